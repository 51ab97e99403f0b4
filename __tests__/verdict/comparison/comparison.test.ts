import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareEndpoints, type EndpointCase } from '../../../src/verdict/comparison/compare-endpoints.js';
import { compareRatios, exceedsIncrease, separateEndpoints } from '../../../src/verdict/comparison/compare-ratios.js';
import { comparisonWords, latencyWords, rankWords, tokenWords } from '../../../src/verdict/comparison/words.js';
import { inPercent, inPoints, listed } from '../../../src/verdict/evidence-words.js';
import { passRateOf } from '../../../src/verdict/pass-rate.js';
import { seeded } from '../regression/simulation.js';

const one = (index: number, passes: readonly (boolean | null)[]): EndpointCase => ({
  id: `case ${index}`,
  runs: passes.map((pass) => [pass]),
});

/** Of 100 cases, the first `wins[e]` pass on endpoint e. */
const nested = (...wins: number[]): EndpointCase[] =>
  Array.from({ length: 100 }, (_, index) =>
    one(
      index,
      wins.map((most) => index < most),
    ),
  );

describe('endpoints', () => {
  test('some that cannot be told apart, one that is behind', () => {
    const comparison = compareEndpoints(3, nested(60, 90, 88));
    expect(comparison.ranked.map(({ endpoint, letters, rank }) => [endpoint, letters, rankWords(rank)])).toEqual([
      [1, 'a', '1–2'],
      [2, 'a', '1–2'],
      [0, 'b', '3'],
    ]);
    expect(comparisonWords(comparison, ['gemini-c', 'gpt-a', 'claude-b'])).toBe(
      'gpt-a and claude-b cannot be told apart; gemini-c is behind both. 100 cases can show gaps of about 10 points.',
    );
    expect(comparison.telling).toHaveLength(30);
    expect(comparison.telling[0]).toBe('case 60');
  });

  test('one winner only when its letter is its own', () => {
    const comparison = compareEndpoints(3, nested(95, 60, 58));
    expect(comparisonWords(comparison, ['a', 'b', 'c'])).toMatch(
      /^a is ahead of all others; b and c cannot be told apart\./,
    );
    expect(comparison.ranked.map(({ rank }) => rankWords(rank))).toEqual(['1', '2–3', '2–3']);
  });

  test('groups that overlap', () => {
    const comparison = compareEndpoints(3, nested(80, 75, 70));
    expect(comparison.ranked.map(({ letters }) => letters)).toEqual(['a', 'ab', 'b']);
    expect(comparisonWords(comparison, ['a', 'b', 'c'])).toMatch(
      /^a and b cannot be told apart; b and c cannot be told apart; c is behind a\./,
    );
  });

  test('errors take a case out; too many, and nothing is ranked', () => {
    const cases = nested(90, 60).map((two, index) => (index < 4 ? one(index, [null, true]) : two));
    expect(compareEndpoints(2, cases)).toMatchObject({ cases: 96, leftOut: 4, unranked: false });
    const worse = cases.map((two, index) => (index < 6 ? one(index, [null, true]) : two));
    expect(comparisonWords(compareEndpoints(2, worse), ['a', 'b'])).toBe(
      'Errors left 6 of 100 cases out, so the endpoints are not ranked.',
    );
  });

  test('an endpoint alone', () => {
    expect(comparisonWords(compareEndpoints(1, nested(90)), ['a'])).toBe('a is the only endpoint.');
  });

  test('the order of cases changes no number', () => {
    const bits = fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(bits, (rows) => {
        const cases = rows.map((row, index) => one(index, row));
        const { telling: _, ...straight } = compareEndpoints(3, cases);
        const { telling: __, ...reversed } = compareEndpoints(3, cases.toReversed());
        expect(reversed).toEqual(straight);
      }),
    );
  });
});

