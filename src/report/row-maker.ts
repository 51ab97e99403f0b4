// The rows of a run that goes on. Their ids are of no report yet.
import type { CellResult } from '../run/results.js';
import type { Redact } from '../trust/redact-texts.js';
import { createResultRedactor } from './redact.js';
import { evalIdOf } from './results-json.js';
import { jsonlRows } from './results-jsonl.js';
import type { ShowAnswers } from './show-answers.js';

/** @param started milliseconds since 1970 */
export function createRowMaker({
  repeat,
  started,
  showAnswers,
  redact,
}: {
  repeat: number;
  started: number;
  showAnswers: ShowAnswers;
  redact: Redact;
}): (result: CellResult) => string {
  const redacted = createResultRedactor(redact);
  const evalId = evalIdOf({ startedAt: new Date(started), durationMs: 0, cells: [] });
  return (result) => [...jsonlRows(redacted(result), { report: { repeat }, evalId, showAnswers })].join('');
}
