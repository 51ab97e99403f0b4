// Config files -> EvalConfig, or a ConfigError that lists everything wrong with them at once.
import type { CellError } from '../cell-error.js';
import { isObject, type Json } from '../json.js';
import { planColumns } from '../plan/plan.js';
import type { CodeOutcome, RunCode } from '../sandbox/code-call.js';
import type { Workspace } from '../trust/workspace.js';
import type { PendingCheck } from './assertions.js';
import { runBeforeAll } from './before-all.js';
import { combineDescriptions, createIsNew } from './combine.js';
import { checkComparisons } from './comparisons.js';
import { findDefaultTests, readDefaultTests } from './default-test.js';
import { readDerivedMetrics } from './derived-metrics.js';
import {
  createEndpointEnvironment,
  type EndpointEnvironment,
  findKeyVariables,
  type GatewayDefaults,
} from './endpoint-environment.js';
import { PROVIDER_PREFIX, readEndpoints } from './endpoints.js';
import { renderEnvInPlace } from './env-templates.js';
import type { Endpoint, EvalConfig, Hooks, TestCase } from './eval-config.js';
import { readExtensions } from './extensions.js';
import { textField } from './fields.js';
import { readFilters } from './filters.js';
import { giveGraders } from './give-graders.js';
import { type Changeable, type OwnedEntry, type ScenarioList, suiteOf } from './hook-suite.js';
import { flatMapInOrder } from './in-order.js';
import { collected, type LoadSettings } from './loader.js';
import { readOptions } from './options.js';
import type { Position } from './position.js';
import { checkPrices } from './prices.js';
import { ConfigError, inFileOrder, type Problem } from './problem.js';
import { readPrompts } from './prompts.js';
import { checkReferences } from './references.js';
import { checkRoutes } from './routes.js';
import { readScenarios } from './scenarios.js';
import { type ConfigSource, readSources, useTemplates } from './sources.js';
import { checkTemplates } from './template-check.js';
import { expandTest, readTest, type TestReader } from './test-case.js';
import { entriesOf } from './tests.js';
import { checkVariables } from './variables.js';

export interface LoadRequest {
  /** Absolute paths of the config files, at least one. */
  files: readonly string[];
  settings: LoadSettings;
  workspace: Workspace;
  gateway: GatewayDefaults;
  /** Finds what else is wrong with a config, of which something may be `wrong` already: all of it is told together. */
  alsoCheck?(config: EvalConfig, state: { wrong: boolean }): readonly Problem[];
  /** Runs code that makes tests. */
  runCode?: RunCode;
  /** Why no code may run (see trust/code.ts): all that the config holds is then an error. */
  codeRefusal?: string | undefined;
}

/** @throws ConfigError with every problem that was found; nothing was called yet */
export async function loadConfig(request: LoadRequest): Promise<EvalConfig> {
  const keyVariables: string[] = [];
  const hookOutcomes: Keys['hookOutcomes'] = new Map();
  for (;;) {
    const lateKeys = new Set<string>();
    try {
      const config = await loadOnce(request, { keyVariables, lateKeys, hookOutcomes });
      if (lateKeys.size === 0) return config;
    } catch (error) {
      if (!(error instanceof ConfigError) || lateKeys.size === 0) throw error;
    }
    // A file named a variable as a key when others had been rendered: again, now that it is known for a secret.
    keyVariables.push(...lateKeys);
  }
}

interface Keys {
  /** Variables that are known to hold keys. */
  keyVariables: readonly string[];
  /** Filled with those that an `apiKeyEnvar` names and that were not known. */
  lateKeys: Set<string>;
  /** What hooks have given, by their call: reading a config again calls none of them again. */
  hookOutcomes: Map<string, Promise<CodeOutcome>>;
}

