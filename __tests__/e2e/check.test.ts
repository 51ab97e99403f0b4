// `validate` and `--dry-run` of the bundle: what they say, how they exit, and that nothing is called or written.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ROOT } from '../support/run-action.js';
import { type StubGateway, startStubGateway } from '../support/stub-gateway.js';

let folder: string;
let gateway: StubGateway;
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'check-')));
  gateway = await startStubGateway({
    endpoints: ['a', 'b', 'grader'],
    reply: ({ body }) =>
      body.model === 'grader' ? '{"steps":["look"],"reason":"fine","score":1,"pass":true}' : 'an answer',
  });
});
afterEach(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

async function run(files: Record<string, string>, args: string[], env: Record<string, string> = {}): Promise<Ran> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'index.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text: Buffer) => {
    stdout += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, stdout, stderr };
}

const withGateway = (): Record<string, string> => ({ MLFLOW_GATEWAY_URL: gateway.url });

const GOOD = `description: tickets
providers:
  - mlflow-gateway:a
  - { id: mlflow-gateway:b, config: { headers: { X-Team: '{{env.TEAM_TOKEN}}' } } }
prompts: [file://prompt.js, 'Answer {{q}}']
defaultTest:
  options: { provider: mlflow-gateway:grader }
tests:
  - { vars: { q: '12345678' }, assert: [{ type: llm-rubric, value: kind }, { type: javascript, value: 'true' }] }
  - { vars: { q: x }, options: { repeat: 3 }, assert: [{ type: g-eval, threshold: 0.1, value: [kind, short] }] }
  - { vars: { q: z }, providerOutput: given, assert: [{ type: contains, value: given }] }
`;
const GOOD_FILES = {
  'promptfooconfig.yaml': GOOD,
  'prompt.js': 'module.exports = ({ vars }) => `From code: ${vars.q}`;',
};

test('a good config is valid without a URL, a secret or a call', async () => {
  const { code, stdout, stderr } = await run(GOOD_FILES, ['validate']);
  expect(stdout).toBe('Config valid (tickets)\n3 tests, 2 prompts, 2 providers: 12 cells.\n');
  expect([code, stderr]).toEqual([0, '']);
  expect((await run({}, ['validate'], withGateway())).code).toBe(0);
  expect(gateway.requests).toEqual([]);
});

test('every mistake in every file is told in one run, in the order of files and lines', async () => {
  const { code, stdout } = await run(
    {
      'one.yaml': [
        'promts: []',
        'providers:',
        '  - openai:gpt-4o',
        '  - { id: mlflow-gateway:a, config: { temperature: hot } }',
        'prompts:',
        '  - file://missing.txt',
        "  - 'Bad {% if %} {{ q }}'",
        'nunjucksFilters: { f: ./nofilter.js }',
        'evaluateOptions: { repeat: 0 }',
        'outputPath: result.pdf',
        'tests: tests.csv',
      ].join('\n'),
      'tests.csv': 'q,__expcted,__threshold\nhi,x,80%\n',
      'sub/two.yaml': [
        'tests:',
        '  - vars: { q: file://no.txt, r: file://no2.txt }',
        '    assert:',
        '      - { type: contians, value: x }',
        '      - { type: llm-rubric, value: x, threshold: high }',
        '      - { type: is-json, value: file://schema.json }',
        '      - { type: python, value: file://gone.py }',
        '      - { type: latency }',
        '  - gone.yaml',
        '  - rows.jsonl',
      ].join('\n'),
      'sub/rows.jsonl': '{"vars":\n{"vars": {"q": 1}}\n{"vars":\n',
    },
    ['validate', 'one.yaml', 'sub/*.yaml', '--repeat-min-pass', '2'],
  );
  const places = stdout.split('\n').flatMap((line) => /^ {2}(\S+?:\d+):\d+: /.exec(line)?.[1] ?? []);
  expect(places).toEqual([
    ...[1, 3, 4, 6, 7, 8, 9].map((line) => `one.yaml:${line}`),
    ...[2, 2, 4, 5, 5, 6, 2, 8, 9].map((line) => `sub/two.yaml:${line}`).sort(),
    ...[1, 2].map((line) => `tests.csv:${line}`),
    ...[1, 3].map((line) => `sub/rows.jsonl:${line}`),
    // A warning: no verdict hangs on a file of a format that is not written here.
    'one.yaml:10',
  ]);
  expect(stdout).toMatch(/^Config not valid\n\nWhat to fix: 21 problems\n {2}repeat-min-pass is 2, but/);
  expect(stdout).toMatch(/result\.pdf/);
  expect(code).toBe(1);
});

test.each<[string, string[], number, RegExp]>([
  ['a config that is not there', ['validate', 'no.yaml'], 1, /there is no config "no.yaml"/],
  ['a good and a missing one', ['validate', 'promptfooconfig.yaml', 'no*.yaml'], 1, /no config matches "no\*\.yaml"/],
  ['a wrong flag', ['validate', '--strikt'], 2, /did you mean --strict\?/],
  ['both at once', ['validate', '--dry-run'], 2, /go one without the other/],
  ['a case that is nobody’s', ['--dry-run', '--case', 'abc'], 1, /no case has the id abc/],
])('%s', async (_, args, exit, message) => {
  const { code, stdout, stderr } = await run(GOOD_FILES, args);
  expect(stdout + stderr).toMatch(message);
  expect(code).toBe(exit);
});

