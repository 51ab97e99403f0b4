// The report on a terminal: the same five answers as the comment, without Markdown.
import type { CellResult } from '../run/results.js';
import { caseName, endpointName, testAsRun } from './case-names.js';
import type { EvalReport } from './eval-report.js';
import {
  type ErrorGroup,
  errorGroups,
  type Finding,
  failedCells,
  finding,
  firstToRepeat,
  type Mismatch,
  type ShownCell,
  splitByGate,
} from './findings.js';
import { counted, formatCount, formatScore, formatScoreAgainst } from './format.js';
import { logLine, terminalText } from './plain-text.js';
import { rerunCommand } from './rerun.js';
import { callFacts, durationFact, errorFact, graderFacts, repeatFact } from './run-facts.js';
import type { ShowAnswers } from './show-answers.js';
import { terminalComparison } from './terminal-comparison.js';
import { gateSection } from './terminal-gate.js';
import { createTerminalWriter, problemLines, type Write } from './terminal-writer.js';
import { countsSentence, recipeLines, sentence, verdictTitle, warningsTitle } from './verdict-text.js';
import { excerpt, oneLine, short } from './visible.js';

export interface TerminalOptions {
  /** Columns. */
  width: number;
  color: boolean;
  showAnswers: ShowAnswers;
  /** The words that start this program on this machine, for what is to be copied. Default: its name. */
  command?: readonly string[];
}

/** A person at a terminal scrolls up; a hundred answers are for the result file. */
const FAILED_SHOWN = 20;
const MISMATCHES_SHOWN = 5;
const NAMES_SHOWN = 5;
const ANSWER = { characters: 600, lines: 12 };
const REASON_CHARACTERS = 400;

const VERDICT_COLORS = { passed: 'green', failed: 'red', inconclusive: 'yellow', skipped: 'yellow' } as const;

/** Ends with a line feed. No line is wider than `width`, except a command to be copied. */
export function renderTerminal(report: EvalReport, options: TerminalOptions): string {
  const { write, style, section } = createTerminalWriter(options);

  const { verdict, description } = report;
  const title = write(verdictTitle(verdict) + (description ? ` (${short(description, 80)})` : ''));
  const { broke, other } = splitByGate(failedCells(report), report);
  const errors = errorGroups(report, options.showAnswers);
  const unjudged = report.cells.filter(({ state }) => state === 'unjudged');
  return `${[
    [
      style(title, 'bold', VERDICT_COLORS[verdict.name]),
      write(sentence(verdict.reason)),
      ...countsSentence(verdict).map((text) => write(text)),
      ...recipeLines(verdict.recipe).map((line) => (line.startsWith('https://') ? line : write(line))),
    ].join('\n'),
    ...section(
      `What to fix: ${counted(report.problems.length, 'problem')}`,
      report.problems.map((problem) => problemLines(problem, write)),
    ),
    ...gateSection(report, { write, section }),
    ...section(
      `What broke: ${counted(broke.length, 'cell')}`,
      failedLines(broke, report, { write, show: options.showAnswers }),
    ),
    ...section(
      `Failing, and not blocked by the comparison: ${counted(other.length, 'cell')}`,
      failedLines(other, report, { write, show: options.showAnswers }),
    ),
    ...section(
      `What could not be measured: ${counted(verdict.counts.errors, 'cell')}`,
      errors.map((group) => errorLines(group, write)),
    ),
    ...section(
      `Answered, not judged: ${counted(unjudged.length, 'cell')}`,
      unjudged.length > 0 ? [write(names(unjudged), 2)] : [],
    ),
    ...section(
      warningsTitle(report),
      report.warnings.map((warning) => problemLines(warning, write)),
    ),
    ...section('How the endpoints compare', terminalComparison(report, { width: options.width, write })),
    ...section('What exactly ran', ranLines(report, write)),
    ...rerun(report, options.command),
  ].join('\n\n')}\n`;
}

function failedLines(
  failed: readonly ShownCell[],
  report: EvalReport,
  { write, show }: { write: Write; show: ShowAnswers },
): string[] {
  const more = failed.length - FAILED_SHOWN;
  return [
    ...failed
      .slice(0, FAILED_SHOWN)
      .map(({ result }, index) => findingLines(finding(result, show), index + 1, report, write)),
    ...(more > 0 ? [write(`and ${counted(more, 'more failing cell')}; a .json result file has all of them`, 2)] : []),
  ];
}

