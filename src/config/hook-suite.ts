// The suite that hooks are shown of the configs of a run, and what is read of the one that they give back.
import type { Json, JsonObject } from '../json.js';
import type { WrittenDefaultTest } from './default-test.js';
import type { Endpoint, Extension, Prompt } from './eval-config.js';
import { describe } from './fields.js';
import { readShownDefaultTest, shownDefaultTest } from './hook-default-test.js';
import { createFindEarlier, type Owner, ownedRuns } from './hook-owners.js';
import { readShownPrompts, shownPrompts } from './hook-prompts.js';
import type { Loader } from './loader.js';
import type { Position } from './position.js';
import type { ConfigSource } from './sources.js';
import type { TestReader } from './test-case.js';
import { rememberAll, type TestEntry } from './tests.js';

/** An entry of `tests` with the reader of its config. */
export interface OwnedEntry extends TestEntry {
  reader: TestReader;
}

/** Scenarios of one config, or what a hook made of them. */
export interface ScenarioList {
  /** Has them as `scenarios`. */
  holder: JsonObject;
  reader: TestReader;
}

/** What the hook may change. */
export interface Changeable {
  prompts: Prompt[];
  entries: OwnedEntry[];
  defaultTests: WrittenDefaultTest[];
  scenarios: ScenarioList[];
}

/** The keys of the suite that hooks may change. */
export const CHANGEABLE = ['prompts', 'tests', 'defaultTest', 'scenarios', 'derivedMetrics'] as const;

export function isChangeable(key: string): boolean {
  return CHANGEABLE.some((one) => one === key);
}

/** The suite as hooks see it: without keys, headers and URLs of the gateway. */
export function suiteOf(
  sources: readonly ConfigSource[],
  parts: Changeable & {
    description: string | undefined;
    endpoints: readonly Endpoint[];
    extensions: readonly Extension[];
  },
): JsonObject {
  const { description, endpoints, prompts, entries, extensions, defaultTests, scenarios } = parts;
  return {
    ...(description === undefined ? {} : { description }),
    prompts: shownPrompts(prompts),
    providers: endpoints.map(({ id, label, config }) => ({
      id,
      ...(label === undefined ? {} : { label }),
      config: config.params,
    })),
    tests: entries.map(({ value }) => value),
    defaultTest: shownDefaultTest(defaultTests),
    scenarios: scenarios.flatMap(({ holder }) => listAt(holder, 'scenarios')),
    derivedMetrics: sources.flatMap(({ config }) => listAt(config, 'derivedMetrics')),
    extensions: extensions.map(({ reference }) => reference),
  };
}

/**
 * What has not changed is as it was before. Of the sources, `derivedMetrics` are changed in place.
 *
 * @param hook stands for what is new
 */
export function readSuite(
  after: JsonObject,
  {
    sources,
    before,
    changed,
    hook,
  }: { sources: readonly ConfigSource[]; before: Changeable; changed(key: string): boolean; hook: Owner },
): Changeable {
  const { at } = hook;
  const { loader } = hook.reader;
  if (changed('derivedMetrics')) replaceIn(sources, 'derivedMetrics', after['derivedMetrics'], at);
  return {
    prompts: changed('prompts') ? readPromptsOf(loader, after['prompts'], before.prompts, at) : before.prompts,
    entries: changed('tests') ? readEntriesOf(hook.reader, after['tests'], before.entries, at) : before.entries,
    defaultTests: changed('defaultTest')
      ? readShownDefaultTest(after['defaultTest'], before.defaultTests, hook)
      : before.defaultTests,
    scenarios: changed('scenarios')
      ? readScenariosOf(loader, after['scenarios'], before.scenarios, hook)
      : before.scenarios,
  };
}

export function isBlank(value: Json | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function listAt(holder: JsonObject, key: string): Json[] {
  return Array.isArray(holder[key]) ? holder[key] : [];
}

/** It was not shown, and is an error whatever the hook gives. */
function isWrongList(value: Json | undefined): boolean {
  return value !== undefined && value !== null && !Array.isArray(value);
}

/** The first config stands for all of them from now on. */
function replaceIn(
  sources: readonly ConfigSource[],
  key: string,
  value: Json | undefined,
  at: Position | undefined,
): void {
  for (const [index, { loader, config }] of sources.entries()) {
    if (isWrongList(config[key])) continue;
    if (index > 0 || value === undefined) delete config[key];
    else {
      if (at) rememberAll(value, at, loader.positions);
      config[key] = value;
    }
  }
}

function readPromptsOf(
  loader: Loader,
  value: Json | undefined,
  before: readonly Prompt[],
  at: Position | undefined,
): Prompt[] {
  const list = listOf(loader, value, 'prompts', at);
  if (list.length === 0 && Array.isArray(value ?? []))
    loader.error('no prompt is left after the hook beforeAll', at, 'give the prompts that it was given, or others');
  return readShownPrompts(loader, list, before, at);
}

function readScenariosOf(
  loader: Loader,
  value: Json | undefined,
  before: readonly ScenarioList[],
  hook: Owner,
): ScenarioList[] {
  const earlier = before.map(({ holder, reader }) => ({
    owner: { reader, at: reader.loader.positions.value(holder, 'scenarios') },
    list: listAt(holder, 'scenarios'),
  }));
  const runs = ownedRuns(listOf(loader, value, 'scenarios', hook.at), earlier, hook);
  return [
    ...before.filter(({ holder }) => isWrongList(holder['scenarios'])),
    ...runs.map(({ owner: { reader }, list }) => ({ holder: { scenarios: list }, reader })),
  ];
}

/** A test that is as it was keeps its place, and the folder where its files are. */
function readEntriesOf(
  reader: TestReader,
  value: Json | undefined,
  before: readonly OwnedEntry[],
  at: Position | undefined,
): OwnedEntry[] {
  const { loader } = reader;
  const find = createFindEarlier(before, (entry) => entry.value);
  const list = listOf(loader, value, 'tests', at);
  return list.map((test) => {
    const same = find(test);
    if (same) return same;
    if (at) rememberAll(test, at, loader.positions);
    return { value: test, at, reader };
  });
}

function listOf(loader: Loader, value: Json | undefined, name: string, at: Position | undefined): Json[] {
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null)
    loader.error(`the ${name} that the hook beforeAll gives have to be a list, got ${describe(value)}`, at);
  return [];
}
