// How many calls judging an output takes, before any is made.
import { findAssertionType } from '../assertions/registry.js';
import type { SingleAssertion } from '../config/eval-config.js';

/** The least: what cannot be read is asked for again, and some types ask more of a longer answer. */
export interface GradingCalls {
  grader: number;
  embeddings: number;
}

/** Types that ask otherwise than once. */
const ASKED: Readonly<Record<string, (assertion: SingleAssertion) => GradingCalls>> = {
  // Steps and a score for each criterion.
  'g-eval': ({ value }) => ({ grader: 2 * [value].flat().length, embeddings: 0 }),
  // Three guessed questions, which are compared with the real one.
  'answer-relevance': () => ({ grader: 3, embeddings: 4 }),
  // The statements, and the verdicts on them.
  'context-faithfulness': () => ({ grader: 2, embeddings: 0 }),
};

/** Calls for one output; of a type that compares the outputs of a test, for all of them together. */
export function gradingCalls(assertion: SingleAssertion): GradingCalls {
  const needs = findAssertionType(assertion.type)?.needs;
  const special = ASKED[assertion.type];
  if (special) return special(assertion);
  if (needs === 'grader') return { grader: 1, embeddings: 0 };
  // Output and value, each by itself.
  if (needs === 'embeddings') return { grader: 0, embeddings: 2 };
  return { grader: 0, embeddings: 0 };
}
