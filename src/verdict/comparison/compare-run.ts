// The comparison of the endpoints of a run. Load it late (`await import`): a run with one endpoint has no use for it.
// No text of a config is in what it gives, only places in the report: who shows it looks names up there.
import type { Column } from '../../plan/cell.js';
import { isJudged } from '../../run/cell-state.js';
import type { CellResult, RunResult } from '../../run/results.js';
import { percentile } from '../../statistics/percentile.js';
import { mean } from '../../statistics/sums.js';
import { compareEndpoints, type EndpointCase, type EndpointComparison } from './compare-endpoints.js';
import {
  compareLatency,
  compareQuantity,
  type LatencyComparison,
  type QuantityComparison,
} from './compare-quantity.js';
import { endpointKey } from './endpoint-cells.js';

/** An endpoint at the cases that are compared. */
export interface ComparedEndpoint {
  /** Its first column: index into the columns of the report. */
  column: number;
  /** Of its answers, ms, the call that warmed it up left out; absent without an answer. */
  latency?: { p50: number; p95: number };
  /** Mean of an answer; absent where the gateway tells none. */
  tokens?: { total: number; prompt: number; completion: number };
  /** Mean of an answer, in dollars; absent where nobody set a price. */
  costUsd?: number;
}

export interface TellingCase {
  /** Id of its cell on the first endpoint. */
  cell: string;
  /** Of each endpoint, in the order of `endpoints`: runs that passed, of those that were judged. */
  passes: readonly { passed: number; judged: number }[];
}

export interface RunComparison {
  /** Two and more, in the order of the columns. */
  endpoints: readonly ComparedEndpoint[];
  /** Endpoints with cells but without a judged one, as indexes into the columns: nothing can be said of them. */
  unmeasured: readonly number[];
  /** Its `endpoint` is an index into `endpoints`. */
  ranking: EndpointComparison;
  /** Cases that not every endpoint ran: filters of tests and prompts, tests with an endpoint of their own. */
  unshared: number;
  /** Cases that nothing judged. */
  unjudged: number;
  /** The most judged runs that a case has on each endpoint. */
  repeats: number;
  /** Whether cases hang together (`metadata.cluster`). */
  clustered: boolean;
  latency: LatencyComparison;
  tokens: QuantityComparison;
  cost: QuantityComparison;
  /** Cases on which the endpoints differ, the most telling first. */
  telling: readonly TellingCase[];
}

/**
 * Compares endpoints at the cases that all of them ran; a case is a test with a prompt, so prompts of one endpoint are
 * pooled and never compared.
 *
 * @returns undefined for fewer than two endpoints with a judged cell
 */
export function compareRun(columns: readonly Column[], cells: readonly CellResult[]): RunComparison | undefined {
  const keys = columns.map(({ endpoint }) => endpointKey(endpoint));
  const keyOf = ({ cell }: CellResult): string => keys[cell.promptIdx] ?? '';
  const used = new Set(cells.map(keyOf));
  const judged = new Set(cells.filter(({ runs }) => runs.some(isOutcome)).map(keyOf));
  const compared = [...new Set(keys)].filter((key) => judged.has(key));
  if (compared.length < 2) return undefined;

  const warmUps = firstCalls(cells, keyOf);
  const sorted = sortCases(columns, cells, (cell) => compared.indexOf(keyOf(cell)), compared.length);
  const cases = sorted.shared.map(endpointCase);
  const ranking = compareEndpoints(compared.length, cases);
  // What an error took out of the ranking is in no other number either.
  const kept = sorted.shared.filter((one) => one.every(({ runs }) => runs.some(isOutcome)));
  const quantities = compareQuantities(kept, compared, warmUps);
  const byId = new Map(cases.map((one) => [one.id, one]));
  return {
    ...quantities,
    endpoints: quantities.endpoints.map((one, index) => ({ column: keys.indexOf(compared[index] ?? ''), ...one })),
    unmeasured: [...used].filter((key) => !judged.has(key)).map((key) => keys.indexOf(key)),
    ranking,
    unshared: sorted.unshared,
    unjudged: sorted.unjudged,
    repeats: kept
      .map((one) => Math.min(...one.map(({ runs }) => runs.filter(isOutcome).length)))
      .reduce((most, repeats) => Math.max(most, repeats), 0),
    clustered: cases.some(({ cluster }) => cluster !== undefined),
    telling: ranking.telling.flatMap((id) => tellingCase(byId.get(id))),
  };
}

const isOutcome = ({ state }: RunResult): boolean => state === 'passed' || state === 'failed';

interface SortedCases {
  /** The cells of each case, one an endpoint, in their order. */
  shared: CellResult[][];
  unshared: number;
  unjudged: number;
}

