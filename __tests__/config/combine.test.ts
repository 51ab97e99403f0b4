import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EvalConfig } from '../../src/config/eval-config.js';
import { loadConfig } from '../../src/config/load.js';
import { ConfigError } from '../../src/config/problem.js';
import { planColumns } from '../../src/plan/plan.js';
import { createWorkspace } from '../../src/trust/workspace.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'combine-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Files = Record<string, string>;

/** The configs are those that end in `.config.yaml`, in their order. */
function load(files: Files, strict = false): Promise<EvalConfig> {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
  return loadConfig({
    files: Object.keys(files)
      .filter((file) => file.endsWith('.config.yaml'))
      .map((file) => path.join(root, file)),
    settings: { strict, endpointMap: [] },
    workspace: createWorkspace({ root, cwd: root }),
    gateway: { trust: { trusted: true }, env: {}, url: 'http://g', apiKey: undefined, githubToken: undefined },
  });
}

async function problems(files: Files, strict = false): Promise<string[]> {
  try {
    await load(files, strict);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').filter((line) => !line.startsWith('  '));
    throw error;
  }
  throw new Error('expected a ConfigError');
}

const A = 'providers: [mlflow-gateway:x]\nprompts: ["{{q}}"]\ntests: [{ vars: { q: a } }]\n';
const two = (first: string, second: string): Files => ({ 'a/1.config.yaml': A + first, 'b/2.config.yaml': second });

const columns = (config: EvalConfig): string[] =>
  planColumns(config).map(({ prompt, endpoint }) => `${prompt.label} @ ${endpoint.label ?? endpoint.name}`);

