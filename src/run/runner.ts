// Cells -> results, in the order of the plan. Every cell that was planned is reported, whatever happens on the way.
import { setMaxListeners } from 'node:events';
import { isCompared } from '../config/comparisons.js';
import type { Cell } from '../plan/cell.js';
import { repeatsOf } from '../plan/repeats.js';
import { cellState, leastPasses } from './cell-state.js';
import { compareRow, type Entrant } from './compare.js';
import type { RunDependencies } from './dependencies.js';
import { type Fairness, fairTasks, tasksInOrder } from './fairness.js';
import { MAX_CONCURRENCY } from './limits.js';
import { erroredRun, type Measured, type MeasureOptions, measureRun, type OpenRun, openRun } from './measure.js';
import { createPacer } from './pacer.js';
import { createProgressCounter } from './progress-counter.js';
import type { CellResult, RunResult } from './results.js';
import { stopError } from './stop-error.js';

export interface RunOptions {
  /** The most calls in flight to one server, as the gateway client limits them. 1: one run after the other. */
  concurrency: number;
  /** How often each cell is measured. */
  repeat: number;
  /** How many repeats of a cell must pass, 1 or more, and all of a cell that has fewer. Undefined: all. */
  repeatMinPass?: number | undefined;
  /** Milliseconds between calls of endpoints that name no delay; with it, one run after the other, as promptfoo does. */
  delayMs?: number;
  /** How many cells there will be, for the progress, when they are not a list. */
  total?: number;
  /** Every cell runs once, whatever its test says. */
  once?: boolean;
  /** Absent where all runs wait for the same endpoints. */
  fairness?: Fairness | undefined;
}

/** Cells that take turns: the first repeat of each, then the second of each. So what drifts meanwhile hits all of them alike. */
export type Turns = readonly Cell[];

/**
 * Runs begun at once for each call in flight. More than one, so that a call is always waiting while other runs are at
 * their assertions, between two tries, or at another server; not many, so that 50,000 cells are never all in memory as
 * promises.
 */
const RUNS_PER_CALL = 3;

/** How long runs in flight get to end by themselves once the signal aborted. A runner kills the job after 7.5 s. */
const GRACE_MS = 2000;

interface Task {
  cell: Cell;
  /** Index of the cell in the plan. */
  index: number;
  run: OpenRun;
  /** What it waits for, as `fairness` tells it. Those that take turns wait for all that one of them waits for. */
  kind: string;
  /** The runs of its test and repeat, when their outputs are compared: none of them has a result before all have ended. */
  row?: Row;
}

interface Row {
  size: number;
  ended: { task: Task; entrant: Entrant }[];
}

/** Runs that are begun and not ended, at most. */
export function windowSize({ concurrency, delayMs = 0 }: Pick<RunOptions, 'concurrency' | 'delayMs'>): number {
  // Whoever asks for one at a time gets the calls in the order of the plan, each with its grader's.
  return delayMs > 0 || concurrency <= 1 ? 1 : Math.min(concurrency, MAX_CONCURRENCY) * RUNS_PER_CALL;
}

/**
 * Measures every cell `repeat` times. Cells are taken one by one as there is room for them. When the signal aborts, runs
 * in flight are errored as cancelled with what they have measured, and the rest is errored as not run.
 *
 * @throws RangeError when `repeatMinPass` is below 1; and whatever iterating `cells` throws
 */
