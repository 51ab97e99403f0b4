import type { CellError, ErrorKind } from '../cell-error.js';
import type { CellResult } from '../run/results.js';
import type { Counts } from './verdict.js';

export type ErrorTally = Partial<Record<ErrorKind, number>>;

/** How many cells came out how. */
export function countCells(cells: readonly Pick<CellResult, 'state'>[]): Counts {
  const count = (state: CellResult['state']): number => cells.filter((cell) => cell.state === state).length;
  return {
    total: cells.length,
    successes: count('passed'),
    failures: count('failed'),
    errors: count('errored'),
    unjudged: count('unjudged'),
  };
}

/** How often each kind of error happened, over all runs: also those of cells that other repeats decided. */
export function tallyErrors(cells: readonly CellResult[]): ErrorTally {
  return tally(cells.flatMap(errorsOf));
}

/** The errored cells by the kind of their first error: the numbers add up to the count of errored cells. */
export function tallyErroredCells(cells: readonly CellResult[]): ErrorTally {
  return tally(erroredCells(cells).flatMap((cell) => errorsOf(cell).slice(0, 1)));
}

export function erroredCells(cells: readonly CellResult[]): CellResult[] {
  return cells.filter((cell) => cell.state === 'errored');
}

export function errorsOf(cell: CellResult): CellError[] {
  return cell.runs.flatMap((run) => (run.error ? [run.error] : []));
}

function tally(errors: readonly CellError[]): ErrorTally {
  const counts: ErrorTally = {};
  for (const { kind } of errors) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
