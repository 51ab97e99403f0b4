// The calls of the regression gate: both sides of what changed, then as often as its procedure asks.
import { ConfigError } from '../config/problem.js';
import type { Measurement } from '../measurement.js';
import type { Cell } from '../plan/cell.js';
import { repeatsOf } from '../plan/repeats.js';
import type { CellResult, RunResult } from '../run/results.js';
import type { Turns } from '../run/runner.js';
import { failsCritical } from '../verdict/critical.js';
import type { Arm, ArmRun, ComparedCell } from '../verdict/regression/cells.js';
import type { GateSettings, GateState, RunAnswer, RunRequest } from '../verdict/regression/gate-state.js';
import {
  cellsToMeasureAgain,
  nextRuns,
  recordRuns,
  resumeGate,
  startGate,
} from '../verdict/regression/regression-gate.js';
import type { ArmedCell } from './arms.js';
import { createFreshness } from './freshness.js';

export interface GateRunRequest {
  cells: readonly ArmedCell[];
  measurement: Measurement;
  settings: Omit<GateSettings, 'maxExtraCalls'>;
  /** How often a case runs whose test says nothing else. */
  repeat: number;
  /** Requests to models that the whole run may make. */
  maxCalls?: number | undefined;
  /** Every case of the change runs, also those that nothing changed: somebody else judges all of them. */
  all: boolean;
  /** What an earlier run of the same two sides left. */
  kept?: GateState | undefined;
  /** One line for the log. */
  tell(text: string): void;
}

export interface GateRun {
  /** Of the change, first pass, in the order of its cells. */
  head: CellResult[];
  /** Of the base, first pass. */
  base: CellResult[];
  /** All runs that were made beside the first pass. */
  again: CellResult[];
  state: GateState;
}

export async function runGate(request: GateRunRequest): Promise<GateRun> {
  const { cells, measurement, settings, kept, tell } = request;
  const judged = cells.filter((cell) => cell.judged);
  const remeasure = kept ? new Set(cellsToMeasureAgain(kept)) : undefined;
  const isFresh = createFreshness();
  const plan = firstPass(cells, {
    runsHead: ({ change }) => change !== 'carried over' || request.all,
    runsBase: ({ id, judged: counts }) => counts && (remeasure?.has(id) ?? true),
  });
  checkCalls(plan.flat(), request);
  const results = plan.length === 0 ? [] : await measurement.run(plan, { total: plan.flat().length });
  for (const { runs } of results) for (const one of runs) isFresh(one);
  const head = results.filter(({ cell }) => cell.arm === undefined);
  const base = results.filter(({ cell }) => cell.arm === 'base');
  const measured = comparedCells(judged, { head, base });
  const limits = extraCalls(results, request.maxCalls);
  let state = kept
    ? resumeGate(
        kept,
        measured.filter(({ id }) => remeasure?.has(id)),
        limits,
      )
    : startGate(measured, { ...settings, ...limits });

  const again: CellResult[] = [];
  // What was kept counts already: answers that an earlier run was given to confirm it are no new ones.
  const evidence = kept && JSON.stringify(kept);
  const run = createAnswers(cells, { measurement, isFresh, evidence });
  for (let round = 1; measurement.stopped() === undefined; round++) {
    const requests = nextRuns(state);
    if (requests.length === 0) break;
    tell(roundText(requests, round));
    const { answers, results: fresh } = await run(requests, round);
    again.push(...fresh);
    state = recordRuns(state, answers);
  }
  return { head, base, again, state };
}

/** @throws ConfigError: what the calls before the limit would have cost buys no verdict */
function checkCalls(cells: readonly Cell[], { maxCalls, repeat }: GateRunRequest): void {
  if (maxCalls === undefined) return;
  const needed = cells
    .filter(({ test }) => test.providerOutput === undefined)
    .reduce((calls, { test }) => calls + repeatsOf(test, repeat), 0);
  if (needed <= maxCalls) return;
  throw new ConfigError([
    {
      message: `this run makes at least ${needed} calls, those of both sides, and max-calls allows ${maxCalls}`,
      hint: 'raise max-calls, or run fewer tests, prompts, endpoints or repeats',
    },
  ]);
}

/** Both sides of a cell take turns, and who goes first alternates; cells whose outputs are compared go together. */
function firstPass(
  cells: readonly ArmedCell[],
  { runsHead, runsBase }: { runsHead(cell: ArmedCell): boolean; runsBase(cell: ArmedCell): boolean },
): (Cell | Turns)[] {
  const plan: (Cell | Turns)[] = [];
  let pairs = 0;
  for (const group of rowsOf(cells)) {
    const heads = group.some(runsHead) ? group.flatMap(({ head }) => head ?? []) : [];
    const bases = group.some((cell) => cell.base && runsBase(cell)) ? group.flatMap(({ base }) => base ?? []) : [];
    if (bases.length > 0) plan.push(pairs++ % 2 === 0 ? [...bases, ...heads] : [...heads, ...bases]);
    else if (heads.length > 1) plan.push(heads);
    else plan.push(...heads);
  }
  return plan;
}

