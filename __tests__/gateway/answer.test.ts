// What is read from a completion, and what of it the assertions judge.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type ChatAnswer, guardrailAnswer, readCompletion } from '../../src/gateway/answer.js';
import { gatewayTimes } from '../../src/gateway/http-answer.js';
import { outputOf } from '../../src/gateway/output.js';
import type { Json, JsonObject } from '../../src/json.js';

const recorded = JSON.parse(readFileSync(new URL('./recorded/answers.json', import.meta.url), 'utf8')) as {
  name: string;
  headers: Record<string, string>;
  body: string;
}[];

function read(body: unknown) {
  const result = readCompletion(body);
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

function ofRecorded(name: string) {
  const found = recorded.find((one) => one.name === name);
  return read(JSON.parse(found?.body ?? 'null'));
}

function answerWith(message: JsonObject, choice: JsonObject = {}): ChatAnswer {
  return read({ choices: [{ message, ...choice }] }).answer;
}

const CALL = { id: 'c1', type: 'function', function: { name: 'f', arguments: '{}' } };
/** JSON that no report could be made of. */
const DEEP = '['.repeat(5_000) + ']'.repeat(5_000);
const JSON_SCHEMA = { response_format: { type: 'json_schema', json_schema: {} } };

describe('answers recorded from MLflow 3.17.2', () => {
  test.each<[string, Json | undefined]>([
    ['served model differs from the configured one', 'stub answer to: hi'],
    [
      'tool call',
      [{ id: 'call_stub1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Paris"}' } }],
    ],
    ['null content', undefined],
    ['refusal', undefined],
    ['finish_reason length', 'stub answer to: hi'],
    ['finish_reason content_filter', 'Content filtered by provider'],
    ['content in parts', 'part onepart two'],
    ['no usage', 'stub answer to: hi'],
  ])('%s', (name, output) => {
    expect(outputOf(ofRecorded(name).answer, {})).toEqual(output);
  });

  test('what was served and used is told', () => {
    expect(ofRecorded('served model differs from the configured one').served).toEqual({
      servedModel: 'gpt-4o-2024-08-06',
      servedBy: 'openai',
      answerId: expect.any(String),
      finishReason: 'stop',
      tokens: { prompt: 1, completion: 4, total: 5, cached: 0, reasoning: 0 },
    });
    expect(ofRecorded('fallback: primary 500, secondary answers').served.servedModel).toBe('gpt-4o-mini');
    expect(ofRecorded('no usage').served).not.toHaveProperty('tokens');
    expect(readCompletion(JSON.parse(recorded.find(({ name }) => name === 'no choices')?.body ?? ''))).toHaveProperty(
      'problem',
    );
  });
});

