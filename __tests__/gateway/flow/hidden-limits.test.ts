// The simulation stands on these models: they are tested like what they test.
import { describe, expect, test } from '@jest/globals';
import { createHiddenLimits, pacedExactly } from './hidden-limits.js';
import { createVirtualClock } from './virtual-clock.js';

describe('a server with hidden limits', () => {
  test('a bucket of one second, full at first, refilled evenly; a refusal takes nothing', () => {
    const limits = createHiddenLimits([{ fromMs: 0, perSecond: 2 }]);
    const served = [0, 0, 0, 100, 499, 500, 600, 5_000, 5_000, 5_000].map((at) => limits.arrive(at));
    expect(served).toEqual([true, true, false, false, false, true, false, true, true, false]);
  });

  test('so many in flight, whatever the time', () => {
    const limits = createHiddenLimits([{ fromMs: 0, inFlight: 2 }]);
    expect([0, 0, 0].map((at) => limits.arrive(at))).toEqual([true, true, false]);
    limits.leave();
    expect([1, 1].map((at) => limits.arrive(at))).toEqual([true, false]);
  });

  test('a step takes away what no longer fits, and gives nothing', () => {
    const limits = createHiddenLimits([
      { fromMs: 0, perSecond: 10 },
      { fromMs: 1_000, perSecond: 1 },
      { fromMs: 2_000, perSecond: 100 },
    ]);
    expect([1_500, 1_500].map((at) => limits.arrive(at))).toEqual([true, false]);
    // Half a token of the slow second, and one of the fast one.
    expect([2_010, 2_010].map((at) => limits.arrive(at))).toEqual([true, false]);
  });

  test.each<[string, Parameters<typeof pacedExactly>[0], number]>([
    ['5 a second: 5 at once, then one each 200 ms', [{ fromMs: 0, perSecond: 5 }], 59_100],
    ['2 in flight', [{ fromMs: 0, inFlight: 2 }], 15_000],
    ['32 in flight: ten rounds', [{ fromMs: 0, inFlight: 32 }], 1_000],
    ['no limit', [{ fromMs: 0 }], 100],
    [
      'a step',
      [
        { fromMs: 0, perSecond: 5 },
        { fromMs: 10_000, perSecond: 100 },
      ],
      12_550,
    ],
  ])('paced exactly, %s', (_name, steps, ms) => {
    expect(Math.abs(pacedExactly(steps, { calls: 300, callMs: 100 }) - ms)).toBeLessThan(5);
  });
});

test('virtual time: in order, and nothing is waited for', async () => {
  const clock = createVirtualClock();
  const log: string[] = [];
  const at = async (ms: number): Promise<void> => {
    await clock.sleep(ms);
    log.push(`${ms} at ${clock.now()}`);
  };
  const started = performance.now();
  await clock.run(Promise.all([at(3_600_000), at(5), at(100)]));
  expect(log).toEqual(['5 at 5', '100 at 100', '3600000 at 3600000']);
  expect(performance.now() - started).toBeLessThan(1_000);
  await expect(clock.run(new Promise(() => undefined))).rejects.toThrow(/nothing is left to happen/);
});
