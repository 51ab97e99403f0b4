// What the replies of graders are taken for. The tables pin promptfoo's reading of a reply, and where this one is stricter.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readYesOrNo } from '../../src/grading/closed-qa.js';
import { readFaithfulness } from '../../src/grading/context-faithfulness.js';
import { readRecall } from '../../src/grading/context-recall.js';
import { readRelevance } from '../../src/grading/context-relevance.js';
import { readFit } from '../../src/grading/conversation-relevance.js';
import { readCategory } from '../../src/grading/factuality.js';
import { readScore, readSteps } from '../../src/grading/g-eval.js';
import { readChoice } from '../../src/grading/select-best.js';
import { sentences } from '../../src/grading/sentences.js';
import { compareVectors, cosine, dot, euclidean } from '../../src/grading/vectors.js';

test.each<[string, string[] | undefined]>([
  ['{"steps": ["a", "b"]}', ['a', 'b']],
  ['Here:\n```json\n{\n  "steps": [\n    "a"\n  ]\n}\n```', ['a']],
  ['{"plan": 1} {"steps": ["a"]}', ['a']],
  ['{"steps": []}', undefined],
  ['{"steps": ["a", " "]}', undefined],
  ['{"steps": ["a", 2]}', undefined],
  ['{"steps": "a"}', undefined],
  ['1. a\n2. b', undefined],
])('steps of %j', (reply, steps) => {
  expect(readSteps(reply)).toEqual(steps);
});

test.each<[string, number | undefined]>([
  ['{"score": 8, "reason": "r"}', 0.8],
  ['{"score": "8", "reason": "r"}', 0.8],
  ['I think\n{"reason": "r",\n "score": 10}', 1],
  ['{"score": 0, "reason": "r"}', 0],
  ['{"score": 11, "reason": "r"}', undefined],
  ['{"score": -1, "reason": "r"}', undefined],
  ['{"score": 9}', undefined],
  ['{"score": 9, "reason": " "}', undefined],
  ['{"score": "", "reason": "r"}', undefined],
  ['{"score": null, "reason": "r"}', undefined],
  ['{"score": true, "reason": "r"}', undefined],
  ['about eight', undefined],
])('score of %j', (reply, score) => {
  expect(readScore(reply)?.score).toBe(score);
});

test.each<[string, string | undefined]>([
  ['{"category": "A", "reason": "x"}', 'A'],
  ['{"category": " c "}', 'C'],
  ['{"note": 1} {"category": "D"}', 'D'],
  ['{"category": "F"}', undefined],
  ['{"category": "AB"} (B)', undefined],
  ['{"category": 1}\n(B) because', 'B'],
  ['(B) because', 'B'],
  ['Answer: d) it differs', 'D'],
  ['b)', 'B'],
  ['I cannot tell (the answer is incomplete)', undefined],
  ['(see note 3e) nothing', undefined],
  ['A', undefined],
])('category of %j', (reply, category) => {
  expect(readCategory(reply)?.category).toBe(category);
});

test.each<[string, boolean | undefined]>([
  ['Y', true],
  ['N', false],
  ['It says so in line 2.\n\nY', true],
  ['Y \n', true],
  ['reason:Y', true],
  ['y', undefined],
  ['I am not SURELY', undefined],
  ['READY', undefined],
  ['Y.', undefined],
  ['I am not sure.', undefined],
])('yes or no of %j', (reply, yes) => {
  expect(readYesOrNo(reply)?.yes).toBe(yes);
});

test.each<[string, number | undefined]>([
  ['a [Attributed]\nb [Not Attributed]', 0.5],
  ['a [attributed]', 1],
  ['[Attributed] but also [Not Attributed]', 0],
  ['Thinking aloud.\n\na [Attributed]\nIn all: good', 1],
  ['a\nb', undefined],
])('recall of %j', (reply, recall) => {
  expect(readRecall(reply)).toBe(recall);
});

describe('relevance', () => {
  test.each<[string, string | string[], number | undefined]>([
    ['One is here.', 'One is here. Two is there.', 0.5],
    ['1. One is here.', 'One is here. Two is there.', 0.5],
    ['- one  IS here.\n- made up', 'One is here.\nTwo is there.\nThree.\nFour.', 0.5],
    ['One is here.\nOne is here.', 'One is here.\nTwo is there.', 0.5],
    ['a\nb\nc', ['a', 'b'], 1],
    ['Insufficient Information', 'One is here.', 0],
    ['It has nothing to do with it.', 'One is here.', undefined],
    ['1.', 'One is here. Two is there.', 0],
  ])('%j of %j: %s', (reply, context, relevance) => {
    expect(readRelevance(reply, context)).toBe(relevance);
  });

  test('sentences are lines of a text that has several, or end with a mark', () => {
    expect(sentences('A b. C! D? e')).toEqual(['A b.', 'C!', 'D?', 'e']);
    expect(sentences('\nOne. Two.\n')).toEqual(['One.', 'Two.']);
    expect(sentences('i.e. one\n U.S. two ')).toEqual(['i.e. one', 'U.S. two']);
    expect(sentences('1. One. 2. Two.')).toEqual(['One.', 'Two.']);
  });
});

