// Config -> EvalReport. Knows nothing of GitHub; every effect comes in through the request.
import path from 'node:path';
import { judgeAll } from './assertions/judge.js';
import { isCompared } from './config/comparisons.js';
import type { GatewayDefaults } from './config/endpoint-environment.js';
import type { EvalConfig } from './config/eval-config.js';
import { findConfigFiles } from './config/find.js';
import { loadConfig } from './config/load.js';
import { ConfigError, formatProblem, type Problem } from './config/problem.js';
import { type Destinations, findDestinations } from './destinations.js';
import type { Gateway } from './gateway/client.js';
import { createCellHooks, runAfterAll } from './hooks.js';
import type { Cell, Column } from './plan/cell.js';
import { missingCode } from './plan/code-assertions.js';
import { needsMemory } from './plan/memory.js';
import { countCells, planCells, planColumns } from './plan/plan.js';
import type { EvalReport } from './report/eval-report.js';
import { redactReport } from './report/redact.js';
import { checkResultPaths } from './result-paths.js';
import type { Progress } from './run/progress.js';
import type { CellResult } from './run/results.js';
import { runCells } from './run/runner.js';
import { createRunDependencies } from './run-dependencies.js';
import type { RunCode } from './sandbox/code-call.js';
import { lazySandbox, refusingSandbox } from './sandbox/lazy-sandbox.js';
import type { Sandbox } from './sandbox/sandbox.js';
import type { Env, Logger, Settings } from './settings/settings.js';
import { limitTime, type StoppedBy, stoppedBy } from './stop.js';
import { whyNotEvaluated } from './trust/allowance.js';
import { mayRunCode } from './trust/code.js';
import { whyNoSecrets } from './trust/dependabot.js';
import { shownUrl } from './trust/origin.js';
import { forkRecipe } from './trust/recipe.js';
import { createRedactor, knownSecrets } from './trust/secrets.js';
import type { Trust } from './trust/who.js';
import type { Workspace } from './trust/workspace.js';
import { tallyErroredCells } from './verdict/counts.js';
import {
  bugVerdict,
  configVerdict,
  decideVerdict,
  noCasesVerdict,
  skippedVerdict,
  stoppedVerdict,
  unfinishedVerdict,
  untrustedVerdict,
} from './verdict/decide.js';
import type { Verdict } from './verdict/verdict.js';
import { trustedWebhooks } from './webhook/trusted-webhooks.js';
import type { Webhooks } from './webhook/webhooks.js';

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
    maxCalls?: number;
    onNotice(text: string): void;
  }): Promise<Gateway>;
  /** Opened when the config holds code, which sees the files below `root` and runs in `cwd`. */
  openSandbox(folders: { root: string; cwd: string }): Promise<Sandbox>;
  /** Opened when an assertion calls a webhook. */
  openWebhooks(): Promise<Webhooks>;
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
  try {
    return await evaluated(request);
  } catch (error) {
    return bugReport(error, request);
  }
}

