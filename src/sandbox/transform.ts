import type { CellError } from '../cell-error.js';
import type { Json, JsonObject } from '../json.js';
import type { CodeSource, RunCode } from './code-call.js';
import { readTransformed, transformCall } from './code-uses.js';

export type Transformed = { value: Json } | { error: CellError };

/** One output, changed by code. An exception, and nothing given back, are errors of kind user code. */
export async function transformWith(
  source: CodeSource,
  value: Json,
  context: JsonObject,
  runCode: RunCode | undefined,
): Promise<Transformed> {
  if (!runCode) return { error: { kind: 'user code', message: 'code of the config may not run here' } };
  const outcome = await runCode(transformCall(source, { name: 'output', value }, context));
  if (!outcome.ok) return { error: outcome.error };
  const read = readTransformed(outcome.value);
  return read.ok ? { value: read.value } : { error: { kind: 'user code', message: `the code ${read.problem}` } };
}
