import { type PassRate, passRateOf } from '../pass-rate.js';
import { outcomeOf } from './cells.js';
import { type ClassifiedCase, classifyCases, type FreshRuns, freshRuns } from './classify.js';
import type { GateState } from './gate-state.js';
import type { RecheckReason } from './rechecks.js';
import { adviseMetrics, judgeSuite, pairsOf, type SuiteFinding, type SuiteResult } from './second-pass.js';
import { suiteVisibleDrop } from './suite.js';
import { failedRechecks, type JudgedSuspect, judgeSuspects, worseTogether } from './together.js';
import { findUnmeasured, type Unmeasured } from './unmeasured.js';

/** Why the change is blocked. */
export type GateFailure =
  | { gate: 'broke'; cases: readonly (FreshRuns & { cell: string })[] }
  | { gate: 'together'; cases: readonly (FreshRuns & { cell: string })[] }
  | { gate: 'suite'; fallen: readonly SuiteResult[] }
  /** Runs of the head with the first pass: 3 of 4 failed. */
  | { gate: RecheckReason; cases: readonly { cell: string; failed: number; runs: number }[] }
  | { gate: 'removed'; cells: readonly string[] };

export interface GateConclusion {
  verdict: 'passed' | 'failed' | 'inconclusive';
  failures: readonly GateFailure[];
  /** Also where something failed: what it could not say. */
  unmeasured: readonly Unmeasured[];
  cases: readonly ClassifiedCase[];
  suite: SuiteFinding;
  /** Named scores that do not gate. */
  advisory: readonly SuiteResult[];
  /** Of the cells that ran, first pass. The base's: of those that it has. */
  passRate: Record<'base' | 'head', PassRate>;
  /** Smallest drop that the cells that ran would show, 0.02 to 1, a share; absent when none was compared. */
  visibleDrop?: number;
  /** Suspects that were run again and did not hold: by the screen or the evidence, or undecided to the end. */
  flips: { noise: number; undecided: number };
  /** Calls to the endpoint under test: of the first pass, and by this job beside it. */
  calls: { first: number; confirmation: number; second: number };
}

/** The verdict: what failed is red, else what could not be measured is neither, else it passed. At any time. */
export function concludeGate(state: GateState): GateConclusion {
  const judged = judgeSuspects(state);
  const suite = judgeSuite(state);
  const failures = findFailures(state, judged, suite);
  // What blocks by its cases is not looked at again as a suite: that is no gap.
  const unmeasured = findUnmeasured(state).filter(({ what }) => what !== 'suite' || failures.length === 0);
  const drop = suiteVisibleDrop(pairsOf(state), state.settings.differing);
  const count = (...statuses: JudgedSuspect['status'][]): number =>
    judged.filter(({ status }) => statuses.includes(status)).length;
  return {
    verdict: failures.length > 0 ? 'failed' : unmeasured.length > 0 ? 'inconclusive' : 'passed',
    failures,
    unmeasured,
    cases: classifyCases(state),
    suite,
    advisory: adviseMetrics(state),
    passRate: { base: armRate(state, 'base'), head: armRate(state, 'head') },
    ...(drop === undefined ? {} : { visibleDrop: drop }),
    flips: { noise: count('cleared'), undecided: count('not confirmed') },
    calls: {
      first: state.cells.reduce((calls, { base, head }) => calls + base.length + head.length, 0),
      ...state.calls,
    },
  };
}

function findFailures(state: GateState, judged: readonly JudgedSuspect[], suite: SuiteFinding): GateFailure[] {
  const evidenceOf = (one: JudgedSuspect): FreshRuns & { cell: string } => ({
    cell: one.suspect.cell,
    ...freshRuns(one),
  });
  const broke = judged.filter(({ status }) => status === 'broke').map(evidenceOf);
  const together = worseTogether(judged).map(evidenceOf);
  const removed = state.cells.filter(({ change }) => change === 'removed').map(({ id }) => id);
  const failures: GateFailure[] = [
    { gate: 'critical', cases: failedAgain(state, 'critical') },
    { gate: 'broke', cases: broke },
    { gate: 'together', cases: together },
    { gate: 'new', cases: failedAgain(state, 'new') },
    { gate: 'removed', cells: state.settings.forbidRemoval ? removed : [] },
    { gate: 'suite', fallen: suite.fallen },
  ];
  return failures.filter((failure) => sizeOf(failure) > 0);
}

function sizeOf(failure: GateFailure): number {
  if (failure.gate === 'suite') return failure.fallen.length;
  return failure.gate === 'removed' ? failure.cells.length : failure.cases.length;
}

/** The first pass failed; how often the fresh runs did is added to it. */
function failedAgain(state: GateState, reason: RecheckReason): { cell: string; failed: number; runs: number }[] {
  return failedRechecks(state)
    .filter((recheck) => recheck.reason === reason)
    .map(({ cell, passed }) => ({
      cell,
      failed: 1 + passed.filter((pass) => !pass).length,
      runs: 1 + passed.length,
    }));
}

function armRate({ cells, settings }: GateState, arm: 'base' | 'head'): PassRate {
  return passRateOf(
    cells
      .filter((cell) => cell[arm].length > 0)
      .map((cell) => {
        const outcome = outcomeOf(cell[arm], settings.repeatMinPass);
        return {
          ...(outcome === 'errored' ? {} : { rate: outcome === 'passed' ? 1 : 0 }),
          ...(cell.cluster === undefined ? {} : { cluster: cell.cluster }),
        };
      }),
  );
}
