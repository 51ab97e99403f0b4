/** For one regular expression or one schema, ms. Both take well under 1 ms; the margin is for a loaded runner. */
export const JUDGE_TIME_LIMIT_MS = 1_000;
