// `vars` of a test: files, globs and lists become one test case for each combination.
import path from 'node:path';
import { isObject, type Json, type JsonObject } from '../json.js';
import { FileError } from '../trust/workspace.js';
import { readCodeFile } from './code.js';
import type { CodeFile } from './eval-config.js';
import { describe } from './fields.js';
import { quote } from './keys.js';
import {
  collected,
  collectedNow,
  FILE_PREFIX,
  findFiles,
  isFileReference,
  type Loader,
  readData,
  readText,
  resolveReference,
} from './loader.js';
import type { Position } from './position.js';
import { ConfigError } from './problem.js';

/** One test may not become more than this many: a slip with lists multiplies fast. */
const MAX_COMBINATIONS = 100_000;
const IMAGES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.bmp': 'image/bmp',
  '.svg': 'image/svg+xml',
};
const UNREADABLE = /\.(pdf|mp3|wav|m4a|ogg|flac|mp4|webm|mov|avi)$/i;

/**
 * `vars` as a map: written so, or read from a file, a glob, or a list of them (later files win). The files that they name
 * start at `varsDir`.
 */
export async function readVars(loader: Loader, holder: JsonObject): Promise<JsonObject> {
  const vars = await readWrittenVars(loader, holder);
  return loader.baseDir === loader.varsDir ? vars : moveReferences(loader, vars);
}

/** A copy, since an alias may stand in several tests. */
function moveReferences(loader: Loader, vars: JsonObject): JsonObject {
  const { positions, baseDir, varsDir } = loader;
  const move = (value: Json): Json => {
    if (Array.isArray(value)) return value.map((entry) => (isFileReference(entry) ? move(entry) : entry));
    const name = isFileReference(value) ? value.slice(FILE_PREFIX.length) : undefined;
    if (name === undefined || path.isAbsolute(name)) return value;
    return FILE_PREFIX + path.relative(varsDir, path.resolve(baseDir, name)).replaceAll('\\', '/');
  };
  const moved = Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, move(value)]));
  const self = positions.of(vars);
  if (!self) return moved;
  const keys = Object.keys(vars).map((name): [string, { key: Position; value: Position }] => [
    name,
    { key: positions.key(vars, name) ?? self, value: positions.value(vars, name) ?? self },
  ]);
  positions.remember(moved, { self, keys: new Map(keys) });
  return moved;
}

async function readWrittenVars(loader: Loader, holder: JsonObject): Promise<JsonObject> {
  const written = holder['vars'];
  if (written === undefined || written === null) return {};
  if (isObject(written)) return written;
  const at = loader.positions.value(holder, 'vars');
  const references = Array.isArray(written) ? written : [written];
  const vars: JsonObject = {};
  for (const reference of references) {
    if (typeof reference !== 'string') {
      loader.error(`vars has to be a map or a file, got ${describe(written)}`, at);
      return {};
    }
    if (isFileReference(reference)) {
      // promptfoo takes `file://` for a folder's name here, finds nothing, and goes on without variables.
      loader.withoutEffect(
        `vars: ${quote(reference)} is not read`,
        at,
        `write it without file://: vars: ${reference.slice(FILE_PREFIX.length)}`,
      );
      continue;
    }
    for (const file of await matchFiles(loader, reference, at)) {
      const data = await collected<Json | undefined>(loader, () => readData(loader, file, at), {});
      if (isObject(data)) Object.assign(vars, data);
      else loader.error(`${loader.workspace.display(file)} has to hold a map of variables, got ${describe(data)}`, at);
    }
  }
  return vars;
}

async function matchFiles(loader: Loader, reference: string, at: Position | undefined): Promise<string[]> {
  if (!/[*?[\]{}]/.test(reference)) return [resolveReference(loader, reference)];
  const found = await findFiles(loader, reference, at);
  if (found.length === 0) loader.error(`no file matches ${quote(reference)}`, at);
  return found;
}

/**
 * Every combination of the lists and globs in `vars`, the last variable varying fastest. A list counts as one value
 * unless its first entry is a text: the rule is promptfoo's, and odd enough to be told.
 */
export async function expandVars(loader: Loader, vars: JsonObject, at: Position | undefined): Promise<JsonObject[]> {
  let combinations: JsonObject[] = [{}];
  for (const [name, value] of Object.entries(vars)) {
    const place = loader.positions.value(vars, name) ?? at;
    const values = await valuesOf(loader, name, value, place);
    if (combinations.length * values.length > MAX_COMBINATIONS) {
      loader.error(`the lists in vars make more than ${MAX_COMBINATIONS.toLocaleString('en')} combinations`, place);
      return combinations.slice(0, 1);
    }
    combinations = combinations.flatMap((combination) => values.map((one) => ({ ...combination, [name]: one })));
  }
  return combinations;
}

async function valuesOf(loader: Loader, name: string, value: Json, at: Position | undefined): Promise<Json[]> {
  if (isFileReference(value)) {
    const pattern = value.slice(FILE_PREFIX.length);
    if (!/[*?[\]{}]/.test(pattern)) return [value];
    const found = await findFiles(loader, pattern, at);
    if (found.length > 0)
      return found.map((file) => FILE_PREFIX + path.relative(loader.baseDir, file).replaceAll('\\', '/'));
    loader.error(`no file matches ${quote(value)}`, at);
    return [value];
  }
  if (!Array.isArray(value)) return [value];
  if (typeof value[0] === 'string') return value;
  if (value.length > 0 && typeof value[0] !== 'object')
    loader.notice(`the list ${quote(name)} starts with no text, so it is one value and makes no combinations`, at);
  return [value];
}

/** Reads the files that the variables name, each once. */
export function readVarFiles(
  loader: Loader,
  vars: JsonObject,
  { varFiles: known, varCode }: { varFiles: Map<string, string>; varCode: Map<string, CodeFile> },
  at: Position | undefined,
): void {
  for (const [name, value] of Object.entries(vars)) {
    if (!isFileReference(value) || known.has(value) || varCode.has(value)) continue;
    const place = loader.positions.value(vars, name) ?? at;
    collectedNow(loader, () => readVarFile(value, place), undefined);
  }

  function readVarFile(value: string, place: Position | undefined): void {
    const file = resolveReference(loader, value);
    const ending = path.extname(file).toLowerCase();
    const code = readCodeFile(loader, value, place);
    if (code) varCode.set(value, code);
    else if (UNREADABLE.test(file))
      loader.error(`${quote(value)}: a variable cannot be read from this kind of file`, place);
    else if (ending === '.yaml' || ending === '.yml')
      known.set(value, JSON.stringify(readData(loader, file, place) ?? null));
    else if (IMAGES[ending]) known.set(value, imageData(loader, file, IMAGES[ending], place));
    else known.set(value, readText(loader, file, place).trim());
  }
}

/**
 * A data URL, as chat messages with images take it.
 * @throws ConfigError at `at` when the file may not or cannot be read
 */
function imageData(loader: Loader, file: string, mime: string, at: Position | undefined): string {
  try {
    const bytes = loader.workspace.readBytes(file);
    loader.files.add(loader.workspace.display(file));
    return `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
  } catch (error) {
    if (error instanceof FileError) throw new ConfigError([{ message: error.message, at, hint: error.hint }]);
    throw error;
  }
}