function sortCases(
  columns: readonly Column[],
  cells: readonly CellResult[],
  endpointOf: (cell: CellResult) => number,
  endpoints: number,
): SortedCases {
  const prompts = [...new Set(columns.map(({ prompt }) => prompt))];
  const promptOf = columns.map(({ prompt }) => prompts.indexOf(prompt));
  const cases = new Map<string, CellResult[]>();
  for (const result of cells) {
    const endpoint = endpointOf(result);
    if (endpoint === -1) continue;
    const key = `${result.cell.testIdx} ${promptOf[result.cell.promptIdx]}`;
    const known = cases.get(key) ?? [];
    known[endpoint] ??= result;
    cases.set(key, known);
  }
  const sorted: SortedCases = { shared: [], unshared: 0, unjudged: 0 };
  for (const one of cases.values()) {
    const there = one.filter((result) => result !== undefined);
    if (there.some(isUnjudged)) sorted.unjudged += 1;
    else if (there.length < endpoints || there.some(({ cell }) => cell.test.provider !== undefined))
      sorted.unshared += 1;
    else sorted.shared.push(there);
  }
  return sorted;
}

/** Nothing judged it, or would have judged it. */
function isUnjudged({ cell, runs }: CellResult): boolean {
  return runs.some(({ state }) => state === 'unjudged') || !(runs.some(isOutcome) || isJudged(cell.test));
}

function endpointCase(cells: readonly CellResult[]): EndpointCase {
  const [first] = cells;
  const cluster = first?.cell.test.metadata['cluster'];
  const isName = typeof cluster === 'string' || typeof cluster === 'number' || typeof cluster === 'boolean';
  return {
    id: first?.cell.id ?? '',
    ...(isName ? { cluster: String(cluster) } : {}),
    runs: cells.map(({ runs }) => runs.map((run) => (isOutcome(run) ? run.state === 'passed' : null))),
  };
}

function tellingCase(one: EndpointCase | undefined): TellingCase[] {
  if (!one) return [];
  const passes = one.runs.map((runs) => ({
    passed: runs.filter((pass) => pass === true).length,
    judged: runs.filter((pass) => pass !== null).length,
  }));
  return [{ cell: one.id, passes }];
}

/** Of each endpoint, in the order of the plan: it pays for a connection, and often for a model that has to be loaded. */
function firstCalls(cells: readonly CellResult[], keyOf: (cell: CellResult) => string): ReadonlySet<RunResult> {
  const first = new Map<string, RunResult>();
  for (const result of cells) {
    const key = keyOf(result);
    const called = first.has(key) ? undefined : result.runs.find(({ call }) => call !== undefined && call.attempts > 0);
    if (called) first.set(key, called);
  }
  return new Set(first.values());
}

type ComparedQuantities = Pick<RunComparison, 'latency' | 'tokens' | 'cost'> & {
  endpoints: Omit<ComparedEndpoint, 'column'>[];
};

/**
 * Of answered calls. A call's latency is that of its last attempt, which is the one that was answered; of a case's repeats
 * the first counts in the test, since repeats are no further cases, and all of them in the percentiles.
 */
function compareQuantities(
  cases: readonly (readonly CellResult[])[],
  endpoints: readonly string[],
  warmUps: ReadonlySet<RunResult>,
): ComparedQuantities {
  const answers = (result: CellResult | undefined): RunResult[] =>
    (result?.runs ?? []).filter(({ state, call }) => call !== undefined && state !== 'errored');
  const warm = (runs: readonly RunResult[]): RunResult[] => runs.filter((run) => !warmUps.has(run));
  const of = endpoints.map((_, index) => {
    const all = cases.flatMap((one) => answers(one[index]));
    const measured = warm(all).length > 0 ? warm(all) : all;
    const ms = measured.flatMap(({ call }) => call?.latencyMs ?? []);
    const [p50, p95] = [percentile(ms, 50), percentile(ms, 95)];
    const usages = all.flatMap(({ call }) => call?.tokens ?? []);
    const costs = all.flatMap(({ call }) => call?.costUsd ?? []);
    return {
      ...(p50 === undefined || p95 === undefined ? {} : { latency: { p50, p95 } }),
      ...(usages.length === 0
        ? {}
        : {
            tokens: {
              total: mean(usages.map(({ total }) => total)),
              prompt: mean(usages.map(({ prompt }) => prompt)),
              completion: mean(usages.map(({ completion }) => completion)),
            },
          }),
      ...(costs.length === 0 ? {} : { costUsd: mean(costs) }),
    };
  });
  const byCase = (value: (run: RunResult) => number | undefined, use = answers) =>
    cases.map((one) => endpoints.map((_, index) => use(one[index]).map(value)[0]));
  return {
    endpoints: of,
    latency: compareLatency(
      of.map(({ latency }) => latency?.p50),
      byCase(
        ({ call }) => call?.latencyMs,
        (result) => warm(answers(result)),
      ),
    ),
    tokens: compareQuantity(
      of.map(({ tokens }) => tokens?.total),
      byCase(({ call }) => call?.tokens?.total),
    ),
    cost: compareQuantity(
      of.map(({ costUsd }) => costUsd),
      byCase(({ call }) => call?.costUsd),
    ),
  };
}
