// Time that passes when nobody has anything left to do: a simulation of minutes takes milliseconds, and is always the same.
import { setImmediate } from 'node:timers/promises';

export interface VirtualClock {
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  at(ms: number, does: () => void): void;
  /** Lets time pass until the promise is settled. */
  run<T>(work: Promise<T>): Promise<T>;
}

interface Event {
  at: number;
  order: number;
  does(): void;
}

export function createVirtualClock(): VirtualClock {
  let time = 0;
  let order = 0;
  /** A heap: the earliest first. */
  const events: Event[] = [];

  function before(a: Event, b: Event): boolean {
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  function push(event: Event): void {
    let index = events.push(event) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!before(event, events[parent] as Event)) break;
      events[index] = events[parent] as Event;
      index = parent;
    }
    events[index] = event;
  }

  function pop(): Event | undefined {
    const [first] = events;
    const last = events.pop();
    if (!first || !last || events.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = index * 2 + 1;
      if (child >= events.length) break;
      if (child + 1 < events.length && before(events[child + 1] as Event, events[child] as Event)) child++;
      if (!before(events[child] as Event, last)) break;
      events[index] = events[child] as Event;
      index = child;
    }
    events[index] = last;
    return first;
  }

  function at(ms: number, does: () => void): void {
    push({ at: Math.max(ms, time), order: order++, does });
  }

  return {
    now: () => time,
    at,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        signal?.addEventListener('abort', () => resolve(), { once: true });
        at(time + ms, resolve);
      }),
    async run(work) {
      let settled = false;
      const end = (): void => {
        settled = true;
      };
      work.then(end, end);
      for (;;) {
        // All that follows from what has happened, before time goes on.
        await setImmediate();
        if (settled) return work;
        const event = pop();
        if (!event) throw new Error('nothing is left to happen, and the work is not done');
        time = event.at;
        event.does();
        while (events[0]?.at === time) pop()?.does();
      }
    },
  };
}
