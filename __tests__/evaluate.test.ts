// What evaluate() makes of what nobody has foreseen.
import { appendFileSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createEffects } from '../src/effects.js';
import { type EvaluateRequest, evaluate } from '../src/evaluate.js';
import type { EvalReport } from '../src/report/eval-report.js';
import { verdictTitle } from '../src/report/verdict-text.js';
import { parseSettings } from '../src/settings/parse.js';
import { createWorkspace } from '../src/trust/workspace.js';
import { createInProcessGateway } from './property/in-process-gateway.js';

const KEY = 'sk-gateway-secret-0123456789';
let root: string;
let debug: string[];
beforeEach(() => {
  debug = [];
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'evaluate-')));
  writeFileSync(
    path.join(root, 'promptfooconfig.yaml'),
    "providers: [mlflow-gateway:a]\nprompts: ['{{q}}']\ntests: [{ vars: { q: x }, assert: [{ type: contains, value: x }] }]\n",
  );
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function run(changes: Partial<EvaluateRequest> = {}, url = 'http://gateway.test'): Promise<EvalReport> {
  const texts = { 'gateway-url': url, 'gateway-api-key': KEY, 'on-inconclusive': 'warn' };
  const settings = parseSettings(texts, {}, root);
  return evaluate({
    settings,
    env: {},
    trust: { trusted: true },
    workspace: createWorkspace({ root, cwd: root }),
    log: {
      debug: (text) => void debug.push(text),
      info: () => undefined,
      warning: () => undefined,
      error: () => undefined,
    },
    onSecrets: () => undefined,
    onProgress: () => undefined,
    ...createEffects({}),
    ...changes,
  });
}

test('a bug is a red report without a stack; the stack is in the debug log', async () => {
  const { verdict } = await run({
    openGateway: async () => {
      throw new RangeError(`Invalid array length ${KEY}`);
    },
  });
  expect(verdict).toMatchObject({ name: 'inconclusive', exitCode: 1, counts: { total: 0 } });
  expect(verdictTitle(verdict)).toBe('Eval could not measure: mlflow-gateway-eval has a bug');
  expect(verdict.reason).toMatch(
    /^this is a bug of mlflow-gateway-eval, please report it: RangeError: Invalid array length/,
  );
  expect(verdict.reason).not.toMatch(/\n|at /);
  expect(verdict.reason).not.toContain(KEY);
  expect(debug.join()).toMatch(/evaluate\.test/);
  expect(debug.join()).not.toContain(KEY);
});

test('a notice is in the log without secrets, like in the report', async () => {
  const info: string[] = [];
  const { notices } = await run({
    log: {
      debug: () => undefined,
      info: (text) => void info.push(text),
      warning: () => undefined,
      error: () => undefined,
    },
    openGateway: async ({ onNotice }) => {
      onNotice(`the server says ${KEY}`);
      return createInProcessGateway({ seed: 1, faulty: false }).gateway;
    },
  });
  expect([notices, info]).toEqual([['the server says ***'], ['the server says ***']]);
});

test.each<[string, Record<string, string>, string, object]>([
  ['nobody', {}, '', {}],
  [
    'the inputs',
    { 'max-concurrency': '3', 'requests-per-minute': '90' },
    '',
    { maxConcurrency: 3, requestsPerMinute: 90 },
  ],
  ['the config', {}, 'evaluateOptions: { maxConcurrency: 5 }', { maxConcurrency: 5 }],
])('how fast it may go: set by %s', async (_name, inputs, config, expected) => {
  let opened: Record<string, unknown> = {};
  const told: Record<'info' | 'debug', string[]> = { info: [], debug: [] };
  appendFileSync(path.join(root, 'promptfooconfig.yaml'), config);
  await run({
    settings: parseSettings({ 'gateway-url': 'http://gateway.test', 'gateway-api-key': KEY, ...inputs }, {}, root),
    log: {
      debug: (text) => void told.debug.push(text),
      info: (text) => void told.info.push(text),
      warning: () => undefined,
      error: () => undefined,
    },
    openGateway: async ({ onNotice: _, onRetry: __, onInFlight: ___, onFlow, ...options }) => {
      opened = options;
      onFlow(`settled ${KEY}`, 'info');
      onFlow('a step', 'debug');
      return createInProcessGateway({ seed: 1, faulty: false }).gateway;
    },
  });
  expect(opened).toEqual(expected);
  expect(told.info).toContain('settled ***');
  expect(told.debug).toContain('a step');
});

test('the credentials of a provider are in no message about its config', async () => {
  const [key, password] = ['sk-of-the-config-0123456789', 'correct-horse-battery'];
  const value = `${'x'.repeat(30)}${key}`;
  writeFileSync(
    path.join(root, 'promptfooconfig.yaml'),
    JSON.stringify({
      providers: [
        { id: 'mlflow-gateway:a', config: { apiKey: key, temperature: key, headers: { 'X-Password': password } } },
      ],
      prompts: ['x'],
      tests: [
        {
          assert: [
            { type: 'word-count', value },
            { type: password, value: 'x' },
          ],
        },
      ],
    }),
  );
  const { problems, verdict } = await run();
  expect([verdict.cause, problems.length]).toEqual(['config', 3]);
  expect(JSON.stringify(problems)).not.toMatch(/sk-of|correct-/);
});

test('a proxy variable that is no URL is named, and is nobody’s bug', async () => {
  const { verdict, problems } = await run(createEffects({ HTTPS_PROXY: 'http://[bad' }));
  expect(verdict).toMatchObject({ name: 'inconclusive', cause: 'config', exitCode: 1 });
  expect(problems).toEqual([
    expect.objectContaining({ message: expect.stringMatching(/variable HTTPS_PROXY is not/) }),
  ]);
});

test.each([
  ['localhost:5000', 'localhost:5000'],
  ['foo://me:secret@host/x', 'host/x'],
])('a gateway %s, which is no web address, is shown as %s', async (url, shown) => {
  const { gatewayUrl, verdict } = await run({}, url);
  expect(verdict.name).toBe('inconclusive');
  expect(gatewayUrl).toContain(shown);
  expect(gatewayUrl).not.toMatch(/null|secret/);
});
