// Numbers as the sentences of the verdict say them. No p-value is ever said.
import type { Interval } from '../statistics/interval.js';

/** `94 %`; never 100 or 0 for what is not. @param share 0 to 1 */
export function inPercent(share: number): string {
  return `${percentNumber(share)} %`;
}

/** `84 to 98 %` */
export function asRange({ low, high }: Interval): string {
  return `${Math.round(100 * low)} to ${Math.round(100 * high)} %`;
}

/** `17 points`, at least one. @param share 0 to 1 */
export function inPoints(share: number): string {
  const points = Math.max(1, Math.round(100 * share));
  return points === 1 ? '1 point' : `${points} points`;
}

/** `a`, `a and b`, `a, b and c`; of more than `most`, `a, b and 3 more`. */
export function listed(names: readonly string[], most = 5): string {
  const more = names.length - most;
  const shown = more > 0 ? [...names.slice(0, most), `${more} more`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** `1 case`, `3 cases` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function percentNumber(share: number): number {
  const rounded = Math.round(100 * share);
  if (rounded >= 100 && share < 1) return 99;
  return rounded <= 0 && share > 0 ? 1 : rounded;
}
