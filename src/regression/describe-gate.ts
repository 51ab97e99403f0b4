// What the regression gate has to tell, with names: made of its conclusion and of what was run.
import type { CellError } from '../cell-error.js';
import type { Cell } from '../plan/cell.js';
import { plannedCells } from '../plan/planned-cells.js';
import { repeatsOf } from '../plan/repeats.js';
import { short } from '../report/visible.js';
import type { CellResult } from '../run/results.js';
import { servedModels } from '../verdict/provenance/served.js';
import { sidesWords } from '../verdict/provenance/words.js';
import { concludeGate, type GateConclusion } from '../verdict/regression/conclude.js';
import type { GateCase, GateRatio, GateReport } from '../verdict/regression/gate-report.js';
import { gateHeadline } from '../verdict/regression/words.js';
import type { ArmedCell } from './arms.js';
import { caseNamer } from './case-namer.js';
import type { Compared, GatePlan } from './gate-plan.js';
import { ratiosOf } from './gate-ratios.js';
import type { GateRun } from './gate-run.js';
import { removedId } from './removed-id.js';

interface ReportParts {
  gatePlan: GatePlan;
  armed: readonly ArmedCell[];
  run: GateRun;
  results: readonly CellResult[];
  all: boolean;
  /** A clause: what ended the run, or its confirmation, before all was known. */
  ended?: string | undefined;
}

export function gateReport({ gatePlan, armed, run, results, all, ended }: ReportParts): GateReport {
  const { compared, plan, rules } = gatePlan;
  const { cases, ...concluded } = concludeGate(run.state);
  const conclusion = compared ? concluded : headAlone(concluded);
  const nameOf = caseNamer(plan);
  const byId = new Map(armed.map((cell) => [cell.id, cell]));
  const removed = new Map(compared?.base.plan ? removedNames(compared, nameOf) : []);
  const names = (id: string): string => {
    const cell = byId.get(id)?.head;
    return cell ? nameOf(cell) : (removed.get(id) ?? id);
  };
  const errors = errorsOf(armed, results);
  const errorOf = (id: string): string | undefined => errors.get(id) ?? ended;
  const baseName = compared ? short(compared.base.tree.name, BASE_CHARACTERS) : '';
  const headline = gateHeadline(
    { ...conclusion, cases },
    {
      base: baseName,
      caseName: names,
      errorOf,
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
  const served = compared ? servedWords(results, baseName) : [];
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
          const error = one.kind === 'not measured' ? errorOf(one.cell) : undefined;
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
    ...(served.length > 0 ? { served } : {}),
    ruleChanges: gatePlan.ruleChanges,
    callsSaved: compared
      ? armed
          .filter(({ change }) => change === 'carried over')
          .reduce((calls, { head }) => calls + perCell * repeatsOf(head?.test, plan.repeat), 0)
      : 0,
  };
}

const BASE_CHARACTERS = 100;

/** Over all runs, those of the confirmation too: it was asked for, not chosen by who answered. */
function servedWords(results: readonly CellResult[], baseName: string): string[] {
  const of = (arm: 'base' | undefined) => servedModels(results.filter(({ cell }) => cell.arm === arm));
  return sidesWords({ head: of(undefined), base: of('base') }, baseName);
}

function removedNames({ base, arms }: Compared, nameOf: ReturnType<typeof caseNamer>): [string, string][] {
  const gone = new Set(arms.cells.filter(({ change }) => change === 'removed').map(({ id }) => id));
  return plannedCells(base.plan)
    .map((cell): [string, string] => [removedId(cell.id), nameOf(cell)])
    .filter(([id]) => gone.has(id));
}

/** Of each case the first error that any run of it met, on either side. */
function errorsOf(armed: readonly ArmedCell[], results: readonly CellResult[]): Map<string, string> {
  const met = new Map<Cell, string>();
  for (const { cell, runs } of results)
    for (const { error } of runs)
      if (error && !met.has(cell) && !OF_THE_RUN.has(error.kind)) met.set(cell, errorText(error));
  return new Map(
    armed.flatMap(({ id, head, base }) => {
      const error = (head && met.get(head)) ?? (base && met.get(base));
      return error === undefined ? [] : [[id, error] as const];
    }),
  );
}

/** What ended the run says it better. */
const OF_THE_RUN: ReadonlySet<CellError['kind']> = new Set(['cancelled', 'not run']);

/** `gateway 503`; a request that the gateway refuses is none of its failures. */
function errorText({ kind, status }: CellError): string {
  if (status === undefined) return kind;
  return kind === 'config' ? `refused with ${status}` : `${kind} ${status}`;
}

/** Where no base is run, what failed again says something: critical checks, and cases that a file does not have. */
function headAlone(conclusion: Omit<GateConclusion, 'cases'>): Omit<GateConclusion, 'cases'> {
  const failures = conclusion.failures.filter(({ gate }) => gate === 'critical' || gate === 'new');
  const unmeasured = conclusion.unmeasured.filter(({ what }) => what === 'suspects');
  const verdict = failures.length > 0 ? 'failed' : unmeasured.length > 0 ? 'inconclusive' : 'passed';
  return { ...conclusion, failures, unmeasured, verdict };
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
