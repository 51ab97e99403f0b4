// similar: how near the output is to a text in meaning, by the vectors of an embedding grader.
import type { AssertionJudgement, AssertionRow } from '../assertions/assertion-type.js';
import type { JudgeContext } from '../assertions/judge-context.js';
import type { CellError } from '../cell-error.js';
import type { SingleAssertion } from '../config/eval-config.js';
import { type Answer, askEmbedding } from './ask-grader.js';
import { type Between, compareVectors, cosine, dot, euclidean } from './vectors.js';

const DEFAULT_THRESHOLD = 0.75;

interface Measure {
  name: string;
  between: Between;
  /** The nearer the smaller: the threshold is the farthest that passes. */
  isDistance?: true;
}

const COSINE: Measure = { name: 'cosine similarity', between: cosine };
const MEASURES: Record<string, Measure> = {
  similar: COSINE,
  'similar:cosine': COSINE,
  'similar:dot': { name: 'dot product', between: dot },
  'similar:euclidean': { name: 'distance', between: euclidean, isDistance: true },
};

export const SIMILAR_TYPES: readonly AssertionRow[] = Object.entries(MEASURES).map(([type, measure]) => ({
  type,
  group: 'model-graded',
  needs: 'embeddings',
  negatable: true,
  value: { required: true, shape: 'texts' },
  threshold: 'optional',
  summary: `The ${measure.name} of output and value is at ${measure.isDistance ? 'most' : 'least'} \`threshold\` (${DEFAULT_THRESHOLD}); of a list, one value is enough`,
  judge: (assertion, context) => judgeNearest(assertion, context, measure),
}));

/** Of several values one has to be near; with `not-` none may be. The first that decides ends it. */
async function judgeNearest(
  assertion: SingleAssertion,
  context: JudgeContext,
  measure: Measure,
): Promise<AssertionJudgement | { error: CellError }> {
  const { value, negated, threshold = DEFAULT_THRESHOLD } = assertion;
  let undecided: AssertionJudgement | undefined;
  for (const expected of [value].flat().map(String)) {
    const amount = await measureBoth(expected, assertion, context, measure);
    if (!amount.ok) return { error: amount.error };
    const judged = judgeAmount(amount.value, { threshold, negated, measure });
    if (judged.pass !== negated) return judged;
    const nearer = undecided && (negated ? judged.score < undecided.score : judged.score > undecided.score);
    if (!undecided || nearer) undecided = judged;
  }
  return undecided ?? { error: { kind: 'config', message: 'the value is an empty list, which checks nothing' } };
}

/** Output and text are asked for in pairs: promptfoo does so too, and a run is to cost what it costs there. */
async function measureBoth(
  expected: string,
  assertion: SingleAssertion,
  context: JudgeContext,
  { between }: Measure,
): Promise<Answer<number>> {
  const [one, other] = await Promise.all([
    askEmbedding(assertion, expected, context),
    askEmbedding(assertion, context.outputText, context),
  ]);
  if (!one.ok) return one;
  if (!other.ok) return other;
  return compareVectors(one.value, other.value, between);
}

function judgeAmount(
  amount: number,
  { threshold, negated, measure }: { threshold: number; negated: boolean; measure: Measure },
): AssertionJudgement {
  const { name, isDistance } = measure;
  // What adding and multiplying fractions loses is forgiven on both sides of the threshold.
  const atMost = amount <= threshold + Number.EPSILON;
  const atLeast = amount >= threshold - Number.EPSILON;
  const pass = (isDistance === undefined) === negated ? atMost : atLeast;
  const nearness = isDistance ? 1 / (1 + amount) : amount;
  const side = amount > threshold ? 'above' : amount < threshold ? 'below' : 'at';
  return {
    pass,
    score: negated ? 1 - nearness : nearness,
    reason: `the ${name} ${Math.round(amount * 10_000) / 10_000} is ${side} the threshold ${threshold}`,
  };
}
