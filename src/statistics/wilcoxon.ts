// Paired ratios, such as latencies: the Hodges-Lehmann estimate and the Wilcoxon signed-rank interval that belongs to it
// (Wilcoxon 1945; Hodges, Lehmann 1963; Hollander, Wolfe 1999, "Nonparametric statistical methods", 3.2 and 3.3). A mean
// would follow a single slow answer.
import type { Interval } from './interval.js';
import { normalDistribution } from './normal.js';
import { signFlipTwoSided, sumsOfRandomSubset } from './sign-flip.js';

/** Up to here the null distribution is exact; above, the normal one is good to the third digit of the rank. */
const EXACT_UP_TO = 200;

/** With fewer, no interval of 95 % exists. */
const LEAST_PAIRS = 6;

/** 97.5 % quantile of the standard normal distribution. */
const Z95 = 1.959963984540054;

/**
 * Median of all averages of two values (a value with itself included).
 *
 * @param values 1 and more of them
 */
export function hodgesLehmann(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const count = (sorted.length * (sorted.length + 1)) / 2;
  const [lower, upper] = [Math.floor((count + 1) / 2), Math.ceil((count + 1) / 2)];
  const middle = walshAverage(sorted, lower);
  return lower === upper ? middle : (middle + walshAverage(sorted, upper)) / 2;
}

/**
 * 95 % interval of what `hodgesLehmann` estimates.
 *
 * @returns undefined for fewer than 6 values
 */
export function signedRankInterval(values: readonly number[]): Interval | undefined {
  if (values.length < LEAST_PAIRS) return undefined;
  const sorted = Float64Array.from(values).sort();
  const count = (sorted.length * (sorted.length + 1)) / 2;
  const rank = lowerRank(sorted.length);
  return { low: walshAverage(sorted, rank), high: walshAverage(sorted, count + 1 - rank) };
}

/**
 * Two-sided signed-rank p-value of "the values lie about 0"; zeros are left out, ties share their mean rank. Exact for up to
 * 200 values: signed ranks are differences whose signs may flip; above, by the normal distribution.
 *
 * @returns 0 to 1
 */
export function signedRankTwoSided(values: readonly number[]): number {
  const sorted = values.filter((value) => value !== 0).sort((a, b) => Math.abs(a) - Math.abs(b));
  // Twice the mean rank of a tie is first + last rank: a whole number.
  const doubled: number[] = [];
  for (let start = 0; start < sorted.length; ) {
    const size = Math.abs(sorted[start] ?? 0);
    let end = start;
    while (end + 1 < sorted.length && Math.abs(sorted[end + 1] ?? 0) - size < 1e-12) end++;
    for (let i = start; i <= end; i++) doubled.push(Math.sign(sorted[i] ?? 0) * (start + end + 2));
    start = end + 1;
  }
  if (doubled.length <= EXACT_UP_TO) return signFlipTwoSided(doubled);
  const total = doubled.reduce((sum, rank) => sum + rank, 0);
  const deviation = Math.sqrt(doubled.reduce((sum, rank) => sum + rank * rank, 0));
  return 2 * normalDistribution(Math.max(-8, -Math.abs(total) / deviation));
}

/** The largest rank c with P(fewer than c) <= 2.5 %, of the signed-rank statistic of n values. */
function lowerRank(n: number): number {
  if (n > EXACT_UP_TO) {
    const centre = (n * (n + 1)) / 4;
    return Math.max(1, Math.floor(centre - Z95 * Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24)));
  }
  const chances = sumsOfRandomSubset(Array.from({ length: n }, (_, index) => index + 1));
  let below = 0;
  let rank = 0;
  while (below + (chances[rank] ?? 0) <= 0.025) below += chances[rank++] ?? 0;
  return rank;
}

/**
 * The average of two values at a rank, without making them all: bisection on the value, counting along both ends.
 *
 * @param sorted ascending
 * @param rank 1-based
 */
function walshAverage(sorted: Float64Array, rank: number): number {
  let low = sorted[0] ?? 0;
  let high = sorted.at(-1) ?? 0;
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (averagesUpTo(sorted, middle) >= rank) high = middle;
    else low = middle;
  }
  return averagesUpTo(sorted, low) >= rank ? low : high;
}

function averagesUpTo(sorted: Float64Array, limit: number): number {
  let count = 0;
  let last = sorted.length - 1;
  // By index: of thousands of values this runs hundreds of times.
  for (let first = 0; first <= last; first++) {
    const value = sorted[first] ?? 0;
    while (last >= first && (value + (sorted[last] ?? 0)) / 2 > limit) last--;
    // Each pair once, the value with itself included.
    count += last - first + 1;
  }
  return count;
}
