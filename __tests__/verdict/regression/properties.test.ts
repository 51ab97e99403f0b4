import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Pair, passEvidence, pooledEvidence, scoreEvidence } from '../../../src/statistics/betting.js';
import { fisherLess, fisherTwoSided } from '../../../src/statistics/fisher.js';
import { holm } from '../../../src/statistics/holm.js';
import { wilsonInterval } from '../../../src/statistics/interval.js';
import { groups, letters } from '../../../src/statistics/letters.js';
import { signFlipLess, signFlipTwoSided } from '../../../src/statistics/sign-flip.js';
import { visibleDrop } from '../../../src/statistics/visible-drop.js';
import { hodgesLehmann, signedRankInterval } from '../../../src/statistics/wilcoxon.js';
import { wholeDifferences } from '../../../src/verdict/paired-values.js';
import type { ComparedCell } from '../../../src/verdict/regression/cells.js';
import { concludeGate } from '../../../src/verdict/regression/conclude.js';
import { resumeGate, startGate } from '../../../src/verdict/regression/regression-gate.js';
import { testSuite } from '../../../src/verdict/regression/suite.js';
import { caller, changed, drive, firstPass, SETTINGS, seeded, unchanged } from './simulation.js';

const differences = fc.array(fc.integer({ min: -6, max: 6 }), { maxLength: 40 });
const value = fc.double({ min: 0, max: 1, noNaN: true });
const pairs = fc.array(fc.tuple(value, value), { maxLength: 20 });
const ratios = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 6, maxLength: 30 });
const negated = (values: readonly number[]): number[] => values.map((one) => -one);
const pairedValues = fc.array(
  fc.integer({ min: 1, max: 4 }).chain((k) => {
    const runs = fc.array(fc.constantFrom(0, 1), { minLength: k, maxLength: k });
    return fc.record({ cluster: fc.constantFrom('a', 'b', 'c', 'd', 'e'), base: runs, head: runs });
  }),
  { minLength: 1, maxLength: 30 },
);
const shuffled = <T>(values: readonly T[], seed: number): T[] => {
  const random = seeded(seed);
  return values
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
};

describe('arms swapped', () => {
  test('each direction of the sign-flip test is the other mirrored', () => {
    fc.assert(
      fc.property(differences, (d) => {
        expect(signFlipTwoSided(negated(d))).toBe(signFlipTwoSided(d));
        // Both tails share what is as likely as the sum itself.
        expect(signFlipLess(d) + signFlipLess(negated(d))).toBeGreaterThanOrEqual(1 - 1e-12);
      }),
    );
  });

  test('differences change their sign, with unequal repeats and clusters too', () => {
    fc.assert(
      fc.property(pairedValues, fc.boolean(), (cells, whole) => {
        const swapped = cells.map(({ cluster, base, head }) => ({ cluster, base: head, head: base }));
        const mirrored = negated(wholeDifferences(swapped, { whole })).map((one) => one + 0);
        expect(mirrored).toEqual(wholeDifferences(cells, { whole }).map((one) => one + 0));
        const [straight, other] = [testSuite(cells, { whole }), testSuite(swapped, { whole })];
        expect([other.worse + 0, other.better + 0]).toEqual([straight.better + 0, straight.worse + 0]);
      }),
    );
  });

  test('a ratio becomes its reciprocal, with its interval', () => {
    fc.assert(
      fc.property(ratios, (logs) => {
        expect(hodgesLehmann(negated(logs))).toBeCloseTo(-hodgesLehmann(logs), 9);
        expect(signedRankInterval(negated(logs))?.low).toBeCloseTo(-(signedRankInterval(logs)?.high ?? 0), 9);
      }),
    );
  });
});

describe('more of the same', () => {
  test('a lower head never weakens the evidence, a higher base neither', () => {
    fc.assert(
      fc.property(pairs, value, value, value, (before, base, head, other) => {
        const [low, high] = [Math.min(head, other), Math.max(head, other)];
        const [few, many] = [Math.min(base, other), Math.max(base, other)];
        for (const evidence of [passEvidence, scoreEvidence]) {
          const raised = (pair: Pair): number => evidence([...before, pair]) * (1 + 1e-9);
          expect(raised([base, low])).toBeGreaterThanOrEqual(evidence([...before, [base, high]]));
          expect(raised([many, head])).toBeGreaterThanOrEqual(evidence([...before, [few, head]]));
        }
      }),
    );
  });

  test('no evidence on average where the arms are alike', () => {
    fc.assert(
      fc.property(value, (p) => {
        const chance = ([b, h]: Pair): number => (b ? p : 1 - p) * (h ? p : 1 - p);
        const outcomes: Pair[] = [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ];
        const mean = outcomes.reduce((total, pair) => total + chance(pair) * passEvidence([pair]), 0);
        expect(mean).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  test('one case worse lowers p; more answers lower the drop that is noticed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-1, 0, 1), { maxLength: 40 }), (d) => {
        expect(signFlipLess([...d, -1])).toBeLessThanOrEqual(signFlipLess([...d, 0]) + 1e-12);
        expect(signFlipLess([...d, 0])).toBeLessThanOrEqual(signFlipLess([...d, 1]) + 1e-12);
      }),
    );
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 1000 }), (psi, n) => {
        expect(visibleDrop(psi, n + 1)).toBeLessThanOrEqual(visibleDrop(psi, n));
        expect(visibleDrop(psi / 2, n)).toBeLessThanOrEqual(visibleDrop(psi, n));
      }),
    );
  });

  test('the interval holds its rate and narrows with cases', () => {
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 1000 }), (rate, n) => {
        const { low, high } = wilsonInterval(rate, n);
        expect(low).toBeLessThanOrEqual(rate + 1e-12);
        expect(high).toBeGreaterThanOrEqual(rate - 1e-12);
        const more = wilsonInterval(rate, 2 * n);
        expect(more.high - more.low).toBeLessThanOrEqual(high - low + 1e-12);
      }),
    );
  });
});

