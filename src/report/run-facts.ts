// What exactly ran, in words without markup: for Markdown and for the terminal.
import { tallyErrors } from '../verdict/counts.js';
import type { EvalReport } from './eval-report.js';
import { counted, formatCount, formatDuration } from './format.js';
import { sum } from './statistics.js';

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

/** Errors of single runs, also of those whose cell was decided by its other repeats. */
export function errorFact({ cells }: EvalReport): string[] {
  const kinds = Object.entries(tallyErrors(cells));
  if (kinds.length === 0) return [];
  return [`Errors, each run counted: ${kinds.map(([kind, count]) => `${formatCount(count)} ${kind}`).join(', ')}`];
}

export function repeatFact({ repeat, repeatMinPass }: EvalReport): string[] {
  return repeat > 1 ? [`Each case ran ${repeat} times, of which ${repeatMinPass} must pass`] : [];
}
