// The client against a real server that fails in every way a network and a gateway can.
import { createServer, request as forward, type IncomingHttpHeaders } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createGateway, type Gateway, type GatewayOptions } from '../../src/gateway/client.js';
import type { ChatRequest, Destination } from '../../src/gateway/request.js';
import type { JsonObject } from '../../src/json.js';
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
  const gateway = createGateway({
    version: '1.2.3',
    now: () => performance.now(),
    random: () => 0.5,
    sleep: async (ms) => void waits.push(ms),
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

  test('a fault that stays is given up after four attempts, with growing waits', async () => {
    const server = await serve([{ status: 503, body: { detail: 'overloaded' }, headers: OVERHEAD }]);
    const { gateway, waits } = client();
    expect(await gateway.chat(at(server), ask())).toMatchObject({
      ok: false,
      error: {
        kind: 'gateway',
        status: 503,
        message: expect.stringMatching(/overloaded \(given up after 4 attempts\)$/),
      },
      call: { attempts: 4 },
    });
    expect(waits).toEqual([250, 500, 1_000]);
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
        message: expect.stringMatching(/given up after 1 attempt: no time is left for a wait of 3601 s/),
      },
    });
    expect(waits).toEqual([]);
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
    const { gateway, waits } = client();
    expect(await gateway.chat(at(server), ask())).toMatchObject({
      ok: false,
      error: { kind: 'gateway' },
      call: { attempts: 4 },
    });
    expect(waits).toHaveLength(3);
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
    const server = await serve((_seen, index) => {
      clock += 3_599_980;
      return index === 0 ? { status: 503, body: { detail: 'x' } } : { fault: 'hang' };
    });
    const { gateway } = client({ random: () => 0, now: () => clock });
    // The second attempt has 20 ms left; this test ends with them or not at all.
    expect(await gateway.chat(at(server), ask({}, { timeoutMs: 3_600_000 }))).toMatchObject({
      error: { kind: 'timeout', message: expect.stringContaining('within 3600 s') },
      call: { attempts: 2 },
    });
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
