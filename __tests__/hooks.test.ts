// Hooks of a config (`extensions`) around its cells and its run: what they see, what they may change, and how they fail.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../src/json.js';
import type { EvalReport } from '../src/report/eval-report.js';
import { evaluateConfig, gatewayOf } from './support/evaluate-config.js';
import { stopWhenRunning } from './support/stop-when-running.js';

const KEY = 'sk-gateway-secret-0123456789';
let root: string;
let sent: string[];
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'hooks-')));
  sent = [];
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Answers with the text that it was sent. */
const GATEWAY = gatewayOf((_destination, { messages }) => {
  const content = String((messages as JsonObject[])[0]?.['content']);
  sent.push(content);
  const call = { endpoint: 'a', attempts: 1, latencyMs: 1 };
  if (content === 'down') return Promise.resolve({ ok: false, error: { kind: 'gateway', message: 'down' }, call });
  return Promise.resolve({ ok: true, answer: { content, choices: [], finishReason: 'stop' } as never, call });
});

function run(hooks: string, config: Record<string, unknown> = {}, signal?: AbortSignal): Promise<EvalReport> {
  writeFileSync(path.join(root, 'hooks.js'), hooks);
  const whole = {
    providers: [{ id: 'mlflow-gateway:a', label: 'A', config: { temperature: 0.5, apiKeyEnvar: 'MY_KEY' } }],
    tests: [{ vars: { q: 'x' }, assert: [{ type: 'contains', value: 'x', metric: 'M' }] }],
    extensions: ['file://hooks.js:all'],
    ...config,
  };
  return evaluateConfig(root, whole, GATEWAY, { env: { MY_KEY: KEY }, ...(signal ? { signal } : {}) });
}

const texts = ({ problems }: EvalReport): string[] =>
  problems.map(({ message, at }) => `${at?.file}:${at?.line}: ${message}`);
const firstError = ({ cells }: EvalReport): unknown => cells[0]?.runs[0]?.error;

/** What each hook was given, kept in the process of the hooks and thrown by the last: the only way out of it. */
const TELLS = `const seen = {};
exports.all = (name, context) => { seen[name] = context; if (name === 'afterAll') throw new Error(JSON.stringify(seen).slice(START, START + 1800)); };`;

async function seenByHooks(config: Record<string, unknown> = {}): Promise<Record<string, JsonObject>> {
  let text = '';
  for (let start = 0; start < 40_000; start += 1800) {
    const { verdict } = await run(TELLS.replaceAll('START', String(start)), config);
    const [, part = ''] = /failed: .*?Error: (.*)$/s.exec(verdict.reason) ?? [];
    text += part;
    if (part.length < 1800) break;
  }
  return JSON.parse(text);
}

test('hooks see the suite, the test, its result, and all results, and no key', async () => {
  const seen = await seenByHooks({ description: 'd', defaultTest: { metadata: { m: 1 } } });
  expect(Object.keys(seen)).toEqual(['beforeAll', 'beforeEach', 'afterEach', 'afterAll']);
  expect(seen['beforeAll']).toEqual({
    suite: {
      description: 'd',
      prompts: [{ raw: '{{q}}', label: '{{q}}' }],
      providers: [{ id: 'mlflow-gateway:a', label: 'A', config: { temperature: 0.5 } }],
      tests: [{ vars: { q: 'x' }, assert: [{ type: 'contains', value: 'x', metric: 'M' }] }],
      defaultTest: { vars: {}, assert: [], options: {}, metadata: { m: 1 } },
      scenarios: [],
      derivedMetrics: [],
      extensions: ['file://hooks.js:all'],
    },
  });
  expect(seen['beforeEach']?.['test']).toMatchObject({ vars: { q: 'x' }, metadata: { m: 1 } });
  expect(seen['afterEach']).toMatchObject({
    test: { vars: { q: 'x' } },
    result: {
      success: true,
      score: 1,
      namedScores: { M: 1 },
      metadata: { m: 1, state: 'passed' },
      response: { output: 'x' },
      vars: { q: 'x' },
    },
  });
  expect(seen['afterAll']).toMatchObject({
    results: [{ success: true, response: { output: 'x' } }],
    prompts: [{ raw: '{{q}}', metrics: { testPassCount: 1 } }],
    suite: { tests: [{ vars: { q: 'x' } }] },
    evalId: expect.stringMatching(/^eval-/),
  });
  expect(JSON.stringify(seen)).not.toContain(KEY);
  expect(JSON.stringify(seen)).not.toContain('gateway.test');
}, 60_000);

