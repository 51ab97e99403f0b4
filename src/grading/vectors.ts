// How near two vectors of finite numbers are.
import type { CellError } from '../cell-error.js';

export type Between = (a: readonly number[], b: readonly number[]) => number;

/** Vectors of different length come from different models: nothing can be said of them. */
export function compareVectors(
  a: readonly number[],
  b: readonly number[],
  between: Between,
): { ok: true; value: number } | { ok: false; error: CellError } {
  if (a.length === b.length) return { ok: true, value: between(a, b) };
  const message = `the embedding grader gave vectors of different length (${a.length} and ${b.length})`;
  return { ok: false, error: { kind: 'grader', message } };
}

/** -1 to 1; 0 when one of them has no length. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  const lengths = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
  return lengths === 0 ? 0 : dot(a, b) / lengths;
}

export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** The distance, 0 or more. */
export function euclidean(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0));
}
