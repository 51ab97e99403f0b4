// What became of the requests of a call that were not answered with what was asked for: a few of the first and of the last.
import { isObject } from '../json.js';
import { quote } from './outside-text.js';

/** One of them. */
export interface FailedAttempt {
  /** Its status, or what the network did, in a word or two: `503`, `reset`, `timeout`. */
  what: string;
  /** The error's words, at most 200 characters; may quote text from outside. */
  says: string;
  /** When it had failed, whole ms after the first request of the call was sent. */
  afterMs: number;
  /** The wait that followed it, whole ms; absent when no other request was meant to follow. */
  waitMs?: number;
}

/** In their order: `first`, then `omitted` of them that were not kept, then `last`. */
export interface FailedAttempts {
  first: FailedAttempt[];
  omitted: number;
  last: FailedAttempt[];
}

/** Of the first and of the last, each. A call that meets a dead server makes some thirty requests. */
const KEPT = 3;
const MAX_WORDS_CHARACTERS = 200;

/** Whether a value that was kept somewhere has their shape, and is no longer than what is kept of a call. */
export function isFailedAttempts(value: unknown): value is FailedAttempts {
  if (!isObject(value)) return false;
  const { first, omitted, last } = value;
  const areAttempts = (list: unknown): boolean => Array.isArray(list) && list.length <= KEPT && list.every(isAttempt);
  return areAttempts(first) && areAttempts(last) && isTime(omitted);
}

function isAttempt(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { what, says, afterMs, waitMs = 0 } = value;
  const isText = (text: unknown): boolean => typeof text === 'string' && text.length <= 2 * MAX_WORDS_CHARACTERS;
  return isText(what) && isText(says) && isTime(afterMs) && isTime(waitMs);
}

const isTime = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;

export interface AttemptLog {
  failed(attempt: { what: string; says: string; afterMs: number }): void;
  /** The wait after the last one. */
  waits(ms: number): void;
  /** Undefined when none has failed. */
  all(): FailedAttempts | undefined;
}

export function createAttemptLog(): AttemptLog {
  const first: FailedAttempt[] = [];
  const last: FailedAttempt[] = [];
  let omitted = 0;
  return {
    failed({ what, says, afterMs }) {
      const kept = { what, says: quote(says, [], MAX_WORDS_CHARACTERS), afterMs: Math.round(afterMs) };
      if (first.length < KEPT) {
        first.push(kept);
        return;
      }
      last.push(kept);
      if (last.length <= KEPT) return;
      last.shift();
      omitted++;
    },
    waits(ms) {
      const attempt = last.at(-1) ?? first.at(-1);
      if (attempt) attempt.waitMs = Math.round(ms);
    },
    all: () => (first.length === 0 ? undefined : { first, omitted, last }),
  };
}
