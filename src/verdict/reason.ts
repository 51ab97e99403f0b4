// A verdict's reason in words: one sentence, lower-case start, no full stop, so that every report can embed it.
import type { ErrorKind } from '../cell-error.js';
import type { StoppedBy } from '../stop.js';
import type { ErrorTally } from './counts.js';
import { formatRate, formatThreshold } from './rate.js';
import type { Counts } from './verdict.js';

/** Counts with what follows from them. */
export interface Tally {
  counts: Counts;
  /** successes + failures */
  judged: number;
  passThreshold: number;
  /** Errored cells by kind. */
  kinds: ErrorTally;
  /** What ended the run before it had measured everything. */
  stopped?: StoppedBy;
  /** Calls were left out, since the run may make no more. */
  outOfCalls?: true;
}

/** `24 of 24 cells passed` or `23 of 24 cells passed; the pass rate is 95.8 %, needs 95 %` */
export function passedReason({ counts, judged, passThreshold, kinds, stopped }: Tally): string {
  const { successes, failures, errors } = counts;
  return sentence([
    stopClause(counts, kinds, stopped),
    `${successes} of ${cellCount(judged)} passed`,
    failures > 0 && rateClause({ part: successes, whole: judged }, passThreshold),
    errors > 0 && `${cellCount(errors)} could not be measured, which cannot change that`,
    unjudgedClause(counts),
  ]);
}

/** `3 of 24 cells failed; the pass rate is 87.5 %, needs 100 %` */
export function failedReason({ counts, judged, passThreshold, kinds, stopped }: Tally): string {
  const { successes, failures, errors } = counts;
  return sentence([
    stopClause(counts, kinds, stopped),
    `${failures} of ${cellCount(judged)} failed`,
    rateClause({ part: successes, whole: judged }, passThreshold),
    errors > 0 && `${cellCount(errors)} could not be measured, which cannot change that`,
    unjudgedClause(counts),
  ]);
}

/** `2 of 24 cells could not be measured (2 gateway errors); the pass rate is between 91.6 % and 100 %, needs 95 %` */
export function unmeasuredReason({
  counts,
  judged,
  passThreshold,
  kinds,
  stopped,
  outOfCalls,
  unforgiven,
}: Tally & {
  /** Cells that `warn` does not forgive, since the config chose what failed. */
  unforgiven: number;
}): string {
  const { total, successes, errors } = counts;
  const whole = judged + errors;
  const lowest = formatRate({ part: successes, whole }, passThreshold);
  const highest = formatRate({ part: successes + errors, whole }, passThreshold);
  return sentence([
    stopClause(counts, kinds, stopped),
    outOfCalls && 'the run has made all the calls that max-calls allows',
    `${errors} of ${cellCount(total)} could not be measured (${formatTally(kinds)})`,
    judged > 0 && `the pass rate is between ${lowest} and ${highest}, needs ${formatThreshold(passThreshold)}`,
    unforgiven > 0 &&
      `on-inconclusive: warn does not forgive ${cellCount(unforgiven)}, where the config chose the gateway, the credentials or the time limit that failed`,
    unjudgedClause(counts),
  ]);
}

/** `24 cells were answered, but no assertion judges them` */
export function nothingJudgedReason({ counts, kinds }: Tally): string {
  const { total, errors } = counts;
  return sentence([
    `${total === 1 ? 'the only cell has' : `all ${total} cells have`} no assertion that decides, so nothing was judged`,
    errors > 0 && `${cellCount(errors)} could not be measured (${formatTally(kinds)})`,
  ]);
}

export const NO_CASES_REASON = 'there is nothing to run: no test case meets a prompt and an endpoint';

/** `the run was cancelled before anything was measured` */
export function stoppedReason(stopped: StoppedBy): string {
  return `${stopWords(stopped)} before anything was measured`;
}

/** `the time was up` */
export function stopWords(stopped: StoppedBy): string {
  return STOPS[stopped];
}

const STOPS: Readonly<Record<StoppedBy, string>> = {
  cancellation: 'the run was cancelled',
  'time limit': 'the time was up',
};

/** `the run was cancelled after 12 of 40 cells`; the run's end errs cells in flight as cancelled, the rest as not run. */
function stopClause({ total }: Counts, kinds: ErrorTally, stopped: StoppedBy | undefined): string | false {
  if (!stopped) return false;
  const ended = total - (kinds.cancelled ?? 0) - (kinds['not run'] ?? 0);
  return `${STOPS[stopped]} after ${ended} of ${cellCount(total)}`;
}

/** `the config has 2 problems, so nothing was run` */
export function configReason(problems: number): string {
  return `the config has ${problems === 1 ? 'a problem' : `${problems} problems`}, so nothing was run`;
}

/** Each kind of error as a counted noun: of one, of several. */
const KINDS: Readonly<Record<ErrorKind, readonly [string, string]>> = {
  config: ['config error', 'config errors'],
  gateway: ['gateway error', 'gateway errors'],
  budget: ['spent budget', 'spent budgets'],
  timeout: ['timeout', 'timeouts'],
  grader: ['grader error', 'grader errors'],
  'user code': ['error of user code', 'errors of user code'],
  webhook: ['webhook error', 'webhook errors'],
  'not run': ['not run', 'not run'],
  cancelled: ['cancelled', 'cancelled'],
};

/** `20 gateway errors, 1 timeout`: the most frequent first. */
function formatTally(kinds: ErrorTally): string {
  return Object.entries(kinds)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([kind, count]) => `${count} ${KINDS[kind as ErrorKind][count === 1 ? 0 : 1]}`)
    .join(', ');
}

function rateClause(share: { part: number; whole: number }, passThreshold: number): string {
  return `the pass rate is ${formatRate(share, passThreshold)}, needs ${formatThreshold(passThreshold)}`;
}

function unjudgedClause({ unjudged }: Counts): string | false {
  return unjudged > 0 && `${cellCount(unjudged)} ${unjudged === 1 ? 'was' : 'were'} answered but not judged`;
}

function cellCount(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}

function sentence(clauses: readonly (string | false | undefined)[]): string {
  return clauses.filter(Boolean).join('; ');
}
