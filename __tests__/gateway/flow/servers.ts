// Servers for the simulation.
import { createHiddenLimits, type LimitStep } from './hidden-limits.js';
import { lognormal, type SimulatedServer } from './simulate.js';

/**
 * A server with hidden limits that answers after `callMs`. A refusal takes no work, only `refusalMs`; each way through the
 * network takes about `networkMs`, so that requests and answers overtake each other.
 */
export function limited(
  steps: readonly LimitStep[],
  callMs: number,
  { refusalMs = 2, networkMs = 0.5, sigma = 0.02 } = {},
): SimulatedServer {
  const limits = createHiddenLimits(steps);
  return async ({ clock, random }) => {
    const passes = (ms: number, spread: number): Promise<void> => clock.sleep(ms * lognormal(random, spread));
    await passes(networkMs, 0.5);
    const served = limits.arrive(clock.now());
    if (served) {
      await passes(callMs, sigma);
      limits.leave();
    } else await passes(refusalMs, 0.5);
    await passes(networkMs, 0.5);
    return { how: served ? 'answered' : 'rate limited' };
  };
}

/**
 * A gateway whose workers have the CPU for one request at a time each: half of the work before the provider is asked, half
 * after it. What comes meanwhile waits.
 */
export function cpuBound({
  workMs,
  providerMs,
  workers = 1,
  workSigma = 0.3,
  providerSigma = 0.05,
}: {
  workMs: number;
  providerMs: number;
  workers?: number;
  workSigma?: number;
  providerSigma?: number;
}): SimulatedServer {
  const freeAt = Array.from({ length: workers }, () => 0);
  return async ({ clock, random }) => {
    const work = async (): Promise<void> => {
      const worker = freeAt.indexOf(Math.min(...freeAt));
      const end = Math.max(clock.now(), freeAt[worker] as number) + (workMs / 2) * lognormal(random, workSigma);
      freeAt[worker] = end;
      await clock.sleep(end - clock.now());
    };
    await work();
    await clock.sleep(providerMs * lognormal(random, providerSigma));
    await work();
    return { how: 'answered' };
  };
}

/** So many calls in each minute of the clock, the rest is refused. */
export function minuteQuota(calls: number, callMs: number): SimulatedServer {
  const served = new Map<number, number>();
  return async ({ clock, random }) => {
    const minute = Math.floor(clock.now() / 60_000);
    const count = (served.get(minute) ?? 0) + 1;
    if (count > calls) {
      await clock.sleep(2 * lognormal(random, 0.5));
      return { how: 'rate limited' };
    }
    served.set(minute, count);
    await clock.sleep(callMs * lognormal(random, 0.1));
    return { how: 'answered' };
  };
}

/** A model that takes its time, however many ask. */
export function unbound(medianMs: number, sigma: number): SimulatedServer {
  return async ({ clock, random }) => {
    await clock.sleep(medianMs * lognormal(random, sigma));
    return { how: 'answered' };
  };
}
