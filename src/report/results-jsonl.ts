// The `.jsonl` result file: the rows of the `.json` file, one a line, in the same order.
import type { CellResult } from '../run/results.js';
import type { EvalReport } from './eval-report.js';
import type { ResultOptions } from './result-writer.js';
import { evalIdOf } from './results-json.js';
import { type RowContext, resultRow } from './results-json-rows.js';

export function* writeResultsJsonl(report: EvalReport, { showAnswers }: ResultOptions): Generator<string> {
  const evalId = evalIdOf(report);
  for (const result of report.cells) yield* jsonlRows(result, { report, evalId, showAnswers });
}

export function* jsonlRows(result: CellResult, context: RowContext): Generator<string> {
  for (const run of result.runs) yield `${JSON.stringify(resultRow(result, run, context))}\n`;
}
