// The prompts of a config as the hook beforeAll is shown them, and what it makes of them.
import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../json.js';
import { pickParameters } from './endpoints.js';
import type { Prompt } from './eval-config.js';
import { describe, objectField, textField } from './fields.js';
import { checkKeys, quote } from './keys.js';
import { isFileReference, type Loader } from './loader.js';
import { NO_PLACE, type Position } from './position.js';
import { rememberAll } from './tests.js';

/**
 * A function cannot be shown: `function` is a text that stands for it, and for the prompt that has it. What a hook does to
 * the rest of such a prompt leaves it a function.
 */
export function shownPrompts(prompts: readonly Prompt[]): JsonObject[] {
  return prompts.map((prompt, index) => {
    const { raw, label, id, code } = prompt;
    const config = shownConfig(prompt);
    return {
      raw,
      label,
      ...(id === undefined ? {} : { id }),
      ...(config === undefined ? {} : { config }),
      ...(code === undefined ? {} : { function: keyOf(index) }),
    };
  });
}

/** Reports at `at` what cannot be a prompt. One that is as it was keeps its place. */
export function readShownPrompts(
  loader: Loader,
  list: readonly Json[],
  before: readonly Prompt[],
  at: Position | undefined,
): Prompt[] {
  return list.flatMap((entry): Prompt[] => {
    const { function: key = null, ...map } = isObject(entry) ? entry : { raw: entry };
    if (at) rememberAll(map, at, loader.positions);
    checkKeys(loader, map, 'prompt');
    const raw = textField(loader, map, 'raw');
    if (raw === undefined || raw.trim() === '') {
      loader.error(`a prompt of the hook beforeAll needs raw, its text, got ${describe(entry)}`, at);
      return [];
    }
    const named = textField(loader, map, 'label') ?? textField(loader, map, 'display');
    const earlier = earlierOf({ key, raw, label: named ?? raw }, before);
    if ('problem' in earlier) {
      loader.error(`the prompt ${quote(named ?? raw)} of the hook beforeAll ${earlier.problem}`, at, earlier.hint);
      return [];
    }
    const { prompt } = earlier;
    const id = textField(loader, map, 'id');
    return [
      {
        raw,
        label: named ?? (prompt?.code ? prompt.label : raw),
        ...(id === undefined ? {} : { id }),
        ...(prompt?.code ? { code: prompt.code } : {}),
        ...readConfig(loader, map, prompt),
        at: prompt?.at ?? at ?? NO_PLACE,
      },
    ];
  });
}

function keyOf(index: number): string {
  return `prompts[${index}]`;
}

/** A function is told all that stands there. */
function shownConfig({ config, codeConfig }: Prompt): JsonObject | undefined {
  return codeConfig ?? config;
}

function readConfig(
  loader: Loader,
  map: JsonObject,
  before: Prompt | undefined,
): Pick<Prompt, 'config' | 'codeConfig'> {
  const config = objectField(loader, map, 'config');
  if (!config) return {};
  const { config: params, codeConfig } = before ?? {};
  if (before && isDeepStrictEqual(config, shownConfig(before)))
    return { ...(params ? { config: params } : {}), ...(codeConfig ? { codeConfig } : {}) };
  return { config: pickParameters(loader, config), ...(before?.code ? { codeConfig: config } : {}) };
}

/** The prompt that an entry was. Whatever would send the source of a function as a text is a problem. */
function earlierOf(
  { key, raw, label }: { key: Json; raw: string; label: string },
  before: readonly Prompt[],
): { prompt: Prompt | undefined } | { problem: string; hint: string } {
  if (key !== null) {
    const prompt = before.find(({ code }, index) => code && keyOf(index) === key);
    if (!prompt)
      return { problem: 'has a function that no prompt had', hint: 'leave out function: a hook gives texts alone' };
    if (prompt.raw === raw) return { prompt };
    return {
      problem: 'has another raw than the function that makes it',
      hint: 'leave raw as it is, or leave out function: raw is then the text that is sent',
    };
  }
  const sameRaw = before.filter((prompt) => prompt.raw === raw);
  const same = sameRaw.filter((prompt) => prompt.label === label);
  const makers = sameRaw.filter(({ code }) => code);
  if (makers.length > 0 && !(same.length === 1 && same[0]?.code))
    return {
      problem: 'is the source of a function without its function',
      hint: 'keep the key function of the prompt',
    };
  if (sameRaw.length === 0 && isFileReference(raw.trim()))
    return { problem: `is the file ${quote(raw)}, and files are read before`, hint: 'give its text as raw' };
  return { prompt: same[0] };
}
