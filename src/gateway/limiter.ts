// How many calls to one server may be in flight. Latency is what a busy gateway answers with (it never refuses), so this
// is the only brake; `setMax` is for whoever wants to steer it by what is measured.

export interface Limiter {
  /**
   * Resolves, first come first served, with a function that gives the place back (calling it twice is harmless). With
   * undefined when the signal aborts first.
   */
  acquire(signal?: AbortSignal): Promise<(() => void) | undefined>;
  /** A smaller number holds as soon as enough calls have ended; none is cut off. At least 1. */
  setMax(max: number): void;
}

export function createLimiter(max: number): Limiter {
  let places = max;
  let inFlight = 0;
  /** In order of arrival; a set, since who gives up leaves from the middle. */
  const waiting = new Set<() => void>();

  function admit(): void {
    for (const start of waiting) {
      if (inFlight >= places) return;
      waiting.delete(start);
      start();
    }
  }

  function take(): () => void {
    inFlight++;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      inFlight--;
      admit();
    };
  }

  return {
    acquire(signal) {
      if (signal?.aborted) return Promise.resolve(undefined);
      if (inFlight < places) return Promise.resolve(take());
      return new Promise((resolve) => {
        const start = (): void => {
          signal?.removeEventListener('abort', giveUp);
          resolve(take());
        };
        const giveUp = (): void => {
          waiting.delete(start);
          resolve(undefined);
        };
        waiting.add(start);
        signal?.addEventListener('abort', giveUp, { once: true });
      });
    },
    setMax(max) {
      places = Math.max(1, max);
      admit();
    },
  };
}
