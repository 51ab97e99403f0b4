// What the sentence of a comparison rests on: how many cases, which gaps, which methods.
import type { EndpointComparison } from '../verdict/comparison/compare-endpoints.js';
import type { RunComparison } from '../verdict/comparison/compare-run.js';
import { inPoints, listed } from '../verdict/evidence-words.js';
import { counted, formatCount } from './format.js';

/** Sentences. @param names of the endpoints, in the order in which they were compared */
export function comparisonNumbers(comparison: RunComparison, names: readonly string[]): string[] {
  const { ranking, repeats, clustered } = comparison;
  const cases = caseNumbers(comparison, names.length);
  if (ranking.unranked) return [cases];
  const rate =
    repeats > 1
      ? 'Pass rate: the mean over the cases of the share of runs that passed.'
      : 'Pass rate: cases that passed.';
  const worth = [
    ...(repeats > 1 ? ['repeats add no cases'] : []),
    ...(clustered ? ['cases with the same metadata.cluster count for less than they are'] : []),
  ];
  const pairs = ranking.gaps.length;
  return [
    cases,
    `${rate} Likely: 95 % interval (Wilson)${worth.length > 0 ? `; ${worth.join(', ')}` : ''}.`,
    ...pairNumbers(ranking, names),
    `Told apart: by the exact sign-flip test on the same cases${
      pairs > 1 ? `, adjusted for ${formatCount(pairs)} pairs (Shaffer)` : ''
    }. Of equal endpoints it tells any apart in at most 5 of 100 comparisons.`,
    ...latencyNumbers(comparison, names),
  ];
}

function caseNumbers({ ranking, unshared, unjudged }: RunComparison, endpoints: number): string {
  const all = endpoints === 2 ? 'both endpoints' : `all ${formatCount(endpoints)} endpoints`;
  const left = [
    ...(ranking.leftOut > 0 ? [`${formatCount(ranking.leftOut)} because of errors`] : []),
    ...(unshared > 0 ? [`${formatCount(unshared)} that not every endpoint ran`] : []),
    ...(unjudged > 0 ? [`${formatCount(unjudged)} that nothing judged`] : []),
  ];
  return [
    `${counted(ranking.cases, 'case')}, each a test with a prompt, answered by ${all}.`,
    ...(left.length > 0 ? [`Left out: ${listed(left)}.`] : []),
  ].join(' ');
}

function pairNumbers({ ranked, gaps }: EndpointComparison, names: readonly string[]): string[] {
  const nameOf = (place: number): string => names[ranked[place]?.endpoint ?? 0] ?? '';
  return gaps.map(({ a, b, gap, separated, visible }) => {
    const ahead =
      gap > 0 ? `${nameOf(a)} is ${inPoints(gap)} ahead of ${nameOf(b)}` : `${nameOf(a)} and ${nameOf(b)} pass alike`;
    const sure = separated ? 'told apart' : 'cannot be told apart';
    return `${ahead}: ${sure}; a gap of about ${inPoints(visible)} would show.`;
  });
}

function latencyNumbers({ latency }: RunComparison, names: readonly string[]): string[] {
  if (latency.least === undefined) return [];
  const cases = latency.against.flatMap((one) => one?.cases ?? []);
  const fewest = cases.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY);
  const compared =
    latency.against.some((one) => one?.ratio !== undefined) && Number.isFinite(fewest)
      ? `Speed: against ${names[latency.least]}, ${counted(fewest, 'case')} one by one; in brackets the 95 % interval (signed ranks).`
      : 'Speed: fewer than 6 cases say nothing of it.';
  return [`Latency: of calls that were answered, without earlier attempts and each endpoint's first call. ${compared}`];
}
