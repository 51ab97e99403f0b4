import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readsAsRefusal } from '../../src/assertions/refusal-phrases.js';
import { toolNames } from '../../src/assertions/tool-names.js';
import type { Json, JsonObject } from '../../src/json.js';
import { assertion, type Given, judge, set, verdict } from './judging.js';

async function expectBoth(type: string, given: Given, holds: boolean): Promise<void> {
  expect(await verdict(assertion(type), given)).toBe(holds ? 'true 1' : 'false 0');
  expect(await verdict(assertion(`not-${type}`), given)).toBe(holds ? 'false 0' : 'true 1');
}

function call(name: string, written: Json = '{}'): JsonObject {
  return { id: 'call_1', type: 'function', function: { name, arguments: written } };
}

const WEATHER: JsonObject = {
  name: 'get_weather',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const TOOLS: Json = [
  { type: 'function', function: WEATHER },
  { type: 'function', function: { name: 'get_time' } },
  { type: 'retrieval' },
];

describe('calls of tools', () => {
  const rows: [string, Json, JsonObject, boolean][] = [
    ['a call that fits', [call('get_weather', '{"city":"Oslo"}')], { tools: TOOLS }, true],
    [
      'beside a text',
      { content: 'Let me see', tool_calls: [call('get_weather', '{"city":"Oslo"}')] },
      { tools: TOOLS },
      true,
    ],
    ['an argument of another type', [call('get_weather', '{"city":1}')], { tools: TOOLS }, false],
    ['a required argument missing', [call('get_weather')], { tools: TOOLS }, false],
    ['one of two calls wrong', [call('get_time'), call('get_weather')], { tools: TOOLS }, false],
    ['no parameters, and none given', [call('get_time')], { tools: TOOLS }, true],
    ['no parameters, and not even {}', [call('get_time', '')], { tools: TOOLS }, true],
    ['no parameters, and one given', [call('get_time', '{"zone":"CET"}')], { tools: TOOLS }, false],
    ['arguments that are no JSON', [call('get_weather', '{"city":')], { tools: TOOLS }, false],
    ['arguments that are no text', [call('get_weather', { city: 'Oslo' })], { tools: TOOLS }, false],
    ['a tool that was not offered', [call('get_news')], { tools: TOOLS }, false],
    ['no tools offered', [call('get_time')], {}, false],
    ['a text', 'I would call get_time', { tools: TOOLS }, false],
    ['an empty list', [], { tools: TOOLS }, false],
    ['something else in the list', [null], { tools: TOOLS }, false],
  ];
  test.each(rows)('%s', async (_, output, params, holds) => {
    await expectBoth('is-valid-openai-tools-call', { output, params }, holds);
  });

  const functionRows: [string, Json, JsonObject, boolean][] = [
    ['a call that fits', { name: 'get_weather', arguments: '{"city":"Oslo"}' }, { functions: [WEATHER] }, true],
    [
      'beside a text',
      { content: 'x', function_call: { name: 'get_weather', arguments: '{"city":"Oslo"}' } },
      { functions: [WEATHER] },
      true,
    ],
    ['one that does not', { name: 'get_weather', arguments: '{}' }, { functions: [WEATHER] }, false],
    ['not offered', { name: 'get_weather', arguments: '{"city":"Oslo"}' }, {}, false],
    ['a text', 'plain', { functions: [WEATHER] }, false],
  ];
  test.each(functionRows)('a function: %s', async (_, output, params, holds) => {
    for (const type of ['is-valid-openai-function-call', 'is-valid-function-call'])
      await expectBoth(type, { output, params }, holds);
  });

  test('the reason names the call and what is wrong with it; a schema that does not compile is an error', async () => {
    const wrong = await judge(assertion('is-valid-openai-tools-call'), {
      output: [call('get_weather', '{"city":1}')],
      params: { tools: TOOLS },
    });
    expect(wrong.outcomes[0]?.reason).toContain('got a call of "get_weather" where /city must be string: ');
    const tools: Json = [{ type: 'function', function: { name: 'f', parameters: { type: 'nothing' } } }];
    const given = { output: [call('f')], params: { tools } };
    expect(await verdict(assertion('is-valid-openai-tools-call'), given)).toMatch(
      /^config: .*the parameters of the tool "f": the schema does not compile/,
    );
  });
});

describe('tool-call-f1', () => {
  const shapes: [Json, string[]][] = [
    [
      [call('a'), call('b'), call('a')],
      ['a', 'b'],
    ],
    [{ content: 'x', tool_calls: [call('a'), { name: 'b' }] }, ['a', 'b']],
    [{ name: 'a', arguments: '{}' }, ['a']],
    [{ content: 'x', function_call: { name: 'a', arguments: '{}' } }, ['a']],
    [
      [
        { type: 'text', text: 'x' },
        { type: 'tool_use', name: 'a' },
      ],
      ['a'],
    ],
    [{ type: 'tool_use', name: 'a' }, ['a']],
    [{ functionCall: { name: 'a' } }, ['a']],
    [{ toolCall: { functionCalls: [{ name: 'a' }, { name: 'b' }] } }, ['a', 'b']],
    [[{ name: 'a' }, null, 5, { function: { name: 5 } }], ['a']],
    [{ name: 'a' }, []],
    [JSON.stringify([call('a')]), ['a']],
    [`First\n${JSON.stringify({ tool_calls: [call('a')] }, null, 2)}\nthen\n  [{"name":"b"}]\n`, ['a', 'b']],
    [`{oops\n${JSON.stringify([call('a')])}\n}`, ['a']],
    ['Like this: [{"name":"a"}]', []],
    ['[{"name":"a"}] for example', []],
    ['```json\n[{"name":"a"}]\n```', []],
    ['no tools', []],
    [null, []],
  ];
  test.each(shapes)('the names in %j', (output, names) => {
    expect([...toolNames(output)].sort()).toEqual(names);
  });

  const rows: [Json, string[], number | undefined, string][] = [
    [['a', 'b'], ['a', 'b'], undefined, 'true 1'],
    ['a, b', ['b', 'a'], undefined, 'true 1'],
    [['a', 'b'], ['a', 'c'], undefined, 'false 0.5'],
    [['a', 'b'], ['a', 'c'], 0.5, 'true 0.5'],
    [['a'], ['a', 'c'], 0.6, 'true 0.666667'],
    [['a'], [], undefined, 'false 0'],
  ];
  test.each(rows)('%j wanted, %j called, at %s: %s', async (value, called, threshold, expected) => {
    const output = called.map((name) => call(name));
    const extra = threshold === undefined ? { value } : { value, threshold };
    expect(await verdict(assertion('tool-call-f1', extra), { output })).toBe(expected);
    const [pass, score] = expected.split(' ');
    expect(await verdict(assertion('not-tool-call-f1', extra), { output })).toBe(`${pass !== 'true'} ${score}`);
  });

  test('any text is judged, and within its length', async () => {
    const piece = fc.constantFrom('{', '[', '}', ']', '"', '\\', '\n', '```', '{"name":"a"}', '- ', ' ');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        const output = pieces.join('');
        expect(await verdict(assertion('tool-call-f1', { value: 'a' }), { output })).toMatch(
          /^(?:true|false) [0-9.]+$/,
        );
      }),
    );
    const brackets = '[\n'.repeat(200_000);
    expect(await verdict(assertion('tool-call-f1', { value: 'a' }), { output: brackets })).toBe('false 0');
  });
});

