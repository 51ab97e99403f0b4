import type { Arm, ArmRun, ComparedCell, Measure } from './cells.js';
import type { Recheck, RecheckReason } from './rechecks.js';
import type { Suspect } from './suspects.js';

export interface GateSettings {
  measure: Measure;
  /** 1 to the number of repeats. */
  repeatMinPass: number;
  /** Named scores whose means may not fall either. */
  gateMetrics: readonly string[];
  /** A case that the head does not have any more fails the gate. */
  forbidRemoval: boolean;
  /** Calls beside the first pass that the user's own limits leave, 0 and more; absent: no such limit. */
  maxExtraCalls?: number;
  /** Share of pairs of runs that differ though nothing changed, 0 to 1, where a history of such runs knows it. */
  differing?: number;
}

/** Second run of the whole first pass, of one cell. */
export interface SecondPass {
  cell: string;
  base: readonly ArmRun[];
  head: readonly ArmRun[];
}

/**
 * All that the gate knows: facts, nothing computed. Plain data that survives JSON, so that a run of the same base and head
 * can go on where another one ended; see `resumeGate`.
 */
export interface GateState {
  version: 1;
  settings: GateSettings;
  cells: readonly ComparedCell[];
  suspects: readonly Suspect[];
  rechecks: readonly Recheck[];
  second: readonly SecondPass[];
  /** Calls that this job made beside the first pass. */
  calls: { confirmation: number; second: number };
}

/** Runs that the gate wants, to be made one after the other and anew: from no cache of ours or of the gateway. */
export interface RunRequest {
  cell: string;
  purpose: 'screen' | 'pair' | RecheckReason | 'second pass';
  arms: readonly Arm[];
}

export interface RunAnswer {
  cell: string;
  purpose: RunRequest['purpose'];
  /** In the order of the request's arms. For `critical`, `pass` is about the critical assertions alone. */
  runs: readonly ArmRun[];
}
