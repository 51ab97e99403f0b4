import { ConfigError, formatProblem } from './config/problem.js';
import { runAfterAll } from './hooks.js';
import { type Measurement, type MeasureRequest, openMeasurement } from './measurement.js';
import type { Column } from './plan/cell.js';
import { planCells } from './plan/plan.js';
import { type Plan, type PlanRequest, preparePlan } from './prepare.js';
import type { GateOutcome } from './regression/gate-outcome.js';
import { type GatePlan, planGates, type RecordedBase } from './regression/gate-plan.js';
import type { BaseFinder } from './regression/open-base.js';
import type { EvalReport } from './report/eval-report.js';
import { rowStreamOf } from './row-stream.js';
import type { CellResult } from './run/results.js';
import type { RunCode } from './sandbox/code-call.js';
import type { Logger } from './settings/settings.js';
import { type StoppedBy, stoppedBy } from './stop.js';
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
  type VerdictOptions,
  verdictOptions,
} from './verdict/decide.js';
import { thresholdGate, verdictOfGates } from './verdict/gate-verdict.js';
import { servedModels } from './verdict/provenance/served.js';
import { servedNotices } from './verdict/provenance/words.js';
import type { GateReport } from './verdict/regression/gate-report.js';
import type { Verdict } from './verdict/verdict.js';

export interface EvaluateRequest extends Omit<PlanRequest, 'onlyCheck'>, MeasureRequest {
  /** Knows the commit that the change started from; absent where there is none. */
  base?: BaseFinder;
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
  const known = knownOf(plan, asked);
  if (plan.total === 0) {
    tellConfig(plan, log, createRedactor([...secrets]));
    plan.sandbox.close();
    return report(noCasesVerdict(rules), known);
  }
  const gates = await planGates({ ...request, onSecrets }, plan);
  const redact = createRedactor([...secrets]);
  tellConfig(plan, log, redact);

  let measured: Measured;
  try {
    measured = await measure(request, gates, { redact, started });
  } catch (error) {
    // What no file of the config says: a variable of the environment.
    plan.sandbox.close();
    if (!(error instanceof ConfigError)) throw error;
    return report(configVerdict(error.problems, rules), { ...known, problems: error.problems });
  } finally {
    await gates.close();
  }
  const { stopped, cells, results, gate } = measured;
  const verdict = judge(measured, gates, { ...rules, stopped });
  const comparison = await comparisonOf(plan.columns, cells);
  const served = servedModels(cells);
  const parts: Partial<EvalReport> = {
    ...known,
    ...(stopped ? { stopped } : {}),
    cells,
    ...(gate ? { gate } : {}),
    notices: [
      ...plan.destinations.warnings,
      ...gateNotices(gates, gate),
      ...measured.notices,
      ...servedNotices(served),
      ...missingKeyNotice(request, cells),
    ],
    calls: countCalls(results),
    ...(served.length > 0 ? { served } : {}),
    errorKinds: tallyErroredCells(cells),
    ...(comparison ? { comparison } : {}),
  };
  const { signal } = request;
  const runCode: RunCode = (call) => plan.sandbox.call(call, signal ? { signal } : {});
  const { config } = plan;
  const failure = signal?.aborted ? undefined : await runAfterAll({ config, runCode }, () => report(verdict, parts));
  plan.sandbox.close();
  if (!failure || failure.kind === 'cancelled') return report(verdict, parts);
  const notices = [...(parts.notices ?? []), failure.message];
  return report(unfinishedVerdict(verdict, failure.message), { ...parts, notices });
}

/** What a report says of a plan, whatever is measured. */
function knownOf(plan: Plan, asked: Partial<EvalReport>): Partial<EvalReport> {
  const { config, columns, configFiles, outputPaths, repeat, repeatMinPass } = plan;
  return {
    ...asked,
    ...(config.description === undefined ? {} : { description: config.description }),
    columns,
    warnings: config.warnings,
    files: config.files,
    configFiles,
    ...(outputPaths.length > 0 ? { outputPaths } : {}),
    derivedMetrics: config.derivedMetrics,
    repeat,
    ...(repeatMinPass === undefined ? {} : { repeatMinPass }),
  };
}

function tellConfig({ config }: Plan, log: Logger, redact: (text: string) => string): void {
  for (const warning of config.warnings) log.warning(redact(formatProblem(warning)));
  for (const notice of config.notices) log.info(redact(formatProblem(notice)));
}

interface Measured extends GateOutcome {
  notices: string[];
  stopped: StoppedBy | undefined;
}

async function measure(
  request: EvaluateRequest,
  gates: GatePlan,
  { redact, started }: { redact: (text: string) => string; started: number },
): Promise<Measured> {
  const { plan, compared } = gates;
  const rows = rowStreamOf(request, plan, { redact, started });
  const measurement = await openMeasurement(request, plan, {
    redact,
    base: compared?.base.plan,
    ...(rows ? { onCell: rows.add } : {}),
  });
  let outcome: GateOutcome;
  let stopped: StoppedBy | undefined;
  try {
    outcome =
      compared || gates.unarmed
        ? await (await import('./regression/gate-outcome.js')).runUnderGates(request, gates, measurement)
        : await measureAll(plan, measurement);
    if (gates.recorded) outcome.gate = await againstFile(outcome, gates, gates.recorded);
    stopped = measurement.stopped();
  } finally {
    await Promise.all([measurement.close(), rows?.close()]);
  }
  // What is closed may have something to tell.
  return { ...outcome, notices: measurement.notices.toSorted(), stopped };
}

async function measureAll({ cells, config, columns, total }: Plan, measurement: Measurement): Promise<GateOutcome> {
  // One by one: 50,000 cells are never all planned at once.
  const results = await measurement.run(cells ?? planCells(config.tests, columns), { total });
  return { cells: results, results };
}

async function againstFile({ cells, gate }: GateOutcome, gates: GatePlan, recorded: RecordedBase): Promise<GateReport> {
  const { reportAgainstFile, withRunAgain } = await import('./regression/file-gate.js');
  return withRunAgain(reportAgainstFile(cells, gates, recorded), gate);
}

function judge({ cells, results, gate }: Measured, gates: GatePlan, options: VerdictOptions): Verdict {
  const judged = decideVerdict(cells, options);
  const verdict = gate ? verdictOfGates(judged, gate, { thresholds: gates.thresholds, results, options }) : judged;
  // Also where critical checks have a gate of their own.
  if (gates.none === undefined) return verdict;
  return { ...verdict, gate: `${thresholdGate(judged)}; there is nothing to compare with: ${gates.none}.` };
}

/** What no section of the gate tells. */
function gateNotices({ notes, ruleChanges }: GatePlan, gate: GateReport | undefined): string[] {
  const changes =
    ruleChanges.length === 0 || gate?.base ? [] : [`The gate of the base judged it: ${ruleChanges.join(', ')}.`];
  return [...notes, ...changes, ...(gate?.openLimits ?? [])];
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
