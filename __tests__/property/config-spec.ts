// What a generated config holds, as plain facts: write-config.ts makes files of them, expected-cells.ts counts them. Kept
// apart from both, so that fast-check can make a failing config smaller.
import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/json.js';

export interface ProviderSpec {
  form: 'text' | 'map' | 'keyed' | 'file';
  label: boolean;
  /** The labelled prompts that it gets, by their place among them; undefined: all prompts, empty: none. */
  prompts: number[] | undefined;
  config: JsonObject;
}

export interface PromptSpec {
  form:
    | 'inline'
    | 'labelled'
    | 'labelled file'
    | 'chat'
    | 'txt'
    | 'md'
    | 'j2'
    | 'json'
    | 'yaml'
    | 'jsonl'
    | 'csv'
    | 'glob'
    | 'code';
  /** How many prompts a file of several holds. */
  parts: number;
  text: string;
}

export interface VarSpec {
  name: string;
  kind: 'text' | 'value' | 'texts' | 'values' | 'file' | 'yaml file' | 'glob';
  /** Length of a list, number of files behind a glob. */
  count: number;
  text: string;
  value: Json;
}

export interface TestSpec {
  vars: VarSpec[];
  assert: Json[];
  /** By the place of the endpoint in the config; a place that there is not counts round. */
  providers: number[] | undefined;
  prompts: number[] | undefined;
  repeat: number | undefined;
  disableVarExpansion: boolean;
  /** The other keys of a test. */
  rest: JsonObject;
  options: JsonObject;
}

export interface TestsSpec {
  form: 'inline' | 'yaml' | 'json' | 'jsonl' | 'csv' | 'glob' | 'code';
  tests: TestSpec[];
}

export interface ScenarioSpec {
  sets: TestSpec[];
  tests: TestSpec[];
}

export interface ConfigSpec {
  providers: ProviderSpec[];
  prompts: PromptSpec[];
  tests: TestsSpec[];
  scenarios: ScenarioSpec[];
  defaultTest: TestSpec | undefined;
  defaultTestInFile: boolean;
  repeat: number | undefined;
  /** Keys of the top that change no cell. */
  rest: JsonObject;
  /** JSON is YAML too; YAML shares equal maps by anchors. */
  notation: 'yaml' | 'json';
  lineEnd: '\n' | '\r\n';
  bom: boolean;
}

/** Texts that break whatever forgets to escape them. */
const HOSTILE = [
  '',
  ' ',
  '{{',
  '}} {{ v1 }}',
  '{{ v0 }}',
  '{% for x in y %}',
  '{# open',
  "{{ range.constructor('return process')() }}",
  '::error::no command',
  '| a | b |\n|---|---|',
  '````\n```\n~~~',
  '<script>alert(1)</script><!-- marker -->',
  '@everyone #1 https://example.com',
  '\u0000\u0007\u001b[31m',
  '\u202e\u2066\ufeff',
  '\ud800 lone',
  '"\'\\\r\n\t',
  '=1+1',
  '- role: user',
  '[{"role":"user","content":"x"',
  '{"a":',
  'null',
  '--- ',
  'a,b;"c"',
  'x'.repeat(700),
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('Paris', 'number 7', 'yes, it is', 'a "quoted" word', '{"answer": 42}') },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }).filter((one) => !one.startsWith('file:')) },
);

const PROMPTS = [
  'plain words',
  'Ask {{v0}}',
  'Say {{ v1 | upper }} and {{ v2 | default("nothing") }}',
  '{% if v0 %}yes{% endif %} {{ v2 | dump }}',
  '{% for x in v1 %}{{ loop.index }} {{ x }}{% endfor %}',
  'Shout {{ v0 | shout }}',
  '{{ v0 }}{{ constructor }}{{ v0.length.constructor }}',
  '{% for turn in _conversation %}{{ turn.output }} {% endfor %}{{ v0 }}',
];

const value = fc.constantFrom<Json>(
  0,
  -1.5,
  1e21,
  true,
  false,
  null,
  {},
  [],
  { a: { b: [1, 'x', null] } },
  [1, 2],
  [{}],
  [['a']],
);

const varSpec: fc.Arbitrary<VarSpec> = fc.record({
  name: fc.constantFrom('v0', 'v1', 'v2', 'with space', 'größe', 'constructor', 'toString', 'assert'),
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant('text' as const) },
    { weight: 4, arbitrary: fc.constantFrom('value', 'texts', 'values', 'file', 'yaml file', 'glob') },
  ) as fc.Arbitrary<VarSpec['kind']>,
  count: fc.integer({ min: 1, max: 3 }),
  text,
  value,
});

