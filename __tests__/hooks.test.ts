// Hooks of a config (`extensions`) around its cells and its run: what they see, what they may change, and how they fail.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isAssertionSet } from '../src/config/eval-config.js';
import type { EvaluateRequest } from '../src/evaluate.js';
import { createCellHooks } from '../src/hooks.js';
import type { JsonObject } from '../src/json.js';
import type { EvalReport } from '../src/report/eval-report.js';
import { HOOK_NAMES, type HookName } from '../src/sandbox/hook-call.js';
import { parseSettings } from '../src/settings/parse.js';
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

function run(
  hooks: string,
  config: Record<string, unknown> = {},
  changes: Partial<EvaluateRequest> = {},
): Promise<EvalReport> {
  writeFileSync(path.join(root, 'hooks.js'), hooks);
  const whole = {
    providers: [{ id: 'mlflow-gateway:a', label: 'A', config: { temperature: 0.5, apiKeyEnvar: 'MY_KEY' } }],
    tests: [{ vars: { q: 'x' }, assert: [{ type: 'contains', value: 'x', metric: 'M' }] }],
    extensions: ['file://hooks.js:all'],
    ...config,
  };
  return evaluateConfig(root, whole, GATEWAY, { env: { MY_KEY: KEY }, ...changes });
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
    [
      'leaves no prompts',
      'return { suite: { tests: suite.tests } };',
      /^promptfooconfig\.yaml:1: no prompt is left after the hook beforeAll$/,
    ],
  ])('that %s is an error before the first call', async (_, body, message) => {
    const report = await run(inBeforeAll(body));
    expect(report.verdict).toMatchObject({ name: 'inconclusive', cause: 'config', exitCode: 1 });
    expect(texts(report)).toEqual([expect.stringMatching(message)]);
    expect(sent).toEqual([]);
  });

  describe('prompts that functions make', () => {
    const MAKERS = `module.exports = ({ vars, config }) => 'made ' + (config.tone ?? '-') + ' ' + vars.q;
module.exports.a = () => 'from a';
module.exports.b = () => 'from b';`;
    const withMakers = (body: string, prompts: unknown[]): Promise<EvalReport> => {
      writeFileSync(path.join(root, 'p.js'), MAKERS);
      return run(inBeforeAll(body), { prompts });
    };
    const one = [{ raw: 'file://p.js', label: 'P', config: { tone: 'old', temperature: 0.1 } }];

    test.each<[string, string, string]>([
      ['renamed', "suite.prompts[0].label = 'new';", 'made old x'],
      ['without its label', 'delete suite.prompts[0].label;', 'made old x'],
      ['given another config', "suite.prompts[0].config = { tone: 'new' };", 'made new x'],
      ['given no config', 'delete suite.prompts[0].config;', 'made - x'],
      [
        'without what stands for its function',
        'delete suite.prompts[0].function; suite.prompts[0].id = 1;',
        'made old x',
      ],
    ])('%s', async (_, body, text) => {
      const report = await withMakers(body, one);
      expect(texts(report)).toEqual([]);
      expect(sent).toEqual([text]);
    });

    test('parameters are those that the hook leaves', async () => {
      const parameters = async (body: string): Promise<unknown> =>
        (await withMakers(body, one)).cells[0]?.cell.prompt.config;
      expect(await parameters("suite.tests[0].description = 'd';")).toEqual({ temperature: 0.1 });
      expect(await parameters('suite.prompts[0].label = 1;')).toEqual({ temperature: 0.1 });
      expect(await parameters('suite.prompts[0].config = { temperature: 0.7, top_p: 0.5, tone: 1 };')).toEqual({
        temperature: 0.7,
        top_p: 0.5,
      });
      expect(await parameters('delete suite.prompts[0].config;')).toBeUndefined();
    });

    test('two of one file with one label stay two', async () => {
      const report = await withMakers(
        "suite.prompts.reverse(); suite.prompts.push({ ...suite.prompts[0], label: 'again' });",
        ['a', 'b'].map((name) => ({ raw: `file://p.js:${name}`, label: 'same' })),
      );
      expect(report.cells.map(({ runs }) => runs[0]?.output)).toEqual(['from b', 'from a', 'from b']);
    });

    test.each<[string, string, RegExp]>([
      ['another raw', "suite.prompts[0].raw += '!';", /^\S+:1: the prompt "P" .* has another raw than the function/],
      [
        'its source under another name',
        "suite.prompts = [{ raw: suite.prompts[0].raw, label: 'L' }];",
        /the prompt "L" of the hook beforeAll is the source of a function without its function$/,
      ],
      ['a function of its own', "suite.prompts[0].function = 'f';", /has a function that no prompt had$/],
    ])('%s is an error: no source is sent', async (_, body, message) => {
      const report = await withMakers(body, one);
      expect(texts(report)).toEqual([expect.stringMatching(message)]);
      expect(sent).toEqual([]);
    });
  });

  test.each<[string, string, RegExp]>([
    ['a slip of a key', "{ raw: 't', labl: 'L' }", /^\S+:1: unknown key "labl" in a prompt$/],
    ['a file', "{ raw: 'file://p.txt', label: 'L' }", /^\S+:1: the prompt "L" .* is the file "file:\/\/p\.txt", and/],
    ['a file alone', "'file://p.txt'", /is the file "file:\/\/p\.txt", and files are read before$/],
  ])('of a new prompt %s is an error', async (_, prompt, message) => {
    writeFileSync(path.join(root, 'p.txt'), 'text');
    const report = await run(inBeforeAll(`suite.prompts.push(${prompt});`));
    expect(texts(report)).toEqual([expect.stringMatching(message)]);
    expect(sent).toEqual([]);
  });

  test('a prompt of text loses the config that the hook takes away', async () => {
    const { cells } = await run(inBeforeAll('delete suite.prompts[0].config;'), {
      prompts: [{ raw: '{{q}}', label: 'L', config: { temperature: 0.1 } }],
    });
    expect(cells.map(({ cell }) => cell.prompt)).toEqual([
      { raw: '{{q}}', label: 'L', at: expect.objectContaining({ file: 'promptfooconfig.yaml' }) },
    ]);
  });

  test('what the suite that it gives leaves out is gone, and told', async () => {
    const config = {
      defaultTest: { assert: [{ type: 'contains', value: 'never' }] },
      scenarios: [{ config: [{ vars: { q: 's' } }], tests: [{}] }],
    };
    const hooks = inBeforeAll('return { suite: { prompts: suite.prompts, tests: suite.tests } };');
    const { cells, warnings, verdict } = await run(hooks, config);
    expect([verdict.name, cells.length]).toEqual(['passed', 1]);
    expect(warnings.map(({ message, at }) => `${at?.line}: ${message}`)).toEqual(
      ['defaultTest', 'scenarios'].map((key) =>
        expect.stringMatching(`^1: "file://hooks\\.js:all": the hook beforeAll left ${key} out of the suite`),
      ),
    );
    expect((await run(inBeforeAll('return { suite };'), config)).warnings).toEqual([]);
    const empty = inBeforeAll('return { suite: { prompts: suite.prompts, tests: suite.tests } };');
    expect((await run(empty)).warnings).toEqual([]);
  });

  test('without the tests nothing is called', async () => {
    const report = await run(inBeforeAll('return { suite: { prompts: suite.prompts } };'));
    expect(texts(report)).toEqual([expect.stringMatching(/:1: no test is left after the hook beforeAll$/)]);
    expect(sent).toEqual([]);
  });

  test('a second hook is shown what the first left, without what it left out', async () => {
    writeFileSync(
      path.join(root, 'first.js'),
      'exports.beforeAll = ({ suite: { defaultTest, ...suite } }) => ({ suite });',
    );
    const { problems, warnings } = await run(
      inBeforeAll("if ('defaultTest' in suite) throw new Error('is there'); return { suite };"),
      { extensions: ['file://first.js:beforeAll', 'file://hooks.js:all'], defaultTest: { vars: { q: 'd' } } },
    );
    expect(problems).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  describe('of several configs', () => {
    const withSecond = (body: string, first: JsonObject, second: JsonObject, files: Record<string, string> = {}) => {
      mkdirSync(path.join(root, 'sub'), { recursive: true });
      for (const [file, text] of Object.entries(files)) writeFileSync(path.join(root, file), text);
      writeFileSync(path.join(root, 'sub/b.yaml'), JSON.stringify(second));
      const settings = parseSettings(
        { 'gateway-url': 'http://gateway.test', config: 'promptfooconfig.yaml\nsub/b.yaml' },
        {},
        root,
      );
      return run(inBeforeAll(body), first, { settings, env: { WORD: 'word' } });
    };
    const values = ({ cells }: EvalReport): unknown[] =>
      cells.map(({ cell }) => cell.test.assert.map((one) => (isAssertionSet(one) ? one : one.value)));
    const FILES = { 'want.txt': 'first', 'sub/want.txt': 'second' };
    const asserted = (value: string): JsonObject => ({ assert: [{ type: 'contains', value }] });

    test('defaultTest of each keeps its files, whatever the hook adds', async () => {
      const defaultTest = { ...asserted('file://want.txt'), options: { transform: 'file://t.js' } };
      const report = await withSecond(
        "suite.defaultTest.assert.splice(1, 0, { type: 'contains', value: 'new' }); suite.defaultTest.metadata.m = 1;",
        { defaultTest: asserted('file://want.txt'), tests: [{ vars: { q: 'x' } }] },
        { defaultTest },
        { ...FILES, 'sub/t.js': 'module.exports = (text) => text + " first new second";' },
      );
      expect(texts(report)).toEqual([]);
      expect(values(report)).toEqual([['first', 'new', 'second']]);
      expect(report.cells[0]).toMatchObject({ state: 'passed', cell: { test: { metadata: { m: 1 } } } });
    });

    test('an error of defaultTest stays where it is written', async () => {
      const report = await withSecond(
        'suite.defaultTest.metadata.m = 1;',
        {},
        { defaultTest: { assert: [{ type: 'nope' }] } },
      );
      expect(texts(report)).toEqual([expect.stringMatching(/^sub\/b\.yaml:1: unknown assertion type "nope"/)]);
    });

    test('one that is a file stands alone, its variables of the environment rendered', async () => {
      const report = await withSecond(
        'suite.defaultTest.metadata.m = suite.defaultTest.assert.length;',
        { defaultTest: asserted('of the first'), tests: [{ vars: { q: 'word' } }] },
        { defaultTest: 'file://d.yaml' },
        { 'sub/d.yaml': 'assert: [{ type: contains, value: "{{env.WORD}}" }]' },
      );
      expect(values(report)).toEqual([['word']]);
      expect(report.cells[0]?.cell.test.metadata).toEqual({ m: 1 });
      expect(report.warnings).toEqual([expect.objectContaining({ message: expect.stringMatching(/is not used/) })]);
    });

    test('tests and scenarios that are written alike in two keep each its files', async () => {
      const scenarios = [{ config: [{ vars: { q: 's' } }], tests: [asserted('file://want.txt')] }];
      const both = { tests: [{ vars: { q: 'x' }, ...asserted('file://want.txt') }], scenarios };
      const report = await withSecond(
        "suite.tests.push({ vars: { q: 'y' } }); suite.scenarios.push({ config: [{ vars: { q: 'z' } }] });",
        both,
        both,
        FILES,
      );
      expect(values(report)).toEqual([['first'], ['second'], [], ['first'], ['second'], []]);
    });
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
      { signal: stop.signal },
    );
    const elapsed = stop.elapsed();
    await stop.close();
    expect(stopped).toBe('cancellation');
    expect(elapsed).toBeLessThan(1_800);
  });
});

test.each<[string | undefined, HookName[]]>([
  ['beforeAll', []],
  ['afterAll', []],
  ['beforeEach', ['beforeEach']],
  ['afterEach', ['afterEach']],
  ['all', ['beforeEach', 'afterEach']],
  [undefined, ['beforeEach', 'afterEach']],
])('a cell waits for no hook that the config does not have: %s', (functionName, installed) => {
  const source = {
    kind: 'file',
    language: 'JavaScript',
    file: 'h.js',
    ...(functionName ? { functionName } : {}),
  } as const;
  const hooks = createCellHooks({
    config: {
      hooks: { extensions: [{ reference: 'file://h.js', source, at: undefined }], suite: {} },
      varFiles: new Map(),
      varCode: new Map(),
    },
    runCode: () => Promise.reject(new Error('nothing is called')),
    repeat: 1,
    onNotice: () => undefined,
  });
  expect(HOOK_NAMES.filter((name) => name in hooks)).toEqual(installed);
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
