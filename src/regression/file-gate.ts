// A run held against a results file: nothing of the file can be run again, so exact tests of what is there have to do.
import { compareWithFile } from '../baseline/compare-with-file.js';
import { mostRepeats } from '../plan/repeats.js';
import type { CellResult } from '../run/results.js';
import { type Served, servedModels } from '../verdict/provenance/served.js';
import { sidesWords } from '../verdict/provenance/words.js';
import { armMean, type ComparedCell } from '../verdict/regression/cells.js';
import type { ClassifiedCase } from '../verdict/regression/classify.js';
import { concludeGate, type GateConclusion } from '../verdict/regression/conclude.js';
import type { GateCase, GateReport } from '../verdict/regression/gate-report.js';
import { compareOffline, type OfflineComparison } from '../verdict/regression/offline.js';
import { offlineHeadline, offlineVerdict } from '../verdict/regression/offline-words.js';
import { startGate } from '../verdict/regression/regression-gate.js';
import { gateHeadline } from '../verdict/regression/words.js';
import { caseNamer } from './case-namer.js';
import type { GatePlan, RecordedBase } from './gate-plan.js';

/** What its sentences call it. */
const BASE = 'the baseline';

export function reportAgainstFile(
  cells: readonly CellResult[],
  { plan, rules, ruleChanges }: Pick<GatePlan, 'plan' | 'rules' | 'ruleChanges'>,
  recorded: RecordedBase,
): GateReport {
  const compared = compareWithFile(cells, recorded.cells);
  const comparison = compareOffline(compared);
  const started = startGate(compared, {
    measure: 'pass',
    repeatMinPass: plan.repeatMinPass ?? mostRepeats(plan.config.tests, plan.repeat),
    gateMetrics: [],
    forbidRemoval: rules.forbidRemoval,
  });
  // Nobody can be asked again.
  const concluded = concludeGate({ ...started, suspects: [], rechecks: [] });
  const nameOf = caseNamer(plan);
  const heads = new Map(cells.map(({ cell }) => [cell.id, nameOf(cell)]));
  const others = new Map(recorded.cells.map(({ id, name }) => [id, name]));
  const names = (id: string): string => heads.get(id) ?? others.get(id) ?? id;
  const conclusion = concluding(concluded, comparison);
  const words = { base: BASE, caseName: names };
  const served = sidesWords(servedOnBothSides(cells, recorded), BASE);
  return {
    base: { name: BASE, source: 'file', file: recorded.file, renamed: [] },
    // Whatever the comparison says: a case was taken out, or too little was measured.
    headline:
      conclusion.verdict === offlineVerdict(comparison)
        ? offlineHeadline(comparison, words)
        : gateHeadline({ ...conclusion, cases: concluded.cases }, words),
    conclusion,
    cases: classify(compared, concluded.cases, comparison).map(
      (one): GateCase => ({
        ...one,
        name: names(one.cell),
        blocks: one.kind === 'broke' || (one.kind === 'removed' && rules.forbidRemoval),
      }),
    ),
    ...(served.length > 0 ? { served } : {}),
    ruleChanges,
    callsSaved: 0,
  };
}

/** A file knows the endpoint that a cell is for, and nothing of one that a test names itself. */
function servedOnBothSides(cells: readonly CellResult[], recorded: RecordedBase): Record<'head' | 'base', Served[]> {
  const names = new Map(cells.map(({ cell: { endpoint } }) => [endpoint.id, endpoint.name]));
  const answered = (endpoint: string, served: { model: string; provider?: string | undefined }) => ({
    state: 'unjudged' as const,
    graderCalls: [],
    call: {
      endpoint,
      servedModel: served.model,
      ...(served.provider === undefined ? {} : { servedBy: served.provider }),
    },
  });
  return {
    head: servedModels(
      cells.map(({ cell, runs }) => ({
        runs: runs.flatMap(({ call }) =>
          call?.servedModel === undefined
            ? []
            : answered(cell.endpoint.name, { model: call.servedModel, provider: call.servedBy }),
        ),
      })),
    ),
    base: servedModels(
      recorded.cells.map(({ provider, runs }) => ({
        runs: runs.flatMap(({ served }) => {
          const name = names.get(provider.id);
          return served && name !== undefined ? answered(name, served) : [];
        }),
      })),
    ),
  };
}

/** What is critical or new was run again; the file was not. */
export function withRunAgain(against: GateReport, again: GateReport | undefined): GateReport {
  if (!again || again.conclusion.verdict === 'passed') return against;
  const { failures, unmeasured, verdict } = again.conclusion;
  const failing = new Map(
    failures.flatMap((failure) =>
      failure.gate === 'critical'
        ? failure.cases.map(({ cell, failed, runs }) => [cell, { failed, runs }] as const)
        : [],
    ),
  );
  const fresh = new Set(
    failures.flatMap((failure) => (failure.gate === 'new' ? failure.cases.map(({ cell }) => cell) : [])),
  );
  return {
    ...against,
    headline: `${again.headline} ${against.headline}`,
    conclusion: {
      ...against.conclusion,
      verdict: [verdict, against.conclusion.verdict].includes('failed') ? 'failed' : 'inconclusive',
      failures: [...failures, ...against.conclusion.failures],
      unmeasured: [...unmeasured, ...against.conclusion.unmeasured],
    },
    cases: against.cases.map((one) => {
      const found = failing.get(one.cell);
      const blocks = one.blocks || found !== undefined || fresh.has(one.cell);
      return { ...one, blocks, ...(found ? { critical: found } : {}) };
    }),
  };
}

function concluding(
  { cases: _, ...concluded }: GateConclusion,
  comparison: OfflineComparison,
): Omit<GateConclusion, 'cases'> {
  // A suite that looked worse is judged here as it is: it cannot be looked at again.
  const unmeasured = concluded.unmeasured.filter(({ what }) => what !== 'suite' && what !== 'suspects');
  const verdict = offlineVerdict(comparison);
  const failed = verdict === 'failed' || concluded.failures.length > 0;
  const { visibleDrop: _drop, ...rest } = concluded;
  return {
    ...rest,
    unmeasured,
    verdict: failed ? 'failed' : unmeasured.length > 0 ? 'inconclusive' : verdict,
    ...(comparison.visibleDrop === undefined ? {} : { visibleDrop: comparison.visibleDrop }),
  };
}

function classify(
  compared: readonly ComparedCell[],
  cases: readonly ClassifiedCase[],
  { broke }: OfflineComparison,
): ClassifiedCase[] {
  const proven = new Set(broke.map(({ cell }) => cell));
  const cells = new Map(compared.map((cell) => [cell.id, cell]));
  return cases.map((one) => {
    if (proven.has(one.cell)) return { ...one, kind: 'broke' };
    const cell = cells.get(one.cell);
    const before = cell && armMean(cell.base, 'pass');
    const after = cell && armMean(cell.head, 'pass');
    const isWorse = cell?.change === 'compared' && before !== undefined && after !== undefined && after < before;
    return isWorse ? { ...one, kind: 'unproven' } : one;
  });
}
