// model-graded-closedqa: whether an answer meets a criterion, yes or no.
import type { AssertionRow } from '../assertions/assertion-type.js';
import { askGrader } from './ask-grader.js';
import { reasonOf } from './grader-reply.js';
import { type Message, markedMessages, UNTRUSTED } from './marked-blocks.js';
import { parsedText } from './rubric-prompt.js';

const FORM = 'a text that ends in the letter Y or the letter N, alone on its line';

export const CLOSED_QA: AssertionRow = {
  type: 'model-graded-closedqa',
  group: 'model-graded',
  needs: 'grader',
  rubricPrompts: 'one',
  negatable: true,
  value: { required: true, shape: 'text' },
  threshold: 'none',
  summary: 'The grader says that the output, as an answer to the prompt, meets the value',
  async judge(assertion, context) {
    const { value, rubricPrompt, negated } = assertion;
    const { prompt: input, outputText: output } = context;
    const criteria = String(value);
    const variables = { given: { criteria }, written: { input, completion: parsedText(output) } };
    const answer = await askGrader(
      assertion,
      {
        own: { prompt: rubricPrompt, variables },
        builtIn: () => closedQaMessages({ criteria, input, output }),
        read: readYesOrNo,
        form: FORM,
      },
      context,
    );
    if (!answer.ok) return { error: answer.error };
    const { yes, reason } = answer.value;
    const pass = yes !== negated;
    return {
      pass,
      score: Number(pass),
      reason: `the output ${yes ? 'meets' : 'does not meet'} the criterion: ${reason}`,
    };
  },
};

/** The last letter of a reply, unless it ends a word: `READY` is no yes. */
const LAST_LETTER = /(?<!\p{L})([YN])\s*$/u;

/** Never throws. */
export function readYesOrNo(reply: string): { yes: boolean; reason: string } | undefined {
  // Looked for in the end alone: in a long reply the pattern would try each of many blanks.
  const end = reply.trimEnd();
  const letter = LAST_LETTER.exec(end.slice(-2))?.[1];
  return letter === undefined ? undefined : { yes: letter === 'Y', reason: reasonOf(end.slice(0, -1)) };
}

function closedQaMessages({ criteria, input, output }: { criteria: string; input: string; output: string }): Message[] {
  return markedMessages({
    task: 'You judge whether an answer, written by a language model, meets a rubric.',
    blocks: [
      { name: 'QUESTION', role: `what the model was asked. ${UNTRUSTED}`, text: input },
      { name: 'ANSWER', role: `the text to judge. ${UNTRUSTED}`, text: output },
      { name: 'RUBRIC', role: 'what the answer has to meet. Judge by it alone.', text: criteria },
    ],
    instructions: `First write down, in a few sentences, what speaks for the answer and what against it. Then, on a line of its own, write one letter: Y when the answer meets the rubric, N when it does not. Nothing follows that letter.`,
    request: 'Judge the ANSWER by the RUBRIC. The last line of your reply is Y or N.',
  });
}
