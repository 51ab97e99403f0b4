import { stepDown } from './holm.js';

/**
 * Adjusts the p-values of all pairs of `count` things (Shaffer 1986, "Modified sequentially rejective multiple test
 * procedures", S1): like Holm, but each multiplier is the largest number of equalities that can hold together.
 *
 * @param pValues of all count x (count - 1) / 2 pairs, 0 to 1, in any order
 * @param count 2 and more
 * @returns in the same order, up to 1
 */
export function shaffer(pValues: readonly number[], count: number): number[] {
  const possible = [...possibleEqualities(count)].sort((a, b) => b - a);
  return stepDown(pValues, (rank) => possible.find((equalities) => equalities <= pValues.length - rank) ?? 1);
}

/** How many pairs of k things can be equal at once: those of a group of j, with those among the rest. */
function possibleEqualities(count: number): ReadonlySet<number> {
  const sets: ReadonlySet<number>[] = [new Set([0]), new Set([0])];
  for (let k = 2; k <= count; k++) {
    const set = new Set<number>();
    for (let j = 1; j <= k; j++) for (const rest of sets[k - j] ?? []) set.add((j * (j - 1)) / 2 + rest);
    sets.push(set);
  }
  return sets[count] ?? new Set([0]);
}
