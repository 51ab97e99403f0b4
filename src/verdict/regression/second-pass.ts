// The suite is looked at again before it blocks: a first look that may be wrong one time in ten, then both together.
import { holm } from '../../statistics/holm.js';
import { LEAST_DROP } from '../../statistics/visible-drop.js';
import type { PairedValues } from '../paired-values.js';
import { type Arm, type ArmRun, type ComparedCell, runValue } from './cells.js';
import type { GateState, RunRequest, SecondPass } from './gate-state.js';
import { type SuiteTest, testSuite } from './suite.js';

export const SCREEN_LEVEL = 0.1;
/** Bound on failing a suite that did not get worse; shared with the named scores that gate. */
export const LEVEL = 0.01;
/** With more of the cells missing, the second pass was not one. */
const MOST_MISSING = 0.05;

/** The suite, or one named score of it. */
export interface SuiteResult extends SuiteTest {
  /** Absent: passing (or the score) itself. */
  metric?: string;
}

export interface SuiteFinding {
  /** `steady`: no drop worth a second look. `open`: one that was not looked at again. */
  state: 'steady' | 'noise' | 'fell' | 'open';
  /** First pass, or both when there was a second one: the suite first, then the named scores. */
  results: readonly SuiteResult[];
  /** Those of the results that fell. */
  fallen: readonly SuiteResult[];
}

/** Both arms of a cell, interleaved; the arm that goes first alternates with the cell, so that drift hits both alike. */
export function interleavedArms(cellIndex: number, repeats: number): readonly Arm[] {
  const pair: readonly Arm[] = cellIndex % 2 === 0 ? ['base', 'head'] : ['head', 'base'];
  return Array.from({ length: repeats }, () => pair).flat();
}

/** What the second pass still needs, by cells in the order of the config. */
export function secondPassRequests({ cells, second }: GateState): RunRequest[] {
  const done = new Set(second.map(({ cell }) => cell));
  return cells
    .filter(({ change }) => change === 'compared')
    .map(
      ({ id, base, head }, index): RunRequest => ({
        cell: id,
        purpose: 'second pass',
        arms: interleavedArms(index, Math.max(base.length, head.length)),
      }),
    )
    .filter(({ cell }) => !done.has(cell));
}

export function secondPassOf({ cell, arms }: RunRequest, runs: readonly ArmRun[]): SecondPass {
  const of = (arm: Arm): ArmRun[] => runs.filter((_, index) => arms[index] === arm);
  return { cell, base: of('base'), head: of('head') };
}

/** Whether a pass of one cell says anything of both arms. */
export function isEvidence({ base, head }: Pick<SecondPass, 'base' | 'head'>): boolean {
  return pairedRuns(base, head, (run) => runValue(run, 'pass')).base.length > 0;
}

/** What both passes, as far as there are two, say of the suite. */
export function judgeSuite(state: GateState): SuiteFinding {
  const first = testAll(state, []);
  const suspicious = first.some(({ p }) => p <= SCREEN_LEVEL);
  if (!suspicious) return { state: 'steady', results: first, fallen: [] };
  if (!isSecondPassWhole(state)) return { state: 'open', results: first, fallen: [] };
  const results = testAll(state, state.second);
  const adjusted = holm(results.map(({ p }) => p));
  const fallen = results.filter(
    ({ baseMean, headMean }, index) => (adjusted[index] ?? 1) <= LEVEL && baseMean - headMean >= LEAST_DROP - 1e-9,
  );
  return { state: fallen.length > 0 ? 'fell' : 'noise', results, fallen };
}

/** The suite's pairs of runs, for what it would notice. */
export function pairsOf(state: GateState): PairedValues[] {
  return pairedCells(state.cells, [], (run) => runValue(run, state.settings.measure));
}

/** Named scores that do not gate, first pass: the reader is told, nothing is blocked. By name. */
export function adviseMetrics({ cells, settings }: GateState): (SuiteResult & { metric: string })[] {
  const runs = cells.flatMap(({ base, head }) => [...base, ...head]);
  const names = new Set(runs.flatMap((run) => Object.keys(run?.metrics ?? {})));
  return [...names]
    .filter((metric) => !settings.gateMetrics.includes(metric))
    .sort()
    .map((metric) => testMetric(cells, [], metric));
}

function testAll({ cells, settings }: GateState, second: readonly SecondPass[]): SuiteResult[] {
  const { measure, gateMetrics } = settings;
  const pairs = pairedCells(cells, second, (run) => runValue(run, measure));
  return [
    testSuite(pairs, { whole: measure === 'pass' }),
    ...gateMetrics.map((metric) => testMetric(cells, second, metric)),
  ];
}

function testMetric(
  cells: readonly ComparedCell[],
  second: readonly SecondPass[],
  metric: string,
): SuiteResult & { metric: string } {
  const pairs = pairedCells(cells, second, (run) => metricOf(run, metric));
  return { metric, ...testSuite(pairs, { whole: false }) };
}

function metricOf(run: ArmRun, metric: string): number | undefined {
  const value = run?.metrics && Object.hasOwn(run.metrics, metric) ? run.metrics[metric] : undefined;
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function isSecondPassWhole({ cells, second }: GateState): boolean {
  const expected = cells.filter((cell) => cell.change === 'compared' && isEvidence(cell)).length;
  return second.filter(isEvidence).length >= expected * (1 - MOST_MISSING);
}

type Value = (run: ArmRun) => number | undefined;

/** Compared cells with a value on both arms. */
export function pairedCells(
  cells: readonly ComparedCell[],
  second: readonly SecondPass[],
  value: Value,
): PairedValues[] {
  const again = new Map(second.map((pass) => [pass.cell, pass]));
  return cells
    .filter(({ change }) => change === 'compared')
    .map((cell) => bothPasses(cell, again.get(cell.id), value))
    .filter(({ base }) => base.length > 0);
}

function bothPasses(cell: ComparedCell, again: SecondPass | undefined, value: Value): PairedValues {
  const first = pairedRuns(cell.base, cell.head, value);
  const second = pairedRuns(again?.base ?? [], again?.head ?? [], value);
  return {
    cluster: cell.cluster === undefined ? `cell ${cell.id}` : `cluster ${cell.cluster}`,
    base: [...first.base, ...second.base],
    head: [...first.head, ...second.head],
  };
}

/** As many runs of each arm as the one with fewer has: so the difference of unchanged arms stays symmetric. */
function pairedRuns(
  base: readonly ArmRun[],
  head: readonly ArmRun[],
  value: Value,
): { base: number[]; head: number[] } {
  const values = (runs: readonly ArmRun[]): number[] => runs.flatMap((run) => value(run) ?? []);
  const length = Math.min(values(base).length, values(head).length);
  return { base: values(base).slice(0, length), head: values(head).slice(0, length) };
}
