// Settings and config files -> Plan: everything that can be wrong before the first call is found here.
import path from 'node:path';
import { isCompared } from './config/comparisons.js';
import type { GatewayDefaults } from './config/endpoint-environment.js';
import type { EvalConfig } from './config/eval-config.js';
import { findConfigFiles } from './config/find.js';
import { loadConfig } from './config/load.js';
import { ConfigError, type Problem } from './config/problem.js';
import { type Destinations, findDestinations } from './destinations.js';
import type { Cell, Column } from './plan/cell.js';
import { missingCode } from './plan/code-assertions.js';
import { countCells, planCells, planColumns } from './plan/plan.js';
import { mostRepeats, repeatsOf } from './plan/repeats.js';
import { checkResultPaths } from './result-paths.js';
import { lazySandbox, refusingSandbox } from './sandbox/lazy-sandbox.js';
import type { Sandbox } from './sandbox/sandbox.js';
import type { Env, Settings } from './settings/settings.js';
import { mayRunCode } from './trust/code.js';
import type { Trust } from './trust/who.js';
import type { Workspace } from './trust/workspace.js';

export interface Plan {
  config: EvalConfig;
  /** The only cells to run; undefined: all of them. */
  cells: Cell[] | undefined;
  /** As they are shown. */
  configFiles: string[];
  /** Runs the config's code. */
  sandbox: Sandbox;
  columns: Column[];
  total: number;
  destinations: Destinations;
  repeat: number;
  /** As it was asked for; undefined: all repeats of a case must pass. */
  repeatMinPass: number | undefined;
  /** Result files that the config asks for and may have. */
  outputPaths: string[];
}

/** What a plan is made of. */
export interface PlanRequest {
  settings: Settings;
  env: Env;
  trust: Trust;
  workspace: Workspace;
  /** Opened when the config holds code, which sees the files below `root` and runs in `cwd`. */
  openSandbox(folders: { root: string; cwd: string; packages?: readonly string[] }): Promise<Sandbox>;
  /** Told every secret that only the config knew, before anything is called. */
  onSecrets(secrets: readonly string[]): void;
  signal?: AbortSignal;
  /** Nothing will be called or written: what only the environment lacks is no problem then. */
  onlyCheck?: { onRead(found: { warnings: readonly Problem[]; needs: readonly Problem[] }): void };
}

/** Everything that can be wrong before the first call. @throws ConfigError with all of it */
export async function preparePlan(request: PlanRequest): Promise<Plan> {
  const { settings, workspace, openSandbox } = request;
  const files = await findConfigFiles(settings.config, settings.workingDirectory, workspace);
  const permission = mayRunCode(request.trust, settings.code);
  const sandbox = permission.allowed
    ? lazySandbox(() => openSandbox({ root: workspace.root, cwd: path.dirname(files[0] ?? '.') }))
    : refusingSandbox(permission.reason);
  const codeRefusal = permission.allowed ? undefined : permission.reason;
  try {
    return await readPlan(request, files, { sandbox, codeRefusal });
  } catch (error) {
    sandbox.close();
    throw error;
  }
}

