import type { CellError } from '../cell-error.js';
import type { SingleAssertion } from '../config/eval-config.js';
import type { Judged } from './assertion-type.js';
import type { JudgeContext } from './judge-context.js';

/** What a yes-or-no type found out about an output; `not-` turns it round. */
export interface Finding {
  holds: boolean;
  /** Continues "the output ...": `contains "x"`. */
  claim: string;
  /** The opposite: `does not contain "x"`. */
  denial: string;
  /** What was there instead, for a reader who sees only the reason. */
  got: string;
}

/** A type that finds something or not: score 1 or 0. */
export function judgeBy(
  find: (
    assertion: SingleAssertion,
    context: JudgeContext,
  ) => Finding | { error: CellError } | Promise<Finding | { error: CellError }>,
): (assertion: SingleAssertion, context: JudgeContext) => Promise<Judged> {
  return async (assertion, context) => {
    const found = await find(assertion, context);
    if ('error' in found) return found;
    const pass = found.holds !== assertion.negated;
    const wanted = assertion.negated ? found.denial : found.claim;
    return {
      pass,
      score: pass ? 1 : 0,
      reason: pass ? `the output ${wanted}` : `expected an output that ${wanted}, got ${found.got}`,
    };
  };
}
