// Paired sign-flip (randomisation) test (Fisher 1935; Edgington 1980, "Randomization tests"). Where nothing changed, each
// difference is as likely to have the other sign. Exact for any number of cases, by dynamic programming over the sums: no
// seed and no simulation. For differences of -1, 0 and 1 it is McNemar's exact test.

/**
 * P(sum of ±|d| <= sum of d): how often chance alone would look at least as bad.
 *
 * @param differences head minus base, whole numbers. O(n x sum of |d|).
 * @returns over 0, up to 1; 1 where all are 0
 * @throws RangeError for a number that is not whole
 */
export function signFlipLess(differences: readonly number[]): number {
  return tails(differences).less;
}

/** Twice the smaller of both directions, at most 1. */
export function signFlipTwoSided(differences: readonly number[]): number {
  const { less, more } = tails(differences);
  return Math.min(1, 2 * Math.min(less, more));
}

/** Both directions from one distribution: the sizes are the same. */
function tails(differences: readonly number[]): { less: number; more: number } {
  const broken = differences.find((difference) => !Number.isSafeInteger(difference));
  if (broken !== undefined) throw new RangeError(`the sign-flip test takes whole differences, not ${broken}`);
  // Sorted: the same cases in another order give the same number to the bit.
  const sizes = differences
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  const step = sizes.reduce(greatestCommonDivisor, 0);
  if (step === 0) return { less: 1, more: 1 };
  const total = differences.reduce((sum, difference) => sum + difference, 0);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  // The sum is whole - 2 x (the sizes that get a minus), so what counts is how large those are together.
  const chances = sumsOfRandomSubset(sizes.map((size) => size / step));
  const upFrom = (least: number): number => {
    // From the rare end, where numbers are small.
    let p = 0;
    for (let sum = chances.length - 1; sum >= least; sum--) p += chances[sum] ?? 0;
    return Math.min(1, p);
  };
  return { less: upFrom((whole - total) / 2 / step), more: upFrom((whole + total) / 2 / step) };
}

/**
 * Chance of each sum, where each of the sizes is in it or not with a chance of one half.
 *
 * @param sizes whole numbers, 1 and more
 * @returns index: the sum, 0 to the sum of all sizes
 */
export function sumsOfRandomSubset(sizes: readonly number[]): Float64Array {
  const chances = new Float64Array(sizes.reduce((sum, size) => sum + size, 0) + 1);
  chances[0] = 1;
  let reached = 0;
  for (const size of sizes) {
    reached += size;
    for (let sum = reached; sum >= 0; sum--) {
      const taken = sum >= size ? (chances[sum - size] ?? 0) : 0;
      chances[sum] = ((chances[sum] ?? 0) + taken) / 2;
    }
  }
  return chances;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
