// `delay`: the wait after each call to one endpoint, for providers with a limit of calls a minute.

export interface PacerClock {
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Calls `call` when it is its turn. Calls with one key and a delay run one at a time, in order, `delayMs` apart. */
export type Pacer = <T>(key: string, delayMs: number, call: () => Promise<T>) => Promise<T>;

export function createPacer(clock: PacerClock, signal?: AbortSignal): Pacer {
  /** When the last call of each key ended. Never rejects. */
  const turns = new Map<string, Promise<number>>();

  return (key, delayMs, call) => {
    if (delayMs <= 0) return call();
    const turn =
      turns.get(key)?.then(async (previousEnd) => {
        // The wait comes before the next call and not after this one: nobody waits after the last call of a run.
        const waitMs = previousEnd + delayMs - clock.now();
        if (waitMs > 0 && !signal?.aborted) await clock.sleep(waitMs, signal);
        return call();
      }) ?? call();
    const ended = (): number => clock.now();
    turns.set(key, turn.then(ended, ended));
    return turn;
  };
}
