// Calls through the real lanes to a simulated server, in virtual time.
import { setMaxListeners } from 'node:events';
import { createLanes, type LanesOptions, type RequestEnd } from '../../../src/gateway/lanes.js';
import { createVirtualClock, type VirtualClock } from './virtual-clock.js';

/** The waits of a call between its tries: full jitter over steps that double. The lanes hold its next request back besides. */
const FIRST_STEP_MS = 100;
const LONGEST_STEP_MS = 16_000;

/** How a server takes one request: resolves when it is answered. */
export type SimulatedServer = (request: {
  clock: VirtualClock;
  random: () => number;
  endpoint: string;
}) => Promise<RequestEnd>;

export interface SimulatedRun {
  /** Ms. */
  took: number;
  answered: number;
  /** How many requests got a 429. */
  refused: number;
  requests: number;
  /** From entering the server to the answer, ms, of each request that was answered; in the order of their ends. */
  latencies: number[];
  /** When each of them ended. */
  endedAt: number[];
  log: string[];
}

export interface Simulation {
  server: SimulatedServer;
  /** Endpoint of each call, in the order in which they are made. */
  calls: readonly string[];
  seed: number;
  options?: Partial<LanesOptions>;
  /** Calls that are begun and not ended, at most; as many as the runner would. */
  window?: number;
  /** The run ends then, whatever is missing. */
  untilMs?: number;
}

export async function simulate({
  server,
  calls,
  seed,
  options = {},
  window = 192,
  untilMs,
}: Simulation): Promise<SimulatedRun> {
  const clock = createVirtualClock();
  const random = seeded(seed);
  const run: SimulatedRun = { took: 0, answered: 0, refused: 0, requests: 0, latencies: [], endedAt: [], log: [] };
  const stop = new AbortController();
  // Every call that waits listens to it.
  setMaxListeners(0, stop.signal);
  const lanes = createLanes({
    now: clock.now,
    sleep: clock.sleep,
    onFlow: (text, important) => run.log.push(`${(clock.now() / 1_000).toFixed(2)} ${important ? '!' : ' '} ${text}`),
    ...options,
  });
  const waiting = calls.values();

  async function worker(): Promise<void> {
    for (const endpoint of waiting) {
      for (let retries = 0; ; retries++) {
        const place = await lanes.enter(
          { server: 'http://gateway.test', endpoint: `http://gateway.test ${endpoint}` },
          stop.signal,
        );
        if (!place) return;
        const started = clock.now();
        run.requests++;
        const end = await server({ clock, random, endpoint });
        place.leave(end);
        if (end.how === 'answered') {
          run.answered++;
          run.latencies.push(clock.now() - started);
          run.endedAt.push(clock.now());
          break;
        }
        if (end.how === 'rate limited') run.refused++;
        const waitMs = end.how === 'rate limited' ? (end.waitMs ?? 0) : 0;
        const delayMs = waitMs + random() * Math.min(LONGEST_STEP_MS, FIRST_STEP_MS * 2 ** retries);
        await clock.sleep(delayMs, stop.signal);
      }
    }
  }

  const work = Promise.all(Array.from({ length: Math.min(window, calls.length) }, worker));
  const ended = untilMs === undefined ? work : Promise.race([work, clock.sleep(untilMs)]);
  await clock.run(ended.then(() => undefined));
  run.took = clock.now();
  stop.abort();
  return run;
}

/** Mulberry32: 0 to 1, always the same for a seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A factor with median 1, spread by `sigma`. */
export function lognormal(random: () => number, sigma: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return Math.exp(sigma * radius * Math.cos(2 * Math.PI * random()));
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
