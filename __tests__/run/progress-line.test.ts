import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Progress } from '../../src/run/progress.js';
import { formatProgress } from '../../src/run/progress-line.js';

const progress = (rest: Partial<Progress> = {}): Progress => ({
  done: 0,
  passed: 0,
  failed: 0,
  errored: 0,
  unjudged: 0,
  retries: 0,
  inFlight: 0,
  perSecond: 0,
  ...rest,
});

const BUSY = progress({
  done: 12,
  total: 24,
  passed: 9,
  failed: 2,
  errored: 1,
  retries: 3,
  inFlight: 8,
  perSecond: 1.2,
});

describe('the line', () => {
  test.each<[Partial<Progress>, string]>([
    [{ total: 24 }, '0/24 cells'],
    [{ total: 24, inFlight: 4 }, '0/24 cells; 4 in flight'],
    [{}, '0 cells'],
    [BUSY, '12/24 cells: 9 passed, 2 failed, 1 errored; 8 in flight; 3 retries; 1.2 cells/s; about 10 s left'],
    [
      { done: 2, total: 24, passed: 2, retries: 1, perSecond: 0.1 },
      '2/24 cells: 2 passed; 1 retry; 6.0 cells/min; about 4 min left',
    ],
    [
      { done: 10, total: 1000, unjudged: 10, perSecond: 0.1 },
      '10/1000 cells: 10 not judged; 6.0 cells/min; about 2 h 45 min left',
    ],
    [{ done: 24, total: 24, passed: 24, perSecond: 2 }, '24/24 cells: 24 passed; 2.0 cells/s'],
    [{ done: 24, passed: 24, perSecond: 2 }, '24 cells: 24 passed; 2.0 cells/s'],
    [
      { done: 999, total: 1000, passed: 999, perSecond: 99.9 },
      '999/1000 cells: 999 passed; 99.9 cells/s; about 1 s left',
    ],
    [
      { done: 1, total: 9_000, passed: 1, perSecond: 0.001 },
      '1/9000 cells: 1 passed; 0.1 cells/min; more than 2 days left',
    ],
    [
      { done: 3, total: 6, passed: 1, failed: 2, perSecond: 1, round: 2 },
      'round 2: 3/6 runs: 1 passed, 2 failed; 1.0 runs/s; about 3 s left',
    ],
  ])('%j', (given, line) => {
    expect(formatProgress(progress(given), { columns: 120 })).toBe(line);
  });

  test('loses what matters least where it does not fit', () => {
    const lines = [112, 111, 99, 86, 72, 57, 42, 11, 6].map((columns) => formatProgress(BUSY, { columns, bar: true }));
    expect(lines).toEqual([
      '[=====     ] 12/24 cells: 9 passed, 2 failed, 1 errored; 8 in flight; 3 retries; 1.2 cells/s; about 10 s left',
      '[=====     ] 12/24 cells: 9 passed, 2 failed, 1 errored; 8 in flight; 3 retries; 1.2 cells/s; about 10 s left',
      '12/24 cells: 9 passed, 2 failed, 1 errored; 8 in flight; 3 retries; 1.2 cells/s; about 10 s left',
      '12/24 cells: 9 passed, 2 failed, 1 errored; 3 retries; 1.2 cells/s; about 10 s left',
      '12/24 cells: 9 passed, 2 failed, 1 errored; 3 retries; about 10 s left',
      '12/24 cells: 9 passed, 2 failed, 1 errored',
      '12/24 cells: 9 passed, 2 failed, 1 errored',
      '12/24 cells',
      '12/24 ',
    ]);
  });

  test('the bar is whole at the end, and there is none without a total', () => {
    const at = (done: number, total?: number): string =>
      formatProgress(progress({ done, ...(total === undefined ? {} : { total }) }), { bar: true });
    expect([at(0, 3), at(2, 3), at(3, 3), at(3), at(0, 0)]).toEqual([
      '[          ] 0/3 cells',
      '[======    ] 2/3 cells',
      '[==========] 3/3 cells',
      '3 cells',
      '0/0 cells',
    ]);
  });

  test('never is wider than the terminal', () => {
    const many = fc.nat(1_000_000);
    const any = fc.record({
      done: many,
      total: many,
      passed: many,
      failed: many,
      errored: many,
      unjudged: many,
      retries: many,
      inFlight: many,
      perSecond: fc.double({ min: 0, max: 1e6, noNaN: true }),
      round: fc.option(fc.nat(100), { nil: undefined }),
    });
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 200 }), fc.boolean(), ({ round, ...given }, columns, bar) => {
        const line = formatProgress({ ...given, ...(round === undefined ? {} : { round }) }, { columns, bar });
        expect(line.length).toBeLessThanOrEqual(columns);
        expect(line).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
  });
});
