// The pure parts of asking: body, URL, retries, places.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createLimiter } from '../../src/gateway/limiter.js';
import { refusedParameter } from '../../src/gateway/refused-parameter.js';
import { requestBody, wireParameters } from '../../src/gateway/request.js';
import { resolveServer, traceparent } from '../../src/gateway/server.js';

describe('the body', () => {
  test('takes parameters as the gateway wants them', () => {
    expect(
      wireParameters(
        {
          temperature: '0.5',
          max_tokens: '64',
          seed: 'x',
          top_p: '',
          stop: 'END',
          user: '7',
          n: null,
          tools: [],
          left: 1,
        },
        ['left'],
      ),
    ).toEqual({ temperature: 0.5, max_tokens: 64, seed: 'x', top_p: '', stop: ['END'], user: '7', tools: [] });
    expect(wireParameters({ stop: ['a', 'b'], temperature: 0 }, [])).toEqual({ stop: ['a', 'b'], temperature: 0 });
  });

  test('no parameter can replace endpoint and messages', () => {
    expect(
      JSON.parse(requestBody('chat', { messages: [{ role: 'user', content: 'x' }] }, { model: 'other', messages: [] })),
    ).toEqual({
      model: 'chat',
      messages: [{ role: 'user', content: 'x' }],
    });
  });
});

describe('the server', () => {
  const resolve = (baseUrl: string, headers: Record<string, string> = {}) =>
    resolveServer({ baseUrl, endpoint: 'e', headers }, 'mlflow-gateway-eval/1.2.3');

  test('a prefix is kept, trailing slashes are not', () => {
    expect(resolve('http://h:5000/ml/flow//')).toMatchObject({ origin: 'http://h:5000', url: 'http://h:5000/ml/flow' });
  });

  test("the user's headers win, in any case of letters", () => {
    expect(resolve('http://h', { 'User-Agent': 'mine', AUTHORIZATION: 'Bearer x' })).toMatchObject({
      headers: { 'user-agent': 'mine', authorization: 'Bearer x', accept: 'application/json' },
      authorization: 'bearer',
    });
    expect(resolve('http://h', { authorization: 'Bearer x', 'x-mlflow-authorization': 'Basic eA==' })).toMatchObject({
      authorization: 'basic',
    });
    expect(resolve('http://h')).not.toHaveProperty('authorization');
  });

  test.each([
    'nonsense',
    'ftp://h',
    'http://user:hunter22@h',
    'http://h?token=hunter22',
    'http://h#hunter22',
    'http://user:hunter22@h:x',
  ])('%s is refused, and nothing secret of it is repeated', (baseUrl) => {
    const resolved = resolve(baseUrl);
    expect(resolved).toMatchObject({ error: { kind: 'config', message: expect.stringContaining('gateway-url') } });
    expect(JSON.stringify(resolved)).not.toContain('hunter22');
  });

  test('each call has a trace of its own', () => {
    expect(traceparent()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(traceparent()).not.toBe(traceparent());
  });
});

describe('a parameter that a provider refuses', () => {
  const DEFAULTS = ['temperature', 'max_tokens'];
  test.each<[string, string | undefined]>([
    [
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      'max_tokens',
    ],
    [
      "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
      'temperature',
    ],
    ['`temperature` and `top_p` cannot both be specified for this model. Please use only one.', 'temperature'],
    ['max_tokens is too large: 1024. This model supports at most 512 completion tokens.', 'max_tokens'],
    ['temperature: Extra inputs are not permitted', 'temperature'],
    ["Unsupported parameter: 'max_completion_tokens' is not supported", undefined],
    ["Unsupported parameter: 'stub' is not supported with this model.", undefined],
    ['the temperature in Oslo is part of your prompt', undefined],
    ["Invalid 'messages'", undefined],
  ])('%s', (refusal, name) => {
    expect(refusedParameter(refusal, DEFAULTS)).toBe(name);
  });

  test('only one of the candidates is ever named', () => {
    expect(refusedParameter("Unsupported parameter: 'max_tokens'", ['temperature'])).toBeUndefined();
  });
});

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

  test('more places let those in who wait', async () => {
    const limiter = createLimiter(1);
    await limiter.acquire();
    const waiting = limiter.acquire();
    limiter.setMax(2);
    expect(await waiting).toBeInstanceOf(Function);
  });
});
