// When an endpoint is asked no more, and when again.
import { describe, expect, test } from '@jest/globals';
import type { CellError } from '../../src/cell-error.js';
import { type Breaker, type CallEnd, createBreaker } from '../../src/gateway/breaker.js';

const ERROR: CellError = { kind: 'timeout', message: 'did not answer', status: 408 };
const GIVEN_UP: CallEnd = { how: 'given up', error: ERROR };
const TIMEOUT_MS = 120_000;

/** Calls that begin together at `from` and are given up at `to`. */
function giveUp(breaker: Breaker, calls: number, from: number, to: number): void {
  const begun = Array.from({ length: calls }, () => breaker.begin(from));
  for (const call of begun) call.ended(GIVEN_UP, to);
}

/** Dead: five calls were given up, and one more that was tried alone. */
function dead(): Breaker {
  const breaker = createBreaker('endpoint "x"');
  giveUp(breaker, 5, 0, 120_000);
  giveUp(breaker, 1, 120_000, 240_000);
  return breaker;
}

describe('the breaker', () => {
  test.each<[string, number, number]>([
    ['few calls', 4, 120_000],
    ['a minute is not over', 50, 59_999],
  ])('does not open: %s', (_name, calls, to) => {
    const breaker = createBreaker('endpoint "x"');
    giveUp(breaker, calls, 0, to);
    expect(breaker.against(to, TIMEOUT_MS)).toBeUndefined();
  });

  test('does not open while anybody is answered', () => {
    const breaker = createBreaker('endpoint "x"');
    for (let round = 0; round < 10; round++) {
      giveUp(breaker, 4, round * 120_000, (round + 1) * 120_000);
      breaker.alive();
    }
    expect(breaker.against(1_200_000, TIMEOUT_MS)).toBeUndefined();
  });

  test('lets one call try alone before it opens; the others wait for what becomes of it', async () => {
    const breaker = createBreaker('endpoint "x"');
    giveUp(breaker, 5, 0, 120_000);
    expect(breaker.against(120_000, TIMEOUT_MS)).toBeUndefined();
    const probe = breaker.begin(120_000);
    const waiting = breaker.against(120_000, TIMEOUT_MS) as { wait: Promise<void> };
    probe.ended({ how: 'alive' }, 121_000);
    await waiting.wait;
    expect(breaker.against(121_000, TIMEOUT_MS)).toBeUndefined();
  });

  test('says how many were given up, for how long, and why the last one was', () => {
    const breaker = dead();
    expect(breaker.against(240_000, TIMEOUT_MS)).toEqual({
      error: {
        kind: 'timeout',
        status: 408,
        message:
          'endpoint "x" was not asked, since it answers nobody: its last 6 calls were all given up, for 240 s; the last one: did not answer',
      },
    });
  });

  test('lets one call look now and then, and closes when it is answered', () => {
    const breaker = dead();
    expect(breaker.against(269_999, TIMEOUT_MS)).toHaveProperty('error');
    expect(breaker.against(270_000, TIMEOUT_MS)).toBeUndefined();
    const probe = breaker.begin(270_000);
    expect(breaker.against(270_001, TIMEOUT_MS)).toHaveProperty('error');
    probe.ended(GIVEN_UP, 390_000);
    expect(breaker.against(419_999, TIMEOUT_MS)).toMatchObject({
      error: { message: expect.stringContaining('last 7 calls were all given up, for 390 s') },
    });
    breaker.begin(420_000).ended({ how: 'alive' }, 420_100);
    expect(breaker.against(420_100, TIMEOUT_MS)).toBeUndefined();
    // As if nothing had been.
    giveUp(breaker, 4, 420_100, 600_000);
    expect(breaker.against(600_000, TIMEOUT_MS)).toBeUndefined();
  });

  test('a look that was stopped says nothing: the next one looks', async () => {
    const breaker = createBreaker('endpoint "x"');
    giveUp(breaker, 5, 0, 120_000);
    const probe = breaker.begin(120_000);
    const { wait } = breaker.against(120_000, TIMEOUT_MS) as { wait: Promise<void> };
    probe.ended({ how: 'unknown' }, 120_500);
    await wait;
    expect(breaker.against(120_500, TIMEOUT_MS)).toBeUndefined();
  });

  test('a late answer to an earlier call closes it', () => {
    const breaker = dead();
    breaker.alive();
    expect(breaker.against(240_000, TIMEOUT_MS)).toBeUndefined();
  });

  test('a server that wants to be left alone is, by calls that cannot wait so long', () => {
    const breaker = createBreaker('endpoint "x"');
    breaker.begin(0).ended({ ...GIVEN_UP, askedMs: 3_600_000 } as CallEnd, 1_000);
    expect(breaker.against(2_000, TIMEOUT_MS)).toMatchObject({
      error: { message: expect.stringMatching(/^endpoint "x" was not asked, .*did not answer$/) },
    });
    expect(breaker.against(2_000, 7_200_000)).toBeUndefined();
    expect(breaker.against(3_601_000 - TIMEOUT_MS, TIMEOUT_MS)).toHaveProperty('error');
    expect(breaker.against(3_601_001 - TIMEOUT_MS, TIMEOUT_MS)).toBeUndefined();
  });
});
