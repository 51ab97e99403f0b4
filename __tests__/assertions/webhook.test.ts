import { describe, expect, test } from '@jest/globals';
import { judgeAll } from '../../src/assertions/judge.js';
import type { JudgeContext } from '../../src/assertions/judge-context.js';
import type { Json, JsonObject } from '../../src/json.js';
import { assertion, context } from './judging.js';

const URL_TEMPLATE = 'http://judge.test/{{ team }}';

async function judged(reply: Json, type = 'webhook', value = URL_TEMPLATE): Promise<string> {
  const given: JudgeContext = {
    ...context({ output: { a: 1 }, vars: { team: 'blue' } }),
    callWebhook: async () => ({ ok: true, value: reply }),
  };
  const judgement = await judgeAll([assertion(type, { value })], given);
  return judgement.ok
    ? `${judgement.pass} ${judgement.score}: ${judgement.outcomes[0]?.reason}`
    : `${judgement.error.kind}: ${judgement.error.message}`;
}

describe('a reply', () => {
  test.each<[Json, string, string]>([
    [
      { pass: true },
      'true 1: the webhook says pass without a reason',
      'false 0: the webhook says pass without a reason',
    ],
    [
      { pass: false },
      'false 0: the webhook says fail without a reason',
      'true 1: the webhook says fail without a reason',
    ],
    [{ pass: true, score: 0.25, reason: 'meh' }, 'true 0.25: meh', 'false 0.75: meh'],
    [{ pass: false, score: 0.25, reason: 'a\nb' }, 'false 0.25: a b', 'true 0.75: a b'],
    [{ pass: true, score: null, reason: 5 }, 'true 1: the webhook says pass', 'false 0: the webhook says pass'],
    [{ pass: true, score: 7 }, 'true 7: ', 'false -6: '],
  ])('%j', async (reply, plain, negated) => {
    expect((await judged(reply)).startsWith(plain)).toBe(true);
    expect((await judged(reply, 'not-webhook')).startsWith(negated)).toBe(true);
  });

  test.each<[Json, RegExp]>([
    [{ ok: 1 }, /^webhook: .*the webhook's reply has no `pass` that is true or false: .*ok/],
    [{ pass: 'true' }, /no `pass`/],
    [null, /no `pass`/],
    [[true], /no `pass`/],
    ['pass', /no `pass`/],
    [{ pass: true, score: '0.5' }, /^webhook: .*a score that is no number: .*0\.5/],
    [JSON.parse('{ "pass": true, "score": 1e999 }'), /^webhook: .*a score that is no number: "Infinity"/],
    [JSON.parse('{ "pass": false, "score": -1e999 }'), /^webhook: .*a score that is no number: "-Infinity"/],
  ])('%j is no judgement, negated or not', async (reply, says) => {
    expect(await judged(reply)).toMatch(says);
    expect(await judged(reply, 'not-webhook')).toMatch(says);
  });

  test('a reason is one line of bounded length', async () => {
    expect((await judged({ pass: true, reason: 'x'.repeat(100_000) })).length).toBeLessThan(600);
  });
});

test('what is sent, and where', async () => {
  const sent: [string, JsonObject][] = [];
  const given: JudgeContext = {
    ...context({ output: { a: 1 }, vars: { team: 'blue' } }),
    callWebhook: async (url, body) => {
      sent.push([url, body]);
      return { ok: false, error: { kind: 'webhook', message: 'down' } };
    },
  };
  const judgement = await judgeAll([assertion('webhook', { value: URL_TEMPLATE })], given);
  expect(judgement).toMatchObject({
    ok: false,
    error: { kind: 'webhook', message: expect.stringMatching(/^webhook \(.*down$/) },
  });
  expect(sent).toEqual([
    ['http://judge.test/blue', { output: { a: 1 }, context: { prompt: 'the prompt', vars: { team: 'blue' } } }],
  ]);
});

test('an address that a template made wrong is an error of the config, and nothing is sent', async () => {
  expect(await judged({ pass: true }, 'webhook', '{{ team }}')).toMatch(/^config: .*needs a URL/);
});
