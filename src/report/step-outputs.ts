// The step's outputs, for later steps. Always all of them: a step that reads one that is missing gets an empty text.
import { formatRate } from '../verdict/rate.js';
import type { EvalReport } from './eval-report.js';

/**
 * @param places where the report went, as far as it went anywhere
 * @returns `pass-rate` in percent with at most four digits after the point, rounded down; empty when nothing was judged
 */
export function stepOutputs(
  { verdict }: Pick<EvalReport, 'verdict'>,
  places: { commentUrl?: string; resultsPath?: string } = {},
): Record<string, string> {
  const { total, successes, failures, errors } = verdict.counts;
  return {
    verdict: verdict.name,
    total: String(total),
    successes: String(successes),
    failures: String(failures),
    errors: String(errors),
    'pass-rate': passRate({ part: successes, whole: successes + failures }),
    'comment-url': places.commentUrl ?? '',
    'results-path': places.resultsPath ?? '',
  };
}

/** Exact, like the verdict: 57 of 100 is 57, not 56.9999. */
function passRate(share: { part: number; whole: number }): string {
  const fourDigits = 0.0001;
  return share.whole === 0 ? '' : formatRate(share, fourDigits).replace(' %', '');
}