async function readPlan(
  { settings, env, trust, workspace, onSecrets, onlyCheck, signal }: PlanRequest,
  files: readonly string[],
  { sandbox, codeRefusal }: { sandbox: Sandbox; codeRefusal: string | undefined },
): Promise<Plan> {
  const gateway: GatewayDefaults = {
    trust,
    env,
    url: settings.gatewayUrl,
    apiKey: settings.gatewayApiKey,
    githubToken: settings.githubToken,
    allowedEndpoints: settings.allowedEndpoints,
    onSecrets,
  };
  let destinations = NO_DESTINATIONS;
  // Which files of the workspace are written over is nothing that a change from outside decides.
  const outputPathsOf = ({ options }: EvalConfig): string[] => (trust.trusted ? (options.outputPaths ?? []) : []);
  const repeatOf = (config: EvalConfig): number => settings.repeat ?? config.options.repeat ?? 1;
  const config = await loadConfig({
    files,
    settings,
    workspace,
    gateway,
    runCode: (call) => sandbox.call(call, signal ? { signal } : {}),
    codeRefusal,
    alsoCheck(read, { wrong }) {
      const problems = [
        ...problemsOf(() => {
          destinations = findDestinations(read, gateway);
        }),
        ...problemsOf(() => checkRepeats(settings.repeatMinPass, read.tests, repeatOf(read))),
        ...problemsOf(() =>
          checkResultPaths(settings, {
            configured: outputPathsOf(read),
            read: read.files,
            workspace,
            createFolders: !onlyCheck,
          }),
        ),
      ];
      if (!onlyCheck) return problems;
      const needs = problems.filter(({ ofEnvironment }) => ofEnvironment);
      onlyCheck.onRead({ warnings: read.warnings, needs });
      const mistakes = problems.filter(({ ofEnvironment }) => !ofEnvironment);
      // Of a config that is right otherwise these are found cell by cell.
      return wrong || mistakes.length > 0 ? [...mistakes, ...missingCodes(read)] : mistakes;
    },
  });
  onSecrets(destinations.secrets);
  const repeat = repeatOf(config);
  const columns = planColumns(config);
  const cells = chosenCells(config, columns, settings.cases);
  checkCallLimit(settings.maxCalls, cells ?? planCells(config.tests, columns), repeat);
  return {
    config,
    cells,
    configFiles: files.map((file) => workspace.display(file)),
    sandbox,
    columns,
    total: cells ? cells.length : countCells(config.tests, columns),
    destinations,
    repeat,
    repeatMinPass: settings.repeatMinPass,
    outputPaths: outputPathsOf(config),
  };
}

/** @throws ConfigError: what the calls before the limit would have cost buys no verdict */
function checkCallLimit(maxCalls: number | undefined, cells: Iterable<Cell>, repeat: number): void {
  if (maxCalls === undefined) return;
  let needed = 0;
  for (const { test } of cells) if (test.providerOutput === undefined) needed += repeatsOf(test, repeat);
  if (needed <= maxCalls) return;
  throw new ConfigError([
    {
      message: `this run makes at least ${needed} calls, and max-calls allows ${maxCalls}`,
      hint: 'raise max-calls, or run fewer tests, prompts, endpoints or repeats',
    },
  ]);
}

function problemsOf(check: () => void): readonly Problem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

/** Code of assertions that is not there. */
function missingCodes({ tests }: EvalConfig): Problem[] {
  return tests.flatMap(({ assert, at }) => {
    const error = missingCode(assert);
    return error ? [{ message: error.message, at }] : [];
  });
}

/** @throws ConfigError */
function checkRepeats(repeatMinPass: number | undefined, tests: EvalConfig['tests'], repeat: number): void {
  const most = mostRepeats(tests, repeat);
  if (repeatMinPass === undefined || repeatMinPass <= most) return;
  const alike = tests.every((test) => repeatsOf(test, repeat) === most);
  const runs = `${alike ? 'each case runs' : 'no case runs more than'} ${most === 1 ? 'once' : `${most} times`}`;
  throw new ConfigError([
    {
      message: `repeat-min-pass is ${repeatMinPass}, but ${runs}`,
      hint: 'set the input or flag repeat, or evaluateOptions.repeat',
    },
  ]);
}

/** Of a plan that is only looked at. */
const NO_DESTINATIONS: Destinations = {
  of: ({ name }) => ({ baseUrl: '', endpoint: name, headers: {} }),
  all: [],
  chosenByConfig: () => ({ gateway: false, credentials: false }),
  warnings: [],
  secrets: [],
};

/** @throws ConfigError when an id is nobody's: the config has changed since the report that shows it */
function chosenCells(config: EvalConfig, columns: readonly Column[], ids: readonly string[]): Cell[] | undefined {
  if (ids.length === 0) return undefined;
  const all = [...planCells(config.tests, columns)];
  const chosen = all.filter(({ id }) => ids.includes(id));
  const missing = ids.filter((id) => chosen.every((cell) => cell.id !== id));
  if (missing.length > 0)
    throw new ConfigError([
      {
        message: `no case has the id ${missing.join(', ')}`,
        hint: 'an id stays as long as the test, the prompt and the endpoint do',
      },
    ]);
  // An output that is compared is nothing without the others of its test.
  const rows = new Set(chosen.filter(({ test }) => isCompared(test)).map(({ testIdx }) => testIdx));
  return all.filter(({ id, testIdx }) => rows.has(testIdx) || ids.includes(id));
}
