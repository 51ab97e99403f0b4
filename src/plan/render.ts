// One cell's prompt and variables as they are sent. The order of steps is promptfoo's, since verdicts depend on it: files,
// variables inside variables, then a chat's texts one by one, or the whole prompt.
import { parse } from 'yaml';
import { isObject, type Json, type JsonObject } from '../json.js';
import { replaceTags } from '../template/tags.js';
import { TemplateError } from '../template/template-error.js';
import type { Templates } from '../template/templates.js';
import type { Cell } from './cell.js';

export interface RenderedCell {
  /** What assertions and rubrics see: files read, `{{name}}` inside variables replaced. */
  vars: JsonObject;
  /** The prompt as text; a chat is its JSON text. */
  prompt: string;
  messages: Json[];
}

/** `{{first}} {{last}}` inside a variable is replaced this often at most: variables may refer to each other in a circle. */
const MAX_ROUNDS = 5;

/**
 * @param more variables beside the test's own, which they hide
 * @throws TemplateError
 */
export function renderCell(
  cell: Cell,
  varFiles: ReadonlyMap<string, string>,
  templates: Templates,
  more: JsonObject = {},
): RenderedCell {
  const { test } = cell;
  const vars = resolveVars({ ...test.vars, ...more }, varFiles);
  const raw = `${test.options.prefix ?? ''}${cell.prompt.raw}${test.options.suffix ?? ''}`;
  const prompt = renderPrompt(raw, vars, templates);
  return { vars, prompt, messages: messagesOf(prompt) };
}

/** Files in place of their references, and the variables that a variable names in place of their names. */
export function resolveVars(written: JsonObject, varFiles: ReadonlyMap<string, string>): JsonObject {
  const vars: JsonObject = {};
  for (const [name, value] of Object.entries(written)) {
    const text = typeof value === 'string' ? (varFiles.get(value) ?? value) : value;
    vars[name] = typeof text === 'string' ? text.replace(/\n$/, '') : text;
  }
  for (let round = 0; round < MAX_ROUNDS; round += 1) if (!replaceNames(vars)) break;
  return vars;
}

/** One `{{name}}` in each variable; true when anything changed. */
function replaceNames(vars: JsonObject): boolean {
  let changed = false;
  for (const [name, value] of Object.entries(vars)) {
    if (typeof value !== 'string' || !value.includes('{{')) continue;
    const match = /\{\{\s*(\w+)\s*\}\}/.exec(value);
    const other = match?.[1] !== undefined && Object.hasOwn(vars, match[1]) ? vars[match[1]] : undefined;
    if (!match || other === undefined) continue;
    vars[name] = value.replace(match[0], () => String(other));
    changed = true;
  }
  return changed;
}

function renderPrompt(raw: string, vars: JsonObject, templates: Templates): string {
  const chat = jsonOf(raw);
  if (chat !== undefined) {
    try {
      return JSON.stringify(templates.renderDeep(chat, vars), null, 2);
    } catch {
      // A template that spans several texts of the chat: only the whole is one.
    }
  }
  const rendered: JsonObject = {};
  for (const [name, value] of Object.entries(vars))
    rendered[name] =
      typeof value === 'string' && namesOnlyKnown(value, vars) ? templates.render(keepPartial(value), vars) : value;
  return templates.render(keepPartial(raw), rendered);
}

/** The value of a prompt that is JSON: its texts are templates of their own. Undefined for any other prompt. */
export function jsonOf(raw: string): Json | undefined {
  // An exception for each prompt that is plain text would cost more than all else here.
  return /^\s*[[{"]/.test(raw) ? parseJson(raw) : undefined;
}

/**
 * A text that opens a tag and never closes it is no template: it is sent as it stands.
 */
export function keepPartial(text: string): string {
  return isPartial(text) ? `{% raw %}${text}{% endraw %}` : text;
}

/** Whether a line opens a tag and has not even the beginning of its end. What lies between raw and endraw may. */
export function isPartial(text: string): boolean {
  if (!/\{[{%#]/.test(text)) return false;
  const isRaw = /\{%\s*raw\s*%\}/.test(text) && /\{%\s*endraw\s*%\}/.test(text);
  return !isRaw && text.split(/[\n\r\u2028\u2029]/).some(opensAndEnds);
}

function opensAndEnds(line: string): boolean {
  return ['{{}', '{%%', '{##'].some((signs) => {
    const last = line.lastIndexOf(signs.slice(0, 2));
    return last >= 0 && !line.includes(signs.charAt(2), last + 2);
  });
}

/** A variable whose template names a variable that is not there keeps its text. */
function namesOnlyKnown(text: string, vars: JsonObject): boolean {
  if (!text.includes('{')) return true;
  const withoutComments = replaceTags(text, (tag) => (tag.kind === 'comment' ? '' : tag.text));
  const loopNames = new Set([...withoutComments.matchAll(/\{%\s*for\s+(\w+)\s+in\s/g)].map((match) => match[1]));
  const names = [
    ...withoutComments.matchAll(/\{\{\s*([A-Za-z_]\w*)/g),
    ...withoutComments.matchAll(/\{%\s*if\s+([A-Za-z_]\w*)/g),
    ...withoutComments.matchAll(/\{%\s*for\s+\w+\s+in\s+([A-Za-z_]\w*)/g),
  ].map((match) => match[1] ?? '');
  return names.every((name) => name === 'env' || loopNames.has(name) || vars[name] !== undefined);
}

/**
 * How a chat begins that was meant to be one: any other text may start with a bracket. One that does not end like a chat
 * has a suffix behind it, and is a text.
 */
const BROKEN_CHAT = /^\[\s*\{\s*"(role|content)"\s*:[\s\S]*[\]}]$/;

/**
 * A rendered prompt as chat messages: JSON or YAML (`- role: user`) that is a list of messages, else one user message
 * with the text. JSON that is no chat (a number, a quoted word, an object) is a text like any other.
 *
 * @throws TemplateError when it starts like a chat and is none: a variable with a quote or a line break has broken it
 */
export function messagesOf(prompt: string): Json[] {
  const value = structureOf(prompt);
  if (isChat(value)) return value;
  const text = prompt.trim();
  const isYaml = isYamlChat(text);
  if (isYaml || BROKEN_CHAT.test(text)) {
    const broken = value === undefined ? `is no ${isYaml ? 'YAML' : 'JSON'}` : 'has an entry without a role';
    throw new TemplateError(
      `it starts like a chat and ${broken} with these variables; write {{ name | dump }} where a text can hold quotes or line breaks`,
    );
  }
  return [{ role: 'user', content: prompt }];
}

/** The chat that a prompt is, rendered or not yet; undefined for any other text. */
export function chatOf(prompt: string): JsonObject[] | undefined {
  const value = structureOf(prompt);
  return isChat(value) ? value : undefined;
}

function structureOf(prompt: string): Json | undefined {
  const text = prompt.trim();
  if (isYamlChat(text)) return parseYamlText(prompt);
  return text.startsWith('[') ? parseJson(prompt) : undefined;
}

function isYamlChat(text: string): boolean {
  return text.startsWith('- role:');
}

function isChat(value: Json | undefined): value is JsonObject[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((part) => isObject(part) && typeof part['role'] === 'string')
  );
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function parseYamlText(text: string): Json | undefined {
  try {
    return parse(text, { schema: 'core', logLevel: 'error' }) as Json;
  } catch {
    return undefined;
  }
}
