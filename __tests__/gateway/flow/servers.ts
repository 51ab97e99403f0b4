// Servers for the simulation.
import { createHiddenLimits, type LimitStep } from './hidden-limits.js';
import { lognormal, type SimulatedServer } from './simulate.js';

/** Refuses what is too much, without being asked to do any work: that takes this long. */
const REFUSAL_MS = 3;

export function limited(
  steps: readonly LimitStep[],
  callMs: number,
  { refusalMs = REFUSAL_MS, sigma = 0.02 } = {},
): SimulatedServer {
  const limits = createHiddenLimits(steps);
  return async ({ clock, random }) => {
    if (!limits.arrive(clock.now())) {
      await clock.sleep(refusalMs * lognormal(random, 0.3));
      return { how: 'rate limited' };
    }
    await clock.sleep(callMs * lognormal(random, sigma));
    limits.leave();
    return { how: 'answered' };
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

/** A model that takes its time, however many ask. */
export function unbound(medianMs: number, sigma: number): SimulatedServer {
  return async ({ clock, random }) => {
    await clock.sleep(medianMs * lognormal(random, sigma));
    return { how: 'answered' };
  };
}