export async function runCells(
  cells: Iterable<Cell | Turns>,
  options: RunOptions,
  dependencies: RunDependencies,
): Promise<CellResult[]> {
  const { repeatMinPass, delayMs = 0 } = options;
  const repeatsIn = (cell: Cell): number => (options.once ? 1 : repeatsOf(cell.test, options.repeat));
  if (repeatMinPass !== undefined && !(repeatMinPass >= 1)) {
    throw new RangeError(`${repeatMinPass} of the repeats must pass`);
  }
  const { signal } = dependencies;
  // Every run in flight listens to it: above 10 Node takes that for a leak and warns.
  if (signal) setMaxListeners(0, signal);
  const results: CellResult[] = [];
  const unfinished = new Map<number, { runs: RunResult[]; missing: number }>();
  const inFlight = new Set<Task>();
  const progress = createProgressCounter(
    dependencies,
    options.total ?? (Array.isArray(cells) ? cells.flat().length : undefined),
  );

  let told = 0;
  const settle = (task: Task, ended: RunResult): void => {
    const { cell, index } = task;
    const result = dependencies.keep?.(ended) ?? ended;
    const repeats = repeatsIn(cell);
    const { runs, missing } = unfinished.get(index) ?? { runs: [], missing: repeats };
    runs[result.repeat] = result;
    if (missing > 1) unfinished.set(index, { runs, missing: missing - 1 });
    else {
      unfinished.delete(index);
      results[index] = { cell, state: cellState(runs, leastPasses(repeats, repeatMinPass)), runs };
    }
    progress.count(results[index]);
    for (let next = results[told]; next; next = results[++told]) dependencies.onCell?.(next);
  };

  const planned = planTasks(cells, repeatsIn, options.fairness);
  const tasks = options.fairness
    ? fairTasks(planned, {
        kindOf: ({ kind }) => kind,
        share: Math.ceil(windowSize(options) / options.fairness.kinds),
      })
    : tasksInOrder(planned);
  const measureOptions: MeasureOptions = { delayMs, pace: createPacer(dependencies, signal) };
  const worker = async (): Promise<void> => {
    for (const task of tasks) {
      if (signal?.aborted) {
        tasks.ended(task);
        settle(task, erroredRun(task.run, stopError('not run', signal)));
        continue;
      }
      inFlight.add(task);
      const measured = await measureRun(task.run, task.cell, dependencies, measureOptions);
      tasks.ended(task);
      for (const [ended, result] of await resultsAfter(task, measured)) {
        // Gone from the set: it took longer than the grace, and its result was reported without it.
        if (inFlight.delete(ended)) settle(ended, result);
      }
    }
  };

  const workers = Promise.all(Array.from({ length: windowSize(options) }, worker));
  await (signal ? endedOrStopped(workers, signal, dependencies) : workers);
  for (const task of inFlight) {
    inFlight.delete(task);
    settle(task, erroredRun(task.run, stopError('cancelled', signal)));
  }
  // When every worker hangs, nobody has taken the cells that are left.
  for (const task of tasks) settle(task, erroredRun(task.run, stopError('not run', signal)));
  return results;
}

function* planTasks(
  cells: Iterable<Cell | Turns>,
  repeatsIn: (cell: Cell) => number,
  fairness: Fairness | undefined,
): Generator<Task> {
  let index = 0;
  for (const { group, inTurns } of comparedTogether(cells)) {
    const kindOf = (cell: Cell): string => fairness?.waitsFor(cell) ?? '';
    const kind = inTurns && [...new Set(group.map(kindOf))].sort().join(' ');
    const tasks = tasksOf(group, index, { repeatsIn, kindOf: (cell) => kind ?? kindOf(cell) });
    index += group.length;
    if (inTurns) yield* tasks.toSorted((a, b) => a.run.repeat - b.run.repeat);
    else yield* tasks;
  }
}

function tasksOf(
  group: Turns,
  start: number,
  { repeatsIn, kindOf }: { repeatsIn(cell: Cell): number; kindOf(cell: Cell): string },
): Task[] {
  const rows = new Map<string, Row>();
  return group.flatMap((cell, place) =>
    Array.from({ length: repeatsIn(cell) }, (_, repeat): Task => {
      const task = { cell, index: start + place, run: openRun(cell, repeat), kind: kindOf(cell) };
      if (!isCompared(cell.test)) return task;
      const key = `${cell.arm} ${cell.testIdx} ${repeat}`;
      const row = rows.get(key) ?? { size: 0, ended: [] };
      rows.set(key, row);
      row.size += 1;
      return { ...task, row };
    }),
  );
}

/** The cells of a test whose outputs are compared in one list, any other cell alone. Cells of a test follow each other. */
function* comparedTogether(cells: Iterable<Cell | Turns>): Generator<{ group: Turns; inTurns?: true }> {
  let group: Cell[] = [];
  for (const cell of cells) {
    const isTurns = !('id' in cell);
    if (group[0] && (isTurns || group[0].testIdx !== cell.testIdx)) {
      yield { group };
      group = [];
    }
    if (isTurns) yield { group: cell, inTurns: true };
    else if (isCompared(cell.test)) group.push(cell);
    else yield { group: [cell] };
  }
  if (group.length > 0) yield { group };
}

/** The results that stand once a run has ended: its own; of a row that is compared all of them with the last, none before. */
async function resultsAfter(task: Task, measured: Measured): Promise<(readonly [Task, RunResult])[]> {
  const { row, cell } = task;
  if (!row) return [[task, measured.result]];
  row.ended.push({ task, entrant: { cell, ...measured } });
  if (row.ended.length < row.size) return [];
  const inOrder = row.ended.toSorted((a, b) => a.task.index - b.task.index);
  const results = await compareRow(inOrder.map(({ entrant }) => entrant));
  return results.map((result, index) => [inOrder[index]?.task ?? task, result] as const);
}

/** Waits for the workers, but once the signal aborted no longer than the grace. */
async function endedOrStopped(
  workers: Promise<unknown>,
  signal: AbortSignal,
  { sleep }: Pick<RunDependencies, 'sleep'>,
): Promise<void> {
  const ended = new AbortController();
  const stopped = new Promise<void>((resolve, reject) => {
    const onAbort = (): void => {
      sleep(GRACE_MS, ended.signal).then(resolve, reject);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true, signal: ended.signal });
  });
  try {
    await Promise.race([workers, stopped]);
  } finally {
    ended.abort();
  }
}
