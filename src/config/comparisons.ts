// Assertions that compare the outputs of a test (select-best, max-score) need outputs to compare, and scores.
import { findAssertionType } from '../assertions/registry.js';
import { countCells, planColumns } from '../plan/plan.js';
import { type Assertion, type EvalConfig, isAssertionSet, type SingleAssertion, type TestCase } from './eval-config.js';
import type { Loader } from './loader.js';

/** Whether this assertion judges the outputs of a whole test against each other. */
export function isComparison(assertion: Assertion): assertion is SingleAssertion {
  return !isAssertionSet(assertion) && findAssertionType(assertion.type)?.compare !== undefined;
}

/** Whether the outputs of a test are compared: then none of its cells stands for itself. */
export function isCompared({ assert }: Pick<TestCase, 'assert'>): boolean {
  return assert.some(isComparison);
}

export function checkComparisons(loader: Loader, config: EvalConfig): void {
  const told = new Set<string>();
  const once = (message: string, assertion: SingleAssertion, hint: string): void => {
    const key = JSON.stringify([message, assertion.at]);
    if (told.has(key)) return;
    told.add(key);
    loader.error(message, assertion.at, hint);
  };
  const columns = planColumns(config);
  // That there are no columns at all is told elsewhere.
  if (columns.length === 0) return;
  for (const test of config.tests) {
    for (const assertion of test.assert.filter(isComparison)) {
      const outputs = countCells([test], columns);
      if (outputs < 2)
        once(
          `${assertion.type} compares the outputs of a test, and this one has ${outputs === 1 ? 'only one' : 'none'}`,
          assertion,
          'it needs two columns: a second provider, or a second prompt',
        );
      if (assertion.type === 'max-score' && test.assert.every(isComparison))
        once(
          'max-score compares the scores of the other assertions of a test, and there are none',
          assertion,
          'add an assertion beside it',
        );
    }
  }
}
