// `rubricPrompt`: a config's own grading prompt. Which forms it may have depends on the type that uses it, so it is read
// into all that it can mean, and fitted to a type later.
import type { AssertionType } from '../assertions/assertion-type.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import type { RubricPrompt, SingleAssertion } from './eval-config.js';
import { describe } from './fields.js';
import { collectedNow, isFileReference, type Loader, readText, resolveReference } from './loader.js';
import type { Position } from './position.js';

/** A text, a file, messages with role and content, a list of texts, or a map of texts; texts may be files. */
export function readRubricPrompt(loader: Loader, holder: JsonObject): RubricPrompt | undefined {
  const written = holder['rubricPrompt'];
  if (written === undefined || written === null) return undefined;
  const at = loader.positions.value(holder, 'rubricPrompt');
  if (typeof written === 'string') {
    const whole = readPrompt(loader, written, at);
    return whole === undefined ? undefined : { whole };
  }
  const messages = isMessages(written);
  const entries = Object.entries(isObject(written) || Array.isArray(written) ? written : {});
  const parts: Record<string, string> = {};
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

function readPrompt(loader: Loader, text: string, at: Position | undefined): string | undefined {
  if (!isFileReference(text)) return text;
  if (/\.(js|cjs|mjs|ts|py)(:\w+)?$/i.test(text)) {
    loader.error('a rubricPrompt from code is not supported yet', at);
    return '';
  }
  // Of one that cannot be read it is known at least that it is a text.
  return collectedNow(loader, () => readText(loader, resolveReference(loader, text), at), '');
}

function isMessages(value: Json): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((part) => isObject(part) && typeof part['role'] === 'string')
  );
}

type Fitted = Pick<SingleAssertion, 'rubricPrompt' | 'rubricPrompts'>;

/** What a type makes of a rubricPrompt: its prompts, nothing (it has no effect), or why it cannot be used. */
export function fitRubricPrompt(
  { type, rubricPrompts }: Pick<AssertionType, 'type' | 'rubricPrompts'>,
  { whole, parts = {} }: RubricPrompt,
): Fitted | { problem: string } {
  if (rubricPrompts === 'none') return {};
  if (rubricPrompts === 'one')
    return whole === undefined
      ? { problem: `${type} takes one rubricPrompt: a text, or a list of messages with role and content` }
      : { rubricPrompt: whole };
  const known = rubricPrompts.filter((name) => parts[name] !== undefined);
  if (known.length > 0) return { rubricPrompts: Object.fromEntries(known.map((name) => [name, parts[name] ?? ''])) };
  // promptfoo passes over a prompt of another form at g-eval, and ends in an error at context-faithfulness.
  return rubricPrompts.includes('0') ? { problem: `${type} takes a list of two rubricPrompts` } : {};
}
