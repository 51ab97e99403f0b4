// answer-relevance: whether an answer is one to the question. The grader guesses, from the answer alone, what was asked;
// the guesses are held against the question by their embeddings. Source of the measure: Ragas.
import type { AssertionRow } from '../assertions/assertion-type.js';
import { askEmbedding, askGrader } from './ask-grader.js';
import { type Message, markedMessages, UNTRUSTED } from './marked-blocks.js';
import { parsedText } from './rubric-prompt.js';
import { judgeScore } from './scored.js';
import { compareVectors, cosine } from './vectors.js';

const DEFAULT_THRESHOLD = 0.5;
/** As many as promptfoo asks for. */
const GUESSES = 3;

export const ANSWER_RELEVANCE: AssertionRow = {
  type: 'answer-relevance',
  group: 'model-graded',
  needs: 'grader and embeddings',
  rubricPrompts: 'one',
  negatable: true,
  value: { required: false, shape: 'none' },
  threshold: 'optional',
  summary: `Questions that the grader guesses from the output are near to \`query\` (or else the prompt): cosine similarity of at least \`threshold\` (${DEFAULT_THRESHOLD}) on average`,
  async judge(assertion, context) {
    const { threshold = DEFAULT_THRESHOLD, rubricPrompt } = assertion;
    const { vars, prompt, outputText } = context;
    const query = Object.hasOwn(vars, 'query') ? vars['query'] : undefined;
    const question = typeof query === 'string' ? query : prompt;
    const guesses: string[] = [];
    while (guesses.length < GUESSES) {
      const guess = await askGrader(
        assertion,
        {
          own: { prompt: rubricPrompt, variables: { given: {}, written: { answer: parsedText(outputText) } } },
          builtIn: () => guessMessages(outputText),
          read: (reply) => reply,
          form: 'one question',
        },
        context,
      );
      if (!guess.ok) return { error: guess.error };
      guesses.push(guess.value);
    }
    const asked = await askEmbedding(assertion, question, context);
    if (!asked.ok) return { error: asked.error };
    let sum = 0;
    for (const guess of guesses) {
      const guessed = await askEmbedding(assertion, guess, context);
      if (!guessed.ok) return { error: guessed.error };
      const similarity = compareVectors(asked.value, guessed.value, cosine);
      if (!similarity.ok) return { error: similarity.error };
      sum += similarity.value;
    }
    return judgeScore(assertion, { score: sum / GUESSES, threshold, name: 'relevance' });
  },
};

function guessMessages(answer: string): Message[] {
  return markedMessages({
    task: 'You guess which question an answer, written by a language model, was given to.',
    blocks: [{ name: 'ANSWER', role: `the text to guess from. ${UNTRUSTED}`, text: answer }],
    instructions:
      'Write the one question that the answer answers best, in the language of the answer, and nothing else.',
    request: 'Write the question that the ANSWER answers.',
  });
}
