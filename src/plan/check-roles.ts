// What the roles of checks make of the assertions of a test.
import { writtenType } from '../assertions/assertion-type.js';
import { type Assertion, type AssertionSet, isAssertionSet, type TestCase } from '../config/eval-config.js';
import { ALL_OTHERS, type CheckRole, type GateRules, ownRole } from '../verdict/gate-rules.js';

type Roles = NonNullable<GateRules['roles']>;

/**
 * The names under which `roles` are looked up: the metric as it is written (`{{x}}` is not rendered), the type as it is
 * written, the type without `not-`, and `*`. The first that has a role decides.
 */
export function roleNames(assertion: Assertion): string[] {
  const { metric } = assertion;
  const types = isAssertionSet(assertion) ? [assertion.type] : [writtenType(assertion), assertion.type];
  return [...(metric === undefined ? [] : [metric]), ...new Set(types), ALL_OTHERS];
}

/** Undefined where none is given: the assertion counts as it is written. */
export function roleOf(assertion: Assertion, roles: Roles): CheckRole | undefined {
  for (const name of roleNames(assertion)) {
    const role = ownRole(roles, name);
    if (role !== undefined) return role;
  }
  return undefined;
}

/**
 * An advisory assertion gets weight 0, so that it is shown and decides nothing. A critical one is marked; whatever it weighs
 * it has to pass. `gating` is what an assertion is without a role: one that is written with weight 0 keeps it, and gets no
 * weight back. A set has a role of its own beside those of its parts; an advisory one decides nothing unless a part of it is
 * critical. What no role changes is the same object as before.
 */
export function applyRoles(tests: readonly TestCase[], roles: Roles): TestCase[] {
  return tests.map((test) => {
    const assert = test.assert.map((assertion) => withRole(assertion, roles));
    if (assert.every((assertion, index) => assertion === test.assert[index])) return test;
    const changed = { ...test, assert };
    return losesAllWeight(test.assert, assert) ? withoutThreshold(changed) : changed;
  });
}

function withRole(assertion: Assertion, roles: Roles): Assertion {
  const role = roleOf(assertion, roles);
  if (isAssertionSet(assertion)) return withRoles(assertion, role, roles);
  return marked(assertion, role);
}

function withRoles(set: AssertionSet, role: CheckRole | undefined, roles: Roles): AssertionSet {
  // A set of weight 0 that fails makes its test fail all the same, unless all of its parts have weight 0 too.
  const assert = set.assert.map((part) => {
    const own = marked(part, roleOf(part, roles));
    return role === 'advisory' ? marked(own, 'advisory') : own;
  });
  if (assert.every((part, index) => part === set.assert[index])) return marked(set, role);
  const changed = { ...set, assert };
  if (!losesAllWeight(set.assert, assert)) return marked(changed, role);
  // Its score is 0 now, which says nothing: neither its threshold nor the mean of its test may see it.
  return marked(withoutThreshold({ ...changed, weight: 0 }), role);
}

function marked<T extends Assertion>(assertion: T, role: CheckRole | undefined): T {
  if (role === 'critical') return { ...assertion, critical: true };
  return role === 'advisory' && assertion.weight !== 0 ? { ...assertion, weight: 0 } : assertion;
}

function losesAllWeight(before: readonly Assertion[], after: readonly Assertion[]): boolean {
  return before.some(({ weight }) => weight > 0) && after.every(({ weight }) => weight === 0);
}

/** A mean of nothing is 0, and reaches no threshold. */
function withoutThreshold<T extends { threshold?: number }>({ threshold: _, ...rest }: T): Omit<T, 'threshold'> {
  return rest;
}
