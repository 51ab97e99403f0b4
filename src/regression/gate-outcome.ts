// Runs a plan under its gates: what was measured of the change, and what the regression gate says of it.
import type { Measurement } from '../measurement.js';
import { mostRepeats } from '../plan/repeats.js';
import type { CellResult } from '../run/results.js';
import type { StoppedBy } from '../stop.js';
import { stopWords } from '../verdict/reason.js';
import type { GateReport } from '../verdict/regression/gate-report.js';
import type { GateState } from '../verdict/regression/gate-state.js';
import { nextRuns } from '../verdict/regression/regression-gate.js';
import { gateReport } from './describe-gate.js';
import { type EvidenceRequest, evidencePrint, keep, readKept } from './evidence-file.js';
import type { GatePlan } from './gate-plan.js';
import { openLimits } from './gate-ratios.js';
import { runGate } from './gate-run.js';

export interface GateOutcome {
  /** Of the change, first pass. */
  cells: CellResult[];
  /** All that was run. */
  results: CellResult[];
  gate?: GateReport;
}

export async function runUnderGates(
  request: EvidenceRequest,
  gatePlan: GatePlan,
  measurement: Measurement,
): Promise<GateOutcome> {
  const { plan, rules, compared, thresholds: all } = gatePlan;
  const armed = compared?.arms.cells ?? gatePlan.unarmed ?? [];
  const settings = {
    measure: rules.measure,
    repeatMinPass: plan.repeatMinPass ?? mostRepeats(plan.config.tests, plan.repeat),
    gateMetrics: rules.gateMetrics,
    forbidRemoval: rules.forbidRemoval,
  };
  const kept = compared && evidencePrint(compared, rules);
  const cells = armed.filter(({ judged }) => judged);
  const evidence = kept === undefined ? {} : await readKept(request, { print: kept, cells, settings });
  const run = await runGate({
    cells: armed,
    measurement,
    settings,
    repeat: plan.repeat,
    maxCalls: request.settings.maxCalls,
    all,
    kept: evidence.kept,
    tell: (text) => request.log.info(text),
  });
  if (kept !== undefined) keep(request, kept, run.state);
  const results = [...run.head, ...run.base, ...run.again];
  const ended = whyEnded(run.state, measurement, request.settings.maxCalls);
  const report = gateReport({ gatePlan, armed, run, results, all, ended });
  const gate = heldBack(report, results, measurement.stopped());
  const open = openLimits(gate, rules);
  return {
    cells: run.head,
    results,
    gate: {
      ...gate,
      ...(ended === undefined ? {} : { ended }),
      ...(open.length > 0 ? { openLimits: open } : {}),
      ...(evidence.told ? { evidence: evidence.told } : {}),
    },
  };
}

/** What a stop left out is no chance of a few errors: it is the same cases each time, and green without them is none. */
function heldBack(gate: GateReport, results: readonly CellResult[], stopped: StoppedBy | undefined): GateReport {
  const left = results.filter(({ runs }) =>
    runs.some(({ error }) => error?.kind === 'not run' || error?.kind === 'cancelled'),
  );
  if (stopped === undefined || left.length === 0 || gate.conclusion.verdict !== 'passed') return gate;
  return {
    ...gate,
    headline: `Inconclusive: ${stopWords(stopped)} before every case was measured. Not a quality result.`,
    conclusion: { ...gate.conclusion, verdict: 'inconclusive' },
  };
}

/** What kept the procedure from all the runs that it wants; undefined: nothing, or errors of the runs themselves. */
function whyEnded(state: GateState, { stopped }: Measurement, maxCalls: number | undefined): string | undefined {
  const by = stopped();
  if (by !== undefined) return stopWords(by);
  const { maxExtraCalls: _, ...unlimited } = state.settings;
  const isLimit = maxCalls !== undefined && nextRuns({ ...state, settings: unlimited }).length > 0;
  return isLimit ? `max-calls, ${maxCalls}, leaves no call for it` : undefined;
}
