// Assertions about how sure the model was of its tokens. They need the logarithms of the tokens' probabilities, which the
// gateway's own chat route does not pass on.
import type { CellError } from '../cell-error.js';
import type { Route } from '../gateway/route.js';
import type { AssertionRow } from './assertion-type.js';
import { judgeBy } from './finding.js';
import type { JudgeContext } from './judge-context.js';

const perplexity: AssertionRow = {
  type: 'perplexity',
  group: 'metric',
  needs: 'nothing',
  negatable: true,
  value: { required: false, shape: 'none' },
  threshold: 'optional',
  summary: 'The perplexity of the tokens, 1 or more, is at most `threshold`; without one it is enough that it is known',
  judge: judgeBy(({ threshold = Number.POSITIVE_INFINITY }, context) => {
    const mean = meanLogProb(context);
    if (!mean.ok) return mean;
    const value = Math.exp(-mean.value);
    return {
      holds: value <= threshold,
      claim: `has a perplexity of at most ${threshold}`,
      denial: `has a perplexity of more than ${threshold}`,
      got: shown(value),
    };
  }),
};

const perplexityScore: AssertionRow = {
  type: 'perplexity-score',
  group: 'metric',
  needs: 'nothing',
  negatable: true,
  value: { required: false, shape: 'none' },
  threshold: 'optional',
  summary: '1 / (1 + perplexity), at most 0.5, is at least `threshold`; without one it is enough that it is known',
  judge({ threshold = 0, negated }, context) {
    const mean = meanLogProb(context);
    if (!mean.ok) return mean;
    const score = 1 / (1 + Math.exp(-mean.value));
    const reaches = score >= threshold;
    return {
      pass: reaches !== negated,
      score: negated ? 1 - score : score,
      reason: `perplexity-score ${shown(score)} ${reaches ? 'reaches' : 'is below'} the threshold ${threshold}`,
    };
  },
};

function meanLogProb({ answer, route }: JudgeContext): { ok: true; value: number } | { ok: false; error: CellError } {
  const logProbs = answer?.logProbs ?? [];
  if (logProbs.length === 0)
    return { ok: false, error: { kind: 'config', message: answer ? withoutLogProbs(route) : WITHOUT_CALL } };
  return { ok: true, value: logProbs.reduce((sum, value) => sum + value, 0) / logProbs.length };
}

const WITHOUT_CALL = 'there is no perplexity to judge, since no call was made';

function withoutLogProbs(route: Route = 'unified'): string {
  return route === 'openai'
    ? "the answer has no log probabilities; set `logprobs: true` in the provider's config, if its model can give them"
    : "the answer has no log probabilities, which the gateway's own chat route drops; for an endpoint of OpenAI's kind set " +
        '`config: { route: openai, logprobs: true }` of the provider';
}

function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}

export const LOG_PROB_TYPES: AssertionRow[] = [perplexity, perplexityScore];
