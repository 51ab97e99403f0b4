// dist/index.js against a real MLflow server: what its answers look like when nobody here wrote them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type ActionRun, runAction } from '../support/run-action.js';
import { countingProxy, type Served, serve } from './serve.js';

/** Two servers that start at once on two busy cores, each with an installation that may be missing. */
const START_TIMEOUT_MS = 400_000;
const CHAT = 'POST /gateway/mlflow/v1/chat/completions';

let plain: Served;
let secured: Served;
let workspace: string;

beforeAll(async () => {
  // Settled, not all: a server that is still starting when the other has failed must be stopped, too.
  const [first, second] = await Promise.allSettled([serve(), serve('--basic-auth', '--prefix', '/mlflow')]);
  if (first.status === 'fulfilled') plain = first.value;
  if (second.status === 'fulfilled') secured = second.value;
  for (const server of [first, second]) if (server.status === 'rejected') throw server.reason;
}, START_TIMEOUT_MS);

afterAll(async () => {
  await Promise.all([plain, secured].map((server) => server?.stop()));
}, START_TIMEOUT_MS);

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
});

afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

interface ResultRow {
  provider: { id: string };
  success: boolean;
  error?: string | null;
  vars: { question: string };
  response: { output?: unknown; tokenUsage: { total: number; prompt: number; completion: number } };
  metadata: { errorKind?: string; servedModel?: string; servedBy?: string; attempts?: number };
}

interface Results {
  results: { version: number; results: ResultRow[]; stats: { successes: number; failures: number; errors: number } };
}

async function evaluate(
  gatewayUrl: string,
  config: string,
  inputs: Record<string, string> = {},
  env: Record<string, string> = {},
): Promise<ActionRun & { results: Results['results'] }> {
  writeFileSync(join(workspace, 'promptfooconfig.yaml'), config);
  const run = await runAction({
    workspace,
    env,
    inputs: { 'gateway-url': gatewayUrl, 'output-path': 'results.json', 'show-answers': 'all', ...inputs },
  });
  const { results } = JSON.parse(readFileSync(join(workspace, 'results.json'), 'utf8')) as Results;
  return { ...run, results };
}

const ONE_QUESTION = (provider: string) => `
providers:
  - ${provider}
prompts:
  - 'Answer the following question: {{question}}'
tests:
  - vars: { question: 'What is MLflow AI Gateway?' }
    assert:
      - { type: icontains, value: gateway }
`;

