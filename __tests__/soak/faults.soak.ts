// What gateways and networks do, with the waits that it really takes: each endpoint has one fault, all run at once, and
// every cell comes out as it should.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { type Answer, completion, startFaultServer } from '../gateway/fault-server.js';
import { ROOT, runAction } from '../support/run-action.js';
import { SAMPLE } from './extent.js';

const NODES = [process.execPath, path.join(ROOT, 'node_modules', 'node24', 'bin', 'node')];
const TESTS = SAMPLE ? 3 : 20;

/** For the n-th call of an endpoint (from 0). `state`: what each of its cells comes to. */
const FAULTS: Record<string, { answer(n: number): Answer; state: 'passed' | 'gateway' | 'timeout' | 'config' }> = {
  fine: { answer: () => completion('ok'), state: 'passed' },
  'rate-limited': {
    answer: (n) => (n % 3 === 0 ? { status: 429, headers: { 'retry-after': '1' }, body: {} } : completion('ok')),
    state: 'passed',
  },
  'retry-after-a-date': {
    answer: (n) =>
      n === 0
        ? { status: 503, headers: { 'retry-after': new Date(Date.now() + 2_000).toUTCString() }, body: {} }
        : completion('ok'),
    state: 'passed',
  },
  'down-at-first': { answer: (n) => (n < 2 ? { status: 503, body: 'no' } : completion('ok')), state: 'passed' },
  resets: { answer: (n) => (n % 2 === 0 ? { fault: 'reset' } : completion('ok')), state: 'passed' },
  'closes-at-first': { answer: (n) => (n === 0 ? { fault: 'close' } : completion('ok')), state: 'passed' },
  'closes-after': { answer: () => ({ ...completion('ok'), thenClose: true }), state: 'passed' },
  slow: { answer: () => ({ ...completion('ok'), delayMs: 1_500 }), state: 'passed' },
  'always-down': { answer: () => ({ status: 500, body: { detail: 'no' } }), state: 'gateway' },
  'no-json': { answer: () => ({ body: '<html>welcome</html>' }), state: 'gateway' },
  'no-choices': { answer: () => ({ body: { choices: [] } }), state: 'gateway' },
  'no-content': { answer: () => completion({ content: null }), state: 'gateway' },
  refuses: { answer: () => ({ status: 400, body: { detail: 'no such thing' } }), state: 'config' },
  hangs: { answer: () => ({ fault: 'hang' }), state: 'timeout' },
  trickles: { answer: () => ({ fault: 'trickle' }), state: 'timeout' },
  huge: { answer: () => ({ fault: 'huge', bytes: 30_000_000 }), state: 'gateway' },
};

interface Row {
  provider: { id: string };
  metadata: { state: string; errorKind?: string };
}

test.each(NODES)('every fault costs its own cells alone: %s', async (node) => {
  const names = Object.keys(FAULTS);
  const calls = new Map<string, number>();
  const server = await startFaultServer(
    ({ body }) => {
      const name = String(body['model']);
      const n = calls.get(name) ?? 0;
      calls.set(name, n + 1);
      return FAULTS[name]?.answer(n) ?? { status: 404 };
    },
    { '/gateway/mlflow/v1/models': { body: { data: names.map((id) => ({ id })) } } },
  );
  const workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'soak-')));
  const config = {
    providers: names.map((name) => `mlflow-gateway:${name}`),
    prompts: ['{{q}}'],
    evaluateOptions: { timeoutMs: 15_000 },
    tests: Array.from({ length: TESTS }, (_, i) => ({
      vars: { q: `test ${i}` },
      assert: [{ type: 'equals', value: 'ok' }],
    })),
  };
  writeFileSync(path.join(workspace, 'promptfooconfig.yaml'), JSON.stringify(config));
  const { outputs } = await runAction({
    workspace,
    node,
    inputs: { 'gateway-url': server.url, 'output-path': 'out.json', 'max-concurrency': '32' },
  });
  const { results } = JSON.parse(readFileSync(path.join(workspace, 'out.json'), 'utf8')) as {
    results: { results: Row[] };
  };
  await server.close();
  rmSync(workspace, { recursive: true });
  const seen = Object.fromEntries(
    names.map((name) => {
      const rows = results.results.filter(({ provider }) => provider.id === `mlflow-gateway:${name}`);
      return [name, [rows.length, ...new Set(rows.map(({ metadata }) => metadata.errorKind ?? metadata.state))]];
    }),
  );
  expect(seen).toEqual(Object.fromEntries(names.map((name) => [name, [TESTS, FAULTS[name]?.state]])));
  expect(outputs['total']).toBe(String(TESTS * names.length));
});