test.each<[string, number, number | undefined]>([
  ['Final verdict for each statement in order: Yes. No.', 2, 0.5],
  ['So.\nFINAL VERDICT FOR EACH STATEMENT IN ORDER: Yes. Yes.\n', 2, 1],
  ['Final verdict for each statement in order: Yes.', 4, 0.25],
  ['Final verdict for each statement in order: Yes. Yes. Yes.', 2, 1],
  ['Final verdict for each statement in order: Yes. No. No. No.', 2, 0],
  ['1. a\nVerdict: Yes\n2. b\nVerdict: No', 2, 0.5],
  ['Verdict: Yes', 2, 0.5],
  ['Final verdict for each statement in order: maybe.', 1, undefined],
  ['Final verdict for each statement in order: Yes. Note that I know nothing.', 1, undefined],
  ['Final verdict for each statement in order: Yes. As I said.', 1, undefined],
  ['Final verdict for each statement in order:', 1, undefined],
  ['Yes.', 1, undefined],
])('faithfulness of %j for %i statements', (reply, statements, faithfulness) => {
  expect(readFaithfulness(reply, statements)).toBe(faithfulness);
});

test.each<[string, boolean | undefined]>([
  ['{"verdict": "yes"}', true],
  ['{"verdict": "No", "reason": "x"}', false],
  ['{"verdict": true}', true],
  ['{"verdict": "perhaps"}', undefined],
  ['yes', undefined],
])('fit of %j', (reply, fits) => {
  expect(readFit(reply)?.fits).toBe(fits);
});

test.each<[string, number | undefined]>([
  ['1', 1],
  ['The best is output 0.', 0],
  ['index 2 (not 1)', 2],
  ['3', undefined],
  ['-1', undefined],
  ['0.5', 0],
  ['.1', undefined],
  ['the second', undefined],
  ['99999999999999999999999', undefined],
])('choice of %j among three', (reply, choice) => {
  expect(readChoice(reply, 3)).toBe(choice);
});

test('vectors', () => {
  expect(cosine([1, 0], [0.6, 0.8])).toBeCloseTo(0.6);
  expect(cosine([2, 0], [-4, 0])).toBe(-1);
  expect(cosine([0, 0], [1, 0])).toBe(0);
  expect(dot([1, 2], [3, 4])).toBe(11);
  expect(euclidean([0, 0], [3, 4])).toBe(5);
  expect(compareVectors([1], [1, 2], dot)).toMatchObject({ ok: false, error: { kind: 'grader' } });
});

test('no reader throws, and every number is in its range, whatever the reply', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '{"steps": [',
      '"score": 5',
      '"reason": "r"}',
      '{"category":"A"}',
      '(b)',
      '[Attributed]',
      '[Not Attributed]\n',
      'Final verdict for each statement in order:',
      'Yes.',
      'No. ',
      'verdict: yes',
      'Insufficient Information',
      '\n',
      '7',
      'Y',
    ),
  );
  const inRange = (value: number | undefined, most = 1): boolean =>
    value === undefined || (value >= 0 && value <= most);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (pieces, count) => {
      const reply = pieces.join('');
      readCategory(reply);
      readYesOrNo(reply);
      readFit(reply);
      readSteps(reply);
      expect(inRange(readScore(reply)?.score)).toBe(true);
      expect(inRange(readRecall(reply))).toBe(true);
      expect(inRange(readRelevance(reply, 'One is here. Yes.'))).toBe(true);
      expect(inRange(readFaithfulness(reply, count))).toBe(true);
      expect(inRange(readChoice(reply, count), count - 1)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('long hostile replies are read in no time', () => {
  const started = performance.now();
  for (const unit of [' ', '(', 'a)', '{"', '1. ', 'Yes.', '[', 'Y ']) {
    const reply = unit.repeat(200_000);
    readCategory(reply);
    readYesOrNo(reply);
    readChoice(reply, 3);
    readRecall(reply);
    readRelevance(reply, 'One is here. Two.');
    readFaithfulness(reply, 3);
    readScore(reply);
  }
  // Each is far below a second; a pattern that backtracks over this takes minutes.
  expect(performance.now() - started).toBeLessThan(10_000);
});
