import type { AssertionRow } from '../assertions/assertion-type.js';
import { askGrader } from './ask-grader.js';
import { readVerdict } from './grader-reply.js';
import { gradingMessages } from './grading-prompt.js';
import { parsedText } from './rubric-prompt.js';

const FORM = 'one JSON object like {"reason": "<text>", "pass": <true or false>, "score": <0 to 1>}';

export const LLM_RUBRIC: AssertionRow = {
  type: 'llm-rubric',
  group: 'model-graded',
  needs: 'grader',
  rubricPrompts: 'one',
  negatable: true,
  value: { required: false, shape: 'rubric' },
  threshold: 'optional',
  templates: 'everything',
  summary: 'The grader says that the output meets the rubric, with a score of at least `threshold` when there is one',
  async judge(assertion, context) {
    const { value: rubric = '', rubricPrompt, threshold, negated } = assertion;
    const { outputText } = context;
    const variables = { given: { rubric }, written: { output: parsedText(outputText) } };
    const answer = await askGrader(
      assertion,
      {
        own: { prompt: rubricPrompt, variables },
        builtIn: () => gradingMessages({ rubric, output: outputText }),
        read: (reply) => readVerdict(reply, { scoreDecides: threshold !== undefined, negated }),
        form: FORM,
      },
      context,
    );
    if (!answer.ok) return { error: answer.error };
    const { score, reason } = answer.value;
    const meets = answer.value.pass && (threshold === undefined || score >= threshold);
    const below = answer.value.pass && !meets ? `the score ${score} is below the threshold ${threshold}: ` : '';
    return {
      pass: meets !== negated,
      score: negated ? 1 - score : score,
      reason: `${below}${reason}`,
    };
  },
};
