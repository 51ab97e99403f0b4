// How many cases pass, and how far that may lie from what cases like these would give.
import { effectiveCases } from '../statistics/clusters.js';
import { type Interval, wilsonInterval } from '../statistics/interval.js';
import { sum } from '../statistics/sums.js';

export interface PassRate {
  /** Cells; a whole number where each cell has an outcome. */
  passed: number;
  /** Cells that were measured: errored ones are in neither number. */
  scored: number;
  /** 0 to 1; absent when nothing was scored. */
  rate?: number;
  /** 95 %, 0 to 1 (Wilson); absent where all cases hang together, and where nothing was scored. */
  interval?: Interval;
}

/**
 * Pass rate of cells of one endpoint, or of a rate over several with the case as cluster.
 *
 * @param cells `rate`: share of the repeats that passed, or 1 and 0 for the outcome of a cell; absent: errored. `cluster`:
 *   those with the same one hang together (several questions on one document, one case on several endpoints) and count for
 *   less than they are; absent: on its own
 */
export function passRateOf(cells: readonly { rate?: number; cluster?: string }[]): PassRate {
  const clusters = new Map<string, number[]>();
  for (const [index, { rate, cluster }] of cells.entries()) {
    if (rate === undefined) continue;
    const name = cluster === undefined ? `cell ${index}` : `cluster ${cluster}`;
    const values = clusters.get(name);
    if (values) values.push(rate);
    else clusters.set(name, [rate]);
  }
  const rates = [...clusters.values()].flat();
  if (rates.length === 0) return { passed: 0, scored: 0 };
  const passed = sum(rates);
  const rate = passed / rates.length;
  const cases = effectiveCases([...clusters.values()]);
  return {
    passed,
    scored: rates.length,
    rate,
    ...(cases === undefined ? {} : { interval: wilsonInterval(rate, cases) }),
  };
}
