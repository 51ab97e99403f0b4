// Servers that never refuse: how much throughput is found, and what it costs in latency, against fixed numbers in flight.
import { describe, expect, test } from '@jest/globals';
import { cpuBound, limited, unbound } from './servers.js';
import { median, percentile, type SimulatedRun, type SimulatedServer, simulate } from './simulate.js';

const SEEDS = [1, 2, 3, 4, 5];
const LEVELS = [4, 8, 16, 32, 64];

const list = (length: number, endpoint = 'chat'): string[] => Array.from({ length }, () => endpoint);

const perSecond = (run: SimulatedRun): number => (run.answered / run.took) * 1_000;
const p95 = ({ latencies }: SimulatedRun): number => percentile(latencies, 0.95);

/** Calls a second without the first quarter of the calls, in which the number in flight is still looked for. */
function onceFound({ took, endedAt, answered }: SimulatedRun): number {
  const first = Math.floor(answered / 4);
  return ((answered - first) / (took - (endedAt[first - 1] ?? 0))) * 1_000;
}

async function against(
  make: () => SimulatedServer,
  calls: number,
): Promise<{ fixed: SimulatedRun[]; ours: SimulatedRun[] }> {
  const fixed: SimulatedRun[] = [];
  for (const maxConcurrency of LEVELS)
    fixed.push(await simulate({ server: make(), calls: list(calls), seed: 1, options: { maxConcurrency } }));
  const ours: SimulatedRun[] = [];
  for (const seed of SEEDS) ours.push(await simulate({ server: make(), calls: list(calls), seed }));
  return { fixed, ours };
}

describe('a gateway that is bound by its CPU', () => {
  test.each([
    ['the provider answers at once', { workMs: 17, providerMs: 8 }, 300],
    ['and each call is traced', { workMs: 36, providerMs: 8 }, 300],
    ['a long run', { workMs: 17, providerMs: 8 }, 1_000],
    ['a provider of 0.3 s', { workMs: 17, providerMs: 300 }, 600],
  ])('%s: nearly all of the throughput, without the wait of more in flight', async (_name, server, calls) => {
    const { fixed, ours } = await against(() => cpuBound(server), calls);
    const [four] = fixed as [SimulatedRun];
    const best = Math.max(...fixed.map(perSecond));
    expect(median(ours.map(perSecond)) / best).toBeGreaterThanOrEqual(0.9);
    expect(Math.min(...ours.map(perSecond)) / best).toBeGreaterThanOrEqual(0.85);
    expect(median(ours.map(p95)) / p95(four)).toBeLessThanOrEqual(2);
    expect(Math.max(...ours.map(p95)) / p95(four)).toBeLessThanOrEqual(2.3);
  });

  test('a provider of 3 s: as many in flight as there may be', async () => {
    const { fixed, ours } = await against(() => cpuBound({ workMs: 36, providerMs: 3_000 }), 1_200);
    const best = Math.max(...fixed.map(perSecond));
    expect(median(ours.map(onceFound)) / best).toBeGreaterThanOrEqual(0.9);
    // Four rounds of 3 s to get there, and one in which the last calls end.
    const lost = ours.map(({ took }) => took - (1_200 / best) * 1_000);
    expect(median(lost)).toBeLessThanOrEqual(5 * 3_300);
  });

  test('what slows it down goes away, and the throughput is found again', async () => {
    const rates: number[] = [];
    for (const seed of SEEDS) {
      const busy = cpuBound({ workMs: 120, providerMs: 300 });
      const idle = cpuBound({ workMs: 10, providerMs: 300 });
      const server: SimulatedServer = (request) => (request.clock.now() < 40_000 ? busy : idle)(request);
      const { endedAt } = await simulate({ server, calls: list(6_000), seed, untilMs: 90_000 });
      const before = endedAt.filter((at) => at > 20_000 && at < 40_000).length / 20;
      const after = endedAt.filter((at) => at > 70_000).length / 20;
      expect(before).toBeGreaterThan(7);
      rates.push(after);
    }
    expect(median(rates)).toBeGreaterThan(50);
  });
});

describe('models that take their time, however many ask', () => {
  test.each([
    ['latencies spread by half', 1_000, 0.5, 1.55, 2],
    ['by a lot', 1_000, 0.8, 1.7, 2.7],
    ['hardly', 50, 0.05, 1.4, 1.5],
  ])('%s: noise is not taken for a limit', async (_name, ms, sigma, typical, worst) => {
    const calls = list(600);
    const all = await simulate({ server: unbound(ms, sigma), calls, seed: 1, options: { maxConcurrency: 64 } });
    const ratios: number[] = [];
    for (const seed of SEEDS)
      ratios.push((await simulate({ server: unbound(ms, sigma), calls, seed })).took / all.took);
    // Four rounds below 64 cost 0.3 of the whole, whoever does it.
    expect(median(ratios)).toBeLessThanOrEqual(typical);
    expect(Math.max(...ratios)).toBeLessThanOrEqual(worst);
  });

  test('a first call that takes 8 s, for its imports, is soon forgotten', async () => {
    let warm = false;
    const quick = unbound(200, 0.2);
    const server: SimulatedServer = async (request) => {
      if (!warm) {
        await request.clock.sleep(8_000 - request.clock.now());
        warm = true;
      }
      return quick(request);
    };
    const { took } = await simulate({ server, calls: list(1_000), seed: 1 });
    expect(took).toBeLessThan(8_000 + 7_000);
  });
});

describe('several endpoints of one server', () => {
  test('one that hangs holds its share and no more, the others go on', async () => {
    const quick = unbound(100, 0.1);
    const server: SimulatedServer = async (request) => {
      if (request.endpoint !== 'hangs') return quick(request);
      await request.clock.sleep(120_000);
      return { how: 'fault' };
    };
    const calls = Array.from({ length: 400 }, (_, index) => (index % 2 ? 'hangs' : 'chat'));
    const { endedAt } = await simulate({ server, calls, seed: 1, window: 400, untilMs: 60_000 });
    expect(endedAt).toHaveLength(200);
    expect(Math.max(...endedAt)).toBeLessThan(10_000);
  });

  test('the limit of one is not the limit of the others', async () => {
    const poor = limited([{ fromMs: 0, perSecond: 5 }], 100);
    const rich = unbound(100, 0.1);
    const server: SimulatedServer = (request) => (request.endpoint === 'poor' ? poor(request) : rich(request));
    const calls = [...list(400, 'rich'), ...list(30, 'poor')];
    const { answered, endedAt } = await simulate({ server, calls, seed: 3, window: 430 });
    expect(answered).toBe(430);
    // 400 of them in a few seconds; the thirty at their pace.
    expect(endedAt.filter((at) => at < 3_000).length).toBeGreaterThan(400);
  });
});