describe('several files are one config, as promptfoo 0.123.1 has it', () => {
  test.each<[string, string, string, (config: EvalConfig) => unknown, unknown]>([
    ['descriptions are joined', 'description: one', 'description: two', (c) => c.description, 'one, two'],
    ['one without a description adds nothing', '', 'description: two', (c) => c.description, 'two'],
    [
      'providers come one after the other, equal ones once',
      '',
      'providers: [mlflow-gateway:x, { id: mlflow-gateway:x, config: { temperature: 1 } }, mlflow-gateway:y]',
      (c) => c.endpoints.map(({ name, config }) => [name, config.params['temperature'] ?? null]),
      [
        ['x', null],
        ['x', 1],
        ['y', null],
      ],
    ],
    [
      'prompts too, but those with a label stand for themselves',
      '',
      'prompts: ["{{q}}", { raw: "{{q}}", label: own }]',
      columns,
      ['{{q}} @ x', 'own @ x'],
    ],
    ['every test runs', '', 'tests: [{ vars: { q: b } }]', (c) => c.tests.map(({ vars }) => vars['q']), ['a', 'b']],
    [
      'scenarios come after all tests and have a conversation each',
      'scenarios: [{ config: [{ vars: { q: s1 } }] }]',
      'tests: [{ vars: { q: b } }]\nscenarios: [{ config: [{ vars: { q: s2 } }] }]',
      (c) => c.tests.map(({ vars, metadata }) => `${vars['q']} ${metadata['conversationId'] ?? ''}`.trim()),
      ['a', 'b', 's1 __scenario_0__', 's2 __scenario_1__'],
    ],
    [
      'in evaluateOptions the later file wins, key by key, and over all commandLineOptions',
      'evaluateOptions: { repeat: 2, delay: 5, maxConcurrency: 3 }',
      'evaluateOptions: { repeat: 3, delay: 0 }\ncommandLineOptions: { maxConcurrency: 9 }',
      (c) => c.options,
      { repeat: 3, maxConcurrency: 3 },
    ],
    [
      'result files of all are written',
      'outputPath: a.json',
      'outputPath: [b.md]',
      (c) => c.options.outputPaths,
      ['a.json', 'b.md'],
    ],
    [
      'derived metrics are computed one after the other',
      'derivedMetrics: [{ name: m, value: "1" }]',
      'derivedMetrics: [{ name: n, value: "2" }, { name: m, value: "3" }]',
      (c) => c.derivedMetrics.map(({ name, expression }) => `${name}=${expression}`),
      ['m=1', 'n=2', 'm=3'],
    ],
    [
      'of env the later file wins, but in its own texts each file',
      'env: { W: one, ONLY: kept }\ndefaultTest: { vars: { first: "{{env.W}}" } }',
      'env: { W: two }\ndefaultTest: { vars: { second: "{{env.W}} {{env.ONLY}}" } }',
      (c) => [c.env, c.tests[0]?.vars],
      [
        { W: 'two', ONLY: 'kept' },
        { first: 'one', second: 'two kept', q: 'a' },
      ],
    ],
    [
      'defaultTest: maps are merged, all assertions apply, and else the later file wins',
      'defaultTest: { threshold: 0.5, vars: { d: one, k: kept }, options: { prefix: "A:", temperature: 1 }, metadata: { m: 1 }, assert: [{ type: contains, value: c }] }',
      'defaultTest: { threshold: 0.7, vars: { d: two }, options: { suffix: ":B" }, metadata: { n: 2 }, assert: [{ type: equals, value: e }] }',
      ({ tests: [one] }) => [
        one?.threshold,
        one?.vars,
        one?.options,
        one?.metadata,
        one?.assert.map(({ type }) => type),
      ],
      [
        0.7,
        { d: 'two', k: 'kept', q: 'a' },
        { prefix: 'A:', suffix: ':B', params: { temperature: 1 } },
        { m: 1, n: 2 },
        ['contains', 'equals'],
      ],
    ],
    [
      'a grader and a prefix for the whole run: the later file',
      'commandLineOptions: { grader: mlflow-gateway:g1, promptPrefix: one }\ndefaultTest: { assert: [{ type: llm-rubric, value: kind }] }',
      'commandLineOptions: { grader: mlflow-gateway:g2, promptPrefix: two }',
      ({ tests: [one] }) => [one?.assert.map((a) => ('grader' in a ? a.grader?.name : '')), one?.options.prefix],
      [['g2'], 'two'],
    ],
  ])('%s', async (_, first, second, look, wanted) => {
    expect(look(await load(two(first, second)))).toEqual(wanted);
  });

  test('what stands twice in one file is one column as well', async () => {
    const config = await load({
      'a.config.yaml':
        'providers: [mlflow-gateway:x, mlflow-gateway:x]\nprompts: [p.txt, p.txt, "{{q}}", "{{q}}"]\ntests: [{ vars: { q: a } }]',
      'p.txt': 'From a file: {{q}}',
    });
    expect(columns(config)).toEqual(['p.txt @ x', '{{q}} @ x']);
  });

  test('providers, prompts and tests may stand in different files', async () => {
    const config = await load({
      'a/1.config.yaml': 'targets: [mlflow-gateway:x]',
      'b/2.config.yaml': 'prompts: ["{{q}}"]',
      'c/3.config.yaml': 'tests: [{ vars: { q: a } }]',
    });
    expect(columns(config)).toEqual(['{{q}} @ x']);
    expect(config.files).toEqual(['a/1.config.yaml', 'b/2.config.yaml', 'c/3.config.yaml']);
  });
});