test('--dry-run shows the plan, and calls and writes nothing', async () => {
  const before = Object.keys(GOOD_FILES).sort();
  const { code, stdout } = await run(GOOD_FILES, ['--dry-run', '--output-path', 'out/r.json'], withGateway());
  expect(stdout).toBe(`Dry run (tickets)
Nothing was called and nothing was written.

What would run
  3 tests, 2 prompts, 2 providers: 12 cells
  20 runs, with repeats
  4 of them without a call (providerOutput)

Calls to endpoints: 16
  a: 8 calls, about 24 prompt tokens
  b: 8 calls, about 24 prompt tokens
  About 48 prompt tokens in all: an estimate, the characters of the prompts / 4;
  answers come on top.

Calls to graders: at least 52
  grader: llm-rubric, 4 calls
  grader: g-eval, 48 calls

What it reads and writes
  Config promptfooconfig.yaml
  Files prompt.js
  Code of the config: javascript assertions, prompts
  Result files out/r.json
  Gateway ${gateway.url}

What a run also needs
  promptfooconfig.yaml:4:11: the header X-Team needs the environment variable
  TEAM_TOKEN
    set TEAM_TOKEN; secrets of the gateway are known only to providers that call
    the gateway of gateway-url
`);
  expect(code).toBe(0);
  expect(gateway.requests).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(before);
});

test('what --dry-run counts is what a run calls', async () => {
  const env = { ...withGateway(), TEAM_TOKEN: 'blue' };
  const all = await run(GOOD_FILES, [], env);
  expect(all.stdout).toMatch(/^Eval passed/);
  const to = (model: string): number => gateway.modelCalls().filter(({ body }) => body.model === model).length;
  expect([to('a'), to('b'), to('grader')]).toEqual([8, 8, 52]);
});

test('cells that cannot run are told before a run finds out', async () => {
  const files = {
    'promptfooconfig.yaml': [
      'providers: [mlflow-gateway:a]',
      "prompts: ['{{ q.length() }}', 'Fine {{ q }}']",
      'tests:',
      '  - vars: { q: a }',
      '    assert: [{ type: javascript, value: file://gone.js }]',
      '  - vars: { q: b }',
    ].join('\n'),
  };
  const { code, stdout } = await run(files, ['--dry-run'], withGateway());
  expect(stdout).toMatch(/^Dry run: this would not measure everything\n/);
  expect(stdout).toMatch(/promptfooconfig\.yaml:4:5: .*cell.* cannot run: /);
  expect(stdout).toContain('gone.js');
  expect(stdout).toContain('What would run');
  expect(code).toBe(1);
  expect((await run({}, ['validate'])).code).toBe(1);
  expect(gateway.requests).toEqual([]);
});

test('several configs are one run, and its report names all of them', async () => {
  const files = {
    'a/one.yaml':
      'providers: [mlflow-gateway:a]\nprompts: [file://p.txt]\ntests: [{ vars: { q: 1 }, assert: [{ type: contains, value: never }] }]',
    'a/p.txt': 'First {{q}}',
    'b/two.yaml': 'providers: [mlflow-gateway:b]\nprompts: [file://p.txt]\ntests: [{ vars: { q: 2 } }]',
    'b/p.txt': 'Second {{q}}',
  };
  const { code, stdout } = await run(files, ['--config', 'a/*.yaml', 'b/two.yaml', '-c', 'a/one.yaml'], withGateway());
  expect(code).toBe(1);
  expect(
    gateway
      .modelCalls()
      .map(({ body }) => `${body.model} ${body.messages?.[0]?.content}`)
      .sort(),
  ).toEqual(
    ['a', 'b'].flatMap((one) => ['First 1', 'First 2', 'Second 1', 'Second 2'].map((text) => `${one} ${text}`)),
  );
  expect(stdout).toContain('Config a/one.yaml, b/two.yaml, a/p.txt, b/p.txt');
  const [, rest = ''] =
    /dist\/index\.js (--config a\/one\.yaml --config b\/two\.yaml --case [0-9a-f]{16})\n/.exec(stdout) ?? [];
  const { length } = gateway.requests;
  const one = await run({}, [...rest.split(' '), '--dry-run'], withGateway());
  expect(one.stdout).toContain('1 test, 2 prompts, 2 providers: 1 cell\n');
  expect(one.stdout).toContain('Calls to endpoints: 1\n');
  expect([one.code, gateway.requests.length]).toEqual([0, length]);
});

test('the plan of a change from a fork is not made: its code would run', async () => {
  const event = {
    pull_request: {
      number: 1,
      head: { sha: 'a'.repeat(40), repo: { full_name: 'evil/fork' } },
      base: { repo: { full_name: 'o/r' } },
    },
  };
  writeFileSync(join(folder, 'event.json'), JSON.stringify(event));
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_WORKSPACE: folder,
  };
  const { code, stdout } = await run(GOOD_FILES, ['validate'], env);
  expect(stdout).toContain('the config was not read: ');
  expect(code).toBe(1);
});

test('the action does not take a flag of the command for an input', async () => {
  const event = { repository: { full_name: 'o/r' } };
  writeFileSync(join(folder, 'event.json'), JSON.stringify(event));
  const env = {
    ...withGateway(),
    TEAM_TOKEN: 'blue',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_WORKSPACE: folder,
    INPUT_COMMENT: 'never',
    'INPUT_DRY-RUN': 'true',
  };
  const { code, stdout } = await run(GOOD_FILES, [], env);
  expect(stdout).toContain('dry-run is a flag of the command and no input of the action');
  expect(code).toBe(1);
  expect(gateway.requests).toEqual([]);
});
