import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createProgressReporter, formatProgress, type Progress } from '../../src/run/progress.js';

function progress(rest: Partial<Progress> = {}): Progress {
  return { done: 0, passed: 0, failed: 0, errored: 0, unjudged: 0, retries: 0, elapsedMs: 0, ...rest };
}

describe('the line', () => {
  test.each<[Partial<Progress>, string]>([
    [{ total: 24 }, '0/24 cells'],
    [{ total: 24, elapsedMs: 5000 }, '0/24 cells'],
    [{}, '0 cells'],
    [
      { done: 12, total: 24, passed: 9, failed: 2, errored: 1, retries: 3, elapsedMs: 10_000 },
      '12/24 cells: 9 passed, 2 failed, 1 errored; 3 retries; 1.2 cells/s; about 10 s left',
    ],
    [
      { done: 2, total: 24, passed: 2, retries: 1, elapsedMs: 20_000 },
      '2/24 cells: 2 passed; 1 retry; 6.0 cells/min; about 4 min left',
    ],
    [
      { done: 10, total: 1000, unjudged: 10, elapsedMs: 100_000 },
      '10/1000 cells: 10 not judged; 6.0 cells/min; about 2 h 45 min left',
    ],
    [{ done: 24, total: 24, passed: 24, elapsedMs: 12_000 }, '24/24 cells: 24 passed; 2.0 cells/s'],
    [{ done: 24, passed: 24, elapsedMs: 12_000 }, '24 cells: 24 passed; 2.0 cells/s'],
    [
      { done: 999, total: 1000, passed: 999, elapsedMs: 10_000 },
      '999/1000 cells: 999 passed; 99.9 cells/s; about 1 s left',
    ],
  ])('%j', (given, line) => {
    expect(formatProgress(progress(given), 100)).toBe(line);
  });

  test('loses what matters least where it does not fit', () => {
    const given = progress({ done: 12, total: 24, passed: 9, failed: 2, errored: 1, retries: 3, elapsedMs: 10_000 });
    const lines = [83, 82, 68, 57, 42, 11, 6].map((columns) => formatProgress(given, columns));
    expect(lines).toEqual([
      '12/24 cells: 9 passed, 2 failed, 1 errored; 3 retries; 1.2 cells/s; about 10 s left',
      '12/24 cells: 9 passed, 2 failed, 1 errored; 3 retries; about 10 s left',
      '12/24 cells: 9 passed, 2 failed, 1 errored; about 10 s left',
      '12/24 cells: 9 passed, 2 failed, 1 errored',
      '12/24 cells: 9 passed, 2 failed, 1 errored',
      '12/24 cells',
      '12/24 ',
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
      elapsedMs: many,
    });
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 200 }), (given, columns) => {
        const line = formatProgress(given, columns);
        expect(line.length).toBeLessThanOrEqual(columns);
        expect(line).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
    expect(
      formatProgress(
        progress({
          done: 50_000,
          total: 90_000,
          passed: 40_000,
          failed: 5000,
          errored: 5000,
          retries: 1000,
          elapsedMs: 1e6,
        }),
      ).length,
    ).toBeLessThanOrEqual(80);
  });
});

describe('the reporter', () => {
  const reporterOf = (isTty: boolean) => {
    const written: string[] = [];
    const time = { now: 0 };
    const reporter = createProgressReporter({
      isTty,
      columns: 30,
      write: (text) => written.push(text),
      now: () => time.now,
    });
    const at = (ms: number, done: number): void => {
      time.now = ms;
      reporter.update(progress({ done, total: 9, passed: done }));
    };
    return { written, reporter, at };
  };
  const CLEAR = '\r\u001b[2K';

  test('on a terminal redraws one line, not faster than is seen, and takes it away at the end', () => {
    const { written, reporter, at } = reporterOf(true);
    at(0, 0);
    at(50, 1);
    at(99, 2);
    at(100, 3);
    reporter.clear();
    reporter.clear();
    at(300, 4);
    reporter.finish();
    expect(written).toEqual([
      `${CLEAR}0/9 cells`,
      `${CLEAR}3/9 cells: 3 passed`,
      CLEAR,
      `${CLEAR}4/9 cells: 4 passed`,
      CLEAR,
    ]);
  });

  test('leaves a column free, as a line of the full width wraps', () => {
    const written: string[] = [];
    const line = '3/9 cells: 3 passed';
    for (const columns of [line.length + 1, line.length]) {
      const output = { isTty: true, columns, write: (text: string) => written.push(text), now: () => 0 };
      createProgressReporter(output).update(progress({ done: 3, total: 9, passed: 3 }));
    }
    expect(written).toEqual([CLEAR + line, `${CLEAR}3/9 cells`]);
  });

  test('in a log prints a line every 10 s, and the last one', () => {
    const { written, reporter, at } = reporterOf(false);
    at(0, 0);
    at(9999, 1);
    at(10_000, 2);
    at(19_999, 3);
    at(20_000, 4);
    reporter.clear();
    at(25_000, 9);
    reporter.finish();
    reporter.finish();
    expect(written).toEqual(['2/9 cells: 2 passed\n', '4/9 cells: 4 passed\n', '9/9 cells: 9 passed\n']);
  });

  test('in a log prints nothing of a short run', () => {
    const { written, reporter, at } = reporterOf(false);
    at(0, 0);
    at(5000, 9);
    reporter.finish();
    expect(written).toEqual([]);
  });
});
