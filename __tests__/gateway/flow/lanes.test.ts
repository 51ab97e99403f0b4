// Who may send, and when: places, turns, waits, and what the log says of it.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createLanes, type Lanes, type LanesOptions, type Place, type RequestEnd } from '../../../src/gateway/lanes.js';
import { createVirtualClock, type VirtualClock } from './virtual-clock.js';

const ANSWERED: RequestEnd = { how: 'answered' };

function lanesOf(options: Partial<LanesOptions> = {}): {
  lanes: Lanes;
  clock: VirtualClock;
  info: string[];
  debug: string[];
} {
  const clock = createVirtualClock();
  const told = { info: [] as string[], debug: [] as string[] };
  const lanes = createLanes({
    now: clock.now,
    sleep: clock.sleep,
    onFlow: (text, level) => told[level].push(text),
    ...options,
  });
  return { lanes, clock, ...told };
}

const lane = (endpoint = 'chat', server = 'http://one') => ({ server, endpoint: `${server} ${endpoint}` });

describe('places', () => {
  test('never more than the most to one server, in the order of each endpoint, and nobody is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(
          fc.record({
            endpoint: fc.nat(2),
            ms: fc.nat(50),
            how: fc.constantFrom('answered', 'refused', 'fault', 'not sent', 'rate limited'),
            abort: fc.boolean(),
          }),
          { maxLength: 30 },
        ),
        async (most, jobs) => {
          const { lanes, clock } = lanesOf({ maxConcurrency: most });
          const started: number[][] = [[], [], []];
          let inFlight = 0;
          let gaveUp = 0;
          const running = jobs.map(async ({ endpoint, ms, how, abort }, index) => {
            const stop = new AbortController();
            const waiting = lanes.enter(lane(`${endpoint}`), stop.signal);
            if (abort) stop.abort();
            const place = await waiting;
            if (!place) return gaveUp++;
            started[endpoint]?.push(index);
            expect(++inFlight).toBeLessThanOrEqual(most);
            await clock.sleep(ms);
            inFlight--;
            place.leave({ how } as RequestEnd);
            return place.leave({ how } as RequestEnd);
          });
          await clock.run(Promise.all(running));
          expect(inFlight).toBe(0);
          expect(started.flat().length + gaveUp).toBe(jobs.length);
          for (const order of started) expect(order).toEqual([...order].sort((a, b) => a - b));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('a set number is in flight from the start', async () => {
    const { lanes } = lanesOf({ maxConcurrency: 32 });
    let entered = 0;
    for (let call = 0; call < 50; call++) void lanes.enter(lane()).then(() => entered++);
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(entered).toBe(32);
  });

  test('servers have places of their own', async () => {
    const { lanes } = lanesOf({ maxConcurrency: 1 });
    expect(await lanes.enter(lane('chat', 'http://one'))).toBeDefined();
    expect(await lanes.enter(lane('chat', 'http://two'))).toBeDefined();
  });

  test('who gives up takes no place, and who comes too late gets none', async () => {
    const { lanes } = lanesOf({ maxConcurrency: 1 });
    const first = await lanes.enter(lane());
    const stop = new AbortController();
    const second = lanes.enter(lane(), stop.signal);
    const third = lanes.enter(lane());
    stop.abort();
    expect(await second).toBeUndefined();
    first?.leave(ANSWERED);
    expect(await third).toBeDefined();
    expect(await lanes.enter(lane(), AbortSignal.abort())).toBeUndefined();
  });
});

describe('turns', () => {
  test('a free place goes to the endpoint that has the fewest, or was served longest ago', async () => {
    const { lanes } = lanesOf({ maxConcurrency: 4 });
    const order: string[] = [];
    const places: Place[] = [];
    const enter = (endpoint: string): void => {
      void lanes.enter(lane(endpoint)).then((place) => {
        order.push(endpoint);
        if (place) places.push(place);
      });
    };
    for (const endpoint of ['a', 'a', 'a', 'a', 'a', 'a', 'b', 'b', 'c']) enter(endpoint);
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    await settled();
    expect(order).toEqual(['a', 'a', 'a', 'a']);
    for (let turn = 0; turn < 5; turn++) {
      places.shift()?.leave(ANSWERED);
      await settled();
    }
    expect(order.slice(4)).toEqual(['b', 'c', 'a', 'b', 'a']);
  });
});

describe('waits', () => {
  test('Retry-After holds the whole endpoint back, and no other', async () => {
    const { lanes, clock } = lanesOf();
    const place = await lanes.enter(lane('poor'));
    place?.leave({ how: 'rate limited', waitMs: 20_000 });
    const rich = lanes.enter(lane('rich')).then(() => clock.now());
    const poor = lanes.enter(lane('poor')).then(() => clock.now());
    const [richAt, poorAt] = await clock.run(Promise.all([rich, poor]));
    expect(richAt).toBe(0);
    expect(poorAt).toBeGreaterThanOrEqual(20_000);
    expect(poorAt).toBeLessThan(20_010);
  });

  test('requests-per-minute: evenly, for each endpoint', async () => {
    const { lanes, clock } = lanesOf({ requestsPerMinute: 60 });
    const at: Record<string, number[]> = { a: [], b: [] };
    const calls = ['a', 'b', 'a', 'b', 'a', 'b'].map(async (endpoint) => {
      const place = await lanes.enter(lane(endpoint));
      at[endpoint]?.push(clock.now());
      place?.leave(ANSWERED);
    });
    await clock.run(Promise.all(calls));
    expect(at).toEqual({ a: [0, 1_000, 2_000], b: [0, 1_000, 2_000] });
  });

  test('places that are not used go on at once: whoever waits for a slow rate and has nothing to send', async () => {
    const { lanes, clock } = lanesOf({ requestsPerMinute: 1 });
    const calls = Array.from({ length: 100 }, async () => (await lanes.enter(lane()))?.leave({ how: 'not sent' }));
    await clock.run(Promise.all(calls));
    expect(clock.now()).toBeLessThan(60_000);
  });

  test('nobody waits: no timer is left', async () => {
    const sleeping = new Set<AbortSignal>();
    const { lanes } = lanesOf({
      requestsPerMinute: 1,
      sleep: (_ms, signal) =>
        new Promise(() => {
          if (!signal) return;
          sleeping.add(signal);
          signal.addEventListener('abort', () => sleeping.delete(signal));
        }),
    });
    await lanes.enter(lane());
    const stop = new AbortController();
    const second = lanes.enter(lane(), stop.signal);
    expect(sleeping.size).toBe(1);
    stop.abort();
    expect(await second).toBeUndefined();
    expect(sleeping.size).toBe(0);
  });
});

test('the log of a quota that is shut for half a minute: a line or two, the steps are for the debug log', async () => {
  const { lanes, clock, info, debug } = lanesOf();
  const calls = Array.from({ length: 150 }, async (_, call) => {
    for (;;) {
      const place = await lanes.enter(lane());
      const open = clock.now() < 400 || clock.now() > 30_000;
      await clock.sleep(open ? 100 : 2);
      place?.leave(open ? ANSWERED : { how: 'rate limited' });
      if (open) return call;
      await clock.sleep(50);
    }
  });
  await clock.run(Promise.all(calls));
  expect(info.length).toBeGreaterThanOrEqual(1);
  expect(info.length).toBeLessThanOrEqual(3);
  expect(debug.filter((line) => line.includes('429')).length).toBeGreaterThan(5);
  expect(debug.join('\n')).toMatch(/\d+ requests\/min: rate limit \(429\)/);
});

test('the log: the first refusal and what is known then, with names that cannot lie', async () => {
  const { lanes, info } = lanesOf({ maxConcurrency: 4 });
  const places = await Promise.all([1, 2, 3, 4].map(() => lanes.enter(lane('x"\n::error::boo'))));
  for (const place of places) place?.leave({ how: 'rate limited' });
  expect(info).toHaveLength(1);
  expect(info[0]).toMatch(/^endpoint "x.*boo": 4 -> \d calls in flight: rate limit \(429\)$/);
  expect(info[0]).not.toContain('\n');
});
