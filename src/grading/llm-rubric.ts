import type { AssertionRow } from '../assertions/assertion-type.js';
import type { CellError } from '../cell-error.js';
import type { Json } from '../json.js';
import { askGrader } from './ask-grader.js';
import { readVerdict } from './grader-reply.js';
import { gradingMessages } from './grading-prompt.js';
import { customMessages } from './rubric-prompt.js';

const FORM = 'one JSON object like {"reason": "<text>", "pass": <true or false>, "score": <0 to 1>}';

export const LLM_RUBRIC: AssertionRow = {
  type: 'llm-rubric',
  group: 'model-graded',
  needs: 'grader',
  negatable: true,
  value: { required: false, shape: 'rubric' },
  threshold: 'optional',
  templates: 'everything',
  summary: 'The grader says that the output meets the rubric, with a score of at least `threshold` when there is one',
  async judge({ value: rubric = '', grader, rubricPrompt, threshold, negated }, context) {
    if (!grader)
      return configError('no grader is named; name one in defaultTest.options.provider or with the input grader');
    let messages: Json[];
    try {
      messages = rubricPrompt
        ? customMessages(rubricPrompt, rubric, context)
        : gradingMessages({ rubric, output: context.outputText });
    } catch (error) {
      return configError(`the rubricPrompt is a template that failed: ${(error as Error).message}`);
    }
    const answer = await askGrader({ grader, messages, read: readVerdict, form: FORM }, context.grade);
    if (!answer.ok) return { error: answer.error };
    const { score, reason } = answer.value;
    const meets = answer.value.pass && (threshold === undefined || score >= threshold);
    const below = answer.value.pass && !meets ? `the score ${score} is below the threshold ${threshold}: ` : '';
    return {
      pass: meets !== negated,
      score: negated ? Math.min(1, Math.max(0, 1 - score)) : score,
      reason: `${below}${reason}`,
    };
  },
};

function configError(message: string): { error: CellError } {
  return { error: { kind: 'config', message } };
}