/** One assertion of each kind that needs nothing of its test, with values of all shapes. */
const PLAIN_ASSERTIONS: JsonObject[] = [
  { type: 'contains', value: 'a' },
  { type: 'contains', value: '{{v0}}' },
  { type: 'not-contains', value: 'never said' },
  { type: 'icontains', value: 'ANSWER' },
  { type: 'contains-any', value: ['{{v0}}', 'answer'] },
  { type: 'not-contains-all', value: 'a, b, "c, d"' },
  { type: 'icontains-any', value: ['x', 7] },
  { type: 'equals', value: 'an answer' },
  { type: 'not-equals', value: { a: 1 } },
  { type: 'starts-with', value: 'an' },
  { type: 'regex', value: '\\d+|answer' },
  { type: 'regex', value: '(a+)+$' },
  { type: 'is-json' },
  { type: 'is-json', value: { type: 'object', required: ['answer'] } },
  { type: 'not-contains-json', value: 'type: object' },
  { type: 'is-xml' },
  { type: 'contains-html' },
  { type: 'is-sql' },
  { type: 'levenshtein', value: 'an answer', threshold: 3 },
  { type: 'word-count', value: { min: 1, max: 100 } },
  { type: 'latency', threshold: 1_000 },
  { type: 'not-latency', threshold: 1 },
  { type: 'perplexity', threshold: 5 },
  { type: 'bleu', value: ['an answer', 'another'] },
  { type: 'gleu', value: 'an answer' },
  { type: 'rouge-n', value: 'an answer', threshold: 0.1 },
  { type: 'meteor', value: 'an answer' },
  { type: 'finish-reason', value: 'stop' },
  { type: 'is-refusal' },
  { type: 'not-is-refusal' },
  { type: 'guardrails' },
  { type: 'tool-call-f1', value: 'look, find' },
  { type: 'is-valid-openai-tools-call' },
  { type: 'llm-rubric', value: 'is polite to {{v0}}' },
  { type: 'not-llm-rubric', value: 'is rude' },
  { type: 'g-eval', value: ['clear', 'short'] },
  { type: 'factuality', value: 'water is wet' },
  { type: 'model-graded-closedqa', value: 'says yes' },
  { type: 'similar', value: 'an answer', threshold: 0.5 },
  { type: 'answer-relevance', threshold: 0.1 },
  { type: 'conversation-relevance' },
];
const CODE_ASSERTIONS: JsonObject[] = [
  { type: 'javascript', value: 'output.length > 0' },
  { type: 'javascript', value: 'const n = context.vars.v0;\nreturn { pass: n !== 1, score: 0.5, reason: String(n) };' },
  { type: 'javascript', value: 'output.length', threshold: 4 },
  { type: 'javascript', value: 'throw new Error("::error::" + output)' },
  { type: 'javascript', value: 'return { nonsense: [1] }' },
  { type: 'contains', value: 'a', transform: 'output.toUpperCase()' },
  { type: 'javascript', value: 'file://check.cjs:judge' },
];

const single: fc.Arbitrary<JsonObject> = fc
  .record({
    base: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...PLAIN_ASSERTIONS) },
      { weight: 1, arbitrary: fc.constantFrom(...CODE_ASSERTIONS) },
    ),
    weight: fc.option(fc.constantFrom(0, 0.5, 1, 3), { nil: undefined, freq: 3 }),
    metric: fc.option(fc.constantFrom('tone', 'for {{v0}}', 'tone sum'), { nil: undefined, freq: 3 }),
  })
  .map(({ base, weight, metric }) => ({
    ...base,
    ...(weight === undefined ? {} : { weight }),
    ...(metric === undefined ? {} : { metric }),
  }));

const assertion: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc
      .record({
        assert: fc.array(single, { minLength: 1, maxLength: 3 }),
        threshold: fc.constantFrom(undefined, 0.3, 1),
      })
      .map(({ assert, threshold }) => ({
        type: 'assert-set',
        assert,
        ...(threshold === undefined ? {} : { threshold }),
      })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Json>(
      { $ref: '#/assertionTemplates/polite' },
      { $ref: '#/assertionTemplates/polite', weight: 2 },
    ),
  },
);

const filter = fc.option(fc.uniqueArray(fc.nat(3), { maxLength: 2 }), { nil: undefined, freq: 5 });

