// The `.csv` result file: promptfoo's table. A line is a test (with `repeat` a line for each repeat); each prompt at each
// endpoint has an answer column and what belongs to it.
import type { TestCase } from '../config/eval-config.js';
import type { CellResult } from '../run/results.js';
import { jsonText, testAsRun } from './case-names.js';
import { csvRow } from './csv-row.js';
import type { EvalReport } from './eval-report.js';
import type { ResultOptions } from './result-writer.js';
import { evalIdOf, varNames } from './results-json.js';
import { type RowContext, resultRow, rowTestIdx } from './results-json-rows.js';

export function* writeResultsCsv(report: EvalReport, { showAnswers }: ResultOptions): Generator<string> {
  const columns = metricsByColumn(report);
  const vars = varNames(report);
  const described = report.cells.some(({ cell, runs }) =>
    runs.some((run) => Boolean(testAsRun(cell, run).description)),
  );
  yield csvRow([
    ...(described ? ['Description'] : []),
    ...vars,
    ...report.columns.flatMap(({ prompt, endpoint }, index) => [
      `[${endpoint.label || endpoint.id}] ${prompt.label}`,
      'Status',
      'Score',
      'Named Scores',
      ...(columns[index] ?? []).map((name) => `Metric: ${name}`),
      'Grader Reason',
      'Comment',
    ]),
  ]);
  const context: RowContext = { report, evalId: evalIdOf(report), showAnswers };
  for (const { test, results, repeat } of lines(report)) {
    yield csvRow([
      ...(described ? [test.description ?? ''] : []),
      ...vars.map((name) => varText(test.vars, name)),
      ...columns.flatMap((metrics, index) => outputCells(find(results, index), repeat, metrics, context)),
    ]);
  }
}

function varText(vars: TestCase['vars'], name: string): string {
  const value = Object.hasOwn(vars, name) ? vars[name] : undefined;
  return value === undefined ? '' : jsonText(value);
}

const find = (results: readonly CellResult[], promptIdx: number): CellResult | undefined =>
  results.find(({ cell }) => cell.promptIdx === promptIdx);

/** One line of the table: the cells of a test, of which one repeat is shown. */
interface Line {
  testIdx: number;
  /** As its first column ran it. */
  test: TestCase;
  results: CellResult[];
  repeat: number;
}

/** In promptfoo's order of tests and repeats. */
function lines({ cells, repeat: repeats }: EvalReport): Line[] {
  const tests = new Map<number, CellResult[]>();
  for (const result of cells) {
    const results = tests.get(result.cell.testIdx);
    if (results) results.push(result);
    else tests.set(result.cell.testIdx, [result]);
  }
  const unsorted = [...tests.values()].flatMap((results) => {
    const [first] = results;
    if (first === undefined) return [];
    const count = Math.max(...results.map(({ runs }) => runs.length));
    return Array.from({ length: count }, (_, repeat): Line => {
      const { cell, runs } = results.find((result) => result.runs[repeat] !== undefined) ?? first;
      const testIdx = rowTestIdx(first.cell, repeat, repeats);
      return { testIdx, test: testAsRun(cell, runs[repeat]), results, repeat };
    });
  });
  return unsorted.sort((a, b) => a.testIdx - b.testIdx);
}

const STATUS: Readonly<Record<number, string>> = { 0: 'PASS', 1: 'FAIL', 2: 'ERROR' };

function outputCells(
  result: CellResult | undefined,
  repeat: number,
  metrics: readonly string[],
  context: RowContext,
): string[] {
  const run = result?.runs[repeat];
  if (result === undefined || run === undefined) return Array.from({ length: 6 + metrics.length }, () => '');
  const { response, failureReason, score, namedScores, gradingResult } = resultRow(result, run, context);
  const rounded = Object.entries(namedScores).map(([name, value]) => [name, Number(value.toFixed(2))]);
  return [
    response.output === undefined ? '' : jsonText(response.output),
    STATUS[failureReason] ?? '',
    score.toFixed(2),
    rounded.length === 0 ? '' : JSON.stringify(Object.fromEntries(rounded)),
    ...metrics.map((name) => (Object.hasOwn(namedScores, name) ? (namedScores[name] ?? 0).toFixed(2) : '')),
    gradingResult?.reason ?? '',
    '',
  ];
}

/** The named scores of each column, by name. */
function metricsByColumn({ columns, cells }: EvalReport): string[][] {
  const names = columns.map(() => new Set<string>());
  for (const { cell, runs } of cells)
    for (const { state, namedScores } of runs)
      if (state !== 'errored') for (const name of Object.keys(namedScores)) names[cell.promptIdx]?.add(name);
  return names.map((set) => [...set].sort((a, b) => a.localeCompare(b, 'en')));
}
