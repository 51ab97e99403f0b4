// The JSON schema for editors takes what runs and refuses what the loader refuses.
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { ValueShape } from '../../src/assertions/assertion-type.js';
import { checkShape } from '../../src/assertions/value-shape.js';
import type { Place } from '../../src/config/key-rules.js';
import { KEYS } from '../../src/config/keys.js';
import { VALUE_SCHEMAS } from '../../src/documentation/value-schema.js';
import type { Json, JsonObject } from '../../src/json.js';
import { ROOT } from '../support/run-action.js';
import { problemOf } from './problem-of.js';
import { committedSchema, validator } from './schema-validation.js';

const validate = validator(committedSchema());
const read = (file: string): unknown => parse(readFileSync(file, 'utf8'), { merge: true });

describe('it takes', () => {
  const examples = readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `examples/${file}`);
  test.each([...examples, 'demo/promptfooconfig.yaml'])('%s', (file) => {
    expect(validate(read(join(ROOT, file)))).toEqual([]);
  });

  test('the configs of the conformance corpus that run', () => {
    const cases = JSON.parse(readFileSync(join(ROOT, '__tests__/conformance/agreement.json'), 'utf8')) as Record<
      string,
      { refused: boolean }
    >;
    const running = Object.keys(cases).filter((name) => !cases[name]?.refused);
    expect(running.length).toBeGreaterThan(190);
    const problems = running.flatMap((name) => {
      const folder = join(ROOT, '__tests__/conformance/cases', name);
      const { config = 'promptfooconfig.yaml' } = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as {
        config?: string;
      };
      return /\.(ya?ml|json)$/.test(config) ? validate(read(join(folder, config))).map((one) => `${name} ${one}`) : [];
    });
    expect(problems).toEqual([]);
  });
});

const BASE: JsonObject = {
  providers: ['mlflow-gateway:chat'],
  prompts: ['Answer: {{q}}'],
  tests: [{ vars: { q: 'a' }, assert: [{ type: 'contains', value: 'a' }] }],
};
const withAssertion = (assertion: Json): JsonObject => ({
  ...BASE,
  tests: [{ vars: { q: 'a' }, assert: [assertion] }],
});

describe('it refuses a typical mistake', () => {
  test.each<[string, JsonObject, string]>([
    [
      'a mistyped threshold',
      withAssertion({ type: 'similar', value: 'a', treshold: 0.8 }),
      '/tests/0/assert/0: must NOT have additional properties (treshold)',
    ],
    [
      'an unknown type',
      withAssertion({ type: 'contain', value: 'a' }),
      '/tests/0/assert/0/type: must be equal to one of the allowed values',
    ],
    [
      'a type that has no opposite',
      withAssertion({ type: 'not-select-best', value: 'a' }),
      '/tests/0/assert/0/type: must be equal',
    ],
    ['a type that cannot run here', withAssertion({ type: 'moderation' }), '/tests/0/assert/0/type: must be equal'],
    [
      'an assertion without a type',
      withAssertion({ value: 'a' }),
      "/tests/0/assert/0: must have required property 'type'",
    ],
    ['an assertion that is a text', withAssertion('contains'), '/tests/0/assert/0: must be object'],
    [
      'assertions that are no list',
      { ...BASE, tests: [{ assert: { type: 'contains', value: 'a' } }] },
      '/tests/0/assert: must have',
    ],
    [
      'a value of the wrong kind',
      withAssertion({ type: 'contains', value: ['a'] }),
      '/tests/0/assert/0/value: must be string,number',
    ],
    [
      'a value that is missing',
      withAssertion({ type: 'contains' }),
      "/tests/0/assert/0: must have required property 'value'",
    ],
    [
      'a threshold that is missing',
      withAssertion({ type: 'latency' }),
      "/tests/0/assert/0: must have required property 'threshold'",
    ],
    [
      'a threshold that is a text',
      withAssertion({ type: 'rouge-n', value: 'a', threshold: 'high' }),
      '/tests/0/assert/0/threshold: must be number',
    ],
    [
      'a negative weight',
      withAssertion({ type: 'contains', value: 'a', weight: -1 }),
      '/tests/0/assert/0/weight: must be >= 0',
    ],
    [
      'a range with an unknown bound',
      withAssertion({ type: 'word-count', value: { maximum: 3 } }),
      '/tests/0/assert/0/value: must NOT have additional properties (maximum)',
    ],
    [
      'a setting of the wrong kind',
      withAssertion({ type: 'conversation-relevance', config: { windowSize: 'all' } }),
      '/tests/0/assert/0/config/windowSize: must be integer',
    ],
    [
      'a set without assertions',
      withAssertion({ type: 'assert-set', threshold: 0.5 }),
      "/tests/0/assert/0: must have required property 'assert'",
    ],
    [
      'a mistake inside a set',
      withAssertion({ type: 'assert-set', assert: [{ type: 'equal', value: 'a' }] }),
      '/tests/0/assert/0/assert/0/type: must be equal',
    ],
    [
      'a mistyped key of a test',
      { ...BASE, tests: [{ asserts: [] }] },
      '/tests/0: must NOT have additional properties (asserts)',
    ],
    ['a mistyped key at the top', { ...BASE, promts: ['a'] }, ': must NOT have additional properties (promts)'],
    [
      'a mistyped key of defaultTest',
      { ...BASE, defaultTest: { option: {} } },
      '/defaultTest: must NOT have additional properties (option)',
    ],
    [
      'a mistyped option',
      { ...BASE, defaultTest: { options: { rubricPromt: 'a' } } },
      '/defaultTest/options: must NOT have additional properties (rubricPromt)',
    ],
    [
      'a mistyped parameter',
      { ...BASE, providers: [{ id: 'mlflow-gateway:a', config: { maxTokens: 5 } }] },
      '/providers/0/config: must NOT have additional properties (maxTokens)',
    ],
    [
      'a parameter of the wrong kind',
      { ...BASE, providers: [{ id: 'mlflow-gateway:a', config: { temperature: 'low' } }] },
      '/providers/0/config/temperature: must match pattern',
    ],
    [
      'the same in the map form',
      { ...BASE, providers: [{ 'mlflow-gateway:a': { config: { temperature: true } } }] },
      '/providers/0/mlflow-gateway:a/config/temperature: must be number,string,null',
    ],
    [
      'a provider without an id',
      { ...BASE, providers: [{ label: 'a', config: {} }] },
      "/providers/0: must have required property 'id'",
    ],
    ['a provider without a name', { ...BASE, providers: ['mlflow-gateway:'] }, '/providers/0: must match pattern'],
    ['no providers', { ...BASE, providers: [] }, '/providers: must NOT have fewer than 1 items'],
    ['an empty prompt', { ...BASE, prompts: [''] }, '/prompts/0: must NOT have fewer than 1 characters'],
    ['tests that are a number', { ...BASE, tests: 5 }, '/tests: must be string,array,object,null'],
    ['repeats that are none', { ...BASE, evaluateOptions: { repeat: 0 } }, '/evaluateOptions/repeat: must be >= 1'],
    [
      'concurrency that is no whole number',
      { ...BASE, evaluateOptions: { maxConcurrency: 1.5 } },
      '/evaluateOptions/maxConcurrency: must be integer',
    ],
    ['a red team', { ...BASE, redteam: { purpose: 'a' } }, '/redteam: must NOT be valid'],
    [
      'a metric without a formula',
      { ...BASE, derivedMetrics: [{ name: 'f1' }] },
      "/derivedMetrics/0: must have required property 'value'",
    ],
    [
      'a score of an unknown category',
      { ...BASE, defaultTest: { options: { factuality: { agreed: 1 } } } },
      '/defaultTest/options/factuality: must NOT have additional properties (agreed)',
    ],
  ])('%s', (_what, config, problem) => {
    expect(validate(BASE)).toEqual([]);
    const problems = validate(config);
    expect(problems.filter((one) => one.startsWith(problem))).not.toEqual([]);
  });
});

