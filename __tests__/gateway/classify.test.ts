// What each answer of the gateway, and each failure of the network, is taken for.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { classify } from '../../src/gateway/classify.js';
import { missingEndpoint } from '../../src/gateway/endpoint-names.js';
import type { About } from '../../src/gateway/failure.js';
import { classifyFault } from '../../src/gateway/fault.js';
import type { HttpAnswer } from '../../src/gateway/http-answer.js';
import { quote } from '../../src/gateway/outside-text.js';
import { payloadProblems } from '../../src/gateway/payload-problems.js';
import { resolveServer } from '../../src/gateway/server.js';
import { OVERHEAD } from './fault-server.js';

type Recorded = HttpAnswer & { name: string };
const recorded = JSON.parse(readFileSync(new URL('./recorded/errors.json', import.meta.url), 'utf8')) as Recorded[];

const NOW = Date.parse('2026-11-23T12:00:00Z');

function about(headers: Record<string, string> = {}, endpoints: string[] = []): About {
  const server = resolveServer({ baseUrl: 'http://mlflow:5000', endpoint: 'chat', headers }, 'test/1');
  if ('error' in server) throw new Error(server.error.message);
  return {
    server,
    subject: 'endpoint "chat"',
    url: 'http://mlflow:5000/gateway/mlflow/v1/chat/completions',
    unknownEndpoint: () => missingEndpoint('chat', server, endpoints),
  };
}

function of(name: string): HttpAnswer {
  const found = recorded.find((one) => one.name === name);
  if (!found) throw new Error(`nothing recorded as ${name}`);
  return found;
}

