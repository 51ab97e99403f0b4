// The client against a real server that fails in every way a network and a gateway can.
import { createServer, request as forward, type IncomingHttpHeaders } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import { setTimeout as timeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createGateway, type Gateway, type GatewayOptions } from '../../src/gateway/client.js';
import type { ChatRequest, Destination } from '../../src/gateway/request.js';
import type { JsonObject } from '../../src/json.js';
import { createClock } from '../run/clock.js';
import {
  type Answer,
  completion,
  type FaultServer,
  listen,
  OVERHEAD,
  type Seen,
  startFaultServer,
} from './fault-server.js';

const CHAT = '/gateway/mlflow/v1/chat/completions';
const cleanups: (() => Promise<unknown>)[] = [];

/** Turns of the event loop in which an answer of a server on this machine comes. */
const FOR_NETWORK = { settleMs: 4 };

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serve(
  script: Parameters<typeof startFaultServer>[0],
  other?: Record<string, Answer>,
): Promise<FaultServer> {
  const server = await startFaultServer(script, other);
  cleanups.push(() => server.close());
  return server;
}

interface Bench {
  gateway: Gateway;
  /** The waits that were asked for, ms; none of them was waited. */
  waits: number[];
  notices: string[];
}

function client(options: Partial<GatewayOptions> = {}): Bench {
  const waits: number[] = [];
  const notices: string[] = [];
  let slept = 0;
  const gateway = createGateway({
    version: '1.2.3',
    now: () => performance.now() + slept,
    random: () => 0.5,
    sleep: async (ms) => {
      slept += ms;
      waits.push(ms);
    },
    onNotice: (text) => void notices.push(text),
    ...options,
  });
  cleanups.push(() => gateway.close());
  return { gateway, waits, notices };
}

const at = (
  server: { url: string } | string,
  endpoint = 'chat',
  headers: Record<string, string> = {},
): Destination => ({
  baseUrl: typeof server === 'string' ? server : server.url,
  endpoint,
  headers,
});

const ask = (params: JsonObject = {}, more: Partial<ChatRequest> = {}): ChatRequest => ({
  messages: [{ role: 'user', content: 'hi' }],
  params,
  defaulted: [],
  ...more,
});

describe('a call that is answered', () => {
  test('sends what the gateway wants, and tells what was served', async () => {
    const server = await serve([completion('hello')]);
    const { gateway } = client();
    const outcome = await gateway.chat(
      at(`${server.url}/mlflow/`, 'chat', { Authorization: 'Bearer k', 'X-Team': 'eval' }),
      ask({ temperature: '0.5', stop: 'END', seed: null }),
    );
    expect(server.chats()).toMatchObject([
      {
        path: `/mlflow${CHAT}`,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'user-agent': 'mlflow-gateway-eval/1.2.3',
          authorization: 'Bearer k',
          'x-team': 'eval',
          traceparent: expect.stringMatching(/^00-/),
        },
      },
    ]);
    expect(server.chats()[0]?.body).toEqual({
      model: 'chat',
      messages: [{ role: 'user', content: 'hi' }],
      temperature: 0.5,
      stop: ['END'],
    });
    expect(outcome).toEqual({
      ok: true,
      answer: { content: 'hello', message: { role: 'assistant', content: 'hello' }, finishReason: 'stop' },
      call: {
        endpoint: 'chat',
        attempts: 1,
        latencyMs: expect.any(Number),
        params: { temperature: 0.5, stop: ['END'] },
        servedModel: 'gpt-4o-2024',
        servedBy: 'openai',
        finishReason: 'stop',
        tokens: { prompt: 3, completion: 4, total: 7 },
        gatewayMs: 250,
        providerMs: 200,
      },
    });
  });

  test('latency is that of the last request alone', async () => {
    let clock = 0;
    const server = await serve((_seen, index) => {
      clock += index === 0 ? 5_000 : 70;
      return index === 0 ? { status: 503, body: { detail: 'x' } } : completion('a');
    });
    const { gateway } = client({ now: () => clock });
    const { call } = await gateway.chat(at(server), ask());
    expect(call).toMatchObject({ attempts: 2, latencyMs: 70 });
  });

  test("a guardrail's refusal is an answer, asked for once", async () => {
    const server = await serve([
      { status: 400, body: { detail: "Guardrail 'pii' blocked: a name" }, headers: OVERHEAD },
    ]);
    const { gateway } = client();
    expect(await gateway.chat(at(server), ask())).toMatchObject({
      ok: true,
      answer: { content: 'a name', guardrail: 'a name' },
    });
    expect(server.chats()).toHaveLength(1);
  });
});

