// The comparison of the endpoints: one column an endpoint, whatever prompts it got.
import type { CellResult } from '../run/results.js';
import { percentile } from '../statistics/percentile.js';
import { cellsByEndpoint } from '../verdict/comparison/endpoint-cells.js';
import { countCells } from '../verdict/counts.js';
import { servedTogether } from '../verdict/provenance/served.js';
import { formatRate } from '../verdict/rate.js';
import { endpointName } from './case-names.js';
import type { EvalReport } from './eval-report.js';
import { formatCount, formatDuration } from './format.js';
import { servedText } from './served-text.js';
import { sum } from './statistics.js';

export const NO_VALUE = 'none';

export interface EndpointTable {
  endpoints: string[];
  /** One value an endpoint, in their order. Not escaped yet. */
  rows: { name: string; values: string[] /** Index of the best value. */; best?: number }[];
}

/** undefined: no endpoint answered, so there is nothing to compare. */
export function endpointTable(report: EvalReport): EndpointTable | undefined {
  if (!report.cells.some(({ runs }) => runs.some(({ call }) => call !== undefined))) return undefined;
  const groups = cellsByEndpoint(report);
  const row = (name: string, value: (cells: CellResult[]) => string) => ({
    name,
    values: groups.map(({ cells }) => value(cells)),
  });
  const { errors, unjudged } = report.verdict.counts;
  return {
    endpoints: uniqueNames(groups.map(({ endpoint }) => endpointName(endpoint))),
    rows: [
      row('Pass rate', (cells) => passRate(cells, report.verdict.passThreshold)),
      ...(errors > 0 ? [row('Not measured', (cells) => formatCount(countCells(cells).errors))] : []),
      ...(unjudged > 0 ? [row('Not judged', (cells) => formatCount(countCells(cells).unjudged))] : []),
      row('Latency p50', (cells) => latency(cells, 50)),
      row('Latency p95', (cells) => latency(cells, 95)),
      row('Tokens', tokens),
      row('Served by', servedBy),
    ],
  };
}

export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

function passRate(cells: readonly CellResult[], threshold: number): string {
  const { successes, failures } = countCells(cells);
  const whole = successes + failures;
  return whole === 0
    ? NO_VALUE
    : `${formatRate({ part: successes, whole }, threshold)} (${formatCount(successes)} of ${formatCount(whole)})`;
}

const callsOf = (cells: readonly CellResult[]) => cells.flatMap(({ runs }) => runs.flatMap(({ call }) => call ?? []));

/** Of calls that were answered: how fast an endpoint refuses says nothing about its answers. */
function latency(cells: readonly CellResult[], p: number): string {
  const answered = cells.flatMap(({ runs }) => runs.filter(({ state, call }) => call && state !== 'errored'));
  const value = percentile(
    answered.flatMap(({ call }) => call?.latencyMs ?? []),
    p,
  );
  return value === undefined ? NO_VALUE : formatDuration(value);
}

function tokens(cells: readonly CellResult[]): string {
  const usages = callsOf(cells).flatMap((call) => call.tokens ?? []);
  if (usages.length === 0) return NO_VALUE;
  const [total, prompt, completion] = (['total', 'prompt', 'completion'] as const).map((key) =>
    formatCount(sum(usages.map((usage) => usage[key]))),
  );
  return `${total} (${prompt} prompt, ${completion} answer)`;
}

/** What a traffic split or a fallback served, with shares. */
export function servedBy(cells: readonly CellResult[]): string {
  const served = servedTogether(cells);
  return served === undefined ? NO_VALUE : servedText(served);
}
