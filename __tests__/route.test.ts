// `config.route: openai` through the whole of evaluate(), against a server that tells the two routes apart.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { EvalReport } from '../src/report/eval-report.js';
import {
  type Answer,
  completion,
  type FaultServer,
  OVERHEAD,
  type Seen,
  startFaultServer,
} from './gateway/fault-server.js';
import { evaluateText } from './support/evaluate-config.js';

const UNIFIED = '/gateway/mlflow/v1/chat/completions';
const OPENAI = '/gateway/openai/v1/chat/completions';
const KEY = 'sk-gateway-secret-0123456789';

let root: string;
let server: FaultServer | undefined;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'route-')));
});
afterEach(async () => {
  rmSync(root, { recursive: true, force: true });
  await server?.close();
});

async function run(
  config: string,
  answer: (seen: Seen, index: number) => Answer,
  inputs: Record<string, string> = {},
): Promise<EvalReport> {
  server = await startFaultServer(answer, {
    '/mlflow/gateway/mlflow/v1/models': { body: { data: [{ id: 'chat' }, { id: 'grader' }] } },
  });
  return evaluateText(root, config, {
    inputs: { 'gateway-url': `${server.url}/mlflow`, 'gateway-api-key': KEY, ...inputs },
    sleep: async () => undefined,
  });
}

const config = ({ of = '', assert = '{ type: contains, value: ok }', prompt = "'{{q}}'" } = {}): string =>
  `providers: [{ id: mlflow-gateway:chat, config: { ${of} } }]
prompts: [${prompt}]
tests: [{ vars: { q: x }, assert: [${assert}] }]
`;

const errorOf = ({ cells }: EvalReport): string | undefined => cells[0]?.runs[0]?.error?.message;

test('the path and the model are those of the passthrough, all else of a call is the same', async () => {
  const busy: Answer = { status: 429, headers: OVERHEAD, body: { detail: 'rate limit reached' } };
  const answer = (_: Seen, index: number): Answer => (index === 0 ? busy : completion('ok'));
  const passed = await run(config({ of: "route: openai, logprobs: true, temperature: '0.5', stop: END" }), answer);
  expect(passed.verdict).toMatchObject({ name: 'passed', exitCode: 0 });
  expect(passed.calls).toMatchObject({ endpoint: 1, attempts: 2 });
  expect(server?.chats()).toMatchObject([
    {
      path: `/mlflow${OPENAI}`,
      headers: { authorization: `Bearer ${KEY}`, traceparent: expect.any(String) },
      body: { model: 'chat', logprobs: true, temperature: 0.5, stop: ['END'], max_tokens: 1024 },
    },
    { path: `/mlflow${OPENAI}` },
  ]);
});

test('a grader takes its own route, whatever the endpoint takes', async () => {
  const assert = '{ type: llm-rubric, value: x, provider: { id: mlflow-gateway:grader, config: { route: openai } } }';
  const { verdict } = await run(config({ assert }), ({ body }) =>
    completion(body['model'] === 'grader' ? '{"pass":true,"score":1,"reason":"fine"}' : 'ok'),
  );
  expect(verdict.name).toBe('passed');
  expect(server?.chats().map(({ path: at }) => at)).toEqual([`/mlflow${UNIFIED}`, `/mlflow${OPENAI}`]);
});