function answer(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

function failureOf(given: HttpAnswer, context = about()) {
  const classified = classify(given, context, NOW);
  if (classified.ok) throw new Error('taken for an answer');
  return classified.failure;
}

describe('answers recorded from MLflow 3.17.2', () => {
  const table: [name: string, kind: string, retry: string, says: string[]][] = [
    ['unknown endpoint', 'config', 'never', ['no endpoint "chat"', 'http://mlflow:5000']],
    [
      'GET instead of POST',
      'gateway',
      'never',
      ['no AI Gateway at http://mlflow:5000/gateway', 'gateway-url', 'prefix'],
    ],
    ['admin bad body', 'gateway', 'never', ['bug of mlflow-gateway-eval', "Missing required 'model'"]],
    ['stop string', 'config', 'never', ["stop: Input should be a valid list (got 'END')"]],
    ['temperature 2.1', 'config', 'never', ['temperature: Input should be less than or equal to 2 (got 2.1)']],
    ['multi-part content, file', 'config', 'never', ["Input tag 'file' found using 'type' does not match"]],
    ['body not JSON', 'gateway', 'never', ['bug of mlflow-gateway-eval']],
    ['body a list', 'gateway', 'fault', ['bare 500', "MLflow server's log"]],
    ['invocations chat with model in the body', 'config', 'never', ["'model' is not permitted"]],
    ['budget spent', 'budget', 'never', ['endpoint "chat"', 'until 2026-11-24T00:00:00Z', '$1.00 USD per 1 day']],
    ['provider 429', 'gateway', 'rate limit', ['rate limit', 'Limit 3, Used 3']],
    [
      'fallback: primary 500, secondary 429',
      'gateway',
      'rate limit',
      ['all 2 models of the fallback chain', 'rate limit', 'Rate limit reached'],
    ],
    [
      'provider 400',
      'config',
      'never',
      ['provider of endpoint "chat" refused the request (400): Unsupported parameter: \'stub\''],
    ],
    [
      'provider 401 (wrong provider key)',
      'gateway',
      'never',
      ['provider refused the key', 'on the server', 'Incorrect API key'],
    ],
    ['provider 404', 'gateway', 'never', ['provider does not know the model', 'on the server']],
    ['provider 500', 'gateway', 'fault', ['provider of endpoint "chat" failed (500)', 'had an error']],
    ['provider 500, text/plain', 'gateway', 'fault', ['failed (500): upstream broke']],
    ['provider 500, text/html', 'gateway', 'fault', ['failed (502)', 'text/html']],
    ['provider 500, error is a string', 'gateway', 'fault', ['bare 500', "see the MLflow server's log"]],
    ['provider 503', 'gateway', 'fault', ['failed (503)', 'overloaded']],
    ['provider answers malformed JSON', 'gateway', 'fault', ['bare 500']],
    ['provider answers HTML with 200', 'gateway', 'fault', ['failed (502)']],
    ['provider refuses the connection', 'gateway', 'fault', ['bare 500']],
    [
      'no credentials',
      'gateway',
      'never',
      ['401', 'none were sent', "Authorization: 'Basic {{env.MLFLOW_BASIC_AUTH}}'"],
    ],
    [
      'plain user, default permission READ',
      'gateway',
      'never',
      ['permission denied (403)', 'needs USE', 'no endpoint of that name'],
    ],
    ['Host not allowed', 'gateway', 'never', ['--allowed-hosts "mlflow:5000"']],
  ];

  test.each(table)('%s', (name, kind, retry, says) => {
    const given = of(name);
    const { error, retry: found } = failureOf(given);
    expect({ kind: error.kind, retry: found, status: error.status }).toEqual({ kind, retry, status: given.status });
    for (const text of says) expect(error.message).toContain(text);
    expect(error.message).toMatch(/^[a-z]/);
    expect(error.message).not.toMatch(/\n|undefined|https:\/\/errors\.pydantic/);
  });

  test.each(['guardrail before the model', 'guardrail after the model'])('%s is an answer, and flagged', (name) => {
    expect(classify(of(name), about(), NOW)).toMatchObject({
      ok: true,
      answer: { content: 'stub: not fine', guardrail: 'stub: not fine' },
    });
  });

  test('every recorded answer stands in a table above', () => {
    const named = new Set([...table.map(([name]) => name), 'Bearer token', 'wrong password']);
    expect(recorded.map(({ name }) => name).filter((name) => !named.has(name) && !/^guardrail/.test(name))).toEqual([]);
  });

  test.each([
    ['Bearer token', 'Bearer abc', /takes no Bearer token.*X-MLflow-Authorization/],
    ['wrong password', 'Basic YWRtaW46d3Jvbmc=', /user name or the password/],
  ])('401 after a %s says which credential would be right', (name, authorization, says) => {
    expect(failureOf(of(name), about({ authorization })).error.message).toMatch(says);
  });
});

describe('answers that were not recorded', () => {
  test.each<[string, HttpAnswer, Record<string, unknown>, RegExp]>([
    [
      'a gateway that is switched off',
      answer(501, { detail: 'disabled' }),
      { kind: 'config', retry: 'never' },
      /switched off.*\(501\): disabled/,
    ],
    [
      'a private upstream',
      answer(502, { detail: 'Gateway upstream connection blocked: 10.0.0.1' }, OVERHEAD),
      { kind: 'config', retry: 'never' },
      /does not let endpoint "chat" call its provider/,
    ],
    [
      'a guardrail that says something else',
      answer(400, { detail: "Guardrail 'pii' is not configured" }),
      { kind: 'config', retry: 'never' },
      /refused the request \(400\): Guardrail 'pii' is not configured/,
    ],
    [
      "a guardrail's judge that is broken",
      answer(500, { detail: { error_code: 'INTERNAL_ERROR', message: 'no judge' } }),
      { kind: 'gateway', retry: 'fault' },
      /failed on endpoint "chat" \(500\): no judge/,
    ],
    [
      'a budget behind a fallback chain',
      answer(429, {
        detail:
          'All 2 fallback attempts failed. Last error: 429: Budget limit exceeded. Limit: $5.00 USD per 1 day. Budget resets at 2026-01-01T00:00:00Z. Request rejected.',
      }),
      { kind: 'budget', retry: 'never' },
      /until 2026-01-01T00:00:00Z \(Limit: \$5\.00 USD per 1 day\)/,
    ],
    [
      'a budget in other words',
      answer(429, { detail: 'Budget limit exceeded. Sorry.' }),
      { kind: 'budget', retry: 'never' },
      /is spent \(Budget limit exceeded\. Sorry\.\)/,
    ],
    [
      'a rate limit that mentions a budget',
      answer(429, { detail: 'slow down. Budget limit exceeded.' }),
      { kind: 'gateway', retry: 'rate limit' },
      /rate limit/,
    ],
    [
      'a chain whose last status is another one',
      answer(500, { detail: 'All 3 fallback attempts failed. Last error: 401: bad key' }, OVERHEAD),
      { kind: 'gateway', retry: 'never', status: 500 },
      /all 3 models.*provider refused the key/,
    ],
    [
      'a chain without a status',
      answer(503, { detail: 'All 1 fallback attempts failed. Last error: it broke' }, OVERHEAD),
      { kind: 'gateway', retry: 'fault' },
      /failed \(503\): it broke/,
    ],
    [
      'a list of problems',
      answer(422, { detail: [{ loc: ['body', 'x'], msg: 'no' }, { msg: 'bad' }, 7] }),
      { kind: 'config', retry: 'never' },
      /\(422\): body\.x: no; bad; 7/,
    ],
    ['a body that is too large', answer(413, 'too large'), { kind: 'config', retry: 'never' }, /413/],
    [
      'a 400 of the gateway itself',
      answer(400, { detail: 'blocked' }),
      { kind: 'config', retry: 'never' },
      /the gateway, asked for endpoint "chat", refused the request \(400\): blocked/,
    ],
    [
      'a route that FastAPI does not have',
      answer(404, { detail: 'Not Found' }),
      { kind: 'gateway', retry: 'never' },
      /no AI Gateway at/,
    ],
    [
      'something else that does not exist',
      answer(404, { detail: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'GatewaySecret not found' } }),
      { kind: 'gateway', retry: 'never' },
      /lacks something.*GatewaySecret not found/,
    ],
    [
      'a login before the server',
      answer(302, '', { location: 'https://u:p@login.example/in?token=abc#x' }),
      { kind: 'gateway', retry: 'never' },
      /redirect \(302\) to https:\/\/login\.example\/in, and redirects are not followed/,
    ],
    ['an HTTP proxy that wants credentials', answer(407, ''), { kind: 'gateway', retry: 'never' }, /HTTPS_PROXY/],
    [
      'a 403 of a proxy',
      answer(403, '<html><title>Blocked by policy</title></html>', { 'content-type': 'text/html' }),
      { kind: 'gateway', retry: 'never' },
      /Blocked by policy/,
    ],
    [
      "a proxy's 504",
      answer(504, '<html><head><title>504 Gateway Time-out</title>', { 'content-type': 'text/html' }),
      { kind: 'gateway', retry: 'fault' },
      /answered 504 \(504 Gateway Time-out\): a proxy/,
    ],
    ['a 408', answer(408, ''), { kind: 'timeout', retry: 'fault' }, /timed out/],
    ['an odd status', answer(418, 'teapot'), { kind: 'gateway', retry: 'never' }, /answered 418.*teapot/],
    ['no content', answer(204, ''), { kind: 'gateway', retry: 'never' }, /answered 204.*no explanation/],
    [
      'HTML with 200',
      answer(200, '<!doctype html><title>Sign in</title>'),
      { kind: 'gateway', retry: 'never', status: 200 },
      /HTML page \(Sign in\)/,
    ],
    ['an empty body with 200', answer(200, ''), { kind: 'gateway', retry: 'never' }, /no JSON: \(empty\)/],
    [
      'JSON that is no completion',
      answer(200, { detail: 'odd' }),
      { kind: 'gateway', retry: 'never' },
      /no chat completion: \{"detail":"odd"\}/,
    ],
    ['no choices', answer(200, { choices: [] }), { kind: 'gateway', retry: 'never' }, /list of choices is empty/],
    [
      'a choice without a message',
      answer(200, { choices: [{ text: 'x' }] }),
      { kind: 'gateway', retry: 'never' },
      /no message/,
    ],
    ['choices that are null', answer(200, { choices: [null] }), { kind: 'gateway', retry: 'never' }, /no message/],
    [
      'a stream',
      answer(200, 'data: {}', { 'content-type': 'text/event-stream; charset=utf-8' }),
      { kind: 'config', retry: 'never' },
      /streamed.*`stream`/,
    ],
  ])('%s', (_name, given, expected, says) => {
    const { error, retry } = failureOf(given);
    expect({ ...error, retry }).toMatchObject(expected);
    expect(error.message).toMatch(says);
  });

  test('a name that is nearly right is suggested, and the nearest of many are shown', () => {
    const endpoints = Array.from({ length: 30 }, (_, index) => `aaaaaaaaaaaa-${index}`);
    const { message } = failureOf(of('unknown endpoint'), about({}, [...endpoints, 'chats'])).error;
    expect(message).toMatch(/did you mean "chats"\? it has chats, aaaaaaaaaaaa-\d.* and 21 more$/);
  });

  test('a wait that the server asks for is kept, as seconds, milliseconds or date', () => {
    const waitMs = (headers: Record<string, string>) => failureOf(answer(429, { detail: 'slow' }, headers)).waitMs;
    expect(waitMs({})).toBeUndefined();
    expect(waitMs({ 'retry-after': '2' })).toBe(2_000);
    expect(waitMs({ 'retry-after': '2', 'retry-after-ms': '150' })).toBe(150);
    expect(waitMs({ 'retry-after': 'Mon, 23 Nov 2026 12:00:30 GMT' })).toBe(30_000);
    expect(waitMs({ 'retry-after': 'Mon, 23 Nov 2026 11:00:00 GMT' })).toBe(0);
    expect(waitMs({ 'retry-after': 'soon' })).toBeUndefined();
    expect(failureOf(answer(503, 'x', { 'retry-after': '7' })).waitMs).toBe(7_000);
  });

  test('text from outside is one bounded line without credentials', () => {
    const hostile = `::error::x\n\u001b[31m\u202e${'y'.repeat(3_000)}`;
    const { message } = failureOf(answer(500, { detail: hostile }, OVERHEAD)).error;
    expect(message.length).toBeLessThan(700);
    expect(message).not.toMatch(/\p{C}/u);

    const context = about({
      Authorization: 'Bearer sk-secret-123',
      'X-MLflow-Authorization': `Basic ${btoa('ann:pass-word-9')}`,
    });
    const echoed = `bad key sk-secret-123, Basic ${btoa('ann:pass-word-9')}, user ann:pass-word-9, password pass-word-9`;
    const { message: told } = failureOf(answer(401, { detail: echoed }, OVERHEAD), context).error;
    expect(told).toContain('bad key ***');
    expect(told).not.toMatch(/sk-secret|pass-word|YW5uO/);
  });

  test('a cut never leaves half a character', () => {
    expect(quote('😀'.repeat(10), [], 5)).toBe('😀😀😀😀…');
    expect(quote('ab\ud83d')).toBe('ab');
  });

  test('several problems of a payload stand in one line', () => {
    expect(
      payloadProblems(
        '2 validation errors for X\na\n  too long [type=t, input_value=[1, 2], input_type=list]\n    For further information visit u\nb.0\n  missing [type=missing]',
      ),
    ).toBe('a: too long (got [1, 2]); b.0: missing');
    expect(payloadProblems('messages is required')).toBe('messages is required');
  });
});

