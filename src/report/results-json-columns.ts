// The columns of the result file: sums over the rows of one prompt at one endpoint.
import { hash } from 'node:crypto';
import type { DerivedMetric } from '../config/eval-config.js';
import { parseExpression, UnknownName } from '../expression.js';
import type { GatewayCall, TokenUsage } from '../gateway/call.js';
import type { Column } from '../plan/cell.js';
import type { AssertionOutcome, RunResult } from '../run/results.js';
import { isSingle } from './case-names.js';
import type { EvalReport } from './eval-report.js';
import { sum } from './statistics.js';

export interface ColumnRuns {
  column: Column;
  runs: RunResult[];
  derivedMetrics: readonly DerivedMetric[];
}

export function columnsOf({ columns, cells, derivedMetrics = [] }: EvalReport): ColumnRuns[] {
  const result: ColumnRuns[] = columns.map((column) => ({ column, runs: [], derivedMetrics }));
  for (const { cell, runs } of cells) result[cell.promptIdx]?.runs.push(...runs);
  return result;
}

export function promptColumn({ column: { prompt, endpoint }, runs, derivedMetrics }: ColumnRuns): object {
  const measured = runs.filter(({ state }) => state !== 'errored');
  const count = (...states: RunResult['state'][]) => runs.filter(({ state }) => states.includes(state)).length;
  const judgements = measured.flatMap(({ assertions }) => flat(assertions));
  return {
    id: promptId(prompt),
    raw: prompt.raw,
    label: prompt.label,
    provider: endpoint.label || endpoint.id,
    metrics: {
      score: sum(measured.map(({ state, score }) => (state === 'unjudged' ? 1 : score))),
      testPassCount: count('passed', 'unjudged'),
      testFailCount: count('failed'),
      testErrorCount: count('errored'),
      assertPassCount: judgements.filter(({ pass }) => pass).length,
      assertFailCount: judgements.filter(({ pass }) => !pass).length,
      totalLatencyMs: sum(runs.map(({ call }) => call?.latencyMs ?? 0)),
      tokenUsage: tokenStats(
        runs.flatMap(({ call }) => call ?? []),
        runs.flatMap(({ graderCalls }) => graderCalls),
      ),
      ...withDerived(namedMetrics(measured), derivedMetrics, runs.length),
      cost: 0,
    },
  };
}

/** Sets are counted beside their parts. */
function flat(outcomes: readonly AssertionOutcome[]): AssertionOutcome[] {
  return outcomes.flatMap((outcome) => [outcome, ...flat(outcome.parts ?? [])]);
}

interface NamedMetrics {
  /** Sums of score x weight: divided by namedScoreWeights they are the column's mean. */
  namedScores: Record<string, number>;
  namedScoresCount: Record<string, number>;
  namedScoreWeights: Record<string, number>;
}

/** `__count` is the number of rows of the column. A metric that names one without a score stays 0, as in promptfoo. */
function withDerived(metrics: NamedMetrics, derived: readonly DerivedMetric[], rows: number): NamedMetrics {
  const names = new Map(Object.entries(metrics.namedScores)).set('__count', rows);
  for (const { name, expression } of derived) {
    const value = evaluated(expression, names) ?? metrics.namedScores[name] ?? 0;
    metrics.namedScores[name] = value;
    names.set(name, value);
  }
  return metrics;
}

function evaluated(expression: string, names: ReadonlyMap<string, number>): number | undefined {
  const parsed = parseExpression(expression);
  if ('problem' in parsed) return undefined;
  try {
    return parsed.evaluate(names);
  } catch (error) {
    if (error instanceof UnknownName) return undefined;
    throw error;
  }
}

/**
 * A run's named score is the weighted mean over the assertions that carry the metric's name; the column's is the sum of
 * these means, each times the weight it stands for. (3 x 1 + 1 x 0) / 4 = 0.75 in a run adds 3 to its column.
 */
function namedMetrics(runs: readonly RunResult[]): NamedMetrics {
  // Without a prototype, since a metric may be called `__proto__`.
  const empty = (): Record<string, number> => Object.create(null);
  const totals: NamedMetrics = { namedScores: empty(), namedScoresCount: empty(), namedScoreWeights: empty() };
  const add = (to: Record<string, number>, name: string, value: number) => {
    to[name] = (to[name] ?? 0) + value;
  };
  for (const run of runs) {
    for (const [name, score] of Object.entries(run.namedScores)) {
      const weights = metricWeights(run.assertions, name);
      const weight = run.namedWeights?.[name] ?? (weights.length > 0 ? sum(weights) : 1);
      add(totals.namedScores, name, score * weight);
      add(totals.namedScoresCount, name, Math.max(1, weights.length));
      add(totals.namedScoreWeights, name, weight);
    }
  }
  return totals;
}

/** Of the assertions that carry the name as it is written, times the weight of the set they are in. */
function metricWeights(outcomes: readonly AssertionOutcome[], metric: string): number[] {
  return outcomes.flatMap(({ assertion, parts = [] }) => [
    ...(assertion.metric === metric ? [assertion.weight] : []),
    ...(isSingle(assertion) ? [] : metricWeights(parts, metric).map((weight) => weight * assertion.weight)),
  ]);
}

export interface TokenStats {
  prompt: number;
  completion: number;
  cached: number;
  total: number;
  numRequests: number;
  completionDetails: { reasoning: number };
  /** Of graders. */
  assertions?: TokenStats;
}

export function tokenStats(calls: readonly GatewayCall[], graderCalls?: readonly GatewayCall[]): TokenStats {
  const total = (key: keyof TokenUsage) => sum(calls.map(({ tokens }) => tokens?.[key] ?? 0));
  return {
    prompt: total('prompt'),
    completion: total('completion'),
    cached: total('cached'),
    total: total('total'),
    numRequests: calls.length,
    completionDetails: { reasoning: total('reasoning') },
    ...(graderCalls === undefined ? {} : { assertions: tokenStats(graderCalls) }),
  };
}

/** The same for every endpoint that gets the prompt. */
export function promptId({ raw, label }: { raw: string; label: string }): string {
  return hash('sha256', label === raw ? raw : JSON.stringify([label, raw]), 'hex');
}
