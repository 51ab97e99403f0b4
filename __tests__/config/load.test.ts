import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EvalConfig } from '../../src/config/eval-config.js';
import { loadConfig } from '../../src/config/load.js';
import type { LoadSettings } from '../../src/config/loader.js';
import { ConfigError } from '../../src/config/problem.js';
import { createWorkspace } from '../../src/trust/workspace.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'load-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

type Files = Record<string, string | Uint8Array>;

interface Options {
  settings?: Partial<LoadSettings>;
  env?: Record<string, string>;
  name?: string;
  onSecrets?: (secrets: readonly string[]) => void;
}

async function load(
  files: Files,
  { settings = {}, env = {}, name = 'promptfooconfig.yaml', onSecrets = () => undefined }: Options = {},
): Promise<EvalConfig> {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
  return loadConfig({
    files: [path.join(root, name)],
    settings: { strict: false, endpointMap: [], ...settings },
    workspace: createWorkspace({ root, cwd: root }),
    gateway: {
      trust: { trusted: true },
      env,
      url: 'http://gateway.test:5000',
      apiKey: undefined,
      githubToken: undefined,
      allowedEndpoints: [],
      onSecrets,
    },
  });
}

async function problemsOf(files: Files, options?: Options): Promise<string> {
  try {
    await load(files, options);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('expected a ConfigError');
}

const GOOD = `providers: [mlflow-gateway:chat-a]
prompts: ['Say {{q}}']
tests:
  - vars: { q: hi }
    assert: [{ type: contains, value: hi }]
`;

const chained = (entry: (before: string) => string, length: number): string =>
  Array.from({ length }, (_, i) => `  a${i + 1}: ${entry(`{ $ref: '#/metadata/a${i}' }`)}\n`).join('');
const DOUBLED = `metadata:\n  a0: { v: x }\n${chained((before) => `{ l: ${before}, r: ${before} }`, 30)}`;
const NESTED = `metadata:\n  a0: { v: x }\n${chained((before) => `{ l: ${before} }`, 5_000)}`;

const withTests = (tests: string): Files => ({
  'promptfooconfig.yaml': `providers: [mlflow-gateway:chat-a]\nprompts: ['{{q}}']\ntests:\n${tests}`,
});
const withConfig = (config: string): Files => ({ 'promptfooconfig.yaml': config });

describe('what ordinary slips and hostile files may not do', () => {
  const withVar = (value: string): Files => withTests(`  - vars: { q: '${value}' }`);
  const deep = '['.repeat(7_000) + ']'.repeat(7_000);

  test.each<[string, Files, RegExp]>([
    ['a picture that is not there', withVar('file://a.png'), /^promptfooconfig\.yaml:4:16: "a\.png" does not exist/],
    ['a picture that is a folder', { ...withVar('file://a.png'), 'a.png/x': '' }, /4:16: "a\.png" is a folder/],
    ['a picture outside', withVar('file://../a.png'), /4:16: "\.\.\/a\.png" is outside the workspace/],
    [
      'a JSON Lines file that is nested deeply',
      { ...withTests(''), 't.jsonl': `{"vars":{"q":${deep}}}` },
      /too deeply/,
    ],
    ['too many calls at once', withConfig(`${GOOD}evaluateOptions: { maxConcurrency: 1000000000 }`), /at most 1000/],
    ['too many repeats', withConfig(`${GOOD}evaluateOptions: { repeat: 99999999999 }`), /at most 10000/],
    ['a wait of years', withConfig(`${GOOD}evaluateOptions: { delay: 1e12 }`), /at least 0 and at most 3600000/],
  ])('%s', async (_name, files, wanted) => {
    const named = 't.jsonl' in files ? withConfig(GOOD.replace(/tests:[\s\S]*/, 'tests: t.jsonl\n')) : {};
    expect(await problemsOf({ ...files, ...named })).toMatch(wanted);
  });

  test('a JSON config that is nested deeply', async () => {
    const config = `{"providers":["mlflow-gateway:a"],"prompts":["x"],"tests":[{"vars":{"q":${deep}}}]}`;
    expect(await problemsOf({ 'c.json': config }, { name: 'c.json' })).toMatch(/c\.json is nested too deeply/);
  });

  test('braces that are never closed', async () => {
    const start = Date.now();
    await load(withTests(`  - vars: { q: '${'{{'.repeat(20_000)}' }`));
    expect(Date.now() - start).toBeLessThan(10_000);
  });
});

describe('a config that cannot run is told so, with its place and a remedy', () => {
  test.each<[string, Files, RegExp]>([
    ['an empty file', withConfig(''), /^promptfooconfig\.yaml:1:1: the config is empty\n {2}it needs providers/],
    ['a list', withConfig('- a'), /^promptfooconfig\.yaml:1:1: a config has to be a map, got a list/],
    ['no YAML', withConfig('providers: [a\nprompts: {'), /^promptfooconfig\.yaml:\d+:\d+: invalid YAML/],
    [
      'a key that is a slip',
      withConfig(`${GOOD}evaluateOption: { repeat: 2 }`),
      /^promptfooconfig\.yaml:6:1: unknown key "evaluateOption".*\n {2}did you mean "evaluateOptions"\?$/,
    ],
    [
      'a slip in a test',
      withTests('  - vars: { q: a }\n    asserts: []'),
      /^promptfooconfig\.yaml:5:5: unknown key "asserts" in a test\n {2}did you mean "assert"\?$/,
    ],
    [
      'a slip in an assertion',
      withTests('  - assert: [{ type: levenshtein, value: a, treshold: 1 }]'),
      /:4:\d+: unknown key "treshold".*\n {2}did you mean "threshold"/,
    ],
    [
      'a slip in a provider',
      withConfig(GOOD.replace('[mlflow-gateway:chat-a]', "[{ id: 'mlflow-gateway:a', config: { temprature: 1 } }]")),
      /:1:\d+: unknown key "temprature".*\n {2}did you mean "temperature"/,
    ],
    [
      'the wrong case',
      withConfig(GOOD.replace('[mlflow-gateway:chat-a]', "[{ id: 'mlflow-gateway:a', config: { maxTokens: 1 } }]")),
      /did you mean "max_tokens"/,
    ],
    [
      'no providers',
      withConfig('prompts: [a]\ntests: [{ vars: { q: a } }]'),
      /^promptfooconfig\.yaml:1:1: there are no providers\n {2}providers:/,
    ],
    ['no prompts', withConfig('providers: [mlflow-gateway:a]\ntests: [{ vars: { q: a } }]'), /there are no prompts/],
    ['no tests', withConfig('providers: [mlflow-gateway:a]\nprompts: [a]'), /there are no tests/],
    [
      'an empty list of tests',
      withConfig('providers: [mlflow-gateway:a]\nprompts: [a]\ntests: []'),
      /:3:8: there are no tests/,
    ],
    [
      'tests that are a number',
      withConfig('providers: [mlflow-gateway:a]\nprompts: [a]\ntests: 5'),
      /:3:8: tests has to be a list or a file, got 5/,
    ],
    [
      'an endpoint without a name',
      withConfig(GOOD.replace('mlflow-gateway:chat-a', "'mlflow-gateway:'")),
      /:1:13: "mlflow-gateway:" names no endpoint/,
    ],
    [
      'another provider',
      withConfig(GOOD.replace('mlflow-gateway:chat-a', 'openai:gpt-4o')),
      /"openai:gpt-4o" is no endpoint of the MLflow AI Gateway\n {2}write mlflow-gateway:<endpoint>, or map the id with the input or flag endpoint-map:\n {2}endpoint-map: \|\n {4}openai:gpt-4o = <endpoint>/,
    ],
    [
      'a slip in the prefix',
      withConfig(GOOD.replace('mlflow-gateway:chat-a', 'mlflow-gatway:chat-a')),
      /did you mean "mlflow-gateway:chat-a"\?/,
    ],
    [
      'an unknown assertion',
      withTests('  - assert: [{ type: containz, value: a }]'),
      /:4:\d+: unknown assertion type "containz"\n {2}did you mean "contains"\?/,
    ],
    [
      'an assertion that cannot run here',
      withTests('  - assert: [{ type: moderation }]'),
      /the assertion "moderation" cannot run here: /,
    ],
    ['not- before an unknown one', withTests('  - assert: [{ type: not-not-contains, value: a }]'), /not-not-contains/],
    [
      'assert that is a map',
      withTests('  - assert: { type: contains, value: a }'),
      /:4:\d+: assert has to be a list, got a map/,
    ],
    ['an assertion without a type', withTests('  - assert: [{ value: a }]'), /an assertion needs a type/],
    ['an assertion without its value', withTests('  - assert: [{ type: contains }]'), /:4:\d+: contains: .*value/],
    [
      'a threshold that is a text',
      withTests('  - vars: { q: a }\n    threshold: high'),
      /:5:16: threshold has to be a number, at least 0, got the text "high"/,
    ],
    ['a regex that does not compile', withTests("  - assert: [{ type: regex, value: '(a' }]"), /:4:\d+: regex: /],
    [
      'a schema that does not compile',
      withTests('  - assert: [{ type: is-json, value: { type: nonsense } }]'),
      /:4:\d+: is-json: /,
    ],
    [
      'a set inside a set',
      withTests('  - assert: [{ type: assert-set, assert: [{ type: assert-set, assert: [] }] }]'),
      /cannot stand inside an assert-set/,
    ],
    [
      'no grader',
      withTests('  - assert: [{ type: llm-rubric, value: nice }]'),
      /:4:\d+: llm-rubric needs a grader, and the config names none\n {2}add a grader:\n {2}defaultTest:\n {4}options:\n {6}provider: mlflow-gateway:<endpoint>/,
    ],
    [
      'a grader of another kind',
      withConfig(`defaultTest: { options: { provider: 'nosuch:grader' } }\n${GOOD}`),
      /:1:37: "nosuch:grader" is no endpoint/,
    ],
    [
      'a filter that names no provider',
      withTests("  - vars: { q: a }\n    providers: ['mlflow-gateway:nope']"),
      /no provider is called "mlflow-gateway:nope"\n {2}the providers here: "mlflow-gateway:chat-a"/,
    ],
    [
      'a filter that names no prompt',
      withConfig(GOOD.replace('[mlflow-gateway:chat-a]', "[{ id: 'mlflow-gateway:a', prompts: [nope] }]")),
      /no prompt has the label "nope"/,
    ],
    [
      'a prompt file that is missing',
      withConfig(GOOD.replace("'Say {{q}}'", 'file://nope.txt')),
      /:2:\d+: .*nope\.txt/,
    ],
    ['a bare path that is missing', withConfig(GOOD.replace("'Say {{q}}'", 'prompts/nope.txt')), /prompts\/nope\.txt/],
    [
      'a tests file that is missing',
      withConfig('providers: [mlflow-gateway:a]\nprompts: [a]\ntests: file://nope.csv'),
      /:3:8: .*nope\.csv/,
    ],
    ['a variable file that is missing', withTests('  - vars: { q: file://nope.txt }'), /:4:\d+: .*nope\.txt/],
    [
      'a glob without a match',
      withConfig(GOOD.replace("'Say {{q}}'", "'prompts/*.txt'")),
      /no file matches "prompts\/\*\.txt"/,
    ],
    [
      'a file outside the workspace',
      withConfig(GOOD.replace("'Say {{q}}'", 'file:///etc/passwd')),
      /:2:\d+: .*outside/,
    ],
    ['the same by dots', withConfig(GOOD.replace("'Say {{q}}'", 'file://../../../../../../etc/passwd')), /outside/],
    ['a folder', { ...withConfig(GOOD.replace("'Say {{q}}'", 'file://folder.txt')), 'folder.txt/x': 'x' }, /folder/],
    [
      'git’s own files',
      { ...withConfig(GOOD.replace("'Say {{q}}'", 'file://.git/config.txt')), '.git/config.txt': 'x' },
      /\.git/,
    ],
    [
      'no UTF-8',
      { ...withConfig(GOOD.replace("'Say {{q}}'", 'file://p.txt')), 'p.txt': new Uint8Array([0x61, 0xff, 0xfe]) },
      /p\.txt.*UTF-8|UTF-8.*p\.txt/s,
    ],
    ['a config that is no UTF-8', { 'promptfooconfig.yaml': new Uint8Array([0x61, 0xff]) }, /UTF-8/],
    [
      'an empty prompt file',
      { ...withConfig(GOOD.replace("'Say {{q}}'", 'file://p.md')), 'p.md': ' \n' },
      /the prompt file p\.md is empty/,
    ],
    [
      'a template that does not parse',
      withConfig(GOOD.replace('Say {{q}}', 'Say {% if %}x{% endif %}')),
      /the prompt is no valid template: /,
    ],
    ['an unknown filter', withConfig(GOOD.replace('Say {{q}}', 'Say {{ q | nosuchfilter }}')), /nosuchfilter/],
    [
      'a CSV without rows',
      { ...withConfig('providers: [mlflow-gateway:a]\nprompts: [a]\ntests: t.csv'), 't.csv': 'q,__expected\n' },
      /^t\.csv:1:1: there is no test in this file/,
    ],
    [
      'a CSV row with too many fields',
      {
        ...withConfig('providers: [mlflow-gateway:a]\nprompts: [a]\ntests: t.csv'),
        't.csv': 'q,__expected\na,b\na,b,c\n',
      },
      /^t\.csv:3:1: invalid CSV: /,
    ],
    [
      'a CSV column that is a slip',
      { ...withConfig('providers: [mlflow-gateway:a]\nprompts: [a]\ntests: t.csv'), 't.csv': 'q,__expectd\na,b\n' },
      /unknown column "__expectd"\n {2}did you mean "__expected"/,
    ],
    [
      'an assertion of a CSV row that is wrong',
      {
        ...withConfig("providers: [mlflow-gateway:a]\nprompts: ['{{q}}']\ntests: t.csv"),
        't.csv': 'q,__expected\na,b\nc,regex:(x\n',
      },
      /^t\.csv:3:1: regex: /,
    ],
    [
      'a broken line of JSON Lines',
      {
        ...withConfig('providers: [mlflow-gateway:a]\nprompts: [a]\ntests: t.jsonl'),
        't.jsonl': '{"vars":{"q":"a"}}\n{"vars":',
      },
      /^t\.jsonl:2:\d+: invalid JSON/,
    ],
    [
      'broken JSON',
      { ...withConfig('providers: [mlflow-gateway:a]\nprompts: [a]\ntests: t.json'), 't.json': '[\n  {"vars": }\n]' },
      /^t\.json:2:12: invalid JSON: there is "}\\n]" where a value should be/,
    ],
    ['code that is missing', withConfig(GOOD.replace("'Say {{q}}'", 'file://p.js')), /:2:11: "p.js" does not exist/],
    [
      'a table of the web',
      withConfig('providers: [mlflow-gateway:a]\nprompts: [a]\ntests: https://docs.google.com/spreadsheets/x'),
      /tests are read from files alone/,
    ],
    ['hooks that are not there', withConfig(`${GOOD}extensions: [file://x.js:hook]`), /:6:14: "x\.js" does not exist/],
    [
      'a filter that is not JavaScript',
      { ...withConfig(`${GOOD}nunjucksFilters: { f: f.py }`), 'f.py': '' },
      /:6:\d+: .*the filter "f" has to be a file of JavaScript/,
    ],
    [
      'a reference to nothing',
      withTests("  - assert: [{ $ref: '#/assertionTemplates/nope' }]"),
      /:4:\d+: \$ref "#\/assertionTemplates\/nope" names nothing in this config/,
    ],
    [
      'references in a circle',
      withConfig(
        `${GOOD}assertionTemplates: { a: { $ref: '#/assertionTemplates/b' }, b: { $ref: '#/assertionTemplates/a' } }`,
      ),
      /leads round in a circle/,
    ],
    [
      'a reference to what holds it',
      withTests("  - { vars: { q: a }, metadata: { $ref: '#/tests' } }"),
      /:4:\d+: a \$ref leads round in a circle: what it names holds it again/,
    ],
    [
      'references that double thirty times',
      withConfig(`${GOOD}${DOUBLED}`),
      /\$ref expands to more than 1,000,000 values/,
    ],
    ['references that nest', withConfig(`${GOOD}${NESTED}`), /\$ref nests more than 200 lists or maps/],
    [
      'a reference with a percent sign that stands for nothing',
      withTests("  - { $ref: '#/%zz' }"),
      /\$ref "#\/%zz" names nothing in this config/,
    ],
    [
      'a scenario without config',
      withConfig(`${GOOD}scenarios: [{ tests: [{ vars: { q: a } }] }]`),
      /a scenario needs config/,
    ],
    [
      'a derived metric that is no expression',
      withConfig(`${GOOD}derivedMetrics: [{ name: m, value: '1 +' }]`),
      /:6:\d+: the value of m is no expression/,
    ],
    ['red teaming', withConfig(`${GOOD}redteam: {}`), /:6:1: redteam: red teaming is not part of this tool/],
    ['providers under two names', withConfig(`${GOOD}targets: []`), /two names for one thing/],
    [
      'apiKeyEnvar as a template',
      withConfig(
        GOOD.replace('[mlflow-gateway:chat-a]', "[{ id: 'mlflow-gateway:a', config: { apiKeyEnvar: '{{env.X}}' } }]"),
      ),
      /apiKeyEnvar has to be the name/,
    ],
  ])('%s', async (_name, files, message) => {
    expect(await problemsOf(files)).toMatch(message);
  });

  test('all problems are told at once', async () => {
    const message = await problemsOf(withTests('  - asserts: []\n    threshold: high\n  - assert: [{ type: nope }]'));
    expect(message.split('\n').filter((line) => line.startsWith('promptfooconfig.yaml:'))).toHaveLength(3);
  });

  test('a link that leads out of the workspace', async () => {
    symlinkSync('/etc', path.join(root, 'out'));
    expect(await problemsOf(withConfig(GOOD.replace("'Say {{q}}'", 'file://out/passwd')))).toMatch(/outside/);
  });
});

describe('keys without effect', () => {
  const odd = withConfig(`${GOOD}assert: []\nfoo: 1\nsharing: false\ntags: { a: b }`);

  test('unknown and misplaced ones are warnings, known ones notices', async () => {
    const config = await load(odd);
    expect(config.warnings.map(({ message }) => message)).toEqual([
      'assert has no effect in the top of the config',
      'unknown key "foo" in the top of the config has no effect',
    ]);
    expect(config.warnings[0]).toMatchObject({ at: { line: 6, column: 1 }, hint: 'it belongs into a test' });
    expect(config.notices).toHaveLength(2);
  });

  test('with strict, the former are errors', async () => {
    const message = await problemsOf(odd, { settings: { strict: true } });
    expect(message).toMatch(/assert has no effect/);
    expect(message).toMatch(/foo/);
    expect(message).not.toMatch(/sharing/);
  });

  test('a parameter that is not sent', async () => {
    const config = await load(
      withConfig(
        GOOD.replace(
          '[mlflow-gateway:chat-a]',
          "[{ id: 'mlflow-gateway:a', config: { apiHost: x, passthrough: { foo: 1 } } }]",
        ),
      ),
    );
    expect(config.warnings).toMatchObject([
      { message: "apiHost is no parameter of the gateway's chat route and is not sent" },
    ]);
    expect(config.endpoints[0]?.config.params).toEqual({ foo: 1 });
  });
});

describe('prompts', () => {
  const prompts = async (list: string, files: Files = {}) =>
    (await load({ ...withConfig(GOOD.replace("'Say {{q}}'", list)), ...files })).prompts.map(({ raw, label }) => [
      label,
      raw,
    ]);

  test.each<[string, string, Files, string[][]]>([
    ['inline', 'Hi', {}, [['Hi', 'Hi']]],
    [
      'a sentence with a slash',
      "'either/or {{q}} and more'",
      {},
      [['either/or {{q}} and more', 'either/or {{q}} and more']],
    ],
    ['a sentence with a question mark', "'really? yes'", {}, [['really? yes', 'really? yes']]],
    ['a text file', 'file://p.txt', { 'p.txt': '\n Say {{q}} \n' }, [['p.txt', 'Say {{q}}']]],
    ['a bare path', 'p/p.txt', { 'p/p.txt': 'Hi' }, [['p/p.txt', 'Hi']]],
    [
      'a text file with several',
      'p.txt',
      { 'p.txt': 'One\r\n---\r\nTwo\n---\n' },
      [
        ['p.txt: One', 'One'],
        ['p.txt: Two', 'Two'],
      ],
    ],
    ['Markdown is one', 'p.md', { 'p.md': 'One\n---\nTwo\n' }, [['p.md', 'One\n---\nTwo\n']]],
    [
      'JSON',
      'p.json',
      { 'p.json': '[{"role": "user",\n "content": "x"}]' },
      [['p.json', '[{"role":"user","content":"x"}]']],
    ],
    [
      'JSON that is a template',
      'p.json',
      { 'p.json': '[{% for x in y %}{}{% endfor %}]' },
      [['p.json', '[{% for x in y %}{}{% endfor %}]']],
    ],
    ['YAML', 'p.yaml', { 'p.yaml': '- role: user\n  content: x\n' }, [['p.yaml', '[{"role":"user","content":"x"}]']]],
    [
      'a list of texts',
      'p.yaml',
      { 'p.yaml': '- a {{q}}\n- b\n' },
      [
        ['p.yaml: a {{q}}', 'a {{q}}'],
        ['p.yaml: b', 'b'],
      ],
    ],
    [
      'JSON Lines',
      'p.jsonl',
      { 'p.jsonl': '[1]\n\n[2]\n' },
      [
        ['p.jsonl: [1]', '[1]'],
        ['p.jsonl: [2]', '[2]'],
      ],
    ],
    [
      'CSV',
      'p.csv',
      { 'p.csv': 'prompt,label\n"Say, {{q}}",short\nHi,\n' },
      [
        ['short', 'Say, {{q}}'],
        ['p.csv: Hi', 'Hi'],
      ],
    ],
    [
      'a glob, sorted',
      "'p/*.txt'",
      { 'p/b.txt': 'B', 'p/a.txt': 'A' },
      [
        ['p/a.txt', 'A'],
        ['p/b.txt', 'B'],
      ],
    ],
    ['names with spaces and beyond ASCII', "'file://p/ä b.txt'", { 'p/ä b.txt': 'A' }, [['p/ä b.txt', 'A']]],
    ['with a label', '{ label: L, raw: Hi }', {}, [['L', 'Hi']]],
    ['a file as id', "{ label: L, id: 'file://p.txt' }", { 'p.txt': 'Hi' }, [['L', 'Hi']]],
    [
      'a file inside a chat',
      'p.json',
      { 'p.json': '[{"role":"system","content":"file://s.md"}]', 's.md': 'S\n' },
      [['p.json', '[{"role":"system","content":"S\\n"}]']],
    ],
  ])('%s', async (_name, list, files, expected) => {
    expect(await prompts(list, files)).toEqual(expected);
  });
});

describe('tests', () => {
  const vars = async (tests: string, files: Files = {}) =>
    (await load({ ...withConfig(`providers: [mlflow-gateway:a]\nprompts: ['{{q}}']\n${tests}`), ...files })).tests.map(
      (one) => one.vars,
    );

  test.each<[string, string, Files, object[]]>([
    [
      'lists make combinations, the last fastest',
      'tests: [{ vars: { q: [a, b], r: [x, y] } }]',
      {},
      [
        { q: 'a', r: 'x' },
        { q: 'a', r: 'y' },
        { q: 'b', r: 'x' },
        { q: 'b', r: 'y' },
      ],
    ],
    ['a list of numbers is one value', 'tests: [{ vars: { q: [1, 2] } }]', {}, [{ q: [1, 2] }]],
    [
      'disableVarExpansion',
      'tests: [{ vars: { q: [a, b] }, options: { disableVarExpansion: true } }]',
      {},
      [{ q: ['a', 'b'] }],
    ],
    [
      'defaultTest under a test',
      'defaultTest: { vars: { q: d, r: d } }\ntests: [{ vars: { q: t } }]',
      {},
      [{ q: 't', r: 'd' }],
    ],
    ['vars from a file', 'tests: [{ vars: v.yaml }]', { 'v.yaml': 'q: f' }, [{ q: 'f' }]],
    [
      'vars with file://, which promptfoo does not read',
      'tests: [{ vars: file://v.yaml }]',
      { 'v.yaml': 'q: f' },
      [{}],
    ],
    [
      'a glob in a variable',
      "tests: [{ vars: { q: 'file://d/*.txt' } }]",
      { 'd/b.txt': 'B', 'd/a.txt': 'A' },
      [{ q: 'file://d/a.txt' }, { q: 'file://d/b.txt' }],
    ],
    [
      'the environment in a variable',
      "env: { CITY: Oslo }\ntests: [{ vars: { q: 'in {{env.CITY}} {{x}}' } }]",
      {},
      [{ q: 'in Oslo {{x}}' }],
    ],
    ['YAML', 'tests: file://t.yaml', { 't.yaml': '- vars: { q: a }\n- vars: { q: b }\n' }, [{ q: 'a' }, { q: 'b' }]],
    ['a map alone', 'tests: t.yaml', { 't.yaml': 'vars: { q: a }' }, [{ q: 'a' }]],
    [
      'globs',
      'tests: [t*.yaml]',
      { 't1.yaml': '- vars: { q: a }', 't2.yaml': '- vars: { q: b }' },
      [{ q: 'a' }, { q: 'b' }],
    ],
    ['JSON', 'tests: t.json', { 't.json': '[{"vars":{"q":"a"}}]' }, [{ q: 'a' }]],
    [
      'JSON Lines with CRLF',
      'tests: t.jsonl',
      { 't.jsonl': '{"vars":{"q":"a"}}\r\n\r\n{"vars":{"q":"b"}}\r\n' },
      [{ q: 'a' }, { q: 'b' }],
    ],
    [
      'CSV with a BOM, CRLF, quotes and commas',
      'tests: t.csv',
      { 't.csv': '\ufeffq,r\r\n"a, ""b""",c\r\n' },
      [{ q: 'a, "b"', r: 'c' }],
    ],
    ['anchors', 'tests:\n  - &t { vars: { q: a } }\n  - { <<: *t, description: two }', {}, [{ q: 'a' }, { q: 'a' }]],
  ])('%s', async (_name, tests, files, expected) => {
    expect(await vars(tests, files)).toEqual(expected);
  });

  test('every special column of a CSV', async () => {
    const { tests } = await load({
      ...withConfig("providers: [mlflow-gateway:a]\nprompts: ['{{q}}']\ntests: t.csv"),
      't.csv':
        'q,__expected1,__expected2,__prefix,__suffix,__description,__metric,__threshold,__metadata:kind,__metadata:tags[],__config:__expected2:threshold\na,contains:x,levenshtein(3):y,<,>,D,M,0.5,k,"a, b",2\n',
    });
    expect(tests).toMatchObject([
      {
        description: 'D',
        vars: { q: 'a' },
        threshold: 0.5,
        options: { prefix: '<', suffix: '>' },
        metadata: { kind: 'k', tags: ['a', 'b'] },
        assert: [
          { type: 'contains', value: 'x', metric: 'M' },
          { type: 'levenshtein', value: 'y', metric: 'M', threshold: 2 },
        ],
        at: { file: 't.csv', line: 2 },
      },
    ]);
  });

  test('defaultTest: assertions first, options merged, an empty prefix keeps the default', async () => {
    const { tests } = await load(
      withConfig(`providers: [mlflow-gateway:a]
prompts: ['{{q}}']
defaultTest:
  threshold: 0.5
  assert: [{ type: contains, value: d }]
  options: { prefix: '<', suffix: '>', temperature: 0.1, provider: { text: 'mlflow-gateway:g' } }
tests:
  - assert: [{ type: llm-rubric, value: t }]
    options: { prefix: '', temperature: 0.2 }
  - options: { disableDefaultAsserts: true }
    vars: { q: a }
`),
    );
    expect(tests).toMatchObject([
      {
        threshold: 0.5,
        assert: [{ value: 'd' }, { value: 't', grader: { name: 'g' } }],
        options: { prefix: '<', suffix: '>', params: { temperature: 0.2 } },
      },
      { assert: [] },
    ]);
  });
});

describe('references', () => {
  test.each([
    ['a JSON file', 'file://chat.json'],
    ['a YAML file', 'file://chat.yaml'],
    ['the config', JSON.stringify([{ role: 'user', content: 'Say {{ word | default("nothing") }}' }])],
  ])('a chat in %s may have quotes in its tags', async (_, prompt) => {
    const content = 'Say {{ word | default("nothing") }}';
    const { prompts } = await load({
      'promptfooconfig.yaml': JSON.stringify({ providers: ['mlflow-gateway:a'], prompts: [prompt], tests: [{}] }),
      'chat.json': JSON.stringify([{ role: 'user', content }]),
      'chat.yaml': `- role: user\n  content: '${content}'\n`,
    });
    expect(JSON.parse(prompts[0]?.raw ?? '')).toEqual([{ role: 'user', content }]);
  });

  test('a template in a chat that does not parse is still found', async () => {
    const chat = JSON.stringify([{ role: 'user', content: 'Say {{ word | nothing }}' }]);
    const config = JSON.stringify({ providers: ['mlflow-gateway:a'], prompts: [chat], tests: [{}] });
    expect(await problemsOf({ 'promptfooconfig.yaml': config })).toMatch(/the prompt is no valid template: .*nothing/);
  });

  test('templates of assertions, in place, with keys laid over them, in other files too', async () => {
    const { tests } = await load({
      ...withConfig(`providers: [mlflow-gateway:a]
prompts: ['{{q}}']
assertionTemplates:
  hello: { type: contains, value: hello, metric: M }
  alias: { $ref: '#/assertionTemplates/hello' }
tests:
  - vars: { q: a }
    assert:
      - $ref: '#/assertionTemplates/hello'
      - { $ref: '#/assertionTemplates/alias', weight: 3 }
      - $ref: 'more.yaml#/templates/bye'
`),
      'more.yaml': 'templates: { bye: { type: contains, value: bye } }',
    });
    expect(tests[0]?.assert).toMatchObject([
      { value: 'hello', metric: 'M', weight: 1 },
      { value: 'hello', metric: 'M', weight: 3 },
      { value: 'bye' },
    ]);
  });

  test('those of a JSON schema are its own', async () => {
    const schema = "{ $defs: { a: { type: number } }, properties: { x: { $ref: '#/$defs/a' } } }";
    const { tests } = await load(withTests(`  - assert: [{ type: is-json, value: ${schema} }]`));
    expect(tests[0]?.assert).toMatchObject([{ value: { properties: { x: { $ref: '#/$defs/a' } } } }]);
  });
});

describe('scenarios', () => {
  test('each set of data with each test, beside tests and under defaultTest', async () => {
    const { tests } = await load(
      withConfig(`providers: [mlflow-gateway:a]
prompts: ['{{q}} {{r}}']
defaultTest: { vars: { r: d }, assert: [{ type: contains, value: d }] }
tests: [{ vars: { q: own } }]
scenarios:
  - config:
      - { vars: { q: one }, assert: [{ type: contains, value: c }] }
      - { vars: { q: two } }
    tests:
      - { description: A, assert: [{ type: contains, value: t }] }
      - { vars: { r: x } }
`),
    );
    expect(tests.map(({ vars }) => vars)).toEqual([
      { r: 'd', q: 'own' },
      { r: 'd', q: 'one' },
      { r: 'x', q: 'one' },
      { r: 'd', q: 'two' },
      { r: 'x', q: 'two' },
    ]);
    expect(tests[1]).toMatchObject({
      description: 'A',
      assert: [{ value: 'd' }, { value: 'c' }, { value: 't' }],
      metadata: { conversationId: '__scenario_0__' },
    });
    expect(tests[3]?.metadata).toEqual({ conversationId: '__scenario_1__' });
  });
});

describe('providers', () => {
  test.each<[string, string, object[]]>([
    ['a text', 'mlflow-gateway:a', [{ id: 'mlflow-gateway:a', name: 'a' }]],
    ['a list', '[mlflow-gateway:a, mlflow-gateway:b]', [{ name: 'a' }, { name: 'b' }]],
    ['a map with id', "{ id: 'mlflow-gateway:a', label: L, delay: 5 }", [{ name: 'a', label: 'L', delayMs: 5 }]],
    [
      'the id as key',
      "[{ 'mlflow-gateway:a': { label: L, config: { temperature: 1 } } }]",
      [{ name: 'a', label: 'L', config: { params: { temperature: 1 } } }],
    ],
    ['a file', 'file://p.yaml', [{ name: 'a' }, { name: 'b', config: { params: { top_p: 0.5 } } }]],
    [
      'tools from a file',
      "[{ id: 'mlflow-gateway:a', config: { tools: 'file://tools.json' } }]",
      [{ config: { params: { tools: [{ type: 'function' }] } } }],
    ],
  ])('%s', async (_name, written, expected) => {
    const config = await load({
      ...withConfig(GOOD.replace('[mlflow-gateway:chat-a]', written)),
      'p.yaml': "- mlflow-gateway:a\n- { id: 'mlflow-gateway:b', config: { top_p: 0.5 } }\n",
      'tools.json': '[{"type":"function"}]',
    });
    expect(config.endpoints).toMatchObject(expected);
  });

  test('the endpoint map: the first line that matches, wildcards, graders too', async () => {
    const config = await load(
      withConfig(`providers: [openai:gpt-4o, 'anthropic:messages:x']
prompts: ['{{q}}']
tests: [{ assert: [{ type: llm-rubric, value: nice, provider: openai:o1 }] }]`),
      {
        settings: {
          endpointMap: [
            { pattern: 'openai:gpt-4o', endpoint: 'gpt' },
            { pattern: 'openai:*', endpoint: 'other' },
            { pattern: '*:messages:*', endpoint: 'claude' },
          ],
        },
      },
    );
    expect(config.endpoints.map(({ id, name }) => [id, name])).toEqual([
      ['openai:gpt-4o', 'gpt'],
      ['anthropic:messages:x', 'claude'],
    ]);
    expect(config.tests[0]?.assert).toMatchObject([{ grader: { name: 'other' } }]);
  });

  test('the grader of the run is for configs that name none', async () => {
    const settings = { grader: 'mlflow-gateway:run' };
    const one = await load(withTests('  - assert: [{ type: llm-rubric, value: nice }]'), { settings });
    expect(one.tests[0]?.assert).toMatchObject([{ grader: { name: 'run' } }]);
    const two = await load(
      withTests('  - assert: [{ type: llm-rubric, value: nice }]\n    options: { provider: mlflow-gateway:own }'),
      { settings },
    );
    expect(two.tests[0]?.assert).toMatchObject([{ grader: { name: 'own' } }]);
  });

  test('secrets stand in a provider’s config alone, and only when it is called at our gateway', async () => {
    const env = { MLFLOW_BASIC_AUTH: 'c2VjcmV0OnNlY3JldA==', U: 'http://gateway.test:5000/x' };
    const endpoints = async (config: string) =>
      (
        await load(
          withConfig(
            GOOD.replace('[mlflow-gateway:chat-a]', `[{ id: 'mlflow-gateway:a', config: ${config} }]`).replace(
              'Say',
              'Say {{env.MLFLOW_BASIC_AUTH}}',
            ),
          ),
          { env },
        )
      ).endpoints[0]?.config;
    const header = "headers: { X: 'Basic {{env.MLFLOW_BASIC_AUTH}}' }";
    expect((await endpoints(`{ ${header} }`))?.headers).toEqual({ X: 'Basic c2VjcmV0OnNlY3JldA==' });
    expect((await endpoints(`{ gatewayUrl: '{{env.U}}', ${header} }`))?.headers).toEqual({
      X: 'Basic c2VjcmV0OnNlY3JldA==',
    });
    expect((await endpoints(`{ gatewayUrl: 'http://evil.test', ${header} }`))?.headers).toEqual({
      X: 'Basic {{env.MLFLOW_BASIC_AUTH}}',
    });
    // The model reads these, and code of the config sees them.
    const read = "{ user: '{{env.MLFLOW_BASIC_AUTH}}', passthrough: { x: ['{{env.MLFLOW_BASIC_AUTH | reverse}}'] } }";
    expect((await endpoints(read))?.params).toEqual({
      user: '{{env.MLFLOW_BASIC_AUTH}}',
      x: [expect.not.stringContaining('c2Vj'.split('').reverse().join(''))],
    });
    // A URL that reads differently once the secret is known goes where it said it would go without.
    const sly = `{ gatewayUrl: "{{ 'http://evil.test' if (env.MLFLOW_BASIC_AUTH | default('')) else env.U }}", ${header} }`;
    expect((await endpoints(sly))?.gatewayUrl).toBe('http://gateway.test:5000/x');
  });
});

test('every file that a config refers to is listed', async () => {
  const config = await load({
    ...withConfig('providers: [mlflow-gateway:a]\nprompts: [p.txt]\ntests: t.yaml\ndefaultTest: file://d.yaml'),
    'p.txt': '{{q}}',
    't.yaml': '- vars: { q: file://q.txt }\n  assert: [{ type: contains, value: file://e.txt }]',
    'q.txt': 'Q',
    'e.txt': ' E ',
    'd.yaml': 'vars: { r: x }',
  });
  expect(config.files.sort()).toEqual(['d.yaml', 'e.txt', 'p.txt', 'promptfooconfig.yaml', 'q.txt', 't.yaml']);
  expect(config.tests[0]?.assert).toMatchObject([{ value: 'E', valueFromFile: true }]);
  expect(config.varFiles.get('file://q.txt')).toBe('Q');
});

test('50,000 rows of CSV and 20 MB of JSON Lines load', async () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => `question ${i},contains:${i}`).join('\n');
  const csv = await load({
    ...withConfig("providers: [mlflow-gateway:a]\nprompts: ['{{q}}']\ntests: t.csv"),
    't.csv': `q,__expected\n${rows}\n`,
  });
  expect(csv.tests).toHaveLength(50_000);
  const line = JSON.stringify({ vars: { q: 'x'.repeat(1000) } });
  const jsonl = await load({
    ...withConfig("providers: [mlflow-gateway:a]\nprompts: ['{{q}}']\ntests: t.jsonl"),
    't.jsonl': `${line}\n`.repeat(20_000),
  });
  expect(jsonl.tests).toHaveLength(20_000);
});

