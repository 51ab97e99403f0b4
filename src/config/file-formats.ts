// Which forms of answers came from a file. Promptfoo parses an answer whose JSON schema stands in the config, and leaves
// one whose `response_format` is a file as the text that it is; assertions are written for the one or the other.
import { isObject, type Json } from '../json.js';

const fromFiles = new WeakSet<object>();

export function markFromFile(format: Json): void {
  if (isObject(format)) fromFiles.add(format);
}

/** @param format a `response_format` as the config has it, before its templates are rendered */
export function isFromFile(format: Json | undefined): boolean {
  return isObject(format) && fromFiles.has(format);
}