describe('retries', () => {
  test.each<[string, Answer]>([
    ['503', { status: 503, body: { detail: 'overloaded' }, headers: OVERHEAD }],
    ['a bare 500', { status: 500, body: 'Internal Server Error', thenClose: true }],
    ['a closed connection', { fault: 'close' }],
    ['a reset connection', { fault: 'reset' }],
    ['an answer that is cut off', { fault: 'cut off' }],
    ['429', { status: 429, body: { detail: 'slow down' }, headers: OVERHEAD }],
  ])('after %s the next answer counts', async (_name, fault) => {
    const server = await serve([fault, completion('fine')]);
    const { gateway, waits } = client();
    expect(await gateway.chat(at(server), ask())).toMatchObject({
      ok: true,
      answer: { content: 'fine' },
      call: { attempts: 2 },
    });
    expect(waits).toHaveLength(1);
  });

  test('a fault that stays is tried until the time of the call is used up, with growing waits', async () => {
    const server = await serve([{ status: 503, body: { detail: 'overloaded' }, headers: OVERHEAD }]);
    const { gateway, waits } = client();
    const { call, ...outcome } = await gateway.chat(at(server), ask());
    expect(outcome).toMatchObject({
      ok: false,
      error: {
        kind: 'gateway',
        status: 503,
        message: expect.stringMatching(/overloaded \(given up: the 120 s of the call leave none for another try\)$/),
      },
    });
    expect(waits.slice(0, 6)).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
    const waited = waits.reduce((sum, ms) => sum + ms, 0);
    // A tenth of the time is kept for the last try.
    expect(waited).toBeGreaterThan(100_000);
    expect(waited).toBeLessThan(108_000);
    expect(call.attempts).toBe(waits.length + 1);
    expect(server.chats()).toHaveLength(call.attempts);
  });

  test('a server that starts again within the time of the calls loses none of them', async () => {
    const { now, sleep, runUntil } = createClock();
    // 60 s: the lanes, the waits and the breaker all have to hold it out.
    const server = await serve(() => (now() < 60_000 ? { fault: 'reset' } : completion('fine')));
    const { gateway } = client({ now, sleep, random: Math.random });
    const calls = Promise.all(Array.from({ length: 12 }, () => gateway.chat(at(server), ask())));
    await runUntil(calls, FOR_NETWORK);
    expect((await calls).filter(({ ok }) => !ok)).toEqual([]);
    expect(now()).toBeLessThan(75_000);
  });

  test('the same 5xx four times, between which others are answered, will not pass', async () => {
    const bad = { status: 500, body: 'Internal Server Error' };
    const server = await serve(({ body }) => (JSON.stringify(body).includes('bad') ? bad : completion('fine')));
    // The wait of the bad one is long enough for a good one.
    const { gateway } = client({ sleep: async () => void (await gateway.chat(at(server), ask())) });
    const { call, ...outcome } = await gateway.chat(at(server), ask({ user: 'bad' }));
    expect(call.attempts).toBe(4);
    expect(outcome).toMatchObject({
      ok: false,
      error: {
        kind: 'gateway',
        message: expect.stringMatching(/\(given up: it answers the same each time, while it answers other calls\)$/),
      },
    });
  });

  test('nor when all the others were answered before its second try', async () => {
    const bad = { status: 500, body: 'Internal Server Error' };
    const server = await serve(({ body }) => (JSON.stringify(body).includes('bad') ? bad : completion('fine')));
    const { now, sleep, runUntil } = createClock();
    const { gateway } = client({ now, sleep, random: () => 0.9 });
    const calls = Promise.all([
      gateway.chat(at(server), ask({ user: 'bad' })),
      ...Array.from({ length: 6 }, () => gateway.chat(at(server), ask())),
    ]);
    await runUntil(calls, FOR_NETWORK);
    const [outcome, ...others] = await calls;
    expect(others.filter(({ ok }) => !ok)).toEqual([]);
    expect(outcome).toMatchObject({ ok: false, call: { attempts: 4 }, error: { kind: 'gateway' } });
  });

  test.each<[string, (index: number) => Answer]>([
    ['has another body each time', (index) => ({ status: 500, body: `request ${index}` })],
    ['asks for another try', () => ({ status: 503, body: 'x', headers: { 'retry-after': '1' } })],
  ])('but not one that %s', async (_name, bad) => {
    let index = 0;
    const server = await serve(({ body }) =>
      JSON.stringify(body).includes('bad') && index++ < 9 ? bad(index) : completion('fine'),
    );
    const { gateway } = client({ sleep: async () => void (await gateway.chat(at(server), ask())) });
    expect(await gateway.chat(at(server), ask({ user: 'bad' }))).toMatchObject({ ok: true, call: { attempts: 10 } });
  });

  test('each attempt that failed is told: what it was, when, and the wait after it', async () => {
    const server = await serve([
      { status: 503, body: { detail: 'busy' } },
      { status: 429, body: { detail: 'slow down' }, headers: { 'retry-after': '2' } },
      { fault: 'reset' },
      completion('fine'),
    ]);
    let clock = 0;
    const sleep = async (ms: number): Promise<void> => {
      clock += ms;
    };
    const { gateway } = client({ now: () => clock, sleep });
    const { call } = await gateway.chat(at(server), ask());
    expect(call).toMatchObject({
      attempts: 4,
      failedAttempts: {
        first: [
          { what: '503', says: expect.stringContaining('busy'), afterMs: 0, waitMs: 250 },
          { what: '429', says: expect.stringContaining('slow down'), afterMs: 250, waitMs: 2_100 },
          { what: 'closed while idle', says: expect.stringContaining('ECONNRESET'), afterMs: 2_350, waitMs: 0 },
        ],
        omitted: 0,
        last: [],
      },
    });
  });

  test('of many only the first and the last are kept; of one that nothing followed, the error says all', async () => {
    const server = await serve([{ status: 503, body: { detail: `busy, Bearer top-secret ${'x'.repeat(1_000)}` } }]);
    const { gateway } = client();
    const destination = at(server, 'chat', { authorization: 'Bearer top-secret' });
    const { call } = await gateway.chat(destination, ask());
    const { first = [], omitted, last = [] } = call.failedAttempts ?? {};
    expect([first.length, omitted, last.length]).toEqual([3, call.attempts - 6, 3]);
    expect(last.at(-1)).not.toHaveProperty('waitMs');
    expect(JSON.stringify(call.failedAttempts)).not.toContain('top-secret');
    expect(JSON.stringify(call.failedAttempts).length).toBeLessThan(2_000);

    const never = await gateway.chat(at(await serve([{ status: 400, body: 'no' }])), ask());
    expect(never.call).toMatchObject({ attempts: 1 });
    expect(never.call).not.toHaveProperty('failedAttempts');
  });

  test.each<[string, Answer, RegExp]>([
    ['503', { status: 503, body: { detail: 'overloaded' }, headers: OVERHEAD }, /overloaded/],
    ['a closed connection', { fault: 'close' }, /connection/],
  ])('that max-calls does not allow keep the words of the failure: %s', async (_name, fault, says) => {
    const server = await serve([fault]);
    const { gateway } = client({ maxCalls: 2 });
    const first = await gateway.chat(at(server), ask());
    expect(first).toMatchObject({ ok: false, error: { kind: 'not run' }, call: { attempts: 2 } });
    const { message } = (first as { error: { message: string } }).error;
    expect(message).toMatch(says);
    expect(message).toMatch(/ \(not tried again: the run has made the 2 calls that max-calls allows\)$/);
    expect(await gateway.chat(at(server), ask())).toMatchObject({
      error: { kind: 'not run', message: 'not asked: the run has made the 2 calls that max-calls allows' },
      call: { attempts: 0 },
    });
  });

  test('a bare 500 that stays points to the log of the server', async () => {
    const server = await serve([{ status: 500, body: 'Internal Server Error', thenClose: true }]);
    const { gateway } = client();
    expect(await gateway.chat(at(server), ask())).toMatchObject({
      error: { message: expect.stringContaining("see the MLflow server's log") },
    });
  });

  test('Retry-After is waited for in full', async () => {
    const server = await serve([
      { status: 429, body: { detail: 'x' }, headers: { 'retry-after': '20' } },
      completion('fine'),
    ]);
    const { gateway, waits } = client({ random: () => 0 });
    expect(await gateway.chat(at(server), ask())).toMatchObject({ ok: true });
    expect(waits).toEqual([20_000]);
  });

  test('a wait beyond the time of the call is not begun', async () => {
    const server = await serve([{ status: 429, body: { detail: 'x' }, headers: { 'retry-after': '3600' } }]);
    const { gateway, waits } = client();
    expect(await gateway.chat(at(server), ask())).toMatchObject({
      error: {
        kind: 'gateway',
        status: 429,
        message: expect.stringMatching(
          /given up: it asks for a wait of 60 min, and the 120 s of the call do not allow it/,
        ),
      },
    });
    expect(waits).toEqual([]);
    // The others need not ask for that.
    const other = await gateway.chat(at(server), ask());
    expect(other).toMatchObject({
      error: { kind: 'gateway', message: expect.stringMatching(/was not asked.* wait of 60 min/) },
      call: { attempts: 0 },
    });
    expect(server.chats()).toHaveLength(1);
  });

  test.each([400, 401, 403, 404, 413, 422, 501, 302])('%d is never tried again', async (status) => {
    const server = await serve([{ status, body: { detail: 'no' }, headers: { location: '/elsewhere' } }]);
    const { gateway, waits } = client();
    expect(await gateway.chat(at(server), ask())).toMatchObject({ ok: false, error: { status } });
    expect(server.seen).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test('who counts the requests in flight is told each change', async () => {
    const server = await serve(() => completion('a'));
    const counts: number[] = [];
    const { gateway } = client({ onInFlight: (requests) => void counts.push(requests) });
    await Promise.all([gateway.chat(at(server), ask()), gateway.chat(at(server), ask())]);
    expect(counts).toEqual([1, 2, 1, 0]);
  });

  test('each request is a span of its own in the trace of its call', async () => {
    const server = await serve((_seen, index) =>
      index === 0 ? { status: 503, body: { detail: 'x' } } : completion('a'),
    );
    const { gateway } = client();
    await gateway.chat(at(server), ask());
    await gateway.chat(at(server), ask());
    const parents = server.chats().map(({ headers }) => String(headers['traceparent']).split('-'));
    const [traces, spans] = [1, 2].map((part) => parents.map((parent) => parent[part]));
    expect(traces).toEqual([traces?.[0], traces?.[0], expect.not.stringMatching(traces?.[0] ?? '')]);
    expect(new Set(spans).size).toBe(3);
  });

  test('who is told of a retry learns why and for how long', async () => {
    const server = await serve([{ status: 503, body: { detail: 'busy' } }, completion('fine')]);
    const retries: unknown[] = [];
    const { gateway } = client({ onRetry: (retry) => void retries.push(retry) });
    await gateway.chat(at(server), ask());
    expect(retries).toMatchObject([{ endpoint: 'chat', delayMs: 250, failed: { status: 503 } }]);
  });
});

describe('a connection that was closed while it was idle', () => {
  test.each<[string, Answer]>([
    ['closed', { fault: 'close' }],
    ['reset', { fault: 'reset' }],
  ])('%s before any byte: sent again at once, and no try is lost', async (_name, fault) => {
    // The second request of a connection finds it gone, as it is after a bare 500 of MLflow.
    const served = new Set<number>();
    const server = await serve(({ connection }) => {
      if (served.has(connection)) return fault;
      served.add(connection);
      return completion('fine');
    });
    const { gateway, waits } = client({ maxConcurrency: 1 });
    const ok = { ok: true, answer: { content: 'fine' } };
    expect(await gateway.chat(at(server), ask())).toMatchObject(ok);
    expect(await gateway.chat(at(server), ask())).toMatchObject({ ...ok, call: { attempts: 2 } });
    expect(waits).toEqual([]);
    expect(server.connections()).toBe(2);
  });

  test('a new connection that breaks is a try like any other', async () => {
    const server = await serve([{ fault: 'close' }]);
    const { gateway, waits } = client({ callTimeoutMs: 2_000 });
    const { ok, call } = await gateway.chat(at(server), ask());
    expect([ok, call.attempts]).toEqual([false, waits.length + 1]);
    expect(waits.slice(0, 2)).toEqual([250, 500]);
  });
});

describe('budgets', () => {
  const spent = {
    status: 429,
    body: {
      detail:
        'Budget limit exceeded. Limit: $1.00 USD per 1 day. Budget resets at 2026-11-24T00:00:00Z. Request rejected.',
    },
  };
  const error = { kind: 'budget', status: 429, message: expect.stringContaining('2026-11-24T00:00:00Z') };

  test('one refusal ends all calls to the endpoint, those that wait among them; other endpoints go on', async () => {
    const server = await serve(({ body }) => (body['model'] === 'poor' ? spent : completion('fine')));
    const { gateway, waits } = client({ maxConcurrency: 1 });
    const outcomes = await Promise.all([1, 2, 3].map(() => gateway.chat(at(server, 'poor'), ask())));
    expect(outcomes).toMatchObject([1, 0, 0].map((attempts) => ({ ok: false, error, call: { attempts } })));
    expect(await gateway.chat(at(server, 'poor'), ask())).toMatchObject({ error, call: { attempts: 0 } });
    expect(await gateway.chat(at(server, 'rich'), ask())).toMatchObject({ ok: true });
    expect(server.chats()).toHaveLength(2);
    expect(waits).toEqual([]);
  });
});

describe('budgets, under way together', () => {
  test('those in flight are refused, none of them is tried again, and nobody else is sent', async () => {
    const detail = 'Budget limit exceeded. Limit: $1.00 USD per 1 day. Budget resets at 2026-11-24T00:00:00Z.';
    const server = await serve([{ status: 429, body: { detail }, delayMs: 20 }]);
    const { gateway, waits } = client({ maxConcurrency: 4 });
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => gateway.chat(at(server), ask())));
    expect(new Set(outcomes.map((one) => !one.ok && one.error.kind))).toEqual(new Set(['budget']));
    expect(server.chats()).toHaveLength(4);
    expect(outcomes.reduce((sum, { call }) => sum + call.attempts, 0)).toBe(4);
    expect(waits).toEqual([]);
  });
});

