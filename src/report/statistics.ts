// Numbers over runs. Pure arithmetic; how numbers are written is in format.ts.

/**
 * Nearest-rank percentile: the smallest value that at least p percent of the values do not exceed. It is always one of the
 * values, also of few (NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.6.2, calls it the empirical distribution's).
 *
 * @param p over 0, up to 100
 * @returns undefined without values
 */
export function percentile(values: readonly number[], p: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil((p / 100) * sorted.length)) - 1];
}

export interface Share {
  name: string;
  part: number;
  whole: number;
}

/** How often each name stands in the list, the most frequent first, then in the order of their first time. */
export function shares(names: readonly string[]): Share[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, part]) => ({ name, part, whole: names.length })).sort((a, b) => b.part - a.part);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
