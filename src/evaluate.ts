import { judgeAll } from './assertions/judge.js';
import { ConfigError, formatProblem } from './config/problem.js';
import type { Gateway } from './gateway/client.js';
import { createCellHooks, runAfterAll } from './hooks.js';
import type { Column } from './plan/cell.js';
import { needsMemory } from './plan/memory.js';
import { planCells } from './plan/plan.js';
import { type Plan, type PlanRequest, preparePlan } from './prepare.js';
import type { EvalReport } from './report/eval-report.js';
import type { Progress } from './run/progress.js';
import type { CellResult } from './run/results.js';
import { runCells } from './run/runner.js';
import { createRunDependencies } from './run-dependencies.js';
import type { RunCode } from './sandbox/code-call.js';
import type { Logger } from './settings/settings.js';
import { limitTime, type StoppedBy, stoppedBy } from './stop.js';
import { whyNotEvaluated } from './trust/allowance.js';
import { whyNoSecrets } from './trust/dependabot.js';
import { shownGateway } from './trust/origin.js';
import { forkRecipe } from './trust/recipe.js';
import { createRedactor } from './trust/secrets.js';
import { bugReport, emptyReport, inputSecrets, redacted } from './unmeasured-report.js';
import type { RunComparison } from './verdict/comparison/compare-run.js';
import { tallyErroredCells } from './verdict/counts.js';
import {
  configVerdict,
  decideVerdict,
  noCasesVerdict,
  stoppedVerdict,
  unfinishedVerdict,
  untrustedVerdict,
  verdictOptions,
} from './verdict/decide.js';
import type { Verdict } from './verdict/verdict.js';
import { trustedWebhooks } from './webhook/trusted-webhooks.js';
import type { Webhooks } from './webhook/webhooks.js';

/** Calls in flight to one server when nobody says how many: what a gateway bound by its CPU can use. */
const DEFAULT_CONCURRENCY = 8;

export interface EvaluateRequest extends Omit<PlanRequest, 'onlyCheck'> {
  log: Logger;
  /** Loaded late: a bad config never pays for it. */
  openGateway(options: {
    maxConcurrency: number;
    callTimeoutMs?: number;
    maxCalls?: number;
    onNotice(text: string): void;
  }): Promise<Gateway>;
  /** Opened when an assertion calls a webhook. */
  openWebhooks(): Promise<Webhooks>;
  onProgress(progress: Progress): void;
  /** Milliseconds. */
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Never throws for anything that a config, a gateway or a model can do. */
export async function evaluate(request: EvaluateRequest): Promise<EvalReport> {
  try {
    return await evaluated(request);
  } catch (error) {
    return bugReport(error, request);
  }
}

async function evaluated(request: EvaluateRequest): Promise<EvalReport> {
  const { settings, trust, log } = request;
  const started = request.now();
  const rules = verdictOptions(settings);
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
    ...shownGateway(settings),
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
    ...(repeatMinPass === undefined ? {} : { repeatMinPass }),
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
  const comparison = await comparisonOf(columns, measured.cells);
  const parts: Partial<EvalReport> = {
    ...known,
    ...(stopped ? { stopped } : {}),
    cells: measured.cells,
    notices: [...plan.destinations.warnings, ...measured.notices, ...missingKeyNotice(request, measured.cells)],
    calls: countCalls(measured.cells),
    errorKinds: tallyErroredCells(measured.cells),
    ...(comparison ? { comparison } : {}),
  };
  const { signal } = request;
  const runCode: RunCode = (call) => plan.sandbox.call(call, signal ? { signal } : {});
  const failure = signal?.aborted ? undefined : await runAfterAll({ config, runCode }, () => report(verdict, parts));
  plan.sandbox.close();
  if (!failure || failure.kind === 'cancelled') return report(verdict, parts);
  const notices = [...(parts.notices ?? []), failure.message];
  return report(unfinishedVerdict(verdict, failure.message), { ...parts, notices });
}

/** A run with one endpoint has nothing to load it for. */
async function comparisonOf(
  columns: readonly Column[],
  cells: readonly CellResult[],
): Promise<RunComparison | undefined> {
  if (new Set(columns.map(({ endpoint }) => endpoint)).size < 2) return undefined;
  const { compareRun } = await import('./verdict/comparison/compare-run.js');
  return compareRun(columns, cells);
}

/** A gateway that needs no key is none of Dependabot's business. */
function missingKeyNotice({ settings, env }: EvaluateRequest, cells: readonly CellResult[]): string[] {
  const reason = whyNoSecrets(env);
  if (reason === undefined || settings.gatewayApiKey !== undefined) return [];
  return cells.some(({ state }) => state === 'errored') ? [`gateway-api-key is empty. ${reason}`] : [];
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
