// How many cases pass, and how far that may lie from what cases like these would give.
import { effectiveCases } from '../statistics/clusters.js';
import { type Interval, wilsonInterval } from '../statistics/interval.js';

export interface PassRate {
  /** Cells. */
  passed: number;
  /** Passed and failed cells: errored ones are in neither number. */
  scored: number;
  /** 0 to 1; absent when nothing was scored. */
  rate?: number;
  /** 95 %, 0 to 1 (Wilson); absent where all cases hang together, and where nothing was scored. */
  interval?: Interval;
}

/**
 * Pass rate of cells of one endpoint, or of a rate over several with the case as cluster.
 *
 * @param cells `cluster`: those with the same one hang together (several questions on one document, one case on several
 *   endpoints) and count for less than they are; absent: on its own
 */
export function passRateOf(cells: readonly { outcome: 'passed' | 'failed' | 'errored'; cluster?: string }[]): PassRate {
  const clusters = new Map<string, number[]>();
  for (const [index, { outcome, cluster }] of cells.entries()) {
    if (outcome === 'errored') continue;
    const name = cluster === undefined ? `cell ${index}` : `cluster ${cluster}`;
    clusters.set(name, [...(clusters.get(name) ?? []), outcome === 'passed' ? 1 : 0]);
  }
  const values = [...clusters.values()].flat();
  const passed = values.filter((value) => value === 1).length;
  if (values.length === 0) return { passed, scored: 0 };
  const rate = passed / values.length;
  const cases = effectiveCases([...clusters.values()]);
  return {
    passed,
    scored: values.length,
    rate,
    ...(cases === undefined ? {} : { interval: wilsonInterval(rate, cases) }),
  };
}
