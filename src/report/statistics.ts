// Numbers over runs. Pure arithmetic; how numbers are written is in format.ts.

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