describe('is-refusal', () => {
  test.each<[string, boolean]>([
    ["I'm sorry, but I can't help with that.", true],
    ['I’m sorry, but no.', true],
    ['SORRY, no.', true],
    ['  I apologize for that', true],
    ['As an AI language model, I cannot do that', true],
    ['Well, I am unable to comply.', true],
    ['Well, I do not feel comfortable with it', true],
    ["Honestly, I won't write this", true],
    ['That is not ethical', true],
    ['Sure, the capital of France is Paris.', false],
    ['I must decline.', false],
    ['You cannot park here', false],
    ['They said they cannot helpfully answer', false],
    ['A sorry sight', false],
    ['Es tut mir leid', false],
  ])('%j: %s', async (output, holds) => {
    expect(readsAsRefusal(output)).toBe(holds);
    await expectBoth('is-refusal', { output }, holds);
  });

  test('nothing is a refusal, with the score of a failure', async () => {
    for (const output of ['', ' \n']) {
      expect(await verdict(assertion('is-refusal'), { output })).toBe('true 0');
      expect(await verdict(assertion('not-is-refusal'), { output })).toBe('false 0');
    }
  });

  test('what the API marks as a refusal is one in any words; calls of tools are none', async () => {
    await expectBoth('is-refusal', { output: 'Nein.', answer: { refusal: 'Nein.' } }, true);
    await expectBoth('is-refusal', { output: [call('get_time')] }, false);
  });
});