/** Cells of a test whose outputs are compared in one list, any other alone. */
function rowsOf(cells: readonly ArmedCell[]): ArmedCell[][] {
  const rows: ArmedCell[][] = [];
  for (const cell of cells) {
    const last = rows.at(-1)?.[0]?.head;
    if (cell.inRow && last !== undefined && last.testIdx === cell.head?.testIdx) rows.at(-1)?.push(cell);
    else rows.push([cell]);
  }
  return rows;
}

function comparedCells(
  cells: readonly ArmedCell[],
  { head, base }: { head: readonly CellResult[]; base: readonly CellResult[] },
): ComparedCell[] {
  const byCell = new Map([...head, ...base].map((result) => [result.cell, result]));
  const runsOf = (cell: Cell | undefined): readonly RunResult[] => (cell && byCell.get(cell)?.runs) ?? [];
  return cells.map(({ id, change, head: now, base: before, cluster }): ComparedCell => {
    const runs = change === 'carried over' ? [] : runsOf(now);
    return {
      id,
      change,
      ...(cluster === undefined ? {} : { cluster }),
      base: runsOf(before).map(armRun),
      head: runs.map(armRun),
      ...(runs.some(failedCritically) ? { criticalFailed: true } : {}),
    };
  });
}

function armRun({ state, score, namedScores }: RunResult): ArmRun {
  if (state === 'errored' || state === 'unjudged') return null;
  return {
    pass: state === 'passed',
    score: Number.isFinite(score) ? score : 0,
    ...(Object.keys(namedScores).length > 0 ? { metrics: finite(namedScores) } : {}),
  };
}

function finite(scores: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(scores).filter(([, score]) => Number.isFinite(score)));
}

function failedCritically({ state, assertions }: RunResult): boolean {
  return state !== 'errored' && failsCritical(assertions);
}

function createAnswers(
  cells: readonly ArmedCell[],
  {
    measurement,
    isFresh,
    evidence,
  }: { measurement: Measurement; isFresh: ReturnType<typeof createFreshness>; evidence: string | undefined },
): (requests: readonly RunRequest[], round: number) => Promise<{ answers: RunAnswer[]; results: CellResult[] }> {
  const rows = new Map(rowsOf(cells).flatMap((row) => row.map((cell) => [cell.id, row] as const)));
  const armed = new Map(cells.map((cell) => [cell.id, cell]));
  const on = (cell: ArmedCell | undefined, arm: Arm): Cell | undefined => cell?.[arm];

  return async (requests, round) => {
    const plan: Turns[] = requests.flatMap(({ cell, arms }) =>
      arms.map((arm) => (rows.get(cell) ?? []).flatMap((one) => on(one, arm) ?? [])),
    );
    const results = await measurement.run(plan, {
      once: true,
      round,
      ...(evidence === undefined ? {} : { evidence }),
    });
    // In the order of the plan, row by row.
    let next = 0;
    const rounds = plan.map(({ length }) => {
      next += length;
      return results.slice(next - length, next);
    });
    let turn = 0;
    const answers = requests.map(({ cell, purpose, arms }): RunAnswer => {
      const runs = arms.map((arm): ArmRun => {
        const wanted = on(armed.get(cell), arm);
        const result = rounds[turn++]?.find((one) => one.cell === wanted);
        const run = result?.runs[0];
        if (!run || !isFresh(run)) return null;
        const given = armRun(run);
        return given && purpose === 'critical' ? { ...given, pass: !failedCritically(run) } : given;
      });
      return { cell, purpose, runs };
    });
    return { answers, results };
  };
}

/** Calls that are left for confirmation; a run may make several (its grader's). */
function extraCalls(results: readonly CellResult[], maxCalls: number | undefined): Pick<GateSettings, 'maxExtraCalls'> {
  if (maxCalls === undefined) return {};
  const runs = results.flatMap((result) => result.runs);
  const made = runs
    .flatMap(({ call, graderCalls }) => (call ? [call, ...graderCalls] : graderCalls))
    .reduce((sum, { attempts }) => sum + attempts, 0);
  const each = Math.max(1, made / Math.max(1, runs.length));
  return { maxExtraCalls: Math.max(0, Math.floor((maxCalls - made) / each)) };
}

function roundText(requests: readonly RunRequest[], round: number): string {
  const calls = requests.reduce((sum, { arms }) => sum + arms.length, 0);
  const cases = new Set(requests.map(({ cell }) => cell)).size;
  const why = requests.every(({ purpose }) => purpose === 'second pass')
    ? 'the suite looked worse and is run once more'
    : `${cases} ${cases === 1 ? 'case' : 'cases'} did worse and ${cases === 1 ? 'is' : 'are'} run again`;
  return `regression gate, round ${round}: ${why} (${calls} ${calls === 1 ? 'run' : 'runs'})`;
}
