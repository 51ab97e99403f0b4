// The requests that a call took, when it took more than one.
import type { GatewayCall } from '../gateway/call.js';
import type { FailedAttempts } from '../gateway/failed-attempts.js';
import type { CellResult, RunResult } from '../run/results.js';
import { counted, formatCount, formatDuration } from './format.js';
import type { ShowAnswers } from './show-answers.js';
import { short } from './visible.js';

const WHAT_CHARACTERS = 40;
const GRADERS_SHOWN = 3;

type Attempts = Pick<GatewayCall, 'attempts' | 'failedAttempts' | 'latencyMs'>;

/** `5 attempts in 12.0 s: 503 x3, reset, 503`, `2 attempts in 1.2 s: 503, answered`; undefined when there was but one. */
export function attemptsText({ attempts, failedAttempts, latencyMs }: Attempts): string | undefined {
  if (attempts < 2) return undefined;
  const count = counted(attempts, 'attempt');
  if (!failedAttempts) return count;
  const { first, omitted, last } = failedAttempts;
  const answered = first.length + omitted + last.length < attempts;
  const end = last.at(-1) ?? first.at(-1);
  const ms = (end?.afterMs ?? 0) + (answered ? (end?.waitMs ?? 0) + latencyMs : 0);
  const parts = [
    ...inRow(first.map(({ what }) => what)),
    ...(omitted > 0 ? [`${formatCount(omitted)} more`] : []),
    ...inRow(last.map(({ what }) => what)),
    ...(answered ? ['answered'] : []),
  ];
  return `${count} in ${formatDuration(ms)}: ${parts.join(', ')}`;
}

/** `503 x3` for three of them that follow each other. */
function inRow(whats: readonly string[]): string[] {
  const rows: { what: string; times: number }[] = [];
  for (const text of whats) {
    const what = short(text, WHAT_CHARACTERS);
    const row = rows.at(-1);
    if (row?.what === what) row.times++;
    else rows.push({ what, times: 1 });
  }
  return rows.map(({ what, times }) => (times === 1 ? what : `${what} x${times}`));
}

/** The attempts of graders, by name, for the line of facts of a run. */
export function graderAttempts({ graderCalls }: Pick<RunResult, 'graderCalls'>): string[] {
  return graderCalls
    .flatMap((call) => {
      const text = attemptsText(call);
      return text === undefined ? [] : [`grader ${short(call.endpoint, WHAT_CHARACTERS)}: ${text}`];
    })
    .slice(0, GRADERS_SHOWN);
}

/** The attempts of the call that made a cell an error, where there were several. */
export function attemptsOfError({ runs }: CellResult): string | undefined {
  const run = runs.find(({ error }) => error !== undefined);
  const call = run?.graderCalls.findLast(({ attempts }) => attempts > 1) ?? run?.call;
  return call && attemptsText(call);
}

/** For the `metadata` of a row: each in its order. What was said can quote an answer. */
export function attemptsData(
  failed: FailedAttempts | undefined,
  show: ShowAnswers,
): { failedAttempts?: object[]; failedAttemptsOmitted?: number } {
  if (!failed) return {};
  const { first, omitted, last } = failed;
  return {
    failedAttempts: [...first, ...last].map(({ says, ...rest }) => (show === 'none' ? rest : { ...rest, says })),
    ...(omitted > 0 ? { failedAttemptsOmitted: omitted } : {}),
  };
}
