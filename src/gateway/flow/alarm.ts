// Wakes whoever waits for a moment. One at a time, always the earliest that is asked for.
import { MAX_TIMER_MS } from '../limits.js';

export interface AlarmClock {
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Alarm {
  /** At the latest then; undefined: not at all. */
  set(at: number | undefined): void;
}

/** @param ring is told the moment that has come, never before the one that was asked for: a timer may fire a little early */
export function createAlarm({ now, sleep }: AlarmClock, ring: (at: number) => void): Alarm {
  let pending: { at: number; stop: AbortController } | undefined;
  return {
    set(at) {
      if (pending?.at === at) return;
      pending?.stop.abort();
      pending = undefined;
      if (at === undefined) return;
      const set = { at, stop: new AbortController() };
      pending = set;
      const ms = Math.min(MAX_TIMER_MS, Math.max(0, at - now()));
      const ringsAt = now() + ms;
      void sleep(ms, set.stop.signal).then(() => {
        if (pending !== set) return;
        pending = undefined;
        ring(Math.max(ringsAt, now()));
      });
    },
  };
}
