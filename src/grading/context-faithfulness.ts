// context-faithfulness: how much of an answer the context supports. The grader takes the answer apart into statements,
// without the context, and then judges each of them by it. Source of the measure: Ragas.
import type { AssertionRow } from '../assertions/assertion-type.js';
import { askGrader } from './ask-grader.js';
import { contextText, queryOf, retrievedContext } from './context.js';
import { type Message, markedMessages, UNTRUSTED } from './marked-blocks.js';
import { parsedText } from './rubric-prompt.js';
import { judgeScore } from './scored.js';
import { filledLines } from './sentences.js';

const DEFAULT_THRESHOLD = 0.5;
const FINAL = 'Final verdict for each statement in order:';
const VERDICTS_FORM = `"${FINAL}" and then Yes. or No. for each statement`;

export const CONTEXT_FAITHFULNESS: AssertionRow = {
  type: 'context-faithfulness',
  group: 'model-graded',
  needs: 'grader',
  // A list of two: for the statements, and for the verdicts.
  rubricPrompts: ['0', '1'],
  variables: ['query', 'context'],
  negatable: true,
  value: { required: false, shape: 'none' },
  threshold: 'optional',
  summary: `The share of the output's statements that the variable \`context\` supports is at least \`threshold\` (${DEFAULT_THRESHOLD}); \`query\` is the question`,
  async judge(assertion, context) {
    const { threshold = DEFAULT_THRESHOLD, rubricPrompts = {} } = assertion;
    const asked = queryOf(context);
    if ('error' in asked) return asked;
    const found = retrievedContext(context);
    if ('error' in found) return found;
    const question = asked.query;
    const { outputText } = context;
    const statements = await askGrader(
      assertion,
      {
        own: {
          prompt: rubricPrompts['0'],
          variables: { given: { question }, written: { answer: parsedText(outputText) } },
        },
        builtIn: () => statementMessages(question, outputText),
        read: filledLines,
        form: 'the statements, one a line',
      },
      context,
    );
    if (!statements.ok) return { error: statements.error };
    const text = contextText(found.context);
    const list = statements.value;
    const score = await askGrader(
      assertion,
      {
        own: { prompt: rubricPrompts['1'], variables: { given: {}, written: { context: text, statements: list } } },
        builtIn: () => verdictMessages(text, list),
        read: (reply) => readFaithfulness(reply, list.length),
        form: VERDICTS_FORM,
      },
      context,
    );
    if (!score.ok) return { error: score.error };
    return judgeScore(assertion, { score: score.value, threshold, name: 'faithfulness' });
  },
};

/**
 * The share of statements that a reply says yes to, 0 to 1; a statement that it leaves out counts as a no.
 * Undefined when it holds no verdicts. Never throws.
 *
 * @param statements how many there are, at least 1
 */
export function readFaithfulness(reply: string, statements: number): number | undefined {
  const text = reply.toLowerCase();
  const final = text.indexOf(FINAL.toLowerCase());
  const counts = final < 0 ? lineVerdicts(text) : finalVerdicts(text.slice(final + FINAL.length));
  if (!counts) return undefined;
  const { yes, no } = counts;
  const unsupported = no + Math.max(0, statements - yes - no);
  return Math.min(1, Math.max(0, 1 - unsupported / statements));
}

interface Counts {
  yes: number;
  no: number;
}

/** ` yes. no. yes.`: nothing but verdicts may stand there. */
function finalVerdicts(text: string): Counts | undefined {
  const verdicts = text.split('.').filter((verdict) => verdict.trim() !== '');
  if (verdicts.length === 0 || !verdicts.every((verdict) => /\b(?:yes|no)\b/.test(verdict))) return undefined;
  const yes = verdicts.filter((verdict) => verdict.includes('yes')).length;
  return { yes, no: verdicts.length - yes };
}

function lineVerdicts(text: string): Counts | undefined {
  const yes = text.split('verdict: yes').length - 1;
  const no = text.split('verdict: no').length - 1;
  return yes + no === 0 ? undefined : { yes, no };
}

function statementMessages(question: string, answer: string): Message[] {
  return markedMessages({
    task: 'You take an answer, written by a language model, apart into the statements that it makes.',
    blocks: [
      { name: 'QUESTION', role: `what was asked. ${UNTRUSTED}`, text: question },
      { name: 'ANSWER', role: `the text to take apart. ${UNTRUSTED}`, text: answer },
    ],
    instructions:
      'Write each statement of the answer as one short sentence which can be understood without the others, one a line, without numbers or bullets. Leave nothing out and add nothing. Write nothing else.',
    request: 'Write the statements of the ANSWER, one a line.',
  });
}

function verdictMessages(context: string, statements: readonly string[]): Message[] {
  return markedMessages({
    task: 'You check whether statements are supported by a context.',
    blocks: [
      { name: 'CONTEXT', role: `what the statements have to follow from. ${UNTRUSTED}`, text: context },
      { name: 'STATEMENTS', role: `what to check, one a line. ${UNTRUSTED}`, text: statements.join('\n') },
    ],
    instructions: `For each statement, in their order, write one sentence on whether it follows from the context alone. Then write a last line which begins with "${FINAL}" and goes on with Yes. or No. for each statement and nothing else, like this:
${FINAL} Yes. No. Yes.`,
    request: `Check the ${statements.length} lines of STATEMENTS against the CONTEXT.`,
  });
}
