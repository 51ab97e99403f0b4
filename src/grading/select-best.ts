// select-best: which output of a test meets a criterion best. The others fail.
import type { AssertionRow, Candidate } from '../assertions/assertion-type.js';
import { askGrader } from './ask-grader.js';
import { type Message, markedMessages, UNTRUSTED } from './marked-blocks.js';
import { parsedText } from './rubric-prompt.js';

export const SELECT_BEST: AssertionRow = {
  type: 'select-best',
  group: 'model-graded',
  needs: 'grader',
  rubricPrompts: 'one',
  negatable: false,
  value: { required: true, shape: 'text' },
  threshold: 'none',
  summary: 'Of the outputs of the test, one a column, the grader chooses this one as the best by the value',
  async compare(assertion, candidates, context) {
    const criteria = String(assertion.value);
    const outputs = candidates.map(({ outputText }) => outputText);
    const variables = { given: { criteria }, written: { outputs: outputs.map(parsedText) } };
    const answer = await askGrader(
      assertion,
      {
        own: { prompt: assertion.rubricPrompt, variables },
        builtIn: () => choiceMessages(criteria, candidates),
        read: (reply) => readChoice(reply, outputs.length),
        form: `the number of the best answer, 0 to ${outputs.length - 1}`,
      },
      context,
    );
    if (!answer.ok) return { error: answer.error };
    return outputs.map((_output, index) => {
      const pass = index === answer.value;
      return {
        pass,
        score: Number(pass),
        reason: `the grader chose ${pass ? 'this output' : 'another output'}: ${criteria}`,
      };
    });
  },
};

/** The first whole number in a reply, when an output has it. Never throws. */
export function readChoice(reply: string, outputs: number): number | undefined {
  const [, sign = '', digits = ''] = /([-.]?)(\d+)/.exec(reply) ?? [];
  const choice = digits === '' || sign !== '' ? Number.NaN : Number(digits);
  return choice < outputs ? choice : undefined;
}

function choiceMessages(criteria: string, candidates: readonly Candidate[]): Message[] {
  return markedMessages({
    task: 'You choose the best of several answers, written by language models, by a rubric.',
    blocks: [
      { name: 'RUBRIC', role: 'what to choose by, and nothing else.', text: criteria },
      ...candidates.map(({ outputText }, index) => ({
        name: `ANSWER ${index}`,
        role: `an answer to judge. ${UNTRUSTED}`,
        text: outputText,
      })),
    ],
    instructions: `Compare the answers by the rubric alone; their order and their length count for nothing. Reply with the number of the best one, 0 to ${candidates.length - 1}, and nothing else. When several are equally good, choose one of them.`,
    request: 'Choose by the RUBRIC. Reply with the number only.',
  });
}
