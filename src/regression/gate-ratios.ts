// Latency and tokens of both sides, case by case.
import { compareRatios, exceedsIncrease, type RatioCase } from '../verdict/comparison/compare-ratios.js';
import type { GateRatio, GateReport } from '../verdict/regression/gate-report.js';
import type { ArmedCell } from './arms.js';
import type { GatePlan } from './gate-plan.js';
import type { GateRun } from './gate-run.js';

/** Of calls that were answered at once: waiting for a retry is no latency. */
export function ratiosOf(
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

/** Limits that were set and could not judge, one sentence each. */
export function openLimits(
  { base, conclusion, latency, tokens }: GateReport,
  { maxLatencyIncrease, maxTokenIncrease }: GatePlan['rules'],
): string[] {
  // A file has no calls, which is said; and where nothing ran, nothing got slower.
  if (!base || base.source === 'file' || conclusion.calls.first === 0) return [];
  const limits: [string, number | undefined, GateRatio | undefined][] = [
    ['max-latency-increase', maxLatencyIncrease, latency],
    ['max-token-increase', maxTokenIncrease, tokens],
  ];
  return limits
    .filter(([, limit, compared]) => limit !== undefined && !compared?.ratio)
    .map(([name]) => `${name} judged nothing: it takes at least 6 cases that both sides answered at once and counted.`);
}
