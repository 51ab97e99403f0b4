// The look at each server before the first call.
import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createGateway, type Gateway } from '../../src/gateway/client.js';
import type { Destination } from '../../src/gateway/request.js';
import { type Answer, completion, type FaultServer, listen, startFaultServer } from './fault-server.js';

const MODELS = '/gateway/mlflow/v1/models';
const HTML_404: Answer = {
  status: 404,
  body: '<!doctype html><title>404 Not Found</title>',
  headers: { 'content-type': 'text/html' },
};
const list = (...names: string[]): Answer => ({
  body: { object: 'list', data: names.map((id) => ({ id, object: 'model' })) },
});

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serve(other: Record<string, Answer | Answer[]>): Promise<FaultServer> {
  const server = await startFaultServer([completion('a')], other);
  cleanups.push(() => server.close());
  return server;
}

function client(): { gateway: Gateway; waits: number[] } {
  const waits: number[] = [];
  const gateway = createGateway({
    version: '1.2.3',
    now: () => performance.now(),
    random: () => 0.5,
    sleep: async (ms) => void waits.push(ms),
    onNotice() {},
  });
  cleanups.push(() => gateway.close());
  return { gateway, waits };
}

const at = (url: string, endpoint: string, headers: Record<string, string> = {}): Destination => ({
  baseUrl: url,
  endpoint,
  headers,
});

/** The message for one endpoint, or undefined when nothing is against it. */
async function messageFor(
  url: string,
  endpoint = 'chat',
  headers: Record<string, string> = {},
): Promise<string | undefined> {
  const preflight = await client().gateway.preflight([at(url, endpoint, headers)]);
  return preflight.errorOf(at(url, endpoint, headers))?.message;
}

test('each server is asked once for each set of headers, and nothing is called', async () => {
  const server = await serve({ [MODELS]: list('a', 'b') });
  const other = await serve({ [`/ml${MODELS}`]: list('a') });
  const { gateway } = client();
  const destinations = [
    at(server.url, 'a'),
    at(`${server.url}/`, 'b'),
    at(server.url, 'a', { authorization: 'Bearer k' }),
    at(`${other.url}/ml`, 'a'),
  ];
  const preflight = await gateway.preflight(destinations);
  expect(destinations.map((destination) => preflight.errorOf(destination))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(server.seen.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    [MODELS, undefined],
    [MODELS, 'Bearer k'],
  ]);
  expect(other.seen).toMatchObject([
    { method: 'GET', path: `/ml${MODELS}`, headers: { 'user-agent': 'mlflow-gateway-eval/1.2.3' } },
  ]);
});

test('an endpoint that is not listed is an error of its own', async () => {
  const server = await serve({ [MODELS]: list('gpt-4o-endpoint', 'claude-endpoint') });
  const { gateway } = client();
  const preflight = await gateway.preflight([at(server.url, 'gpt-4-endpoint'), at(server.url, 'claude-endpoint')]);
  expect(preflight.errorOf(at(server.url, 'claude-endpoint'))).toBeUndefined();
  expect(preflight.errorOf(at(server.url, 'gpt-4-endpoint'))).toEqual({
    kind: 'config',
    message: `the gateway at ${server.url} has no endpoint "gpt-4-endpoint" for this caller; did you mean "gpt-4o-endpoint"? it has gpt-4o-endpoint, claude-endpoint`,
  });
});

test('a later 404 for an endpoint knows the names too', async () => {
  const server = await startFaultServer(
    [
      {
        status: 404,
        body: { detail: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: "GatewayEndpoint not found (name='chat')" } },
      },
    ],
    { [MODELS]: list('chats') },
  );
  cleanups.push(() => server.close());
  const { gateway } = client();
  await gateway.preflight([at(server.url, 'chats')]);
  expect(await gateway.chat(at(server.url, 'chat'), { messages: [], params: {}, defaulted: [] })).toMatchObject({
    error: { kind: 'config', status: 404, message: expect.stringContaining('did you mean "chats"?') },
  });
});

