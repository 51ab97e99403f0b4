// A server with limits that it does not tell, as a model of its rules alone: no clock, no network.
// Requests a second: a bucket that holds one second of the rate and is full at first. Calls in flight: so many, no more.

/** From `fromMs` on these limits hold. What is left in the bucket stays, as far as it fits. */
export interface LimitStep {
  fromMs: number;
  perSecond?: number;
  inFlight?: number;
}

export interface HiddenLimits {
  /** Whether a request that comes now is served; otherwise it is refused (429) and takes nothing. Times never go back. */
  arrive(nowMs: number): boolean;
  /** A request that was served has its answer. */
  leave(): void;
  /** When the next request would be served if none came before, ms; undefined when that depends on those in flight. */
  freeAt(nowMs: number): number | undefined;
}

/** @param steps in the order of time, the first from 0 */
export function createHiddenLimits(steps: readonly LimitStep[]): HiddenLimits {
  let inFlight = 0;
  let at = 0;
  let tokens = sizeOf(steps[0]);

  function now(): LimitStep {
    return steps.findLast(({ fromMs }) => fromMs <= at) ?? { fromMs: 0 };
  }

  function advance(to: number): void {
    for (const { fromMs } of [...steps, { fromMs: to }]) {
      const until = Math.min(fromMs, to);
      if (until > at) fill(until);
    }
    tokens = Math.min(tokens, sizeOf(now()));
  }

  function fill(until: number): void {
    const { perSecond = Number.POSITIVE_INFINITY } = now();
    if (Number.isFinite(perSecond)) {
      tokens = Math.min(sizeOf(now()), (Number.isFinite(tokens) ? tokens : 0) + ((until - at) / 1_000) * perSecond);
    } else tokens = Number.POSITIVE_INFINITY;
    at = until;
  }

  return {
    arrive(nowMs) {
      advance(nowMs);
      const { inFlight: most = Number.POSITIVE_INFINITY } = now();
      // A bucket that filled up by addition is full although a millionth is missing.
      if (inFlight >= most || tokens < 1 - 1e-6) return false;
      tokens -= 1;
      inFlight++;
      return true;
    },
    leave() {
      inFlight--;
    },
    freeAt(nowMs) {
      advance(nowMs);
      const { inFlight: most = Number.POSITIVE_INFINITY, perSecond = Number.POSITIVE_INFINITY } = now();
      const nextStep = steps.find(({ fromMs }) => fromMs > at)?.fromMs;
      if (inFlight >= most) return nextStep;
      const ready = tokens >= 1 - 1e-6 ? at : at + ((1 - tokens) / perSecond) * 1_000;
      return Math.min(ready, nextStep ?? ready) < ready ? nextStep : ready;
    },
  };
}

function sizeOf({ perSecond = Number.POSITIVE_INFINITY }: Partial<LimitStep> = {}): number {
  return Math.max(1, perSecond);
}

/** When the last of `calls` ends that are sent exactly when the limits let them, ms. */
export function pacedExactly(
  steps: readonly LimitStep[],
  { calls, callMs }: { calls: number; callMs: number },
): number {
  const limits = createHiddenLimits(steps);
  const ends: number[] = [];
  let now = 0;
  for (let sent = 0; sent < calls; ) {
    while (ends.length > 0 && (ends[0] as number) <= now) {
      ends.shift();
      limits.leave();
    }
    if (limits.arrive(now)) {
      ends.push(now + callMs);
      sent++;
      continue;
    }
    const next = Math.min(ends[0] ?? Number.POSITIVE_INFINITY, limits.freeAt(now) ?? Number.POSITIVE_INFINITY);
    now = Math.max(next, now + 0.01);
  }
  return ends.at(-1) ?? now;
}
