// When to ask again, and after how long. The waits are ours to choose: MLflow drops the provider's Retry-After; a proxy
// before it may send one.
import type { Failure } from './failure.js';

export interface RetryPolicy {
  /** How many times a request is sent again after a fault: a 5xx, a broken connection, a timeout. */
  faultRetries: number;
  /** After a rate limit: it passes with time, so this is more patient. */
  rateLimitRetries: number;
}

export const DEFAULT_RETRIES: RetryPolicy = { faultRetries: 3, rateLimitRetries: 5 };

/** The first and the longest step of the backoff, ms. All waits after faults together last 3.5 s at most, after limits 31 s. */
const FAULT_STEPS = { first: 500, longest: 8_000 };
const RATE_LIMIT_STEPS = { first: 1_000, longest: 16_000 };

/**
 * Milliseconds until the next try; undefined when there should be none. Exponential backoff with full jitter, so that
 * calls refused together do not come back together; a wait that the server asked for is a floor, and jitter comes on top.
 *
 * @param retries how many retries there were so far
 * @param random 0 to 1
 */
export function retryDelayMs(
  { retry, waitMs }: Pick<Failure, 'retry' | 'waitMs'>,
  { policy, retries, random }: { policy: RetryPolicy; retries: number; random: number },
): number | undefined {
  if (retry === 'never') return undefined;
  const limited = retry === 'rate limit';
  if (retries >= (limited ? policy.rateLimitRetries : policy.faultRetries)) return undefined;
  const { first, longest } = limited ? RATE_LIMIT_STEPS : FAULT_STEPS;
  if (waitMs !== undefined) return waitMs + random * first;
  return random * Math.min(longest, first * 2 ** retries);
}

/** The wait that an answer asks for, ms: `retry-after-ms`, or `retry-after` in seconds or as a date. Never negative. */
export function retryAfterMs(header: (name: string) => string | undefined, nowMs: number): number | undefined {
  const exact = number(header('retry-after-ms'));
  if (exact !== undefined) return exact;
  const value = header('retry-after');
  const seconds = number(value);
  if (seconds !== undefined) return seconds * 1_000;
  const date = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

function number(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}