describe('the output that assertions judge', () => {
  test.each<[string, ChatAnswer, JsonObject, Json | undefined]>([
    ['text', answerWith({ content: 'a' }), {}, 'a'],
    ['an empty text is an answer', answerWith({ content: '' }), {}, ''],
    ['no content', answerWith({ content: null }), {}, undefined],
    ['no content, an empty list of calls', answerWith({ content: null, tool_calls: [] }), {}, undefined],
    ['tool calls alone', answerWith({ content: null, tool_calls: [CALL] }), {}, [CALL]],
    ['tool calls beside an empty text', answerWith({ content: '', tool_calls: [CALL] }), {}, [CALL]],
    ['an empty list of calls beside text', answerWith({ content: 'a', tool_calls: [] }), {}, 'a'],
    [
      'a function call',
      answerWith({ content: null, function_call: { name: 'f', arguments: '{}' } }),
      {},
      { name: 'f', arguments: '{}' },
    ],
    [
      'text and tool calls',
      answerWith({ content: 'a', tool_calls: [CALL], refusal: null }),
      {},
      { content: 'a', tool_calls: [CALL], refusal: null },
    ],
    ['a refusal', answerWith({ content: null, refusal: 'no' }), JSON_SCHEMA, 'no'],
    [
      'filtered, with a part of the text',
      answerWith({ content: 'partly' }, { finish_reason: 'content_filter' }),
      {},
      'partly',
    ],
    ['JSON by schema', answerWith({ content: '{"a": 1}' }), JSON_SCHEMA, { a: 1 }],
    ['a list by schema', answerWith({ content: '[1, 2]' }), JSON_SCHEMA, [1, 2]],
    ['by schema, but nested without end', answerWith({ content: DEEP }), JSON_SCHEMA, DEEP],
    ['by schema, but no JSON', answerWith({ content: 'not json' }), JSON_SCHEMA, 'not json'],
    [
      'JSON without a schema stays text',
      answerWith({ content: '{"a": 1}' }),
      { response_format: { type: 'json_object' } },
      '{"a": 1}',
    ],
    ['reasoning', answerWith({ content: 'a', reasoning: 'hm' }), {}, 'Thinking: hm\n\na'],
    ['reasoning_content', answerWith({ content: 'a', reasoning_content: 'hm' }), {}, 'Thinking: hm\n\na'],
    ['reasoning and JSON by schema', answerWith({ content: '{"a": 1}', reasoning: 'hm' }), JSON_SCHEMA, { a: 1 }],
    [
      'reasoning before text and tool calls',
      answerWith({ content: 'a', reasoning: 'hm', tool_calls: [CALL] }),
      {},
      'Thinking: hm\n\na',
    ],
    [
      'reasoning before tool calls alone',
      answerWith({ content: null, reasoning: 'hm', tool_calls: [CALL] }),
      {},
      [CALL],
    ],
    ['reasoning without an answer', answerWith({ content: null, reasoning: 'hm' }), {}, undefined],
    ['a spoken answer', answerWith({ content: null, audio: { transcript: 'said' } }), {}, 'said'],
    ['a guardrail, even with a schema', guardrailAnswer('[1]'), JSON_SCHEMA, '[1]'],
  ])('%s', (_name, answer, params, output) => {
    expect(outputOf(answer, params)).toEqual(output);
  });

  test('reasoning can be left out', () => {
    expect(outputOf(answerWith({ content: 'a', reasoning: 'hm' }), {}, { showReasoning: false })).toBe('a');
  });
});

test.each([
  ['STOP', 'stop'],
  [' end_turn ', 'stop'],
  ['max_tokens', 'length'],
  ['function_call', 'tool_calls'],
  ['tool_use', 'tool_calls'],
  ['refusal', 'content_filter'],
  ['odd', 'odd'],
  ['', undefined],
  [null, undefined],
])('finish_reason %p is told as %p', (raw, told) => {
  expect(answerWith({ content: 'a' }, { finish_reason: raw }).finishReason).toBe(told);
});

test('log probabilities are kept, usage without a total is added up', () => {
  const { answer, served } = read({
    choices: [{ message: { content: 'a' }, logprobs: { content: [{ token: 'a', logprob: -0.1 }, { token: 'b' }] } }],
    usage: { prompt_tokens: 2, completion_tokens: 3 },
  });
  expect(answer.logProbs).toEqual([-0.1]);
  expect(served).toEqual({ tokens: { prompt: 2, completion: 3, total: 5 } });
});

test("the gateway's times: overhead apart, odd values and a negative rest are no times", () => {
  const times = (duration?: string, overhead?: string) =>
    gatewayTimes({
      status: 200,
      body: '',
      headers: { 'x-mlflow-gateway-duration-ms': duration, 'x-mlflow-gateway-overhead-duration-ms': overhead },
    });
  expect(times('250', '50')).toEqual({ gatewayMs: 250, providerMs: 200 });
  expect(times('250')).toEqual({ gatewayMs: 250 });
  expect(times('10', '20')).toEqual({ gatewayMs: 10, providerMs: 0 });
  expect(times('x', '50')).toEqual({});
});