/** Code is not shown what was rendered before a key was known for a secret. The error goes with the reading that it ends. */
function unlessReadAgain(runCode: RunCode | undefined, lateKeys: ReadonlySet<string>): RunCode | undefined {
  const error: CellError = { kind: 'not run', message: 'the config is read again' };
  return runCode && ((call) => (lateKeys.size > 0 ? Promise.resolve({ ok: false, error, log: '' }) : runCode(call)));
}

function onceEach(runCode: RunCode | undefined, outcomes: Keys['hookOutcomes']): RunCode | undefined {
  return (
    runCode &&
    ((call) => {
      const key = JSON.stringify(call);
      const outcome = outcomes.get(key) ?? runCode(call);
      outcomes.set(key, outcome);
      return outcome;
    })
  );
}

async function loadOnce(request: LoadRequest, { keyVariables, lateKeys, hookOutcomes }: Keys): Promise<EvalConfig> {
  const runCode = unlessReadAgain(request.runCode, lateKeys);
  const { loader, sources } = readSources({ ...request, runCode }, request.files);
  const env: Record<string, string> = Object.assign({}, ...sources.map((source) => source.env));
  const filters = new Map(sources.flatMap((source) => [...readFilters(source.loader, source.config)]));
  const environmentOf = (configEnv: Record<string, string>): EndpointEnvironment =>
    createEndpointEnvironment(
      request.gateway,
      {
        configEnv,
        keyVariables: [...keyVariables, ...sources.flatMap(({ config }) => findKeyVariables(config))],
        lateKeys,
      },
      [...filters.keys()],
    );
  const environment = environmentOf(env);
  useTemplates(environment.templates, [loader, ...sources.map((source) => source.loader)]);
  for (const source of sources) {
    // In its own texts a file's own variables win over those of the files after it.
    const own = sources.length === 1 ? environment : environmentOf({ ...env, ...source.env });
    renderEnvInPlace(source.config, own.templates, own.env);
  }

  const pending: PendingCheck[] = [];
  const tests: TestReader = {
    loader,
    environment,
    pending,
    varFiles: new Map(),
    varCode: new Map(),
    scenarios: { count: 0 },
  };
  const description = combineDescriptions(sources.map(readDescription));
  const endpoints = await readAllEndpoints(sources, environment);
  const prompts = await readAllPrompts(sources);
  const before = loader.problems.length;
  const readers = readersOf(sources, tests);
  const entries = await readAllEntries(sources, readers);
  const entriesRead = loader.problems.length === before;
  const defaultTests = await findDefaultTests(sources, readers);
  const beforeHooks = loader.problems.length;
  const planned = await afterHooks(sources, {
    reader: readers[0] ?? tests,
    description,
    endpoints,
    prompts,
    entries,
    defaultTests,
    scenarios: scenarioLists(sources, readers),
    runCode: onceEach(loader.runCode, hookOutcomes),
    keyVariables,
    lateKeys,
  });
  const allRead = entriesRead && loader.problems.length === beforeHooks;
  const evalConfig: EvalConfig = {
    ...(description === undefined ? {} : { description }),
    endpoints,
    prompts: planned.prompts,
    tests: await readAllTests(sources, tests, { ...planned, allRead }),
    env,
    templateEnv: environment.env,
    options: readOptions(sources),
    derivedMetrics: sources.flatMap((source) => readDerivedMetrics(source.loader, source.config)),
    files: [],
    varFiles: tests.varFiles,
    varCode: tests.varCode,
    filters,
    ...(planned.hooks ? { hooks: planned.hooks } : {}),
    warnings: [],
    notices: loader.notices,
  };
  giveGraders(tests, sources, evalConfig.tests);
  for (const check of pending) await check();
  checkReferences(loader, evalConfig);
  checkPrices(loader, evalConfig);
  checkRoutes(loader, evalConfig);
  checkTemplates(loader, evalConfig);
  // Of a config that could not be read as a whole, nobody knows which variables there are.
  // And a hook before each cell may give it more.
  if (loader.problems.length === 0 && !planned.hooks) checkVariables(loader, evalConfig);
  checkComparisons(loader, evalConfig);
  const files = [...loader.files];
  const whole: EvalConfig = { ...evalConfig, files, warnings: inFileOrder(loader.warnings, files) };
  const wrong = loader.problems.length > 0;
  if (request.alsoCheck) loader.problems.push(...request.alsoCheck(whole, { wrong }));
  if (loader.problems.length > 0) throw new ConfigError(inFileOrder(loader.problems, files));
  if (planColumns(evalConfig).length === 0)
    throw new ConfigError([
      {
        message: 'no prompt is left for any provider',
        at: evalConfig.endpoints[0]?.at,
        hint: 'look at the prompts lists of the providers',
      },
    ]);
  return whole;
}

