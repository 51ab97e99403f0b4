// The suite as a whole: what is spread thin, each case a little worse and no case provably so.
import { signFlipLess } from '../../statistics/sign-flip.js';
import { mean, sum } from '../../statistics/sums.js';
import { visibleDrop } from '../../statistics/visible-drop.js';
import { type PairedValues, wholeDifferences } from '../paired-values.js';

export interface SuiteTest {
  /** Chance that an unchanged suite looks at least as bad, over 0, up to 1. Decides; never shown alone. */
  p: number;
  cells: number;
  /** Mean over the cells, usually 0 to 1. */
  baseMean: number;
  headMean: number;
  /** Answers (of scores: cells) that got worse and better. */
  worse: number;
  better: number;
}

/**
 * Paired sign-flip test of the head against the base (Fisher 1935).
 *
 * @param whole values are 0 or 1: passes are counted
 */
export function testSuite(cells: readonly PairedValues[], { whole }: { whole: boolean }): SuiteTest {
  const differences = cells.map(({ base, head }) => mean(head) - mean(base));
  const counts = whole ? cells.map(({ base, head }) => sum(head) - sum(base)) : differences.map(Math.sign);
  return {
    p: cells.length === 0 ? 1 : signFlipLess(wholeDifferences(cells, { whole })),
    cells: cells.length,
    baseMean: mean(cells.map(({ base }) => mean(base))),
    headMean: mean(cells.map(({ head }) => mean(head))),
    worse: -sum(counts.filter((count) => count < 0)),
    better: sum(counts.filter((count) => count > 0)),
  };
}

/**
 * Smallest drop that the suite would notice, 0.02 to 1; undefined without cells.
 *
 * @param differing share of pairs of runs that differ on unchanged arms, 0 to 1, where it was measured; else it is
 *   estimated from repeats, or without repeats from the cells that differ
 */
export function suiteVisibleDrop(cells: readonly PairedValues[], differing?: number): number | undefined {
  const answers = cells.reduce((total, { base }) => total + base.length, 0);
  return answers === 0 ? undefined : visibleDrop(differing ?? estimateDiffering(cells), answers);
}

function estimateDiffering(cells: readonly PairedValues[]): number {
  const repeated = cells.filter(({ base }) => base.length >= 2).flatMap(({ base, head }) => [base, head]);
  if (repeated.length > 0) {
    return mean(repeated.map((runs) => (2 * mean(runs) * (1 - mean(runs)) * runs.length) / (runs.length - 1)));
  }
  return Math.min(1, (cells.filter(({ base, head }) => base[0] !== head[0]).length + 1) / cells.length);
}
