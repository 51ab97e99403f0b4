// `webhook` assertions through the whole of evaluate().
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createEffects } from '../src/effects.js';
import { evaluate } from '../src/evaluate.js';
import type { EvalReport } from '../src/report/eval-report.js';
import { parseSettings } from '../src/settings/parse.js';
import { createWorkspace } from '../src/trust/workspace.js';
import { type Answer, completion, type FaultServer, startFaultServer } from './gateway/fault-server.js';

const KEY = 'sk-gateway-secret-0123456789';
let root: string;
let server: FaultServer | undefined;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'webhook-')));
});
afterEach(async () => {
  rmSync(root, { recursive: true, force: true });
  await server?.close();
});

async function run(value: string, hook: Answer, more = ''): Promise<EvalReport> {
  const models = { body: { data: [{ id: 'chat' }] } };
  server = await startFaultServer(({ path: at }) => (at.startsWith('/gateway') ? completion('an answer') : hook), {
    '/gateway/mlflow/v1/models': models,
  });
  const url = value.replace('__URL__', server.url);
  writeFileSync(
    path.join(root, 'promptfooconfig.yaml'),
    `providers: [mlflow-gateway:chat]
prompts: ['{{q}}']
tests:
  - vars: { q: x }
    assert:
      - { type: webhook, value: '${url}' }
${more}`,
  );
  const texts = { 'gateway-url': server.url, 'gateway-api-key': KEY, 'on-inconclusive': 'warn' };
  const env = { MLFLOW_GATEWAY_API_KEY: KEY, WEBHOOK_TIMEOUT: '2000' };
  return evaluate({
    settings: parseSettings(texts, env, root),
    env,
    trust: { trusted: true },
    workspace: createWorkspace({ root, cwd: root }),
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined, error: () => undefined },
    onSecrets: () => undefined,
    onProgress: () => undefined,
    ...createEffects(env),
    sleep: async () => undefined,
  });
}

test('judges, and never sees the key of the gateway, not even on its own server', async () => {
  const { verdict } = await run('__URL__/judge/{{q}}?k={{env.MLFLOW_GATEWAY_API_KEY}}', { body: { pass: true } });
  expect(verdict).toMatchObject({ name: 'passed', exitCode: 0 });
  const [chat, hook] = server?.chats() ?? [];
  expect(chat?.headers['authorization']).toBe(`Bearer ${KEY}`);
  expect(hook).toMatchObject({
    path: expect.stringMatching(/^\/judge\/x\?/),
    body: { output: 'an answer', context: { prompt: 'x', vars: { q: 'x' } } },
  });
  expect(JSON.stringify(hook)).not.toContain(KEY);
});

test('one that fails the output is a failed cell', async () => {
  const { verdict, cells } = await run('__URL__/judge', { body: { pass: false, reason: 'rude' } });
  expect(verdict).toMatchObject({ name: 'failed', exitCode: 1 });
  expect(cells[0]?.runs[0]?.assertions).toMatchObject([{ pass: false, reason: 'rude' }]);
});

test('a score that is too large for a number carries no test over its threshold', async () => {
  const hook = { body: '{ "pass": false, "score": 1e999 }' };
  const more = '      - { type: contains, value: missing }\n    threshold: 0.9\n';
  const { verdict, cells, errorKinds } = await run('__URL__/judge', hook, more);
  expect(verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
  expect([errorKinds, cells[0]?.state]).toEqual([{ webhook: 1 }, 'errored']);
});

test('one that cannot be asked is an errored cell, which no on-inconclusive forgives: the config names it', async () => {
  const { verdict, errorKinds, cells } = await run('__URL__/judge', { status: 500, body: 'broken' });
  expect(verdict).toMatchObject({ name: 'inconclusive', exitCode: 1, counts: { failures: 0, errors: 1 } });
  expect(verdict.reason).toContain('1 webhook error');
  expect(errorKinds).toEqual({ webhook: 1 });
  expect(cells[0]?.runs[0]?.error?.message).toMatch(
    /^webhook \(promptfooconfig\.yaml:6:9\): the webhook .* answered 500/,
  );
});

test.each(['ftp://judge.test/', 'judge.test', 'https://me:pw@judge.test/'])(
  '%s is told before the first call',
  async (url) => {
    const { verdict, problems } = await run(url, { body: '' });
    expect(verdict).toMatchObject({ name: 'inconclusive', cause: 'config' });
    expect(problems).toMatchObject([
      { at: { line: 6 }, message: expect.stringMatching(/^webhook: (needs a|the) URL/) },
    ]);
    expect(JSON.stringify(problems)).not.toContain('pw@');
    expect(server?.seen).toEqual([]);
  },
);
