// Which grader, prompt and scores each model-graded assertion gets, and what is refused before the first call.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type EvalConfig, isAssertionSet, type SingleAssertion } from '../../src/config/eval-config.js';
import { loadConfig } from '../../src/config/load.js';
import { ConfigError } from '../../src/config/problem.js';
import { gradersOf } from '../../src/destinations.js';
import { createWorkspace } from '../../src/trust/workspace.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'graders-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const js = (file: string) => ({ kind: 'file', language: 'JavaScript', file });
const HEAD = "providers: [mlflow-gateway:a, mlflow-gateway:b]\nprompts: ['Say {{q}}']\n";
const BOTH = 'provider: { text: mlflow-gateway:txt, embedding: mlflow-gateway:emb }';

function load(body: string, files: Record<string, string> = {}, grader?: string): Promise<EvalConfig> {
  const endpointMap = [{ pattern: 'openai:embedding:*', endpoint: 'mapped' }];
  for (const [file, text] of Object.entries({ ...files, 'c.yaml': HEAD + body }))
    writeFileSync(path.join(root, file), text);
  return loadConfig({
    files: [path.join(root, 'c.yaml')],
    settings: { strict: false, endpointMap, grader },
    workspace: createWorkspace({ root, cwd: root }),
    gateway: {
      trust: { trusted: true },
      env: {},
      url: 'http://g',
      apiKey: undefined,
      githubToken: undefined,
      allowedEndpoints: [],
    },
  });
}

async function assertions(body: string, files: Record<string, string> = {}): Promise<SingleAssertion[]> {
  const { tests } = await load(body, files);
  return tests.flatMap(({ assert }) => assert.flatMap((one) => (isAssertionSet(one) ? one.assert : [one])));
}

async function problems(body: string, grader?: string): Promise<string> {
  const thrown: unknown = await load(body, {}, grader).catch((error: unknown) => error);
  if (thrown instanceof ConfigError) return thrown.message;
  throw thrown instanceof Error ? thrown : new Error('expected a ConfigError');
}

async function warnings(body: string): Promise<string[]> {
  return (await load(body)).warnings.map(({ message }) => message);
}

const one = (assertion: string, options = BOTH, vars = '{ q: x, query: q, context: c }') =>
  `tests:\n  - vars: ${vars}\n    options: { ${options} }\n    assert:\n      - ${assertion}\n`;

describe('graders', () => {
  test.each<[string, string, string | undefined, string | undefined]>([
    ['{ type: similar, value: x }', BOTH, undefined, 'emb'],
    ['{ type: answer-relevance }', BOTH, 'txt', 'emb'],
    ['{ type: g-eval, value: x }', BOTH, 'txt', undefined],
    ['{ type: similar, value: x, provider: mlflow-gateway:own }', BOTH, undefined, 'own'],
    ['{ type: similar, value: x, provider: { embedding: mlflow-gateway:own } }', 'prefix: x', undefined, 'own'],
    ['{ type: answer-relevance, provider: mlflow-gateway:own }', BOTH, 'own', 'emb'],
    ['{ type: answer-relevance, provider: { embedding: mlflow-gateway:own } }', BOTH, 'txt', 'own'],
    ['{ type: similar, value: x }', "provider: 'openai:embedding:small'", undefined, 'mapped'],
    ['{ type: similar, value: x }', "provider: { embedding: { id: 'mlflow-gateway:e' } }", undefined, 'e'],
  ])('%s under %s', async (assertion, options, grader, embeddingGrader) => {
    const [found] = await assertions(one(assertion, options));
    expect([found?.grader?.name, found?.embeddingGrader?.name]).toEqual([grader, embeddingGrader]);
    expect(gradersOf(found ? [found] : []).map(({ name }) => name)).toEqual(
      [grader, embeddingGrader].filter((name) => name !== undefined),
    );
  });

  test('those of defaultTest, and in sets', async () => {
    const body = `defaultTest: { options: { ${BOTH} } }\ntests:\n  - vars: { q: x }\n    assert: [{ type: assert-set, assert: [{ type: similar, value: x }] }]\n`;
    expect((await assertions(body))[0]?.embeddingGrader?.name).toBe('emb');
  });

  test('a grader of text is none for embeddings: the lines to add are shown', async () => {
    const message = await problems(one('{ type: similar, value: x }', 'provider: mlflow-gateway:txt'));
    expect(message).toMatch(
      /c\.yaml:7:9: similar needs an embedding grader, and the config names none\n {2}add an endpoint that gives embeddings:\n {2}defaultTest:\n {4}options:\n {6}provider:\n {8}embedding: mlflow-gateway:<endpoint>/,
    );
    expect(await problems(one('{ type: answer-relevance }', 'prefix: x'))).toMatch(
      /needs a grader[\s\S]*needs an embedding grader/,
    );
  });

  test('one that cannot be read is the only problem', async () => {
    const inherited = `defaultTest: { options: { provider: 'openai:gpt-4o' } }\n${one('{ type: g-eval, value: x }', 'prefix: x')}`;
    expect(await problems(inherited)).toMatch(
      /^c\.yaml:3:\d+: "openai:gpt-4o" is no endpoint(?![\s\S]*needs a grader)/,
    );
  });

  test('the one for the whole run is looked at even when nothing is graded', async () => {
    const message = await problems(one('{ type: equals, value: x }', 'prefix: x'), 'foo:bar');
    expect(message).toMatch(/^the input grader \(or --grader\): "foo:bar" is no endpoint/);
    expect(await problems(one('{ type: g-eval, value: x }', 'prefix: x'), 'foo:bar')).not.toContain('needs a grader');
  });

  test('kinds of provider that nothing uses are told', async () => {
    const options = 'provider: { text: mlflow-gateway:t, moderation: mlflow-gateway:m }';
    expect(await warnings(one('{ type: g-eval, value: x }', options))).toEqual([
      expect.stringContaining('a provider for moderation has no effect'),
    ]);
  });
});