describe('a dead endpoint', () => {
  test('keeps nobody who waits for the look at it when the run is stopped', async () => {
    let clock = 0;
    const server = await serve(() => {
      clock += 20_000;
      return { fault: 'hang' };
    });
    const stop = new AbortController();
    const { gateway } = client({ now: () => clock, callTimeoutMs: 400 });
    await Promise.all(Array.from({ length: 5 }, () => gateway.chat(at(server), ask())));
    const request = ask({}, { signal: stop.signal, timeoutMs: 600_000 });
    const waiting = [1, 2, 3].map(() => gateway.chat(at(server), request));
    while (server.chats().length < 6) await new Promise(setImmediate);
    stop.abort(new Error('time is up'));
    const outcomes = await Promise.all(waiting);
    expect(outcomes.map(({ call }) => call.attempts)).toEqual([1, 0, 0]);
    expect(outcomes).toMatchObject(
      Array(3).fill({ error: { kind: 'cancelled', message: 'the call was stopped: time is up' } }),
    );
  });

  test.each<[string, Answer, 'timeout' | 'gateway']>([
    ['hangs', { fault: 'hang' }, 'timeout'],
    ['resets', { fault: 'reset' }, 'gateway'],
  ])(
    'that %s is asked no more after some calls; others go on, and so does it once it is back',
    async (_name, fault, kind) => {
      let clock = 0;
      let isDead = true;
      const server = await serve(({ body }) => {
        if (body['model'] !== 'dead') return completion('fine');
        clock += 20_000;
        return isDead ? fault : completion('back');
      });
      const { gateway } = client({
        now: () => clock,
        callTimeoutMs: kind === 'timeout' ? 400 : 5_000,
        random: () => 0.9,
      });
      const calls = (count: number) =>
        Promise.all(Array.from({ length: count }, () => gateway.chat(at(server, 'dead'), ask())));
      // The sixth is tried alone, and the two others wait for what becomes of it.
      expect(await calls(5)).toMatchObject(Array(5).fill({ ok: false, error: { kind }, call: { attempts: 1 } }));
      const asked = server.chats().length;
      const more = await calls(3);
      expect(more.map(({ call }) => call.attempts)).toEqual([1, 0, 0]);
      expect(more[2]).toMatchObject({
        error: {
          kind,
          message: expect.stringMatching(
            /^endpoint "dead" was not asked, .*its last 6 calls were all given up, for 1\d0 s; the/,
          ),
        },
      });
      expect(server.chats()).toHaveLength(asked + 1);
      expect(await gateway.chat(at(server, 'fine'), ask())).toMatchObject({ ok: true });

      isDead = false;
      expect(await gateway.chat(at(server, 'dead'), ask())).toMatchObject({ ok: false, call: { attempts: 0 } });
      clock += 30_000;
      expect(await gateway.chat(at(server, 'dead'), ask())).toMatchObject({ ok: true });
      expect((await calls(3)).every(({ ok }) => ok)).toBe(true);
    },
  );
});

