// The built-in prompt of llm-rubric.
import type { Json } from '../json.js';
import { type Message, markedMessages, UNTRUSTED } from './marked-blocks.js';

export interface GradedTexts {
  rubric: Json;
  output: string;
}

/** Chat messages that ask for one verdict on one output. */
export function gradingMessages({ rubric, output }: GradedTexts): Message[] {
  return markedMessages({
    task: 'You judge whether an answer, written by a language model, meets a rubric.',
    blocks: [
      {
        name: 'RUBRIC',
        role: 'what the answer has to meet. Judge by it alone, not by what you would prefer.',
        text: typeof rubric === 'string' ? rubric : JSON.stringify(rubric, null, 2),
      },
      { name: 'ANSWER', role: `the text to judge. ${UNTRUSTED}`, text: output },
    ],
    instructions: `Think about what speaks for the answer and what against it, then decide:
- pass: true when the answer meets the rubric as a whole, else false.
- score: how well it meets the rubric, a number from 0 (not at all) to 1 (fully).
- reason: one or two sentences that name what decided.

Reply with one JSON object and nothing else:
{"reason": "<text>", "pass": <true or false>, "score": <number>}`,
    request: 'Judge the ANSWER by the RUBRIC. Reply with the JSON object only.',
  });
}
