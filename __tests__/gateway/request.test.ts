// The pure parts of asking: body, URL, retries, places.
import { describe, expect, test } from '@jest/globals';
import { refusedParameter } from '../../src/gateway/refused-parameter.js';
import { requestBody, wireParameters } from '../../src/gateway/request.js';
import { newTraceId, resolveServer, traceparent } from '../../src/gateway/server.js';

describe('the body', () => {
  test('takes parameters as the gateway wants them', () => {
    expect(
      wireParameters(
        {
          temperature: '0.5',
          max_tokens: '64',
          seed: 'x',
          top_p: '',
          stop: 'END',
          user: '7',
          n: null,
          tools: [],
          left: 1,
        },
        ['left'],
      ),
    ).toEqual({ temperature: 0.5, max_tokens: 64, seed: 'x', top_p: '', stop: ['END'], user: '7', tools: [] });
    expect(wireParameters({ stop: ['a', 'b'], temperature: 0 }, [])).toEqual({ stop: ['a', 'b'], temperature: 0 });
  });

  test('no parameter can replace endpoint and messages', () => {
    expect(
      JSON.parse(requestBody('chat', { messages: [{ role: 'user', content: 'x' }] }, { model: 'other', messages: [] })),
    ).toEqual({
      model: 'chat',
      messages: [{ role: 'user', content: 'x' }],
    });
  });
});

describe('the server', () => {
  const resolve = (baseUrl: string, headers: Record<string, string> = {}) =>
    resolveServer({ baseUrl, endpoint: 'e', headers }, 'mlflow-gateway-eval/1.2.3');

  test('a prefix is kept, trailing slashes are not', () => {
    expect(resolve('http://h:5000/ml/flow//')).toMatchObject({ origin: 'http://h:5000', url: 'http://h:5000/ml/flow' });
  });

  test("the user's headers win, in any case of letters", () => {
    expect(resolve('http://h', { 'User-Agent': 'mine', AUTHORIZATION: 'Bearer x' })).toMatchObject({
      headers: { 'user-agent': 'mine', authorization: 'Bearer x', accept: 'application/json' },
      authorization: 'bearer',
    });
    expect(resolve('http://h', { authorization: 'Bearer x', 'x-mlflow-authorization': 'Basic eA==' })).toMatchObject({
      authorization: 'basic',
    });
    expect(resolve('http://h')).not.toHaveProperty('authorization');
  });

  test.each([
    'nonsense',
    'ftp://h',
    'http://user:hunter22@h',
    'http://h?token=hunter22',
    'http://h#hunter22',
    'http://user:hunter22@h:x',
  ])('%s is refused, and nothing secret of it is repeated', (baseUrl) => {
    const resolved = resolve(baseUrl);
    expect(resolved).toMatchObject({ error: { kind: 'config', message: expect.stringContaining('gateway-url') } });
    expect(JSON.stringify(resolved)).not.toContain('hunter22');
  });

  test('each call has a trace of its own', () => {
    const traceId = newTraceId();
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(traceparent(traceId)).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    expect(traceparent(traceId)).not.toBe(traceparent(traceId));
    expect(newTraceId()).not.toBe(traceId);
  });
});

describe('a parameter that a provider refuses', () => {
  const DEFAULTS = ['temperature', 'max_tokens'];
  test.each<[string, string | undefined]>([
    [
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      'max_tokens',
    ],
    [
      "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
      'temperature',
    ],
    ['`temperature` and `top_p` cannot both be specified for this model. Please use only one.', 'temperature'],
    ['max_tokens is too large: 1024. This model supports at most 512 completion tokens.', 'max_tokens'],
    ['temperature: Extra inputs are not permitted', 'temperature'],
    ["Unsupported parameter: 'max_completion_tokens' is not supported", undefined],
    ["Unsupported parameter: 'stub' is not supported with this model.", undefined],
    ['the temperature in Oslo is part of your prompt', undefined],
    ["Invalid 'messages'", undefined],
  ])('%s', (refusal, name) => {
    expect(refusedParameter(refusal, DEFAULTS)).toBe(name);
  });

  test('only one of the candidates is ever named', () => {
    expect(refusedParameter("Unsupported parameter: 'max_tokens'", ['temperature'])).toBeUndefined();
  });
});
