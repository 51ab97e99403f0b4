import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  CHECK_ROLES,
  GATE_NAMES,
  type GateRules,
  MEASURES,
  ruleChanges,
  rulesInForce,
} from '../../src/verdict/gate-rules.js';

const BUILT_IN = { gates: ['assertions'], roles: {}, measure: 'pass', gateMetrics: [], forbidRemoval: false };

describe('the rules in force', () => {
  test.each<[string, GateRules, GateRules | undefined, object]>([
    ['nobody says anything', {}, undefined, BUILT_IN],
    ['the block', {}, { gates: ['regression'], measure: 'score' }, { gates: ['regression'], measure: 'score' }],
    [
      'an input before the block',
      { gates: ['assertions'] },
      { gates: ['regression'], measure: 'score' },
      { measure: 'score' },
    ],
    ['false is said too', { forbidRemoval: false }, { forbidRemoval: true }, { forbidRemoval: false }],
    ['a limit of 0 is one', {}, { maxLatencyIncrease: 0 }, { maxLatencyIncrease: 0 }],
    [
      'undefined says nothing',
      { measure: undefined } as unknown as GateRules,
      { measure: 'score' },
      { measure: 'score' },
    ],
  ])('%s', (_, inputs, block, expected) => {
    expect(rulesInForce(inputs, block)).toEqual({ ...BUILT_IN, ...expected });
  });
});

describe('what a change would make of the rules', () => {
  test.each<[GateRules | undefined, GateRules | undefined, string[]]>([
    [undefined, undefined, []],
    [undefined, { gates: ['assertions'], roles: { '*': 'gating' }, forbidRemoval: false }, []],
    [
      { gates: ['assertions', 'regression'] },
      { roles: { safety: 'advisory' } },
      [
        'this change would take "regression" out of the gates',
        'it would make safety advisory (without a role of its own now)',
      ],
    ],
    [
      { roles: { safety: 'critical' } },
      { roles: { safety: 'advisory' } },
      ['this change would make safety advisory (critical now)'],
    ],
    [{ roles: { safety: 'critical' } }, undefined, ['this change would take from safety its role (critical now)']],
    [undefined, { roles: { '*': 'advisory' } }, ['this change would make all other checks advisory (gating now)']],
    [
      undefined,
      { gates: ['regression'] },
      ['this change would take "assertions" out of the gates', 'it would add "regression" to the gates'],
    ],
    [undefined, { measure: 'score' }, ['this change would judge by score (by pass now)']],
    [
      { gateMetrics: ['a', 'b'] },
      { gateMetrics: ['b', 'c'] },
      ['this change would let the score a fall (it gates now)', 'it would let the score c gate (it does not now)'],
    ],
    [{ maxLatencyIncrease: 20 }, { maxLatencyIncrease: 50 }, ['this change would allow 50 % more latency (20 % now)']],
    [{ maxLatencyIncrease: 20 }, {}, ['this change would take the limit of 20 % more latency away']],
    [{}, { maxTokenIncrease: 0 }, ['this change would allow 0 % more tokens (no limit now)']],
    [{ forbidRemoval: true }, {}, ['this change would allow to remove cases (forbidden now)']],
    [
      {},
      { roles: { constructor: 'advisory' } } as unknown as GateRules,
      ['this change would make constructor advisory (without a role of its own now)'],
    ],
  ])('%j to %j', (base, head, clauses) => {
    expect(ruleChanges(base, head)).toEqual(clauses);
  });

  const rules: fc.Arbitrary<GateRules> = fc.record(
    {
      gates: fc.subarray([...GATE_NAMES], { minLength: 1 }),
      roles: fc.dictionary(fc.constantFrom('*', 'safety', '__proto__', 'toString'), fc.constantFrom(...CHECK_ROLES)),
      measure: fc.constantFrom(...MEASURES),
      gateMetrics: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
      maxLatencyIncrease: fc.nat(3),
      maxTokenIncrease: fc.nat(3),
      forbidRemoval: fc.boolean(),
    },
    { requiredKeys: [] },
  );

  test('nothing changes from a config to itself, and as much there as back', () => {
    fc.assert(
      fc.property(rules, rules, (base, head) => {
        expect(ruleChanges(base, base)).toEqual([]);
        expect(ruleChanges(head, base)).toHaveLength(ruleChanges(base, head).length);
        const { roles, ...others } = base;
        // The order in which names stand says nothing.
        const turned = roles && { roles: Object.fromEntries(Object.entries(roles).toReversed()) };
        expect(ruleChanges({ ...others, ...turned }, head)).toEqual(ruleChanges(base, head));
      }),
    );
  });
});
