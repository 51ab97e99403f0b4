// Who may send a request, and when. Each server has its places, and shares them among its endpoints; each endpoint has a
// number of calls in flight and a rate of its own. What they are is learnt from how calls end (flow/).
import type { AlarmClock } from './flow/alarm.js';
import type { OnFlow } from './flow/flow-log.js';
import { createServerLanes, type ServerLanes } from './flow/server-lanes.js';
import { MOST_IN_FLIGHT } from './limits.js';

/** What a request waits for. */
export interface Lane {
  /** Scheme, host and port. */
  server: string;
  /** Unique over servers: the server's URL, a space, the endpoint's name. */
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

/** Requests in flight to one server before anything is known of it: any gateway takes so many. */
const FIRST_PLACES = 4;
export interface LanesOptions extends AlarmClock {
  /** The most requests in flight to one server; set, it is also where they start. Unset: from 4 to 64, as the server takes them. */
  maxConcurrency?: number | undefined;
  /** The most requests a minute to one endpoint. */
  requestsPerMinute?: number | undefined;
  /** The time of a call, ms: a wait that an endpoint asks for and that is longer keeps nobody in the queue. */
  callTimeoutMs?: number;
  onFlow?: OnFlow | undefined;
}

export function createLanes({ maxConcurrency, requestsPerMinute, callTimeoutMs, ...options }: LanesOptions): Lanes {
  const limits = {
    start: maxConcurrency ?? FIRST_PLACES,
    most: maxConcurrency ?? MOST_IN_FLIGHT,
    perMinute: requestsPerMinute,
    longestWaitMs: callTimeoutMs,
  };
  const servers = new Map<string, ServerLanes>();
  return {
    enter({ server, endpoint }, signal) {
      const lanes = servers.get(server) ?? createServerLanes(server, limits, options);
      servers.set(server, lanes);
      return lanes.enter(endpoint, signal);
    },
  };
}
