// What a template may use up. A hostile one ends in an error of its own cell, not in a job that hangs or runs out of memory.
import { runWithin } from '../time-limit.js';
import { TemplateError } from './template-error.js';

/** Time for one rendering, ms. A prompt takes well under 1 ms; the margin is for a loaded runner. */
export const TIME_LIMIT_MS = 2_000;
/** UTF-16 units in any text that a template makes, its output included. No gateway takes a request of this size. */
export const MAX_TEXT_LENGTH = 16 * 1024 * 1024;
/** Entries of any list that a template makes. */
export const MAX_LIST_LENGTH = 1_000_000;
/** Entries of `range()`, and the most that a filter may be told to pad, indent or split to. */
export const MAX_RANGE = 100_000;
/** Macro calls and loops inside each other. */
export const MAX_DEPTH = 200;

/** @throws TemplateError when `work` takes longer than `milliseconds` */
export function withTimeLimit<T>(work: () => T, milliseconds: number): T {
  const limited = runWithin(milliseconds, work);
  if (!limited.inTime) throw tooSlow();
  return limited.value;
}

export function tooSlow(line?: number): TemplateError {
  return new TemplateError('the template takes too long to render', line);
}
