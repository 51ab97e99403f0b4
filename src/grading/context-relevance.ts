// context-relevance: how much of the context is needed for the question. Source of the measure: Ragas.
import type { AssertionRow } from '../assertions/assertion-type.js';
import { askGrader } from './ask-grader.js';
import { contextText, queryOf, type RetrievedContext, retrievedContext } from './context.js';
import { type Message, markedMessages, UNTRUSTED } from './marked-blocks.js';
import { judgeScore } from './scored.js';
import { filledLines, sentences } from './sentences.js';

const DEFAULT_THRESHOLD = 0.5;
const NOTHING = 'Insufficient Information';
const FORM = `the relevant sentences of the context, copied, one a line; or the words "${NOTHING}"`;

export const CONTEXT_RELEVANCE: AssertionRow = {
  type: 'context-relevance',
  group: 'model-graded',
  needs: 'grader',
  rubricPrompts: 'one',
  variables: ['query', 'context'],
  negatable: true,
  value: { required: false, shape: 'none' },
  threshold: 'optional',
  summary: `The share of the variable \`context\` that the question in \`query\` needs is at least \`threshold\` (${DEFAULT_THRESHOLD})`,
  async judge(assertion, context) {
    const { threshold = DEFAULT_THRESHOLD, rubricPrompt } = assertion;
    const asked = queryOf(context);
    if ('error' in asked) return asked;
    const found = retrievedContext(context);
    if ('error' in found) return found;
    const { query } = asked;
    const text = contextText(found.context);
    const answer = await askGrader(
      assertion,
      {
        own: { prompt: rubricPrompt, variables: { given: { query }, written: { context: text } } },
        builtIn: () => relevanceMessages(text, query),
        read: (reply) => readRelevance(reply, found.context),
        form: FORM,
      },
      context,
    );
    if (!answer.ok) return { error: answer.error };
    return judgeScore(assertion, { score: answer.value, threshold, name: 'relevance' });
  },
};

const BULLET = /^\s*(?:\d+[.)]|[-*])\s*/;

/**
 * The sentences that a reply quotes by those (or the pieces) of the context, 0 to 1. Undefined for a reply that quotes
 * nothing of the context: it is about something else. Never throws.
 */
export function readRelevance(reply: string, context: RetrievedContext): number | undefined {
  if (reply.includes(NOTHING)) return 0;
  const pieces = Array.isArray(context) ? context.filter((piece) => piece.trim() !== '') : sentences(context);
  const inLines = Array.isArray(context) || filledLines(context).length > 1;
  const quoted = [...new Set(inLines ? filledLines(reply) : sentences(reply))];
  const whole = normalized(contextText(context));
  if (quoted.length > 0 && !quoted.some((line) => whole.includes(normalized(line.replace(BULLET, '')))))
    return undefined;
  return pieces.length === 0 ? 0 : Math.min(quoted.length, pieces.length) / pieces.length;
}

function normalized(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function relevanceMessages(context: string, query: string): Message[] {
  return markedMessages({
    task: 'You find the sentences of a context that are needed to answer a question.',
    blocks: [
      { name: 'QUESTION', role: `what was asked. Do not answer it. ${UNTRUSTED}`, text: query },
      { name: 'CONTEXT', role: `what was found for it. ${UNTRUSTED}`, text: context },
    ],
    instructions: `Copy every sentence of the context that is needed to answer the question, one a line, unchanged, and write nothing else. When no sentence is, write only: ${NOTHING}`,
    request: 'Copy the sentences of the CONTEXT that the QUESTION needs.',
  });
}
