// Every way in which a config can bring code in, where none may run: each is named before anything is called or started.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createEffects } from '../src/effects.js';
import { evaluate } from '../src/evaluate.js';
import type { EvalReport } from '../src/report/eval-report.js';
import { parseSettings } from '../src/settings/parse.js';
import type { Trust } from '../src/trust/who.js';
import { createWorkspace } from '../src/trust/workspace.js';

const CODE = "require('node:fs').writeFileSync('ran', '1'); module.exports = () => 'x';";
let root: string;
let started: string[];
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'refused-')));
  started = [];
  for (const name of ['x.js', 'x.mjs', 'x.cjs', 'x.ts']) writeFileSync(path.join(root, name), CODE);
  writeFileSync(path.join(root, 'x.py'), "open('ran', 'w')\n");
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function run(
  files: Record<string, string>,
  { code = 'never', trust = { trusted: true } }: { code?: string; trust?: Trust } = {},
): Promise<EvalReport> {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const refuse = (what: string) => (): never => {
    started.push(what);
    throw new Error(`${what} was opened`);
  };
  return evaluate({
    settings: parseSettings({ 'gateway-url': 'http://gateway.test', code }, {}, root),
    env: {},
    trust,
    workspace: createWorkspace({ root, cwd: root }),
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined, error: () => undefined },
    onSecrets: () => undefined,
    onProgress: () => undefined,
    ...createEffects({}),
    openSandbox: refuse('sandbox'),
    openGateway: refuse('gateway'),
  });
}

interface Parts {
  prompts?: string;
  tests?: string;
  more?: string;
  provider?: string;
}

const config = ({
  prompts = "['{{q}}']",
  tests = '[{ vars: { q: x } }]',
  more = '',
  provider = 'mlflow-gateway:a',
}: Parts): Record<string, string> => ({
  'promptfooconfig.yaml': `providers: [${provider}]\nprompts: ${prompts}\ntests: ${tests}\n${more}\n`,
});
const assertion = (text: string): Record<string, string> =>
  config({ tests: `[{ vars: { q: x }, assert: [${text}] }]` });
const options = (text: string): Record<string, string> => config({ tests: `[{ vars: { q: x }, options: {${text}} }]` });
const GRADED = 'type: llm-rubric, value: nice, provider: mlflow-gateway:g';