/** A bug is reported wherever a result would be: nobody looks for it in a log when the last comment says passed. */
export function bugReport(
  error: unknown,
  { settings, env, log }: Pick<EvaluateRequest, 'settings' | 'env' | 'log'>,
): EvalReport {
  const secrets = inputSecrets(settings, env);
  log.debug(createRedactor(secrets)(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  const rules = { passThreshold: settings.passThreshold ?? 100, onInconclusive: settings.onInconclusive };
  const reason = `this is a bug of mlflow-gateway-eval, please report it: ${String(error)}`;
  const verdict = bugVerdict(reason, rules);
  return redacted({ ...emptyReport(verdict, Date.now()), configFiles: settings.config }, secrets);
}

async function evaluated(request: EvaluateRequest): Promise<EvalReport> {
  const { settings, trust, log } = request;
  const started = request.now();
  const rules = { passThreshold: settings.passThreshold ?? 100, onInconclusive: settings.onInconclusive };
  // Grows while the config is read: whatever the verdict, what is known by then is in no report.
  const secrets = new Set(inputSecrets(settings, request.env));
  const onSecrets = (found: readonly string[]): void => {
    for (const secret of found) secrets.add(secret);
    request.onSecrets(found);
  };
  const report = (verdict: Verdict, parts: Partial<EvalReport> = {}): EvalReport =>
    redacted({ ...emptyReport(verdict, started), ...parts, durationMs: request.now() - started }, [...secrets]);
  // What is known of a run before its config is read.
  const asked: Partial<EvalReport> = {
    configFiles: settings.config,
    ...(settings.gatewayUrl === undefined ? {} : { gatewayUrl: shownUrl(settings.gatewayUrl).replace(/\/+$/, '') }),
  };
  const stop = (): StoppedBy | undefined => stoppedBy(request.signal);
  const reportOfStop = (stopped: StoppedBy, parts: Partial<EvalReport>): EvalReport =>
    report(stoppedVerdict(stopped, rules), { ...parts, stopped });
  const refused = whyNotEvaluated(trust, settings);
  if (refused !== undefined) return report(untrustedVerdict(refused, rules, forkRecipe(request.env)), asked);

  let plan: Plan;
  try {
    plan = await preparePlan({ ...request, onSecrets });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // Code that was stopped gave no tests: not the config's fault.
    const stopped = stop();
    if (stopped) return reportOfStop(stopped, asked);
    return report(configVerdict(error.problems, rules), { problems: error.problems, ...asked });
  }
  const { config, columns, total, repeat, repeatMinPass } = plan;
  const redact = createRedactor([...secrets]);
  for (const warning of config.warnings) log.warning(redact(formatProblem(warning)));
  for (const notice of config.notices) log.info(redact(formatProblem(notice)));
  const known: Partial<EvalReport> = {
    ...asked,
    ...(config.description === undefined ? {} : { description: config.description }),
    columns,
    warnings: config.warnings,
    files: config.files,
    configFiles: plan.configFiles,
    ...(plan.outputPaths.length > 0 ? { outputPaths: plan.outputPaths } : {}),
    derivedMetrics: config.derivedMetrics,
    repeat,
    repeatMinPass,
  };
  if (total === 0) {
    plan.sandbox.close();
    return report(noCasesVerdict(rules), known);
  }

  let measured: Awaited<ReturnType<typeof measure>>;
  try {
    measured = await measure(request, plan, redact);
  } catch (error) {
    // What no file of the config says: a variable of the environment.
    plan.sandbox.close();
    if (!(error instanceof ConfigError)) throw error;
    return report(configVerdict(error.problems, rules), { ...known, problems: error.problems });
  }
  const { stopped } = measured;
  const verdict = decideVerdict(measured.cells, { ...rules, stopped });
  const parts: Partial<EvalReport> = {
    ...known,
    ...(stopped ? { stopped } : {}),
    cells: measured.cells,
    notices: [...plan.destinations.warnings, ...measured.notices, ...missingKeyNotice(request, measured.cells)],
    calls: countCalls(measured.cells),
    errorKinds: tallyErroredCells(measured.cells),
  };
  const { signal } = request;
  const runCode: RunCode = (call) => plan.sandbox.call(call, signal ? { signal } : {});
  const failure = signal?.aborted ? undefined : await runAfterAll({ config, runCode }, () => report(verdict, parts));
  plan.sandbox.close();
  if (!failure || failure.kind === 'cancelled') return report(verdict, parts);
  const notices = [...(parts.notices ?? []), failure.message];
  return report(unfinishedVerdict(verdict, failure.message), { ...parts, notices });
}

/** A gateway that needs no key is none of Dependabot's business. */
function missingKeyNotice({ settings, env }: EvaluateRequest, cells: readonly CellResult[]): string[] {
  const reason = whyNoSecrets(env);
  if (reason === undefined || settings.gatewayApiKey !== undefined) return [];
  return cells.some(({ state }) => state === 'errored') ? [`gateway-api-key is empty. ${reason}`] : [];
}

/** The report of a run whose inputs are wrong: nothing was read. */
export function inputErrorReport(message: string): EvalReport {
  const problems = [{ message }];
  return {
    ...emptyReport(configVerdict(problems, { passThreshold: 100, onInconclusive: 'fail' }), Date.now()),
    problems,
  };
}

/** The report of a run for a change that touches nothing of it. @param reason one sentence, lower-case start, no full stop */
export function skippedReport(reason: string, settings: Settings): EvalReport {
  const { passThreshold = 100, onInconclusive } = settings;
  const verdict = skippedVerdict(reason, { passThreshold, onInconclusive });
  return { ...emptyReport(verdict, Date.now()), configFiles: settings.config };
}

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
  repeatMinPass: number;
  /** Result files that the config asks for and may have. */
  outputPaths: string[];
}

/** What a plan is made of. */
export type PlanRequest = Pick<
  EvaluateRequest,
  'settings' | 'env' | 'trust' | 'workspace' | 'openSandbox' | 'onSecrets' | 'signal'
> & {
  /** Nothing will be called or written: what only the environment lacks is no problem then. */
  onlyCheck?: { onRead(found: { warnings: readonly Problem[]; needs: readonly Problem[] }): void };
};

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
  const repeatsOf = (config: EvalConfig): number => settings.repeat ?? config.options.repeat ?? 1;
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
        ...problemsOf(() => checkRepeats(settings.repeatMinPass, repeatsOf(read))),
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
  const repeat = repeatsOf(config);
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
    repeatMinPass: settings.repeatMinPass ?? repeat,
    outputPaths: outputPathsOf(config),
  };
}

