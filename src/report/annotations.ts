// Annotations: what is wrong, at the line that it comes from, so that it stands in "Files changed" beside the change.
import { formatPosition, type Position } from '../config/position.js';
import type { Problem } from '../config/problem.js';
import { caseName, endpointName } from './case-names.js';
import type { EvalReport } from './eval-report.js';
import {
  errorGroups,
  type Finding,
  failedCells,
  finding,
  type Mismatch,
  type ShownCell,
  splitByGate,
} from './findings.js';
import { counted } from './format.js';
import type { ShowAnswers } from './show-answers.js';
import { recipeLines, sentence, verdictTitle } from './verdict-text.js';
import { excerpt, short, visibleText } from './visible.js';

export interface Annotation {
  /** `notice`: nothing that anybody has to mend. */
  level: 'error' | 'warning' | 'notice';
  title: string;
  /** Plain text of some lines. */
  message: string;
  at?: Position;
}

/** GitHub shows no more of a level for one step (docs: REST API, check runs; runner: 10 errors, 10 warnings and 10 notices a step). */
export const ANNOTATIONS_OF_A_LEVEL = 10;

const MESSAGE_CHARACTERS = 500;
const HINT_CHARACTERS = 1500;
const CASES_SHOWN = 5;

/**
 * The verdict first, for the page of the run; then problems of the config, or the places of failed and errored cases, at
 * most 10 of a level. What has no room is counted in the verdict's annotation.
 */
export function annotationsOf(report: EvalReport, { showAnswers }: { showAnswers: ShowAnswers }): Annotation[] {
  const { verdict, problems } = report;
  if (verdict.name === 'skipped') return [];
  const level = verdict.name === 'passed' ? 'notice' : verdict.exitCode === 0 ? 'warning' : 'error';
  const places = [...failedPlaces(report, showAnswers, level), ...erroredPlaces(report, showAnswers)];
  if (verdict.name === 'passed') return withinLimits(places).kept;

  const [problem, ...more] = problems;
  const { kept, left } = withinLimits([...more.map(problemAnnotation), ...places], level);
  const lines = [
    short(sentence(verdict.reason), MESSAGE_CHARACTERS),
    ...recipeLines(verdict.recipe),
    ...(problem ? problemLines(problem) : []),
    ...(left > 0 ? [`${counted(left, 'more place')} without an annotation: the job summary has them.`] : []),
  ];
  return [{ level, title: verdictTitle(verdict), message: lines.join('\n'), ...placeOf(problem?.at) }, ...kept];
}

/** @param first the level of the annotation that stands before them */
function withinLimits(
  annotations: readonly Annotation[],
  first?: Annotation['level'],
): { kept: Annotation[]; left: number } {
  const room = { error: ANNOTATIONS_OF_A_LEVEL, warning: ANNOTATIONS_OF_A_LEVEL, notice: ANNOTATIONS_OF_A_LEVEL };
  if (first) room[first]--;
  const kept = annotations.filter(({ level }) => room[level]-- > 0);
  return { kept, left: annotations.length - kept.length };
}

function problemAnnotation(problem: Problem): Annotation {
  const [message = '', ...hint] = problemLines(problem);
  return { level: 'error', title: 'Eval config', message: [message, ...hint].join('\n'), ...placeOf(problem.at) };
}

function problemLines({ message, hint }: Problem): string[] {
  return [
    short(sentence(message), MESSAGE_CHARACTERS),
    // Lines to add to the config keep their indentation.
    ...(hint ? [visibleText(excerpt(sentence(hint), { characters: HINT_CHARACTERS }).text)] : []),
  ];
}

function placeOf(at: Position | undefined): Pick<Annotation, 'at'> {
  return at === undefined || at.file === '' ? {} : { at };
}

/** One for each place: a test on three endpoints, or a rubric that many tests share, is one line to look at. */
function failedPlaces(report: EvalReport, showAnswers: ShowAnswers, level: Annotation['level']): Annotation[] {
  const { broke, other } = splitByGate(failedCells(report), report);
  return [...placesOf(broke, { level, showAnswers }), ...placesOf(other, { level: 'notice', showAnswers })];
}

interface PlaceOptions {
  level: Annotation['level'];
  showAnswers: ShowAnswers;
}

function placesOf(failed: readonly ShownCell[], options: PlaceOptions): Annotation[] {
  const places = new Map<string, { at: Position; cells: ShownCell[] }>();
  for (const one of failed) {
    const at = placeOfCell(one);
    if (at.file === '') continue;
    const key = formatPosition(at);
    const place = places.get(key) ?? { at, cells: [] };
    place.cells.push(one);
    places.set(key, place);
  }
  return [...places.values()].map((place) => annotationOf(place.cells, place.at, options));
}

function annotationOf(cells: readonly ShownCell[], at: Position, { level, showAnswers }: PlaceOptions): Annotation {
  const name = caseName((cells[0] as ShownCell).result.cell);
  return {
    level,
    at,
    title: `${counted(cells.length, 'failed cell')}: ${name}`,
    message: cut([
      ...cells.slice(0, CASES_SHOWN).map(({ result }) => findingLine(finding(result, showAnswers), name)),
      ...(cells.length > CASES_SHOWN ? [`and ${counted(cells.length - CASES_SHOWN, 'more cell')}`] : []),
    ]),
  };
}

/** The file of the rubric when one stands in a file, since that is what failed; else the test. */
function placeOfCell({ result, run }: ShownCell): Position {
  const failed = run?.assertions.find(({ pass }) => !pass)?.assertion;
  return (failed && 'valueAt' in failed ? failed.valueAt : undefined) ?? result.cell.test.at;
}

/** @param title the case that the title names */
function findingLine({ result, mismatches: [mismatch] }: Finding, title: string): string {
  const { cell } = result;
  const name = caseName(cell) === title ? '' : `${short(caseName(cell), 60)}, `;
  const failed = mismatch ? ` ${mismatchText(mismatch)}` : '';
  return `${name}${endpointName(cell.test.provider ?? cell.endpoint)}:${failed || ' failed'}`;
}

function mismatchText({ type, expected, score, reason, reasonSaysAll }: Mismatch): string {
  if (reasonSaysAll && reason !== undefined) return `${type}: ${reason}`;
  const wanted = expected === undefined ? '' : ` expected ${JSON.stringify(expected)},`;
  return `${type}${wanted} got ${score}${reason === undefined ? '' : `: ${reason}`}`;
}

/** Of what could not be measured only what the author can mend: a config that is refused, code that throws. */
function erroredPlaces(report: EvalReport, showAnswers: ShowAnswers): Annotation[] {
  return errorGroups(report, showAnswers).flatMap(({ kind, message, cells }) => {
    const [first] = cells;
    if ((kind !== 'config' && kind !== 'user code') || !first || first.cell.test.at.file === '') return [];
    return [
      {
        level: 'warning' as const,
        title: `${counted(cells.length, 'cell')} could not be measured: ${caseName(first.cell)}`,
        message: cut([message === undefined ? `error of kind ${kind}` : sentence(message)]),
        at: first.cell.test.at,
      },
    ];
  });
}

function cut(lines: readonly string[]): string {
  return lines.map((line) => short(line, MESSAGE_CHARACTERS)).join('\n');
}
