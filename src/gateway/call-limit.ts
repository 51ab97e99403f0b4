// The most requests to models in a run: what a config from outside, or a slip in one's own, can cost.

export interface CallLimit {
  max: number;
  /** Takes one of the requests that are left; false when there is none. */
  take(): boolean;
  /** Whether there is none left. */
  isReached(): boolean;
}

/** @param max undefined: no limit */
export function createCallLimit(max: number = Number.POSITIVE_INFINITY): CallLimit {
  let taken = 0;
  return {
    max,
    take() {
      if (taken >= max) return false;
      taken++;
      return true;
    },
    isReached: () => taken >= max,
  };
}
