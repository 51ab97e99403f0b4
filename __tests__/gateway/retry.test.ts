// When a call is tried again, and when no more.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { retryAfterMs, whenToRetry } from '../../src/gateway/retry.js';

type Kind = 'never' | 'fault' | 'rate limit';
const MINUTES = { leftMs: 120_000 };

const when = (retry: Kind, about: { retries?: number; random?: number; leftMs?: number; waitMs?: number }) => {
  const { waitMs, retries = 0, random = 1, leftMs = MINUTES.leftMs } = about;
  return whenToRetry({ retry, ...(waitMs === undefined ? {} : { waitMs }) }, { retries, random, leftMs });
};

describe('the wait before the next try', () => {
  test('doubles up to some seconds, with full jitter', () => {
    const waits = (retry: Kind, most: number) =>
      Array.from({ length: most }, (_, retries) => when(retry, { retries })).map(
        (one) => 'delayMs' in one && one.delayMs,
      );
    expect(waits('fault', 7)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
    expect(waits('rate limit', 10)).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 16_000, 16_000]);
    expect(when('fault', { retries: 5_000, random: 0.5 })).toEqual({ delayMs: 4_000 });
    expect(when('fault', { retries: 2, random: 0 })).toEqual({ delayMs: 0 });
  });

  test('is none for what will not pass, and none that the call has no time for', () => {
    expect(when('never', {})).toEqual({ none: 'never' });
    expect(when('fault', { leftMs: 500 })).toEqual({ none: 'time' });
    expect(when('fault', { leftMs: 0, random: 0 })).toEqual({ none: 'time' });
    const last = { retry: 'fault' as const };
    expect(whenToRetry(last, { retries: 0, leftMs: 1_500, answerMs: 1_000, random: 1 })).toEqual({ none: 'time' });
    expect(whenToRetry(last, { retries: 0, leftMs: 1_501, answerMs: 1_000, random: 1 })).toEqual({ delayMs: 500 });
    expect(when('fault', { leftMs: -3, waitMs: 1 })).toEqual({ none: 'time' });
    expect(when('rate limit', { waitMs: 120_000 })).toEqual({ none: 'asks' });
  });

  test('is never below what the server asked for, and always leaves time for the try', () => {
    const any = fc.record({
      retries: fc.nat(50),
      random: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      leftMs: fc.integer({ min: 1, max: 600_000 }),
      waitMs: fc.option(fc.nat(700_000), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.constantFrom<Kind>('fault', 'rate limit'), any, (retry, { waitMs, ...about }) => {
        const found = when(retry, { ...about, ...(waitMs === undefined ? {} : { waitMs }) });
        if ('none' in found) {
          // Given up because of the wait that was asked for: exactly then when it does not fit.
          expect(found.none === 'asks').toBe((waitMs ?? 0) >= about.leftMs);
          return;
        }
        expect(found.delayMs).toBeGreaterThanOrEqual(waitMs ?? 0);
        expect(found.delayMs).toBeLessThan(about.leftMs);
      }),
    );
  });
});

describe('the wait that an answer asks for', () => {
  const NOW = Date.UTC(2026, 10, 24, 12, 0, 0);
  const asked = (headers: Record<string, string>) => retryAfterMs((name) => headers[name], NOW);
  test.each<[string, number | undefined]>([
    ['0', 0],
    ['20', 20_000],
    [' 1.5 ', 1_500],
    ['3600', 3_600_000],
    ['Tue, 24 Nov 2026 12:00:30 GMT', 30_000],
    ['Tuesday, 24-Nov-26 12:00:30 GMT', 30_000],
    ['Tue Nov 24 12:00:30 2026', 30_000],
    ['2026-11-24T12:00:30Z', 30_000],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 0],
    ['-5', undefined],
    ['soon', undefined],
    ['soon 2099', undefined],
    ['', undefined],
    ['NaN', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['20, 30', undefined],
    ['Tue, 99 Nov 2026 99:00:30 GMT', undefined],
    ['9'.repeat(400), Number.POSITIVE_INFINITY],
  ])('%s', (value, ms) => {
    expect(asked({ 'retry-after': value })).toBe(ms);
  });

  test('in milliseconds wins, and a date counts by the clock of the server', () => {
    expect(asked({ 'retry-after': '9', 'retry-after-ms': '250' })).toBe(250);
    expect(asked({ 'retry-after': '9', 'retry-after-ms': 'x' })).toBe(9_000);
    const date = 'Tue, 24 Nov 2026 15:00:00 GMT';
    expect(asked({ 'retry-after': 'Tue, 24 Nov 2026 15:00:10 GMT', date })).toBe(10_000);
  });
});
