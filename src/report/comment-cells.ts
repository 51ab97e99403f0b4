// "What broke": an entry for each failing case, and with `show-answers: all` one for each that held.
import { caseName, endpointName, testAsRun } from './case-names.js';
import { fencedBlock, inlineCode, markdownText } from './escape.js';
import type { EvalReport, RunContext } from './eval-report.js';
import { type Finding, failedCells, finding, type Mismatch, type ShownCell, splitByGate } from './findings.js';
import { counted, formatCount, formatScore, formatScoreAgainst } from './format.js';
import type { Entry, Part } from './layout.js';
import type { ShowAnswers } from './show-answers.js';
import { sourceLink } from './source-link.js';
import { wrap } from './terminal-width.js';
import { excerpt, short, visibleText } from './visible.js';

/** A threshold over all cells may still count them. */
const NOT_BLOCKING = ', which the comparison does not block';
const MISMATCHES_SHOWN = 5;
const REASON_CHARACTERS = 400;
const PROMPT_CHARACTERS = 60;
/** GitHub does not break lines of code, and a phone shows some 45 columns: an answer in one line would be out of sight. */
const ANSWER_COLUMNS = 72;

export interface CellSectionOptions {
  showAnswers: ShowAnswers;
  /** How many failing cases are open; the rest is folded. */
  open: number;
  answer: { characters: number; lines: number };
  /** Where a reader finds what is left out here. */
  elsewhere: string;
}

export function brokenParts(report: EvalReport, context: RunContext, options: CellSectionOptions): Part[] {
  const { broke, other } = splitByGate(failedCells(report), report);
  const entriesOf = (failed: readonly ShownCell[], from: number): Entry[] =>
    failed.map(({ result }, index) => () => {
      const found = finding(result, options.showAnswers);
      return entry(found, report, context, options, `${from + index + 1}. `);
    });
  const entries = entriesOf(broke, 0);
  const folded = entries.slice(options.open);
  const leftOut = (count: number) => notShown(counted(count, 'failing cell'), options.elsewhere);
  const failing = (count: number): string => `failing ${count === 1 ? 'cell' : 'cells'}`;
  const more = broke.length === 0 ? '' : 'more ';
  return [
    ...(broke.length === 0
      ? []
      : [
          {
            before: `### What broke: ${counted(broke.length, 'cell')}`,
            entries: entries.slice(0, options.open),
            leftOut,
            rank: 1,
          },
        ]),
    ...fold(`${formatCount(folded.length)} more ${failing(folded.length)}`, folded, leftOut, 5),
    ...fold(
      `${formatCount(other.length)} ${more}${failing(other.length)}${NOT_BLOCKING}`,
      entriesOf(other, broke.length),
      leftOut,
      6,
    ),
  ];
}

/** Only when every answer is to be seen. */
export function passedParts(report: EvalReport, context: RunContext, options: CellSectionOptions): Part[] {
  if (options.showAnswers !== 'all') return [];
  const passed = report.cells.filter(({ state }) => state === 'passed' || state === 'unjudged');
  const entries = passed.map((result) => () => entry(finding(result, 'all'), report, context, options, ''));
  const leftOut = (count: number) => notShown(counted(count, 'answer'), options.elsewhere);
  return fold(`${counted(passed.length, 'answer')} without a failure`, entries, leftOut, 8);
}

export function fold(summary: string, entries: readonly Entry[], leftOut: Part['leftOut'], rank: number): Part[] {
  if (entries.length === 0) return [];
  return [{ before: `<details>\n<summary>${summary}</summary>`, entries, after: '</details>', leftOut, rank }];
}

/** @param what a counted noun */
export function notShown(what: string, elsewhere: string): string {
  return `${what} not shown here, since the text would be too long. ${elsewhere}`;
}

function entry(
  found: Finding,
  report: EvalReport,
  context: RunContext,
  { answer }: CellSectionOptions,
  number: string,
): string {
  const blocks = [
    `#### ${number}${markdownText(caseName(found.result.cell))}`,
    facts(found, report, context),
    mismatchList(found),
    ...answerBlocks(found, answer),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

/** Endpoint, prompt, repeats, place in the config, id: on one line. */
function facts({ result, failedRuns }: Finding, { columns }: EvalReport, context: RunContext): string {
  const { cell, state, runs } = result;
  const severalPrompts = new Set(columns.map(({ prompt }) => prompt.label)).size > 1;
  return [
    `Endpoint ${inlineCode(endpointName(cell.endpoint))}`,
    ...(severalPrompts ? [`prompt ${inlineCode(short(cell.prompt.label, PROMPT_CHARACTERS))}`] : []),
    ...(runs.length > 1 && state !== 'unjudged' ? [`${failedRuns} of ${counted(runs.length, 'repeat')} failed`] : []),
    sourceLink(cell.test.at, context),
    `case ${inlineCode(cell.id)}`,
  ].join(', ');
}

function mismatchList({ result, run, mismatches }: Finding): string {
  const { threshold } = testAsRun(result.cell, run);
  const score = run?.score ?? 0;
  const more = mismatches.length - MISMATCHES_SHOWN;
  const ofCase =
    threshold !== undefined
      ? [`- the case as a whole: score ${formatScoreAgainst(score, threshold)}`]
      : result.state === 'failed' && mismatches.length === 0
        ? [`- the case as a whole: score ${formatScore(score)}, and no assertion failed`]
        : [];
  return [
    ...ofCase,
    ...mismatches.slice(0, MISMATCHES_SHOWN).map(mismatchItem),
    ...(more > 0 ? [`- and ${counted(more, 'more failed assertion')}`] : []),
  ].join('\n');
}

function mismatchItem({ type, metric, expected, score, reason, reasonSaysAll }: Mismatch): string {
  const name = metric === undefined ? '' : ` (metric ${inlineCode(short(metric, PROMPT_CHARACTERS))})`;
  const wanted = expected === undefined ? '' : ` expected ${inlineCode(expected)},`;
  const comparison = reasonSaysAll ? '' : `${wanted} got ${score}`;
  const why = reason ? `: ${markdownText(short(reason, REASON_CHARACTERS))}` : '';
  return `- **${inlineCode(type)}**${name}${comparison}${why}`;
}

function answerBlocks({ answer, answerHidden }: Finding, limits: CellSectionOptions['answer']): string[] {
  if (answer === undefined) return answerHidden ? ['The answer is not shown (`show-answers`).'] : [];
  if (answer === '') return ['The answer is empty.'];
  const { text, left } = excerpt(answer, limits);
  const title =
    left > 0 ? `Answer, the first ${formatCount(text.length)} of ${formatCount(answer.length)} characters:` : 'Answer:';
  return [title, fencedBlock(wrap(visibleText(text), ANSWER_COLUMNS).join('\n'), 'text')];
}