const SAMPLES: readonly Json[] = ['some text', '', 0, -1, 1.5, 2, true, [], ['a'], [1], [{}], {}, { a: 'b' }];

describe('it agrees with the loader', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'schema-')));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const holders: Record<Place, (key: string, value: Json) => JsonObject> = {
    config: (key, value) => ({ ...(key === 'targets' ? without(BASE, 'providers') : BASE), [key]: value }),
    provider: (key, value) => ({ ...BASE, providers: [{ id: 'mlflow-gateway:chat', [key]: value }] }),
    prompt: (key, value) => ({ ...BASE, prompts: [{ raw: 'Answer: {{q}}', [key]: value }] }),
    test: (key, value) => ({ ...BASE, tests: [{ vars: { q: 'a' }, [key]: value }] }),
    defaultTest: (key, value) => ({ ...BASE, defaultTest: { vars: { q: 'a' }, [key]: value } }),
    options: (key, value) => ({ ...BASE, defaultTest: { options: { [key]: value } } }),
    assertion: (key, value) => withAssertion({ type: 'llm-rubric', value: 'good', [key]: value }),
    'assert-set': (key, value) => withAssertion({ type: 'assert-set', assert: [{ type: 'is-json' }], [key]: value }),
    scenario: (key, value) => ({ ...BASE, scenarios: [{ config: [{ vars: { q: 'a' } }], tests: [{}], [key]: value }] }),
    gate: (key, value) => ({ ...BASE, gate: { [key]: value } }),
    evaluateOptions: (key, value) => ({ ...BASE, evaluateOptions: { [key]: value } }),
    commandLineOptions: (key, value) => ({ ...BASE, commandLineOptions: { [key]: value } }),
  };
  const keys = Object.entries(KEYS).flatMap(([place, rules]) =>
    Object.entries(rules).flatMap(([key, rule]): [Place, string][] => ('used' in rule ? [[place as Place, key]] : [])),
  );

  test.each(keys.filter(([, key]) => key !== '$ref'))('at %s: %s', async (place, key) => {
    for (const sample of SAMPLES) {
      const config = holders[place](key, sample);
      const problem = await problemOf(root, config);
      const refused = validate(config);
      const shown = { place, key, sample, problem, refused };
      // No false alarm in an editor, and no wrong type without one.
      if (refused.length > 0) expect(shown).toEqual({ ...shown, problem: expect.any(String) });
      if (problem && /has to be .*, got /.test(problem)) expect(shown).not.toEqual({ ...shown, refused: [] });
    }
  });

  const shapes = Object.keys(VALUE_SCHEMAS) as ValueShape[];
  test.each(shapes)('values of the shape %s', (shape) => {
    const check = validator(VALUE_SCHEMAS[shape]);
    const more: Json[] = [
      '3',
      'a, b',
      { min: 1 },
      { max: '2' },
      { min: 'x' },
      { method: 'sum' },
      { method: 'max' },
      { weights: { a: 1 } },
      { weights: { a: 'b' } },
      { requiredElements: ['a'] },
      { requiredElements: 'a' },
      { databaseType: 'MySQL' },
      { databaseType: 1 },
      { allowedTables: [] },
      { allowedColumns: ['a'] },
      { threshold: '1' },
      [[]],
      ['a', 2],
    ];
    for (const value of [...SAMPLES, ...more]) {
      const problem = checkShape({ required: true, shape }, value);
      expect({ value, refused: check(value).length > 0 }).toEqual({ value, refused: problem !== undefined });
    }
  });
});

function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}
