// Config -> EvalReport. Knows nothing of GitHub; every effect comes in through the request.
import path from 'node:path';
import { judgeAll } from './assertions/judge.js';
import { isCompared } from './config/comparisons.js';
import type { GatewayDefaults } from './config/endpoint-environment.js';
import type { EvalConfig } from './config/eval-config.js';
import { findConfigFile } from './config/find.js';
import { loadConfig } from './config/load.js';
import { ConfigError, formatProblem, type Problem } from './config/problem.js';
import { type Destinations, findDestinations } from './destinations.js';
import type { Gateway } from './gateway/client.js';
import type { Cell, Column } from './plan/cell.js';
import { usesCode } from './plan/code-assertions.js';
import { needsMemory } from './plan/memory.js';
import { countCells, planCells, planColumns } from './plan/plan.js';
import type { EvalReport } from './report/eval-report.js';
import { redactReport } from './report/redact.js';
import type { Progress } from './run/progress.js';
import type { CellResult } from './run/results.js';
import { runCells } from './run/runner.js';
import { createRunDependencies } from './run-dependencies.js';
import type { Sandbox } from './sandbox/sandbox.js';
import type { Env, Logger, Settings } from './settings/settings.js';
import { createRedactor } from './trust/secrets.js';
import type { Trust } from './trust/who.js';
import type { Workspace } from './trust/workspace.js';
import { tallyErroredCells } from './verdict/counts.js';
import { configVerdict, decideVerdict, noCasesVerdict, untrustedVerdict } from './verdict/decide.js';
import type { Verdict } from './verdict/verdict.js';

/** Calls in flight to one server when nobody says how many: what a gateway bound by its CPU can use. */
const DEFAULT_CONCURRENCY = 8;

export interface EvaluateRequest {
  settings: Settings;
  env: Env;
  trust: Trust;
  workspace: Workspace;
  log: Logger;
  /** Loaded late: a bad config never pays for it. */
  openGateway(options: {
    maxConcurrency: number;
    callTimeoutMs?: number;
    onNotice(text: string): void;
  }): Promise<Gateway>;
  /** Opened when the config holds code, which sees the files below `root` and runs in `cwd`. */
  openSandbox(folders: { root: string; cwd: string }): Promise<Sandbox>;
  /** Told every secret that only the config knew, before anything is called. */
  onSecrets(secrets: readonly string[]): void;
  onProgress(progress: Progress): void;
  /** Milliseconds. */
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  signal?: AbortSignal;
}

/** Never throws for anything that a config, a gateway or a model can do. */
export async function evaluate(request: EvaluateRequest): Promise<EvalReport> {
  const { settings, trust, log } = request;
  const started = request.now();
  const rules = { passThreshold: settings.passThreshold ?? 100, onInconclusive: settings.onInconclusive };
  const report = (verdict: Verdict, parts: Partial<EvalReport> = {}, secrets: readonly string[] = []): EvalReport =>
    redacted({ ...emptyReport(verdict, started), ...parts, durationMs: request.now() - started }, [
      ...secrets,
      ...inputSecrets(settings),
    ]);
  // What is known of a run before its config is read.
  const asked: Partial<EvalReport> = {
    configFiles: settings.config,
    ...(settings.gatewayUrl === undefined ? {} : { gatewayUrl: withoutCredentials(settings.gatewayUrl) }),
  };
  if (!trust.trusted) return report(untrustedVerdict(trust.reason, rules), asked);

  let plan: Plan;
  try {
    plan = await preparePlan(request);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return report(configVerdict(error.problems, rules), { problems: error.problems, ...asked });
  }
  const { config, columns, total, repeat, repeatMinPass } = plan;
  for (const warning of config.warnings) log.warning(formatProblem(warning));
  for (const notice of config.notices) log.info(formatProblem(notice));
  const known: Partial<EvalReport> = {
    ...asked,
    ...(config.description === undefined ? {} : { description: config.description }),
    columns,
    warnings: config.warnings,
    files: config.files,
    configFiles: [plan.configFile],
    ...(config.options.outputPaths ? { outputPaths: config.options.outputPaths } : {}),
    derivedMetrics: config.derivedMetrics,
    repeat,
    repeatMinPass,
  };
  if (total === 0) return report(noCasesVerdict(rules), known);

  const measured = await measure(request, plan);
  return report(
    decideVerdict(measured.cells, rules),
    {
      ...known,
      cells: measured.cells,
      notices: [...plan.destinations.warnings, ...measured.notices],
      calls: countCalls(measured.cells),
      errorKinds: tallyErroredCells(measured.cells),
    },
    plan.destinations.secrets,
  );
}

/** The report of a run whose inputs are wrong: nothing was read. */
export function inputErrorReport(message: string): EvalReport {
  const problems = [{ message }];
  return {
    ...emptyReport(configVerdict(problems, { passThreshold: 100, onInconclusive: 'fail' }), Date.now()),
    problems,
  };
}

