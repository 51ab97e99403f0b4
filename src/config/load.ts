// Config files -> EvalConfig, or a ConfigError that lists everything wrong with them at once.
import type { CellError } from '../cell-error.js';
import { planColumns } from '../plan/plan.js';
import type { CodeOutcome, RunCode } from '../sandbox/code-call.js';
import type { Workspace } from '../trust/workspace.js';
import type { PendingCheck } from './assertions.js';
import { runBeforeAll } from './before-all.js';
import { combineDescriptions } from './combine.js';
import { checkComparisons } from './comparisons.js';
import { findDefaultTests } from './default-test.js';
import { readDerivedMetrics } from './derived-metrics.js';
import {
  createEndpointEnvironment,
  type EndpointEnvironment,
  findKeyVariables,
  type GatewayDefaults,
} from './endpoint-environment.js';
import { renderEnvInPlace } from './env-templates.js';
import type { Endpoint, EvalConfig, Hooks } from './eval-config.js';
import { readExtensions } from './extensions.js';
import { readFilters } from './filters.js';
import { readGate } from './gate-block.js';
import { checkGate } from './gate-check.js';
import { giveGraders } from './give-graders.js';
import { type Changeable, suiteOf } from './hook-suite.js';
import { collected, type LoadSettings } from './loader.js';
import { readOptions } from './options.js';
import { checkPrices } from './prices.js';
import { ConfigError, inFileOrder, type Problem } from './problem.js';
import { checkReferences } from './references.js';
import { checkRoutes } from './routes.js';
import {
  readAllEndpoints,
  readAllEntries,
  readAllPrompts,
  readAllTests,
  readDescription,
  readersOf,
  scenarioLists,
} from './sections.js';
import { type ConfigSource, readSources, useTemplates } from './sources.js';
import { checkTemplates } from './template-check.js';
import type { TestReader } from './test-case.js';
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
  const gate = readGate(sources);
  const evalConfig: EvalConfig = {
    ...(description === undefined ? {} : { description }),
    endpoints,
    prompts: planned.prompts,
    tests: await readAllTests(sources, tests, { ...planned, allRead }),
    env,
    templateEnv: environment.env,
    options: readOptions(sources),
    ...(gate ? { gate: gate.rules } : {}),
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
  if (gate) checkGate(loader, gate, evalConfig);
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
