// What exactly ran, in words without markup: for Markdown and for the terminal.
import { leastPasses } from '../run/cell-state.js';
import { tallyErrors } from '../verdict/counts.js';
import type { EvalReport } from './eval-report.js';
import { counted, formatCount, formatDuration } from './format.js';
import { servedText } from './served-text.js';
import { sum } from './statistics.js';
import { short } from './visible.js';

const NAME_CHARACTERS = 60;

export function durationFact({ durationMs, startedAt }: EvalReport): string {
  return `Took ${formatDuration(durationMs)}, started ${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Calls, retries and the tokens of graders: those of endpoints stand in the comparison. */
export function callFacts(report: EvalReport): string[] {
  const { endpoint, grader, attempts } = report.calls;
  if (endpoint + grader === 0) return ['No call was made'];
  const retries = Math.max(0, attempts - endpoint - grader);
  const graderTokens = sum(
    report.cells.flatMap(({ runs }) =>
      runs.flatMap(({ graderCalls }) => graderCalls.map(({ tokens }) => tokens?.total ?? 0)),
    ),
  );
  const graders = grader === 0 ? '' : `, ${counted(grader, 'call')} to graders (${counted(graderTokens, 'token')})`;
  return [`${counted(endpoint, 'call')} to endpoints${graders}, ${counted(retries, 'retry', 'retries')}`];
}

/** Who judged: a grader that was served by another model judges differently. */
export function graderFacts({ served = [] }: EvalReport): string[] {
  return served
    .filter(({ role }) => role === 'grader')
    .map((one) => `Grader ${short(one.endpoint, NAME_CHARACTERS)} served by ${servedText(one)}`);
}

/** Errors of single runs, also of those whose cell was decided by its other repeats. */
export function errorFact({ cells }: EvalReport): string[] {
  const kinds = Object.entries(tallyErrors(cells));
  if (kinds.length === 0) return [];
  return [`Errors, each run counted: ${kinds.map(([kind, count]) => `${formatCount(count)} ${kind}`).join(', ')}`];
}

/** Tests may say themselves how often they run: what counts is what ran. */
export function repeatFact({ cells, repeatMinPass }: EvalReport): string[] {
  const counts = cells.map(({ runs }) => runs.length);
  const most = counts.reduce((one, other) => Math.max(one, other), 1);
  const fewest = counts.reduce((one, other) => Math.min(one, other), most);
  if (most === 1) return [];
  if (fewest === most) return [`Each case ran ${most} times, of which ${leastPasses(most, repeatMinPass)} must pass`];
  const least = repeatMinPass === undefined ? 'all' : `${repeatMinPass}, or all where there are fewer,`;
  return [`Cases ran ${fewest} to ${most} times, of which ${least} must pass`];
}
