// What a report says of the cells, as data: for Markdown and for the terminal alike.

import type { CellError, ErrorKind } from '../cell-error.js';
import type { AssertionOutcome, CellResult, RunResult } from '../run/results.js';
import { attemptsOfError } from './attempts.js';
import { assertionType, assertionValue, isSingle, jsonText, readableText } from './case-names.js';
import type { EvalReport } from './eval-report.js';
import { formatScore, formatScoreAgainst } from './format.js';
import { type ShowAnswers, showsAnswer, showsMessage } from './show-answers.js';

/** Why a cell without an error is errored all the same. */
export const TOO_FEW_MEASURED = 'too few repeats were measured to decide';

/** One case that did not hold, with the run that is shown for it. */
export interface ShownCell {
  result: CellResult;
  run: RunResult | undefined;
}

/** The same with its texts: made for those that are shown, which may be few of thousands. */
export interface Finding extends ShownCell {
  failedRuns: number;
  mismatches: Mismatch[];
  /** undefined: not to be shown, or there is none. */
  answer: string | undefined;
  /** An answer is there, but `show-answers` keeps it out. */
  answerHidden: boolean;
}

/** Expected against got, of one assertion. */
export interface Mismatch {
  type: string;
  metric: string | undefined;
  expected: string | undefined;
  /** `score 0.4, needs 0.8` */
  score: string;
  /** undefined: not to be shown, since it may quote the answer. */
  reason: string | undefined;
  /** The reason says by itself what was expected and what came. */
  reasonSaysAll: boolean;
}

/** Failed cells, the worst first: by the score of the run that is shown, then in the order of the config. */
export function failedCells(report: EvalReport): ShownCell[] {
  return report.cells
    .filter(({ state }) => state === 'failed')
    .map((result) => ({ result, run: shownRun(result) }))
    .sort((a, b) => (a.run?.score ?? 0) - (b.run?.score ?? 0));
}

/**
 * The failed cells that a comparison with the base does not block, apart from those that it does, or that nothing compared:
 * a reviewer looks for what this change broke.
 */
export function splitByGate(
  failed: readonly ShownCell[],
  { gate }: EvalReport,
): { broke: ShownCell[]; other: ShownCell[] } {
  if (!gate?.base) return { broke: [...failed], other: [] };
  const blocking = new Set(gate.cases.filter(({ blocks }) => blocks).map(({ cell }) => cell));
  const blocks = ({ result }: ShownCell): boolean => blocking.has(result.cell.id);
  return { broke: failed.filter(blocks), other: failed.filter((one) => !blocks(one)) };
}

/** The first case of a report that somebody will want to see again: failed, else not measured. */
export function firstToRepeat(report: EvalReport): CellResult | undefined {
  return failedCells(report)[0]?.result ?? errorGroups(report, 'none')[0]?.cells[0];
}

function shownRun({ runs, state: ofCell }: CellResult): RunResult | undefined {
  const inState = runs.filter(({ state }) => state === ofCell);
  return inState.toSorted((a, b) => a.score - b.score)[0] ?? runs[0];
}

export function finding(result: CellResult, show: ShowAnswers): Finding {
  const run = shownRun(result);
  const shown = run !== undefined && showsAnswer(show, run.state);
  const output = run?.output;
  return {
    result,
    run,
    failedRuns: result.runs.filter(({ state }) => state === 'failed').length,
    mismatches: run ? mismatches(run.assertions, show) : [],
    answer: shown && output !== undefined ? readableText(output) : undefined,
    answerHidden: !shown && output !== undefined,
  };
}

/** A failed assert-set is followed by its failed parts; those of one that passed decided nothing. */
function mismatches(outcomes: readonly AssertionOutcome[], show: ShowAnswers): Mismatch[] {
  return outcomes
    .filter(({ pass }) => !pass)
    .flatMap((outcome) => [mismatch(outcome, show), ...mismatches(outcome.parts ?? [], show)]);
}

function mismatch({ assertion, score, reason }: AssertionOutcome, show: ShowAnswers): Mismatch {
  const { threshold } = assertion;
  return {
    type: assertionType(assertion),
    metric: assertion.metric,
    expected: isSingle(assertion) ? assertionValue(assertion) : undefined,
    score: `score ${threshold === undefined ? formatScore(score) : formatScoreAgainst(score, threshold)}`,
    reason: show === 'none' ? undefined : reason,
    reasonSaysAll: show !== 'none' && reason.startsWith('expected '),
  };
}

/** Errored cells that have the same to say. */
export interface ErrorGroup {
  kind: ErrorKind;
  /** undefined: not to be shown, since it may quote the answer. */
  message: string | undefined;
  status: number | undefined;
  cells: CellResult[];
  /** What the call of the first of them went through: `5 attempts in 12.0 s: 503 x3, reset, 503`. */
  attempts: string | undefined;
}

/** Errored cells by kind and message, the largest group first. A cell is in one group: that of its first error. */
export function errorGroups(report: EvalReport, show: ShowAnswers): ErrorGroup[] {
  const groups = new Map<string, ErrorGroup>();
  for (const result of report.cells) {
    if (result.state !== 'errored') continue;
    const error = firstError(result);
    const { kind, status } = error;
    const message = showsMessage(show, error) ? error.message : undefined;
    const key = jsonText([kind, status ?? null, message ?? null]);
    const group = groups.get(key) ?? { kind, message, status, cells: [], attempts: attemptsOfError(result) };
    group.cells.push(result);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.cells.length - a.cells.length);
}

function firstError(result: CellResult): CellError {
  const run = result.runs.find(({ error }) => error !== undefined);
  return run?.error ?? { kind: 'not run', message: TOO_FEW_MEASURED };
}