describe('rubricPrompt', () => {
  test.each<[string, string, object]>([
    ['{ type: factuality, value: x, rubricPrompt: OWN }', BOTH, { rubricPrompt: 'OWN' }],
    ['{ type: factuality, value: x }', `${BOTH}, rubricPrompt: INHERITED`, { rubricPrompt: 'INHERITED' }],
    ['{ type: factuality, value: x, rubricPrompt: OWN }', `${BOTH}, rubricPrompt: NO`, { rubricPrompt: 'OWN' }],
    ['{ type: g-eval, value: x, rubricPrompt: { evaluate: E } }', BOTH, { rubricPrompts: { evaluate: 'E' } }],
    [
      '{ type: context-faithfulness, rubricPrompt: [S, "file://v.txt"] }',
      BOTH,
      { rubricPrompts: { 0: 'S', 1: 'from a file' } },
    ],
    [
      '{ type: context-faithfulness, rubricPrompt: [{ role: user, content: S }, { role: user, content: V }] }',
      BOTH,
      { rubricPrompts: { 0: 'S', 1: 'V' } },
    ],
    [
      '{ type: select-best, value: x, rubricPrompt: [{ role: user, content: S }] }',
      BOTH,
      { rubricPrompt: '[{"role":"user","content":"S"}]' },
    ],
  ])('%s under %s', async (assertion, options, expected) => {
    const [found] = await assertions(one(assertion, options), { 'v.txt': 'from a file' });
    expect(found).toMatchObject(expected);
  });

  test.each<[string, string, (file: string) => object]>([
    ['{ type: llm-rubric, value: x, rubricPrompt: file://r.js }', BOTH, (file) => ({ rubricPromptCode: js(file) })],
    [
      '{ type: llm-rubric, value: x, rubricPrompt: "file://r.js:make" }',
      `${BOTH}, rubricPrompt: NO`,
      (file) => ({ rubricPrompt: undefined, rubricPromptCode: { ...js(file), functionName: 'make' } }),
    ],
    [
      '{ type: factuality, value: x }',
      `${BOTH}, rubricPrompt: file://r.js`,
      (file) => ({ rubricPromptCode: js(file) }),
    ],
    [
      '{ type: llm-rubric, value: x, rubricPrompt: OWN }',
      `${BOTH}, rubricPrompt: file://r.js`,
      () => ({ rubricPrompt: 'OWN', rubricPromptCode: undefined }),
    ],
    [
      '{ type: g-eval, value: x, rubricPrompt: { steps: file://r.js, evaluate: E } }',
      BOTH,
      (file) => ({ rubricPrompts: { evaluate: 'E' }, rubricPromptsCode: { steps: js(file) } }),
    ],
    [
      '{ type: g-eval, value: x, rubricPrompt: { steps: file://r.js } }',
      `${BOTH}, rubricPrompt: { steps: NO, evaluate: NO }`,
      (file) => ({ rubricPrompts: {}, rubricPromptsCode: { steps: js(file) } }),
    ],
  ])('from code: %s under %s', async (assertion, options, expected) => {
    const [found] = await assertions(one(assertion, options), { 'r.js': 'module.exports = () => "x";' });
    const { rubricPrompt, rubricPromptCode, rubricPrompts, rubricPromptsCode } = found ?? {};
    expect({ rubricPrompt, rubricPromptCode, rubricPrompts, rubricPromptsCode }).toEqual(
      expected(path.join(root, 'r.js')),
    );
  });

  test('from code that is not there is an error of the config', async () => {
    expect(await problems(one('{ type: llm-rubric, value: x, rubricPrompt: file://no.js }'))).toContain(
      '"no.js" does not exist',
    );
  });

  test('one of another form is passed over by g-eval and similar, as promptfoo does', async () => {
    const [found] = await assertions(one('{ type: g-eval, value: x }', `${BOTH}, rubricPrompt: TEXT`));
    expect(found?.rubricPrompt ?? found?.rubricPrompts).toBeUndefined();
    expect(await warnings(one('{ type: g-eval, value: x, rubricPrompt: TEXT }'))).toEqual([
      expect.stringContaining('this rubricPrompt has no effect on g-eval'),
    ]);
    expect(await warnings(one('{ type: similar, value: x, rubricPrompt: TEXT }'))).toHaveLength(1);
  });

  test.each([
    ['{ type: context-faithfulness, rubricPrompt: TEXT }', BOTH, 'takes a list of two rubricPrompts'],
    ['{ type: context-faithfulness }', `${BOTH}, rubricPrompt: TEXT`, 'takes a list of two rubricPrompts'],
    ['{ type: llm-rubric, value: x, rubricPrompt: { steps: S } }', BOTH, 'llm-rubric takes one rubricPrompt'],
    ['{ type: llm-rubric, value: x, rubricPrompt: [1] }', BOTH, 'rubricPrompt has to be a text or a list of messages'],
    ['{ type: g-eval, value: x, rubricPrompt: { steps: "{% if a %}" } }', BOTH, 'no valid template'],
  ])('%s under %s: %s', async (assertion, options, message) => {
    expect(await problems(one(assertion, options))).toContain(message);
  });
});

