// `transform`: code of the config changes an output before it is judged.

import type { CellError } from '../cell-error.js';
import type { Json, JsonObject } from '../json.js';
import type { Cell } from '../plan/cell.js';
import type { RunCode } from '../sandbox/code-call.js';
import { transformWith } from '../sandbox/transform.js';

/** The endpoint's transform, then the test's. */
export async function transformOutput(
  output: Json,
  { cell, vars, runCode }: { cell: Cell; vars: JsonObject; runCode: RunCode | undefined },
): Promise<{ error: CellError } | { value: Json; untransformed: Json }> {
  const { transform } = cell.test.provider ?? cell.endpoint;
  const { raw, label } = cell.prompt;
  const context = { vars, prompt: { raw, label, template: raw } };
  let value = output;
  let untransformed = output;
  for (const [name, source] of [
    ['the transform of the provider', transform],
    ['the transform of the test', cell.test.options.transform],
  ] as const) {
    if (source === undefined) continue;
    const isOwn = source === transform;
    const next = await transformWith(source, value, { ...context, ...(isOwn ? {} : { metadata: {} }) }, runCode);
    if ('error' in next) return { error: { ...next.error, message: `${name}: ${next.error.message}` } };
    value = next.value;
    if (isOwn) untransformed = value;
  }
  return { value, untransformed };
}
