// How fast cells end now, which is not how fast they ended on average: the number of calls in flight is found on the way, and
// a gateway has better and worse minutes.

export interface RecentRate {
  /** @param done cells that have ended until now; never fewer than before */
  update(done: number): void;
  /** Cells a second; 0 while none has ended. */
  perSecond(): number;
}

/** Longer than what a log waits between two lines. */
const WINDOW_MS = 30_000;
/** Where calls take long, fewer say nothing: the window is as long as they took. */
const LEAST_ENDED = 10;
/** Points of time that are remembered: thousands of cells in a window need no more. */
const STEP_MS = 500;

/** @param now milliseconds */
export function createRecentRate(now: () => number): RecentRate {
  // Cells that had ended at a point of time; the first is where the window begins.
  let points = [{ at: now(), done: 0 }];
  let ended = 0;
  return {
    update(done) {
      ended = done;
      const at = now();
      if (at - (points.at(-1)?.at ?? 0) < STEP_MS) return;
      points.push({ at, done });
      points = points.slice(windowStart(points, at, done));
    },
    perSecond() {
      const at = now();
      const from = points[windowStart(points, at, ended)];
      return from && at > from.at ? (1000 * (ended - from.done)) / (at - from.at) : 0;
    },
  };
}

/** The last point that lies long enough ago, with enough cells after it; else the first there is. */
function windowStart(points: readonly { at: number; done: number }[], at: number, done: number): number {
  return Math.max(
    0,
    points.findLastIndex((point) => at - point.at >= WINDOW_MS && done - point.done >= LEAST_ENDED),
  );
}
