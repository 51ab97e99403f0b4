// conversation-relevance: the share of an assistant's turns that fit the conversation before them. A grader sees each turn
// with the few before it (a window).
import type { AssertionRow } from '../assertions/assertion-type.js';
import { findJsonObjects } from '../assertions/json-objects.js';
import type { JudgeContext } from '../assertions/judge-context.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import { askGrader } from './ask-grader.js';
import { own, reasonOf } from './grader-reply.js';
import { type Message, markedMessages, UNTRUSTED } from './marked-blocks.js';
import { judgeScore } from './scored.js';

const DEFAULT_THRESHOLD = 0.5;
/** Turns that a grader sees, the judged one included. */
const DEFAULT_WINDOW = 5;
const FORM = 'one JSON object like {"reason": "<text>", "verdict": "<yes or no>"}';

export const CONVERSATION_RELEVANCE: AssertionRow = {
  type: 'conversation-relevance',
  group: 'model-graded',
  needs: 'grader',
  rubricPrompts: 'one',
  settings: ['windowSize'],
  negatable: true,
  value: { required: false, shape: 'none' },
  threshold: 'optional',
  summary: `The share of the turns that fit their conversation is at least \`threshold\` (${DEFAULT_THRESHOLD}); a turn is judged with those before it, \`config.windowSize\` (${DEFAULT_WINDOW}) in all`,
  async judge(assertion, context) {
    const { threshold = DEFAULT_THRESHOLD, rubricPrompt, config = {} } = assertion;
    const window = typeof config['windowSize'] === 'number' ? config['windowSize'] : DEFAULT_WINDOW;
    const turns = turnsOf(context);
    const misfits: string[] = [];
    for (const index of turns.keys()) {
      const shown = turns.slice(Math.max(0, index - window + 1), index + 1);
      const answer = await askGrader(
        assertion,
        {
          own: { prompt: rubricPrompt, variables: { given: {}, written: {}, asTheyAre: { messages: shown } } },
          builtIn: () => fitMessages(shown),
          read: readFit,
          form: FORM,
        },
        context,
      );
      if (!answer.ok) return { error: answer.error };
      if (!answer.value.fits) misfits.push(answer.value.reason);
    }
    const score = (turns.length - misfits.length) / turns.length;
    return judgeScore(assertion, { score, threshold, name: 'share of turns that fit', detail: misfits.join(' / ') });
  },
};

/** The variable `_conversation`, or the prompt and its answer. */
function turnsOf({ vars, prompt, outputText }: JudgeContext): JsonObject[] {
  const written = Object.hasOwn(vars, '_conversation') ? vars['_conversation'] : undefined;
  const turns = Array.isArray(written) ? written.filter(isObject) : [];
  return turns.length > 0 ? turns : [{ input: prompt, output: outputText }];
}

/** Never throws. */
export function readFit(reply: string): { fits: boolean; reason: string } | undefined {
  for (const object of findJsonObjects(reply, { loose: true })) {
    const written = own(object, 'verdict');
    if (written === undefined) continue;
    const verdict = typeof written === 'boolean' ? (written ? 'yes' : 'no') : String(written).trim().toLowerCase();
    if (verdict !== 'yes' && verdict !== 'no') return undefined;
    return { fits: verdict === 'yes', reason: reasonOf(own(object, 'reason')) };
  }
  return undefined;
}

function fitMessages(turns: readonly JsonObject[]): Message[] {
  const conversation = turns.flatMap(({ input, output }) => [
    { role: 'user', content: asText(input) },
    { role: 'assistant', content: asText(output) },
  ]);
  return markedMessages({
    task: 'You judge whether the last message of an assistant fits the conversation before it.',
    blocks: [
      {
        name: 'CONVERSATION',
        role: `the messages as JSON, the last one is to be judged. ${UNTRUSTED}`,
        text: JSON.stringify(conversation, null, 2),
      },
    ],
    instructions: `- verdict: "no" when the last message has nothing to do with what it answers, else "yes". A vague answer to a vague message, such as a greeting, fits.
- reason: one sentence that names what decided.

Reply with one JSON object and nothing else:
{"reason": "<text>", "verdict": "<yes or no>"}`,
    request: 'Judge the last message of the CONVERSATION. Reply with the JSON object only.',
  });
}

function asText(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