describe('values and settings', () => {
  test.each([
    ['{ type: g-eval }', 'g-eval: needs a value: a text, or a list of texts'],
    ['{ type: g-eval, value: [] }', 'empty list'],
    ['{ type: similar, value: [a, 1] }', 'needs a list of texts, but 1 is in it'],
    ['{ type: max-score, value: { method: best } }', 'method has to be average or sum'],
    ['{ type: max-score, value: { weight: { contains: 1 } } }', 'the key "weight" means nothing here'],
    ['{ type: max-score, value: { weights: { contains: high } } }', 'the weight of contains has to be a number'],
    ['{ type: max-score, value: { threshold: high } }', 'threshold has to be a number'],
    ['{ type: conversation-relevance, config: { windowSize: 0 } }', 'windowSize has to be a whole number, at least 1'],
    ['{ type: not-select-best, value: x }', 'select-best has no opposite'],
    ['{ type: assert-set, assert: [{ type: max-score }] }', 'cannot stand inside an assert-set'],
  ])('%s: %s', async (assertion, message) => {
    expect(await problems(one(assertion))).toContain(message);
  });

  test('keys of config that a type does not know are told', async () => {
    expect(await warnings(one('{ type: conversation-relevance, config: { window: 3 } }'))).toEqual([
      'config.window has no effect on conversation-relevance',
    ]);
  });

  test('scores of factuality come from the options', async () => {
    const options = `${BOTH}, factuality: { subset: 0.5 }`;
    const [found] = await assertions(one('{ type: factuality, value: x }', options));
    expect(found?.factuality).toEqual({ subset: 0.5 });
    expect(
      await problems(one('{ type: factuality, value: x }', `${BOTH}, factuality: { subsets: 1, agree: yes! }`)),
    ).toMatch(/unknown key "subsets" in factuality[\s\S]*agree has to be a number/);
  });

  test('variables that a type lives on have to be there, told once for each assertion', async () => {
    const body = `defaultTest:\n  options: { ${BOTH} }\n  assert: [{ type: context-relevance }]\ntests:\n  - vars: { q: x }\n  - vars: { q: y }\n`;
    const message = await problems(body);
    expect(message.match(/context-relevance needs the variable query/g)).toHaveLength(1);
    expect(message.match(/context-relevance needs the variable context/g)).toHaveLength(1);
  });
});

describe('comparisons', () => {
  test.each([
    ['select-best, value: x', 'select-best compares the outputs of a test, and this one has only one'],
    ['max-score', 'max-score compares the outputs of a test, and this one has only one'],
  ])('%s needs two columns', async (assertion, message) => {
    const body = one(`{ type: ${assertion} }`).replace('    options', '    providers: [mlflow-gateway:b]\n    options');
    expect(await problems(body)).toContain(message);
  });

  test('max-score needs scores', async () => {
    expect(await problems(one('{ type: max-score }'))).toContain(
      'max-score compares the scores of the other assertions',
    );
    expect(await problems(`${one('{ type: max-score }')}      - { type: select-best, value: x }\n`)).toContain(
      'there are none',
    );
    expect(await assertions(`${one('{ type: max-score }')}      - { type: contains, value: x }\n`)).toHaveLength(2);
  });

  test('a metric on one is told to have no effect', async () => {
    expect(await warnings(one('{ type: select-best, value: x, metric: m }'))).toEqual([
      expect.stringContaining('metric has no effect on select-best'),
    ]);
  });
});
