// Calls of webhooks against a real server that fails in every way one can.
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { trustedWebhooks } from '../../src/webhook/trusted-webhooks.js';
import { webhookUrlProblem } from '../../src/webhook/webhook-url.js';
import { createWebhooks, type WebhookOptions, type Webhooks } from '../../src/webhook/webhooks.js';
import { type Answer, type FaultServer, startFaultServer } from '../gateway/fault-server.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serve(...script: Answer[]): Promise<FaultServer> {
  const server = await startFaultServer(script);
  cleanups.push(() => server.close());
  return server;
}

function caller(options: Partial<WebhookOptions> = {}): Webhooks & { waits: number[] } {
  const waits: number[] = [];
  const webhooks = createWebhooks({
    version: '1.2.3',
    env: { WEBHOOK_TIMEOUT: '150' },
    now: () => 0,
    sleep: async (ms) => void waits.push(ms),
    random: () => 0.5,
    ...options,
  });
  cleanups.push(() => webhooks.close());
  return { ...webhooks, waits };
}

const BODY = { output: 'hello', context: { prompt: 'p', vars: { a: 1 } } };
const errorOf = async (call: ReturnType<Webhooks['call']>): Promise<string> => {
  const outcome = await call;
  return outcome.ok ? JSON.stringify(outcome.value) : `${outcome.error.kind}: ${outcome.error.message}`;
};

test('posts the output as JSON, with nothing of the gateway', async () => {
  const server = await serve({ status: 201, body: { pass: true } });
  const outcome = await caller().call(` ${server.url}/judge?team=a `, BODY);
  expect(outcome).toEqual({ ok: true, value: { pass: true } });
  const [{ headers, ...seen } = { headers: {} }] = server.seen;
  expect(seen).toMatchObject({ method: 'POST', path: '/judge?team=a', body: BODY });
  expect(Object.keys(headers).sort()).toEqual([
    'accept',
    'connection',
    'content-length',
    'content-type',
    'host',
    'user-agent',
  ]);
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'mlflow-gateway-eval/1.2.3' });
});