describe('prices', () => {
  const priced = (config: string, rest = ''): Files =>
    withConfig(`providers:
  - { id: mlflow-gateway:chat-a, config: ${config} }
  - mlflow-gateway:chat-b
prompts: ['{{q}}']
tests:
  - vars: { q: hi }
    assert: [{ type: cost, threshold: 0.1 }]
${rest}`);

  test.each([
    ['{ cost: 0.001 }', { input: 0.001, output: 0.001 }],
    ['{ inputCost: 0.001, outputCost: 0 }', { input: 0.001, output: 0 }],
    ['{ cost: 0.001, outputCost: 0.002 }', { input: 0.001, output: 0.002 }],
  ])('%s', async (config, price) => {
    const loaded = await load(priced(config, '    providers: [mlflow-gateway:chat-a]'));
    expect(loaded.endpoints[0]?.config).toEqual({ price, params: {} });
    expect(loaded.warnings).toEqual([]);
  });

  test('cost needs one for every endpoint that its test calls, and says so once', async () => {
    const more = '  - vars: { q: hi }\n    assert: [{ type: assert-set, assert: [{ type: cost, threshold: 1 }] }]';
    const message = await problemsOf(priced('{ inputCost: 0.001 }', more));
    expect(message).toContain('"mlflow-gateway:chat-a" names none');
    expect(message).toContain('"mlflow-gateway:chat-b" names none');
    expect(message.match(/names none/g)).toHaveLength(2);
    expect(await problemsOf(priced('{ cost: -1 }'))).toContain('a number of USD a token, at least 0');
    expect(await problemsOf(priced('{ cost: 1 }', '    provider: mlflow-gateway:chat-c'))).toContain(
      '"mlflow-gateway:chat-c" names none',
    );
  });
});

