// When to ask again, and after how long. There is no number of tries: what may pass is asked again until the time of the
// call is used up. The waits are ours to choose: MLflow drops the provider's Retry-After; a proxy before it may send one.
import type { Failure } from './failure.js';

/**
 * The first and the longest step of the backoff, ms. A server that starts again takes half a minute, so a wait after a fault
 * grows to some seconds and no further. After a rate limit the lane is where a request really waits, for its rate is known
 * there; the wait here only keeps apart what was refused together.
 */
const STEPS = {
  fault: { first: 500, longest: 8_000 },
  'rate limit': { first: 100, longest: 16_000 },
} as const;

/** `asks`: the server asks for a longer wait than the call has left. `time`: the call has none left for another try. */
export type Retry = { delayMs: number } | { none: 'never' | 'asks' | 'time' };

/**
 * Exponential backoff with full jitter, so that calls refused together do not come back together; a wait that the server
 * asked for is a floor, never cut, and jitter comes on top.
 *
 * @param retries how many retries there were so far
 * @param leftMs of the call's time
 * @param answerMs what a try needs of it to be answered: with less left none is made, unless the server itself named the time
 * @param random 0 to 1
 */
export function whenToRetry(
  { retry, waitMs }: Pick<Failure, 'retry' | 'waitMs'>,
  { retries, leftMs, answerMs = 0, random }: { retries: number; leftMs: number; answerMs?: number; random: number },
): Retry {
  if (retry === 'never') return { none: 'never' };
  const { first, longest } = STEPS[retry];
  const jitterMs = random * Math.min(longest, first * 2 ** Math.min(retries, 30));
  if (leftMs <= 0) return { none: 'time' };
  if (!waitMs) return jitterMs < leftMs - answerMs ? { delayMs: jitterMs } : { none: 'time' };
  if (waitMs >= leftMs) return { none: 'asks' };
  // Jitter may not cost the try that the server itself has promised room for.
  return { delayMs: waitMs + Math.min(jitterMs, (random * (leftMs - waitMs)) / 2) };
}

/**
 * The wait that an answer asks for, ms: `retry-after-ms`, or `retry-after` in seconds or as a date. Never negative;
 * undefined when it asks for none, or in words that say nothing.
 */
export function retryAfterMs(header: (name: string) => string | undefined, nowMs: number): number | undefined {
  const exact = number(header('retry-after-ms'));
  if (exact !== undefined) return exact;
  const value = header('retry-after');
  const seconds = number(value);
  if (seconds !== undefined) return seconds * 1_000;
  const until = date(value);
  // By the clock of the server that names it, where it tells its time.
  return until === undefined ? undefined : Math.max(0, until - (date(header('date')) ?? nowMs));
}

function number(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}

/** A date of HTTP in one of its forms, or of ISO 8601. `Date.parse` alone reads a date into almost any text with a number. */
const DATE =
  /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} [\d:]{8} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}|\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))$/;

function date(value: string | undefined): number | undefined {
  const text = value?.trim() ?? '';
  // The form of C's asctime names no zone; all of HTTP's dates are UTC.
  const time = DATE.test(text) ? Date.parse(/\d{4}$/.test(text) ? `${text} GMT` : text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
