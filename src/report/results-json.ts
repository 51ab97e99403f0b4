// The `.json` result file, in the shape of promptfoo's (`results.version` 3): `promptfoo import` and `promptfoo view` read
// it. A row is a run, so a cell with three repeats has three rows.
import { createHash } from 'node:crypto';
import { formatPosition } from '../config/position.js';
import { formatProblem } from '../config/problem.js';
import type { Served } from '../verdict/provenance/served.js';
import { comparisonData } from './comparison-data.js';
import type { EvalReport } from './eval-report.js';
import type { ResultOptions } from './result-writer.js';
import { columnsOf, promptColumn, type TokenStats, tokenStats } from './results-json-columns.js';
import { resultRow } from './results-json-rows.js';
import { sum } from './statistics.js';

const RESULTS_VERSION = 3;

export function* writeResultsJson(report: EvalReport, { showAnswers, context }: ResultOptions): Generator<string> {
  const evalId = evalIdOf(report);
  const timestamp = report.startedAt.toISOString();
  const columns = columnsOf(report);

  yield `{"evalId":${JSON.stringify(evalId)},"results":{"version":${RESULTS_VERSION},"timestamp":${JSON.stringify(timestamp)},`;
  yield `"prompts":${JSON.stringify(columns.map(promptColumn))},"results":[`;
  let separator = '\n';
  for (const result of report.cells) {
    for (const run of result.runs) {
      yield separator + JSON.stringify(resultRow(result, run, { report, evalId, showAnswers }));
      separator = ',\n';
    }
  }
  const stats = {
    ...rowCounts(report),
    tokenUsage: tokenUsage(report),
    durationMs: report.durationMs,
    evaluationDurationMs: report.durationMs,
  };
  yield `\n],"stats":${JSON.stringify(stats)}},`;
  yield `"config":${JSON.stringify(config(report, context.version))},"shareableUrl":null,`;
  yield `"metadata":${JSON.stringify(metadata(report, context.version, timestamp))},`;
  yield `"vars":${JSON.stringify(varNames(report))},"runtimeOptions":{"repeat":${report.repeat}}}\n`;
}

/** Of rows, unlike the step's outputs, which count cells. A row that nothing judged is a success here. */
function rowCounts({ cells }: EvalReport): { successes: number; failures: number; errors: number } {
  const states = cells.flatMap(({ runs }) => runs.map(({ state }) => state));
  const failures = states.filter((state) => state === 'failed').length;
  const errors = states.filter((state) => state === 'errored').length;
  return { successes: states.length - failures - errors, failures, errors };
}

function tokenUsage({ cells }: EvalReport): TokenStats {
  const runs = cells.flatMap((cell) => cell.runs);
  return tokenStats(
    runs.flatMap(({ call }) => call ?? []),
    runs.flatMap(({ graderCalls }) => graderCalls),
  );
}

/** What was evaluated, without the endpoints' settings: they can hold keys and headers. */
function config({ columns, description, files, verdict }: EvalReport, version: string): object {
  const providers = new Map(
    columns.map(({ endpoint: { id, label } }) => [label ?? id, label === undefined ? id : { id, label }]),
  );
  return {
    ...(description === undefined ? {} : { description }),
    // promptfoo keeps no metadata of others when it imports the file, but these.
    tags: { tool: `mlflow-gateway-eval ${version}`, verdict: verdict.name },
    prompts: [...new Set(columns.map(({ prompt }) => prompt.raw))],
    providers: [...providers.values()],
    tests: files.map((file) => `file://${file}`).slice(0, 1),
  };
}

function metadata(report: EvalReport, version: string, createdAt: string): object {
  const { verdict, gate, warnings, problems, notices, files } = report;
  return {
    tool: 'mlflow-gateway-eval',
    toolVersion: version,
    evaluationCreatedAt: createdAt,
    verdict,
    ...(gate ? { gate } : {}),
    files,
    problems: problems.map(formatProblem),
    warnings: warnings.map((warning) => ({
      message: warning.message,
      ...(warning.at ? { at: formatPosition(warning.at) } : {}),
    })),
    notices,
    ...(report.served ? { served: report.served.map(servedData) } : {}),
    ...comparisonData(report),
  };
}

/** `share`: of the calls that were answered, 0 to 1. */
function servedData({ role, endpoint, models }: Served): object {
  const all = sum(models.map(({ calls }) => calls));
  return {
    role,
    endpoint,
    models: models.map(({ model, provider, calls }) => ({ model, provider, calls, share: calls / all })),
  };
}

/** In the order in which they turn up, as promptfoo has them: the first columns of its table. */
export function varNames({ cells }: EvalReport): string[] {
  return [
    ...new Set(cells.flatMap(({ cell, runs }) => [cell, ...runs].flatMap(({ test }) => Object.keys(test?.vars ?? {})))),
  ];
}

/** As promptfoo writes it: three letters and the second. The letters come from what was evaluated, so no two runs of a second meet. */
export function evalIdOf(report: Pick<EvalReport, 'startedAt' | 'durationMs' | 'cells'>): string {
  const hash = createHash('sha256').update(`${report.startedAt.getTime()} ${report.durationMs}`);
  for (const { cell, state } of report.cells) hash.update(` ${cell.id} ${state}`);
  const letters = hash.digest('base64').replace(/[+/=]/g, '').slice(0, 3);
  return `eval-${letters}-${report.startedAt.toISOString().slice(0, 19)}`;
}
