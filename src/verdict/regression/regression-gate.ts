// Did this change make it worse? The procedure as a value that asks for runs and is told what they gave; who makes the
// calls is not known here. `startGate` with the first pass, then `nextRuns` and `recordRuns` until nothing is wanted, then
// `concludeGate`.
import { type ComparedCell, outcomeOf } from './cells.js';
import type { GateSettings, GateState, RunAnswer, RunRequest } from './gate-state.js';
import { armsOfRecheck, findRechecks, recheckStatus, withRecheck } from './rechecks.js';
import { isEvidence, judgeSuite, secondPassOf, secondPassRequests } from './second-pass.js';
import { armsOf, findSuspects, suspectStatus, withPair, withScreen } from './suspects.js';
import { blocksByCases } from './together.js';

/** Confirmation may cost this share of the first pass, or so many calls where that is more. */
export const BUDGET_SHARE = 0.6;
export const LEAST_BUDGET = 200;

/** @param cells with their first pass; ids are unique */
export function startGate(cells: readonly ComparedCell[], settings: GateSettings): GateState {
  return {
    version: 1,
    settings,
    cells,
    suspects: findSuspects(cells, settings.measure),
    rechecks: findRechecks(cells, settings.repeatMinPass),
    second: [],
    calls: { confirmation: 0, second: 0 },
  };
}

/**
 * Runs that are wanted next, in order of importance; the requests may be made at the same time. Empty: conclude.
 * Whoever cannot make them (cancelled, no money left) concludes at any time: what is open then is said to be.
 */
export function nextRuns(state: GateState): RunRequest[] {
  const confirmations = fitting(openConfirmations(state), confirmationBudget(state));
  if (confirmations.length > 0) return confirmations;
  if (blocksByCases(state) || judgeSuite(state).state !== 'open') return [];
  const second = secondPassRequests(state);
  // Half a second pass decides nothing.
  return callsOf(second) <= userBudget(state) ? second : [];
}

/**
 * @param answers to requests of `nextRuns` for this state, each whole; a request that was not made has none
 * @throws RangeError for an answer that nothing asked for
 */
export function recordRuns(state: GateState, answers: readonly RunAnswer[]): GateState {
  const requests = new Map([...openConfirmations(state), ...secondPassRequests(state)].map((one) => [keyOf(one), one]));
  const given = new Map<string, RunAnswer>();
  for (const answer of answers) {
    const request = requests.get(keyOf(answer));
    if (request?.arms.length !== answer.runs.length || given.has(keyOf(answer))) {
      throw new RangeError(`nobody asked for ${answer.runs.length} runs (${answer.purpose}) of cell ${answer.cell}`);
    }
    given.set(keyOf(answer), answer);
  }
  const runsOf = (cell: string, purpose: RunRequest['purpose']): RunAnswer['runs'] | undefined =>
    given.get(keyOf({ cell, purpose }))?.runs;
  const second = [...requests.values()].flatMap((request) => {
    const runs = request.purpose === 'second pass' ? runsOf(request.cell, 'second pass') : undefined;
    return runs ? [secondPassOf(request, runs)] : [];
  });
  const secondCalls = second.reduce((calls, { base, head }) => calls + base.length + head.length, 0);
  const allCalls = answers.reduce((calls, { runs }) => calls + runs.length, 0);
  return {
    ...state,
    suspects: state.suspects.map((suspect) => {
      const screen = runsOf(suspect.cell, 'screen');
      if (screen) return withScreen(suspect, screen, state.settings.measure);
      const pair = runsOf(suspect.cell, 'pair');
      return pair ? withPair(suspect, pair, state.settings.measure) : suspect;
    }),
    rechecks: state.rechecks.map((recheck) => {
      const runs = runsOf(recheck.cell, recheck.reason);
      return runs ? withRecheck(recheck, runs) : recheck;
    }),
    second: [...state.second, ...second],
    calls: {
      confirmation: state.calls.confirmation + allCalls - secondCalls,
      second: state.calls.second + secondCalls,
    },
  };
}