describe('a default that the endpoint refuses', () => {
  const refusing = ({ body }: Seen): Answer =>
    'max_tokens' in body
      ? {
          status: 400,
          headers: OVERHEAD,
          body: {
            detail:
              "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
          },
        }
      : body['temperature'] === 0
        ? {
            status: 400,
            headers: OVERHEAD,
            body: { detail: "Unsupported value: 'temperature' does not support 0 with this model." },
          }
        : completion('fine');
  const defaults = ask({ temperature: 0, max_tokens: 1024, seed: 1 }, { defaulted: ['temperature', 'max_tokens'] });

  test('is left out from then on, with one notice each', async () => {
    const server = await serve(refusing);
    const { gateway, notices, waits } = client();
    const [first, second] = await Promise.all([gateway.chat(at(server), defaults), gateway.chat(at(server), defaults)]);
    expect([first, second]).toMatchObject([{ ok: true, call: { params: { seed: 1 } } }, { ok: true }]);
    expect(first?.call.params).toEqual({ seed: 1 });
    expect(notices).toHaveLength(2);
    expect(notices[0]).toMatch(/^endpoint "chat" refuses the default max_tokens: 1024; it is left out/);
    expect(waits).toEqual([]);

    const before = server.chats().length;
    expect(await gateway.chat(at(server), defaults)).toMatchObject({ ok: true, call: { attempts: 1 } });
    expect(server.chats()).toHaveLength(before + 1);
  });

  test('what the user set is never left out: that is a config error', async () => {
    const server = await serve(refusing);
    const { gateway, notices } = client();
    expect(await gateway.chat(at(server), ask({ max_tokens: 10 }))).toMatchObject({
      ok: false,
      error: { kind: 'config', status: 400, message: expect.stringContaining("Use 'max_completion_tokens' instead") },
      call: { attempts: 1, params: { max_tokens: 10 } },
    });
    expect(notices).toEqual([]);
  });
});

