// What is known of a run while it goes on, in one place: whoever shows it, on a terminal or in a log, is told the same.
import type { Progress } from './progress.js';
import type { CellProgress } from './progress-counter.js';
import { createRecentRate } from './recent-rate.js';

/** Calls `task` every `ms` milliseconds until the function that it returns is called; keeps no process alive. */
export type Every = (ms: number, task: () => void) => () => void;

export interface ProgressSource {
  /**
   * A pass over cells begins.
   *
   * @param round of cells that are run again; absent: the first pass
   * @returns to be told how far it is
   */
  pass(round?: number): (cells: CellProgress) => void;
  /** A request is sent again. */
  retried(): void;
  /** Requests that wait for their answer. */
  inFlight(requests: number): void;
  /** No more is told. */
  end(): void;
}

/** Also where nothing ends: calls may take minutes, and somebody watches. */
const TICK_MS = 1000;

export function createProgressSource({
  now,
  every,
  onProgress,
}: {
  /** Milliseconds. */
  now(): number;
  every: Every;
  onProgress(progress: Progress): void;
}): ProgressSource {
  let retries = 0;
  let inFlight = 0;
  let tell = (): void => undefined;
  let stop: (() => void) | undefined;
  return {
    pass(round) {
      const rate = createRecentRate(now);
      return (cells) => {
        rate.update(cells.done);
        tell = () =>
          onProgress({
            ...cells,
            retries,
            inFlight,
            perSecond: rate.perSecond(),
            ...(round === undefined ? {} : { round }),
          });
        stop ??= every(TICK_MS, () => tell());
        tell();
      };
    },
    retried() {
      retries += 1;
    },
    inFlight(requests) {
      inFlight = requests;
    },
    end() {
      stop?.();
      tell = () => undefined;
    },
  };
}
