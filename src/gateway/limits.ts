/** For a whole call with its retries, when nobody says more or less. The gateway itself gives a provider 300 s. */
export const DEFAULT_CALL_TIMEOUT_MS = 120_000;