describe('beforeAll', () => {
  const inBeforeAll = (body: string): string =>
    `exports.all = (name, { suite }) => { if (name === 'beforeAll') { ${body} } };`;

  test('tests that it adds are read like any others, with the place of the hook', async () => {
    const report = await run(
      inBeforeAll("suite.tests.push({ vars: { q: ['y', 'xx'] }, assert: [{ type: 'nope' }] });"),
    );
    expect(texts(report)).toEqual([expect.stringMatching(/^promptfooconfig\.yaml:1: unknown assertion type "nope"/)]);
    expect(sent).toEqual([]);
    const good = await run(inBeforeAll("suite.tests.push({ vars: { q: ['y', 'xx'] } });"));
    expect(good.cells.map(({ cell }) => cell.test.vars['q'])).toEqual(['x', 'y', 'xx']);
  });

  test('a config without tests can get them from it', async () => {
    const report = await run(inBeforeAll("return { suite: { ...suite, tests: [{ vars: { q: 'made' } }] } };"), {
      tests: undefined,
    });
    expect(sent).toEqual(['made']);
    expect(report.cells).toHaveLength(1);
  });

  test.each<[string, string, RegExp]>([
    [
      'throws',
      "throw new Error('no database');",
      /^.*:1: "file:\/\/hooks\.js:all": the hook beforeAll failed: .*no data/,
    ],
    ['gives no suite', 'return 4;', /the hook beforeAll has to give \{ suite \} or nothing, not the number 4$/],
    ['changes providers', 'suite.providers = [];', /changed "providers" of the suite, which cannot be changed there$/],
    ['adds a key', 'suite.env = {};', /changed "env" of the suite/],
    ['gives no list of tests', 'suite.tests = 4;', /tests that the hook beforeAll gives have to be a list/],
    ['gives a prompt without text', 'suite.prompts.push({ label: 1 });', /needs raw, its text/],
    ['leaves no prompts', 'return { suite: { tests: suite.tests } };', /no prompt is left/],
  ])('that %s is an error before the first call', async (_, body, message) => {
    const report = await run(inBeforeAll(body));
    expect(report.verdict).toMatchObject({ name: 'inconclusive', cause: 'config', exitCode: 1 });
    expect(texts(report)).toEqual([expect.stringMatching(message)]);
    expect(sent).toEqual([]);
  });

  test('is called once, though a key that a file names late makes the config be read again', async () => {
    writeFileSync(path.join(root, 'a.yaml'), 'id: mlflow-gateway:a\nconfig: { apiKeyEnvar: MY_KEY }\n');
    writeFileSync(path.join(root, 'hooks.js'), '');
    const hooks: unknown[] = [];
    const shown: string[] = [];
    writeFileSync(path.join(root, 'make.js'), '');
    const config = {
      providers: ['file://a.yaml'],
      tests: [{ vars: { q: 'x' } }, { path: 'file://make.js', config: { text: '{{env.MY_KEY}}' } }],
      extensions: ['file://hooks.js'],
      description: '{{env.MY_KEY}}',
    };
    const report = await evaluateConfig(root, config, GATEWAY, {
      env: { MY_KEY: KEY },
      openSandbox: async () => ({
        async call(call) {
          if ('args' in call) hooks.push(call.args[0]);
          shown.push(JSON.stringify(call));
          return { ok: true, value: JSON.stringify(call).includes('make.js') ? [] : undefined, log: '' };
        },
        close: () => undefined,
      }),
    });
    expect(report.problems).toEqual([]);
    expect(hooks.filter((hook) => hook === 'beforeAll')).toHaveLength(1);
    expect(shown.join()).not.toContain(KEY);
  });

  test('a config that is wrong is not shown to it', async () => {
    const report = await run(inBeforeAll("throw new Error('was called');"), { prompts: ['file://none.txt'] });
    expect(texts(report).join()).not.toMatch(/was called/);
  });
});

