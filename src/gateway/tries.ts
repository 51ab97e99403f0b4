// The tries of a call: a place for each, and a wait between them, until there is an answer or no hope for one.
import { setImmediate } from 'node:timers/promises';
import type { CellError } from '../cell-error.js';
import { type AttemptDependencies, attempt, type OpenCall } from './attempt.js';
import type { GatewayCall } from './call.js';
import type { Failure } from './failure.js';
import type { Lanes, RequestEnd } from './lanes.js';
import { type RetryPolicy, retryDelayMs } from './retry.js';

export interface TriesDependencies extends AttemptDependencies {
  lanes: Lanes;
  policy: RetryPolicy;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 to 1. */
  random(): number;
  /** A call that is tried again after a failure. */
  onRetry?(retry: { endpoint: string; failed: CellError; delayMs: number }): void;
}

/** Never rejects. */
export async function untilAnswered<Answer>(
  open: OpenCall<Answer>,
  dependencies: TriesDependencies,
): Promise<{ answer: Answer } | { error: CellError }> {
  const { server, endpoint, memory, call } = open;
  const { signal } = open.request;
  const { lanes, policy, random, sleep, onRetry } = dependencies;
  const lane = { server: server.origin, endpoint: `${server.url} ${endpoint}` };

  for (let retries = 0; ; retries++) {
    const place = await lanes.enter(lane, signal);
    if (!place) return stopped(signal);
    // Looked at only now: the calls that were served before this one may have spent the budget.
    let end: RequestEnd = { how: 'not sent' };
    let tried: { answer: Answer } | Failure;
    try {
      if (memory.spent) tried = memory.spent;
      else {
        tried = await attempt(open, dependencies);
        end = endOf(tried);
      }
    } finally {
      place.leave(end);
    }
    if ('answer' in tried) {
      // Answers come in bursts. The calls that were waiting go out first; judging this answer can wait for them.
      await setImmediate();
      return { answer: tried.answer };
    }
    if (tried.error.kind === 'cancelled') return stopped(signal);

    const delayMs = retryDelayMs(tried, { policy, retries, random: random() });
    if (delayMs === undefined || delayMs >= open.leftMs) return { error: givenUp(tried, call, delayMs) };
    onRetry?.({ endpoint, failed: tried.error, delayMs });
    // The place is free meanwhile.
    await sleep(delayMs, signal);
    open.leftMs -= delayMs;
  }
}

/** What the end of a request tells of the server's load. */
function endOf(tried: { answer: unknown } | Failure): RequestEnd {
  if ('answer' in tried) return { how: 'answered' };
  const { retry, waitMs, error } = tried;
  if (retry === 'rate limit') return { how: 'rate limited', ...(waitMs === undefined ? {} : { waitMs }) };
  if (retry === 'fault' || error.kind === 'timeout') return { how: 'fault' };
  return error.kind === 'cancelled' || error.kind === 'not run' ? { how: 'not sent' } : { how: 'refused' };
}

/** The error that a call ends with. `delayMs`: the wait for which there is no time left. */
function givenUp({ error, retry }: Failure, { attempts }: GatewayCall, delayMs: number | undefined): CellError {
  if (retry === 'never') return error;
  const tries = attempts === 1 ? 'after 1 attempt' : `after ${attempts} attempts`;
  const why = delayMs === undefined ? '' : `: no time is left for a wait of ${Math.ceil(delayMs / 1_000)} s`;
  return { ...error, message: `${error.message} (given up ${tries}${why})` };
}

function stopped(signal: AbortSignal | undefined): { error: CellError } {
  return { error: { kind: 'cancelled', message: `the call was stopped${reasonOf(signal?.reason)}` } };
}

/** Without one, `abort()` gives a reason that says no more than that it was called. */
function reasonOf(reason: unknown): string {
  if (typeof reason === 'string') return `: ${reason}`;
  const { name, message } = (reason ?? {}) as Partial<Error>;
  return message === undefined || name === 'AbortError' ? '' : `: ${message}`;
}
