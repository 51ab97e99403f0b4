import type { CellError } from '../cell-error.js';
import { runWithin } from '../time-limit.js';

/** UTF-16 units of an output that is still taken apart; promptfoo draws the line for HTML at the same length. */
const LENGTH_LIMIT = 10 * 1024 * 1024;
/** For all the parsing that one assertion does on one output, ms. An answer of 100 KB takes about 50 ms. */
const PARSE_TIME_LIMIT_MS = 3_000;

/**
 * Runs `work`, which takes an output apart. Parsers go as deep and as long as their input makes them, and the input is a
 * model's: what is too long, too slow or too deep cannot be judged, which is an error and neither passed nor failed.
 */
export function parseInTime<T>(
  text: string,
  work: () => T,
  limitMs = PARSE_TIME_LIMIT_MS,
): { ok: true; value: T } | { ok: false; error: CellError } {
  if (text.length > LENGTH_LIMIT)
    return failed(`the output has ${text.length} characters, and only ${LENGTH_LIMIT} are taken apart`);
  try {
    const run = runWithin(limitMs, work);
    return run.inTime
      ? { ok: true, value: run.value }
      : failed(`an output of ${text.length} characters took more than ${limitMs} ms to be taken apart`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return failed('the output is nested too deeply to be taken apart');
  }
}

// The config is to be changed (`max_tokens`, another assertion): no waiting helps, so `on-inconclusive` must not forgive it.
function failed(message: string): { ok: false; error: CellError } {
  return { ok: false, error: { kind: 'config', message } };
}