const testSpec: fc.Arbitrary<TestSpec> = fc.record({
  vars: fc.uniqueArray(varSpec, { maxLength: 3, selector: ({ name }) => name }),
  assert: fc.array(assertion, { maxLength: 3 }),
  providers: filter,
  prompts: filter,
  repeat: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 8 }),
  disableVarExpansion: fc.constantFrom(false, false, false, true),
  rest: fc.constantFrom<JsonObject>(
    {},
    {},
    { threshold: 0.5 },
    { metadata: { tags: ['a'] } },
    { providerOutput: 'an answer that is there' },
  ),
  options: fc.constantFrom<JsonObject>(
    {},
    {},
    {},
    { prefix: 'Note {{v0}}: ', suffix: '!' },
    { temperature: 0.5 },
    { storeOutputAs: 'stored' },
    { transform: 'output.trim()' },
    { transform: 'context.vars.v0.nothing.at.all' },
    { disableConversationVar: true },
    { disableDefaultAsserts: true },
  ),
});

const described: fc.Arbitrary<TestSpec> = fc
  .record({ test: testSpec, description: fc.option(text, { nil: undefined }) })
  .map(({ test, description }) =>
    description === undefined ? test : { ...test, rest: { ...test.rest, description } },
  );

const promptSpec: fc.Arbitrary<PromptSpec> = fc.record({
  form: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('inline', 'labelled') },
    {
      weight: 4,
      arbitrary: fc.constantFrom('labelled file', 'chat', 'txt', 'md', 'j2', 'json', 'yaml', 'jsonl', 'csv', 'glob'),
    },
    { weight: 1, arbitrary: fc.constant('code') },
  ) as fc.Arbitrary<PromptSpec['form']>,
  parts: fc.integer({ min: 1, max: 3 }),
  text: fc.constantFrom(...PROMPTS),
});

const testsSpec: fc.Arbitrary<TestsSpec> = fc.record({
  form: fc.constantFrom<TestsSpec['form']>(
    'inline',
    'inline',
    'inline',
    'yaml',
    'json',
    'jsonl',
    'csv',
    'csv',
    'glob',
    'code',
  ),
  tests: fc.array(described, { minLength: 1, maxLength: 3 }),
});

const anyConfig: fc.Arbitrary<ConfigSpec> = fc.record({
  providers: fc.array(
    fc.record({
      form: fc.constantFrom<ProviderSpec['form']>('text', 'text', 'map', 'keyed', 'file'),
      label: fc.boolean(),
      prompts: filter,
      config: fc.constantFrom<JsonObject>({}, { temperature: 0.2, max_tokens: null }, { cost: 0.001 }, { stop: ['x'] }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  prompts: fc.array(promptSpec, { minLength: 1, maxLength: 3 }),
  tests: fc.array(testsSpec, { minLength: 1, maxLength: 3 }),
  scenarios: fc.array(
    fc.record({
      sets: fc.array(testSpec, { minLength: 1, maxLength: 2 }),
      tests: fc.array(described, { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 1 },
  ),
  defaultTest: fc.option(testSpec, { nil: undefined }),
  defaultTestInFile: fc.boolean(),
  repeat: fc.constantFrom(undefined, undefined, undefined, 1, 2),
  rest: fc.constantFrom<JsonObject>(
    {},
    { description: '::error:: | <b>', tags: { a: 'b' } },
    {
      derivedMetrics: [
        { name: 'double', value: 'tone * 2' },
        { name: 'half', value: 'double / (tone - tone)' },
      ],
    },
    { evaluateOptions: { maxConcurrency: 1 } },
    { evaluateOptions: { delay: 5 }, commandLineOptions: { promptPrefix: '>> ' } },
    { env: { GREETING: '{{ env.NOTHING }}' }, sharing: false },
  ),
  notation: fc.constantFrom('yaml', 'yaml', 'json'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  bom: fc.boolean(),
});

/** A glob that is not expanded names no file: such a config is wrong. */
export const configSpec: fc.Arbitrary<ConfigSpec> = anyConfig.map((spec) => {
  const { tests, scenarios, defaultTest } = spec;
  const all = [
    ...tests.flatMap((source) => source.tests),
    ...scenarios.flatMap((scenario) => [...scenario.sets, ...scenario.tests]),
    ...(defaultTest ? [defaultTest] : []),
  ];
  if (!all.some(({ disableVarExpansion }) => disableVarExpansion)) return spec;
  const withoutGlobs = (test: TestSpec): TestSpec => ({
    ...test,
    vars: test.vars.map((one) => (one.kind === 'glob' ? { ...one, kind: 'texts' } : one)),
  });
  return {
    ...spec,
    tests: tests.map((source) => ({ ...source, tests: source.tests.map(withoutGlobs) })),
    scenarios: scenarios.map((scenario) => ({
      sets: scenario.sets.map(withoutGlobs),
      tests: scenario.tests.map(withoutGlobs),
    })),
    defaultTest: defaultTest && withoutGlobs(defaultTest),
  };
});