/** Cells whose first pass has no outcome on some arm: what a later run of the same job measures again, on both arms. */
export function cellsToMeasureAgain({ cells, settings }: GateState): string[] {
  const errored = (runs: ComparedCell['base']): boolean =>
    runs.length > 0 && outcomeOf(runs, settings.repeatMinPass) === 'errored';
  return cells.filter(({ base, head }) => errored(base) || errored(head)).map(({ id }) => id);
}

/**
 * Goes on with what an earlier run of the same base and head left. Its suspects stay suspects and their evidence counts on:
 * starting anew until it is green, or until it is red, would multiply the chances. Tries and budget are new.
 *
 * @param remeasured first passes of the cells that `cellsToMeasureAgain` names
 */
export function resumeGate(
  kept: GateState,
  remeasured: readonly ComparedCell[],
  limits: Pick<GateSettings, 'maxExtraCalls'>,
): GateState {
  const again = new Map(remeasured.map((cell) => [cell.id, cell]));
  const { maxExtraCalls: _, ...settings } = kept.settings;
  const fresh = startGate(
    kept.cells.map((cell) => again.get(cell.id) ?? cell),
    { ...settings, ...limits },
  );
  const suspects = new Map(kept.suspects.map((suspect) => [suspect.cell, suspect]));
  const rechecks = new Map(kept.rechecks.map((recheck) => [`${recheck.reason} ${recheck.cell}`, recheck]));
  return {
    ...fresh,
    suspects: [
      ...kept.suspects.map((suspect) => ({
        ...suspect,
        screenTries: suspect.screen.length,
        pairTries: suspect.pairs.length,
      })),
      ...fresh.suspects.filter(({ cell }) => !suspects.has(cell)),
    ],
    rechecks: [
      ...kept.rechecks.map((recheck) => ({ ...recheck, tries: recheck.passed.length })),
      ...fresh.rechecks.filter(({ reason, cell }) => !rechecks.has(`${reason} ${cell}`)),
    ],
    second: kept.second.filter(isEvidence),
  };
}

function openConfirmations({ suspects, rechecks, settings }: GateState): RunRequest[] {
  const checks = rechecks
    .filter((recheck) => recheckStatus(recheck) === 'open')
    .map((recheck): RunRequest => ({ cell: recheck.cell, purpose: recheck.reason, arms: armsOfRecheck(recheck) }));
  const open = suspects.flatMap((suspect): RunRequest[] => {
    const status = suspectStatus(suspect, settings.measure, suspects.length);
    if (status !== 'screening' && status !== 'pairing') return [];
    const purpose = status === 'screening' ? 'screen' : 'pair';
    return [{ cell: suspect.cell, purpose, arms: armsOf(suspect, status) }];
  });
  const isCritical = ({ purpose }: RunRequest): boolean => purpose === 'critical';
  return [...checks.filter(isCritical), ...open, ...checks.filter((check) => !isCritical(check))];
}

/** Those that the calls suffice for, in order. */
function fitting(requests: readonly RunRequest[], calls: number): RunRequest[] {
  let left = calls;
  return requests.filter(({ arms }) => {
    if (arms.length > left) return false;
    left -= arms.length;
    return true;
  });
}

function confirmationBudget(state: GateState): number {
  const first = state.cells.reduce((calls, { base, head }) => calls + base.length + head.length, 0);
  const allowed = Math.max(Math.floor(BUDGET_SHARE * first), LEAST_BUDGET);
  return Math.min(allowed - state.calls.confirmation, userBudget(state));
}

function userBudget({ settings, calls }: GateState): number {
  return (settings.maxExtraCalls ?? Number.POSITIVE_INFINITY) - calls.confirmation - calls.second;
}

function callsOf(requests: readonly RunRequest[]): number {
  return requests.reduce((calls, { arms }) => calls + arms.length, 0);
}

function keyOf({ cell, purpose }: Pick<RunRequest, 'cell' | 'purpose'>): string {
  return `${purpose} ${cell}`;
}
