// What the comparison of endpoints says. Names of endpoints are whatever a config says: who shows them escapes.
import { counted, inPoints, listed } from '../evidence-words.js';
import type { EndpointComparison } from './compare-endpoints.js';
import type { RatioComparison } from './compare-ratios.js';

/** More of them in one sentence are a list that nobody reads. */
const MOST_CLAUSES = 4;

/**
 * `gpt-a and claude-b cannot be told apart; gemini-c is behind both. 200 cases can show gaps of about 13 points.`
 *
 * @param names of the endpoints, in the order in which they were compared
 */
export function comparisonWords(comparison: EndpointComparison, names: readonly string[]): string {
  const { cases, leftOut, unranked, visibleGap } = comparison;
  if (cases + leftOut === 0) return 'No case was run by all endpoints, so they are not ranked.';
  if (unranked) {
    return `Errors left ${leftOut} of ${counted(cases + leftOut, 'case')} out, so the endpoints are not ranked.`;
  }
  return [
    `${clauses(comparison, names).join('; ')}.`,
    leftOut > 0 && `${counted(leftOut, 'case')} with errors left out.`,
    visibleGap !== undefined && gapWords(cases, visibleGap),
  ]
    .filter((sentence) => sentence !== false)
    .join(' ');
}

/** The formula's end: not even a gap from none to all would surely show. */
function gapWords(cases: number, gap: number): string {
  if (gap >= 1) return `${counted(cases, 'case')} ${cases === 1 ? 'is' : 'are'} too few to show any gap.`;
  return `${counted(cases, 'case')} can show gaps of about ${inPoints(gap)}.`;
}

/** `1`, or `1–2` where others cannot be told apart. */
export function rankWords({ from, to }: { from: number; to: number }): string {
  return from === to ? `${from}` : `${from}–${to}`;
}

/** `1.3x slower (1.1 to 1.5)`, `about as fast`; undefined for too few cases. */
export function latencyWords(comparison: RatioComparison): string | undefined {
  return ratioWords(comparison, { more: 'slower', less: 'faster', equal: 'about as fast' });
}

/** `1.3x as many tokens (1.1 to 1.5)`; undefined for too few cases. */
export function tokenWords({ ratio }: RatioComparison): string | undefined {
  return ratio && `${times(ratio.estimate)} as many tokens (${ratio.low.toFixed(1)} to ${ratio.high.toFixed(1)})`;
}

function clauses({ ranked, gaps, groups }: EndpointComparison, endpoints: readonly string[]): string[] {
  const nameOf = (member: number): string => endpoints[ranked[member]?.endpoint ?? 0] ?? '';
  const names = (members: readonly number[]): string => listed(members.map(nameOf));
  if (ranked.length === 1) return [`${names([0])} is the only endpoint`];
  const tied = groups.filter((group) => group.length > 1).map((group) => `${names(group)} cannot be told apart`);
  const ahead = groups[0]?.length === 1 && groups.length > 1 ? [`${names(groups[0])} is ahead of all others`] : [];
  const all = [...ahead, ...tied, ...behind({ ranked, gaps }, names)];
  return all.length > MOST_CLAUSES ? againstFirst({ ranked, gaps }, names) : all;
}

/** Of many endpoints whose groups overlap: no sentence for each, but where each stands to the first. */
function againstFirst(
  { ranked, gaps }: Pick<EndpointComparison, 'ranked' | 'gaps'>,
  names: (members: readonly number[]) => string,
): string[] {
  const behindFirst = new Set(gaps.filter(({ a, separated }) => separated && a === 0).map(({ b }) => b));
  const others = ranked.map((_, place) => place).slice(1);
  const tied = others.filter((place) => !behindFirst.has(place));
  return [
    `${names([0])} passes most`,
    ...(tied.length > 0 ? [`${names(tied)} cannot be told apart from it`] : []),
    ...(behindFirst.size > 0 ? [`${names([...behindFirst])} ${behindFirst.size === 1 ? 'is' : 'are'} behind it`] : []),
  ];
}

/** Those that others are surely better than. */
function behind(
  { ranked, gaps }: Pick<EndpointComparison, 'ranked' | 'gaps'>,
  names: (members: readonly number[]) => string,
): string[] {
  return ranked.flatMap((_, place) => {
    const better = gaps.filter(({ b, separated }) => separated && b === place).map(({ a }) => a);
    // What the first clause said already.
    const isSaid = better.length === 1 && better[0] === 0 && ranked[0]?.rank.to === 1;
    if (better.length === 0 || isSaid) return [];
    const isAll = better.length === place && place > 1;
    return [`${names([place])} is behind ${isAll ? (place === 2 ? 'both' : `all ${place}`) : names(better)}`];
  });
}

interface RatioNames {
  more: string;
  less: string;
  equal: string;
}

function ratioWords({ ratio }: RatioComparison, { more, less, equal }: RatioNames): string | undefined {
  if (!ratio) return undefined;
  const { estimate, low, high } = ratio;
  if (low <= 1 && high >= 1) return `${equal} (${times(low)} to ${times(high)})`;
  if (estimate > 1) return `${times(estimate)} ${more} (${low.toFixed(1)} to ${high.toFixed(1)})`;
  return `${times(1 / estimate)} ${less} (${(1 / high).toFixed(1)} to ${(1 / low).toFixed(1)})`;
}

function times(ratio: number): string {
  return `${ratio.toFixed(1)}x`;
}