describe('limits', () => {
  test.each<Answer>([{ fault: 'hang' }, { fault: 'trickle' }])('%j ends with the time of the call', async (fault) => {
    const server = await serve([fault]);
    const { gateway } = client({ callTimeoutMs: 60 });
    expect(await gateway.chat(at(server), ask())).toMatchObject({
      ok: false,
      error: { kind: 'timeout', message: expect.stringContaining('endpoint "chat" did not answer within 0.06 s') },
      call: { attempts: 1 },
    });
  });

  test("a request's own time limit wins, and earlier attempts count", async () => {
    let clock = 0;
    const server = await serve(() => {
      clock += 1_200_000;
      return { status: 503, body: { detail: 'x' } };
    });
    const { gateway } = client({ random: () => 0, now: () => clock });
    expect(await gateway.chat(at(server), ask({}, { timeoutMs: 3_600_000 }))).toMatchObject({
      error: { kind: 'gateway', message: expect.stringContaining('the 60 min of the call leave none for another try') },
      call: { attempts: 3 },
    });
  });

  test.each<[string, number, number, object]>([
    ['is told as what failed all the time before', 440, 500, { kind: 'gateway', status: 503 }],
    ['is a timeout when it had most of the time', 10, 60, { kind: 'timeout' }],
  ])('a last try without an answer %s', async (_name, usedMs, callTimeoutMs, error) => {
    let clock = 0;
    const server = await serve((_seen, index) => {
      clock += usedMs;
      return index === 0 ? { status: 503, body: { detail: 'x' } } : { fault: 'hang' };
    });
    // Of the clock; what is left of it after the first try is waited for in truth.
    const { gateway } = client({ random: () => 0, now: () => clock, callTimeoutMs });
    expect(await gateway.chat(at(server), ask())).toMatchObject({ ok: false, error, call: { attempts: 2 } });
  });

  test('an endpoint that refuses everybody by 429 keeps no call beyond its time', async () => {
    const server = await serve(() => ({ status: 429, body: { detail: 'slow down' } }));
    const inTruth = (ms: number, signal?: AbortSignal): Promise<void> =>
      timeout(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
    const { gateway } = client({
      random: () => 0.5,
      callTimeoutMs: 1_000,
      now: () => performance.now(),
      sleep: inTruth,
    });
    const begun = performance.now();
    const outcomes = await Promise.all([1, 2, 3].map(() => gateway.chat(at(server), ask())));
    expect(outcomes.map((one) => !one.ok && one.error.kind)).toEqual(['gateway', 'gateway', 'gateway']);
    // Its rate has fallen to one in many seconds by then.
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  test('the wait for a place does not count', async () => {
    let clock = 0;
    const server = await serve(() => {
      clock += 50_000;
      return completion('a');
    });
    const { gateway } = client({ maxConcurrency: 1, callTimeoutMs: 60_000, now: () => clock });
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => gateway.chat(at(server), ask())));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  });

  test('a huge answer is an error that costs little memory', async () => {
    const server = await serve([{ fault: 'huge', bytes: 200_000_000 }]);
    const { gateway, waits } = client();
    expect(await gateway.chat(at(server), ask())).toMatchObject({
      error: { kind: 'gateway', message: expect.stringContaining('longer than 20 MB') },
      call: { attempts: 1 },
    });
    expect(server.sentBytes()).toBeLessThan(60_000_000);
    expect(waits).toEqual([]);
  });

  test('so many in flight for one server, whatever the endpoint; another server has its own', async () => {
    let inFlight = 0;
    let most = 0;
    const counting = await serve(() => {
      most = Math.max(most, ++inFlight);
      setTimeout(() => inFlight--, 15);
      return { ...(completion('a') as object), delayMs: 20 };
    });
    const other = await serve([completion('b')]);
    const { gateway } = client({ maxConcurrency: 3 });
    const many = Array.from({ length: 12 }, (_, index) => gateway.chat(at(counting, `e${index % 4}`), ask()));
    const elsewhere = gateway.chat(at(other), ask()).then(() => counting.chats().length);
    expect(await elsewhere).toBeLessThan(12);
    expect((await Promise.all(many)).every(({ ok }) => ok)).toBe(true);
    expect(most).toBe(3);
  });

  test('a call that waits for its next try leaves its place to others', async () => {
    const server = await serve(({ body }, index) =>
      body['model'] === 'flaky' && index === 0 ? { status: 503, body: { detail: 'x' } } : completion('fine'),
    );
    let wake: () => void = () => {};
    const { gateway } = client({ maxConcurrency: 1, sleep: () => new Promise((resolve) => (wake = resolve)) });
    const flaky = gateway.chat(at(server, 'flaky'), ask());
    expect(await gateway.chat(at(server, 'steady'), ask())).toMatchObject({ ok: true });
    wake();
    expect(await flaky).toMatchObject({ ok: true, call: { attempts: 2 } });
  });
});

describe('cancellation', () => {
  const cancelled = {
    ok: false,
    error: { kind: 'cancelled', message: 'the call was stopped: the time of the run is over' },
  };

  test.each([
    ['in flight', 1],
    ['waiting for a place', 0],
    ['before the next try', 1],
    ['before it began', 0],
  ])('%s', async (when, requests) => {
    const stop = new AbortController();
    const abort = () => stop.abort(new Error('the time of the run is over'));
    const server = await serve(() => {
      if (when === 'before the next try') return { status: 503, body: { detail: 'x' } };
      abort();
      return { fault: 'hang' };
    });
    const { gateway } = client({ maxConcurrency: 1, sleep: async () => abort() });
    if (when === 'before it began') abort();
    const blocking =
      when === 'waiting for a place' ? gateway.chat(at(server, 'other'), ask({}, { timeoutMs: 100 })) : undefined;
    expect(await gateway.chat(at(server), ask({}, { signal: stop.signal }))).toMatchObject(cancelled);
    await blocking;
    expect(server.chats().filter(({ body }) => body['model'] === 'chat')).toHaveLength(requests);
  });
});

describe('servers that are none', () => {
  async function closedPort(): Promise<string> {
    const server = createServer();
    const url = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    return url;
  }

  async function told(url: string): Promise<unknown> {
    const outcome = await client().gateway.chat(at(url), ask());
    return outcome.ok ? outcome : outcome.error;
  }

  test('nobody listens', async () => {
    const url = await closedPort();
    expect(await told(url)).toEqual({
      kind: 'gateway',
      message: expect.stringContaining(`${url} refuses the connection`),
    });
  });

  test('no such host', async () => {
    const outcome = (await told('http://mlflow.invalid:5000')) as { message: string };
    expect(outcome.message).toMatch(/http:\/\/mlflow\.invalid:5000 (cannot be found|could not be looked up)/);
  });

  test('https to a port that speaks http', async () => {
    const server = await serve([completion('a')]);
    expect(await told(server.url.replace('http:', 'https:'))).toMatchObject({
      message: expect.stringContaining('does not speak TLS'),
    });
  });

  test('something that does not speak HTTP', async () => {
    const odd = createTcpServer((socket) => socket.resume().end('SSH-2.0-OpenSSH_9.6\r\n'));
    cleanups.push(() => new Promise((resolve) => odd.close(resolve)));
    expect(await told(await listen(odd as never))).toMatchObject({
      message: expect.stringContaining('does not speak HTTP'),
    });
  });

  test('a header that cannot be sent is a config error without its value', async () => {
    const server = await serve([completion('a')]);
    const { gateway } = client();
    const outcome = await gateway.chat(at(server, 'chat', { authorization: 'Bearer top-secret\nx' }), ask());
    expect(outcome).toMatchObject({
      ok: false,
      error: { kind: 'config', message: expect.stringContaining('authorization') },
    });
    expect(JSON.stringify(outcome)).not.toContain('top-secret');
    expect(server.seen).toEqual([]);
  });

  test('a redirect is not followed, and carries no token on', async () => {
    const target = await serve([completion('a')]);
    const server = await serve([{ status: 307, headers: { location: `${target.url}${CHAT}` } }]);
    const { gateway } = client();
    expect(await gateway.chat(at(server), ask())).toMatchObject({
      error: { kind: 'gateway', status: 307, message: expect.stringContaining(`to ${target.url}${CHAT}`) },
    });
    expect(target.seen).toEqual([]);
  });
});

describe('an HTTP proxy', () => {
  /** Forwards plain requests, and counts them. */
  async function proxy(): Promise<{ url: string; forwarded: string[]; tunnels: string[] }> {
    const forwarded: string[] = [];
    const tunnels: string[] = [];
    const server = createServer((incoming, outgoing) => {
      forwarded.push(incoming.url ?? '');
      const onward = forward(
        incoming.url ?? '',
        { method: incoming.method ?? '', headers: incoming.headers as IncomingHttpHeaders as Record<string, string> },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
          answer.pipe(outgoing);
        },
      );
      incoming.pipe(onward);
    });
    server.on('connect', (incoming, socket) => {
      tunnels.push(incoming.url ?? '');
      const [host = '', port] = (incoming.url ?? '').split(':');
      const onward = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
    const url = await listen(server);
    cleanups.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    return { url, forwarded, tunnels };
  }

  test('is used for http, unless NO_PROXY names the host', async () => {
    const server = await serve([completion('fine')]);
    const { url, forwarded } = await proxy();
    const through = client({ env: { HTTP_PROXY: url } });
    expect(await through.gateway.chat(at(server), ask())).toMatchObject({ ok: true });
    expect(forwarded).toEqual([`${server.url}${CHAT}`]);

    const around = client({ env: { http_proxy: new URL(url).host, NO_PROXY: '127.0.0.1' } });
    expect(await around.gateway.chat(at(server), ask())).toMatchObject({ ok: true });
    expect(forwarded).toHaveLength(1);
    expect(server.chats()).toHaveLength(2);
  });

  test('may be named without http://, but not with nonsense, which is not repeated', async () => {
    const server = await serve([completion('fine')]);
    const { url, forwarded } = await proxy();
    const { gateway } = client({ env: { HTTP_PROXY: new URL(url).host } });
    expect(await gateway.chat(at(server), ask())).toMatchObject({ ok: true });
    expect(forwarded).toHaveLength(1);
    expect(() => client({ env: { HTTPS_PROXY: 'http://u:hunter22@[' } })).toThrow(
      'the environment variable HTTPS_PROXY is not the URL of a proxy',
    );
  });

  test('the limits hold behind it too', async () => {
    const server = await serve([{ fault: 'huge', bytes: 200_000_000 }]);
    const { url } = await proxy();
    const { gateway } = client({ env: { HTTP_PROXY: url } });
    expect(await gateway.chat(at(server), ask())).toMatchObject({
      error: { message: expect.stringContaining('20 MB') },
    });
  });

  test.each(['http://[bad', 'ftp://proxy.example', 'http://me:100%@proxy.example'])('%s is none', (value) => {
    expect(() => client({ env: { https_proxy: value } })).toThrow(/^the environment variable https_proxy is not/);
  });

  test('https goes through a tunnel', async () => {
    const server = await serve([completion('fine')]);
    const { url, tunnels } = await proxy();
    const { gateway } = client({ env: { HTTPS_PROXY: url } });
    const secure = server.url.replace('http:', 'https:');
    expect(await gateway.chat(at(secure), ask())).toMatchObject({ error: { message: expect.stringContaining('TLS') } });
    expect(tunnels).toEqual([new URL(server.url).host]);
  });
});
