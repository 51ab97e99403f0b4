// The hidden limits that the simulation tries, by what they are called. Times in seconds.
import type { LimitStep } from './hidden-limits.js';

function steps(...list: [fromSeconds: number, limit: Omit<LimitStep, 'fromMs'>][]): LimitStep[] {
  return list.map(([seconds, limit]) => ({ fromMs: seconds * 1_000, ...limit }));
}

const rate = (perSecond: number): Omit<LimitStep, 'fromMs'> => ({ perSecond });
const flight = (inFlight: number): Omit<LimitStep, 'fromMs'> => ({ inFlight });

export const SCHEDULES: Readonly<Record<string, readonly LimitStep[]>> = {
  '5 requests a second': steps([0, rate(5)]),
  '20 requests a second': steps([0, rate(20)]),
  '100 requests a second': steps([0, rate(100)]),
  '5, from 15 s on 100 requests a second': steps([0, rate(5)], [15, rate(100)]),
  '5, 100, 5 requests a second': steps([0, rate(5)], [10, rate(100)], [16, rate(5)]),
  '20, 5, 20 requests a second': steps([0, rate(20)], [5, rate(5)], [15, rate(20)]),
  '100, 5, 100 requests a second': steps([0, rate(100)], [1, rate(5)], [16, rate(100)]),
  '100, 20, 100 requests a second': steps([0, rate(100)], [1, rate(20)], [5, rate(100)]),
  '2 in flight': steps([0, flight(2)]),
  '8 in flight': steps([0, flight(8)]),
  '32 in flight': steps([0, flight(32)]),
  '2, from 5 s on 8 in flight': steps([0, flight(2)], [5, flight(8)]),
  '2, 32, 2 in flight': steps([0, flight(2)], [5, flight(32)], [7, flight(2)]),
  '8, 2, 8 in flight': steps([0, flight(8)], [1, flight(2)], [6, flight(8)]),
  '32, 2, 32 in flight': steps([0, flight(32)], [0.5, flight(2)], [5.5, flight(32)]),
};
