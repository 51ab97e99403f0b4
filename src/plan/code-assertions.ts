// Which assertions are programs, and which of these cannot run since their file is not there.
import { writtenType } from '../assertions/assertion-type.js';
import type { CellError } from '../cell-error.js';
import { type Assertion, isAssertionSet, type SingleAssertion } from '../config/eval-config.js';
import { formatPosition } from '../config/position.js';

/** Known when the config is loaded: the cell is not worth a call, the others are. */
export function missingCode(assertions: readonly Assertion[]): CellError | undefined {
  const assertion = singles(assertions).find(({ codeMissing }) => codeMissing !== undefined);
  if (!assertion) return undefined;
  const place = `${writtenType(assertion)} (${formatPosition(assertion.at)})`;
  return { kind: 'user code', message: `${place}: ${assertion.codeMissing}` };
}

function singles(assertions: readonly Assertion[]): SingleAssertion[] {
  return assertions.flatMap((assertion) => (isAssertionSet(assertion) ? assertion.assert : [assertion]));
}