describe('faults of the network', () => {
  const coded = (code: string, message = 'it broke') => Object.assign(new Error(message), { code });

  test.each<[unknown, string, string, RegExp]>([
    [
      coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9'),
      'gateway',
      'fault',
      /^http:\/\/mlflow:5000 refuses the connection.*127\.0\.0\.1:9/,
    ],
    [
      Object.assign(new AggregateError([coded('ECONNREFUSED', 'connect ::1')]), { code: 'ECONNREFUSED' }),
      'gateway',
      'fault',
      /refuses.*connect ::1/,
    ],
    [new AggregateError([coded('EHOSTUNREACH')]), 'gateway', 'fault', /no route/],
    [coded('ENOTFOUND'), 'gateway', 'never', /no such host name/],
    [coded('EAI_AGAIN'), 'gateway', 'fault', /name service/],
    [coded('ECONNRESET'), 'gateway', 'fault', /closed the connection/],
    [coded('EPIPE'), 'gateway', 'fault', /closed the connection/],
    [coded('UND_ERR_SOCKET', 'other side closed'), 'gateway', 'fault', /closed the connection.*other side closed/],
    [coded('UND_ERR_CONNECT_TIMEOUT'), 'timeout', 'fault', /did not accept a connection in time/],
    [coded('UND_ERR_BODY_TIMEOUT'), 'timeout', 'fault', /stopped in the middle/],
    [coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'gateway', 'never', /NODE_EXTRA_CA_CERTS/],
    [coded('SELF_SIGNED_CERT_IN_CHAIN'), 'gateway', 'never', /NODE_EXTRA_CA_CERTS/],
    [coded('CERT_HAS_EXPIRED'), 'gateway', 'never', /expired/],
    [coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'gateway', 'never', /another host name/],
    [coded('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'), 'gateway', 'never', /encrypted connection/],
    [coded('HPE_INVALID_CONSTANT'), 'gateway', 'never', /does not speak HTTP/],
    [coded('UND_ERR_INVALID_ARG', 'invalid authorization header'), 'config', 'never', /invalid authorization header/],
    [
      coded('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling'),
      'gateway',
      'never',
      /proxy.*answered 407.*NO_PROXY/,
    ],
    [
      coded('UND_ERR_ABORTED', 'Proxy response (503) !== 200 when HTTP Tunneling'),
      'gateway',
      'fault',
      /proxy.*answered 503/,
    ],
    [coded('EWHATEVER'), 'gateway', 'fault', /EWHATEVER: it broke/],
    ['a text', 'gateway', 'fault', /could not be asked \(a text\)/],
  ])('%p', (thrown, kind, retry, says) => {
    const { error, retry: found } = classifyFault(thrown, about().server);
    expect({ kind: error.kind, retry: found }).toEqual({ kind, retry });
    expect(error.message).toMatch(says);
  });
});

describe('an endpoint that the gateway does not have', () => {
  const BY_NAME = { error_code: 'RESOURCE_DOES_NOT_EXIST', message: "GatewayEndpoint not found (name='chat')" };
  const BY_ID = "Endpoint not found (endpoint_id='e-3175642ed09d4cedb450636fcd51931d')";

  test.each([BY_NAME, BY_ID])('and had when the run began: %j', (detail) => {
    expect(failureOf(answer(404, { detail }), about({}, ['other', 'chat']))).toMatchObject({
      retry: 'never',
      error: {
        kind: 'gateway',
        message: expect.stringMatching(/^endpoint "chat" is gone: the gateway at .* had it when/),
      },
    });
  });

  test.each([BY_NAME, BY_ID])('and never had: %j', (detail) => {
    expect(failureOf(answer(404, { detail }), about({}, ['chats']))).toMatchObject({
      error: { kind: 'config', message: expect.stringContaining('has no endpoint "chat"') },
    });
  });
});
