// What the `gate:` block says of assertions, once it is known which there are.
import { findAssertionType } from '../assertions/registry.js';
import { roleNames, roleOf } from '../plan/check-roles.js';
import { ALL_OTHERS } from '../verdict/gate-rules.js';
import { type Assertion, type EvalConfig, isAssertionSet, type SingleAssertion } from './eval-config.js';
import type { GateBlock } from './gate-block.js';
import { quote } from './keys.js';
import type { Loader } from './loader.js';
import { closeName } from './names.js';

/** A role that nothing has would let its author believe in a check that is none. */
export function checkGate(loader: Loader, { rules, roles, metricsAt }: GateBlock, { tests }: EvalConfig): void {
  const assertions = tests.flatMap(({ assert }) => assert).flatMap(withParts);
  const known = new Set(assertions.flatMap(roleNames));
  for (const [name, { at }] of roles) {
    if (name === ALL_OTHERS || known.has(name)) continue;
    const near = closeName(name, known);
    loader.withoutEffect(
      `the role of ${quote(name)} has no effect: no assertion has this metric or type`,
      at,
      near && `did you mean ${quote(near)}?`,
    );
  }
  const { roles: given = {} } = rules;
  for (const metric of rules.gateMetrics ?? []) {
    const own = assertions.filter((assertion) => assertion.metric === metric);
    if (own.length > 0 && own.every((assertion) => roleOf(assertion, given) === 'advisory'))
      loader.error(
        `the score ${quote(metric)} cannot gate: its assertions are advisory, so that it counts nothing`,
        metricsAt,
        'take it out of metrics, or give it another role',
      );
  }
  for (const [name, { at }] of roles) {
    const graded = assertions.find(
      (assertion) => isGraded(assertion) && roleOf(assertion, given) === 'critical' && decidedBy(assertion, name),
    );
    if (graded)
      loader.warnings.push({
        message: `the role critical of ${quote(name)} is for checks that always judge alike: ${graded.type} asks a model, whose own noise can block a change`,
        at,
      });
  }

  /** Whether this name is the one that gives the assertion its role. */
  function decidedBy(assertion: Assertion, name: string): boolean {
    return roleNames(assertion).find((one) => roles.has(one)) === name;
  }
}

/** A set, and each of its parts. */
function withParts(assertion: Assertion): Assertion[] {
  return isAssertionSet(assertion) ? [assertion, ...assertion.assert] : [assertion];
}

function isGraded(assertion: Assertion): boolean {
  const one = (single: SingleAssertion): boolean => findAssertionType(single.type)?.group === 'model-graded';
  return isAssertionSet(assertion) ? assertion.assert.some(one) : one(assertion);
}
