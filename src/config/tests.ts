// `tests`: a list, a file, globs. Gives the entries with the place they came from; test-case.ts makes test cases of them.
import path from 'node:path';
import { isObject, type Json, type JsonObject } from '../json.js';
import { readTests, testsCall } from '../sandbox/code-uses.js';
import { readCodeFile } from './code.js';
import { readCsvTests } from './csv-tests.js';
import type { CodeFile } from './eval-config.js';
import { describe, objectField } from './fields.js';
import { flatMapInOrder } from './in-order.js';
import { quote } from './keys.js';
import {
  collected,
  collectedNow,
  FILE_PREFIX,
  findFiles,
  isFileReference,
  type Loader,
  parseJson,
  readData,
  readText,
  resolveReference,
} from './loader.js';
import type { Position } from './position.js';
import type { Positions } from './yaml.js';

/** An entry of `tests` as it would be written in YAML. */
export interface TestEntry {
  value: Json;
  at: Position | undefined;
}

const REMOTE = /^(https?|az|huggingface|hf):\/\//i;

/** The entries behind a key that holds tests: a list, a file, globs. */
export async function entriesOf(loader: Loader, holder: JsonObject, key: string): Promise<TestEntry[]> {
  const written = holder[key];
  const at = loader.positions.value(holder, key);
  if (typeof written === 'string') return fromReference(loader, written, at);
  if (Array.isArray(written))
    return flatMapInOrder(written, (entry, index) =>
      collected(loader, () => fromEntry(loader, entry, loader.positions.value(written, index) ?? at), []),
    );
  if (isObject(written)) return fromEntry(loader, written, at);
  loader.error(`${key} has to be a list or a file, got ${describe(written)}`, at);
  return [];
}

async function fromEntry(loader: Loader, entry: Json, at: Position | undefined): Promise<TestEntry[]> {
  if (typeof entry === 'string') return fromReference(loader, entry, at);
  if (isObject(entry) && typeof entry['path'] === 'string')
    return fromReference(loader, entry['path'], at, objectField(loader, entry, 'config'));
  return [{ value: entry, at }];
}

async function fromReference(
  loader: Loader,
  reference: string,
  at: Position | undefined,
  config?: JsonObject,
): Promise<TestEntry[]> {
  if (REMOTE.test(reference)) {
    loader.error(
      `${quote(reference)}: tests are read from files alone`,
      at,
      'download the table in a step before, as CSV',
    );
    return [];
  }
  const name = isFileReference(reference) ? reference.slice(FILE_PREFIX.length) : reference;
  const code = readCodeFile(loader, name, at);
  if (code) return generate(loader, { code, reference, at, config });
  if (!/[*?[\]{}]/.test(name)) return fromFile(loader, resolveReference(loader, name), at);
  const found = await findFiles(loader, name, at);
  if (found.length === 0) loader.error(`no file matches ${quote(reference)}`, at);
  return flatMapInOrder(found, (file) => fromFile(loader, file, at));
}

/** Tests that a function of the config makes: all of them stand where the function is named. */
async function generate(
  loader: Loader,
  {
    code,
    reference,
    at,
    config,
  }: { code: CodeFile; reference: string; at: Position | undefined; config?: JsonObject | undefined },
): Promise<TestEntry[]> {
  if (!loader.runCode) {
    loader.error(`${quote(reference)}: code of the config may not run here`, at);
    return [];
  }
  const outcome = await loader.runCode(testsCall(code, config));
  const read = outcome.ok ? readTests(outcome.value) : { ok: false as const, problem: outcome.error.message };
  if (read.ok) return read.value.map((value) => ({ value, at }));
  loader.error(`${quote(reference)}: ${outcome.ok ? 'the code ' : ''}${read.problem}`, at);
  return [];
}

async function fromFile(loader: Loader, file: string, at: Position | undefined): Promise<TestEntry[]> {
  const shown = loader.workspace.display(file);
  const first = { file: shown, line: 1, column: 1 };
  switch (path.extname(file).toLowerCase()) {
    case '.csv':
      return filled(loader, await readCsvTests(loader, readText(loader, file, at), shown), first);
    case '.jsonl': {
      const before = loader.problems.length;
      return filled(loader, jsonLines(loader, readText(loader, file, at), shown), first, before);
    }
    case '.json':
    case '.yaml':
    case '.yml': {
      const data = readData(loader, file, at);
      const list = Array.isArray(data) ? data : data === undefined || data === null ? [] : [data];
      const entries = await flatMapInOrder<Json, TestEntry>(list, (value, index) => {
        const place = loader.positions.value(list, index) ?? first;
        // A list of tests may name further files.
        return typeof value === 'string'
          ? collected(loader, () => fromReference(loader, value, place), [])
          : [{ value, at: place }];
      });
      return list.length > 0 ? entries : filled(loader, entries, first);
    }
    default:
      loader.error(`${quote(shown)}: a file of tests ends in .yaml, .json, .jsonl or .csv`, at);
      return [];
  }
}

function filled(loader: Loader, entries: TestEntry[], first: Position, before = loader.problems.length): TestEntry[] {
  if (entries.length === 0 && loader.problems.length === before) loader.error('there is no test in this file', first);
  return entries;
}

function jsonLines(loader: Loader, text: string, file: string): TestEntry[] {
  return text.split('\n').flatMap((line, index): TestEntry[] => {
    if (line.trim() === '') return [];
    const value = collectedNow(loader, () => parseJson(line, file, index + 1), undefined);
    if (value === undefined) return [];
    const at = { file, line: index + 1, column: 1 };
    rememberAll(value, at, loader.positions);
    return [{ value, at }];
  });
}

/** All of a value stands in one place: a line of JSON Lines, or the code that made it. */
export function rememberAll(value: Json, at: Position, positions: Positions): void {
  if (typeof value !== 'object' || value === null) return;
  const keys = new Map<string | number, { key: Position; value: Position }>();
  for (const [key, entry] of Object.entries(value)) {
    keys.set(Array.isArray(value) ? Number(key) : key, { key: at, value: at });
    rememberAll(entry, at, positions);
  }
  positions.remember(value, { self: at, keys });
}