describe('what errs every endpoint of a server', () => {
  test.each<[string, Record<string, Answer>, RegExp]>([
    [
      'a wrong URL or prefix',
      { [MODELS]: HTML_404, '/health': HTML_404 },
      /no AI Gateway at .*\/models \(404\); check gateway-url.*prefix/,
    ],
    [
      'no credentials',
      {
        [MODELS]: {
          status: 401,
          body: 'You are not authenticated.',
          headers: { 'www-authenticate': 'Basic realm="mlflow"' },
        },
      },
      /\(401\): none were sent and the server asks for Basic/,
    ],
    [
      'no permission',
      { [MODELS]: { status: 403, body: 'Permission denied' } },
      /permission denied \(403\) for the list of endpoints/,
    ],
    [
      'a host that is not allowed',
      { [MODELS]: { status: 403, body: 'Invalid Host header - possible DNS rebinding attack detected' } },
      /--allowed-hosts "127\.0\.0\.1:\d+"/,
    ],
    ['an empty list', { [MODELS]: list() }, /lists no endpoint that may be used without credentials.*USE/],
    [
      'a redirect',
      { [MODELS]: { status: 302, headers: { location: 'https://login.example/' } } },
      /redirect \(302\) to https:\/\/login\.example\//,
    ],
  ])('%s', async (_name, other, says) => {
    expect(await messageFor((await serve(other)).url)).toMatch(says);
  });

  test('an empty list with credentials blames them', async () => {
    const server = await serve({ [MODELS]: list() });
    expect(await messageFor(server.url, 'chat', { authorization: 'Basic eDp5' })).toContain('with these credentials');
  });

  test('a refused connection, after 5 s of tries', async () => {
    const closed = createServer();
    const url = await listen(closed);
    await new Promise((resolve) => closed.close(resolve));
    const { gateway, waits } = client();
    const preflight = await gateway.preflight([at(url, 'a'), at(url, 'b')]);
    expect(preflight.errorOf(at(url, 'a'))?.message).toContain(`${url} refuses the connection`);
    expect(preflight.errorOf(at(url, 'b'))).toEqual(preflight.errorOf(at(url, 'a')));
    expect(waits.reduce((sum, ms) => sum + ms)).toBe(5_000);
  });

  test('a host that does not exist', async () => {
    expect(await messageFor('http://mlflow.invalid:5000')).toMatch(/cannot be found|looked up/);
  });

  test('no TLS where https is asked for, told at once', async () => {
    const server = await serve({});
    const { gateway, waits } = client();
    const destination = at(server.url.replace('http:', 'https:'), 'a');
    expect((await gateway.preflight([destination])).errorOf(destination)?.message).toContain('does not speak TLS');
    expect(waits).toEqual([]);
  });

  test('a URL that is none', async () => {
    expect(await messageFor('nonsense')).toMatch(/"nonsense" is not a URL/);
  });

  test('a run that was stopped', async () => {
    const server = await serve({ [MODELS]: list('a') });
    const preflight = await client().gateway.preflight([at(server.url, 'a')], AbortSignal.abort());
    expect(preflight.errorOf(at(server.url, 'a'))?.kind).toBe('cancelled');
    expect(server.seen).toEqual([]);
  });
});

describe('what leaves the decision to the first call', () => {
  test.each<[string, Record<string, Answer | Answer[]>]>([
    ['an older server', { [MODELS]: HTML_404, '/health': { body: 'OK' } }],
    ['a health that is JSON', { '/health': { body: { status: 'OK' } } }],
    ['a health that fails', { [MODELS]: HTML_404, '/health': { status: 503 } }],
    ['a list that cannot be had now', { [MODELS]: { status: 503, body: { detail: 'x' } } }],
    ['200 that is no list', { [MODELS]: { body: 'OK' } }],
    ['200 with another list', { [MODELS]: { body: { data: [{ name: 'a' }] } } }],
    ['a connection that breaks once', { [MODELS]: [{ fault: 'close' }, list('chat')] }],
  ])('%s', async (_name, other) => {
    expect(await messageFor((await serve(other)).url)).toBeUndefined();
  });
});