interface Plan {
  config: EvalConfig;
  /** The only cells to run; undefined: all of them. */
  cells: Cell[] | undefined;
  /** As it is shown. */
  configFile: string;
  /** The config's, absolute. */
  folder: string;
  columns: Column[];
  total: number;
  destinations: Destinations;
  repeat: number;
  repeatMinPass: number;
}

/** Everything that can be wrong before the first call. @throws ConfigError */
async function preparePlan({ settings, env, trust, workspace, onSecrets }: EvaluateRequest): Promise<Plan> {
  const gateway: GatewayDefaults = {
    trust,
    env,
    url: settings.gatewayUrl,
    apiKey: settings.gatewayApiKey,
    githubToken: settings.githubToken,
  };
  const file = await findConfigFile(settings.config, settings.workingDirectory, workspace);
  const config = await loadConfig({ file, settings, workspace, gateway });
  const destinations = findDestinations(config, gateway);
  onSecrets(destinations.secrets);
  const repeat = settings.repeat ?? config.options.repeat ?? 1;
  const repeatMinPass = settings.repeatMinPass ?? repeat;
  if (repeatMinPass > repeat)
    throw new ConfigError([
      {
        message: `repeat-min-pass is ${repeatMinPass}, but each case runs ${repeat === 1 ? 'once' : `${repeat} times`}`,
        hint: 'set the input repeat, or evaluateOptions.repeat',
      },
    ]);
  const columns = planColumns(config);
  const cells = chosenCells(config, columns, settings.cases);
  const total = cells ? cells.length : countCells(config.tests, columns);
  return {
    config,
    cells,
    configFile: workspace.display(file),
    folder: path.dirname(file),
    columns,
    total,
    destinations,
    repeat,
    repeatMinPass,
  };
}

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

async function measure(request: EvaluateRequest, plan: Plan): Promise<{ cells: CellResult[]; notices: string[] }> {
  const { settings, log, now, sleep, signal, onProgress } = request;
  const { config, columns, total, destinations, repeat, repeatMinPass } = plan;
  const notices: string[] = [];
  const notice = (text: string): void => {
    notices.push(text);
    log.info(text);
  };
  const maxConcurrency = settings.maxConcurrency ?? config.options.maxConcurrency ?? DEFAULT_CONCURRENCY;
  const gateway = await request.openGateway({
    maxConcurrency,
    onNotice: notice,
    ...(config.options.callTimeoutMs === undefined ? {} : { callTimeoutMs: config.options.callTimeoutMs }),
  });
  const sandbox = usesCode(config)
    ? await request.openSandbox({ root: request.workspace.root, cwd: plan.folder })
    : undefined;
  try {
    const preflight = await gateway.preflight(destinations.all, signal);
    const dependencies = createRunDependencies({
      config,
      destinations,
      gateway,
      preflight,
      judge: judgeAll,
      ...(sandbox ? { runCode: sandbox.call } : {}),
    });
    const cells = await runCells(
      plan.cells ?? planCells(config.tests, columns),
      {
        concurrency: needsMemory(config) ? 1 : maxConcurrency,
        repeat,
        repeatMinPass,
        total,
        delayMs: config.options.delayMs ?? 0,
      },
      { ...dependencies, onProgress, now, sleep, ...(signal ? { signal } : {}) },
    );
    return { cells, notices };
  } finally {
    sandbox?.close();
    await gateway.close();
  }
}

function emptyReport(verdict: Verdict, started: number): EvalReport {
  return {
    verdict,
    cells: [],
    columns: [],
    problems: [] as Problem[],
    warnings: [],
    notices: [],
    files: [],
    startedAt: new Date(started),
    durationMs: 0,
    calls: { endpoint: 0, grader: 0, attempts: 0 },
    errorKinds: {},
    repeat: 1,
    repeatMinPass: 1,
  };
}

function countCalls(cells: readonly CellResult[]): EvalReport['calls'] {
  const calls = { endpoint: 0, grader: 0, attempts: 0 };
  for (const { runs } of cells)
    for (const { call, graderCalls } of runs) {
      if (call && call.attempts > 0) calls.endpoint += 1;
      calls.grader += graderCalls.filter(({ attempts }) => attempts > 0).length;
      for (const one of call ? [call, ...graderCalls] : graderCalls) calls.attempts += one.attempts;
    }
  return calls;
}

function inputSecrets({ gatewayApiKey, githubToken }: Settings): string[] {
  return [gatewayApiKey, githubToken].filter((secret) => secret !== undefined);
}

/** Walking every text of 50,000 cells is for those who have something to hide. */
function redacted(report: EvalReport, secrets: readonly string[]): EvalReport {
  return secrets.length === 0 ? report : redactReport(report, createRedactor(secrets));
}

function withoutCredentials(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}
