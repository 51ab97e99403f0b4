// Places of a config that may hold code: a text, or a file and a function in it.

import type { JsonObject } from '../json.js';
import type { CodeSource } from '../sandbox/code-call.js';
import { parseCodeReference } from '../sandbox/code-reference.js';
import type { CodeFile } from './eval-config.js';
import { textField } from './fields.js';
import { quote } from './keys.js';
import { collectedNow, isFileReference, type Loader, readText, resolveReference } from './loader.js';
import type { Position } from './position.js';

/**
 * The file of code that a reference names; undefined when it names none.
 * @throws ConfigError when the file may not or cannot be read
 */
export function readCodeFile(loader: Loader, reference: string, at: Position | undefined): CodeFile | undefined {
  const parsed = parseCodeReference(reference);
  if (!parsed) return undefined;
  const { path, ...named } = parsed;
  loader.meetCode(quote(reference), at);
  const file = resolveReference(loader, path);
  readText(loader, file, at);
  return { kind: 'file', file, ...named };
}

/** Of the first key that is set. A file that is not there is reported. */
export function readCodeSource(loader: Loader, holder: JsonObject, ...keys: string[]): CodeSource | undefined {
  const key = keys.find((name) => holder[name] !== undefined && holder[name] !== null);
  const text = key === undefined ? undefined : textField(loader, holder, key);
  if (key === undefined || text === undefined) return undefined;
  const at = loader.positions.value(holder, key);
  if (!isFileReference(text)) {
    loader.meetCode(key, at);
    return { kind: 'inline', language: 'JavaScript', code: text };
  }
  return collectedNow(
    loader,
    () => {
      const source = readCodeFile(loader, text, at);
      if (!source) loader.error(`${quote(text)}: code is JavaScript, TypeScript or Python`, at);
      return source;
    },
    undefined,
  );
}
