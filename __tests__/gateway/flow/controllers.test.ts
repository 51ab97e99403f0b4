// The controllers one by one: what each event does to them.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createEndpointWindow, type EndpointWindow } from '../../../src/gateway/flow/endpoint-window.js';
import { addSample, type Level, newLevel, slope } from '../../../src/gateway/flow/level.js';
import { createRequestRate } from '../../../src/gateway/flow/request-rate.js';
import { createServerWindow, type ServerWindow } from '../../../src/gateway/flow/server-window.js';

describe('calls in flight to an endpoint', () => {
  const window = (most = 64): EndpointWindow => createEndpointWindow({ start: 4, most });

  function round(of: EndpointWindow, { answers = of.places(), wanted = true } = {}): void {
    if (wanted) of.held();
    for (let answer = 0; answer < answers; answer++) of.answered();
  }

  test('double in a round with somebody waiting, up to the most', () => {
    const of = window(50);
    const places = [1, 2, 3, 4, 5, 6].map(() => {
      round(of);
      return of.places();
    });
    expect(places).toEqual([8, 16, 32, 50, 50, 50]);
  });

  test.each<[string, (of: EndpointWindow) => void]>([
    ['a round in which nobody waited', (of) => round(of, { wanted: false })],
    ['half a round', (of) => round(of, { answers: 2 })],
    [
      'a fault in it',
      (of) => {
        round(of, { answers: 3 });
        of.fault();
        round(of, { answers: 3 });
      },
    ],
  ])('%s: they stay', (_name, events) => {
    const of = window();
    events(of);
    expect(of.places()).toBe(4);
  });

  test('what was in flight beside a refused call is what there may be; later one more, and if that holds, the double', () => {
    const of = window();
    const sent = [0, 1, 2, 3].map((others) => of.sent(others, false));
    expect(of.refused(sent[2] as never, 0)).toBe('in flight');
    expect(of.refused(sent[3] as never, 0)).toBe('old news');
    expect(of.places()).toBe(2);
    round(of, { answers: 17 });
    expect(of.places()).toBe(2);
    round(of, { answers: 1 });
    expect(of.places()).toBe(3);
    round(of, { answers: 3 });
    expect(of.places()).toBe(6);
  });

  test('calls in flight at a decrease do not decrease again', () => {
    const of = window();
    for (let doubling = 0; doubling < 4; doubling++) round(of);
    const sent = Array.from({ length: 64 }, (_, others) => of.sent(others, false));
    const blames = sent.slice(40).map((footprint) => of.refused(footprint, 0));
    expect(blames).toEqual(['in flight', ...Array.from({ length: 23 }, () => 'old news')]);
    // Four fifths of what the burst showed, from where the limit is approached.
    expect(of.places()).toBe(32);
    round(of);
    expect(of.places()).toBe(33);
  });

  test('refused whatever is in flight: it is the rate', () => {
    const of = window();
    for (const others of [0, 1, 2, 3]) of.sent(others, false);
    expect(of.refused(of.sent(1, false), 0)).toBe('rate');
    expect(of.places()).toBe(4);
    // Alone, or held back by the rate: even more so.
    expect(of.refused(of.sent(0, false), 0)).toBe('rate');
    expect(of.refused(of.sent(3, true), 0)).toBe('rate');
  });

  test('refused again and again with next to nothing let through: both, and down fast', () => {
    const of = window();
    for (let doubling = 0; doubling < 4; doubling++) round(of);
    for (let others = 0; others < 63; others++) of.sent(others, false);
    const blames = [63, 50, 48, 46, 23].map((others) => of.refused(of.sent(others, false), 0));
    expect(blames).toEqual(['in flight', 'in flight', 'in flight', 'both', 'both']);
    expect(of.places()).toBeLessThanOrEqual(12);
  });

  test('never less than one, never more than the most', () => {
    const event = fc.oneof(
      fc.constantFrom('answered', 'held', 'fault'),
      fc.record({ others: fc.nat(70), paced: fc.boolean(), refused: fc.boolean(), overtaking: fc.nat(3) }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 64 }), fc.array(event, { maxLength: 300 }), (most, events) => {
        const of = window(most);
        for (const does of events) {
          if (does === 'answered') of.answered();
          else if (does === 'held') of.held();
          else if (does === 'fault') of.fault();
          else if (typeof does === 'object') {
            const before = of.places();
            const footprint = of.sent(does.others, does.paced);
            if (does.refused && of.refused(footprint, does.overtaking) !== 'rate')
              expect(of.places()).toBeLessThanOrEqual(before);
          }
          expect(of.places()).toBeGreaterThanOrEqual(1);
          expect(of.places()).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('requests a second to an endpoint', () => {
  /** Sends as soon as it may, from `from` until `to`; a bucket says which are refused. When each was sent, and how it ended. */
  function drive(
    perSecond: number,
    { until, refusalMs = 2, lately = 40 }: { until: number; refusalMs?: number; lately?: number },
  ) {
    const rate = createRequestRate();
    const sent: { at: number; served: boolean }[] = [];
    const size = Math.max(1, perSecond);
    let tokens = size;
    let filled = 0;
    let since = 0;
    for (let now = 0; now < until; ) {
      const ready = rate.readyAt(now);
      const held = ready > now;
      now = Math.max(now, ready) + 0.01;
      tokens = Math.min(size, tokens + ((now - filled) / 1_000) * perSecond);
      filled = now;
      rate.sent(now, held);
      const served = tokens >= 1;
      sent.push({ at: now, served });
      if (served) {
        tokens--;
        since++;
        now += rate.perSecond() === undefined ? 1_000 / lately : 0;
      } else {
        rate.refused({ now: now + refusalMs, sentAt: now, sentBefore: since, lately });
        since = 0;
      }
    }
    return { rate, sent };
  }

  test.each([0.5, 2, 5, 20, 100, 500])('%d a second: found, kept, and few refused', (perSecond) => {
    const seconds = Math.max(20, 100 / perSecond);
    const { sent } = drive(perSecond, { until: seconds * 1_000, lately: perSecond * 4 });
    const late = sent.filter(({ at }) => at > (seconds * 1_000) / 4);
    const served = late.filter((one) => one.served).length / ((seconds * 3) / 4);
    // A bucket of one token overflows while nothing is sent.
    expect(served / perSecond).toBeGreaterThan(perSecond < 1 ? 0.8 : 0.93);
    expect(served / perSecond).toBeLessThan(1.05);
    expect(late.filter((one) => !one.served).length / late.length).toBeLessThan(0.12);
  });

  test('an endpoint that refuses everything is still asked, three times a minute', () => {
    const { sent } = drive(0.000001, { until: 600_000 });
    expect(sent.filter(({ at }) => at > 300_000).length).toBeGreaterThanOrEqual(14);
    expect(sent.filter(({ at }) => at > 300_000).length).toBeLessThanOrEqual(17);
  });

  test('a wait that is asked for is a floor; one that is longer than calls live is not for the queue', () => {
    const rate = createRequestRate({ longestWaitMs: 60_000 });
    rate.waitUntil(50_000);
    expect(rate.readyAt(1_000)).toBe(50_000);
    rate.waitUntil(100_000);
    expect(rate.readyAt(1_000)).toBeLessThanOrEqual(1_000);
    expect(rate.readyAt(40_001)).toBe(100_000);
  });

  test('a set limit holds for every minute, whatever is sent late', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.double({ min: 0, max: 3_000, noNaN: true }), { minLength: 1, maxLength: 200 }),
        (perMinute, lates) => {
          const rate = createRequestRate({ perMinute });
          const sent: number[] = [];
          let now = 0;
          for (const late of lates) {
            now = Math.max(now, rate.readyAt(now)) + (late < 1_500 ? 0 : late);
            rate.sent(now, true);
            sent.push(now);
          }
          for (const [index, at] of sent.entries()) {
            const inMinute = sent.filter((other, place) => place >= index && other < at + 60_000 - 0.001).length;
            expect(inMinute).toBeLessThanOrEqual(perMinute);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a request that was not made gives its moment to the next', () => {
    const rate = createRequestRate({ perMinute: 6 });
    rate.sent(0, false);
    rate.sent(10_000, true);
    expect(rate.readyAt(10_000)).toBe(20_000);
    rate.unsent();
    expect(rate.readyAt(10_000)).toBe(10_000);
  });
});

describe('what two numbers in flight say together', () => {
  const levelOf = (places: number, samples: [endpoint: string, ms: number, inFlight?: number][]): Level => {
    const level = newLevel(places);
    for (const [endpoint, ms, inFlight = places] of samples) addSample(level, endpoint, { ms, inFlight });
    return level;
  };

  test.each<[string, Level, Level, number | undefined]>([
    ['latency stays', levelOf(4, [['a', 100]]), levelOf(8, [['a', 100]]), 0],
    ['latency doubles', levelOf(4, [['a', 100]]), levelOf(8, [['a', 200]]), 1],
    ['half of the one, half of the other', levelOf(4, [['a', 100]]), levelOf(16, [['a', 200]]), 0.5],
    [
      'another mix of endpoints',
      levelOf(4, [
        ['a', 100],
        ['b', 1_000],
      ]),
      levelOf(8, [
        ['a', 100],
        ['b', 1_000],
        ['b', 1_000],
      ]),
      0,
    ],
    ['nothing in common', levelOf(4, [['a', 100]]), levelOf(8, [['b', 100]]), undefined],
    ['not filled', levelOf(4, [['a', 100]]), levelOf(8, [['a', 200, 4.2]]), undefined],
    ['empty', newLevel(4), newLevel(8), undefined],
    ['no time at all', levelOf(4, [['a', 0]]), levelOf(8, [['a', 0]]), 0],
  ])('%s', (_name, low, high, expected) => {
    const follows = slope(low, high);
    if (expected === undefined) expect(follows).toBeUndefined();
    else expect(follows).toBeCloseTo(expected, 6);
  });
});

describe('calls in flight to a server', () => {
  /** A server whose latency is what `latency` says of the calls in flight. */
  function drive(of: ServerWindow, latency: (inFlight: number) => number, answers: number): string[] {
    const changes: string[] = [];
    for (let answer = 0; answer < answers; answer++) {
      of.held();
      const level = of.level();
      const change = of.answered({ level, endpoint: 'a', ms: latency(level.places), inFlight: level.places });
      if (change) changes.push(`${change.from} -> ${change.to} ${change.why}`);
    }
    return changes;
  }

  test('double while throughput grows', () => {
    const of = createServerWindow({ start: 4, most: 64 });
    expect(drive(of, () => 100, 4 + 8 + 16 + 32)).toEqual([
      '4 -> 8 grows',
      '8 -> 16 grows',
      '16 -> 32 grows',
      '32 -> 64 grows',
    ]);
  });

  test('settle a little above the last number that brought more', () => {
    const of = createServerWindow({ start: 4, most: 64 });
    expect(drive(of, (inFlight) => inFlight * 20, 4 + 8 + 8)).toEqual(['4 -> 8 grows', '8 -> 6 settled']);
    const knee = createServerWindow({ start: 4, most: 64 });
    expect(drive(knee, (inFlight) => Math.max(320, inFlight * 20), 4 + 8 + 16 + 32 + 32)).toEqual([
      '4 -> 8 grows',
      '8 -> 16 grows',
      '16 -> 32 grows',
      '32 -> 24 settled',
    ]);
  });

  test('looks that show nothing become rare', () => {
    const of = createServerWindow({ start: 4, most: 64 });
    const changes = drive(of, (inFlight) => inFlight * 20, 2_000);
    expect(changes.slice(1, 5)).toEqual(['8 -> 6 settled', '6 -> 8 tries more', '8 -> 6 back', '6 -> 8 tries more']);
    expect(changes.length).toBeLessThan(16);
    expect(of.places()).toBeLessThanOrEqual(8);
  });

  test('fewer, when fewer do as well', () => {
    const of = createServerWindow({ start: 4, most: 64 });
    drive(of, () => 100, 4 + 8 + 16 + 32 + 200);
    expect(of.places()).toBeGreaterThan(40);
    drive(of, (inFlight) => inFlight * 20, 20_000);
    expect(of.places()).toBeLessThan(12);
  });

  test('one that is set stays', () => {
    const of = createServerWindow({ start: 32, most: 32 });
    expect(drive(of, (inFlight) => inFlight * 20, 500)).toEqual([]);
    expect(of.places()).toBe(32);
  });

  test('no growth in a round with a fault, nor in one in which nobody waited', () => {
    const of = createServerWindow({ start: 4, most: 64 });
    const answer = (): unknown => of.answered({ level: of.level(), endpoint: 'a', ms: 100, inFlight: 4 });
    for (let count = 0; count < 20; count++) answer();
    of.held();
    of.fault();
    for (let count = 0; count < 20; count++) answer();
    expect(of.places()).toBe(4);
  });
});
