// The hook beforeAll: code that is shown the prompts and tests of a config once they are read, and may change them.
import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../json.js';
import type { RunCode } from '../sandbox/code-call.js';
import { hookCall, isCalledFor, readHook } from '../sandbox/hook-call.js';
import { pickParameters } from './endpoints.js';
import type { Endpoint, Extension, Prompt } from './eval-config.js';
import { describe, objectField, textField } from './fields.js';
import { quote } from './keys.js';
import { isFileReference, type Loader, readData, resolveReference } from './loader.js';
import { NO_PLACE, type Position } from './position.js';
import type { ConfigSource } from './sources.js';
import type { TestReader } from './test-case.js';
import { rememberAll, type TestEntry } from './tests.js';

/** An entry of `tests` with the reader of its config. */
export interface OwnedEntry extends TestEntry {
  reader: TestReader;
}

/** What the hook may change. */
export interface Changeable {
  prompts: Prompt[];
  entries: OwnedEntry[];
}

/** Keys of a config that are put in place as the hook leaves them; its prompts and tests are matched one by one. */
const WHOLE = ['defaultTest', 'scenarios', 'derivedMetrics'] as const;

/**
 * The suite as hooks see it: without keys, headers and URLs of the gateway.
 * @throws ConfigError when a file of defaultTest cannot be read
 */
export function suiteOf(
  sources: readonly ConfigSource[],
  parts: Changeable & {
    description: string | undefined;
    endpoints: readonly Endpoint[];
    extensions: readonly Extension[];
  },
): JsonObject {
  const { description, endpoints, prompts, entries, extensions } = parts;
  const lists = (key: string): Json[] =>
    sources.flatMap(({ config }) => (Array.isArray(config[key]) ? (config[key] as Json[]) : []));
  return {
    ...(description === undefined ? {} : { description }),
    prompts: prompts.map(shownPrompt),
    providers: endpoints.map(({ id, label, config }) => ({
      id,
      ...(label === undefined ? {} : { label }),
      config: config.params,
    })),
    tests: entries.map(({ value }) => value),
    defaultTest: defaultTestOf(sources),
    scenarios: lists('scenarios'),
    derivedMetrics: lists('derivedMetrics'),
    extensions: extensions.map(({ reference }) => reference),
  };
}

/**
 * Calls the hooks one after the other, each with what the one before left. What has changed is reported at the place of the
 * last of them. Of the sources, `defaultTest`, `scenarios` and `derivedMetrics` are changed in place.
 */
export async function runBeforeAll(
  { loader, runCode }: { loader: Loader; runCode: RunCode | undefined },
  sources: readonly ConfigSource[],
  {
    extensions,
    suite,
    before,
    reader,
  }: { extensions: readonly Extension[]; suite: JsonObject; before: Changeable; reader: TestReader },
): Promise<Changeable & { suite: JsonObject }> {
  let after = suite;
  let at: Position | undefined;
  for (const extension of extensions) {
    if (!isCalledFor(extension.source, 'beforeAll')) continue;
    at = extension.at;
    const what = `${quote(extension.reference)}: the hook beforeAll`;
    if (!runCode) {
      loader.error(`${what}: code of the config may not run here`, at);
      return { ...before, suite };
    }
    const outcome = await runCode(hookCall(extension.source, 'beforeAll', { suite: after }));
    const read = outcome.ok
      ? readHook(outcome.value, 'suite')
      : { ok: false as const, problem: `failed: ${outcome.error.message}` };
    if (!read.ok) {
      loader.error(`${what} ${read.problem}`, at);
      return { ...before, suite };
    }
    if (read.value) after = { ...after, ...missingKeys(suite), ...read.value };
  }
  if (isDeepStrictEqual(after, suite)) return { ...before, suite };
  const changed = (key: string): boolean => !isDeepStrictEqual(after[key], suite[key]);
  for (const key of Object.keys(after))
    if (key !== 'prompts' && key !== 'tests' && !WHOLE.some((one) => one === key) && changed(key))
      loader.error(
        `the hook beforeAll changed ${quote(key)} of the suite, which cannot be changed there`,
        at,
        'it may change prompts, tests, defaultTest, scenarios and derivedMetrics',
      );
  for (const key of WHOLE) if (changed(key)) replaceIn(sources, key, after[key], at);
  return {
    prompts: changed('prompts') ? readPromptsOf(loader, after['prompts'], before.prompts, at) : before.prompts,
    entries: changed('tests') ? readEntriesOf(reader, after['tests'], before.entries, at) : before.entries,
    suite: after,
  };
}

