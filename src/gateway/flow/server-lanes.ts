// The requests to one server: whose turn it is. A free place goes to the endpoint that has the fewest in flight, among
// those whose own window and rate let them; within an endpoint, first come first served.
import type { Place, RequestEnd } from '../lanes.js';
import { type AlarmClock, createAlarm } from './alarm.js';
import { createEndpointFlow, type EndpointFlow, type FlowLimits } from './endpoint-flow.js';
import type { Footprint } from './endpoint-window.js';
import { createFlowLog, type OnFlow } from './flow-log.js';
import type { Level } from './level.js';
import { createServerWindow } from './server-window.js';

interface Queue {
  key: string;
  flow: EndpointFlow;
  /** In order of arrival; a set, since who gives up leaves from the middle. */
  waiting: Set<(place: Place) => void>;
  /** The oldest first. */
  inFlight: Set<Request>;
  answeredAt: number;
  faultAt: number;
  /** Its turn, where others have as many in flight: the one that was served longest ago. */
  servedAt: number;
  /** Its first in line waits for the rate alone. */
  paced: boolean;
}

interface Request {
  sentAt: number;
  footprint: Footprint;
  level: Level;
  /** The busyness of the server when it was sent. */
  busyMs: number;
}

export interface ServerLanes {
  enter(endpoint: string, signal?: AbortSignal): Promise<Place | undefined>;
}

/** @param server scheme, host and port, for the log */
export function createServerLanes(
  server: string,
  limits: FlowLimits,
  options: AlarmClock & { onFlow?: OnFlow | undefined },
): ServerLanes {
  const window = createServerWindow(limits);
  const queues = new Map<string, Queue>();
  const log = createFlowLog(server, options.onFlow);
  const alarm = createAlarm(options, admit);
  let inFlight = 0;
  let turns = 0;
  /** Calls in flight times milliseconds, up to `busyAt`. */
  let busyMs = 0;
  let busyAt = options.now();

  function count(change: 1 | -1, now: number): void {
    busyMs += inFlight * (now - busyAt);
    busyAt = now;
    inFlight += change;
  }

  function admit(now: number): void {
    while (inFlight < window.places()) {
      const next = nextQueue(now);
      if (!next) break;
      send(next, now);
    }
    let wakeAt: number | undefined;
    const full = inFlight >= window.places();
    for (const queue of queues.values()) {
      if (queue.waiting.size === 0) continue;
      const own = queue.inFlight.size >= queue.flow.places();
      if (full) window.held();
      if (own) queue.flow.held();
      const readyAt = queue.flow.readyAt(now);
      queue.paced = !full && !own && readyAt > now;
      if (queue.paced) wakeAt = Math.min(wakeAt ?? readyAt, readyAt);
    }
    alarm.set(wakeAt);
  }

  function nextQueue(now: number): Queue | undefined {
    const busy = [...queues.values()].filter(({ waiting, inFlight: sent }) => waiting.size + sent.size > 0);
    const share = Math.ceil(window.places() / Math.max(1, busy.length));
    let next: Queue | undefined;
    for (const queue of busy) {
      if (queue.waiting.size === 0 || !mayGrow(queue, share) || queue.flow.readyAt(now) > now) continue;
      const before = next && (queue.inFlight.size - next.inFlight.size || queue.servedAt - next.servedAt);
      if (before === undefined || before < 0) next = queue;
    }
    return next;
  }

  /** More than its share is for an endpoint that gives places back: one that hangs would soon have all of them. */
  function mayGrow({ flow, inFlight: sent, answeredAt }: Queue, share: number): boolean {
    if (sent.size >= flow.places()) return false;
    const [oldest] = sent;
    return sent.size < share || oldest === undefined || answeredAt >= oldest.sentAt;
  }

  function send(queue: Queue, now: number): void {
    const [start] = queue.waiting;
    if (!start) return;
    queue.waiting.delete(start);
    const request: Request = {
      sentAt: now,
      footprint: queue.flow.sent(now, queue.inFlight.size, queue.paced),
      level: window.level(),
      busyMs: busyMs + inFlight * (now - busyAt),
    };
    queue.paced = false;
    queue.servedAt = ++turns;
    count(1, now);
    queue.inFlight.add(request);
    start({ leave: (end) => leave(queue, request, end) });
  }

  function leave(queue: Queue, request: Request, end: RequestEnd): void {
    if (!queue.inFlight.delete(request)) return;
    const now = options.now();
    count(-1, now);
    const { flow } = queue;
    const was = flow.places();
    const blame = flow.ended({
      footprint: request.footprint,
      sentAt: request.sentAt,
      now,
      end,
      // Of no use but for a refusal, and not for nothing.
      overtaking: end.how === 'rate limited' ? overtaking(queue, request, now) : 0,
    });
    if (blame) {
      const inVain = request.footprint.sentBefore === 0;
      log.refused(queue.key, { blame, was, places: flow.places(), perSecond: flow.perSecond(), inVain });
    }
    if (end.how === 'fault') {
      // One that has answered nobody since its last fault is dead: that is no reason to hold the others back.
      if (queue.answeredAt >= queue.faultAt) window.fault();
      queue.faultAt = now;
    }
    if (end.how === 'answered') {
      queue.answeredAt = now;
      const ms = now - request.sentAt;
      const change = window.answered({
        level: request.level,
        endpoint: queue.key,
        ms,
        inFlight: ms > 0 ? (busyMs - request.busyMs) / ms : inFlight + 1,
      });
      if (change) log.window(change);
    }
    admit(now);
  }

  return {
    enter(endpoint, signal) {
      if (signal?.aborted) return Promise.resolve(undefined);
      const queue = queues.get(endpoint) ?? newQueue(endpoint, limits);
      queues.set(endpoint, queue);
      return new Promise((resolve) => {
        const start = (place: Place): void => {
          signal?.removeEventListener('abort', giveUp);
          resolve(place);
        };
        const giveUp = (): void => {
          queue.waiting.delete(start);
          resolve(undefined);
          admit(options.now());
        };
        queue.waiting.add(start);
        signal?.addEventListener('abort', giveUp, { once: true });
        admit(options.now());
      });
    },
  };
}

/** Requests that are sent at the same time come in any order: within this part of the time that an answer took. */
const SAME_TIME = 0.25;

function overtaking({ inFlight }: Queue, { sentAt }: Request, now: number): number {
  const until = sentAt + (now - sentAt) * SAME_TIME;
  return [...inFlight].filter((other) => other.sentAt >= sentAt && other.sentAt <= until).length;
}

function newQueue(key: string, limits: FlowLimits): Queue {
  return {
    key,
    flow: createEndpointFlow(limits),
    waiting: new Set(),
    inFlight: new Set(),
    answeredAt: Number.NEGATIVE_INFINITY,
    faultAt: Number.NEGATIVE_INFINITY,
    servedAt: 0,
    paced: false,
  };
}