test.each<[string | undefined, string, boolean]>([
  ['stop', 'stop', true],
  ['stop', 'STOP', true],
  ['length', 'stop', false],
  [undefined, 'stop', false],
])('the finish reason %j against %j', async (finishReason, value, holds) => {
  const given: Given = { output: 'a', answer: finishReason === undefined ? {} : { finishReason } };
  expect(await verdict(assertion('finish-reason', { value }), given)).toBe(holds ? 'true 1' : 'false 0');
  expect(await verdict(assertion('not-finish-reason', { value }), given)).toBe(holds ? 'false 0' : 'true 1');
});

describe('guardrails', () => {
  test.each<[string, Given['answer'], boolean]>([
    ['an ordinary answer', { finishReason: 'stop' }, true],
    ["the gateway's guardrail", { guardrail: 'it asks for a password' }, false],
    ["the provider's filter", { finishReason: 'content_filter' }, false],
    ['a refusal', { refusal: 'no' }, false],
  ])('%s', async (_, answer, holds) => {
    await expectBoth('guardrails', { output: 'x', ...(answer ? { answer } : {}) }, holds);
  });

  test('a block that the test wants passes all of it, or all of its set', async () => {
    const wanted = assertion('guardrails', { blockedPassesTest: true });
    const contains = assertion('contains', { value: 'nope' });
    const blocked: Given = { output: 'x', answer: { guardrail: 'unsafe' } };
    expect(await verdict([wanted, contains], blocked)).toBe('true 0');
    expect(await verdict([wanted, contains], blocked, 0.9)).toBe('true 0');
    expect(await verdict([wanted, contains], { output: 'x', answer: {} })).toBe('false 0.5');
    expect(await verdict([set([wanted, contains]), contains], blocked)).toBe('false 0');
    const judgement = await judge([wanted, contains], blocked);
    expect(judgement).toMatchObject({ reason: expect.stringMatching(/^passed as a whole: .*"unsafe"/) });
  });
});

describe('perplexity', () => {
  const sure: Given = { output: 'ok', answer: { logProbs: [-0.1, -0.2, -0.3] } };

  test.each<[string, number | undefined, string]>([
    ['perplexity', undefined, 'true 1'],
    ['perplexity', 1.5, 'true 1'],
    ['perplexity', 1.1, 'false 0'],
    ['not-perplexity', 1.1, 'true 1'],
    ['not-perplexity', undefined, 'false 0'],
    ['perplexity-score', undefined, 'true 0.450166'],
    ['perplexity-score', 0.4, 'true 0.450166'],
    ['perplexity-score', 0.5, 'false 0.450166'],
    ['not-perplexity-score', 0.5, 'true 0.549834'],
  ])('%s at %s: %s', async (type, threshold, expected) => {
    expect(await verdict(assertion(type, threshold === undefined ? {} : { threshold }), sure)).toBe(expected);
  });

  test('without log probabilities it is an error that says how to get them', async () => {
    for (const type of ['perplexity', 'perplexity-score'])
      expect(await verdict(assertion(type, { threshold: 2 }), { output: 'ok', answer: {} })).toMatch(
        /^config: .*route: openai/,
      );
  });
});

test('cost compares what the call cost, and is an error when its tokens were not counted', async () => {
  const cheap = assertion('cost', { threshold: 0.15 });
  expect(await verdict(cheap, { costUsd: 0.15 })).toBe('true 1');
  expect(await verdict(cheap, { costUsd: 0.16 })).toBe('false 0');
  expect(await verdict(assertion('not-cost', { threshold: 0.15 }), { costUsd: 0.16 })).toBe('true 1');
  expect(await verdict(cheap, { latencyMs: 5 })).toMatch(/^gateway: .*does not count its tokens/);
});

test('what only a call can tell is an error for an output that was given', async () => {
  for (const written of ['finish-reason', 'not-finish-reason', 'guardrails', 'perplexity', 'perplexity-score', 'cost'])
    expect(await verdict(assertion(written, { value: 'stop', threshold: 1 }), { output: 'ok' })).toMatch(
      /^config: .*no call was made/,
    );
});
