// A grader's number against a threshold.
import type { AssertionJudgement } from '../assertions/assertion-type.js';
import type { SingleAssertion } from '../config/eval-config.js';

/**
 * Passes from the threshold on; `not-` below it, with the rest to 1 as its score. The comparison forgives what adding and
 * dividing fractions loses (Number.EPSILON).
 *
 * @param score 0 to 1
 */
export function judgeScore(
  { negated }: Pick<SingleAssertion, 'negated'>,
  { score, threshold, name, detail = '' }: { score: number; threshold: number; name: string; detail?: string },
): AssertionJudgement {
  const reaches = score >= threshold - Number.EPSILON;
  const compared = `the ${name} ${shown(score)} ${reaches ? 'reaches' : 'is below'} the threshold ${threshold}`;
  return {
    pass: reaches !== negated,
    score: negated ? 1 - score : score,
    reason: detail === '' ? compared : `${compared}: ${detail}`,
  };
}

function shown(score: number): string {
  return String(Math.round(score * 10_000) / 10_000);
}
