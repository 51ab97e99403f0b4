// Numbers that scipy, statsmodels or an enumeration gave.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Pair, passEvidence, pooledEvidence, scoreEvidence, signEvidence } from '../../src/statistics/betting.js';
import { clusteredStandardError } from '../../src/statistics/clusters.js';
import { fisherLess } from '../../src/statistics/fisher.js';
import { holm } from '../../src/statistics/holm.js';
import { wilsonInterval } from '../../src/statistics/interval.js';
import { letters } from '../../src/statistics/letters.js';
import { passAtK, passHatK } from '../../src/statistics/pass-k.js';
import { shaffer } from '../../src/statistics/shaffer.js';
import { signFlipLess } from '../../src/statistics/sign-flip.js';
import { visibleDrop } from '../../src/statistics/visible-drop.js';
import { hodgesLehmann, signedRankInterval, signedRankTwoSided } from '../../src/statistics/wilcoxon.js';

// biome-ignore lint/suspicious/noExplicitAny: rows of twenty shapes, each read by one test
type Row = any;
const vectors: Record<string, Row> = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8'));

/** Of the nightly history and the judge's labels; `boschlooLess` is there to compare with. */
const NOT_HERE = ['boschlooLess', 'clopperPearson95two', 'roganGladen', 'kappa', 'demoteE'];

const CHECKS: Record<string, (row: Row) => [got: unknown, expected: unknown][]> = {
  wilson95: ({ passes, n, lo, hi }) => {
    const { low, high } = wilsonInterval(n === 0 ? 0 : passes / n, n);
    return [
      [low, lo],
      [high, hi],
    ];
  },
  clusteredSE: ({ rows, se }) => [[clusteredStandardError(rows), se]],
  passHatK_passAtK: ({ n, c, k, passHat, passAt }) => [
    [passHatK({ passed: c, scored: n }, k), passHat],
    [passAtK({ passed: c, scored: n }, k), passAt],
  ],
  fisherLess: ({ head, nHead, base, nBase, p }) => [
    [fisherLess({ passed: head, scored: nHead }, { passed: base, scored: nBase }), p],
  ],
  holm: ({ p, adjusted }) => [[holm(p), adjusted]],
  signFlipLess: ({ diffs, p }) => [[signFlipLess(diffs), p]],
  mcnemarExactLess: ({ worse, better, p }) => [[signFlipLess([...Array(worse).fill(-1), ...Array(better).fill(1)]), p]],
  bettingE: ({ pairs, e }) => [[passEvidence(pairs as Pair[]), e]],
  signBetE: ({ pairs, e }) => [[signEvidence(pairs as Pair[]), e]],
  scoreE: ({ pairs, e }) => [[scoreEvidence(pairs as Pair[]), e]],
  pooledE: ({ es, pooled }) => [[pooledEvidence(es), pooled]],
  visibleDrop: ({ psi, n, repeats, drop }) => [[visibleDrop(psi, n * repeats), drop]],
  shaffer: ({ E, p, adjusted }) => [[shaffer(p, E), adjusted]],
  letters: ({ E, separated, letters: expected }) => [[letters(E, separated), expected]],
  wilcoxonPaired: ({ logRatios, pTwoSided, hodgesLehmann: estimate, lo, hi }) => [
    [signedRankTwoSided(logRatios), pTwoSided],
    [hodgesLehmann(logRatios), estimate],
    [signedRankInterval(logRatios)?.low, lo],
    [signedRankInterval(logRatios)?.high, hi],
  ],
};

function close(got: unknown, expected: unknown): void {
  if (Array.isArray(expected) && Array.isArray(got)) {
    expect(got).toHaveLength(expected.length);
    for (const [index, value] of expected.entries()) close(got[index], value);
  } else if (typeof expected === 'number') {
    expect(Math.abs((got as number) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
  } else expect(got).toEqual(expected);
}

test('each table is checked or named as not here', () => {
  const tables = Object.keys(vectors).filter((name) => name !== '_about');
  expect(tables.sort()).toEqual([...Object.keys(CHECKS), ...NOT_HERE].sort());
});

describe.each(Object.entries(CHECKS))('%s', (name, check) => {
  const rows: Row[] = vectors[name].rows ?? vectors[name];
  test.each(rows.map((row): [string, Row] => [JSON.stringify(row).slice(0, 90), row]))('%s', (_, row) => {
    for (const [got, expected] of check(row)) close(got, expected);
  });
});
