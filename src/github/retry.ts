import type { ApiFailure, ApiResult } from './api-failure.js';

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The first one included. */
const MAX_ATTEMPTS = 4;
/** A limit that still holds after two waits will not go away while a job waits. */
const MAX_RATE_LIMITED_ATTEMPTS = 3;
const FIRST_DELAY_MS = 1_000;
/** GitHub's advice for a secondary limit that names no time: at least one minute (docs: best practices for the REST API). */
const UNNAMED_LIMIT_DELAY_MS = 60_000;
/** A comment is not worth a longer wait. A server that asks for more gets no further request, rather than one too early. */
const MAX_DELAY_MS = 90_000;

/**
 * How long to wait before the next attempt, ms; undefined when there should be none.
 *
 * @param attempt how many were made, from 1
 */
export function retryDelay({ kind, waitMs }: ApiFailure, attempt: number): number | undefined {
  if (kind !== 'rate limited' && kind !== 'server' && kind !== 'network') return undefined;
  if (attempt >= (kind === 'rate limited' ? MAX_RATE_LIMITED_ATTEMPTS : MAX_ATTEMPTS)) return undefined;
  const delay = waitMs ?? (kind === 'rate limited' ? UNNAMED_LIMIT_DELAY_MS : FIRST_DELAY_MS * 2 ** (attempt - 1));
  return delay <= MAX_DELAY_MS ? delay : undefined;
}

/** For operations that may run twice without harm. */
export async function withRetries<T>(operation: () => Promise<ApiResult<T>>, sleep: Sleep): Promise<ApiResult<T>> {
  for (let attempt = 1; ; attempt++) {
    const result = await operation();
    const delay = result.ok ? undefined : retryDelay(result.failure, attempt);
    if (delay === undefined) return result;
    await sleep(delay);
  }
}