test('every file:// starts at the config that holds it', async () => {
  const same = (name: string): Files => ({
    [`${name}/1.config.yaml`]: [
      'providers: [mlflow-gateway:x]',
      'prompts: [file://p.txt]',
      `defaultTest: { vars: { from_${name}: file://v.txt } }`,
      'tests:',
      '  - file://t.yaml',
      '  - t.csv',
      '  - { vars: { q: file://v.txt }, assert: [{ type: equals, value: file://v.txt }] }',
      '  - { vars: { q: [file://v.txt, other] } }',
      '  - { vars: { q: "file://v?.txt" } }',
      '  - { vars: vars.yaml }',
      '  - $ref: "#/assertionTemplates/x"',
      `assertionTemplates: { x: { vars: { q: ref in ${name} } } }`,
    ].join('\n'),
    [`${name}/p.txt`]: `Prompt of ${name}: {{q}}`,
    [`${name}/v.txt`]: `text of ${name}`,
    [`${name}/v2.txt`]: `glob of ${name}`,
    [`${name}/t.yaml`]: `- vars: { q: yaml of ${name} }`,
    [`${name}/t.csv`]: `q\ncsv of ${name}`,
    [`${name}/vars.yaml`]: 'q: file://v.txt',
  });
  const config = await load({ ...same('a'), ...same('b') });
  const read = ({ vars }: EvalConfig['tests'][number]): unknown[] =>
    Object.values(vars).map((value) => config.varFiles.get(String(value)) ?? value);
  expect(config.prompts.map(({ raw }) => raw)).toEqual(['Prompt of a: {{q}}', 'Prompt of b: {{q}}']);
  const of = (name: string): unknown[] =>
    [
      `yaml of ${name}`,
      `csv of ${name}`,
      `text of ${name}`,
      `text of ${name}`,
      'other',
      `glob of ${name}`,
      `text of ${name}`,
      `ref in ${name}`,
    ].map((q) => ['text of a', 'text of b', q]);
  expect(config.tests.map(read)).toEqual([...of('a'), ...of('b')]);
  expect(config.tests.flatMap(({ assert }) => assert.map((one) => ('value' in one ? one.value : '')))).toEqual([
    'text of a',
    'text of b',
  ]);
});

test('variables of an alias are moved once', async () => {
  const config = await load({
    'a/1.config.yaml': A,
    'b/c/2.config.yaml': 'tests:\n  - vars: &shared { q: file://v.txt }\n  - vars: *shared\n',
    'b/c/v.txt': 'found',
  });
  expect(config.tests.map(({ vars }) => config.varFiles.get(String(vars['q'])))).toEqual([undefined, 'found', 'found']);
});

test('a defaultTest that is a file stands alone, and of the other is told', async () => {
  const files = {
    ...two('defaultTest: file://d.yaml', 'defaultTest: { assert: [{ type: equals, value: never }] }'),
    'a/d.yaml': 'assert: [{ type: contains, value: a }]',
  };
  const { tests, warnings } = await load(files);
  expect(tests[0]?.assert.map(({ type }) => type)).toEqual(['contains']);
  expect(warnings).toMatchObject([
    { message: expect.stringContaining('is not used'), at: { file: 'b/2.config.yaml', line: 1, column: 14 } },
  ]);
  expect(await problems(files, true)).toHaveLength(1);
});

test('problems of all files are told, file by file, where they stand', async () => {
  const broken = 'tests:\n  - vars: { q: file://no.txt }\n    assert: [{ type: contians, value: x }]\n';
  expect(
    await problems({ 'a/1.config.yaml': `${A}promts: []\n`, 'b/2.config.yaml': `provider: []\n${broken}` }),
  ).toEqual([
    expect.stringMatching(/^a\/1\.config\.yaml:4:1: unknown key "promts"/),
    expect.stringMatching(/^b\/2\.config\.yaml:1:1: unknown key "provider"/),
    expect.stringMatching(/^b\/2\.config\.yaml:3:16: "b\/no\.txt" does not exist/),
    expect.stringMatching(/^b\/2\.config\.yaml:4:22: unknown assertion type "contians"/),
  ]);
});

test('files that are no configs are told together', async () => {
  expect(
    await problems({ 'a.config.yaml': '', 'b.config.yaml': '- x', 'c.config.yaml': 'a: [', 'd.config.yaml': A }),
  ).toEqual([
    expect.stringMatching(/^a\.config\.yaml:1:1: the config is empty/),
    expect.stringMatching(/^b\.config\.yaml:1:1: a config has to be a map/),
    expect.stringMatching(/^c\.config\.yaml:/),
  ]);
});

test('what no file has is told once', async () => {
  expect(await problems({ 'a.config.yaml': 'description: x', 'b.config.yaml': 'env: {}' })).toEqual([
    'a.config.yaml:1:1: there are no providers',
    'a.config.yaml:1:1: there are no prompts',
    'a.config.yaml:1:1: there are no tests',
  ]);
});
