import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createLimiter } from '../../src/webhook/limiter.js';

describe('places', () => {
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

  test('never more than there are, first come first served, nobody is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.record({ ticks: fc.nat(4), abort: fc.boolean() }), { maxLength: 30 }),
        async (max, jobs) => {
          let inFlight = 0;
          const started: number[] = [];
          const gaveUp: number[] = [];
          const limiter = createLimiter(max);
          const running = jobs.map(async ({ ticks, abort }, index) => {
            const controller = new AbortController();
            const place = limiter.acquire(controller.signal);
            if (abort) controller.abort();
            const release = await place;
            if (!release) return gaveUp.push(index);
            started.push(index);
            inFlight++;
            expect(inFlight).toBeLessThanOrEqual(max);
            for (let tick = 0; tick < ticks; tick++) await settled();
            inFlight--;
            release();
            return release();
          });
          await Promise.all(running);
          expect(inFlight).toBe(0);
          expect(started).toEqual([...started].sort((a, b) => a - b));
          expect(started.length + gaveUp.length).toBe(jobs.length);
          expect(gaveUp.every((index) => jobs[index]?.abort)).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('with a fixed number, exactly so many run while others wait', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 40 }), async (max, jobs) => {
        const limiter = createLimiter(max);
        let inFlight = 0;
        let most = 0;
        await Promise.all(
          Array.from({ length: jobs }, async () => {
            const release = await limiter.acquire();
            most = Math.max(most, ++inFlight);
            await settled();
            inFlight--;
            release?.();
          }),
        );
        expect(most).toBe(Math.min(max, jobs));
      }),
      { numRuns: 50 },
    );
  });

  test('who gives up is not served, and takes no place', async () => {
    const limiter = createLimiter(1);
    const first = await limiter.acquire();
    const stop = new AbortController();
    const second = limiter.acquire(stop.signal);
    const third = limiter.acquire();
    stop.abort();
    expect(await second).toBeUndefined();
    first?.();
    expect(await third).toBeInstanceOf(Function);
    expect(await limiter.acquire(AbortSignal.abort())).toBeUndefined();
  });
});
