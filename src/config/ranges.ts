// Ranges of the numbers in a config: what the loader holds them to and what editors are told.
import { MAX_CONCURRENCY, MAX_DELAY_MS, MAX_REPEATS } from '../run/limits.js';

/** Both ends belong to it. */
export interface NumberRange {
  min?: number;
  max?: number;
  whole?: boolean;
  /** In the words of a message: `milliseconds`. */
  unit?: string;
}

export const ANY_NUMBER: NumberRange = {};
export const NOT_NEGATIVE: NumberRange = { min: 0 };
export const CONCURRENCY: NumberRange = { min: 1, max: MAX_CONCURRENCY, whole: true };
export const REPEATS: NumberRange = { min: 1, max: MAX_REPEATS, whole: true };
export const DELAY: NumberRange = { min: 0, max: MAX_DELAY_MS, unit: 'milliseconds' };
export const TIME_LIMIT: NumberRange = { min: 0, unit: 'milliseconds' };
/** Of a whole run: the longest that a timer can wait. */
export const EVAL_TIME: NumberRange = { min: 0, max: 2 ** 31 - 1, unit: 'milliseconds' };
export const PRICE: NumberRange = { min: 0, unit: 'USD a token' };
/** Settings of assertion types: all that there are count something. */
export const COUNT: NumberRange = { min: 1, whole: true };
