// A config's own grading prompt (`rubricPrompt`), with the variables that promptfoo gives it: those of the type, and the
// test's. Chat messages are taken apart before their texts are rendered, so that no output can break or extend them.
import { parse } from 'yaml';
import type { JudgeContext } from '../assertions/judge-context.js';
import { isObject, type Json, type JsonObject } from '../json.js';

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
    const roles = rolesOf(renderWith(rubricPrompt, { ...variables, ...emptied(written) }));
    if (roles) return renderedChat(render(rubricPrompt), roles);
  }
  return [{ role: 'user', content: render(rubricPrompt) }];
}

/**
 * Messages that are JSON only once they are rendered (a loop over messages, `{{ output | dump }}`) are held against the
 * same prompt without an output, since an output with quotes could add messages of its own.
 */
function renderedChat(rendered: string, roles: string): Json[] {
  const chat = readChat(rendered);
  if (chat && rolesOf(rendered) === roles) return chat;
  throw new Error('with this output its JSON breaks or changes; write {{ output | dump }} instead of "{{ output }}"');
}

function rolesOf(text: string): string | undefined {
  return readChat(text)
    ?.map(({ role }) => role)
    .join();
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

/** Lists keep their length: a prompt may have a message for each entry. */
function emptied(written: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(written).map(([name, value]) => [name, Array.isArray(value) ? value.map(() => '') : '']),
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
  const held = text.replaceAll(
    /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g,
    (tag) => `\uE000${tags.push(tag) - 1}\uE001`,
  );
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
