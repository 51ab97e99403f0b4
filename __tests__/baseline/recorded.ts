import type { RecordedCell } from '../../src/baseline/recorded-cell.js';
import { readResultsFile } from '../../src/baseline/results-file.js';

/** The cells of a file that is as it has to be. */
export function recordedOf(text: string): RecordedCell[] {
  const read = readResultsFile(text);
  if ('problem' in read) throw new Error(read.problem);
  return read.cells;
}