describe('beforeEach', () => {
  const inBeforeEach = (body: string): string =>
    `exports.all = (name, { test }) => { if (name === 'beforeEach') { ${body} } };`;

  test('vars, threshold and metadata are those of its cell alone', async () => {
    const { cells } = await run(
      inBeforeEach("test.vars.q += '!'; test.metadata.k = test.vars.q; test.threshold = 2;"),
      {
        prompts: ['{{q}}', '{{q}} again'],
      },
    );
    expect(sent.toSorted()).toEqual(['x!', 'x! again']);
    expect(cells.map(({ state, runs }) => [state, runs[0]?.test?.metadata])).toEqual([
      ['failed', { k: 'x!' }],
      ['failed', { k: 'x!' }],
    ]);
  });

  test.each<[string, string, RegExp]>([
    ['throws', "throw new Error('no');", /^"file:\/\/hooks\.js:all": the hook beforeEach failed: .*no$/],
    [
      'changes assertions',
      'test.assert = [];',
      /^the hook beforeEach changed "assert" of the test; it may change vars,/,
    ],
    ['adds a key', 'test.provider = 1;', /changed "provider" of the test/],
    ['gives a file', "test.vars.q = 'file://q.txt';", /gave the variable q a file/],
    ['gives no map', 'return { test: { ...test, vars: 1 } };', /has to leave vars and metadata/],
    ['gives a wrong threshold', "test.threshold = 'a';", /has to leave threshold/],
    ['gives no test', 'return {};', /has to give \{ test \} or nothing, not a map with nothing as test$/],
  ])('that %s makes its cell an error, and no call', async (_, body, message) => {
    const report = await run(inBeforeEach(body));
    expect(firstError(report)).toEqual({ kind: 'user code', message: expect.stringMatching(message) });
    expect(report.verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
    expect(sent).toEqual([]);
  });
});

describe('afterEach and afterAll', () => {
  test('what fails after a cell is told once, and changes nothing', async () => {
    const { verdict, notices } = await run("exports.all = (name) => { if (name === 'afterEach') throw 1; };", {
      evaluateOptions: { repeat: 3 },
    });
    expect(verdict.name).toBe('passed');
    expect(notices).toEqual([expect.stringMatching(/the hook afterEach failed: .*; the result stays as it was$/)]);
  });

  test('a verdict is not to be changed, an errored cell is shown too', async () => {
    const { cells } = await run(
      "exports.all = (name, c) => name === 'afterEach' && { result: { success: true, score: 1, metadata: { saw: c.result.error } } };",
      { tests: [{ vars: { q: 'down' } }, { vars: { q: 'x' }, assert: [{ type: 'equals', value: 'y' }] }] },
    );
    expect(cells.map(({ state, runs }) => [state, runs[0]?.metadata])).toEqual([
      ['errored', { saw: 'gateway error: down' }],
      ['failed', { saw: expect.any(String) }],
    ]);
  });

  test('after the run a failure takes a pass away, and leaves a failed run failed', async () => {
    const hooks = "exports.all = (name) => { if (name === 'afterAll') throw new Error('not posted'); };";
    const passed = await run(hooks);
    expect(passed.verdict).toMatchObject({ name: 'inconclusive', cause: 'hook failed', exitCode: 1 });
    expect(passed.verdict.reason).toMatch(/the hook afterAll failed: .*not posted/);
    expect(passed.cells[0]?.state).toBe('passed');
    const failed = await run(hooks, { tests: [{ vars: { q: 'x' }, assert: [{ type: 'equals', value: 'y' }] }] });
    expect(failed.verdict).toMatchObject({ name: 'failed', exitCode: 1 });
    expect(failed.notices).toEqual([expect.stringMatching(/not posted/)]);
  });

  test('a hook that hangs is stopped with the run', async () => {
    const stop = await stopWhenRunning();
    const { stopped } = await run(
      `exports.all = (name) => { if (name === 'beforeEach') { ${stop.says} return new Promise((done) => setTimeout(done, 25_000)); } };`,
      {},
      stop.signal,
    );
    const elapsed = stop.elapsed();
    await stop.close();
    expect(stopped).toBe('cancellation');
    expect(elapsed).toBeLessThan(1_800);
  });
});

test.each<[unknown, RegExp]>([
  ['file://hooks.js:all', /extensions has to be a list/],
  [['hooks.js:all'], /an extension has to be a file of JavaScript, TypeScript or Python, got "hooks\.js:all"/],
  [['file://hooks.rb'], /an extension has to be a file of JavaScript/],
  [['file://none.js'], /"none\.js" does not exist/],
])('extensions: %j', async (extensions, message) => {
  const report = await run('', { extensions });
  expect(texts(report)).toEqual([expect.stringMatching(message)]);
});