describe('a plain server', () => {
  test('two endpoints and a grader: judged, with what was served and used', async () => {
    const run = await evaluate(
      plain.url,
      `
providers:
  - mlflow-gateway:gpt-4o-endpoint
  - mlflow-gateway:served-other-endpoint
prompts:
  - 'Answer the following question: {{question}}'
defaultTest:
  options:
    provider:
      text: mlflow-gateway:grader-pass
tests:
  - vars: { question: 'What is MLflow AI Gateway?' }
    assert:
      - { type: icontains, value: gateway }
      - { type: llm-rubric, value: 'explains what the gateway is for' }
  - vars: { question: 'Who wrote it?' }
    assert:
      - { type: contains, value: 'Who wrote it?' }
`,
    );
    expect(run).toMatchObject({
      exitCode: 0,
      outputs: { verdict: 'passed', total: '4', successes: '4', failures: '0', errors: '0', 'pass-rate': '100' },
    });
    expect(run.results).toMatchObject({ version: 3, stats: { successes: 4, failures: 0, errors: 0 } });
    const rows = run.results.results.filter(({ vars }) => vars.question.includes('Gateway?'));
    // The stub counts words: 9 in the prompt, and 3 more in its answer.
    const used = { tokenUsage: { prompt: 9, completion: 12, total: 21 } };
    expect(rows).toMatchObject([
      {
        provider: { id: 'mlflow-gateway:gpt-4o-endpoint' },
        response: used,
        metadata: { servedModel: 'gpt-4o', servedBy: 'openai', attempts: 1 },
      },
      {
        provider: { id: 'mlflow-gateway:served-other-endpoint' },
        response: used,
        metadata: { servedModel: 'gpt-4o-2024-08-06', servedBy: 'openai', attempts: 1 },
      },
    ]);
    expect(run.summary).toContain('gpt-4o-2024-08-06');
  });

  test('what is sent by default, and what a config sets, reaches the provider', async () => {
    const before = (await plain.upstreamRequests()).length;
    await evaluate(
      plain.url,
      ONE_QUESTION('{ id: mlflow-gateway:claude-endpoint, config: { temperature: 0.5, stop: END } }'),
    );
    const sent = (await plain.upstreamRequests()).slice(before);
    expect(sent.map(({ body }) => body)).toMatchObject([
      { model: 'claude-sonnet-4-5', temperature: 0.5, max_tokens: 1024, stop: ['END'] },
    ]);
  });

  test('a name that the server does not list is an errored cell, with the names there are', async () => {
    const run = await evaluate(plain.url, ONE_QUESTION('mlflow-gateway:gpt-4-endpoint'));
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', errors: '1' } });
    expect(run.stdout).toContain('gpt-4-endpoint');
    expect(run.stdout).toContain('gpt-4o-endpoint');
    expect(run.results.results[0]).toMatchObject({ success: false, error: expect.stringContaining('gpt-4o-endpoint') });
  });

  test('a failing assertion is a failed check, not an error', async () => {
    const run = await evaluate(
      plain.url,
      ONE_QUESTION('mlflow-gateway:gemini-endpoint').replace('value: gateway', 'value: zebra'),
    );
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', failures: '1', errors: '0' } });
  });

  test("a provider's error that passes is tried again, one that stays is an errored cell", async () => {
    const flaky = await evaluate(plain.url, ONE_QUESTION('mlflow-gateway:flaky-endpoint'));
    expect(flaky.outputs).toMatchObject({ verdict: 'passed' });
    expect(flaky.results.results).toMatchObject([{ success: true, metadata: { attempts: 2 } }]);
    const impatient = 'evaluateOptions: { timeoutMs: 5000 }\n';
    const down = await evaluate(plain.url, `${ONE_QUESTION('mlflow-gateway:error-503')}\n${impatient}`);
    expect(down).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', errors: '1' } });
    expect(down.results.results).toMatchObject([{ success: false, metadata: { errorKind: 'gateway' } }]);
    expect(down.stdout).toContain('503');
  });

  test('a spent budget is an errored cell of kind budget, asked for once and never again', async () => {
    const config = `
providers:
  - mlflow-gateway:budget-endpoint
prompts: ['{{question}}']
tests:
  - { vars: { question: one }, assert: [{ type: contains, value: one }] }
  - { vars: { question: two }, assert: [{ type: contains, value: two }] }
  - { vars: { question: three }, assert: [{ type: contains, value: three }] }
`;
    const proxy = await countingProxy(plain.url);
    try {
      const run = await evaluate(proxy.url, config, { 'max-concurrency': '1' });
      expect(run).toMatchObject({
        exitCode: 1,
        outputs: { verdict: 'inconclusive', successes: '1', failures: '0', errors: '2' },
      });
      expect(run.results.results.map(({ metadata }) => metadata.errorKind)).toEqual([undefined, 'budget', 'budget']);
      expect(run.stdout).toMatch(/budget/i);
      // The first call is served and spends it, the second is refused, the third would be refused too and is not made.
      expect(proxy.requests.filter((line) => line === CHAT)).toHaveLength(2);
    } finally {
      await proxy.close();
    }
  });

  test("a guardrail's refusal is an answer, and assertions judge it", async () => {
    const config = ONE_QUESTION('mlflow-gateway:guarded-endpoint').replace('value: gateway', 'value: holds a secret');
    const run = await evaluate(plain.url, config);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', errors: '0' } });
    expect(run.results.results[0]?.response.output).toContain('stub: holds a secret');
  });

  describe("what the gateway's own route loses, `route: openai` keeps", () => {
    const asked = (endpoint: string, assert: string, more = ''): string => `
providers:
  - { id: mlflow-gateway:${endpoint}, config: { __ROUTE__ ${more} } }
prompts:
  - '[{"role": "user", "name": "bob", "content": "{{question}}"}]'
tests:
  - vars: { question: hi }
    assert:
      - ${assert}
`;
    const evaluateBy = (route: string, config: string) => evaluate(plain.url, config.replace('__ROUTE__', route));
    const FUNCTIONS =
      'functions: [{ name: get_weather, parameters: { type: object, properties: { city: { type: string } } } }]';

    test.each<[string, string, { errors: string } | { failures: string }, string]>([
      [
        'log probabilities',
        asked('gpt-4o-endpoint', '{ type: perplexity, threshold: 1.2 }', 'logprobs: true'),
        { errors: '1' },
        'no log probabilities',
      ],
      [
        'the words of a refusal',
        asked('refusal-endpoint', '{ type: contains, value: cannot help }'),
        { errors: '1' },
        'no content',
      ],
      ['the mark of a refusal', asked('refusal-endpoint', '{ type: not-guardrails }'), { errors: '1' }, 'no content'],
      [
        'reasoning',
        asked('reasoning-endpoint', '{ type: contains, value: because the stub says so }', 'showThinking: true'),
        { failures: '1' },
        "drops a model's reasoning",
      ],
      [
        'the call of a function',
        asked('function-endpoint', '{ type: is-valid-function-call }', FUNCTIONS),
        { errors: '1' },
        'drops the call of a function',
      ],
    ])('%s', async (_, config, lost, says) => {
      const unified = await evaluateBy('', config);
      expect(unified).toMatchObject({ exitCode: 1, outputs: { total: '1', ...lost } });
      expect(unified.stdout).toContain(says);
      expect(unified.stdout).toContain('route: openai');
      const kept = await evaluateBy('route: openai,', config);
      expect(kept).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
      expect(kept.stdout).not.toContain('route: openai');
    });

    test('names of messages and nested schemas of tools, as the provider sees them', async () => {
      const nested = {
        type: 'object',
        properties: { city: { type: 'object', properties: { name: { type: 'string' } } } },
      };
      const tools = JSON.stringify([{ type: 'function', function: { name: 'f', parameters: nested } }]);
      const config = asked('gpt-4o-endpoint', '{ type: contains, value: hi }', `tools: ${tools}`);
      const sent = async (route: string) => {
        const before = (await plain.upstreamRequests()).length;
        const run = await evaluateBy(route, config);
        expect(run.outputs).toMatchObject({ verdict: 'passed' });
        const [request] = (await plain.upstreamRequests()).slice(before);
        return { body: request?.body, stdout: run.stdout };
      };
      const unified = await sent('');
      expect(unified.body?.['messages']).toEqual([{ role: 'user', content: 'hi' }]);
      expect(unified.body?.['tools']).toMatchObject([
        { function: { parameters: { properties: { city: { type: 'object' } } } } },
      ]);
      expect(JSON.stringify(unified.body?.['tools'])).not.toContain('name":{');
      expect(unified.stdout).toContain('messages[0].name');
      expect(unified.stdout).toContain('tools[0].function.parameters.properties.city.properties');
      const kept = await sent('route: openai,');
      expect(kept.body).toMatchObject({
        messages: [{ role: 'user', name: 'bob', content: 'hi' }],
        tools: [{ type: 'function', function: { name: 'f', parameters: nested } }],
      });
    });

    test('an endpoint of another kind says that it has no such route', async () => {
      const run = await evaluateBy('route: openai,', asked('anthropic-endpoint', '{ type: contains, value: hi }'));
      expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', errors: '1' } });
      expect(run.stdout).toContain('cannot be called with `route: openai`');
      expect(run.results.results).toMatchObject([{ metadata: { errorKind: 'config', attempts: 1 } }]);
    });

    test('a guardrail and a budget hold there, too', async () => {
      const guarded = await evaluateBy('route: openai,', asked('guarded-endpoint', '{ type: not-guardrails }'));
      expect(guarded.outputs).toMatchObject({ verdict: 'passed' });
      const spent = await evaluateBy('route: openai,', asked('budget-endpoint', '{ type: contains, value: hi }'));
      expect(spent.results.results).toMatchObject([{ metadata: { errorKind: 'budget' } }]);
    });
  });

  test('a wrong prefix is told as such', async () => {
    const run = await evaluate(`${plain.url}/mlflow`, ONE_QUESTION('mlflow-gateway:gpt-4o-endpoint'));
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', errors: '1' } });
    expect(run.stdout).toMatch(/gateway-url/);
    expect(run.stdout).toMatch(/prefix/);
  });
});

