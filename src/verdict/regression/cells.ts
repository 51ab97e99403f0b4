// What the regression gate is told: each cell of the head and of the base it is compared with, and what their runs gave.
import { cellState } from '../../run/cell-state.js';
import { mean } from '../../statistics/sums.js';

/** The base is what the change starts from, the head is the change. */
export type Arm = 'base' | 'head';

/** A run that was answered and judged. */
export interface ScoredRun {
  pass: boolean;
  /** Usually 0 to 1. */
  score: number;
  /** Named scores. */
  metrics?: Readonly<Record<string, number>>;
}

/**
 * `null` is no evidence, neither way: an error, and in a confirmation also an answer that was not given anew (it came from
 * a cache, or carries an id that was seen before).
 */
export type ArmRun = ScoredRun | null;

/**
 * How a cell stands in both configs. `carried over`: everything it depends on is equal, so neither arm was run. `check
 * changed`: what judges it is what changed, so there is nothing to compare. `compared`: all else that both have.
 */
export type Change = 'compared' | 'carried over' | 'new' | 'removed' | 'check changed';

/** A cell with its first pass. Plain data: it is kept between runs of the same job. */
export interface ComparedCell {
  /** The same on both arms. */
  id: string;
  change: Change;
  /** Cells with the same one hang together and count as one: questions on one document, a case on several endpoints. */
  cluster?: string;
  /** One entry for each repeat; empty unless the base was run. */
  base: readonly ArmRun[];
  /** One entry for each repeat; empty for `removed` and `carried over`. */
  head: readonly ArmRun[];
  /** An assertion that is marked as critical failed on the head. */
  criticalFailed?: boolean;
}

/** Whether passing decides, or the score: a drop that all assertions let pass. */
export type Measure = 'pass' | 'score';

/** What one run is worth, 0 to 1; undefined for one that is no evidence. */
export function runValue(run: ArmRun | undefined, measure: Measure): number | undefined {
  if (!run) return undefined;
  if (measure === 'pass') return run.pass ? 1 : 0;
  return Number.isFinite(run.score) ? Math.min(1, Math.max(0, run.score)) : undefined;
}

/** Values of the runs that are evidence, in order. */
export function runValues(runs: readonly ArmRun[], measure: Measure): number[] {
  return runs.flatMap((run) => runValue(run, measure) ?? []);
}

/** Mean value of an arm, 0 to 1; undefined without evidence. */
export function armMean(runs: readonly ArmRun[], measure: Measure): number | undefined {
  const values = runValues(runs, measure);
  return values.length === 0 ? undefined : mean(values);
}

/** Outcome of one arm of a cell from its repeats, of which at most all must pass: errored where the missing runs would decide. */
export function outcomeOf(runs: readonly ArmRun[], repeatMinPass: number): 'passed' | 'failed' | 'errored' {
  const states = runs.map((run) => ({ state: run === null ? 'errored' : run.pass ? 'passed' : 'failed' }) as const);
  const state = cellState(states, Math.min(repeatMinPass, states.length));
  return state === 'unjudged' ? 'errored' : state;
}
