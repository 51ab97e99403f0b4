// What can go wrong between us and GitHub, sorted by what one can do about it.
import { isObject } from '../json.js';
import { readText } from './event-payload.js';

export interface ApiFailure {
  kind: 'unauthorized' | 'forbidden' | 'not found' | 'invalid' | 'rate limited' | 'server' | 'network' | 'other';
  /** Absent when no usable answer came. */
  status?: number;
  /** GitHub's own words or the system's, one line, bounded; text from outside. */
  message: string;
  /** How long GitHub asks to wait, ms. */
  waitMs?: number;
}

export type ApiResult<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure };

const MAX_MESSAGE = 200;

/** What came of a call, in the middle of a sentence; text from outside. */
export function failureClause({ status, message }: ApiFailure): string {
  return status === undefined ? message : `GitHub answered ${status}: ${message}`;
}

/**
 * Sorts what octokit throws.
 *
 * @param now ms since the epoch, to turn `x-ratelimit-reset` (a time) into a wait
 */
export function readFailure(error: unknown, now: number): ApiFailure {
  const response = readResponse(error);
  // octokit gives an unreachable host the status 500: only an answer has a response.
  if (!response) return { kind: isGraphqlError(error) ? 'other' : 'network', message: describeCause(error) };
  const { status, headers } = response;
  const message = readText(response.message, MAX_MESSAGE) ?? 'no message';
  const waitMs = readWait(headers, now);
  const failure = { status, message, ...(waitMs !== undefined && { waitMs }) };
  if (isRateLimit(response)) return { kind: 'rate limited', ...failure };
  if (status >= 500) return { kind: 'server', ...failure };
  return { kind: CLIENT_ERRORS[status] ?? 'other', ...failure };
}

const CLIENT_ERRORS: Record<number, ApiFailure['kind']> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not found',
  410: 'not found',
  422: 'invalid',
};

/** An answer with the status 200 that says no: asking again changes nothing. */
function isGraphqlError(error: unknown): boolean {
  return isObject(error) && error['name'] === 'GraphqlResponseError';
}

interface FailedResponse {
  status: number;
  headers: Record<string, unknown>;
  message: unknown;
}

function readResponse(error: unknown): FailedResponse | undefined {
  if (!isObject(error) || !isObject(error['response']) || typeof error['status'] !== 'number') return undefined;
  const { headers, data } = error['response'];
  return {
    status: error['status'],
    headers: isObject(headers) ? headers : {},
    message: isObject(data) ? data['message'] : data,
  };
}

/**
 * 403 has two meanings. Only headers and words tell "slow down" from "you may not" (docs: rate limits for the REST API):
 * the primary limit leaves `x-ratelimit-remaining: 0`, the secondary ones send `retry-after`, or nothing but the message.
 */
function isRateLimit({ status, headers, message }: FailedResponse): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  if (headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined) return true;
  return typeof message === 'string' && /secondary rate limit|abuse detection/i.test(message);
}

function readWait(headers: Record<string, unknown>, now: number): number | undefined {
  const retryAfter = headers['retry-after'];
  if (typeof retryAfter === 'string') {
    if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
    const until = Date.parse(retryAfter);
    if (!Number.isNaN(until)) return Math.max(0, until - now);
  }
  const reset = headers['x-ratelimit-reset'];
  if (headers['x-ratelimit-remaining'] === '0' && typeof reset === 'string' && /^\d+$/.test(reset)) {
    return Math.max(0, Number(reset) * 1000 - now);
  }
  return undefined;
}

function describeCause(error: unknown): string {
  let cause = error;
  // fetch says "fetch failed" and keeps the reason (ECONNREFUSED, a certificate) below.
  for (let depth = 0; depth < 5 && isObject(cause) && isObject(cause['cause']); depth++) cause = cause['cause'];
  if (!isObject(cause)) return 'unknown error';
  const { message, code, name } = cause;
  return readText(message || code || name, MAX_MESSAGE) ?? 'unknown error';
}
