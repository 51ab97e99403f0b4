// Time that passes when everybody waits for it.
export interface FakeClock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Lets time pass until the promise settles. Fails when nobody waits for the time and it still has not.
   *
   * @param settleMs real time that a network gets before the clock goes on
   */
  runUntil(promise: Promise<unknown>, options?: { settleMs?: number }): Promise<void>;
}

export function createClock(): FakeClock {
  let time = 0;
  const sleepers = new Set<{ at: number; wake: () => void }>();
  return {
    now: () => time,
    sleep(ms, signal) {
      return new Promise((resolve) => {
        const sleeper = {
          at: time + ms,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        if (signal?.aborted) sleeper.wake();
        else signal?.addEventListener('abort', sleeper.wake, { once: true });
      });
    },
    async runUntil(promise, { settleMs = 0 } = {}) {
      let isSettled = false;
      const settle = (): void => {
        isSettled = true;
      };
      promise.then(settle, settle);
      for (;;) {
        // A turn of the event loop: every promise that can go on without time has gone on.
        await new Promise(setImmediate);
        if (settleMs > 0) await new Promise((resolve) => setTimeout(resolve, settleMs));
        if (isSettled) return;
        const next = Math.min(...[...sleepers].map(({ at }) => at));
        if (next === Number.POSITIVE_INFINITY && settleMs > 0) continue;
        if (next === Number.POSITIVE_INFINITY) throw new Error('waits for something that never comes');
        time = next;
        for (const sleeper of [...sleepers]) if (sleeper.at <= time) sleeper.wake();
      }
    },
  };
}