describe('how often', () => {
  const simulated = (seed: number, cases: number, chances: readonly number[]): EndpointCase[] => {
    const random = seeded(seed);
    return Array.from({ length: cases }, (_, index) => {
      // Hard and easy cases: what the endpoints share.
      const ease = 0.4 * (random() - 0.5);
      return one(
        index,
        chances.map((chance) => random() < Math.min(1, Math.max(0, chance + ease))),
      );
    });
  };
  const separations = (comparisons: number, cases: number, chances: readonly number[]): number =>
    Array.from({ length: comparisons }, (_, seed) =>
      compareEndpoints(chances.length, simulated(seed, cases, chances)),
    ).filter(({ gaps }) => gaps.some(({ separated }) => separated)).length;

  test('equal endpoints are told apart in at most 18 of 200 comparisons', () => {
    expect(separations(200, 100, [0.75, 0.75, 0.75])).toBeLessThanOrEqual(18);
  });

  test('a gap of 25 points at 100 cases is seen in at least 85 of 100', () => {
    expect(separations(100, 100, [0.8, 0.55])).toBeGreaterThanOrEqual(85);
  });
});

describe('latency and tokens', () => {
  const doubled = Array.from({ length: 20 }, (_, index) => ({ base: 100 + index, head: 2 * (100 + index) }));

  test('a ratio with its interval', () => {
    const comparison = compareRatios(doubled);
    expect(latencyWords(comparison)).toBe('2.0x slower (2.0 to 2.0)');
    expect(latencyWords(compareRatios(doubled.map(({ base, head }) => ({ base: head, head: base }))))).toBe(
      '2.0x faster (2.0 to 2.0)',
    );
    expect(tokenWords(comparison)).toBe('2.0x as many tokens (2.0 to 2.0)');
    expect([exceedsIncrease(comparison, 99), exceedsIncrease(comparison, 101)]).toEqual([true, false]);
  });

  test('of the same it says so, of few cases only the medians are known', () => {
    const same = doubled.map(({ base }, index) => ({ base, head: base * (index % 2 === 0 ? 1.1 : 0.9) }));
    expect(latencyWords(compareRatios(same))).toMatch(/^about as fast \(/);
    const few = compareRatios(doubled.slice(0, 5));
    expect(few).toMatchObject({ cases: 5, medians: { base: 102, head: 204 } });
    expect([few.ratio, latencyWords(few), exceedsIncrease(few, 0)]).toEqual([undefined, undefined, false]);
  });

  test('what is missing or zero takes its case out', () => {
    expect(compareRatios([{ base: 0, head: 5 }, { base: undefined, head: 5 }, ...doubled]).cases).toBe(20);
  });

  test('many cases, and pairs of endpoints', () => {
    const random = seeded(3);
    const many = Array.from({ length: 2000 }, () => {
      const base = 100 + 900 * random();
      return [base, base * (1.2 + 0.2 * (random() - 0.5)), base * (1 + 0.2 * (random() - 0.5))];
    });
    const pairs = separateEndpoints(many, 3);
    expect(pairs.map(({ a, b, separated }) => [a, b, separated])).toEqual([
      [0, 1, true],
      [0, 2, false],
      [1, 2, true],
    ]);
    expect(compareRatios(many.map(([base, head]) => ({ base, head }))).ratio?.estimate).toBeCloseTo(1.2, 2);
  });
});

describe('pass rate', () => {
  test('repeats do not narrow it, clusters widen it', () => {
    const cells = Array.from({ length: 50 }, (_, index) => ({ rate: index < 47 ? 1 : 0 }));
    const alone = passRateOf(cells);
    expect(alone).toMatchObject({ passed: 47, scored: 50, rate: 0.94 });
    const clustered = passRateOf(cells.map((cell, index) => ({ ...cell, cluster: `d${Math.floor(index / 10)}` })));
    expect(clustered.interval?.low).toBeLessThan(alone.interval?.low ?? 0);
    expect(passRateOf(cells.map((cell) => ({ ...cell, cluster: 'one' }))).interval).toBeUndefined();
  });

  test('of nothing there is none', () => {
    expect(passRateOf([{}])).toEqual({ passed: 0, scored: 0 });
  });
});

test.each([
  [inPercent(0.997), '99 %'],
  [inPercent(1), '100 %'],
  [inPercent(0.001), '1 %'],
  [inPoints(0.011), '1 point'],
  [inPoints(0.166), '17 points'],
  [listed(['a']), 'a'],
  [listed(['a', 'b', 'c']), 'a, b and c'],
  [listed(['a', 'b', 'c', 'd'], 2), 'a, b and 2 more'],
])('%s', (got, expected) => {
  expect(got).toBe(expected);
});
