// A config that somebody from outside wrote, in a run that may evaluate it: each attack ends in a refusal with its name, or
// gets nothing. The run has secrets, an allowed endpoint and a limit of calls, as in the recipe for forks.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createEffects } from '../../src/effects.js';
import { evaluate } from '../../src/evaluate.js';
import type { EvalReport } from '../../src/report/eval-report.js';
import { parseSettings } from '../../src/settings/parse.js';
import { createWorkspace } from '../../src/trust/workspace.js';
import { type StubGateway, startStubGateway } from '../support/stub-gateway.js';

const KEY = 'sk-gateway-secret-0123456789';
const GITHUB_TOKEN = 'ghs_0123456789abcdefghijklmnop';
const TRUST = { trusted: false, reason: 'This change comes from mallory/app, not from acme/app.' } as const;
const MAX_CALLS = 5;
const ENV = {
  MLFLOW_GATEWAY_API_KEY: KEY,
  GITHUB_TOKEN,
  INPUT_SECRET: 'input-secret-0123456789',
  HARMLESS: 'harmless-0123456789',
};

let root: string;
let outside: string;
let gateway: StubGateway;
let elsewhere: StubGateway;

beforeAll(async () => {
  gateway = await startStubGateway({ endpoints: ['allowed', 'expensive'] });
  elsewhere = await startStubGateway({ endpoints: ['allowed'] });
});
afterAll(async () => {
  await gateway.close();
  await elsewhere.close();
});
beforeEach(() => {
  outside = realpathSync(mkdtempSync(path.join(tmpdir(), 'outside-')));
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'attack-')));
  writeFileSync(path.join(outside, 'secret.txt'), 'content of a file outside');
  mkdirSync(path.join(root, '.git'));
  writeFileSync(path.join(root, '.git', 'config'), 'extraheader = AUTHORIZATION: basic c2VjcmV0');
  gateway.requests.length = 0;
  elsewhere.requests.length = 0;
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(outside, { recursive: true, force: true });
});

async function attack(config: string, files: Record<string, string> = {}): Promise<EvalReport> {
  for (const [name, text] of Object.entries({ ...files, 'promptfooconfig.yaml': config })) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const settings = parseSettings(
    {
      'gateway-url': gateway.url,
      'gateway-api-key': KEY,
      'github-token': GITHUB_TOKEN,
      'allowed-endpoints': 'allowed',
      'max-calls': String(MAX_CALLS),
      'endpoint-map': 'openai:* = expensive',
      'on-inconclusive': 'warn',
    },
    ENV,
    root,
  );
  return evaluate({
    settings,
    env: ENV,
    trust: TRUST,
    workspace: createWorkspace({ root, cwd: root }),
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined, error: () => undefined },
    onSecrets: () => undefined,
    onProgress: () => undefined,
    ...createEffects(ENV),
  });
}

/** Whatever a report could show: everything in it. */
const shown = (report: EvalReport): string => JSON.stringify(report);

const PROVIDERS = 'providers: [mlflow-gateway:allowed]\n';
const PROMPTS = "prompts: ['Say {{q}}']\n";
const TESTS = 'tests: [{ vars: { q: hi }, assert: [{ type: contains, value: hi }] }]\n';
const provider = (config: string): string =>
  `providers: [{ id: mlflow-gateway:allowed, config: { ${config} } }]\n${PROMPTS}${TESTS}`;
const asserting = (assertion: string): string =>
  `${PROVIDERS}${PROMPTS}tests: [{ vars: { q: hi }, assert: [${assertion}] }]\n`;