describe('what is no judgement is an error of kind webhook', () => {
  test.each<[string, Answer, number, RegExp]>([
    ['a server error', { status: 500, body: 'broken' }, 1, /answered 500: broken$/],
    ['one that may pass', { status: 503, body: '' }, 3, /answered 503: \(nothing\) \(given up after 3 attempts\)$/],
    ['a rate limit', { status: 429, body: { error: 'slow down' } }, 3, /answered 429: .*slow down.*3 attempts/],
    [
      'a rate limit of an hour',
      { status: 429, headers: { 'retry-after': '3600' }, body: '' },
      1,
      /answered 429: \(nothing\)$/,
    ],
    ['not there', { status: 404, body: 'no' }, 1, /answered 404: no/],
    [
      'a redirect',
      { status: 302, headers: { location: 'https://user:pw@other.test/x?token=t' }, body: '' },
      1,
      /answered with a redirect \(302\) to https:\/\/other\.test\/x, which is not followed$/,
    ],
    ['no JSON', { body: 'I like it' }, 1, /answered with a body that is no JSON: I like it/],
    ['nothing', { body: '' }, 1, /no JSON: \(nothing\)/],
    ['a closed connection', { fault: 'close' }, 3, /could not be reached \(UND_ERR_SOCKET.*3 attempts/],
    ['a reset', { fault: 'reset' }, 3, /could not be reached \(ECONNRESET.*3 attempts/],
    ['half an answer', { fault: 'cut off' }, 3, /could not be reached .*3 attempts/],
    [
      'no answer',
      { fault: 'hang' },
      3,
      /did not answer within 0\.15 s \(WEBHOOK_TIMEOUT, in ms\) \(given up after 3 at/,
    ],
    ['an answer without an end', { fault: 'trickle' }, 3, /did not answer within 0\.15 s/],
    ['an endless one', { fault: 'huge', bytes: 500_000_000 }, 1, /answered with more than 1 MB$/],
  ])('%s', async (_, answer, attempts, says) => {
    const server = await serve(answer);
    const error = await errorOf(caller().call(`${server.url}/judge?token=secret`, BODY));
    expect(error).toMatch(says);
    expect(error.startsWith(`webhook: the webhook ${server.url}/judge `)).toBe(true);
    expect(error).not.toMatch(/secret|pw|token=t/);
    expect(server.seen).toHaveLength(attempts);
    expect(server.sentBytes()).toBeLessThan(100_000_000);
  });

  test('nobody there', async () => {
    const server = await serve({ body: '' });
    await server.close();
    cleanups.length = 0;
    expect(await errorOf(caller().call(server.url, BODY))).toMatch(/could not be reached \(ECONNREFUSED.*3 attempts/);
  });
});

test('what passes is tried again, and a wait that is asked for is kept', async () => {
  const busy: Answer = { status: 429, headers: { 'retry-after': '2' }, body: '' };
  const server = await serve(busy, { fault: 'close' }, { body: { pass: false } });
  const webhooks = caller();
  expect(await webhooks.call(server.url, BODY)).toEqual({ ok: true, value: { pass: false } });
  expect(webhooks.waits).toEqual([2_250, 500]);
});

test.each(['', 'soon', '-1', '0'])('WEBHOOK_TIMEOUT %j: the default of 5 s', async (text) => {
  const server = await serve({ delayMs: 300, body: { pass: true } });
  expect(await caller({ env: { WEBHOOK_TIMEOUT: text } }).call(server.url, BODY)).toMatchObject({ ok: true });
});

test('a run that is stopped stops it', async () => {
  const server = await serve({ fault: 'hang' });
  const stop = new AbortController();
  const webhooks = caller({ env: {} });
  const calls = Array.from({ length: 10 }, () => errorOf(webhooks.call(server.url, BODY, stop.signal)));
  while (server.seen.length < 8) await setTimeout(5);
  stop.abort();
  expect(new Set(await Promise.all(calls))).toEqual(new Set(['cancelled: the call of a webhook was stopped']));
  // The others were waiting for a place.
  expect(server.seen).toHaveLength(8);
});

describe('addresses', () => {
  test.each(['http://127.0.0.1:8080/judge', 'https://judge.example/x?y=z#w', ' https://judge.example '])(
    '%s',
    (url) => {
      expect(webhookUrlProblem(url)).toBeUndefined();
    },
  );
  test.each<[string, RegExp]>([
    ['judge.example', /needs a URL with http:\/\/ or https:\/\/, got "judge.example"/],
    ['', /needs a URL/],
    ['file:///etc/passwd', /needs a URL/],
    ['ftp://judge.example/x?secret', /got "ftp:\/\/judge.example\/x"$/],
    ['https://user:pw@judge.example/', /"https:\/\/judge.example\/" holds a user name or a password/],
  ])('%s', (url, says) => {
    expect(webhookUrlProblem(url)).toMatch(says);
  });
});

describe('whose config it is', () => {
  const opened = (): { open: () => Promise<Webhooks>; times(): number } => {
    let times = 0;
    const webhooks: Webhooks = { call: async () => ({ ok: true, value: {} }), close: async () => undefined };
    const open = async (): Promise<Webhooks> => {
      times++;
      return webhooks;
    };
    return { open, times: () => times };
  };

  test('somebody else: nothing is opened, nothing is sent', async () => {
    const { open, times } = opened();
    const webhooks = trustedWebhooks({ trusted: false, reason: 'This change comes from a fork.' }, open);
    expect(await errorOf(webhooks.call('http://judge.test', BODY))).toBe(
      'config: a webhook of a config is called only when the change is ours. This change comes from a fork.',
    );
    await webhooks.close();
    expect(times()).toBe(0);
  });

  test('ours: opened with the first call, and once', async () => {
    const { open, times } = opened();
    const webhooks = trustedWebhooks({ trusted: true }, open);
    expect(times()).toBe(0);
    await Promise.all([webhooks.call('http://judge.test', BODY), webhooks.call('http://judge.test', BODY)]);
    await webhooks.close();
    expect(times()).toBe(1);
  });
});
