import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compose, namedScores, type Part } from '../../src/assertions/compose.js';
import type { AssertionSet, SingleAssertion } from '../../src/config/eval-config.js';
import { assertion, GRADER, judge, set, verdict } from './judging.js';

const hit = (extra: Partial<SingleAssertion> = {}) => assertion('contains', { value: 'hello', ...extra });
const miss = (extra: Partial<SingleAssertion> = {}) => assertion('contains', { value: 'nope', ...extra });
const HELLO = { output: 'hello brave new world', vars: { k: 'k2' } };

describe('score and threshold', () => {
  test.each<[string, (SingleAssertion | AssertionSet)[], number | undefined, string]>([
    ['weighted mean; all have to pass', [hit({ weight: 3 }), miss()], undefined, 'false 0.75'],
    ['the threshold decides alone', [hit({ weight: 3 }), miss()], 0.75, 'true 0.75'],
    ['just below the threshold', [hit({ weight: 3 }), miss()], 0.76, 'false 0.75'],
    ['a threshold of 0', [miss()], 0, 'true 0'],
    ['weight 0 decides nothing', [hit(), miss({ weight: 0 })], undefined, 'true 1'],
    ['only weight 0: passed with score 0', [hit({ weight: 0 })], undefined, 'true 0'],
    ['a set with a threshold', [set([miss(), hit()], { threshold: 0.5 }), hit()], undefined, 'true 0.75'],
    ['a set without one', [set([miss(), hit()]), hit()], undefined, 'false 0.75'],
    ['a set with a weight', [set([miss(), hit()], { threshold: 0.5, weight: 3 }), hit()], undefined, 'true 0.625'],
    [
      'a failing set of weight 0 still fails, as in promptfoo',
      [set([miss()], { weight: 0 }), hit()],
      undefined,
      'false 1',
    ],
  ])('%s', async (_name, assertions, threshold, expected) => {
    expect(await verdict(assertions, HELLO, threshold)).toBe(expected);
  });

  test('the reason names the first failure and counts the others', async () => {
    const judgement = await judge([hit(), miss(), miss(), miss()], HELLO);
    expect(judgement.ok && judgement.reason).toBe(
      'expected an output that contains "nope", got "hello brave new world" (and 2 more)',
    );
    const low = await judge([miss(), hit()], HELLO, 0.9);
    expect(low.ok && low.reason).toBe(
      'the score 0.5 is below the threshold 0.9: expected an output that contains "nope", got "hello brave new world"',
    );
  });

  test('the score lies between the scores of its parts, and a metric too', () => {
    const part = fc.record({
      pass: fc.boolean(),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      weight: fc.integer({ min: 1, max: 9 }),
      metric: fc.constantFrom('A', 'B'),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (drawn) => {
        const parts: Part[] = drawn.map((one) => ({ ...one, reason: '' }));
        const { score, metrics } = compose(parts, undefined);
        const within = (value: number, scores: number[]) =>
          value >= Math.min(...scores) - 1e-9 && value <= Math.max(...scores) + 1e-9;
        expect(
          within(
            score,
            parts.map((one) => one.score),
          ),
        ).toBe(true);
        for (const [name, value] of Object.entries(namedScores(metrics)))
          expect(
            within(
              value,
              parts.filter(({ metric }) => metric === name).map((one) => one.score),
            ),
          ).toBe(true);
      }),
    );
  });
});

describe('named scores', () => {
  const names = async (assertions: (SingleAssertion | AssertionSet)[]) => {
    const judgement = await judge(assertions, HELLO);
    return judgement.ok && judgement.namedScores;
  };

  test('are weighted means; names are templates, and one that fails stands as written', async () => {
    expect(await names([hit({ metric: 'Tone' }), miss({ metric: 'Tone' }), hit()])).toEqual({ Tone: 0.5 });
    expect(await names([hit({ metric: 'W', weight: 3 }), miss({ metric: 'W' })])).toEqual({ W: 0.75 });
    expect(await names([hit({ metric: 'Case {{k}}' })])).toEqual({ 'Case k2': 1 });
    expect(await names([hit({ metric: '{{ broken' })])).toEqual({ '{{ broken': 1 });
    expect(await names([hit({ metric: '{{nothing}}' })])).toEqual({});
    expect(await names([hit({ metric: 'Zero', weight: 0 })])).toEqual({ Zero: 0 });
  });

  test('of a set stand beside those of its parts; one name is counted once', async () => {
    expect(await names([set([miss({ metric: 'Part' }), hit()], { metric: 'Set' })])).toEqual({ Set: 0.5, Part: 0 });
    expect(await names([set([miss({ metric: 'Same' }), hit()], { metric: 'Same' })])).toEqual({ Same: 0.5 });
    expect(await names([set([miss({ metric: 'P' })], { weight: 3 }), hit({ metric: 'P' })])).toEqual({ P: 0.25 });
  });
});

describe('outcomes', () => {
  test('keep the order of the config, the parts of a set inside it', async () => {
    const judgement = await judge(
      [set([miss(), hit()], { threshold: 0.5 }), assertion('starts-with', { value: 'hello' })],
      HELLO,
    );
    expect(judgement.outcomes).toMatchObject([
      {
        assertion: { type: 'assert-set', threshold: 0.5 },
        pass: true,
        score: 0.5,
        parts: [{ pass: false }, { pass: true }],
      },
      { assertion: { type: 'starts-with' }, pass: true },
    ]);
    expect(judgement.outcomes[0]?.assertion).not.toHaveProperty('assert');
  });

  test('of an assertion of weight 0 pass and keep their score', async () => {
    const judgement = await judge([hit(), miss({ weight: 0 })], HELLO);
    expect(judgement.outcomes[1]).toMatchObject({ pass: true, score: 0 });
  });

  test('keep the assertion as it was written, not as it was rendered', async () => {
    const judgement = await judge(assertion('contains', { value: '{{k}}' }), { output: 'k2', vars: { k: 'k2' } });
    expect(judgement.outcomes[0]?.assertion).toMatchObject({ value: '{{k}}' });
  });
});

describe('an assertion that cannot be judged', () => {
  test('makes all of it errored; the others are judged all the same', async () => {
    const judgement = await judge([hit(), assertion('contains', { value: '{{nothing}}' }), miss()], HELLO);
    expect(judgement).toMatchObject({
      ok: false,
      error: { kind: 'config', message: expect.stringContaining('contains (promptfooconfig.yaml:7:9): ') },
      outcomes: [{ pass: true }, { pass: false }],
    });
  });

  test('a set with one is left out, and the first error in the config’s order is told', async () => {
    const unusable = assertion('llm-rubric', { value: 'x', grader: GRADER });
    const judgement = await judge([set([hit(), unusable]), assertion('contains', { value: '{{nothing}}' }), hit()], {
      ...HELLO,
      replies: ['no verdict'],
    });
    expect(judgement).toMatchObject({
      ok: false,
      error: { kind: 'grader' },
      outcomes: [{ assertion: { type: 'contains' } }],
    });
  });
});
