import type { RunDependencies } from './dependencies.js';
import type { Progress } from './progress.js';
import type { CellResult, RunResult, RunState } from './results.js';

export interface ProgressCounter {
  /** Counts a run that ended, and its cell when that was the cell's last one. */
  count(run: RunResult, cell: CellResult | undefined): void;
}

/** Tells how far the run is: at its start, and after each run. */
export function createProgressCounter(
  { now, onProgress }: Pick<RunDependencies, 'now' | 'onProgress'>,
  total: number | undefined,
): ProgressCounter {
  const startedAt = now();
  const states: Record<RunState, number> = { passed: 0, failed: 0, errored: 0, unjudged: 0 };
  let done = 0;
  let retries = 0;
  const tell = (): void => {
    const progress: Progress = { done, ...states, retries, elapsedMs: now() - startedAt };
    onProgress(total === undefined ? progress : { ...progress, total });
  };
  tell();
  return {
    count(run, cell) {
      const calls = run.call ? [run.call, ...run.graderCalls] : run.graderCalls;
      for (const { attempts } of calls) retries += Math.max(0, attempts - 1);
      if (cell) {
        done++;
        states[cell.state]++;
      }
      tell();
    },
  };
}
