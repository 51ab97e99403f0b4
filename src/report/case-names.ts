// What reports call test cases, endpoints and assertions. Plain text from outside: not escaped yet.
import type { Endpoint, SingleAssertion, TestCase } from '../config/eval-config.js';
import type { Json } from '../json.js';
import type { Cell } from '../plan/cell.js';
import type { AssertionOutcome, RunResult } from '../run/results.js';
import { excerpt, short } from './visible.js';

const NAME_CHARACTERS = 120;
const VALUE_CHARACTERS = 200;

/** The description, else the vars in short, else the number of the test. */
export function caseName({ test, testIdx }: Cell): string {
  const described = short(test.description ?? '', NAME_CHARACTERS);
  if (described) return described;
  const vars = Object.entries(test.vars).map(([name, value]) => `${name}: ${jsonText(value)}`);
  return short(vars.join(', '), NAME_CHARACTERS) || `test ${testIdx + 1}`;
}

/** The label, else the endpoint's name at the gateway. */
export function endpointName({ label, name }: Pick<Endpoint, 'label' | 'name'>): string {
  return short(label ?? '', NAME_CHARACTERS) || short(name, NAME_CHARACTERS);
}

/** The type as in the config: `not-contains`, `assert-set`. */
export function assertionType(assertion: AssertionOutcome['assertion']): string {
  return isSingle(assertion) && assertion.negated ? `not-${assertion.type}` : assertion.type;
}

export function isSingle(assertion: AssertionOutcome['assertion']): assertion is SingleAssertion {
  return assertion.type !== 'assert-set';
}

/** What the assertion compares with, in short; undefined when it has none. */
export function assertionValue(assertion: AssertionOutcome['assertion']): string | undefined {
  if (!isSingle(assertion) || assertion.value === undefined) return undefined;
  const { text, left } = excerpt(jsonText(assertion.value), { characters: VALUE_CHARACTERS });
  return left > 0 ? `${text}…` : text;
}

/** A text as it is, anything else as JSON. */
export function jsonText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text as it is, anything else as JSON that a person can read. */
export function readableText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** The test as it ran: a hook of the config may have changed it before the run. */
export function testAsRun({ test }: Pick<Cell, 'test'>, run: Pick<RunResult, 'test'> | undefined): TestCase {
  return run?.test ?? test;
}
