// What is told, before the first call, of what the gateway's own chat route loses.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EvalConfig } from '../../src/config/eval-config.js';
import { loadConfig } from '../../src/config/load.js';
import { ConfigError, formatProblem } from '../../src/config/problem.js';
import { createWorkspace } from '../../src/trust/workspace.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'routes-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function load(text: string, strict = false): Promise<EvalConfig> {
  const file = path.join(root, 'promptfooconfig.yaml');
  writeFileSync(file, text);
  return loadConfig({
    files: [file],
    settings: { strict, endpointMap: [] },
    workspace: createWorkspace({ root, cwd: root }),
    gateway: {
      trust: { trusted: true },
      env: { ROUTE: 'openai' },
      url: 'http://gateway.test:5000',
      apiKey: undefined,
      githubToken: undefined,
      onSecrets: () => undefined,
    },
  });
}

interface Parts {
  /** Of the provider, in one line. */
  config?: string;
  assert?: string;
  prompt?: string;
  /** Of the test. */
  more?: string;
}

function configOf({
  config = '',
  assert = '{ type: contains, value: x }',
  prompt = "'{{q}}'",
  more = '',
}: Parts): string {
  return `providers:
  - { id: mlflow-gateway:chat, config: { ${config} } }
prompts:
  - ${prompt}
tests:
  - vars: { q: x }
    ${more}
    assert:
      - ${assert}
`;
}

async function warningsOf(parts: Parts): Promise<string[]> {
  return (await load(configOf(parts))).warnings.map(formatProblem);
}

const NESTED = '[{ type: function, function: { name: f, parameters: { properties: { a: { anyOf: [] } } } } }]';
const NAMED = `'[{"role":"user","name":"bob","content":"{{q}}"}]'`;

describe('route', () => {
  test.each([
    ['', undefined],
    ['route: unified', 'unified'],
    ['route: openai', 'openai'],
    ["route: '{{env.ROUTE}}'", 'openai'],
  ])('%s', async (config, route) => {
    const { endpoints, warnings } = await load(configOf({ config }));
    expect(endpoints[0]?.config.route).toBe(route);
    expect(endpoints[0]?.config.params).toEqual({});
    expect(warnings).toEqual([]);
  });

  test.each(['route: azure', 'route: 1', 'rout: openai'])('%s is an error with its place', async (config) => {
    const error = await load(configOf({ config })).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).message).toMatch(
      config.startsWith('rout:')
        ? /promptfooconfig\.yaml:2:\d+.*did you mean "route"/s
        : /:2:\d+.*route has to be unified or openai, got/s,
    );
  });

  test('a grader may have one', async () => {
    const assert = '{ type: llm-rubric, value: x, provider: { id: mlflow-gateway:g, config: { route: openai } } }';
    const { tests } = await load(configOf({ assert }));
    expect(tests[0]?.assert[0]).toMatchObject({ grader: { name: 'g', config: { route: 'openai' } } });
  });
});

describe("what the gateway's own route loses is a warning that names the key and the place", () => {
  test.each<[string, Parts, string, string]>([
    [
      'log probabilities',
      { config: 'logprobs: true' },
      ':2:52',
      'logprobs: .* drops the log probabilities from the answer',
    ],
    ['the best of them', { config: 'top_logprobs: 2' }, ':2:56', 'top_logprobs: '],
    ['functions', { config: 'functions: [{ name: f }]' }, ':2:', 'functions: .* drops the call of a function'],
    ['sound', { config: 'modalities: [text, audio]' }, ':2:', 'modalities: .* drops the sound'],
    ['reasoning', { config: 'showThinking: true' }, ':2:', "showThinking: .* drops a model's reasoning"],
    [
      'nested schemas',
      { config: `tools: ${NESTED}` },
      ':2:',
      'tools: .* does not send tools\\[0\\].function.parameters.properties.a.anyOf',
    ],
    ['the same in a test', { more: `options: { tools: ${NESTED} }` }, ':6:', 'tools: .* does not send tools'],
    ['what passthrough adds', { config: 'passthrough: { logprobs: true }' }, ':2:', 'logprobs: '],
    ['a name', { prompt: NAMED }, ':4:', 'does not send messages\\[0\\].name'],
    ['a config of a prompt', { prompt: "{ raw: '{{q}}', label: p, config: { logprobs: true } }" }, ':4:', 'logprobs: '],
    [
      'perplexity',
      { assert: '{ type: perplexity, threshold: 2 }' },
      ':9:',
      'perplexity needs log probabilities, .* drops from the answer of "mlflow-gateway:chat"',
    ],
    [
      'in a set',
      { assert: '{ type: assert-set, assert: [{ type: not-perplexity-score, threshold: 2 }] }' },
      ':9:',
      'perplexity-score needs log probabilities',
    ],
    [
      'perplexity of a grader-like test provider',
      { assert: '{ type: perplexity }', more: 'provider: mlflow-gateway:other' },
      ':9:',
      'from the answer of "mlflow-gateway:other"',
    ],
  ])('%s', async (_, parts, place, says) => {
    const warnings = await warningsOf(parts);
    expect(warnings).toEqual([expect.stringMatching(new RegExp(`${place}[\\s\\S]*${says}[\\s\\S]*route: openai`))]);
    await expect(load(configOf(parts), true)).rejects.toThrow(/route: openai/);
  });

  test.each<[string, Parts]>([
    ['log probabilities', { config: 'route: openai, logprobs: true', assert: '{ type: perplexity }' }],
    [
      'asked for by the test',
      { config: 'route: openai', assert: '{ type: perplexity }', more: 'options: { logprobs: true }' },
    ],
    ['everything else', { config: `route: openai, showThinking: true, functions: [{ name: f }], tools: ${NESTED}` }],
    ['a name', { config: 'route: openai', prompt: NAMED }],
  ])('nothing on the other route: %s', async (_, parts) => {
    expect(await warningsOf(parts)).toEqual([]);
  });

  test.each<[string, Parts]>([
    ['what is off', { config: 'logprobs: false, functions: null' }],
    ['reasoning that is hidden', { config: 'showThinking: false' }],
    ['a flat schema', { config: 'tools: [{ type: function, function: { name: f, parameters: { properties: {} } } }]' }],
    ['an output of its own', { assert: '{ type: perplexity }', more: 'providerOutput: x' }],
  ])('nothing where nothing is lost: %s', async (_, parts) => {
    expect(await warningsOf(parts)).toEqual([]);
  });

  test('on the other route log probabilities have to be asked for', async () => {
    const [warning] = await warningsOf({ config: 'route: openai', assert: '{ type: perplexity }' });
    expect(warning).toMatch(/perplexity needs log probabilities, which "mlflow-gateway:chat" does not ask for/);
    expect(warning).toContain('logprobs: true');
  });

  test('one assertion of defaultTest is told once, and not beside the key that is told already', async () => {
    const config = (of: string): string => `providers: [{ id: mlflow-gateway:chat, config: { ${of} } }]
prompts: ['{{q}}']
defaultTest: { assert: [{ type: perplexity }] }
tests: [{ vars: { q: [a, b] } }, { vars: { q: c } }]
`;
    expect((await load(config(''))).warnings).toMatchObject([{ at: { line: 3 } }]);
    expect((await load(config('logprobs: true'))).warnings).toMatchObject([{ at: { line: 1 } }]);
  });
});
