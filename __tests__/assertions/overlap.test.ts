import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bleu } from '../../src/assertions/bleu.js';
import { gleu } from '../../src/assertions/gleu.js';
import { meteor } from '../../src/assertions/meteor.js';
import { stem } from '../../src/assertions/porter.js';
import { rouge1 } from '../../src/assertions/rouge.js';
import { treebankTokens } from '../../src/assertions/treebank.js';
import type { Json } from '../../src/json.js';
import { assertion, judge, verdict } from './judging.js';

interface Vectors {
  /** How they were made. */
  note: string;
  rows: { output: string; references: string[]; bleu: number; gleu: number; rouge: number; meteor: number }[];
  stems: Record<string, string>;
}

const VECTORS = JSON.parse(readFileSync(new URL('overlap-vectors.json', import.meta.url), 'utf8')) as Vectors;

describe('the same numbers as promptfoo', () => {
  test('scores', () => {
    const measured = VECTORS.rows.map(({ output, references }) => ({
      output,
      references,
      bleu: rounded(bleu(output, references)),
      gleu: rounded(gleu(output, references)),
      rouge: rounded(rouge1(output, references[0] ?? '')),
      meteor: rounded(meteor(output, references)),
    }));
    expect(measured).toEqual(VECTORS.rows);
  });

  test('stems', () => {
    expect(Object.fromEntries(Object.keys(VECTORS.stems).map((word) => [word, stem(word)]))).toEqual(VECTORS.stems);
  });
});

function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

/** Words that meet each other often, and anything at all. */
const TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom('the', 'The', 'cat', 'cats', 'sat.', '"ok"', "it's", '...', '$5', '\n', '``', "''"), {
      maxLength: 12,
    })
    .map((words) => words.join(' ')),
);

describe('any two texts', () => {
  const metrics: [string, (output: string, reference: string) => number][] = [
    ['bleu', (output, reference) => bleu(output, [reference])],
    ['gleu', (output, reference) => gleu(output, [reference])],
    ['rouge', rouge1],
    ['meteor', (output, reference) => meteor(output, [reference])],
  ];

  test.each(metrics)('%s is between 0 and 1', (_, metric) => {
    fc.assert(
      fc.property(TEXT, TEXT, (output, reference) => {
        const score = metric(output, reference);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  test.each(metrics.slice(0, 3))('%s of a text with itself is 1', (_, metric) => {
    fc.assert(
      fc.property(TEXT, (text) => {
        fc.pre(/[a-z]/.test(text));
        expect(metric(text, text)).toBeCloseTo(1, 12);
      }),
    );
  });

  test('meteor of a text with itself lacks the penalty for one piece', () => {
    expect(meteor('one', ['one'])).toBeCloseTo(0.5, 12);
    expect(meteor('one two three', ['one two three'])).toBeCloseTo(1 - 0.5 / 27, 12);
  });

  test('more references never lower a score but that of bleu, whose penalty for shortness looks at one of them', () => {
    fc.assert(
      fc.property(TEXT, TEXT, TEXT, (output, reference, other) => {
        for (const metric of [gleu, meteor])
          expect(metric(output, [reference, other])).toBeGreaterThanOrEqual(metric(output, [reference]));
      }),
    );
  });

  test('tokens hold every character but white space, and never a space', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const tokens = treebankTokens(text);
        expect(tokens.join('')).not.toMatch(/ /);
        const letters = (some: string): string => some.replaceAll(/[\s\u0085"`']/g, '');
        expect(letters(tokens.join(''))).toBe(letters(text));
      }),
    );
  });
});

describe('as assertions', () => {
  const CAT = 'The cat sat on the mat near the door.';
  const OTHER = 'The cat is sitting on the mat near a door.';
  const rows: [string, Json, number | undefined, string, string][] = [
    ['bleu', CAT, undefined, CAT, 'true 1'],
    ['bleu', CAT, undefined, OTHER, 'false 0.324668'],
    ['bleu', CAT, 0.2, OTHER, 'true 0.324668'],
    ['bleu', ['Quantum fields.', CAT], 0.2, OTHER, 'true 0.324668'],
    ['not-bleu', CAT, 0.9, OTHER, 'true 0.675332'],
    ['not-bleu', CAT, undefined, CAT, 'false 0'],
    ['gleu', CAT, undefined, OTHER, 'false 0.411765'],
    ['not-gleu', CAT, 0.9, OTHER, 'true 0.588235'],
    ['rouge-n', CAT, undefined, OTHER, 'true 0.761905'],
    ['not-rouge-n', CAT, 0.9, OTHER, 'true 0.238095'],
    ['meteor', CAT, 0.4, OTHER, 'true 0.527024'],
    ['bleu', CAT, undefined, '', 'false 0'],
    ['meteor', CAT, undefined, '', 'false 0'],
  ];
  test.each(rows)('%s of %j at %s on %j: %s', async (type, value, threshold, output, expected) => {
    const extra = threshold === undefined ? {} : { threshold };
    expect(await verdict(assertion(type, { value, ...extra }), { output })).toBe(expected);
  });

  test('the reason names metric, score and threshold', async () => {
    const judgement = await judge(assertion('gleu', { value: CAT }), { output: OTHER });
    expect(judgement.outcomes[0]?.reason).toBe(`GLEU 0.4118 is below the threshold 0.5: "${OTHER}"`);
  });

  test('an output without end is an error and does not hang', async () => {
    const output = 'w '.repeat(10 * 1024 * 1024);
    expect(await verdict(assertion('bleu', { value: 'w' }), { output })).toMatch(/^config: .*20971520 characters/);
  });
});
