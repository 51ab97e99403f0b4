// What one endpoint takes: calls in flight and requests a second, learnt from how its calls end.
import type { RequestEnd } from '../lanes.js';
import { type Blame, createEndpointWindow, type Footprint } from './endpoint-window.js';
import { createRequestRate, type RateLimits } from './request-rate.js';

/** The share of the newest answer in the mean of latencies. */
const NEWEST = 0.2;

export interface EndpointFlow {
  places(): number;
  /** When the next request may be sent; a moment in the past: now. */
  readyAt(now: number): number;
  perSecond(): number | undefined;
  /** @param others calls of the endpoint in flight beside it; `paced`: whether it had to wait for its moment alone */
  sent(now: number, others: number, paced: boolean): Footprint;
  /** A call waits for a place of this endpoint. */
  held(): void;
  /** What a 429 was blamed on, nothing for other ends. */
  ended(call: EndedRequest): Blame | undefined;
}

export interface EndedRequest {
  footprint: Footprint;
  sentAt: number;
  now: number;
  end: RequestEnd;
  /** Calls in flight that were sent so soon after it that they may have come first. */
  overtaking: number;
}

export interface FlowLimits extends RateLimits {
  /** Calls in flight at first. */
  start: number;
  /** And at most. */
  most: number;
}

export function createEndpointFlow({ start, most, ...limits }: FlowLimits): EndpointFlow {
  const window = createEndpointWindow({ start, most });
  const rate = createRequestRate(limits);
  let latencyMs: number | undefined;

  return {
    places: window.places,
    readyAt: rate.readyAt,
    perSecond: rate.perSecond,
    held: window.held,
    sent(now, others, paced) {
      // The spread of the first rounds says nothing of a limit.
      const byRate = paced && rate.perSecond() !== undefined;
      // At the places it starts with, nothing is spread: they are known to be few.
      if (latencyMs !== undefined && window.places() > start) rate.spreadOver(latencyMs, window.places());
      rate.sent(now, byRate);
      return window.sent(others, byRate);
    },
    ended({ footprint, sentAt, now, end, overtaking }) {
      switch (end.how) {
        case 'answered': {
          const ms = now - sentAt;
          latencyMs = latencyMs === undefined ? ms : latencyMs + NEWEST * (ms - latencyMs);
          rate.answered(sentAt);
          return void window.answered();
        }
        case 'fault':
          return void window.fault();
        case 'rate limited': {
          if (end.waitMs !== undefined) rate.waitUntil(now + end.waitMs);
          const blame = window.refused(footprint, overtaking);
          if (blame === 'in flight') rate.noted(now, sentAt);
          if (blame === 'both' || blame === 'rate') {
            const lately = latencyMs === undefined ? undefined : ((footprint.others + 1) / latencyMs) * 1_000;
            rate.refused({ now, sentAt, sentBefore: footprint.sentBefore, lately });
          }
          return blame;
        }
        case 'not sent':
          rate.unsent();
          return void window.unsent(footprint);
        case 'refused':
          return undefined;
      }
    },
  };
}
