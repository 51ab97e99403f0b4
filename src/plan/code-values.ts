// Code that makes a cell's prompt or one of its variables, run just before the cell is.
import type { CellError } from '../cell-error.js';
import type { EvalConfig } from '../config/eval-config.js';
import type { Json, JsonObject } from '../json.js';
import type { RunCode } from '../sandbox/code-call.js';
import { promptCall, readPrompt, readVar, varCall } from '../sandbox/code-uses.js';
import type { Cell } from './cell.js';

export function isMadeByCode({ test, prompt }: Cell, { varCode }: Pick<EvalConfig, 'varCode'>): boolean {
  if (prompt.code) return true;
  return varCode.size > 0 && Object.values(test.vars).some((value) => typeof value === 'string' && varCode.has(value));
}

/** The cell with everything that code makes put in its place; files of other variables are read, as the code expects. */
export async function runCellCode(
  cell: Cell,
  config: Pick<EvalConfig, 'varCode' | 'varFiles'>,
  runCode: RunCode | undefined,
): Promise<{ cell: Cell } | { error: CellError }> {
  if (!runCode) return { error: userCode('code of the config may not run here') };
  const { prompt, test } = cell;
  const endpoint = test.provider ?? cell.endpoint;
  const provider = { id: endpoint.id, ...(endpoint.label === undefined ? {} : { label: endpoint.label }) };
  // fromEntries defines its keys, so that `__proto__` is a variable like any other, here and where one is replaced.
  const vars: JsonObject = Object.fromEntries(
    Object.entries(test.vars).map(([name, value]) => [
      name,
      typeof value === 'string' ? (config.varFiles.get(value) ?? value) : value,
    ]),
  );

  for (const [name, value] of Object.entries(vars)) {
    const source = typeof value === 'string' ? config.varCode.get(value) : undefined;
    if (!source) continue;
    const made = await ask<Json>(runCode, varCall(source, { name, prompt: prompt.raw, vars, provider }), readVar);
    if ('error' in made) return failed(`the variable ${name}`, made.error);
    vars[name] = made.value;
  }
  const changed: Cell = { ...cell, test: { ...test, vars } };
  if (!prompt.code) return { cell: changed };
  const told = { vars, provider, config: prompt.codeConfig ?? {} };
  const made = await ask(runCode, promptCall(prompt.code, told), readPrompt);
  if ('error' in made) return failed(`the prompt ${prompt.label}`, made.error);
  const { prompt: raw, config: params } = made.value;
  return { cell: { ...changed, prompt: { ...prompt, raw, config: { ...prompt.config, ...params } } } };
}

async function ask<T>(
  runCode: RunCode,
  call: Parameters<RunCode>[0],
  read: (value: Json | undefined) => { ok: true; value: T } | { ok: false; problem: string },
): Promise<{ value: T } | { error: CellError }> {
  const outcome = await runCode(call);
  if (!outcome.ok) return { error: outcome.error };
  const result = read(outcome.value);
  return result.ok ? { value: result.value } : { error: userCode(`the code ${result.problem}`) };
}

function failed(what: string, error: CellError): { error: CellError } {
  return { error: { ...error, message: `${what}: ${error.message}` } };
}

function userCode(message: string): CellError {
  return { kind: 'user code', message };
}
