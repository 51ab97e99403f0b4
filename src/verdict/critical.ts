import type { AssertionOutcome } from '../run/results.js';

/** Whether an assertion, or an assert-set, that is marked as critical has failed; parts of sets count as well. */
export function failsCritical(outcomes: readonly AssertionOutcome[]): boolean {
  return outcomes.some(
    ({ assertion, pass, parts = [] }) => (assertion.critical === true && !pass) || failsCritical(parts),
  );
}
