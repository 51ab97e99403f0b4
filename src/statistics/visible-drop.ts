// The smallest drop that would be noticed in four of five runs: what a green verdict can and cannot promise.
import { normalQuantile } from './normal.js';

/** 80 % power of "p1 <= 0.10, and p12 <= 0.01 of both passes": P(Z1 > z.90 - d, Z12 > z.99 - d√2) = .8, correlation 1/√2. */
const Z_TWO_PASSES = 2.411117;

/** 80 % quantile of the standard normal distribution. */
const Z_POWER = 0.841621;

/** No smaller drop of a suite blocks, so none is promised. */
export const LEAST_DROP = 0.02;

/**
 * Smallest drop of the pass rate that the suite would notice. The term without `differing` is the floor that whole answers
 * set: even where no answer ever flips, a drop of 5.8 answers is needed.
 *
 * @param differing ψ, 0 to 1: share of pairs of runs that differ although nothing changed
 * @param answers cases times repeats, on one arm; 1 and more
 * @returns 0.02 to 1, as a share: times 100 these are points
 */
export function visibleDrop(differing: number, answers: number): number {
  return Math.min(1, Math.max(LEAST_DROP, smallestShift(Z_TWO_PASSES ** 2 / answers, differing)));
}

/**
 * Smallest gap between the pass rates of two endpoints that their comparison would show, after the adjustment for all
 * pairs.
 *
 * @param differing 0 to 1: mean squared difference of the two rates, case by case, less the gap itself; with one run a
 *   case that is the share of cases on which they differ
 * @param cases 1 and more
 * @param pairs of endpoints, 1 and more
 * @returns over 0, up to 1, as a share
 */
export function visibleGap(differing: number, cases: number, pairs: number): number {
  const z = normalQuantile(1 - 0.025 / pairs) + Z_POWER;
  return Math.min(1, smallestShift(z ** 2 / cases, differing));
}

/** Solves D² = q(ψ + D): a shift of D makes as many more answers differ. */
function smallestShift(q: number, differing: number): number {
  return (q + Math.sqrt(q * q + 4 * q * differing)) / 2;
}
