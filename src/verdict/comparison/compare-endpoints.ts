// Which endpoint is best at these cases, and which of them this many cases cannot tell apart.
import type { Interval } from '../../statistics/interval.js';
import { groups, letters } from '../../statistics/letters.js';
import { shaffer } from '../../statistics/shaffer.js';
import { signFlipTwoSided } from '../../statistics/sign-flip.js';
import { mean } from '../../statistics/sums.js';
import { visibleGap } from '../../statistics/visible-drop.js';
import { type PairedValues, wholeDifferences } from '../paired-values.js';
import { passRateOf } from '../pass-rate.js';

/** A case as all endpoints answered it. */
export interface EndpointCase {
  id: string;
  /** Cases with the same one hang together: questions on one document. */
  cluster?: string;
  /** Of each endpoint, in the order of the endpoints: whether each repeat passed; `null` is an error. */
  runs: readonly (readonly (boolean | null)[])[];
}

export interface RankedEndpoint {
  /** Index into the endpoints as they came in. */
  endpoint: number;
  /** Mean over the cases of the share of repeats that passed, 0 to 1. */
  rate: number;
  /** 95 % (Wilson); absent where all cases hang together. */
  interval?: Interval;
  /** Endpoints that share a letter cannot be told apart. */
  letters: string;
  /** 1-based, both ends included: as many are surely better, and surely worse. */
  rank: { from: number; to: number };
}

export interface EndpointGap {
  /** Index into `ranked`; a has the higher pass rate, or the same. */
  a: number;
  b: number;
  /** Rate of a less that of b, 0 to 1. */
  gap: number;
  /** Decides `separated`; never shown alone. 0 to 1, adjusted over all pairs. */
  adjustedP: number;
  separated: boolean;
  /** Smallest gap of these two that this many cases would show, a share, over 0, up to 1. */
  visible: number;
}

export interface EndpointComparison {
  /** Cases that all endpoints answered. */
  cases: number;
  /** Cases that an error on some endpoint took out. */
  leftOut: number;
  /** Whether so many cases were left out (more than 5 %), or all, that nothing is ranked. Then the rest is empty. */
  unranked: boolean;
  /** Best pass rate first; equal ones in the order they came in. */
  ranked: readonly RankedEndpoint[];
  gaps: readonly EndpointGap[];
  /** Largest groups that cannot be told apart, as indexes into `ranked`; they may overlap. */
  groups: readonly (readonly number[])[];
  /** Smallest gap that would show between any two, a share; absent for fewer than two endpoints. */
  visibleGap?: number;
  /** Ids of the cases on which the endpoints differ, most first. */
  telling: readonly string[];
}

export const SEPARATION_LEVEL = 0.05;
export const MOST_LEFT_OUT = 0.05;

/**
 * All pairs by the exact two-sided sign-flip test on the same cases (Fisher 1935), adjusted by Shaffer's S1 (1986), shown
 * as a compact letter display (Piepho 2004). A case without a judged run on some endpoint leaves the comparison.
 *
 * @param endpoints how many there are, 1 and more
 */
export function compareEndpoints(endpoints: number, cases: readonly EndpointCase[]): EndpointComparison {
  const kept = cases.map((one) => scoredCase(one, endpoints)).filter((one) => one !== undefined);
  const leftOut = cases.length - kept.length;
  const common = { cases: kept.length, leftOut };
  if (kept.length === 0 || leftOut > cases.length * MOST_LEFT_OUT) {
    return { ...common, unranked: true, ranked: [], gaps: [], groups: [], telling: [] };
  }
  const rateOf = (endpoint: number): number => mean(kept.map(({ rates }) => rates[endpoint] ?? 0));
  const order = Array.from({ length: endpoints }, (_, index) => ({ index, rate: rateOf(index) })).sort(
    (a, b) => b.rate - a.rate,
  );
  const gaps = gapsOf(order, kept);
  const separated = gaps.filter((gap) => gap.separated).map(({ a, b }): [number, number] => [a, b]);
  const shown = letters(endpoints, separated);
  return {
    ...common,
    unranked: false,
    ranked: order.map(({ index, rate }, place) => ({
      endpoint: index,
      rate,
      ...intervalOf(kept, index),
      letters: shown[place] ?? '',
      rank: {
        from: 1 + separated.filter(([, worse]) => worse === place).length,
        to: endpoints - separated.filter(([better]) => better === place).length,
      },
    })),
    gaps,
    groups: groups(endpoints, separated),
    ...(gaps.length === 0 ? {} : { visibleGap: Math.max(...gaps.map(({ visible }) => visible)) }),
    telling: tellingCases(kept),
  };
}

interface ScoredCase {
  id: string;
  cluster?: string;
  /** Of each endpoint: 1 passed, 0 failed; as many as the endpoint with the fewest has. */
  values: readonly (readonly number[])[];
  /** Of each endpoint, 0 to 1. */
  rates: readonly number[];
}

function scoredCase({ id, cluster, runs }: EndpointCase, endpoints: number): ScoredCase | undefined {
  const scored = Array.from({ length: endpoints }, (_, index) =>
    (runs[index] ?? []).flatMap((pass) => (pass === null ? [] : [pass ? 1 : 0])),
  );
  const repeats = Math.min(...scored.map(({ length }) => length));
  if (repeats === 0) return undefined;
  const values = scored.map((all) => all.slice(0, repeats));
  return { id, ...(cluster === undefined ? {} : { cluster }), values, rates: values.map(mean) };
}

function gapsOf(order: readonly { index: number; rate: number }[], cases: readonly ScoredCase[]): EndpointGap[] {
  const pairs = order.flatMap((a, place) =>
    order.slice(place + 1).map((b, next) => ({ a, b, place, next: place + 1 + next })),
  );
  const tests = pairs.map(({ a, b }) =>
    signFlipTwoSided(wholeDifferences(pairedCases(cases, a.index, b.index), { whole: true })),
  );
  const adjusted = order.length < 2 ? [] : shaffer(tests, order.length);
  return pairs.map(({ a, b, place, next }, index) => {
    const adjustedP = adjusted[index] ?? 1;
    const gap = a.rate - b.rate;
    // With one run a case this is the share of cases on which they differ.
    const squares = mean(cases.map(({ rates }) => ((rates[a.index] ?? 0) - (rates[b.index] ?? 0)) ** 2));
    return {
      a: place,
      b: next,
      gap,
      adjustedP,
      separated: adjustedP <= SEPARATION_LEVEL && gap > 0,
      visible: visibleGap(Math.max(0, squares - gap), cases.length, pairs.length),
    };
  });
}

function pairedCases(cases: readonly ScoredCase[], a: number, b: number): PairedValues[] {
  return cases.map(({ id, cluster, values }) => ({
    cluster: cluster === undefined ? `case ${id}` : `cluster ${cluster}`,
    base: values[a] ?? [],
    head: values[b] ?? [],
  }));
}

function intervalOf(cases: readonly ScoredCase[], endpoint: number): { interval?: Interval } {
  const { interval } = passRateOf(
    cases.map(({ cluster, rates }) => ({ rate: rates[endpoint] ?? 0, ...(cluster === undefined ? {} : { cluster }) })),
  );
  return interval ? { interval } : {};
}

/** Widest spread of the pass rates first, then in the order of the cases. */
function tellingCases(cases: readonly ScoredCase[]): string[] {
  return cases
    .map(({ id, rates }) => ({ id, spread: Math.max(...rates) - Math.min(...rates) }))
    .filter(({ spread }) => spread > 0)
    .sort((a, b) => b.spread - a.spread)
    .map(({ id }) => id);
}
