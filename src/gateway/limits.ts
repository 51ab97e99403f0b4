/** For a whole call with its retries, when nobody says more or less. The gateway itself gives a provider 300 s. */
export const DEFAULT_CALL_TIMEOUT_MS = 120_000;
/** Requests in flight to one server, at most, when nobody says more or less; how many it is in fact is learnt. */
export const MOST_IN_FLIGHT = 64;
/** The longest that a timer of Node can wait. */
export const MAX_TIMER_MS = 2 ** 31 - 1;
