// What the code of a config is called with at each place where it may stand, and what may come back. Promptfoo's rules.
import { isObject, type Json, type JsonObject } from '../json.js';
import type { CodeCall, CodeSource } from './code-call.js';

/** A value of the code, or why it is none that is of use here (to follow "the code "). */
export type Read<T> = { ok: true; value: T } | { ok: false; problem: string };

type FileSource = Extract<CodeSource, { kind: 'file' }>;

/** `javascript`, `python`: sees `output` and `context`; a file is called with both. */
export function assertionCall(source: CodeSource, output: Json, context: JsonObject): CodeCall {
  if (source.kind === 'file') return fileCall(source, [output, context], { python: 'get_assert' });
  const { code } = source;
  const parameters = { output, context };
  return source.language === 'Python'
    ? { kind: 'inline python', code, parameters }
    : { kind: 'inline javascript', code, mode: 'assertion', parameters };
}

/** `transform`: what it changes is called `output`, in `transformVars` `vars`. */
export function transformCall(
  source: CodeSource,
  input: { name: 'output' | 'vars'; value: Json },
  context: JsonObject,
): CodeCall {
  if (source.kind === 'file') return fileCall(source, [input.value, context], { python: 'get_transform' });
  return {
    kind: 'inline javascript',
    code: source.code,
    mode: 'transform',
    parameters: { [input.name]: input.value, context },
  };
}

export function readTransformed(value: Json | undefined): Read<Json> {
  if (value !== undefined && value !== null) return { ok: true, value };
  return { ok: false, problem: 'gave nothing back; code of several lines needs a return' };
}

/** `transformVars`: a map that is laid over the variables. */
export function readTransformedVars(value: Json | undefined): Read<JsonObject> {
  return isObject(value)
    ? { ok: true, value }
    : { ok: false, problem: `has to give a map of variables, not ${named(value)}` };
}

/** `vars: { name: file://x.js }`. Python gets no provider. */
export function varCall(
  source: FileSource,
  { name, prompt, vars, provider }: { name: string; prompt: string; vars: JsonObject; provider: JsonObject },
): CodeCall {
  const args = [name, prompt, vars];
  return fileCall({ ...source }, source.language === 'Python' ? args : [...args, provider], { python: 'get_var' });
}

/** `{ output }`, or `{ error }` with a text of the author's. */
export function readVar(value: Json | undefined): Read<Json> {
  if (!isObject(value)) return { ok: false, problem: `has to give { output } or { error }, not ${named(value)}` };
  if (value['error']) return { ok: false, problem: `says: ${String(value['error'])}` };
  const { output } = value;
  if (output === undefined || output === null || output === '' || output === false || output === 0)
    return { ok: false, problem: 'gave no output' };
  return { ok: true, value: output };
}

/** A prompt made by a function; of Python also by what a file prints, when no function is named. */
export function promptCall(
  source: FileSource,
  { vars, provider, config }: { vars: JsonObject; provider: { id: string; label?: string }; config: JsonObject },
): CodeCall {
  const call = fileCall(source, [{ vars, provider: { ...provider }, config }], { python: 'get_prompt' });
  return call.kind === 'python file' && source.functionName === undefined ? { ...call, asProgram: true } : call;
}

/** A text, a chat, or `{ prompt, config }`; still a template. */
export function readPrompt(value: Json | undefined): Read<{ prompt: string; config?: JsonObject }> {
  if (typeof value === 'string') return { ok: true, value: { prompt: value } };
  if (typeof value !== 'object' || value === null)
    return { ok: false, problem: `has to give a text or a chat, not ${named(value)}` };
  if (Array.isArray(value) || value['prompt'] === undefined)
    return { ok: true, value: { prompt: JSON.stringify(value) } };
  const { prompt, config } = value;
  const text = typeof prompt === 'string' ? prompt : JSON.stringify(prompt);
  return { ok: true, value: { prompt: text, ...(isObject(config) ? { config } : {}) } };
}

/** `tests: file://make.js`: a function, or in JavaScript the list itself. */
export function testsCall(source: FileSource, config: JsonObject | undefined): CodeCall {
  const args = config === undefined ? [] : [config];
  return fileCall(source, args, { python: 'generate_tests', valueAllowed: true });
}

export function readTests(value: Json | undefined): Read<Json[]> {
  return Array.isArray(value)
    ? { ok: true, value }
    : { ok: false, problem: `has to give a list of tests, not ${named(value)}` };
}

/** `assertScoringFunction`; its result is read by readGradingResult of assertions/code-result.ts. */
export function scoringCall(
  source: FileSource,
  namedScores: Readonly<Record<string, number>>,
  context: JsonObject,
): CodeCall {
  return fileCall(source, [{ ...namedScores }, context], { python: 'func', otherwise: 'func' });
}

/** `rubricPrompt: file://rubric.js`: called with nothing; gives a text, or messages. */
export function rubricPromptCall(source: FileSource): CodeCall {
  return fileCall(source, [], { python: 'get_rubric' });
}

/** A text, or the JSON text of messages; still a template. */
export function readRubricPrompt(value: Json | undefined): Read<string> {
  if (typeof value === 'string' && value.trim() !== '') return { ok: true, value };
  const isChat = (list: Json[]): boolean => list.every((part) => isObject(part) && typeof part['role'] === 'string');
  if (Array.isArray(value) && value.length > 0 && isChat(value)) return { ok: true, value: JSON.stringify(value) };
  const got = value === '' ? 'an empty text' : named(value);
  return { ok: false, problem: `has to give a text or a list of messages with role and content, not ${got}` };
}

function fileCall(
  { file, language, functionName }: FileSource,
  args: Json[],
  names: { python: string; otherwise?: string; valueAllowed?: boolean },
): CodeCall {
  if (language === 'Python') return { kind: 'python file', file, functionName: functionName ?? names.python, args };
  return {
    kind: 'javascript file',
    file,
    args,
    ...(functionName === undefined ? {} : { functionName }),
    ...(names.otherwise === undefined ? {} : { otherwise: names.otherwise }),
    ...(names.valueAllowed ? { valueAllowed: true } : {}),
  };
}

/** What kind of value it is, for a message. */
export function named(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? 'a text' : `the ${typeof value} ${value}`;
}
