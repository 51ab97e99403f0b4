import { describe, expect, test } from '@jest/globals';
import { judgeAll } from '../../src/assertions/judge.js';
import type { Assertion, SingleAssertion, TestCase } from '../../src/config/eval-config.js';
import { NO_PLACE } from '../../src/config/position.js';
import { applyRoles } from '../../src/plan/check-roles.js';
import { failsCritical } from '../../src/verdict/critical.js';
import type { CheckRole } from '../../src/verdict/gate-rules.js';
import { context, assertion as one, set } from '../assertions/judging.js';

const caseOf = (assert: Assertion[], fields: Partial<TestCase> = {}): TestCase => ({
  vars: {},
  origin: { test: 0, combination: 0, combinations: 1 },
  assert,
  options: { params: {} },
  metadata: {},
  at: NO_PLACE,
  ...fields,
});
function apply(roles: Record<string, CheckRole>, ...assert: Assertion[]): Assertion[] {
  return applyRoles([caseOf(assert)], roles)[0]?.assert ?? [];
}

describe('a role finds its assertions', () => {
  test.each<[string, Record<string, CheckRole>, SingleAssertion, Partial<SingleAssertion>]>([
    ['by metric', { safety: 'critical' }, one('contains', { metric: 'safety' }), { critical: true }],
    ['by type', { contains: 'advisory' }, one('contains'), { weight: 0 }],
    ['of all others', { '*': 'advisory' }, one('contains'), { weight: 0 }],
    [
      'a metric wins over a type',
      { contains: 'critical', tone: 'advisory' },
      one('contains', { metric: 'tone' }),
      { weight: 0 },
    ],
    ['a type wins over *', { '*': 'advisory', contains: 'gating' }, one('contains'), {}],
    ['a negated type is of its type', { contains: 'advisory' }, one('not-contains'), { weight: 0 }],
    [
      'and has a name of its own',
      { contains: 'advisory', 'not-contains': 'critical' },
      one('not-contains'),
      { critical: true },
    ],
    [
      'a template of a metric as it is written',
      { '{{x}}': 'advisory' },
      one('contains', { metric: '{{x}}' }),
      { weight: 0 },
    ],
    ['gating gives no weight back', { contains: 'gating' }, one('contains', { weight: 0 }), {}],
    ['critical keeps weight 0', { contains: 'critical' }, one('contains', { weight: 0 }), { critical: true }],
    ['names of objects are names', {}, one('contains', { metric: 'constructor' }), {}],
  ])('%s', (_, roles, assertion, changes) => {
    expect(apply(roles, assertion)).toEqual([{ ...assertion, ...changes }]);
  });
});

test('what no role changes is the same object', () => {
  const cases = [caseOf([one('contains'), set([one('equals')])]), caseOf([one('is-json')])];
  const applied = applyRoles(cases, { 'is-json': 'advisory', '*': 'gating' });
  expect(applied[0]).toBe(cases[0]);
  expect(applied[1]).not.toBe(cases[1]);
});

const good = (value: string, fields: Partial<SingleAssertion> = {}): SingleAssertion =>
  one('contains', { value, ...fields });
const ANSWER = 'yes';
async function judge(roles: Record<string, CheckRole>, threshold: number | undefined, assert: Assertion[]) {
  const [applied] = applyRoles([caseOf(assert, threshold === undefined ? {} : { threshold })], roles);
  const judgement = await judgeAll(applied?.assert ?? [], context({ output: ANSWER }), {
    threshold: applied?.threshold,
  });
  if (!judgement.ok) throw new Error(judgement.error.message);
  return { pass: judgement.pass, critical: failsCritical(judgement.outcomes) };
}

describe('what advisory checks find decides nothing', () => {
  const bad = good('no', { metric: 'tone' });
  test.each<[string, number | undefined, Assertion[]]>([
    ['beside one that passes', undefined, [good('yes'), bad]],
    ['alone', undefined, [bad]],
    ['alone, with a threshold of the test', 0.5, [bad]],
    ['beside one, with a threshold', 1, [good('yes'), bad]],
    ['in a set', undefined, [set([good('yes'), bad])]],
    ['alone in a set with a threshold', 1, [good('yes'), set([bad], { threshold: 0.5 })]],
    ['as a set', undefined, [set([good('no')], { metric: 'tone' })]],
    ['as a set with a threshold', 1, [good('yes'), set([good('no'), good('yes')], { metric: 'tone', threshold: 0.9 })]],
  ])('%s', async (_, threshold, assert) => {
    expect(await judge({ tone: 'advisory' }, threshold, assert)).toEqual({ pass: true, critical: false });
    expect((await judge({}, threshold, assert)).pass).toBe(false);
  });
});

describe('a critical check that fails is seen', () => {
  const bad = good('no', { metric: 'safety' });
  test.each<[string, number | undefined, Assertion[], boolean]>([
    ['alone', undefined, [bad], false],
    ['with weight 0', undefined, [good('yes'), { ...bad, weight: 0 }], false],
    ['where the score decides', 0.5, [good('yes'), bad], true],
    ['in a set that passes', undefined, [set([good('yes'), bad], { threshold: 0.5 })], true],
    ['in an advisory set', undefined, [set([good('yes'), bad], { metric: 'tone' })], false],
    ['as a set', undefined, [set([good('no')], { metric: 'safety' })], false],
  ])('%s', async (_, threshold, assert, pass) => {
    const roles = { safety: 'critical', tone: 'advisory' } as const;
    expect(await judge(roles, threshold, assert)).toEqual({ pass, critical: true });
    const passing = [good('yes', { metric: 'safety' })];
    expect(await judge(roles, threshold, passing)).toEqual({ pass: true, critical: false });
  });
});
