// Results -> verdict. Red when quality did not hold, green only when it was measured, and neither when it could not be.
import type { CellError, ErrorKind } from '../cell-error.js';
import { isJudged } from '../run/cell-state.js';
import type { CellResult } from '../run/results.js';
import type { StoppedBy } from '../stop.js';
import { countCells, erroredCells, errorsOf, tallyErroredCells } from './counts.js';
import { percentOf, reaches } from './rate.js';
import {
  configReason,
  failedReason,
  NO_CASES_REASON,
  nothingJudgedReason,
  passedReason,
  stoppedReason,
  type Tally,
  unmeasuredReason,
} from './reason.js';
import type { Verdict } from './verdict.js';

export interface VerdictOptions {
  /** Percent, 0 to 100. */
  passThreshold: number;
  onInconclusive: 'fail' | 'warn';
  /** What ended the run before it had measured everything. */
  stopped?: StoppedBy | undefined;
}

/** What decides when nobody sets a threshold: every judged cell has to pass. */
const DEFAULT_PASS_THRESHOLD = 100;

/** The settings that a verdict depends on. */
export function verdictOptions({
  passThreshold = DEFAULT_PASS_THRESHOLD,
  onInconclusive,
}: {
  passThreshold?: number;
  onInconclusive: VerdictOptions['onInconclusive'];
}): VerdictOptions {
  return { passThreshold, onInconclusive };
}

/**
 * The errors that `on-inconclusive: warn` forgives: nobody who changes a prompt can repair a gateway or a grader. A
 * config that an endpoint refuses or that chose what failed, code that throws and a run that was stopped are for the author
 * to look at.
 */
const FORGIVABLE: ReadonlySet<ErrorKind> = new Set(['gateway', 'budget', 'timeout', 'grader']);

/** The cause of a verdict that a stop left open. */
export const STOPPED = { cancellation: 'cancelled', 'time limit': 'time limit' } as const;

/**
 * Passed: at least one cell was judged, and the pass rate reaches the threshold even if every errored cell had failed.
 * Failed: it does not even if every errored cell had passed. Inconclusive: everything else. The pass rate is of judged
 * cells; an answered cell without an assertion is in no part of it.
 */
export function decideVerdict(cells: readonly CellResult[], options: VerdictOptions): Verdict {
  const { passThreshold } = options;
  const counts = countCells(cells);
  const { successes, failures, errors } = counts;
  const judged = successes + failures;
  const kinds = tallyErroredCells(cells);
  // Whatever came after the last cell changes nothing.
  const stopped = kinds.cancelled || kinds['not run'] ? options.stopped : undefined;
  const tally: Tally = { counts, judged, passThreshold, kinds, ...(stopped ? { stopped } : {}) };
  const passRate = percentOf({ part: successes, whole: judged });
  const common = { counts, passThreshold, ...(passRate === undefined ? {} : { passRate }) };

  if (cells.length === 0) return noCasesVerdict(options);
  // Asked of the tests, not of the answers: without assertions a dead gateway is no excuse that `warn` could forgive.
  if (judged === 0 && !erroredCells(cells).some(({ cell }) => isJudged(cell.test))) {
    const reason = nothingJudgedReason(tally);
    return { ...common, name: 'inconclusive', reason, cause: 'nothing judged', exitCode: 1 };
  }
  const whole = judged + errors;
  if (judged > 0 && reaches({ part: successes, whole }, passThreshold)) {
    return { ...common, name: 'passed', reason: passedReason(tally), exitCode: 0 };
  }
  if (!reaches({ part: successes + errors, whole }, passThreshold)) {
    return { ...common, name: 'failed', reason: failedReason(tally), exitCode: 1 };
  }
  const exitCode = options.onInconclusive === 'warn' && isForgivable(cells) ? 0 : 1;
  return {
    ...common,
    name: 'inconclusive',
    reason: unmeasuredReason({
      ...tally,
      ...(isOutOfCalls(cells) ? { outOfCalls: true } : {}),
      unforgiven: options.onInconclusive === 'warn' ? countChosen(cells) : 0,
    }),
    cause: stopped ? STOPPED[stopped] : 'not measured',
    exitCode,
  };
}

/** Code that the config runs at the end has failed: what it was for is not done. A failed run stays what it is. */
export function unfinishedVerdict(verdict: Verdict, message: string): Verdict {
  if (verdict.name === 'failed') return verdict;
  return { ...verdict, name: 'inconclusive', cause: 'hook failed', reason: message, exitCode: 1 };
}

/** Stopped while the config was read: no cell is known. */
export function stoppedVerdict(stopped: StoppedBy, options: VerdictOptions): Verdict {
  return nothingRun(STOPPED[stopped], stoppedReason(stopped), options);
}

/** The config cannot be run as it is: nothing was called. */
export function configVerdict(problems: readonly unknown[], options: VerdictOptions): Verdict {
  return nothingRun('config', configReason(problems.length), options);
}

/** No test case, or none that a prompt and an endpoint are left for. */
export function noCasesVerdict(options: VerdictOptions): Verdict {
  return nothingRun('no cases', NO_CASES_REASON, options);
}

/**
 * The run may not or cannot call a gateway for whoever opened the pull request.
 *
 * @param reason one sentence, lower-case start, no full stop
 * @param recipe where it says how such a change can be judged
 */
export function untrustedVerdict(reason: string, options: VerdictOptions, recipe?: Verdict['recipe']): Verdict {
  return { ...nothingRun('untrusted', reason, options), ...(recipe ? { recipe } : {}) };
}

/**
 * Nothing that matters changed, which the user asked to be asked.
 *
 * @param reason one sentence, lower-case start, no full stop
 */
export function skippedVerdict(reason: string, options: VerdictOptions): Verdict {
  return { name: 'skipped', counts: countCells([]), passThreshold: options.passThreshold, reason, exitCode: 0 };
}

/** @param reason one sentence, lower-case start, no full stop */
export function bugVerdict(reason: string, options: VerdictOptions): Verdict {
  return nothingRun('bug', reason, options);
}

/** Whether `on-inconclusive: warn` forgives all that could not be measured. */
export function isForgivable(cells: readonly CellResult[]): boolean {
  return erroredCells(cells)
    .flatMap(errorsOf)
    .every(({ kind, ofConfig }) => FORGIVABLE.has(kind) && !ofConfig);
}

function isOutOfCalls(cells: readonly CellResult[]): boolean {
  return erroredCells(cells).some((cell) => errorsOf(cell).some(({ limit }) => limit === 'max-calls'));
}

/** Cells with an error of a kind that is forgiven, had the config not chosen what failed. */
function countChosen(cells: readonly CellResult[]): number {
  const chosen = ({ kind, ofConfig }: CellError): boolean => ofConfig === true && FORGIVABLE.has(kind);
  return erroredCells(cells).filter((cell) => errorsOf(cell).some(chosen)).length;
}

/** Always exit 1: `on-inconclusive: warn` is about what could not be measured, not about what was never asked. */
function nothingRun(cause: NonNullable<Verdict['cause']>, reason: string, options: VerdictOptions): Verdict {
  const { passThreshold } = options;
  return { name: 'inconclusive', counts: countCells([]), passThreshold, reason, cause, exitCode: 1 };
}
