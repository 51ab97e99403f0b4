// The parts of a config that all of its files bring together: endpoints, prompts, tests and scenarios.
import { isObject, type Json } from '../json.js';
import { createIsNew } from './combine.js';
import { readDefaultTests } from './default-test.js';
import type { EndpointEnvironment } from './endpoint-environment.js';
import { PROVIDER_PREFIX, readEndpoints } from './endpoints.js';
import type { Endpoint, EvalConfig, TestCase } from './eval-config.js';
import { textField } from './fields.js';
import type { Changeable, OwnedEntry, ScenarioList } from './hook-suite.js';
import { flatMapInOrder } from './in-order.js';
import { collected } from './loader.js';
import type { Position } from './position.js';
import { readPrompts } from './prompts.js';
import { readScenarios } from './scenarios.js';
import type { ConfigSource } from './sources.js';
import { expandTest, readTest, type TestReader } from './test-case.js';
import { entriesOf } from './tests.js';

const isThere = (value: Json | undefined): boolean => value !== undefined && value !== null;

/** Where a message about what no file has points to. */
function firstPlace([first]: readonly ConfigSource[], key?: string): Position | undefined {
  if (!first) return undefined;
  const { positions } = first.loader;
  return (key === undefined ? undefined : positions.key(first.config, key)) ?? positions.of(first.config);
}

/** `commandLineOptions` give a default, as promptfoo's flag does. */
export function readDescription({ loader, config }: ConfigSource): string | undefined {
  const commandLine = config['commandLineOptions'];
  return (
    textField(loader, config, 'description') ??
    (isObject(commandLine) ? textField(loader, commandLine, 'description') : undefined)
  );
}

export async function readAllEndpoints(
  sources: readonly ConfigSource[],
  environment: EndpointEnvironment,
): Promise<Endpoint[]> {
  const isNew = createIsNew();
  const given = sources.flatMap((source) => {
    const { loader, config } = source;
    if (Object.hasOwn(config, 'providers') && Object.hasOwn(config, 'targets'))
      loader.error(
        'providers and targets are two names for one thing',
        loader.positions.key(config, 'targets'),
        'keep providers',
      );
    const key = Object.hasOwn(config, 'providers') ? 'providers' : 'targets';
    return isThere(config[key]) ? [{ ...source, key }] : [];
  });
  const [first] = given;
  const loader = sources[0]?.loader;
  if (!first) {
    loader?.error(
      'there are no providers',
      firstPlace(sources),
      `providers:\n  - ${PROVIDER_PREFIX}<name of an endpoint>`,
    );
    return [];
  }
  const before = first.loader.problems.length;
  const endpoints = await flatMapInOrder(given, (one) =>
    collected(one.loader, () => readEndpoints({ loader: one.loader, environment }, one.config, one.key, isNew), []),
  );
  if (endpoints.length === 0 && first.loader.problems.length === before)
    first.loader.error(
      'there are no providers',
      first.loader.positions.value(first.config, first.key),
      `- ${PROVIDER_PREFIX}<name of an endpoint>`,
    );
  return endpoints;
}

export async function readAllPrompts(sources: readonly ConfigSource[]): Promise<EvalConfig['prompts']> {
  const isNew = createIsNew();
  const given = sources.filter(({ config }) => isThere(config['prompts']));
  const [first] = given;
  if (!first) {
    sources[0]?.loader.error('there are no prompts', firstPlace(sources), "prompts:\n  - 'Answer this: {{question}}'");
    return [];
  }
  const before = first.loader.problems.length;
  const prompts = await flatMapInOrder(given, ({ loader, config }) =>
    collected(loader, () => readPrompts(loader, config, isNew), []),
  );
  if (prompts.length === 0 && first.loader.problems.length === before)
    first.loader.error('there are no prompts', first.loader.positions.value(first.config, 'prompts'));
  return prompts;
}

export function readersOf(sources: readonly ConfigSource[], reader: TestReader): TestReader[] {
  return sources.map((source) => ({ ...reader, loader: source.loader }));
}

export async function readAllEntries(
  sources: readonly ConfigSource[],
  readers: readonly TestReader[],
): Promise<OwnedEntry[]> {
  return flatMapInOrder(sources, async ({ loader, config }, index) => {
    const reader = readers[index];
    if (!reader || !isThere(config['tests'])) return [];
    const entries = await collected(loader, () => entriesOf(loader, config, 'tests'), []);
    return entries.map((entry) => ({ ...entry, reader }));
  });
}

export function scenarioLists(sources: readonly ConfigSource[], readers: readonly TestReader[]): ScenarioList[] {
  return sources.flatMap(({ config }, index) => {
    const reader = readers[index];
    return reader && isThere(config['scenarios']) ? [{ holder: config, reader }] : [];
  });
}

export async function readAllTests(
  sources: readonly ConfigSource[],
  reader: TestReader,
  { entries, defaultTests, scenarios: lists, allRead }: Omit<Changeable, 'prompts'> & { allRead: boolean },
): Promise<TestCase[]> {
  const { loader } = reader;
  const defaults = await readDefaultTests(sources, defaultTests);
  const [withScenarios] = lists;
  const withTests = sources.find(({ config }) => isThere(config['tests']));
  if (allRead && !withTests && !withScenarios && entries.length === 0) {
    // One test, of what defaultTest says. Where that judges nothing, the tests were forgotten.
    if (defaults && defaults.assert.length > 0) {
      const only = await readTest(reader, {}, 'test', firstPlace(sources, 'defaultTest'));
      return only ? expandTest(reader, only, defaults, 0) : [];
    }
    loader.error(
      'there are no tests',
      firstPlace(sources, 'tests'),
      'tests:\n  - vars: { question: ... }\n    assert:\n      - { type: contains, value: ... }',
    );
    return [];
  }
  const before = loader.problems.length;
  const scenarios = await flatMapInOrder(lists, ({ reader: own, holder }) =>
    collected(loader, () => readScenarios(own, holder), []),
  );
  if (allRead && entries.length + scenarios.length === 0 && loader.problems.length === before) {
    const holder = withTests?.config ?? withScenarios?.holder;
    loader.error('there are no tests', holder && loader.positions.value(holder, withTests ? 'tests' : 'scenarios'));
  }
  const own = await flatMapInOrder(entries, async ({ value, at, reader: its }) => {
    const test = await collected(loader, () => readTest(its, value, 'test', at), undefined);
    return test ? [test] : [];
  });
  return flatMapInOrder([...own, ...scenarios], (test, index) =>
    collected(loader, () => expandTest(reader, test, defaults, index), []),
  );
}