describe('a server with basic auth below a prefix', () => {
  const CREDENTIALS = { username: 'ci', password: 'ci-password-1234' };
  const BASIC = Buffer.from(`${CREDENTIALS.username}:${CREDENTIALS.password}`).toString('base64');
  const WITH_HEADER = ONE_QUESTION(
    "{ id: mlflow-gateway:gpt-4o-endpoint, config: { headers: { Authorization: 'Basic {{env.MLFLOW_BASIC_AUTH}}' } } }",
  );

  async function asAdmin(path: string, body: object): Promise<void> {
    const response = await fetch(`${secured.url}/api/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from('admin:test-password-1234').toString('base64')}`,
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: HTTP ${response.status} ${await response.text()}`);
  }

  beforeAll(async () => {
    await asAdmin('2.0/mlflow/users/create', CREDENTIALS);
  });

  test('without credentials: which input or header is missing', async () => {
    const run = await evaluate(secured.url, ONE_QUESTION('mlflow-gateway:gpt-4o-endpoint'));
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', errors: '1' } });
    expect(run.stdout).toContain('401');
    expect(run.stdout).toMatch(/MLFLOW_BASIC_AUTH|headers/);
  });

  test('with credentials but without USE on the endpoint: the permission is named', async () => {
    const run = await evaluate(secured.url, WITH_HEADER, {}, { MLFLOW_BASIC_AUTH: BASIC });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', errors: '1' } });
    expect(run.stdout).toContain('USE');
  });

  test('with USE it passes, and the password is nowhere to be read', async () => {
    await asAdmin('3.0/mlflow/users/permissions/grant', {
      username: CREDENTIALS.username,
      resource_type: 'gateway_endpoint',
      resource_id: secured.endpoints['gpt-4o-endpoint'],
      permission: 'USE',
    });
    const run = await evaluate(secured.url, WITH_HEADER, {}, { MLFLOW_BASIC_AUTH: BASIC });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', successes: '1' } });
    const log = run.stdout.replaceAll(/^::add-mask::.*$/gm, '');
    const written = log + run.stderr + run.summary + JSON.stringify(run.results);
    for (const secret of [BASIC, CREDENTIALS.password]) expect(written).not.toContain(secret);
  });

  test('the bare address of a server that lives below a prefix', async () => {
    const run = await evaluate(new URL(secured.url).origin, WITH_HEADER, {}, { MLFLOW_BASIC_AUTH: BASIC });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', errors: '1' } });
  });
});
