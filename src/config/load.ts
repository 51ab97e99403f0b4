// A config file -> EvalConfig, or a ConfigError that lists everything wrong with it at once.
import path from 'node:path';
import { isObject, type JsonObject } from '../json.js';
import { planColumns } from '../plan/plan.js';
import type { RunCode } from '../sandbox/code-call.js';
import { createTemplates } from '../template/templates.js';
import { FileError, type Workspace } from '../trust/workspace.js';
import type { PendingCheck } from './assertions.js';
import { checkComparisons } from './comparisons.js';
import { readDerivedMetrics } from './derived-metrics.js';
import { createEndpointEnvironment, findKeyVariables, type GatewayDefaults } from './endpoint-environment.js';
import { type EndpointReader, PROVIDER_PREFIX, readEndpoints } from './endpoints.js';
import { renderEnvInPlace } from './env-templates.js';
import type { Endpoint, EvalConfig, TestCase } from './eval-config.js';
import { describe, objectField, textField, textsField } from './fields.js';
import { readFilters } from './filters.js';
import { giveGraders } from './give-graders.js';
import { flatMapInOrder } from './in-order.js';
import { checkKeys } from './keys.js';
import {
  collected,
  createLoader,
  isFileReference,
  type Loader,
  type LoadSettings,
  readData,
  resolveReference,
} from './loader.js';
import { readOptions } from './options.js';
import { NO_PLACE } from './position.js';
import { checkPrices } from './prices.js';
import { ConfigError } from './problem.js';
import { readPrompts } from './prompts.js';
import { checkReferences } from './references.js';
import { resolveRefs } from './refs.js';
import { checkRoutes } from './routes.js';
import { readScenarios } from './scenarios.js';
import { checkTemplates } from './template-check.js';
import { expandTest, type RawTest, readTest, type TestReader } from './test-case.js';
import { entriesOf } from './tests.js';
import { checkVariables } from './variables.js';

export interface LoadRequest {
  /** Absolute path of the config. */
  file: string;
  settings: LoadSettings;
  workspace: Workspace;
  gateway: GatewayDefaults;
  /** Runs code that makes tests. */
  runCode?: RunCode;
  /** Why no code may run (see trust/code.ts): all that the config holds is then an error. */
  codeRefusal?: string | undefined;
}

