// Cells that have ended, counted while a pass over them goes on.
import type { CellResult, RunState } from './results.js';

/** Numbers of cells. */
export interface CellProgress {
  done: number;
  /** Unknown while the cells are still being planned. */
  total?: number;
  passed: number;
  failed: number;
  errored: number;
  unjudged: number;
}

export interface ProgressCounter {
  /** After each run that ended; its cell when it was the cell's last one. */
  count(cell: CellResult | undefined): void;
}

/** Tells how far a pass is: at its start, and after each run. */
export function createProgressCounter(
  { onProgress }: { onProgress(progress: CellProgress): void },
  total: number | undefined,
): ProgressCounter {
  const states: Record<RunState, number> = { passed: 0, failed: 0, errored: 0, unjudged: 0 };
  let done = 0;
  const tell = (): void => onProgress({ done, ...states, ...(total === undefined ? {} : { total }) });
  tell();
  return {
    count(cell) {
      if (cell) {
        done++;
        states[cell.state]++;
      }
      tell();
    },
  };
}