test('perplexity is judged where the log probabilities arrive, and names the key where they do not', async () => {
  const assert = '{ type: perplexity, threshold: 2 }';
  const told = (message: Record<string, unknown>): Answer => {
    const answer = completion('ok') as { body: { choices: Record<string, unknown>[] } };
    Object.assign(answer.body.choices[0] ?? {}, message);
    return answer as Answer;
  };
  const both = ({ path: at }: Seen): Answer =>
    at.endsWith(OPENAI) ? told({ logprobs: { content: [{ logprob: -0.1 }] } }) : told({});
  expect((await run(config({ of: 'route: openai, logprobs: true', assert }), both)).verdict.name).toBe('passed');
  await server?.close();
  const lost = await run(config({ of: 'logprobs: true', assert }), both);
  expect(lost.verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
  expect(errorOf(lost)).toMatch(/no log probabilities.*route: openai/);
});

test.each<[string, string, RegExp]>([
  ['', 'route: unified', /no content.*whatever the gateway's own route dropped, `route: openai`/],
  ['on the other route the hint is left out', 'route: openai', /no content(?!.*route: openai)/],
])('an answer without content %s', async (_, of, says) => {
  expect(errorOf(await run(config({ of }), () => completion({ content: null })))).toMatch(says);
});

test('is-refusal sees the words of a refusal on the other route, and says that the unified one drops them', async () => {
  const assert = '{ type: not-is-refusal }';
  const reply = ({ path: at }: Seen): Answer =>
    completion({ content: null, refusal: at.endsWith(OPENAI) ? 'I cannot help with that.' : null });
  const reason = ({ cells }: EvalReport): string | undefined => cells[0]?.runs[0]?.assertions[0]?.reason;
  expect(reason(await run(config({ assert }), reply))).toMatch(/empty answer.*`route: openai`/);
  await server?.close();
  expect(reason(await run(config({ of: 'route: openai', assert }), reply))).toMatch(/got "I cannot help with that\."/);
});

test.each<[string, Answer, RegExp]>([
  [
    'another API, with routes of its own',
    {
      status: 400,
      headers: { 'x-mlflow-gateway-duration-ms': '5' },
      body: { detail: "Unsupported passthrough endpoint '/openai/v1/chat/completions' for Anthropic provider." },
    },
    /cannot be called with `route: openai`.*\(400\); take `route` out.*for Anthropic/,
  ],
  [
    'another API, without any',
    {
      status: 501,
      headers: { 'x-mlflow-gateway-duration-ms': '5' },
      body: { detail: "The passthrough route '/openai/v1/chat/completions' is not implemented for Cohere models." },
    },
    /cannot be called with `route: openai`.*\(501\)/,
  ],
  ['a server without the route', { status: 404, body: { detail: 'Not Found' } }, /may be too old for `route: openai`/],
])('%s is told once, without a retry, and is not forgiven: the config asks for the route', async (_, answer, says) => {
  const report = await run(config({ of: 'route: openai' }), () => answer, { 'on-inconclusive': 'warn' });
  expect(errorOf(report)).toMatch(says);
  expect(report).toMatchObject({ verdict: { name: 'inconclusive', exitCode: 1 }, errorKinds: { config: 1 } });
  expect(server?.chats()).toHaveLength(1);
});

test('a request that the unified route does not take names the way round where there is one', async () => {
  const refusal = (field: string): Answer => ({
    status: 400,
    body: { detail: `Invalid chat payload: 1 validation error for RequestPayload\n${field}\n  Field required` },
  });
  expect(errorOf(await run(config(), () => refusal('tools.0.function.parameters.properties')))).toMatch(
    /route: openai/,
  );
  await server?.close();
  expect(errorOf(await run(config(), () => refusal('temperature')))).not.toMatch(/route/);
});

test('a chat that only a run makes: what is lost of it is a notice, once', async () => {
  const prompt = `'[{% for w in ["a", "b"] %}{"role": "user", "name": "bob", "content": "{{w}} {{q}}"},{% endfor %}{"role": "user", "content": "ok"}]'`;
  const answer = (): Answer => completion('ok');
  const twice = config({ prompt }).replace('q: x', 'q: [x, y]');
  const { notices, warnings, verdict } = await run(twice, answer);
  expect([verdict.name, warnings]).toEqual(['passed', []]);
  expect(notices).toEqual([
    expect.stringMatching(
      /does not send messages\[0\]\.name, messages\[1\]\.name to "mlflow-gateway:chat"; `route: openai`/,
    ),
  ]);
  await server?.close();
  expect((await run(twice.replace('config: {', 'config: { route: openai'), answer)).notices).toEqual([]);
});
