// `rubricPrompt`: a config's own grading prompt. Which forms it may have depends on the type that uses it, so it is read
// into all that it can mean, and fitted to a type later.
import type { AssertionType } from '../assertions/assertion-type.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import { readCodeFile } from './code.js';
import type { CodeFile, RubricPrompt, SingleAssertion } from './eval-config.js';
import { describe } from './fields.js';
import { collectedNow, isFileReference, type Loader, readText, resolveReference } from './loader.js';
import type { Position } from './position.js';

/** A text, a file (of code too), messages with role and content, a list or a map of texts; texts may be files. */
export function readRubricPrompt(loader: Loader, holder: JsonObject): RubricPrompt | undefined {
  const written = holder['rubricPrompt'];
  if (written === undefined || written === null) return undefined;
  const at = loader.positions.value(holder, 'rubricPrompt');
  if (typeof written === 'string') {
    return { whole: readPrompt(loader, written, at) };
  }
  const messages = isMessages(written);
  const entries = Object.entries(isObject(written) || Array.isArray(written) ? written : {});
  const parts: Record<string, string | CodeFile> = {};
  for (const [name, entry] of entries) {
    const part = messages && isObject(entry) ? entry['content'] : entry;
    const text = typeof part === 'string' ? readPrompt(loader, part, at) : undefined;
    if (text !== undefined) parts[name] = text;
    else if (!messages) return wrong(loader, written, at);
  }
  if (messages) return { whole: JSON.stringify(written), parts };
  return entries.length > 0 ? { parts } : wrong(loader, written, at);
}

function wrong(loader: Loader, written: Json, at: Position | undefined): undefined {
  loader.error(
    `rubricPrompt has to be a text or a list of messages with role and content, got ${describe(written)}`,
    at,
    'g-eval takes a map of two texts (steps, evaluate), context-faithfulness a list of two',
  );
}

function readPrompt(loader: Loader, text: string, at: Position | undefined): string | CodeFile {
  if (!isFileReference(text)) return text;
  // Of one that cannot be read it is known at least that it is a text.
  return collectedNow(
    loader,
    () => readCodeFile(loader, text, at) ?? readText(loader, resolveReference(loader, text), at),
    '',
  );
}

function isMessages(value: Json): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((part) => isObject(part) && typeof part['role'] === 'string')
  );
}

/** The prompts of its own that an assertion has. */
export type OwnPrompts = Pick<
  SingleAssertion,
  'rubricPrompt' | 'rubricPrompts' | 'rubricPromptCode' | 'rubricPromptsCode'
>;

/** What a type makes of a rubricPrompt: its prompts, nothing (it has no effect), or why it cannot be used. */
export function fitRubricPrompt(
  { type, rubricPrompts }: Pick<AssertionType, 'type' | 'rubricPrompts'>,
  { whole, parts = {} }: RubricPrompt,
): OwnPrompts | { problem: string } {
  if (rubricPrompts === 'none') return {};
  if (rubricPrompts === 'one') {
    if (whole === undefined)
      return { problem: `${type} takes one rubricPrompt: a text, or a list of messages with role and content` };
    return typeof whole === 'string' ? { rubricPrompt: whole } : { rubricPromptCode: whole };
  }
  const known = Object.entries(parts).filter(([name]) => rubricPrompts.includes(name));
  if (known.length > 0) {
    const texts = known.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const code = known.filter((entry): entry is [string, CodeFile] => typeof entry[1] !== 'string');
    return {
      rubricPrompts: Object.fromEntries(texts),
      ...(code.length > 0 ? { rubricPromptsCode: Object.fromEntries(code) } : {}),
    };
  }
  // promptfoo passes over a prompt of another form at g-eval, and ends in an error at context-faithfulness.
  return rubricPrompts.includes('0') ? { problem: `${type} takes a list of two rubricPrompts` } : {};
}
