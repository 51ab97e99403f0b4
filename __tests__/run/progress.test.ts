import { describe, expect, test } from '@jest/globals';
import { createProgressReporter, type Progress } from '../../src/run/progress.js';
import { createProgressSource, type Every } from '../../src/run/progress-source.js';

function progress(rest: Partial<Progress> = {}): Progress {
  return { done: 0, passed: 0, failed: 0, errored: 0, unjudged: 0, retries: 0, inFlight: 0, perSecond: 0, ...rest };
}

const CLEAR = '\r\u001b[2K';

describe('the reporter', () => {
  const reporterOf = (isTty: boolean) => {
    const written: string[] = [];
    const time = { now: 0 };
    const reporter = createProgressReporter({
      isTty,
      columns: () => 40,
      write: (text) => written.push(text),
      now: () => time.now,
    });
    const at = (ms: number, done: number): void => {
      time.now = ms;
      reporter.update(progress({ done, total: 9, passed: done }));
    };
    return { written, reporter, at };
  };

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
      `${CLEAR}[          ] 0/9 cells`,
      `${CLEAR}[===       ] 3/9 cells: 3 passed`,
      CLEAR,
      `${CLEAR}[====      ] 4/9 cells: 4 passed`,
      CLEAR,
    ]);
  });

  test('leaves a column free, as a line of the full width wraps; a terminal may become narrower meanwhile', () => {
    const written: string[] = [];
    const line = '[===       ] 3/9 cells: 3 passed';
    let columns = line.length + 1;
    let now = 0;
    const reporter = createProgressReporter({
      isTty: true,
      columns: () => columns,
      write: (text) => written.push(text),
      now: () => now,
    });
    for (const width of [line.length + 1, line.length, 19]) {
      columns = width;
      now += 1000;
      reporter.update(progress({ done: 3, total: 9, passed: 3 }));
    }
    expect(written).toEqual([CLEAR + line, `${CLEAR}3/9 cells: 3 passed`, `${CLEAR}3/9 cells`]);
  });

  test('in a log prints a line every 10 s, and the last one', () => {
    const { written, reporter, at } = reporterOf(false);
    at(0, 0);
    at(9999, 1);
    at(10_400, 2);
    at(19_999, 3);
    at(20_000, 4);
    reporter.clear();
    at(25_000, 9);
    reporter.finish();
    reporter.finish();
    expect(written).toEqual(['2/9 cells: 2 passed\n', '4/9 cells: 4 passed\n', '9/9 cells: 9 passed\n']);
  });

  test('what comes late in a log does not come twice', () => {
    const { written, at } = reporterOf(false);
    at(35_000, 1);
    at(39_000, 2);
    at(40_000, 3);
    expect(written).toEqual(['1/9 cells: 1 passed\n', '3/9 cells: 3 passed\n']);
  });

  test('in a log prints nothing of a short run', () => {
    const { written, reporter, at } = reporterOf(false);
    at(0, 0);
    at(5000, 9);
    reporter.finish();
    expect(written).toEqual([]);
  });
});

/** Time that passes when it is told to, and what is due on the way. */
function timers() {
  let time = 0;
  const tasks = new Set<{ ms: number; at: number; task: () => void }>();
  const every: Every = (ms, task) => {
    const entry = { ms, at: time + ms, task };
    tasks.add(entry);
    return () => tasks.delete(entry);
  };
  return {
    now: () => time,
    every,
    running: () => tasks.size,
    pass(ms: number) {
      const end = time + ms;
      for (; time < end; time += 1) {
        for (const entry of tasks) {
          if (entry.at > time) continue;
          entry.at += entry.ms;
          entry.task();
        }
      }
    },
  };
}

describe('what is known of a run', () => {
  const cells = (done: number, total = 100) => ({ done, total, passed: done, failed: 0, errored: 0, unjudged: 0 });

  test('is told also where nothing ends, so that a log shows that it is alive', () => {
    const clock = timers();
    const written: string[] = [];
    const log = createProgressReporter({ isTty: false, write: (text) => written.push(text), now: clock.now });
    const source = createProgressSource({ ...clock, onProgress: log.update });
    const tell = source.pass();
    tell(cells(0));
    source.inFlight(4);
    clock.pass(10_500);
    source.retried();
    clock.pass(10_000);
    tell(cells(1));
    clock.pass(10_000);
    source.end();
    log.finish();
    expect(written).toEqual([
      '0/100 cells; 4 in flight\n',
      '0/100 cells; 4 in flight; 1 retry\n',
      expect.stringMatching(/^1\/100 cells: 1 passed; 4 in flight; 1 retry; 2\.\d cells\/min; about \d+ min left\n$/),
    ]);
    expect(clock.running()).toBe(0);
    const before = written.length;
    clock.pass(60_000);
    expect(written).toHaveLength(before);
  });

  test('the time that is left is that of the recent rate', () => {
    const clock = timers();
    const told: Progress[] = [];
    const source = createProgressSource({ ...clock, onProgress: (one) => told.push(one) });
    const tell = source.pass();
    tell(cells(0, 10_000));
    // A minute of one cell a second, then one of ten.
    for (let done = 1; done <= 60; done += 1) {
      clock.pass(1000);
      tell(cells(done, 10_000));
    }
    expect(told.at(-1)?.perSecond).toBeCloseTo(1, 1);
    for (let done = 61; done <= 660; done += 1) {
      clock.pass(100);
      tell(cells(done, 10_000));
    }
    expect(told.at(-1)?.perSecond).toBeCloseTo(10, 0);
    // Then nothing ends any more, which shows within seconds.
    clock.pass(30_000);
    expect(told.at(-1)?.perSecond).toBeLessThan(6);
  });

  test('a rate of cells that take minutes is one of several of them', () => {
    const clock = timers();
    const told: Progress[] = [];
    const tell = createProgressSource({ ...clock, onProgress: (one) => told.push(one) }).pass();
    for (let done = 0; done <= 12; done += 1) {
      tell(cells(done));
      clock.pass(40_000);
    }
    expect(60 * (told.at(-1)?.perSecond ?? 0)).toBeCloseTo(1.5, 0);
  });

  test('rounds of the gate are told apart; retries are those of the whole run', () => {
    const clock = timers();
    const told: Progress[] = [];
    const source = createProgressSource({ ...clock, onProgress: (one) => told.push(one) });
    source.pass()(cells(100));
    source.retried();
    clock.pass(2000);
    source.pass(1)(cells(0, 6));
    expect(told[0]).toEqual({ ...progress(cells(100)), total: 100 });
    expect(told.at(-1)).toEqual({ ...progress(cells(0, 6)), total: 6, retries: 1, round: 1 });
    expect(clock.running()).toBe(1);
  });
});