/** @throws ConfigError: what the calls before the limit would have cost buys no verdict */
function checkCallLimit(maxCalls: number | undefined, cells: Iterable<Cell>, repeat: number): void {
  if (maxCalls === undefined) return;
  let needed = 0;
  for (const { test } of cells) if (test.providerOutput === undefined) needed += test.options.repeat ?? repeat;
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
function checkRepeats(repeatMinPass: number | undefined, repeat: number): void {
  if (repeatMinPass === undefined || repeatMinPass <= repeat) return;
  throw new ConfigError([
    {
      message: `repeat-min-pass is ${repeatMinPass}, but each case runs ${repeat === 1 ? 'once' : `${repeat} times`}`,
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

async function measure(
  request: EvaluateRequest,
  plan: Plan,
  redact: (text: string) => string,
): Promise<{ cells: CellResult[]; notices: string[]; stopped: StoppedBy | undefined }> {
  const { settings, log, now, sleep, onProgress } = request;
  const { config, columns, total, destinations, repeat, repeatMinPass } = plan;
  const notices: string[] = [];
  const notice = (text: string): void => {
    notices.push(text);
    log.info(redact(text));
  };
  const maxConcurrency = settings.maxConcurrency ?? config.options.maxConcurrency ?? DEFAULT_CONCURRENCY;
  const gateway = await request.openGateway({
    maxConcurrency,
    onNotice: notice,
    ...(settings.maxCalls === undefined ? {} : { maxCalls: settings.maxCalls }),
    ...(config.options.callTimeoutMs === undefined ? {} : { callTimeoutMs: config.options.callTimeoutMs }),
  });
  const { maxEvalTimeMs: limitMs } = config.options;
  const time = limitTime({ limitMs, name: 'evaluateOptions.maxEvalTimeMs' }, request);
  const { signal } = time;
  const webhooks = trustedWebhooks(request.trust, request.openWebhooks);
  try {
    const preflight = await gateway.preflight(destinations.all, signal);
    const dependencies = createRunDependencies({
      config,
      destinations,
      gateway,
      preflight,
      judge: judgeAll,
      onNotice: notice,
      runCode: (call, options) => plan.sandbox.call(call, options),
      signal,
      sleep,
    });
    const hooks = createCellHooks({
      config,
      runCode: (call) => plan.sandbox.call(call, signal ? { signal } : {}),
      repeat,
      onNotice: notice,
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
      {
        ...dependencies,
        ...hooks,
        callWebhook: webhooks.call,
        redact,
        onProgress,
        now,
        sleep,
        ...(signal ? { signal } : {}),
      },
    );
    return { cells, notices, stopped: stoppedBy(signal) };
  } finally {
    time.end();
    await Promise.all([gateway.close(), webhooks.close()]);
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

/** What is known to be secret before anything was read. */
function inputSecrets({ gatewayApiKey, githubToken }: Settings, env: Env): string[] {
  return knownSecrets({ 'gateway-api-key': gatewayApiKey, 'github-token': githubToken }, env);
}

/** Walking every text of 50,000 cells is for those who have something to hide. */
function redacted(report: EvalReport, secrets: readonly string[]): EvalReport {
  return secrets.length === 0 ? report : redactReport(report, createRedactor(secrets));
}