function findingLines(
  { result, run, failedRuns, mismatches, answer, answerHidden }: Finding,
  number: number,
  report: EvalReport,
  write: Write,
): string {
  const { cell, runs } = result;
  const { threshold } = testAsRun(cell, run);
  const severalPrompts = new Set(report.columns.map(({ prompt }) => prompt.label)).size > 1;
  const facts = [
    `endpoint ${endpointName(cell.endpoint)}`,
    ...(severalPrompts ? [`prompt "${short(cell.prompt.label, 60)}"`] : []),
    ...(runs.length > 1 ? [`${failedRuns} of ${counted(runs.length, 'repeat')} failed`] : []),
    `case ${cell.id}`,
  ];
  const score = run?.score ?? 0;
  const more = mismatches.length - MISMATCHES_SHOWN;
  return [
    write(`${number}. ${caseName(cell)}`, 2),
    write(facts.join(', '), 5),
    ...(threshold === undefined
      ? []
      : [write(`the case as a whole: score ${formatScoreAgainst(score, threshold)}`, 5)]),
    ...(threshold === undefined && mismatches.length === 0
      ? [write(`the case as a whole: score ${formatScore(score)}, and no assertion failed`, 5)]
      : []),
    ...mismatches.slice(0, MISMATCHES_SHOWN).map((mismatch) => write(mismatchText(mismatch), 5)),
    ...(more > 0 ? [write(`and ${counted(more, 'more failed assertion')}`, 5)] : []),
    ...answerLines(answer, answerHidden, write),
  ].join('\n');
}

function mismatchText({ type, metric, expected, score, reason, reasonSaysAll }: Mismatch): string {
  const name = metric === undefined ? '' : ` (metric ${short(metric, 60)})`;
  const wanted = expected === undefined ? '' : ` expected "${short(expected, 200)}",`;
  const comparison = reasonSaysAll ? '' : `${wanted} got ${score}`;
  return `${type}${name}${comparison}${reason ? `: ${short(reason, REASON_CHARACTERS)}` : ''}`;
}

function answerLines(answer: string | undefined, hidden: boolean, write: Write): string[] {
  if (answer === undefined) return hidden ? [write('answer not shown (show-answers)', 5)] : [];
  if (answer === '') return [write('the answer is empty', 5)];
  const { text, left } = excerpt(answer, ANSWER);
  const title =
    left > 0 ? `answer, the first ${formatCount(text.length)} of ${formatCount(answer.length)} characters:` : 'answer:';
  // A rule at the left, so that no line of an answer can pass for one of the report.
  return [
    write(title, 5),
    ...write(text, 9)
      .split('\n')
      .map((line) => `       | ${line.slice(9)}`.trimEnd()),
  ];
}

function errorLines({ kind, status, message, cells, attempts }: ErrorGroup, write: Write): string {
  const endpoints = [...new Set(cells.map(({ cell }) => endpointName(cell.endpoint)))];
  const what = status === undefined ? kind : `${kind}, HTTP ${status}`;
  return [
    write(`${what}: ${counted(cells.length, 'cell')} on ${endpoints.join(', ')}`, 2),
    write(message === undefined ? 'message not shown, since it may quote an answer' : short(message, 600), 5),
    ...(attempts === undefined ? [] : [write(`${cells.length === 1 ? '' : 'the first of them: '}${attempts}`, 5)]),
    write(`cases: ${names(cells)}`, 5),
  ].join('\n');
}

function names(cells: readonly CellResult[]): string {
  const all = cells.map(({ cell }) => `${caseName(cell)} (${cell.id})`);
  const more = all.length - NAMES_SHOWN;
  return all.slice(0, NAMES_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function ranLines(report: EvalReport, write: Write): string[] {
  const facts = [
    durationFact(report),
    ...callFacts(report),
    ...graderFacts(report),
    ...errorFact(report),
    ...repeatFact(report),
    ...(report.gatewayUrl === undefined ? [] : [`Gateway ${oneLine(report.gatewayUrl)}`]),
    ...(report.files.length === 0 ? [] : [`Config ${report.files.slice(0, 10).map(oneLine).join(', ')}`]),
    ...report.notices.map((notice) => `Notice: ${short(sentence(notice), REASON_CHARACTERS)}`),
  ];
  return facts.map((fact) => write(fact, 2));
}

/** Its lines are as long as they are: they are to be copied. */
function rerun(report: EvalReport, program: readonly string[] | undefined): string[] {
  const result = firstToRepeat(report);
  if (result === undefined) return [];
  const command = rerunCommand(report, { cellId: result.cell.id, command: program });
  return command === undefined
    ? []
    : [`To repeat the first of them alone:\n${logLine(terminalText(command)).replace(/^/gm, '  ')}`];
}
