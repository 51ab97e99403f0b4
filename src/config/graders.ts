// The grader of model-graded assertions and its prompt: at an assertion, in options, in defaultTest.
import { isObject, type Json, type JsonObject } from '../json.js';
import { type EndpointReader, readEndpoint } from './endpoints.js';
import type { Endpoint } from './eval-config.js';
import { describe } from './fields.js';
import { isFileReference, readText, resolveReference } from './loader.js';

export type GraderReader = EndpointReader;

/** Kinds of provider that `provider: { text: ..., embedding: ... }` tells apart. */
const KINDS = ['text', 'embedding', 'classification', 'moderation'];

/** The grader for text: a text, `{ id, config }`, or `{ text: <either> }`. */
export function readGrader(reader: GraderReader, holder: JsonObject, key: string): Endpoint | undefined {
  const { loader } = reader;
  const written = holder[key];
  if (written === undefined || written === null) return undefined;
  const at = loader.positions.value(holder, key);
  if (isObject(written) && !Object.hasOwn(written, 'id') && KINDS.some((kind) => Object.hasOwn(written, kind))) {
    for (const kind of KINDS.slice(1))
      if (Object.hasOwn(written, kind))
        loader.withoutEffect(
          `a provider for ${kind} has no effect: no supported assertion uses one`,
          loader.positions.key(written, kind),
        );
    const text = written['text'];
    return text === undefined || text === null
      ? undefined
      : readEndpoint(reader, text, loader.positions.value(written, 'text') ?? at);
  }
  return readEndpoint(reader, written, at);
}

/** `rubricPrompt` as one text: a text, a file, or messages, whose JSON text it becomes. */
export function readRubricPrompt({ loader }: GraderReader, holder: JsonObject): string | undefined {
  const written = holder['rubricPrompt'];
  if (written === undefined || written === null) return undefined;
  const at = loader.positions.value(holder, 'rubricPrompt');
  if (isFileReference(written)) {
    if (/\.(js|cjs|mjs|ts|py)(:\w+)?$/i.test(written)) {
      loader.error('a rubricPrompt from code is not supported yet', at);
      return undefined;
    }
    return readText(loader, resolveReference(loader, written), at);
  }
  if (typeof written === 'string') return written;
  if (isMessages(written)) return JSON.stringify(written);
  loader.error(
    `rubricPrompt has to be a text or a list of messages with role and content, got ${describe(written)}`,
    at,
  );
  return undefined;
}

function isMessages(value: Json): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((part) => isObject(part) && typeof part['role'] === 'string')
  );
}
