// How far a run is, for somebody who watches it: on a terminal or in a log.
import type { CellProgress } from './progress-counter.js';
import { formatProgress } from './progress-line.js';

/** Of the pass that goes on: numbers of cells, but for the calls. */
export interface Progress extends CellProgress {
  /** Calls that were tried again, of the whole run. */
  retries: number;
  /** Requests that wait for their answer. */
  inFlight: number;
  /** Cells that end in a second, lately; 0 when nothing tells it yet. */
  perSecond: number;
  /** Of cells that the regression gate runs again, 1 and more; absent: the first pass. */
  round?: number;
}

export interface ProgressReporter {
  update(progress: Progress): void;
  /** Takes the line off a terminal so that something else can be printed; the next update draws it again. */
  clear(): void;
  finish(): void;
}

export interface ProgressOutput {
  isTty: boolean;
  /** Characters in a line of the terminal, which may change meanwhile. */
  columns?(): number;
  write(text: string): void;
  now(): number;
}

/** What a terminal has when it does not say. */
const DEFAULT_COLUMNS = 80;
/** Faster is not seen, only sent. */
const REDRAW_MS = 100;
/** A CI log keeps every line. */
const LOG_LINE_MS = 10_000;
const CLEAR_LINE = '\r\u001b[2K';

/**
 * On a terminal the line is drawn again and again and is gone at the end. Elsewhere it is printed every 10 s, so a run
 * of a few seconds prints none.
 */
export function createProgressReporter(output: ProgressOutput): ProgressReporter {
  return output.isTty ? terminalReporter(output) : logReporter(output);
}

function terminalReporter({ columns = () => DEFAULT_COLUMNS, write, now }: ProgressOutput): ProgressReporter {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isDrawn = false;
  const clear = (): void => {
    if (isDrawn) write(CLEAR_LINE);
    isDrawn = false;
  };
  return {
    update(progress) {
      if (now() - drawnAt < REDRAW_MS) return;
      drawnAt = now();
      isDrawn = true;
      // A line as wide as the terminal wraps in some of them, and a wrapped line cannot be cleared.
      write(CLEAR_LINE + formatProgress(progress, { columns: columns() - 1, bar: true }));
    },
    clear,
    finish: clear,
  };
}

function logReporter({ write, now }: ProgressOutput): ProgressReporter {
  let nextAt = now() + LOG_LINE_MS;
  let isFirst = true;
  let unprinted: Progress | undefined;
  const print = (progress: Progress): void => {
    isFirst = false;
    unprinted = undefined;
    write(`${formatProgress(progress, { columns: Number.POSITIVE_INFINITY })}\n`);
  };
  return {
    update(progress) {
      if (now() < nextAt) {
        unprinted = progress;
        return;
      }
      // Counted from the start, so that what comes late now and then does not add up.
      nextAt += LOG_LINE_MS * Math.ceil((now() - nextAt + 1) / LOG_LINE_MS);
      print(progress);
    },
    clear() {},
    finish() {
      if (unprinted && !isFirst) print(unprinted);
    },
  };
}
