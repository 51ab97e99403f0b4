// What the hooks of a config (`extensions`) are called with, and what they may give back. Promptfoo's rules.
import { isObject, type Json, type JsonObject } from '../json.js';
import type { CodeCall, CodeSource } from './code-call.js';
import { named, type Read } from './code-uses.js';

export const HOOK_NAMES = ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'] as const;
export type HookName = (typeof HOOK_NAMES)[number];

type FileSource = Extract<CodeSource, { kind: 'file' }>;

function isHookName(name: string | undefined): name is HookName {
  return HOOK_NAMES.some((hook) => hook === name);
}

/** A function that is named as a hook is called for it alone; any other for all of them, with the name first. */
export function isCalledFor({ functionName }: FileSource, hook: HookName): boolean {
  return !isHookName(functionName) || functionName === hook;
}

export function hookCall(source: FileSource, hook: HookName, context: JsonObject): CodeCall {
  const { file, functionName } = source;
  const ownName = isHookName(functionName);
  const args: Json[] = ownName ? [context, { hookName: hook }] : [hook, context];
  if (source.language === 'Python')
    return { kind: 'python file', file, functionName: functionName ?? 'get_transform', args };
  return {
    kind: 'javascript file',
    file,
    args,
    ...(functionName === undefined ? {} : { functionName }),
    // A hook of JavaScript may change its context and give nothing back. After the run nobody looks at it any more.
    ...(hook === 'afterAll' ? {} : { orArgument: ownName ? 0 : 1 }),
  };
}

/** A map under `name` that the hook gives back; undefined when it gives nothing, which leaves everything as it was. */
export function readHook(value: Json | undefined, name: 'suite' | 'test' | 'result'): Read<JsonObject | undefined> {
  if (!value) return { ok: true, value: undefined };
  const inner = isObject(value) ? value[name] : undefined;
  if (isObject(inner)) return { ok: true, value: inner };
  // The one that may be left out.
  if (name === 'result' && isObject(value) && (inner === undefined || inner === null))
    return { ok: true, value: undefined };
  const got = isObject(value) ? `a map with ${named(inner)} as ${name}` : named(value);
  return { ok: false, problem: `has to give { ${name} } or nothing, not ${got}` };
}
