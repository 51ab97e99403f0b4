// Runs a plan under its gates: what was measured of the change, and what the regression gate says of it.

import type { Measurement } from '../measurement.js';
import { plannedCells } from '../plan/planned-cells.js';
import { mostRepeats, repeatsOf } from '../plan/repeats.js';
import type { PlanRequest } from '../prepare.js';
import { short } from '../report/visible.js';
import type { CellResult } from '../run/results.js';
import type { Logger } from '../settings/settings.js';
import type { RatioCase } from '../verdict/comparison/compare-ratios.js';
import { compareRatios, exceedsIncrease } from '../verdict/comparison/compare-ratios.js';
import { concludeGate, type GateConclusion } from '../verdict/regression/conclude.js';
import type { GateCase, GateRatio, GateReport } from '../verdict/regression/gate-report.js';
import type { GateState } from '../verdict/regression/gate-state.js';
import { gateHeadline } from '../verdict/regression/words.js';
import type { ArmedCell } from './arms.js';
import { caseNamer } from './case-namer.js';
import { formatEvidence, readEvidence } from './evidence-file.js';
import type { Compared, GatePlan } from './gate-plan.js';
import { type GateRun, runGate } from './gate-run.js';
import { removedId } from './removed-id.js';

export interface GateOutcome {
  /** Of the change, first pass. */
  cells: CellResult[];
  /** All that was run. */
  results: CellResult[];
  gate?: GateReport;
}

export interface GateRequest extends Pick<PlanRequest, 'settings' | 'env' | 'trust' | 'workspace'> {
  log: Logger;
}

export async function runUnderGates(
  request: GateRequest,
  gatePlan: GatePlan,
  measurement: Measurement,
): Promise<GateOutcome> {
  const { plan, rules, compared, thresholds: all } = gatePlan;
  const armed = compared?.arms.cells ?? gatePlan.unarmed ?? [];
  const evidence = compared ? keptEvidence(request, compared, rules) : {};
  const run = await runGate({
    cells: armed,
    measurement,
    settings: {
      measure: rules.measure,
      repeatMinPass: plan.repeatMinPass ?? mostRepeats(plan.config.tests, plan.repeat),
      gateMetrics: rules.gateMetrics,
      forbidRemoval: rules.forbidRemoval,
    },
    repeat: plan.repeat,
    maxCalls: request.settings.maxCalls,
    all,
    kept: evidence.kept,
    tell: (text) => request.log.info(text),
  });
  if (compared) keepEvidence(request, compared, rules, run.state);
  const results = [...run.head, ...run.base, ...run.again];
  const gate = reportOf({ gatePlan, armed, run, results, all });
  return { cells: run.head, results, gate: { ...gate, ...(evidence.told ? { evidence: evidence.told } : {}) } };
}

interface ReportParts {
  gatePlan: GatePlan;
  armed: readonly ArmedCell[];
  run: GateRun;
  results: readonly CellResult[];
  all: boolean;
}

function reportOf({ gatePlan, armed, run, results, all }: ReportParts): GateReport {
  const { compared, plan, rules } = gatePlan;
  const { cases, ...concluded } = concludeGate(run.state);
  const conclusion = compared ? concluded : criticalAlone(concluded);
  const nameOf = caseNamer(plan);
  const byId = new Map(armed.map((cell) => [cell.id, cell]));
  const removed = new Map(compared?.base.plan ? removedNames(compared, nameOf) : []);
  const names = (id: string): string => {
    const cell = byId.get(id)?.head;
    return cell ? nameOf(cell) : (removed.get(id) ?? id);
  };
  const errors = errorsById(results);
  const baseName = compared ? short(compared.base.tree.name, BASE_CHARACTERS) : '';
  const headline = gateHeadline(
    { ...conclusion, cases },
    {
      base: baseName,
      caseName: names,
      errorOf: (id) => errors.get(id),
    },
  );
  const ratios = compared ? ratiosOf(armed, run, rules) : {};
  const exceeded = Object.entries(ratios).flatMap(([what, ratio]) =>
    ratio.exceeded ? [limitWords(what, ratio, baseName)] : [],
  );
  const blocking = new Set(
    conclusion.failures.flatMap((failure) =>
      'cells' in failure ? failure.cells : 'cases' in failure ? failure.cases.map(({ cell }) => cell) : [],
    ),
  );
  const criticals = new Map(
    conclusion.failures.flatMap((failure) =>
      failure.gate === 'critical'
        ? failure.cases.map(({ cell, failed, runs }) => [cell, { failed, runs }] as const)
        : [],
    ),
  );
  const perCell = compared && !all ? 2 : 1;
  return {
    ...(compared
      ? {
          base: {
            name: baseName,
            sha: compared.base.tree.sha,
            source: compared.base.tree.source,
            renamed: compared.base.renamed,
          },
        }
      : {}),
    headline: exceeded.length === 0 ? headline : withLimits(headline, conclusion, exceeded),
    conclusion: exceeded.length === 0 ? conclusion : { ...conclusion, verdict: 'failed' },
    cases: compared
      ? cases.map((one): GateCase => {
          const critical = criticals.get(one.cell);
          const error = one.kind === 'not measured' ? errors.get(one.cell) : undefined;
          return {
            ...one,
            name: names(one.cell),
            blocks: blocking.has(one.cell),
            ...(critical ? { critical } : {}),
            ...(byId.get(one.cell)?.checkChanged ? { checkChanged: true } : {}),
            ...(error === undefined ? {} : { error }),
          };
        })
      : [],
    ...ratios,
    ruleChanges: gatePlan.ruleChanges,
    callsSaved: compared
      ? armed
          .filter(({ change }) => change === 'carried over')
          .reduce((calls, { head }) => calls + perCell * repeatsOf(head?.test, plan.repeat), 0)
      : 0,
  };
}