const WAYS: [string, Record<string, string>, RegExp][] = [
  ['a javascript assertion', assertion('{ type: javascript, value: "true" }'), /:3:\d+: the assertion "javascript" is/],
  ['not-javascript', assertion('{ type: not-javascript, value: "true" }'), /the assertion "not-javascript" is/],
  ['a python assertion', assertion('{ type: python, value: "True" }'), /:3:\d+: the assertion "python" is/],
  ['a file of an assertion', assertion('{ type: javascript, value: "file://x.js" }'), /the assertion "javascript" is/],
  [
    'an assertion in an assert-set',
    assertion('{ type: assert-set, assert: [{ type: python, value: "file://x.py" }] }'),
    /the assertion "python" is/,
  ],
  ['code that gives a value', assertion('{ type: equals, value: "file://x.ts:f" }'), /"file:\/\/x\.ts:f" is/],
  ['a transform of an assertion', assertion('{ type: contains, value: a, transform: "output" }'), /transform is/],
  [
    'a contextTransform',
    assertion('{ type: context-faithfulness, provider: mlflow-gateway:g, contextTransform: "output" }'),
    /contextTransform is/,
  ],
  [
    'an assertion of defaultTest',
    config({ more: 'defaultTest: { assert: [{ type: javascript, value: "true" }] }' }),
    /:4:\d+: the assertion "javascript" is/,
  ],
  [
    'an assertion behind $ref',
    {
      ...config({
        tests: "[{ vars: { q: x }, assert: [{ $ref: '#/assertionTemplates/t' }] }]",
        more: 'assertionTemplates: { t: { type: javascript, value: "true" } }',
      }),
    },
    /the assertion "javascript" is/,
  ],
  [
    'a column of a CSV',
    { ...config({ tests: 'file://t.csv' }), 't.csv': 'q,__expected\nx,javascript: true\n' },
    /t\.csv:2:\d+: the assertion "javascript" is/,
  ],
  [
    'a column of a CSV, as fn:',
    { ...config({ tests: 'file://t.csv' }), 't.csv': 'q,__expected\nx,fn:true\n' },
    /t\.csv:2:\d+: the assertion "javascript" is/,
  ],
  [
    'a column of a CSV, as a file',
    { ...config({ tests: 'file://t.csv' }), 't.csv': 'q,__expected\nx,file://x.py\n' },
    /t\.csv:2:\d+: /,
  ],
  ['a prompt', config({ prompts: '[file://x.js]' }), /:2:\d+: "file:\/\/x\.js" is/],
  ['a prompt without file://', config({ prompts: '[x.py:f]' }), /:2:\d+: "x\.py:f" is/],
  ['a prompt as a map', config({ prompts: '[{ id: file://x.mjs, label: l }]' }), /:2:\d+: "file:\/\/x\.mjs" is/],
  ['a variable', config({ tests: '[{ vars: { q: file://x.py } }]' }), /:3:\d+: "file:\/\/x\.py" is/],
  ['tests', config({ tests: 'file://x.js' }), /:3:\d+: "x\.js" is/],
  ['tests with a config', config({ tests: '[{ path: "file://x.cjs:make", config: {} }]' }), /:3:\d+: "x\.cjs:make" is/],
  ['tests of a scenario', config({ more: 'scenarios: [{ config: [{}], tests: file://x.py }]' }), /:4:\d+: "x\.py" is/],
  ['options.transform', options('transform: "output"'), /:3:\d+: transform is/],
  ['options.postprocess', options('postprocess: "output"'), /:3:\d+: postprocess is/],
  ['options.transform as a file', options('transform: "file://x.js"'), /:3:\d+: "file:\/\/x\.js" is/],
  ['options.transformVars', options('transformVars: "vars"'), /:3:\d+: transformVars is/],
  [
    'transform of a provider',
    config({ provider: '{ id: mlflow-gateway:a, transform: "output" }' }),
    /:1:\d+: transform is/,
  ],
  [
    'transform of a grader',
    assertion('{ type: llm-rubric, value: nice, provider: { id: mlflow-gateway:g, transform: "output" } }'),
    /:3:\d+: transform is/,
  ],
  ['a hook', config({ more: 'extensions: [file://x.js:afterAll]' }), /:4:\d+: "file:\/\/x\.js:afterAll" is/],
  ['a hook in Python', config({ more: 'extensions: [file://x.py]' }), /:4:\d+: "file:\/\/x\.py" is/],
  ['a filter', config({ more: 'nunjucksFilters: { up: x.js }' }), /:4:\d+: "x\.js" is/],
  [
    'a scoring function',
    config({ tests: '[{ vars: { q: x }, assertScoringFunction: "file://x.js" }]' }),
    /:3:\d+: "file:\/\/x\.js" is/,
  ],
  ['a rubricPrompt', assertion(`{ ${GRADED}, rubricPrompt: "file://x.js" }`), /:3:\d+: "file:\/\/x\.js" is/],
  ['a rubricPrompt in Python', assertion(`{ ${GRADED}, rubricPrompt: "file://x.py:f" }`), /"file:\/\/x\.py:f" is/],
  ['options.rubricPrompt', options('rubricPrompt: "file://x.ts"'), /:3:\d+: "file:\/\/x\.ts" is/],
];

describe.each(WAYS)('code as %s', (_name, files, message) => {
  test('is an error that names its place and the input', async () => {
    const { verdict, problems } = await run(files);
    expect(verdict).toMatchObject({ name: 'inconclusive', cause: 'config', exitCode: 1 });
    const texts = problems.map(({ message: text, at }) => `${at?.file}:${at?.line}:${at?.column}: ${text}`);
    const refusals = texts.filter((text) => / is code, and code is not run: the input code is never$/.test(text));
    expect(refusals).toEqual([expect.stringMatching(message)]);
    expect(started).toEqual([]);
  });

  test('does not run for a change that is not ours, whatever the input says', async () => {
    const { verdict } = await run(files, { code: 'allow', trust: { trusted: false, reason: 'A fork.' } });
    expect(verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
    expect(started).toEqual([]);
  });
});

test('all code of a config is named at once', async () => {
  const { problems } = await run(
    config({ prompts: '[file://x.js]', tests: '[{ vars: { q: file://x.py }, options: { transform: "output" } }]' }),
  );
  expect(problems).toHaveLength(3);
});

test('a config without code is not touched by it', async () => {
  const { problems } = await run(assertion('{ type: contains, value: "javascript: true" }'));
  expect(problems).toEqual([]);
  expect(started).toEqual(['gateway']);
});
