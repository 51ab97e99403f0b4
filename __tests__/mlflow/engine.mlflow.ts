// dist/index.js against a real MLflow server whose models, endpoints and budgets change under a run, and that dies in the
// middle of one: the right verdict, no cell lost, and words that say what happened.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type ActionRun, runAction } from '../support/run-action.js';
import { type Served, serve } from './serve.js';

const START_TIMEOUT_MS = 400_000;
/** A server that dies is back after half a minute on busy cores, and answers its first call ten seconds later. */
const RESTART_TIMEOUT_MS = 240_000;
const POLL_MS = 50;

let server: Served;
let workspace: string;

beforeAll(async () => {
  server = await serve();
}, START_TIMEOUT_MS);

afterAll(() => server?.stop(), START_TIMEOUT_MS);

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
});

afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

interface Row {
  vars: { question: string };
  metadata: { state: string; errorKind?: string; servedModel?: string };
}

interface ServedData {
  role: string;
  endpoint: string;
  models: { model: string; calls: number; share: number }[];
}

interface Run extends ActionRun {
  rows: Row[];
  served: ServedData[];
}

const config = (endpoint: string, tests: number, more: object = {}): string =>
  JSON.stringify({
    ...more,
    providers: [`mlflow-gateway:${endpoint}`],
    prompts: ['{{question}}'],
    tests: Array.from({ length: tests }, (_, index) => ({
      vars: { question: `${endpoint} ${index}` },
      assert: [{ type: 'contains', value: 'stub answer' }],
    })),
  });

async function evaluate(text: string, inputs: Record<string, string> = {}): Promise<Run> {
  writeFileSync(join(workspace, 'promptfooconfig.yaml'), text);
  const run = await runAction({
    workspace,
    inputs: { 'gateway-url': server.url, 'output-path': 'results.json', ...inputs },
  });
  const { results, metadata } = JSON.parse(readFileSync(join(workspace, 'results.json'), 'utf8')) as {
    results: { results: Row[] };
    metadata: { served: ServedData[] };
  };
  return { ...run, rows: results.results, served: metadata.served };
}

/** Resolves when the provider has seen so many calls of an endpoint's tests. */
async function untilAsked(endpoint: string, calls: number): Promise<void> {
  for (;;) {
    const requests = await server.upstreamRequests();
    if (requests.filter(({ body }) => JSON.stringify(body).includes(`${endpoint} `)).length >= calls) return;
    await sleep(POLL_MS);
  }
}

/** How many rows have which state, or which kind of error. */
function counts({ rows }: Run): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { metadata } of rows) {
    const what = metadata.errorKind ?? metadata.state;
    found[what] = (found[what] ?? 0) + 1;
  }
  return found;
}

const questions = ({ rows }: Run): string[] => rows.map(({ vars }) => vars.question);
const planned = (endpoint: string, tests: number): string[] =>
  Array.from({ length: tests }, (_, index) => `${endpoint} ${index}`);

test('a traffic split: both models with their shares, on every channel', async () => {
  const run = await evaluate(config('split-endpoint', 60));
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', successes: '60', errors: '0' } });
  const [served] = run.served;
  expect(served).toMatchObject({ role: 'endpoint', endpoint: 'split-endpoint' });
  const calls = new Map(served?.models.map((one) => [one.model, one.calls]));
  const [large = 0, small = 0] = [calls.get('gpt-4o'), calls.get('gpt-4o-mini')];
  expect(large + small).toBe(60);
  // 70 of 100: fewer than half, or nearly all, chance makes of it once in a thousand runs.
  expect(large).toBeGreaterThan(29);
  expect(small).toBeGreaterThan(5);
  const share = (part: number): string => `${Math.floor((1000 * part) / 60) / 10} %`;
  for (const channel of [run.summary, run.stdout.replaceAll(/\s+/g, ' ')]) {
    expect(channel).toContain(`gpt-4o (openai) ${share(large)}`);
    expect(channel).toContain(`gpt-4o-mini (openai) ${share(small)}`);
  }
});

test('a fallback: who answered is who is shown', async () => {
  const run = await evaluate(config('fallback-endpoint', 6));
  expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', successes: '6', errors: '0' } });
  expect(run.served).toMatchObject([{ endpoint: 'fallback-endpoint', models: [{ model: 'gpt-4o-mini', share: 1 }] }]);
  expect(run.summary).toContain('gpt-4o-mini');
});

test('a budget that runs out in mid-run: what was served is judged, the rest says when it resets, and is not asked', async () => {
  const run = await evaluate(config('small-budget-endpoint', 40));
  expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', failures: '0', total: '40' } });
  expect(questions(run)).toEqual(planned('small-budget-endpoint', 40));
  const { passed = 0, budget = 0, ...others } = counts(run);
  expect(others).toEqual({});
  // Five are paid for; calls that were in flight with the one that spent it are served, too.
  expect(passed).toBeGreaterThanOrEqual(5);
  expect(budget).toBe(40 - passed);
  expect(budget).toBeGreaterThan(0);
  expect(run.stdout).toMatch(/budget/);
  expect(run.stdout.replaceAll(/\s+/g, ' ')).toMatch(/is spent until \d{4}-\d\d-\d\dT/);
});

test('an endpoint that is deleted in mid-run: what was answered is judged, the rest names it', async () => {
  const running = evaluate(config('slow-endpoint', 60), { 'max-concurrency': '4' });
  await untilAsked('slow-endpoint', 8);
  const deleted = await fetch(`${server.url}/api/3.0/mlflow/gateway/endpoints/delete`, {
    method: 'DELETE',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint_id: server.endpoints['slow-endpoint'] }),
  });
  expect(deleted.status).toBe(200);
  const run = await running;
  expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', failures: '0', total: '60' } });
  expect(questions(run)).toEqual(planned('slow-endpoint', 60));
  const { passed = 0, ...others } = counts(run);
  expect(passed).toBeGreaterThanOrEqual(4);
  expect(Object.values(others).reduce((sum, count) => sum + count, 0)).toBe(60 - passed);
  expect(Object.keys(others)).not.toContain('failed');
  expect(run.stdout).toContain('endpoint "slow-endpoint" is gone');
});

test(
  'a server that dies in mid-run and comes back: every cell is measured',
  async () => {
    // The calls' own time, two minutes, is enough unless the machine is very busy.
    const running = evaluate(
      config('gpt-4o-endpoint', 120, { evaluateOptions: { timeoutMs: RESTART_TIMEOUT_MS - 20_000 } }),
    );
    await untilAsked('gpt-4o-endpoint', 20);
    await server.kill();
    await server.restart();
    const run = await running;
    expect(counts(run)).toEqual({ passed: 120 });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', successes: '120', errors: '0' } });
    expect(questions(run)).toEqual(planned('gpt-4o-endpoint', 120));
    expect(run.stdout).toMatch(/, [1-9]\d* retr(y|ies)/);
  },
  RESTART_TIMEOUT_MS,
);
