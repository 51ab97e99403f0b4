// The same cases on two sides, as whole differences that an exact test can take.
import { mean, sum } from '../statistics/sums.js';

/** Values of a case's runs, one head run for each base run; at least one of each. */
export interface PairedValues {
  /** Cases with the same one change together. */
  cluster: string;
  base: readonly number[];
  head: readonly number[];
}

/** Steps of a rate whose cases have unequal numbers of runs: 60 is divided by 2, 3, 4, 5 and 6. */
const RATE_STEPS = 60;
const SCORE_STEPS = 1000;
/** Bounds the time of the exact test; coarser differences are still symmetric, so it stays exact. */
const MOST_WORK = 1e8;

/**
 * Head minus base in whole steps, one number for each cluster.
 *
 * @param whole values are 0 or 1: passes are counted, as long as all cases have as many runs
 */
export function wholeDifferences(cases: readonly PairedValues[], { whole }: { whole: boolean }): number[] {
  const counted = whole && cases.every(({ base }) => base.length === cases[0]?.base.length);
  const exact = cases.map(({ base, head }) => (counted ? sum(head) - sum(base) : mean(head) - mean(base)));
  const most = MOST_WORK / cases.length / Math.max(1e-300, sum(exact.map(Math.abs)));
  const steps = counted ? 1 : Math.min(whole ? RATE_STEPS : SCORE_STEPS, most);
  const clusters = new Map<string, number>();
  for (const [index, { cluster }] of cases.entries()) {
    clusters.set(cluster, (clusters.get(cluster) ?? 0) + roundEvenly((exact[index] ?? 0) * steps));
  }
  return [...clusters.values()];
}

/** Math.round takes -2.5 to -2 and 2.5 to 3: swapped sides would not be each other's mirror. */
function roundEvenly(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}
