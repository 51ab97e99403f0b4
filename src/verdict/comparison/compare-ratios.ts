// Latency and tokens: quantities above 0 whose ratio matters. Advisory, unless a limit was set.
import type { Interval } from '../../statistics/interval.js';
import { shaffer } from '../../statistics/shaffer.js';
import { median } from '../../statistics/sums.js';
import { hodgesLehmann, signedRankInterval, signedRankTwoSided } from '../../statistics/wilcoxon.js';

/** As for pass rates. */
const SEPARATION_LEVEL = 0.05;

/** One case on two sides, in the same unit (ms, tokens); a side that is absent, 0 or less takes the case out. */
export interface RatioCase {
  base: number | undefined;
  head: number | undefined;
}

export interface RatioComparison {
  /** Cases that count. */
  cases: number;
  /** In the unit of the cases; NaN without cases. */
  medians: { base: number; head: number };
  /** How many times as much the head takes (Hodges-Lehmann), with its 95 % interval; absent for fewer than 6 cases. */
  ratio?: Interval & { estimate: number };
}

/**
 * Compares case by case. Latencies: of the first successful attempt, of no cached answer, the warm-up call left out.
 */
export function compareRatios(cases: readonly RatioCase[]): RatioComparison {
  const kept = cases.flatMap(({ base, head }) =>
    isAboveZero(base) && isAboveZero(head) ? [{ base, head, log: Math.log(head / base) }] : [],
  );
  const logs = kept.map(({ log }) => log);
  const interval = signedRankInterval(logs);
  return {
    cases: kept.length,
    medians: { base: median(kept.map(({ base }) => base)), head: median(kept.map(({ head }) => head)) },
    ...(interval && {
      ratio: {
        estimate: Math.exp(hodgesLehmann(logs)),
        low: Math.exp(interval.low),
        high: Math.exp(interval.high),
      },
    }),
  };
}

/**
 * Whether the head takes more than a limit allows: all of the interval does.
 *
 * @param maxIncrease percent more than the base, 0 and more
 */
export function exceedsIncrease({ ratio }: RatioComparison, maxIncrease: number): boolean {
  return ratio !== undefined && ratio.low > 1 + maxIncrease / 100;
}

/** Two endpoints, by index, a before b. */
export interface EndpointPair {
  a: number;
  b: number;
  /** Whether their quantities differ by more than chance. */
  separated: boolean;
}

/**
 * All pairs of endpoints, by the signed-rank test adjusted by Shaffer's S1.
 *
 * @param cases of each case, the quantity of each endpoint
 * @param endpoints how many there are
 */
export function separateEndpoints(
  cases: readonly (readonly (number | undefined)[])[],
  endpoints: number,
): EndpointPair[] {
  const pairs = Array.from({ length: endpoints }, (_, a) => a).flatMap((a) =>
    Array.from({ length: endpoints - a - 1 }, (_, next) => ({ a, b: a + 1 + next })),
  );
  if (pairs.length === 0) return [];
  const logs = cases.map((one) => one.map((value) => (isAboveZero(value) ? Math.log(value) : undefined)));
  const tests = pairs.map(({ a, b }) =>
    signedRankTwoSided(
      logs.flatMap((one) => {
        const [base, head] = [one[a], one[b]];
        return base === undefined || head === undefined ? [] : [head - base];
      }),
    ),
  );
  const adjusted = shaffer(tests, endpoints);
  return pairs.map((pair, index) => ({ ...pair, separated: (adjusted[index] ?? 1) <= SEPARATION_LEVEL }));
}

function isAboveZero(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && value > 0;
}