describe('order of the cases', () => {
  test('is in no number, to the bit', () => {
    fc.assert(
      fc.property(differences, fc.array(value), fc.nat(), (d, es, seed) => {
        expect(signFlipLess(shuffled(d, seed))).toBe(signFlipLess(d));
        expect(pooledEvidence(shuffled(es, seed))).toBe(pooledEvidence(es));
        expect(holm(shuffled(es, seed)).sort()).toEqual(holm(es).sort());
      }),
    );
  });

  test('is not in what the gate asks for or concludes', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const world = changed(unchanged('noisy', 12, seeded(seed)), 2, { base: 0.99, head: 0.3 });
        const cells = firstPass(world, caller(world, seeded(seed)));
        // What a run gives depends on the case and how often it was asked, not on when.
        const conclusion = (ordered: readonly ComparedCell[]): ReturnType<typeof concludeGate> => {
          const calls = new Map<string, ReturnType<typeof caller>>();
          const call: ReturnType<typeof caller> = (index, arm) => {
            const key = `${index} ${arm}`;
            const own = calls.get(key) ?? caller(world, seeded(index * 2 + (arm === 'base' ? 0 : 1) + seed));
            calls.set(key, own);
            return own(index, arm);
          };
          return concludeGate(drive(startGate(ordered, SETTINGS), call));
        };
        const [one, other] = [conclusion(cells), conclusion(shuffled(cells, seed))];
        expect({ ...other, cases: [] }).toEqual({ ...one, cases: [] });
        expect(other.cases.toSorted(byCell)).toEqual(one.cases.toSorted(byCell));
      }),
      { numRuns: 50 },
    );
  });
});

test('a gate that is kept as JSON halfway and resumed concludes the same', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(8), (seed, rounds) => {
      const world = changed(unchanged('noisy', 12, seeded(seed)), 1, { base: 0.99, head: 0.1 });
      const random = seeded(seed);
      const call = caller(world, random);
      const halfway = drive(startGate(firstPass(world, call), SETTINGS), call, rounds);
      const kept = resumeGate(JSON.parse(JSON.stringify(halfway)), [], {});
      const answers = (): ReturnType<typeof caller> => caller(world, seeded(seed + 1));
      const { calls: _, ...straight } = concludeGate(drive(halfway, answers()));
      const { calls: __, ...resumed } = concludeGate(drive(kept, answers()));
      expect(resumed).toEqual(straight);
    }),
    { numRuns: 50 },
  );
});

test('two share a letter exactly where they are not separated', () => {
  const graph = fc.integer({ min: 2, max: 7 }).chain((count) => {
    const all = Array.from({ length: count }, (_, a) => a).flatMap((a) =>
      Array.from({ length: count - a - 1 }, (_, next): [number, number] => [a, a + 1 + next]),
    );
    return fc.record({ count: fc.constant(count), separated: fc.subarray(all), all: fc.constant(all) });
  });
  fc.assert(
    fc.property(graph, ({ count, separated, all }) => {
      const shown = letters(count, separated);
      for (const [a, b] of all) {
        const share = [...(shown[a] ?? '')].some((letter) => shown[b]?.includes(letter));
        expect(share).toBe(!separated.some(([x, y]) => x === a && y === b));
      }
      expect(new Set(groups(count, separated).flat()).size).toBe(count);
    }),
  );
});

test("Fisher's two-sided p is at least the one-sided one of the smaller tail, and does not know which arm is which", () => {
  const counts = fc
    .integer({ min: 1, max: 30 })
    .chain((scored) => fc.record({ passed: fc.nat(scored), scored: fc.constant(scored) }));
  fc.assert(
    fc.property(counts, counts, (head, base) => {
      const two = fisherTwoSided(head, base);
      expect(two).toBeGreaterThanOrEqual(Math.min(fisherLess(head, base), fisherLess(base, head)) - 1e-9);
      expect(fisherTwoSided(base, head)).toBeCloseTo(two, 9);
    }),
  );
});

function byCell(a: { cell: string }, b: { cell: string }): number {
  return a.cell < b.cell ? -1 : 1;
}
