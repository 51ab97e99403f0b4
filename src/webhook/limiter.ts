// How many calls to one server may be in flight; the others wait, first come first served.

export interface Limiter {
  /**
   * Resolves, first come first served, with a function that gives the place back (calling it twice is harmless). With
   * undefined when the signal aborts first.
   */
  acquire(signal?: AbortSignal): Promise<(() => void) | undefined>;
}

/** @param max at least 1 */
export function createLimiter(max: number): Limiter {
  let inFlight = 0;
  /** In order of arrival; a set, since who gives up leaves from the middle. */
  const waiting = new Set<() => void>();

  function admit(): void {
    for (const start of waiting) {
      if (inFlight >= max) return;
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
      if (inFlight < max) return Promise.resolve(take());
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
  };
}
