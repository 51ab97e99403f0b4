/**
 * Adjusts p-values for how many there are (Holm 1979): the smallest times their number, the next times one less, and so
 * on, none smaller than the one before it.
 *
 * @param pValues 0 to 1, in any order
 * @returns in the same order, up to 1
 */
export function holm(pValues: readonly number[]): number[] {
  return stepDown(pValues, (rank) => pValues.length - rank);
}

/**
 * What Holm's and Shaffer's procedures share.
 *
 * @param multiplier of the p-value that `rank` smaller ones precede; 0-based
 */
export function stepDown(pValues: readonly number[], multiplier: (rank: number) => number): number[] {
  const adjusted = pValues.map(() => 0);
  let least = 0;
  const ascending = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  for (const [rank, { p, index }] of ascending.entries()) {
    least = Math.max(least, Math.min(1, p * multiplier(rank)));
    adjusted[index] = least;
  }
  return adjusted;
}
