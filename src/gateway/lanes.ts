// Who may send a request, and when. Each server has its places, in the order in which calls come.
import { createLimiter, type Limiter } from './limiter.js';

/** What a request waits for. */
export interface Lane {
  /** Scheme, host and port. */
  server: string;
  /** Unique over servers. */
  endpoint: string;
}

/**
 * How a request ended, as far as it tells of load. `answered`: 200, or a guardrail's refusal. `refused`: an answer that says
 * nothing of load. `fault`: a 5xx, a timeout, a broken connection. `waitMs`: what a 429 asked for.
 */
export type RequestEnd =
  | { how: 'answered' | 'refused' | 'fault' | 'not sent' }
  | { how: 'rate limited'; waitMs?: number };

export interface Place {
  /** Gives the place back. Calling it twice is harmless. */
  leave(end: RequestEnd): void;
}

export interface Lanes {
  /** Waits until a request may be sent. Undefined when the signal aborts first. */
  enter(lane: Lane, signal?: AbortSignal): Promise<Place | undefined>;
}

/** @param maxConcurrency the most requests in flight to one server */
export function createLanes({ maxConcurrency }: { maxConcurrency: number }): Lanes {
  const limiters = new Map<string, Limiter>();
  return {
    async enter({ server }, signal) {
      const limiter = limiters.get(server) ?? createLimiter(maxConcurrency);
      limiters.set(server, limiter);
      const release = await limiter.acquire(signal);
      return release && { leave: release };
    },
  };
}
