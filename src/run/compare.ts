// Assertions that compare the outputs of a test over its columns: judged once all of them are there, and added to each.

import type { AssertionJudgement } from '../assertions/assertion-type.js';
import { excerpt } from '../assertions/excerpt.js';
import { placedError, renderAssertion } from '../assertions/judge.js';
import type { JudgeContext } from '../assertions/judge-context.js';
import { findAssertionType } from '../assertions/registry.js';
import { withMadePrompts } from '../assertions/rubric-code.js';
import type { CellError } from '../cell-error.js';
import { isComparison } from '../config/comparisons.js';
import type { SingleAssertion } from '../config/eval-config.js';
import type { Cell } from '../plan/cell.js';
import { isJudged } from './cell-state.js';
import { erroredRun, type Measured } from './measure.js';
import type { RunResult } from './results.js';

/** One output of a row: a test's runs of one repeat, in the order of the columns. */
export interface Entrant extends Measured {
  cell: Cell;
}

/**
 * The results of a row with its comparisons. Those who lose one fail with score 0; who wins keeps what its own assertions
 * gave, or has score 1 without any. A comparison that cannot be made makes all of them errored: without one output, or
 * without a usable reply, nobody has won or lost.
 */
export async function compareRow(row: readonly Entrant[]): Promise<RunResult[]> {
  const comparisons = inOrder(row[0]?.cell.test.assert.filter(isComparison) ?? []);
  let results = row.map(({ cell, result }) => (isJudged(cell.test) ? alone(result) : result));
  for (const assertion of comparisons) {
    const judged = await compare(assertion, row);
    results = results.map((result, index) => {
      if ('error' in judged) return result.state === 'errored' ? result : erroredRun(result, judged.error);
      const judgement = judged[index];
      return judgement ? withJudgement(result, assertion, judgement) : result;
    });
  }
  return results;
}

/** Whatever their order in the config, max-score comes last: promptfoo lists them so. */
function inOrder(comparisons: readonly SingleAssertion[]): SingleAssertion[] {
  const isLast = ({ type }: SingleAssertion): boolean => type === 'max-score';
  return [...comparisons.filter((one) => !isLast(one)), ...comparisons.filter(isLast)];
}

async function compare(
  assertion: SingleAssertion,
  row: readonly Entrant[],
): Promise<AssertionJudgement[] | { error: CellError }> {
  const missing = row.find(({ result }) => result.state === 'errored');
  const context = row[0]?.context;
  if (missing || !context) return { error: placedError(assertion, notComparable(missing)) };
  try {
    return await compareAll(assertion, row, context);
  } catch (thrown) {
    // As in a run: an exception is a bug, and the rows after it still count.
    const message = `this is a bug of mlflow-gateway-eval, please report it: ${String(thrown)}`;
    return { error: placedError(assertion, { kind: 'not run', message }) };
  }
}

async function compareAll(
  assertion: SingleAssertion,
  row: readonly Entrant[],
  context: JudgeContext,
): Promise<AssertionJudgement[] | { error: CellError }> {
  const type = findAssertionType(assertion.type);
  if (!type?.compare) throw new Error(`${assertion.type} compares nothing`);
  const prompted = await withMadePrompts(assertion, context);
  if ('error' in prompted) return { error: placedError(assertion, prompted.error) };
  const rendered = await renderAssertion(type, prompted, context);
  if ('error' in rendered) return rendered;
  const candidates = row.map(({ result: { assertions }, context: own }) => ({
    outputText: own?.outputText ?? '',
    outcomes: assertions,
  }));
  const judged = await type.compare(rendered, candidates, context);
  return 'error' in judged ? { error: placedError(assertion, judged.error) } : judged;
}

function notComparable(missing: Entrant | undefined): CellError {
  if (!missing) return { kind: 'not run', message: 'there is no output to compare' };
  const { kind = 'not run' } = missing.result.error ?? {};
  const { endpoint, prompt } = missing.cell;
  const column = `${endpoint.label ?? endpoint.name}, prompt ${excerpt(prompt.label, 60)}`;
  return {
    kind,
    message: `not every output of the test could be measured, and all are needed: ${column} has an error`,
  };
}

/** Without assertions of its own an output has nothing against it. */
function alone(result: RunResult): RunResult {
  const hasOwn = result.assertions.length > 0 || result.state === 'errored';
  return hasOwn ? result : { ...result, state: 'passed', score: 1 };
}

function withJudgement(result: RunResult, assertion: SingleAssertion, judgement: AssertionJudgement): RunResult {
  const pass = judgement.pass || (assertion.weight === 0 && !assertion.critical);
  const assertions = [...result.assertions, { assertion, ...judgement, pass }];
  return pass ? { ...result, assertions } : { ...result, assertions, state: 'failed', score: 0 };
}
