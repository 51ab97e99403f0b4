// Embeddings: how an answer is read, and that a call goes the way of every other call.
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createGateway, type Gateway } from '../../src/gateway/client.js';
import { readEmbeddings } from '../../src/gateway/embeddings.js';
import { completion, OVERHEAD, startFaultServer } from './fault-server.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function bench(script: Parameters<typeof startFaultServer>[0], options: { maxConcurrency?: number } = {}) {
  const server = await startFaultServer(script);
  const gateway: Gateway = createGateway({
    version: '1.2.3',
    now: () => performance.now(),
    random: () => 0.5,
    sleep: async () => {},
    onNotice: () => {},
    ...options,
  });
  cleanups.push(
    () => server.close(),
    () => gateway.close(),
  );
  return { server, gateway, at: { baseUrl: `${server.url}/mlflow`, endpoint: 'emb', headers: { 'X-Team': 'eval' } } };
}

const vectors = (...data: unknown[]) => ({
  headers: OVERHEAD,
  body: { object: 'list', model: 'text-embedding-3', data, usage: { prompt_tokens: 4, total_tokens: 4 } },
});

describe('a call', () => {
  test('sends the text to the passthrough route and tells what it cost', async () => {
    const { server, gateway, at } = await bench([vectors({ index: 0, embedding: [0.1, -2] })]);
    const outcome = await gateway.embed(at, { input: 'a text', params: { dimensions: 2, user: null } });
    expect(outcome).toMatchObject({
      ok: true,
      answer: [[0.1, -2]],
      call: {
        endpoint: 'emb',
        attempts: 1,
        servedModel: 'text-embedding-3',
        tokens: { prompt: 4, completion: 0, total: 4 },
        gatewayMs: 250,
      },
    });
    expect(server.seen[0]).toMatchObject({
      path: '/mlflow/gateway/openai/v1/embeddings',
      headers: { 'x-team': 'eval', 'user-agent': 'mlflow-gateway-eval/1.2.3' },
    });
    expect(server.seen[0]?.body).toEqual({ model: 'emb', input: 'a text', dimensions: 2 });
  });

  test('of several texts gives the vectors in their order', async () => {
    const { gateway, at } = await bench([vectors({ index: 1, embedding: [2] }, { index: 0, embedding: [1] })]);
    expect(await gateway.embed(at, { input: ['a', 'b'] })).toMatchObject({ ok: true, answer: [[1], [2]] });
  });

  test.each([
    ['a 503', { status: 503, headers: OVERHEAD, body: { detail: 'busy' } }],
    ['a reset', { fault: 'reset' as const }],
    ['a cut off body', { fault: 'cut off' as const }],
  ])('%s is tried again', async (_name, fault) => {
    const { gateway, at } = await bench([fault, vectors({ index: 0, embedding: [1] })]);
    expect(await gateway.embed(at, { input: 'a' })).toMatchObject({ ok: true, call: { attempts: 2 } });
  });

  test.each([
    ['400 of the provider', { status: 400, headers: OVERHEAD, body: { detail: 'no embeddings' } }, 'config', /no embe/],
    ['a guardrail', { status: 400, body: { detail: "Guardrail 'g' blocked: no" } }, 'config', /refused the request/],
    [
      'a chat completion',
      completion('hi'),
      'gateway',
      /endpoint "emb" cannot be used, it is JSON but no list of embed/,
    ],
  ])('%s ends it at once', async (_name, answer, kind, message) => {
    const { server, gateway, at } = await bench([answer]);
    const outcome = await gateway.embed(at, { input: 'a' });
    expect(outcome).toMatchObject({ ok: false, error: { kind, message: expect.stringMatching(message) } });
    expect(server.seen).toHaveLength(1);
  });

  test.each([
    [400, "Unsupported passthrough endpoint '/openai/v1/embeddings' for Anthropic provider."],
    [501, "The passthrough route '/openai/v1/embeddings' is not implemented for Cohere models."],
  ])(
    'of an endpoint without embeddings says so (%i), and nothing of a route that nobody set',
    async (status, detail) => {
      const { server, gateway, at } = await bench([{ status, headers: OVERHEAD, body: { detail } }]);
      const outcome = await gateway.embed(at, { input: 'a' });
      expect(outcome).toMatchObject({
        ok: false,
        error: {
          kind: 'config',
          message: expect.stringMatching(/^endpoint "emb" gives no embeddings(?!.*`route).*openai/),
        },
      });
      expect(server.seen).toHaveLength(1);
    },
  );

  test('a spent budget holds for the calls after it', async () => {
    const body = { detail: 'Budget limit exceeded. Limit: $1.00 USD per 1 day. Request rejected.' };
    const { server, gateway, at } = await bench([{ status: 429, body }]);
    expect(await gateway.embed(at, { input: 'a' })).toMatchObject({ ok: false, error: { kind: 'budget' } });
    expect(await gateway.embed(at, { input: 'b' })).toMatchObject({ error: { kind: 'budget' }, call: { attempts: 0 } });
    expect(server.seen).toHaveLength(1);
  });

  test('an abort stops it', async () => {
    const { gateway, at } = await bench([{ fault: 'hang' }]);
    const stop = new AbortController();
    const outcome = gateway.embed(at, { input: 'a', signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect(await outcome).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  });
});

describe('reading', () => {
  test.each<[unknown, number, string]>([
    [null, 1, 'no list'],
    [{ data: {} }, 1, 'no list'],
    [{ data: [] }, 1, '0 embeddings for 1'],
    [{ data: [{ embedding: 'AAAA' }] }, 1, 'no list of numbers'],
    [{ data: [{ embedding: [] }] }, 1, 'no list of numbers'],
    [{ data: [{ embedding: [1, null] }] }, 1, 'no list of numbers'],
    [{ data: [null] }, 1, 'no list of numbers'],
    [
      {
        data: [
          { index: 1, embedding: [1] },
          { index: 1, embedding: [2] },
        ],
      },
      2,
      'of its own',
    ],
    [{ data: [{ index: 7, embedding: [1] }] }, 1, 'of its own'],
    [{ data: [{ index: 0.5, embedding: [1] }] }, 1, 'of its own'],
  ])('%j for %i: %s', (body, texts, problem) => {
    expect(readEmbeddings(body, texts)).toEqual({ problem: expect.stringContaining(problem) });
  });

  test('never throws, and gives as many vectors as texts or none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (data, texts) => {
        const read = readEmbeddings({ data }, texts);
        expect('problem' in read || read.answer.length === texts).toBe(true);
      }),
    );
  });
});
