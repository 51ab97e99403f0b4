// What keeps a comparison from being one. Errors are no evidence, so they never make a change look worse, or fine.
import { fisherTwoSided } from '../../statistics/fisher.js';
import { type Arm, type ArmRun, type ComparedCell, outcomeOf } from './cells.js';
import type { GateState } from './gate-state.js';
import { recheckStatus } from './rechecks.js';
import { judgeSuite } from './second-pass.js';
import { judgeSuspects } from './together.js';

/** Cells without an outcome, and errors of the base, above which nothing is decided. */
export const MOST_ERRORS = 0.05;
/** Errors that fall on one arm by chance less often than this fall there for a reason. */
export const ONE_ARM_LEVEL = 0.001;
/** One or two cases that a change repairs are no broken base. */
export const LEAST_BASE_CELLS = 5;

/** Why the gate cannot say "passed". */
export type Unmeasured =
  /** The base passes nothing, or errs: there is nothing to compare with. Of cells, or of runs. */
  | { what: 'base'; problem: 'passes nothing' | 'errors'; count: number; of: number }
  /** Suspects, and cases that have to be checked again, that could not be run again often enough. */
  | { what: 'suspects'; cells: readonly string[] }
  /** Cells without an outcome on an arm. */
  | { what: 'cells'; cells: readonly string[]; of: number }
  | { what: 'one arm'; arm: Arm; errors: number; runs: number; otherErrors: number; otherRuns: number }
  /** It looked worse once, and could not be looked at again. */
  | { what: 'suite' }
  /** Named scores that have to gate, and that no case has on both sides. */
  | { what: 'metrics'; metrics: readonly string[] };

/** In the order in which they explain each other; empty when the gate was measured. */
export function findUnmeasured(state: GateState): Unmeasured[] {
  const ran = state.cells.filter(({ base, head }) => base.length + head.length > 0);
  return [
    ...brokenBase(ran, state.settings.repeatMinPass),
    ...openSuspects(state),
    ...cellsWithoutOutcome(ran, state.settings.repeatMinPass),
    ...errorsOnOneArm(ran),
    ...(judgeSuite(state).state === 'open' ? [{ what: 'suite' } as const] : []),
    ...missingMetrics(ran, state.settings.gateMetrics),
  ];
}

function brokenBase(ran: readonly ComparedCell[], repeatMinPass: number): Unmeasured[] {
  const runs = ran.flatMap(({ base }) => base);
  const errors = errorsOf(runs);
  if (errors > runs.length * MOST_ERRORS) return [{ what: 'base', problem: 'errors', count: errors, of: runs.length }];
  const outcomes = ran.filter(({ base }) => base.length > 0).map(({ base }) => outcomeOf(base, repeatMinPass));
  const failed = outcomes.filter((outcome) => outcome === 'failed').length;
  if (outcomes.includes('passed') || failed < LEAST_BASE_CELLS) return [];
  return [{ what: 'base', problem: 'passes nothing', count: failed, of: outcomes.length }];
}

/** A name that nothing has would be a gate that is open for ever. */
function missingMetrics(ran: readonly ComparedCell[], gateMetrics: readonly string[]): Unmeasured[] {
  const compared = ran.filter(({ base, head }) => [base, head].every((runs) => runs.some((run) => run !== null)));
  if (compared.length === 0) return [];
  const has = (runs: readonly ArmRun[], metric: string): boolean =>
    runs.some((run) => run?.metrics !== undefined && Object.hasOwn(run.metrics, metric));
  const metrics = gateMetrics.filter(
    (metric) => !compared.some(({ base, head }) => has(base, metric) && has(head, metric)),
  );
  return metrics.length === 0 ? [] : [{ what: 'metrics', metrics }];
}

function openSuspects(state: GateState): Unmeasured[] {
  const suspects = judgeSuspects(state)
    .filter(({ status }) => status === 'unresolved')
    .map(({ suspect }) => suspect.cell);
  const rechecks = state.rechecks
    .filter((recheck) => ['open', 'unresolved'].includes(recheckStatus(recheck)))
    .map(({ cell }) => cell);
  const cells = [...new Set([...suspects, ...rechecks])];
  return cells.length === 0 ? [] : [{ what: 'suspects', cells }];
}

function cellsWithoutOutcome(ran: readonly ComparedCell[], repeatMinPass: number): Unmeasured[] {
  const isErrored = (runs: readonly ArmRun[]): boolean =>
    runs.length > 0 && outcomeOf(runs, repeatMinPass) === 'errored';
  const cells = ran.filter(({ base, head }) => isErrored(base) || isErrored(head)).map(({ id }) => id);
  return cells.length > ran.length * MOST_ERRORS ? [{ what: 'cells', cells, of: ran.length }] : [];
}

function errorsOnOneArm(ran: readonly ComparedCell[]): Unmeasured[] {
  const compared = ran.filter(({ base, head }) => base.length > 0 && head.length > 0);
  const count = (arm: Arm): { errors: number; runs: number } => {
    const runs = compared.flatMap((cell) => cell[arm]);
    return { errors: errorsOf(runs), runs: runs.length };
  };
  const base = count('base');
  const head = count('head');
  const table = ({ errors, runs }: typeof base): { passed: number; scored: number } => ({
    passed: errors,
    scored: runs,
  });
  if (fisherTwoSided(table(head), table(base)) > ONE_ARM_LEVEL) return [];
  const isBase = base.errors * head.runs > head.errors * base.runs;
  const [more, less] = isBase ? [base, head] : [head, base];
  return [{ what: 'one arm', arm: isBase ? 'base' : 'head', ...more, otherErrors: less.errors, otherRuns: less.runs }];
}

function errorsOf(runs: readonly ArmRun[]): number {
  return runs.filter((run) => run === null).length;
}
