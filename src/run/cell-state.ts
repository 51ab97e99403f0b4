// What the repeats of a cell make of it. An errored run is no evidence: it decides nothing, neither way.
import { isAssertionSet, type TestCase } from '../config/eval-config.js';
import type { RunState } from './results.js';

/**
 * Whether anything judges the answers of a test: an assertion of a weight above 0, alone or in an assert-set, or a scoring
 * function. Assertions of weight 0 are listed and decide nothing, unless they are critical.
 */
export function isJudged({ assert, scoring }: Pick<TestCase, 'assert' | 'scoring'>): boolean {
  const decides = ({ weight, critical }: { weight: number; critical?: true }): boolean =>
    weight > 0 || critical === true;
  return (
    (scoring !== undefined && assert.length > 0) ||
    assert.some((assertion) =>
      isAssertionSet(assertion) ? assertion.critical || assertion.assert.some(decides) : decides(assertion),
    )
  );
}

/**
 * How many repeats of a cell must pass.
 *
 * @param repeatMinPass as it was asked for; undefined: all
 */
export function leastPasses(repeats: number, repeatMinPass: number | undefined): number {
  return Math.min(repeatMinPass ?? repeats, repeats);
}

/**
 * State of a cell from all its repeats.
 *
 * Passed when at least `repeatMinPass` repeats passed; failed when it could not have passed even if every repeat without
 * a judgement had; errored when those repeats would decide. Without assertions the same count of answers makes it
 * unjudged.
 *
 * @param repeatMinPass 1 to the number of repeats
 * @throws RangeError outside that range: with fewer repeats than must pass, a dead gateway would look like a failure
 */
export function cellState(runs: readonly { state: RunState }[], repeatMinPass: number): RunState {
  if (!(repeatMinPass >= 1 && repeatMinPass <= runs.length)) {
    throw new RangeError(`${repeatMinPass} repeats must pass, but there are ${runs.length}`);
  }
  const count = (state: RunState): number => runs.filter((run) => run.state === state).length;
  const passed = count('passed');
  const failed = count('failed');
  if (passed + failed === 0) return count('unjudged') >= repeatMinPass ? 'unjudged' : 'errored';
  if (passed >= repeatMinPass) return 'passed';
  return runs.length - failed < repeatMinPass ? 'failed' : 'errored';
}
