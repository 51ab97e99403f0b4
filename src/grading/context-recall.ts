// context-recall: how much of a reference the context holds. Source of the measure: Ragas.
import type { AssertionRow } from '../assertions/assertion-type.js';
import { askGrader } from './ask-grader.js';
import { contextText, retrievedContext } from './context.js';
import { type Message, markedMessages, UNTRUSTED } from './marked-blocks.js';
import { judgeScore } from './scored.js';
import { filledLines } from './sentences.js';

const DEFAULT_THRESHOLD = 0.5;
const YES = '[attributed]';
const NO = '[not attributed]';
const FORM = 'a line for each sentence of the reference, each ending in [Attributed] or [Not Attributed]';

export const CONTEXT_RECALL: AssertionRow = {
  type: 'context-recall',
  group: 'model-graded',
  needs: 'grader',
  rubricPrompts: 'one',
  negatable: true,
  value: { required: true, shape: 'text' },
  threshold: 'optional',
  summary: `The share of the value's sentences that the variable \`context\` (or else the prompt) supports is at least \`threshold\` (${DEFAULT_THRESHOLD})`,
  async judge(assertion, context) {
    const { value, threshold = DEFAULT_THRESHOLD, rubricPrompt } = assertion;
    const found = retrievedContext(context, context.prompt);
    if ('error' in found) return found;
    const groundTruth = String(value);
    const text = contextText(found.context);
    const variables = { given: { groundTruth }, written: { context: text } };
    const answer = await askGrader(
      assertion,
      {
        own: { prompt: rubricPrompt, variables },
        builtIn: () => recallMessages(text, groundTruth),
        read: readRecall,
        form: FORM,
      },
      context,
    );
    if (!answer.ok) return { error: answer.error };
    return judgeScore(assertion, { score: answer.value, threshold, name: 'recall' });
  },
};

/** The share of attributed lines among those that say either; undefined when none does. Never throws. */
export function readRecall(reply: string): number | undefined {
  const lines = filledLines(reply).map((line) => line.toLowerCase());
  const judged = lines.filter((line) => line.includes(YES) || line.includes(NO));
  if (judged.length === 0) return undefined;
  return judged.filter((line) => !line.includes(NO)).length / judged.length;
}

function recallMessages(context: string, groundTruth: string): Message[] {
  return markedMessages({
    task: 'You check, sentence by sentence, whether a reference is supported by a context.',
    blocks: [
      { name: 'CONTEXT', role: `what was found. ${UNTRUSTED}`, text: context },
      { name: 'REFERENCE', role: 'the text whose sentences are checked, each of them once.', text: groundTruth },
    ],
    instructions: `For each sentence of the reference write one line: the sentence, a short reason, and at its end [Attributed] when the context supports the sentence, or [Not Attributed] when it does not. Use the context alone, not what you know. Write nothing else.`,
    request: 'Check the sentences of the REFERENCE against the CONTEXT, one a line.',
  });
}