test('the only config of an assertion that is known is the purpose of guardrails', async () => {
  const assertion = (text: string): Files => withTests(`  - vars: { q: hi }\n    assert: [${text}]\n`);
  const { tests, warnings } = await load(assertion('{ type: guardrails, config: { purpose: redteam } }'));
  expect(tests[0]?.assert[0]).toMatchObject({ type: 'guardrails', blockedPassesTest: true });
  expect(warnings).toEqual([]);
  for (const other of [
    '{ type: guardrails, config: { purpose: x } }',
    '{ type: not-guardrails, config: { purpose: redteam } }',
  ]) {
    const loaded = await load(assertion(other));
    expect(loaded.tests[0]?.assert[0]).not.toHaveProperty('blockedPassesTest');
    expect(loaded.warnings[0]?.message).toContain('config of guardrails has no effect');
  }
  const other = await load(assertion('{ type: contains, value: x, config: { purpose: redteam } }'));
  expect(other.warnings[0]?.message).toContain('config.purpose has no effect on contains');
});

describe('secrets of the gateway', () => {
  const SECRET = 'hunter22-and-more';
  const REVERSED = [...SECRET].reverse().join('');
  const env = { MLFLOW_TRACKING_PASSWORD: SECRET, TEAM_KEY: SECRET };

  test.each([
    ["headers: '{{env.MLFLOW_TRACKING_PASSWORD}}'", /headers has to be a map, got the text "\{\{env\./],
    ["apiKeyRequired: '{{env.MLFLOW_TRACKING_PASSWORD}}'", /apiKeyRequired has to be true or false/],
    ["showThinking: '{{env.MLFLOW_TRACKING_PASSWORD | reverse}}'", /showThinking has to be true or false/],
    [
      "passthrough: '{{env.MLFLOW_TRACKING_PASSWORD | reverse}}'",
      /passthrough has to be a map, got the text "\{\{env\./,
    ],
    ["cost: '{{env.MLFLOW_TRACKING_PASSWORD}}'", /cost has to be a number/],
    ["tools: 'file://{{env.MLFLOW_TRACKING_PASSWORD}}.json'", /does not exist/],
    ["tools: 'file://{{env.MLFLOW_TRACKING_PASSWORD | reverse}}.json'", /does not exist|template/],
    ["headers: { X: ['{{env.MLFLOW_TRACKING_PASSWORD}}'] }", /the header "X" has to be a text, got a list/],
  ])('are in no message about a provider: %s', async (config, expected) => {
    const problems = await problemsOf(
      withConfig(
        GOOD.replace('[mlflow-gateway:chat-a]', `\n  - id: mlflow-gateway:chat-a\n    config:\n      ${config}`),
      ),
      { env },
    );
    expect(problems).toMatch(expected);
    expect(problems).not.toContain(SECRET);
    expect(problems).not.toContain(REVERSED);
  });

  const NAMES_KEY = 'id: mlflow-gateway:chat-a\nconfig: { apiKeyEnvar: TEAM_KEY }\n';
  test.each<[string, Files]>([
    [
      'a provider of its own',
      { ...withConfig(GOOD.replace('[mlflow-gateway:chat-a]', '[file://p.yaml]')), 'p.yaml': NAMES_KEY },
    ],
    [
      'a file behind a file',
      {
        ...withConfig(GOOD.replace('[mlflow-gateway:chat-a]', 'file://all.yaml')),
        'all.yaml': '[file://p.yaml]',
        'p.yaml': NAMES_KEY,
      },
    ],
    [
      'the grader of a file of tests',
      {
        ...withConfig(`${GOOD.slice(0, GOOD.indexOf('tests:'))}tests: file://t.yaml\n`),
        't.yaml': `- options: { provider: { id: 'mlflow-gateway:g', config: { apiKeyEnvar: TEAM_KEY } } }
  vars: { q: hi }
  assert: [{ type: llm-rubric, value: polite }]
`,
      },
    ],
  ])('a variable that a file names as a key is no variable of prompts: %s', async (_, files) => {
    const told: string[] = [];
    const config = files['promptfooconfig.yaml'] as string;
    const loaded = await load(
      { ...files, 'promptfooconfig.yaml': config.replace('Say {{q}}', 'Say {{q}} {{env.TEAM_KEY}}') },
      { env, onSecrets: (secrets) => told.push(...secrets) },
    );
    expect(JSON.stringify(loaded)).not.toContain(SECRET);
    expect(loaded.templateEnv).not.toHaveProperty('TEAM_KEY');
    expect(told).toContain(SECRET);
  });
});

describe('what would quietly measure less than its author thinks', () => {
  const csv = (text: string): Files => ({
    ...withConfig("providers: [mlflow-gateway:a]\nprompts: ['{{q}}']\ntests: t.csv"),
    't.csv': text,
  });
  const params = (config: string): Files =>
    withConfig(GOOD.replace('[mlflow-gateway:chat-a]', `[{ id: 'mlflow-gateway:a', config: ${config} }]`));

  test.each<[string, Files, RegExp]>([
    [
      'a negative threshold of a test',
      withTests('  - threshold: -3'),
      /:4:16: threshold has to be a number, at least 0/,
    ],
    [
      'a negative threshold of an assert-set',
      withTests('  - assert: [{ type: assert-set, threshold: -1, assert: [{ type: equals, value: a }] }]'),
      /threshold has to be a number, at least 0, got -1/,
    ],
    [
      'a CSV with semicolons',
      csv('q;__expected\na;b\n'),
      /^t\.csv:1:1: columns are separated by `,`; this file uses `;`/,
    ],
    ['a CSV with tabs', csv('q\t__expected\na\tb\n'), /^t\.csv:1:1: columns are separated by `,`; this file uses tabs/],
    ['a column name in the middle of another', csv('q,n;__expected\na,b\n'), /^t\.csv:1:1: the column "n;__expected"/],
    [
      'two columns of one name',
      csv('q,__expected,__expected\na,b,c\n'),
      /^t\.csv:1:1: two columns are called "__expected"\n {2}number them/,
    ],
    ['a threshold in percent', csv('q,__expected,__threshold\na,b,80%\n'), /^t\.csv:2:1: .*"__threshold".*"80%"/],
    [
      'a temperature that is a word',
      params('{ temperature: hot }'),
      /temperature has to be a number, got the text "hot"/,
    ],
    ['a limit that is a list', params('{ max_tokens: [1] }'), /max_tokens has to be a number, got a list/],
    [
      'a temperature in the options of a test',
      withTests('  - options: { temperature: hot }'),
      /:4:29: temperature has to be a number, got the text "hot"/,
    ],
  ])('%s is an error', async (_name, files, expected) => {
    expect(await problemsOf(files)).toMatch(expected);
  });

  test('numbers may be texts, templates or nothing', async () => {
    for (const config of ["{ temperature: '0.5' }", "{ temperature: '{{t}}' }", '{ max_tokens: null }'])
      expect((await load(params(config))).endpoints).toHaveLength(1);
  });

  test('a key that stands twice in JSON', async () => {
    const json =
      '{"providers": ["mlflow-gateway:a"],\n"prompts": ["{{q}}"],\n"tests": [{"vars": {"q": "x"},\n"assert": [],\n"assert": []}]}';
    expect(await problemsOf({ 'c.json': json }, { name: 'c.json' })).toMatch(
      /^c\.json:5:1: invalid JSON: the key "assert" stands twice in one map/,
    );
    const lines = {
      ...withConfig("providers: [mlflow-gateway:a]\nprompts: ['{{q}}']\ntests: t.jsonl"),
      't.jsonl': '{"vars": {"q": "x"}}\n{"vars": {"q": "x"}, "vars": {}}\n',
    };
    expect(await problemsOf(lines)).toMatch(/^t\.jsonl:2:22: invalid JSON: the key "vars" stands twice/);
  });

  test.each<[string, Files, string]>([
    ['threshold 0 of a test', withTests('  - { vars: { q: a }, threshold: 0 }'), 'threshold: 0 lets a test pass'],
    [
      'threshold 0 of an assert-set',
      withTests(
        '  - { vars: { q: a }, assert: [{ type: assert-set, threshold: 0, assert: [{ type: equals, value: a }] }] }',
      ),
      'threshold: 0 lets an assert-set pass',
    ],
    [
      'a test without a provider',
      withTests('  - vars: { q: a }\n  - { vars: { q: b }, providers: [] }'),
      'this test is not run',
    ],
    [
      'a test without a prompt',
      withTests('  - vars: { q: a }\n  - { vars: { q: b }, prompts: [] }'),
      'this test is not run',
    ],
    [
      'a provider without a prompt',
      withConfig(
        GOOD.replace('[mlflow-gateway:chat-a]', "[mlflow-gateway:a, { id: 'mlflow-gateway:b', prompts: [] }]"),
      ),
      '"mlflow-gateway:b" is not called',
    ],
    ['a variable that no test has', withConfig(GOOD.replace('{{q}}', '{{q}} {{k}}')), 'no test has the variable "k"'],
    ['a tag that is not closed', withConfig(GOOD.replace('{{q}}', '{{q')), 'sent as it stands'],
    ['a type with a slip in a CSV', csv('q,__expected\na,contain:Paris\n'), 'the output has to equal "contain:Paris"'],
  ])('%s is a warning, and an error when strict', async (_name, files, expected) => {
    expect((await load(files)).warnings.map(({ message }) => message)).toEqual([expect.stringContaining(expected)]);
    expect(await problemsOf(files, { settings: { strict: true } })).toContain(expected);
  });

  test('a misspelt variable is told once, with the one that was meant', async () => {
    const config = await load(
      withConfig(
        `providers: [mlflow-gateway:a]\nprompts: ['A {{tiket}}', 'B {{tiket}} {{ticket}}']\ntests: [{ vars: { ticket: a } }]`,
      ),
    );
    expect(config.warnings).toMatchObject([{ hint: 'did you mean "ticket"?', at: { line: 2, column: 11 } }]);
  });

  test.each([
    '{% for x in list %}{{x}}{% endfor %}{{ loop.index }}',
    '{% set y = q %}{{y}}',
    '{{ more | default("none") }}{{ more if more }}',
    '{% if extra %}{{ extra }}{% endif %}',
    '{% raw %}{{ shown }}{% endraw %}',
    '{# {{ remark }} #}{{ env.X }}{{ _conversation }}{{ range(3) }}{{ "text" }}{{ earlier }}',
  ])('%s reads nothing that is missing', async (prompt) => {
    const config = await load(
      withConfig(
        `providers: [mlflow-gateway:a]\nprompts: ['${prompt}']\ntests: [{ vars: { q: a, list: [[1]] }, options: { storeOutputAs: earlier } }]`,
      ),
    );
    expect(config.warnings).toEqual([]);
  });

  test('several files that are missing are told at once', async () => {
    const problems = await problemsOf(
      withConfig(
        'providers: [mlflow-gateway:a]\nprompts: [file://one.txt, file://two.txt]\ntests: [three.csv, { vars: [four.yaml] }, { vars: { q: file://five.txt } }]',
      ),
    );
    for (const name of ['one.txt', 'two.txt', 'three.csv', 'four.yaml', 'five.txt']) expect(problems).toContain(name);
  });
});

test.each([
  ['commandLineOptions: { description: theirs }', 'theirs'],
  ['description: own\ncommandLineOptions: { description: theirs }', 'own'],
])('the description of %j', async (lines, description) => {
  const rest = "providers: ['mlflow-gateway:a']\nprompts: ['{{q}}']\ntests: [{ vars: { q: a } }]\n";
  expect((await load({ 'promptfooconfig.yaml': `${lines}\n${rest}` })).description).toBe(description);
});
