// A config's own grading prompt (`rubricPrompt`), with the variables that promptfoo gives it: those of the type, and the
// test's. Chat messages are taken apart before their texts are rendered, so that no output can break or extend them.
import { randomBytes } from 'node:crypto';
import { parse } from 'yaml';
import type { JudgeContext } from '../assertions/judge-context.js';
import { findRepeatedKey } from '../config/json-error.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import { replaceTags, tagsOf } from '../template/tags.js';

/** What a grading prompt is rendered with besides the test's variables. */
export interface PromptVariables {
  /** What the config says: the rubric, the reference. */
  given: JsonObject;
  /** What a model wrote. JSON in it is to be parsed already (`parsedText`), where promptfoo does so. */
  written: JsonObject;
  /** What a prompt may look into: its maps stay maps. */
  asTheyAre?: JsonObject;
}

/**
 * The messages of a grading prompt: a text, or the JSON or YAML text of a list of messages.
 * @throws Error when a template in it fails
 */
export function customMessages(
  rubricPrompt: string,
  { given, written, asTheyAre = {} }: PromptVariables,
  { vars, renderWith }: JudgeContext,
): Json[] {
  const variables = { ...asTexts({ ...vars, ...given, ...written }), ...asTheyAre };
  const render = (text: string): string => renderWith(text, variables);
  const chat = readChat(rubricPrompt);
  if (chat) return chat.map((message) => renderTexts(message, render));
  if (/^\s*\[/.test(rubricPrompt)) {
    const held = holdTexts(rubricPrompt, variables);
    const shape = shapeOf(renderWith(rubricPrompt, { ...held.variables, ...emptied(written, held.variables) }));
    if (shape) return renderedChat(renderWith(rubricPrompt, held.variables), shape, held.putBack);
  }
  return [{ role: 'user', content: render(rubricPrompt) }];
}

/**
 * Messages that are JSON only once they are rendered (a loop over messages, `{{ rubric | dump }}`). They are held against
 * the same prompt without an output, since an output with quotes could add messages or replace texts of its own.
 */
function renderedChat(rendered: string, shape: string, putBack: (text: string) => string): Json[] {
  const chat = readChat(rendered);
  if (chat && shapeOf(rendered) === shape) return chat.map((message) => renderTexts(message, putBack));
  throw new Error('with this output its JSON breaks or changes; write {{ output | dump }} instead of "{{ output }}"');
}

/** Lists, maps and keys of a chat, without what stands behind them; undefined for anything else. */
function shapeOf(text: string): string | undefined {
  const chat = readChat(text);
  if (!chat || findRepeatedKey(text)) return undefined;
  return JSON.stringify(chat, (key, value) => (typeof value === 'object' || key === 'role' ? value : ''));
}

/** `{{ name }}` and `{{ name | dump }}`: the value is pasted in and steers nothing. */
const PASTED = /^\{\{-?\s*([A-Za-z_]\w*)\s*(?:\|\s*(?:dump|safe)\s*)?-?\}\}$/;

/**
 * Texts that the prompt only pastes in are replaced by marks, which nothing in them can guess, until the JSON is read.
 * Those that it filters, compares or loops over are rendered as they are.
 */
function holdTexts(prompt: string, variables: JsonObject): { variables: JsonObject; putBack(text: string): string } {
  const pasted = new Set<string>();
  const used = new Set<string>();
  for (const { kind, text } of tagsOf(prompt)) {
    const name = PASTED.exec(text)?.[1];
    if (name !== undefined) pasted.add(name);
    else if (kind !== 'comment') for (const word of text.match(/\w+/g) ?? []) used.add(word);
  }
  const nonce = randomBytes(12).toString('hex');
  const texts: string[] = [];
  const held = Object.entries(variables).map(([name, value]): [string, Json] => {
    if (typeof value !== 'string' || value === '' || !pasted.has(name) || used.has(name)) return [name, value];
    return [name, `${nonce}:${texts.push(value) - 1};`];
  });
  const mark = new RegExp(`${nonce}:(\\d+);`, 'g');
  return {
    variables: Object.fromEntries(held),
    putBack: (text) => text.replace(mark, (_mark, index) => texts[Number(index)] ?? ''),
  };
}

/** Maps are given as their JSON text, as promptfoo does it. */
function asTexts(variables: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      if (Array.isArray(value))
        return [name, value.map((entry) => (isMapOrList(entry) ? JSON.stringify(entry) : entry))];
      return [name, isObject(value) ? JSON.stringify(value) : value];
    }),
  );
}

/** Without the outputs that are not held. Lists keep their length: a prompt may have a message for each entry. */
function emptied(written: JsonObject, held: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(asTexts(written)).map(([name, value]) => {
      if (held[name] !== value) return [name, held[name] ?? null];
      return [name, Array.isArray(value) ? value.map(() => '') : ''];
    }),
  );
}

function isMapOrList(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}

/** JSON in a text as what it stands for; any other text as it is. */
export function parsedText(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readChat(text: string): JsonObject[] | undefined {
  try {
    const value = text.trimStart().startsWith('- role:') ? parseYamlTemplate(text) : JSON.parse(text);
    return isChat(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isChat(value: unknown): value is JsonObject[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((part) => isObject(part) && typeof part['role'] === 'string')
  );
}

/** `content: {{output}}` is a map to YAML: tags are taken out before it is read, and put back into the texts. */
function parseYamlTemplate(text: string): unknown {
  const tags: string[] = [];
  const held = replaceTags(text, (tag) => `\uE000${tags.push(tag.text) - 1}\uE001`);
  return renderTexts(parse(held), (part) =>
    part.replaceAll(/\uE000(\d+)\uE001/g, (_whole, index) => tags[Number(index)] ?? ''),
  );
}

function renderTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((entry) => renderTexts(entry, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, renderTexts(entry, change)]));
}