test('a config that asks for nothing special is evaluated', async () => {
  const report = await attack(PROVIDERS + PROMPTS + TESTS);
  expect(report.verdict).toMatchObject({ name: 'passed', exitCode: 0 });
  expect(gateway.modelCalls()).toHaveLength(1);
  expect(gateway.modelCalls()[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
});

/** Each level holds the one before nine times. */
const bomb = (levels: number): string =>
  Array.from(
    { length: levels },
    (_, i) => `k${i}: &k${i} [${Array.from({ length: 9 }, () => (i === 0 ? '1' : `*k${i - 1}`))}]\n`,
  ).join('');

const OTHER_REPOSITORY = /a config from another repository cannot set/;
const NOT_ALLOWED = /a config from another repository may not call the endpoint/;
const CODE = /code of a config runs only when the change is ours/;
const OUTSIDE = /outside|\.git/;

describe('refused by name, before the first call', () => {
  test.each<[string, string | (() => string), RegExp, Record<string, string>?]>([
    ['another gateway', () => provider(`gatewayUrl: '${elsewhere.url}'`), OTHER_REPOSITORY],
    ['our gateway under another path', () => provider(`gatewayUrl: '${gateway.url}/x'`), OTHER_REPOSITORY],
    [
      'a gateway named by env of the config',
      () => `env: { MLFLOW_GATEWAY_URL: '${elsewhere.url}' }\n${PROVIDERS}${PROMPTS}${TESTS}`,
      OTHER_REPOSITORY,
    ],
    ['a key of its own', provider('apiKey: mine'), OTHER_REPOSITORY],
    ['a key from a variable', provider('apiKeyEnvar: GITHUB_TOKEN'), OTHER_REPOSITORY],
    [
      'a gateway named by env of a provider',
      () =>
        `providers: [{ id: mlflow-gateway:allowed, env: { MLFLOW_GATEWAY_URL: '${elsewhere.url}' } }]\n${PROMPTS}${TESTS}`,
      OTHER_REPOSITORY,
    ],
    [
      'a key in env of a provider',
      `providers: [{ id: mlflow-gateway:allowed, env: { MLFLOW_GATEWAY_API_KEY: mine } }]\n${PROMPTS}${TESTS}`,
      OTHER_REPOSITORY,
    ],
    ['a webhook', () => asserting(`{ type: webhook, value: '${elsewhere.url}/hook' }`), /webhook/],
    [
      'a grading prompt that code makes',
      asserting("{ type: llm-rubric, value: x, provider: mlflow-gateway:allowed, rubricPrompt: 'file://r.js' }"),
      CODE,
      { 'r.js': 'module.exports = () => "x"' },
    ],
    [
      'TypeScript',
      asserting("{ type: javascript, value: 'file://a.ts' }"),
      CODE,
      { 'a.ts': 'export default () => true' },
    ],
    ['headers', provider("headers: { X-Key: '{{env.MLFLOW_GATEWAY_API_KEY}}' }"), OTHER_REPOSITORY],
    ['fields that the action does not know', provider('passthrough: { model: expensive }'), OTHER_REPOSITORY],
    ['the route past the unified one', provider('route: openai'), OTHER_REPOSITORY],
    ['an endpoint that is not allowed', `providers: [mlflow-gateway:expensive]\n${PROMPTS}${TESTS}`, NOT_ALLOWED],
    ['an endpoint named like a wildcard', `providers: ['mlflow-gateway:*']\n${PROMPTS}${TESTS}`, NOT_ALLOWED],
    ['an endpoint by the way of endpoint-map', `providers: [openai:gpt-4o]\n${PROMPTS}${TESTS}`, NOT_ALLOWED],
    [
      'an endpoint that begins like an allowed one',
      `providers: [mlflow-gateway:allowed-too]\n${PROMPTS}${TESTS}`,
      NOT_ALLOWED,
    ],
    [
      'an endpoint in a file',
      `providers: file://providers.yaml\n${PROMPTS}${TESTS}`,
      NOT_ALLOWED,
      { 'providers.yaml': '- mlflow-gateway:expensive\n' },
    ],
    [
      'a grader that is not allowed',
      asserting('{ type: llm-rubric, value: x, provider: mlflow-gateway:expensive }'),
      NOT_ALLOWED,
    ],
    [
      'a grader for all tests',
      `defaultTest: { options: { provider: mlflow-gateway:expensive } }\n${asserting('{ type: llm-rubric, value: x }')}`,
      NOT_ALLOWED,
    ],
    ['an embedding grader', asserting('{ type: similar, value: x, provider: mlflow-gateway:expensive }'), NOT_ALLOWED],
    [
      'a provider of one test',
      `${PROVIDERS}${PROMPTS}tests: [{ vars: { q: hi }, provider: mlflow-gateway:expensive, assert: [{ type: contains, value: hi }] }]\n`,
      NOT_ALLOWED,
    ],
    ['a file of the system', `${PROVIDERS}prompts: [file:///etc/passwd]\n${TESTS}`, OUTSIDE],
    [
      'a file above the workspace',
      () => `${PROVIDERS}prompts: ['file://../${path.basename(outside)}/secret.txt']\n${TESTS}`,
      OUTSIDE,
    ],
    [
      'a variable from outside',
      () =>
        `${PROVIDERS}${PROMPTS}tests: [{ vars: { q: 'file://${outside}/secret.txt' }, assert: [{ type: contains, value: hi }] }]\n`,
      OUTSIDE,
    ],
    ['the credentials that checkout leaves behind', `${PROVIDERS}prompts: [file://.git/config]\n${TESTS}`, OUTSIDE],
    ['the same by a detour', `${PROVIDERS}prompts: [file://x/../.git/config]\n${TESTS}`, OUTSIDE],
    [
      'a symbolic link',
      () => {
        symlinkSync(path.join(outside, 'secret.txt'), path.join(root, 'link.txt'));
        return `${PROVIDERS}prompts: [file://link.txt]\n${TESTS}`;
      },
      OUTSIDE,
    ],
    [
      'a linked folder',
      () => {
        symlinkSync(outside, path.join(root, 'linked'));
        return `${PROVIDERS}prompts: [file://linked/secret.txt]\n${TESTS}`;
      },
      OUTSIDE,
    ],
    ['tests from outside', () => `${PROVIDERS}${PROMPTS}tests: 'file://${outside}/secret.yaml'\n`, OUTSIDE],
    ['a schema from outside', () => asserting(`{ type: is-json, value: 'file://${outside}/secret.txt' }`), OUTSIDE],
    ['tools from outside', () => provider(`tools: 'file://${outside}/secret.json'`), OUTSIDE],
    ['an alias bomb', `${bomb(12)}${PROVIDERS}${PROMPTS}${TESTS}`, /alias/i],
    ['JavaScript that judges', asserting("{ type: javascript, value: 'true' }"), CODE],
    [
      'JavaScript of a file that judges',
      asserting("{ type: javascript, value: 'file://a.js' }"),
      CODE,
      { 'a.js': 'module.exports = () => true' },
    ],
    [
      'code as the value of another assertion',
      asserting("{ type: contains, value: 'file://a.js' }"),
      CODE,
      { 'a.js': 'module.exports = () => "hi"' },
    ],
    ['Python that judges', asserting("{ type: python, value: 'True' }"), CODE],
    [
      'a prompt that is a function',
      `${PROVIDERS}prompts: [file://p.js]\n${TESTS}`,
      CODE,
      { 'p.js': 'module.exports = () => "x"' },
    ],
    [
      'a prompt that is Python',
      `${PROVIDERS}prompts: [file://p.py]\n${TESTS}`,
      CODE,
      { 'p.py': 'def get_prompt(c): return "x"' },
    ],
    [
      'tests that code makes',
      `${PROVIDERS}${PROMPTS}tests: file://t.js\n`,
      CODE,
      { 't.js': 'module.exports = () => []' },
    ],
    [
      'a variable that code makes',
      `${PROVIDERS}${PROMPTS}tests: [{ vars: { q: 'file://v.js' }, assert: [{ type: contains, value: hi }] }]\n`,
      CODE,
      { 'v.js': 'module.exports = () => ({ output: "hi" })' },
    ],
    [
      'a transform of the output',
      `${PROVIDERS}${PROMPTS}defaultTest: { options: { transform: 'output + 1' } }\n${TESTS}`,
      CODE,
    ],
    [
      'a transform of the variables',
      `${PROVIDERS}${PROMPTS}defaultTest: { options: { transformVars: '({ q: 1 })' } }\n${TESTS}`,
      CODE,
    ],
    [
      'a transform of a provider',
      `providers: [{ id: mlflow-gateway:allowed, transform: 'output' }]\n${PROMPTS}${TESTS}`,
      CODE,
    ],
    ['a transform of an assertion', asserting("{ type: contains, value: hi, transform: 'output' }"), CODE],
    [
      'a scoring function',
      `${PROVIDERS}${PROMPTS}tests: [{ vars: { q: hi }, assertScoringFunction: 'file://s.js', assert: [{ type: contains, value: hi }] }]\n`,
      CODE,
      { 's.js': 'module.exports = () => ({ pass: true, score: 1 })' },
    ],
    [
      'a filter of templates',
      `nunjucksFilters: { f: ./f.js }\n${PROVIDERS}prompts: ['{{ q | f }}']\n${TESTS}`,
      CODE,
      { 'f.js': 'module.exports = (x) => x' },
    ],
  ])('%s', async (_name, config, named, files = {}) => {
    const report = await attack(typeof config === 'string' ? config : config(), files);
    expect(report.verdict).toMatchObject({ name: 'inconclusive', cause: 'config', exitCode: 1 });
    expect(report.problems.map(({ message, hint }) => `${message} ${hint ?? ''}`).join('\n')).toMatch(named);
    expect(gateway.requests).toEqual([]);
    expect(elsewhere.requests).toEqual([]);
    expect(shown(report)).not.toContain('content of a file outside');
    expect(shown(report)).not.toContain(KEY);
  });
});

describe('gets nothing', () => {
  test.each([
    ['the key of the gateway', '{{env.MLFLOW_GATEWAY_API_KEY}}'],
    ['the token of the job', '{{env.GITHUB_TOKEN}}'],
    ['an input', '{{env.INPUT_SECRET}}'],
    ['any variable at all', '{{env.HARMLESS}}'],
    ['the process by the way of range', "{{ range.constructor('return process.env.MLFLOW_GATEWAY_API_KEY')() }}"],
    ['the process by a computed name', "{{ cycler['const' + 'ructor']('return process.env.HARMLESS')() }}"],
    ['the prototype of a text', "{{ q.__proto__.constructor.constructor('return process.env.HARMLESS')() }}"],
    ['a template of the system', "{% include '/etc/passwd' %}"],
  ])('%s in a prompt', async (_name, template) => {
    const report = await attack(`${PROVIDERS}prompts: [${JSON.stringify(`Say {{q}} ${template}`)}]\n${TESTS}`);
    const sent = JSON.stringify(gateway.requests.map(({ body }) => body));
    for (const secret of [...Object.values(ENV), 'root:x:']) {
      expect(sent).not.toContain(secret);
      expect(shown(report)).not.toContain(secret);
    }
  });

  test('result files of its choice: none is written', async () => {
    writeFileSync(path.join(root, 'package.json'), '{}');
    const before = readdirSync(root).sort();
    const report = await attack(`outputPath: [package.json, new.json]\n${PROVIDERS}${PROMPTS}${TESTS}`);
    expect(report.outputPaths).toBeUndefined();
    expect(readFileSync(path.join(root, 'package.json'), 'utf8')).toBe('{}');
    expect(readdirSync(root).sort()).toEqual([...before, 'promptfooconfig.yaml'].sort());
  });
});

describe('costs no more than max-calls', () => {
  test.each([
    ['many repeats', `evaluateOptions: { repeat: 1000 }\n${PROVIDERS}${PROMPTS}${TESTS}`],
    [
      'many tests',
      `${PROVIDERS}${PROMPTS}tests: [${Array.from({ length: 50 }, (_, i) => `{ vars: { q: hi${i} }, assert: [{ type: contains, value: hi }] }`)}]\n`,
    ],
    [
      'many graders',
      asserting(
        Array.from({ length: 50 }, () => '{ type: llm-rubric, value: x, provider: mlflow-gateway:allowed }').join(', '),
      ),
    ],
    [
      'variables that multiply',
      `${PROVIDERS}${PROMPTS}tests: [{ vars: { q: [${'a, '.repeat(20)}b], r: [${'a, '.repeat(20)}b] }, assert: [{ type: contains, value: Say }] }]\n`,
    ],
  ])('%s', async (_name, config) => {
    const report = await attack(config);
    expect(report.verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
    // How many calls a grader needs is known only when it is asked: those of endpoints are counted before the first.
    expect(gateway.modelCalls()).toHaveLength(config.includes('llm-rubric') ? MAX_CALLS : 0);
    expect(shown(report)).toContain('max-calls');
  });
});
