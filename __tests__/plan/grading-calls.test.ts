import { describe, expect, test } from '@jest/globals';
import { findAssertionType } from '../../src/assertions/registry.js';
import type { SingleAssertion } from '../../src/config/eval-config.js';
import { GRADED_TYPES } from '../../src/grading/graded-types.js';
import { gradingCalls } from '../../src/plan/grading-calls.js';
import { textCharacters } from '../../src/plan/token-estimate.js';

const assertion = (type: string, value?: SingleAssertion['value']): SingleAssertion => ({
  type,
  negated: false,
  weight: 1,
  at: { file: '', line: 1, column: 1 },
  ...(value === undefined ? {} : { value }),
});

test.each(GRADED_TYPES.map(({ type }) => type))('%s asks those graders that it needs, and no others', (type) => {
  const needs = findAssertionType(type)?.needs ?? '';
  const { grader, embeddings } = gradingCalls(assertion(type, 'x'));
  expect([grader > 0, embeddings > 0]).toEqual([needs.startsWith('grader'), needs.endsWith('embeddings')]);
});

test.each<[string, SingleAssertion['value'], number, number]>([
  ['llm-rubric', 'x', 1, 0],
  ['g-eval', 'x', 2, 0],
  ['g-eval', ['x', 'y'], 4, 0],
  ['answer-relevance', undefined, 3, 4],
  ['context-faithfulness', undefined, 2, 0],
  ['similar', ['x', 'y'], 0, 2],
  ['contains', 'x', 0, 0],
])('%s of %j', (type, value, grader, embeddings) => {
  expect(gradingCalls(assertion(type, value))).toEqual({ grader, embeddings });
});

describe('characters of a prompt', () => {
  test.each([
    [[{ role: 'user', content: '12345' }], 5],
    [
      [
        { role: 'system', content: '123' },
        { role: 'user', content: [{ type: 'text', text: '45' }] },
      ],
      5,
    ],
    [
      [
        {
          role: 'user',
          content: [{ type: 'image_url', image_url: { url: `data:image/png;base64,${'A'.repeat(99)}` } }],
        },
      ],
      0,
    ],
    [[{ role: 'user', content: `data:image/png;base64,${'A'.repeat(99)}` }], 0],
    [[{ role: 'assistant', content: null }, 'x', null], 0],
  ])('%j', (messages, characters) => {
    expect(textCharacters(messages)).toBe(characters);
  });
});