/** @throws ConfigError with every problem that was found; nothing was called yet */
export async function loadConfig(request: LoadRequest): Promise<EvalConfig> {
  const keyVariables: string[] = [];
  for (;;) {
    const lateKeys = new Set<string>();
    try {
      const config = await loadOnce(request, { keyVariables, lateKeys });
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
}

async function loadOnce(request: LoadRequest, { keyVariables, lateKeys }: Keys): Promise<EvalConfig> {
  const { gateway, workspace, settings } = request;
  const baseDir = path.dirname(request.file);
  const loader = createLoader({
    settings,
    workspace,
    baseDir,
    templates: createTemplates({ env: {} }),
    runCode: request.codeRefusal === undefined ? request.runCode : undefined,
    codeRefusal: request.codeRefusal,
  });
  const config = readConfigFile(loader, request.file);
  resolveRefs(loader, config, baseDir);
  checkKeys(loader, config, 'config');
  // What is in it was looked at where a $ref names it.
  objectField(loader, config, 'assertionTemplates');
  const env = textsField(loader, config, 'env') ?? {};
  const filters = readFilters(loader, config);
  const environment = createEndpointEnvironment(
    gateway,
    {
      configEnv: env,
      keyVariables: [...keyVariables, ...findKeyVariables(config)],
      lateKeys,
    },
    [...filters.keys()],
  );
  loader.templates = environment.templates;
  renderEnvInPlace(config, environment.templates, environment.env);

  const pending: PendingCheck[] = [];
  const endpoints: EndpointReader = { loader, environment };
  const tests: TestReader = { ...endpoints, pending, varFiles: new Map(), varCode: new Map() };
  const evalConfig: EvalConfig = {
    ...readDescription(loader, config),
    endpoints: await collected(loader, () => readAllEndpoints(endpoints, config), []),
    prompts: await collected(loader, () => readAllPrompts(loader, config), []),
    tests: await collected(loader, () => readAllTests(tests, config), []),
    env,
    templateEnv: environment.env,
    options: readOptions(loader, config),
    derivedMetrics: readDerivedMetrics(loader, config),
    files: [],
    varFiles: tests.varFiles,
    varCode: tests.varCode,
    filters,
    warnings: loader.warnings,
    notices: loader.notices,
  };
  giveGraders(endpoints, config, evalConfig.tests);
  for (const check of pending) await check();
  checkReferences(loader, evalConfig);
  checkPrices(loader, evalConfig);
  checkRoutes(loader, evalConfig);
  checkTemplates(loader, evalConfig);
  // Of a config that could not be read as a whole, nobody knows which variables there are.
  if (loader.problems.length === 0) checkVariables(loader, evalConfig);
  checkComparisons(loader, evalConfig);
  if (loader.problems.length > 0) throw new ConfigError(loader.problems);
  if (planColumns(evalConfig).length === 0)
    throw new ConfigError([
      {
        message: 'no prompt is left for any provider',
        at: evalConfig.endpoints[0]?.at,
        hint: 'look at the prompts lists of the providers',
      },
    ]);
  return { ...evalConfig, files: [...loader.files] };
}

function readConfigFile(loader: Loader, file: string): JsonObject {
  const shown = loader.workspace.display(file);
  let value: ReturnType<typeof readData>;
  try {
    value = readData(loader, file, undefined);
  } catch (error) {
    if (error instanceof FileError) throw new ConfigError([{ message: error.message, hint: error.hint }]);
    throw error;
  }
  const start = { file: shown, line: 1, column: 1 };
  if (value === undefined || value === null)
    throw new ConfigError([
      { message: 'the config is empty', at: start, hint: 'it needs providers, prompts and tests' },
    ]);
  if (!isObject(value))
    throw new ConfigError([{ message: `a config has to be a map, got ${describe(value)}`, at: start }]);
  return value;
}

/** `commandLineOptions` give a default, as promptfoo's flag does. */
function readDescription(loader: Loader, config: JsonObject): Pick<EvalConfig, 'description'> {
  const commandLine = config['commandLineOptions'];
  const description =
    textField(loader, config, 'description') ??
    (isObject(commandLine) ? textField(loader, commandLine, 'description') : undefined);
  return description === undefined ? {} : { description };
}

function readAllEndpoints(reader: EndpointReader, config: JsonObject): Endpoint[] {
  const { loader } = reader;
  const key = Object.hasOwn(config, 'providers') ? 'providers' : 'targets';
  const at = loader.positions.of(config);
  if (Object.hasOwn(config, 'providers') && Object.hasOwn(config, 'targets'))
    loader.error(
      'providers and targets are two names for one thing',
      loader.positions.key(config, 'targets'),
      'keep providers',
    );
  if (config[key] === undefined || config[key] === null) {
    loader.error('there are no providers', at, `providers:\n  - ${PROVIDER_PREFIX}<name of an endpoint>`);
    return [];
  }
  const before = loader.problems.length;
  const endpoints = readEndpoints(reader, config, key);
  if (endpoints.length === 0 && loader.problems.length === before)
    loader.error(
      'there are no providers',
      loader.positions.value(config, key),
      `- ${PROVIDER_PREFIX}<name of an endpoint>`,
    );
  return endpoints;
}

async function readAllPrompts(loader: Loader, config: JsonObject): Promise<EvalConfig['prompts']> {
  if (config['prompts'] === undefined || config['prompts'] === null) {
    loader.error('there are no prompts', loader.positions.of(config), "prompts:\n  - 'Answer this: {{question}}'");
    return [];
  }
  const before = loader.problems.length;
  const prompts = await readPrompts(loader, config);
  if (prompts.length === 0 && loader.problems.length === before)
    loader.error('there are no prompts', loader.positions.value(config, 'prompts'));
  return prompts;
}

async function readAllTests(reader: TestReader, config: JsonObject): Promise<TestCase[]> {
  const { loader } = reader;
  const defaults = withPromptAffixes(
    reader,
    config,
    await collected(loader, () => readDefaultTest(reader, config), undefined),
  );
  const hasTests = config['tests'] !== undefined && config['tests'] !== null;
  const scenarios = await readScenarios(reader, config);
  if (!hasTests && !config['scenarios']) {
    loader.error(
      'there are no tests',
      loader.positions.key(config, 'tests') ?? loader.positions.of(config),
      'tests:\n  - vars: { question: ... }\n    assert:\n      - { type: contains, value: ... }',
    );
    return [];
  }
  const before = loader.problems.length;
  const entries = hasTests ? await entriesOf(loader, config, 'tests') : [];
  if (entries.length + scenarios.length === 0 && loader.problems.length === before)
    loader.error('there are no tests', loader.positions.value(config, hasTests ? 'tests' : 'scenarios'));
  const own = await flatMapInOrder(entries, async ({ value, at }) => {
    const test = await collected(loader, () => readTest(reader, value, 'test', at), undefined);
    return test ? [test] : [];
  });
  return flatMapInOrder([...own, ...scenarios], (test, index) =>
    collected(loader, () => expandTest(reader, test, defaults, index), []),
  );
}

/** `commandLineOptions.promptPrefix` and `promptSuffix` are defaultTest's prefix and suffix under another name. */
function withPromptAffixes(
  { loader }: TestReader,
  config: JsonObject,
  defaults: RawTest | undefined,
): RawTest | undefined {
  const commandLine = config['commandLineOptions'];
  if (!isObject(commandLine)) return defaults;
  const prefix = textField(loader, commandLine, 'promptPrefix');
  const suffix = textField(loader, commandLine, 'promptSuffix');
  if (prefix === undefined && suffix === undefined) return defaults;
  const base = defaults ?? NO_DEFAULTS;
  return {
    ...base,
    options: {
      ...(prefix === undefined ? {} : { prefix }),
      ...(suffix === undefined ? {} : { suffix }),
      ...base.options,
    },
  };
}

const NO_DEFAULTS: RawTest = { vars: {}, assert: [], options: { params: {} }, metadata: {}, at: NO_PLACE };

async function readDefaultTest(reader: TestReader, config: JsonObject): Promise<RawTest | undefined> {
  const { loader } = reader;
  const written = config['defaultTest'];
  if (written === undefined || written === null) return undefined;
  const at = loader.positions.value(config, 'defaultTest');
  if (!isFileReference(written)) return readTest(reader, written, 'defaultTest', at);
  const data = readData(loader, resolveReference(loader, written), at);
  renderEnvInPlace(data, loader.templates, reader.environment.env);
  return data === undefined || data === null ? undefined : readTest(reader, data, 'defaultTest', at);
}
