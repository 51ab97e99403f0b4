// Hidden limits: 300 calls of 100 ms through the real lanes to simulated servers, against calls that are paced exactly.
import { describe, expect, test } from '@jest/globals';
import { pacedExactly } from './hidden-limits.js';
import { SCHEDULES } from './schedules.js';
import { limited, minuteQuota } from './servers.js';
import { median, type SimulatedRun, simulate } from './simulate.js';

const CALLS = 300;
const CALL_MS = 100;
const SEEDS = [1, 2, 3, 4, 5, 6, 7];

async function runs(
  name: string,
  { seeds = SEEDS, ...server }: Parameters<typeof limited>[2] & { seeds?: number[] } = {},
): Promise<SimulatedRun[]> {
  const steps = SCHEDULES[name] ?? [];
  const calls = Array.from({ length: CALLS }, () => 'chat');
  const ended: SimulatedRun[] = [];
  for (const seed of seeds) ended.push(await simulate({ server: limited(steps, CALL_MS, server), calls, seed }));
  return ended;
}

describe('hidden limits are found', () => {
  test.each(Object.keys(SCHEDULES))('%s', async (name) => {
    const exactly = pacedExactly(SCHEDULES[name] ?? [], { calls: CALLS, callMs: CALL_MS });
    const ended = await runs(name);
    const ratios = ended.map(({ took }) => took / exactly);
    const refused = ended.map((run) => run.refused / CALLS);
    expect(ended.every(({ answered }) => answered === CALLS)).toBe(true);
    expect(median(ratios)).toBeLessThanOrEqual(1.3);
    expect(Math.max(...ratios)).toBeLessThanOrEqual(1.5);
    expect(median(refused)).toBeLessThanOrEqual(0.1);
    expect(Math.max(...refused)).toBeLessThanOrEqual(0.15);
  });

  // A round of calls is on its way before the first refusal is known, and as many again at each step.
  test.each(Object.keys(SCHEDULES))('%s, far away: refusals take half of an answer', async (name) => {
    const exactly = pacedExactly(SCHEDULES[name] ?? [], { calls: CALLS, callMs: CALL_MS + 20 });
    const ended = await runs(name, { networkMs: 10, refusalMs: 30, seeds: [1, 2, 3] });
    expect(ended.every(({ answered }) => answered === CALLS)).toBe(true);
    expect(median(ended.map(({ took }) => took / exactly))).toBeLessThanOrEqual(2.2);
    expect(median(ended.map(({ refused }) => refused / CALLS))).toBeLessThanOrEqual(0.3);
  });
});

test.each([60, 300])(
  'a quota of %i calls a minute is used in each minute, and not asked for in vain all the while',
  async (quota) => {
    const calls = Array.from({ length: quota * 4 }, () => 'chat');
    const ended: SimulatedRun[] = [];
    for (const seed of SEEDS)
      ended.push(await simulate({ server: minuteQuota(quota, 100), calls, seed, untilMs: 900_000 }));
    expect(ended.every(({ answered }) => answered === calls.length)).toBe(true);
    // Three minutes and a bit, if each began at once.
    expect(median(ended.map(({ took }) => took))).toBeLessThan(5.5 * 60_000);
    expect(median(ended.map((run) => run.refused / calls.length))).toBeLessThan(0.3);
  },
);

test('two calls in flight stay two: the limit that was seen is remembered', async () => {
  const [run] = await runs('2 in flight');
  const places = (run?.log ?? []).flatMap((line) => / -> (\d+) calls in flight: rate limit/.exec(line)?.[1] ?? []);
  expect(places.length).toBeGreaterThan(3);
  expect(new Set(places.slice(2))).toEqual(new Set(['2']));
});
