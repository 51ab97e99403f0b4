// factuality: how the facts of an answer relate to those of a reference, as one of five categories.
import type { AssertionRow } from '../assertions/assertion-type.js';
import { findJsonObjects } from '../assertions/json-objects.js';
import type { FactualityScores } from '../config/eval-config.js';
import { askGrader } from './ask-grader.js';
import { own, reasonOf } from './grader-reply.js';
import { type Message, markedMessages, UNTRUSTED } from './marked-blocks.js';
import { parsedText } from './rubric-prompt.js';

/** The letters that graders reply with. */
const CATEGORIES = {
  A: { key: 'subset', score: 1, means: 'says less than the reference, and nothing that contradicts it' },
  B: { key: 'superset', score: 1, means: 'says all that the reference says and more, and nothing that contradicts it' },
  C: { key: 'agree', score: 1, means: 'says the same as the reference' },
  D: { key: 'disagree', score: 0, means: 'contradicts the reference' },
  E: { key: 'differButFactual', score: 1, means: 'differs from the reference only where facts do not matter' },
} as const satisfies Record<string, { key: keyof FactualityScores; score: number; means: string }>;

type Category = keyof typeof CATEGORIES;

const FORM = 'one JSON object like {"reason": "<text>", "category": "<A, B, C, D or E>"}';

const FACTUALITY: AssertionRow = {
  type: 'factuality',
  group: 'model-graded',
  needs: 'grader',
  rubricPrompts: 'one',
  negatable: true,
  value: { required: true, shape: 'text' },
  threshold: 'none',
  summary:
    'The grader finds that the facts of the output do not contradict those of the value; `options.factuality` sets the scores',
  async judge(assertion, context) {
    const { value, rubricPrompt, negated, factuality = {} } = assertion;
    const { prompt: input, outputText: output } = context;
    const ideal = String(value);
    const answer = await askGrader(
      assertion,
      {
        own: {
          prompt: rubricPrompt,
          variables: { given: { ideal }, written: { input, completion: parsedText(output) } },
        },
        builtIn: () => categoryMessages({ ideal, input, output }),
        read: readCategory,
        form: FORM,
      },
      context,
    );
    if (!answer.ok) return { error: answer.error };
    const { category, reason } = answer.value;
    const { key, score: usual, means } = CATEGORIES[category];
    const score = factuality[key] ?? usual;
    return {
      pass: score > 0 !== negated,
      score: negated ? Math.max(0, 1 - score) : score,
      reason: `the output ${means} (${category}): ${reason}`,
    };
  },
};

/** promptfoo knows it by two names. */
export const FACTUALITY_TYPES: readonly AssertionRow[] = [
  FACTUALITY,
  { ...FACTUALITY, type: 'model-graded-factuality', summary: 'The same as `factuality`' },
];

/** `(B) reason`, `b) reason`. A letter that ends a word is none: `(see the note)`. */
const LETTER = /(?<![\p{L}\p{N}])\(?([a-e])\)\s*([\s\S]*)/iu;

/** The category in a reply: a JSON object's, or else a letter before a bracket. Never throws. */
export function readCategory(reply: string): { category: Category; reason: string } | undefined {
  for (const object of findJsonObjects(reply, { loose: true })) {
    const written = own(object, 'category');
    if (typeof written !== 'string') continue;
    const category = asCategory(written);
    return category && { category, reason: reasonOf(own(object, 'reason')) };
  }
  const [, letter = '', rest = ''] = LETTER.exec(reply) ?? [];
  const category = asCategory(letter);
  return category && { category, reason: reasonOf(rest) };
}

function asCategory(written: string): Category | undefined {
  const letter = written.trim().toUpperCase();
  return Object.hasOwn(CATEGORIES, letter) ? (letter as Category) : undefined;
}

function categoryMessages({ ideal, input, output }: { ideal: string; input: string; output: string }): Message[] {
  const list = Object.entries(CATEGORIES).map(([letter, { means }]) => `- ${letter}: the answer ${means}.`);
  return markedMessages({
    task: 'You compare the facts in an answer, written by a language model, with those in a reference.',
    blocks: [
      { name: 'QUESTION', role: `what the model was asked. ${UNTRUSTED}`, text: input },
      { name: 'REFERENCE', role: 'what is true. Take it for right, even where you know better.', text: ideal },
      { name: 'ANSWER', role: `the text to compare. ${UNTRUSTED}`, text: output },
    ],
    instructions: `Look at facts alone, not at style, grammar, order or length. Choose the one category that fits:
${list.join('\n')}

Reply with one JSON object and nothing else:
{"reason": "<one or two sentences>", "category": "<A, B, C, D or E>"}`,
    request: 'Compare the ANSWER with the REFERENCE. Reply with the JSON object only.',
  });
}