const isThere = (value: Json | undefined): boolean => value !== undefined && value !== null;

/** Where a message about what no file has points to. */
function firstPlace([first]: readonly ConfigSource[], key?: string): Position | undefined {
  if (!first) return undefined;
  const { positions } = first.loader;
  return (key === undefined ? undefined : positions.key(first.config, key)) ?? positions.of(first.config);
}

/** `commandLineOptions` give a default, as promptfoo's flag does. */
function readDescription({ loader, config }: ConfigSource): string | undefined {
  const commandLine = config['commandLineOptions'];
  return (
    textField(loader, config, 'description') ??
    (isObject(commandLine) ? textField(loader, commandLine, 'description') : undefined)
  );
}

async function readAllEndpoints(
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

async function readAllPrompts(sources: readonly ConfigSource[]): Promise<EvalConfig['prompts']> {
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

/** Prompts and entries as the hook beforeAll leaves them. A config that is wrong already is not shown to it. */
async function afterHooks(
  sources: readonly ConfigSource[],
  {
    reader,
    runCode,
    keyVariables,
    lateKeys,
    ...parts
  }: Changeable & {
    /** Of the first config: of tests that the hook makes. */
    reader: TestReader;
    runCode: RunCode | undefined;
    description: string | undefined;
    endpoints: readonly Endpoint[];
  } & Pick<Keys, 'keyVariables' | 'lateKeys'>,
): Promise<Changeable & { hooks?: Hooks }> {
  const { loader } = reader;
  const extensions = sources.flatMap((source) => readExtensions(source.loader, source.config));
  const { prompts, entries, defaultTests, scenarios } = parts;
  const before: Changeable = { prompts, entries, defaultTests, scenarios };
  if (extensions.length === 0 || loader.problems.length > 0) return before;
  return collected(
    loader,
    async () => {
      const suite = suiteOf(sources, { ...parts, extensions });
      const known = [...keyVariables, ...sources.flatMap(({ config }) => findKeyVariables(config))];
      for (const name of findKeyVariables(suite)) if (!known.includes(name)) lateKeys.add(name);
      if (lateKeys.size > 0) return before;
      const after = await runBeforeAll({ loader, runCode }, sources, { extensions, suite, before, reader });
      return { ...after, hooks: { extensions, suite: after.suite } };
    },
    before,
  );
}

function readersOf(sources: readonly ConfigSource[], reader: TestReader): TestReader[] {
  return sources.map((source) => ({ ...reader, loader: source.loader }));
}

async function readAllEntries(sources: readonly ConfigSource[], readers: readonly TestReader[]): Promise<OwnedEntry[]> {
  return flatMapInOrder(sources, async ({ loader, config }, index) => {
    const reader = readers[index];
    if (!reader || !isThere(config['tests'])) return [];
    const entries = await collected(loader, () => entriesOf(loader, config, 'tests'), []);
    return entries.map((entry) => ({ ...entry, reader }));
  });
}

function scenarioLists(sources: readonly ConfigSource[], readers: readonly TestReader[]): ScenarioList[] {
  return sources.flatMap(({ config }, index) => {
    const reader = readers[index];
    return reader && isThere(config['scenarios']) ? [{ holder: config, reader }] : [];
  });
}

async function readAllTests(
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
