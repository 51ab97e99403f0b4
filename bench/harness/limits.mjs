// Limits that a server keeps to itself, and that may change in mid-run. Client and server count the same answers, so that the
// oracle knows at each moment what the server does.

/**
 * `{ perSecond }`: a token bucket of one second, full at the start. `{ inFlight }`: calls at once. The last step whose `from`
 * (answers given until then) is reached holds.
 */
export const stepAt = (steps, answered) => steps.findLast(({ from = 0 }) => answered >= from);

/** A token bucket with the capacity of one second. `now`: milliseconds. */
export function createBucket(now) {
  let tokens;
  let at;
  return {
    /** Tokens there are at this rate now. */
    level(perSecond) {
      const time = now();
      tokens = at === undefined ? perSecond : Math.min(perSecond, tokens + ((time - at) / 1000) * perSecond);
      at = time;
      return tokens;
    },
    take() {
      tokens -= 1;
    },
  };
}

/** The server's side. */
export function createLimit(steps, now = () => performance.now()) {
  const bucket = createBucket(now);
  let inFlight = 0;
  return {
    admits(answered) {
      const { perSecond, inFlight: most } = stepAt(steps, answered);
      if (perSecond !== undefined && bucket.level(perSecond) < 1) return false;
      if (most !== undefined && inFlight >= most) return false;
      if (perSecond !== undefined) bucket.take();
      inFlight += 1;
      return true;
    },
    ended() {
      inFlight -= 1;
    },
  };
}