const BASE_CHARACTERS = 100;

function removedNames({ base, arms }: Compared, nameOf: ReturnType<typeof caseNamer>): [string, string][] {
  const gone = new Set(arms.cells.filter(({ change }) => change === 'removed').map(({ id }) => id));
  return plannedCells(base.plan)
    .map((cell): [string, string] => [removedId(cell.id), nameOf(cell)])
    .filter(([id]) => gone.has(id));
}

/** Of each case the first error that any of its runs met. */
function errorsById(results: readonly CellResult[]): Map<string, string> {
  const errors = new Map<string, string>();
  for (const { cell, runs } of results)
    for (const { error } of runs)
      if (error && !errors.has(cell.id))
        errors.set(cell.id, error.status === undefined ? error.kind : `${error.kind} ${error.status}`);
  return errors;
}

/** Without a base the critical checks alone say anything. */
function criticalAlone(conclusion: Omit<GateConclusion, 'cases'>): Omit<GateConclusion, 'cases'> {
  const failures = conclusion.failures.filter(({ gate }) => gate === 'critical');
  const unmeasured = conclusion.unmeasured.filter(({ what }) => what === 'suspects');
  const verdict = failures.length > 0 ? 'failed' : unmeasured.length > 0 ? 'inconclusive' : 'passed';
  return { ...conclusion, failures, unmeasured, verdict };
}

function ratiosOf(
  armed: readonly ArmedCell[],
  run: GateRun,
  { maxLatencyIncrease, maxTokenIncrease }: GatePlan['rules'],
): Pick<GateReport, 'latency' | 'tokens'> {
  const byCell = new Map([...run.head, ...run.base].map((result) => [result.cell, result]));
  const callOf = (cell: ArmedCell['head']) =>
    cell && byCell.get(cell)?.runs.find(({ state, call }) => state !== 'errored' && call?.attempts === 1)?.call;
  // The first pair warms the connection up.
  const pairs = armed.filter(({ base }) => base && byCell.has(base)).slice(1);
  const ratio = (
    value: (call: ReturnType<typeof callOf>) => number | undefined,
    maxIncrease: number | undefined,
  ): GateRatio | undefined => {
    const compared = compareRatios(
      pairs.map(({ base, head }): RatioCase => ({ base: value(callOf(base)), head: value(callOf(head)) })),
    );
    if (compared.cases === 0) return undefined;
    return {
      ...compared,
      ...(maxIncrease === undefined ? {} : { maxIncrease }),
      exceeded: maxIncrease !== undefined && exceedsIncrease(compared, maxIncrease),
    };
  };
  const latency = ratio((call) => call?.latencyMs, maxLatencyIncrease);
  const tokens = ratio((call) => call?.tokens?.total, maxTokenIncrease);
  return { ...(latency ? { latency } : {}), ...(tokens ? { tokens } : {}) };
}

function limitWords(what: string, { ratio, maxIncrease }: GateRatio, base: string): string {
  const by = ratio
    ? `${ratio.estimate.toFixed(2)} times as much as on ${base} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`
    : '';
  return `${what === 'latency' ? 'Latency' : 'Tokens'}: ${by}, and at most ${maxIncrease} % more is allowed.`;
}

function withLimits(
  headline: string,
  { verdict }: Pick<GateConclusion, 'verdict'>,
  exceeded: readonly string[],
): string {
  return verdict === 'failed' ? `${headline} ${exceeded.join(' ')}` : `Failed: ${exceeded.join(' ')}`;
}

/** Evidence counts only for the same two sides and the same rules. */
function printOf({ arms, base }: Compared, rules: GatePlan['rules']): string {
  return `${base.tree.sha} ${arms.print} ${JSON.stringify(rules)}`;
}

function keptEvidence(
  { settings, trust, workspace, env }: GateRequest,
  compared: Compared,
  rules: GatePlan['rules'],
): { kept?: GateState; told?: string } {
  const attempt = Number(env['GITHUB_RUN_ATTEMPT'] ?? 1);
  const anew = (why: string): { told?: string } =>
    attempt > 1 ? { told: `This is attempt ${attempt}, and ${why}: the gate starts anew.` } : {};
  const { gateState: file } = settings;
  if (file === undefined || !trust.trusted)
    return anew('the evidence of the one before was not kept (gate-state keeps it)');
  if (!workspace.isFile(file)) return anew(`there is no ${file} with the evidence of the one before`);
  try {
    const read = readEvidence(workspace.readText(file), printOf(compared, rules));
    if ('problem' in read) return anew(`the evidence in ${file} ${read.problem}`);
    return { kept: read.state, told: `The gate goes on with the evidence that ${file} kept of an earlier run.` };
  } catch {
    return anew(`the evidence in ${file} cannot be read`);
  }
}

function keepEvidence(
  { settings, trust, workspace, log }: GateRequest,
  compared: Compared,
  rules: GatePlan['rules'],
  state: GateState,
): void {
  if (settings.gateState === undefined || !trust.trusted) return;
  try {
    workspace.write(settings.gateState, formatEvidence(state, printOf(compared, rules)));
  } catch (error) {
    log.warning(`the evidence of the gate was not kept: ${error instanceof Error ? error.message : String(error)}`);
  }
}
