/** The most calls in flight that may be asked for. No gateway serves as many, and each takes a connection. */
export const MAX_CONCURRENCY = 1_000;
/** The most repeats of a case: the runs of a case are held together until the last has ended. */
export const MAX_REPEATS = 10_000;
/** The longest wait between two calls. A longer one is a slip with the unit. */
export const MAX_DELAY_MS = 3_600_000;