/** What the hook leaves out of these is gone; of anything else it is as it was. */
function missingKeys(suite: JsonObject): JsonObject {
  return Object.fromEntries(Object.keys(suite).flatMap((key) => (isChangeable(key) ? [[key, null]] : [])));
}

function isChangeable(key: string): boolean {
  return key === 'prompts' || key === 'tests' || WHOLE.some((one) => one === key);
}

function shownPrompt({ raw, label, id, config }: Prompt): JsonObject {
  return { raw, label, ...(id === undefined ? {} : { id }), ...(config === undefined ? {} : { config }) };
}

/** As one map, with what hooks may add to: those of several configs are merged. */
function defaultTestOf(sources: readonly ConfigSource[]): JsonObject {
  const merged: JsonObject = { vars: {}, assert: [], options: {}, metadata: {} };
  for (const { loader, config } of sources) {
    const written = config['defaultTest'] ?? null;
    const at = loader.positions.value(config, 'defaultTest');
    const value = isFileReference(written) ? readData(loader, resolveReference(loader, written), at) : written;
    if (!isObject(value)) continue;
    for (const [key, part] of Object.entries(value)) {
      const earlier = merged[key];
      if (isObject(earlier) && isObject(part)) merged[key] = { ...earlier, ...part };
      else if (Array.isArray(earlier) && Array.isArray(part)) merged[key] = [...earlier, ...part];
      else merged[key] = part;
    }
  }
  return merged;
}

/** The first config stands for all of them from now on. */
function replaceIn(
  sources: readonly ConfigSource[],
  key: string,
  value: Json | undefined,
  at: Position | undefined,
): void {
  for (const [index, { loader, config }] of sources.entries()) {
    if (index > 0 || value === undefined) delete config[key];
    else {
      if (at) rememberAll(value, at, loader.positions);
      config[key] = value;
    }
  }
}

/** A prompt that is as it was stays what it was, a function too. */
function readPromptsOf(
  loader: Loader,
  value: Json | undefined,
  before: readonly Prompt[],
  at: Position | undefined,
): Prompt[] {
  const known = new Map(before.map((prompt) => [JSON.stringify([prompt.label, prompt.raw]), prompt]));
  return listOf(loader, value, 'prompts', at).flatMap((entry): Prompt[] => {
    const map = isObject(entry) ? entry : { raw: entry };
    if (at) rememberAll(map, at, loader.positions);
    const raw = textField(loader, map, 'raw');
    if (raw === undefined || raw.trim() === '') {
      loader.error(`a prompt of the hook beforeAll needs raw, its text, got ${describe(entry)}`, at);
      return [];
    }
    const label = textField(loader, map, 'label') ?? raw;
    const same = known.get(JSON.stringify([label, raw]));
    const config = objectField(loader, map, 'config');
    if (same && isDeepStrictEqual(config, same.config)) return [same];
    const params = config ? { config: pickParameters(loader, config) } : {};
    return [same ? { ...same, ...params } : { raw, label, ...params, at: at ?? NO_PLACE }];
  });
}

/** A test that is as it was keeps its place, and the folder where its files are. */
function readEntriesOf(
  reader: TestReader,
  value: Json | undefined,
  before: readonly OwnedEntry[],
  at: Position | undefined,
): OwnedEntry[] {
  const { loader } = reader;
  const known = new Map(before.map((entry) => [JSON.stringify(entry.value), entry]));
  return listOf(loader, value, 'tests', at).flatMap((test) => {
    const same = known.get(JSON.stringify(test));
    if (same) return [same];
    if (at) rememberAll(test, at, loader.positions);
    return [{ value: test, at, reader }];
  });
}

function listOf(loader: Loader, value: Json | undefined, name: string, at: Position | undefined): Json[] {
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null)
    loader.error(`the ${name} that the hook beforeAll gives have to be a list, got ${describe(value)}`, at);
  return [];
}
