// The suite as a whole: what is spread thin, each case a little worse and no case provably so.
import { signFlipLess } from '../../statistics/sign-flip.js';
import { mean, sum } from '../../statistics/sums.js';
import { visibleDrop } from '../../statistics/visible-drop.js';

/** Values of a cell's runs, one head run for each base run; at least one of each. */
export interface PairedValues {
  /** Cells with the same one change together. */
  cluster: string;
  base: readonly number[];
  head: readonly number[];
}

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

/** Steps of a rate whose cells have unequal numbers of runs: 60 is divided by 2, 3, 4, 5 and 6. */
const RATE_STEPS = 60;
const SCORE_STEPS = 1000;
/** Bounds the time of the exact test; coarser differences are still symmetric, so it stays exact. */
const MOST_WORK = 1e8;

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

/** Head minus base in whole steps, one number for each cluster. */
function wholeDifferences(cells: readonly PairedValues[], { whole }: { whole: boolean }): number[] {
  const counted = whole && cells.every(({ base }) => base.length === cells[0]?.base.length);
  const exact = cells.map(({ base, head }) => (counted ? sum(head) - sum(base) : mean(head) - mean(base)));
  const most = MOST_WORK / cells.length / Math.max(1e-300, sum(exact.map(Math.abs)));
  const steps = counted ? 1 : Math.min(whole ? RATE_STEPS : SCORE_STEPS, most);
  const clusters = new Map<string, number>();
  for (const [index, { cluster }] of cells.entries()) {
    clusters.set(cluster, (clusters.get(cluster) ?? 0) + roundEvenly((exact[index] ?? 0) * steps));
  }
  return [...clusters.values()];
}

/** Math.round takes -2.5 to -2 and 2.5 to 3: swapped arms would not be each other's mirror. */
function roundEvenly(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}
