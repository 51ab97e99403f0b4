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
