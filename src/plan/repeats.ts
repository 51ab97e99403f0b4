// How often a test runs: as it says itself, else as often as the run.
import type { TestCase } from '../config/eval-config.js';

/** @param repeat the run's */
export function repeatsOf(test: Pick<TestCase, 'options'> | undefined, repeat: number): number {
  return test?.options.repeat ?? repeat;
}

/** The most that one of the tests runs; `repeat` without any test. */
export function mostRepeats(tests: readonly Pick<TestCase, 'options'>[], repeat: number): number {
  if (tests.length === 0) return repeat;
  return tests.reduce((most, test) => Math.max(most, repeatsOf(test, repeat)), 1);
}
