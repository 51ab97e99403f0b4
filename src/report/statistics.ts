// Numbers over runs. Pure arithmetic; how numbers are written is in format.ts.

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
