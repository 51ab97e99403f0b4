// Reducers of repeats. Never the mean to the power of k: it is biased.
import type { Passes } from './passes.js';

/**
 * Chance that k runs, drawn without replacement from the scored ones, all pass: C(c,k)/C(n,k) (Yao et al. 2024,
 * "tau-bench", arXiv 2406.12045).
 *
 * @param k 1 and more
 * @returns 0 to 1; undefined for fewer than k scored runs
 */
export function passHatK({ passed, scored }: Passes, k: number): number | undefined {
  return scored < k ? undefined : chooseRatio(passed, scored, k);
}

/**
 * Chance that at least one of k runs, drawn without replacement from the scored ones, passes: 1 - C(n-c,k)/C(n,k) (Chen
 * et al. 2021, arXiv 2107.03374).
 *
 * @param k 1 and more
 * @returns 0 to 1; undefined for fewer than k scored runs
 */
export function passAtK({ passed, scored }: Passes, k: number): number | undefined {
  return scored < k ? undefined : 1 - chooseRatio(scored - passed, scored, k);
}

/** C(part, k) / C(whole, k) without the large numbers in between. */
function chooseRatio(part: number, whole: number, k: number): number {
  let ratio = 1;
  for (let i = 0; i < k; i++) ratio *= Math.max(0, part - i) / (whole - i);
  return ratio;
}
