// Fisher's exact test of two by two counts (Fisher 1935, "The design of experiments").
import type { Passes } from './passes.js';
import { sum } from './sums.js';

/**
 * Chance of so few passes of the head, or fewer, if both arms passed equally often: one-sided.
 *
 * @returns over 0, up to 1; 1 where an arm has no scored run
 */
export function fisherLess(head: Passes, base: Passes): number {
  const { lowest, chances } = passesOfHead(head, base);
  return Math.min(1, sum(chances.slice(0, head.passed - lowest + 1)));
}

/**
 * Chance of a split as unlikely as this one, or more so, if both arms had the same rate: two-sided, by the sum of the
 * small chances.
 *
 * @returns over 0, up to 1
 */
export function fisherTwoSided(head: Passes, base: Passes): number {
  const { lowest, chances } = passesOfHead(head, base);
  // Equal chances may differ in the last digits.
  const seen = (chances[head.passed - lowest] ?? 0) * (1 + 1e-7);
  return Math.min(1, sum(chances.filter((chance) => chance <= seen)));
}

/** Hypergeometric chances of each count of head passes from `lowest` on, given how many passed in all. */
function passesOfHead(head: Passes, base: Passes): { lowest: number; chances: number[] } {
  const total = head.passed + base.passed;
  const lowest = Math.max(0, total - base.scored);
  const logs = [0];
  for (let x = lowest; x < Math.min(head.scored, total); x++) {
    const ratio = ((head.scored - x) * (total - x)) / ((x + 1) * (base.scored - total + x + 1));
    logs.push((logs.at(-1) ?? 0) + Math.log(ratio));
  }
  const top = logs.reduce((a, b) => Math.max(a, b));
  const weights = logs.map((log) => Math.exp(log - top));
  const whole = sum(weights);
  return { lowest, chances: weights.map((weight) => weight / whole) };
}
