// Assertions about how much an output has in common with a text that a person wrote.
import type { Json } from '../json.js';
import type { AssertionRow, ValueShape } from './assertion-type.js';
import { bleu } from './bleu.js';
import { excerpt } from './excerpt.js';
import { gleu } from './gleu.js';
import { meteor } from './meteor.js';
import { parseInTime } from './parse-in-time.js';
import { rouge1 } from './rouge.js';

interface Metric {
  type: string;
  /** As the literature writes it. */
  name: string;
  shape: ValueShape;
  /** What counts without a threshold: promptfoo's. */
  threshold: number;
  summary: string;
  /** 0 to 1. */
  score(output: string, references: string[]): number;
}

const METRICS: Metric[] = [
  {
    type: 'bleu',
    name: 'BLEU',
    shape: 'texts',
    threshold: 0.5,
    summary: 'BLEU-4 with the value (the nearest of several) is at least `threshold` (default 0.5)',
    score: bleu,
  },
  {
    type: 'gleu',
    name: 'GLEU',
    shape: 'texts',
    threshold: 0.5,
    summary: "Google's BLEU of sentences with the value (the nearest of several) is at least `threshold` (default 0.5)",
    score: gleu,
  },
  {
    type: 'rouge-n',
    name: 'ROUGE-1',
    shape: 'text',
    threshold: 0.75,
    summary: 'ROUGE-1, the F1 of the words, with the value is at least `threshold` (default 0.75)',
    score: (output, [reference = '']) => rouge1(output, reference),
  },
  {
    type: 'meteor',
    name: 'METEOR',
    shape: 'texts',
    threshold: 0.5,
    summary: 'METEOR (without synonyms) with the value (the nearest of several) is at least `threshold` (default 0.5)',
    score: meteor,
  },
];

export const OVERLAP_TYPES: AssertionRow[] = METRICS.map((metric) => ({
  type: metric.type,
  group: 'metric',
  needs: 'nothing',
  negatable: true,
  value: { required: true, shape: metric.shape },
  threshold: 'optional',
  summary: metric.summary,
  judge({ value, threshold = metric.threshold, negated }, { outputText }) {
    const measured = parseInTime(outputText, () => metric.score(outputText, referencesOf(value)));
    if (!measured.ok) return measured;
    // Rounding may carry a product of fractions a hair over 1.
    const score = Math.min(1, Math.max(0, measured.value));
    const reaches = score >= threshold;
    const shown = Math.round(score * 1e4) / 1e4;
    return {
      pass: reaches !== negated,
      score: negated ? 1 - score : score,
      reason: `${metric.name} ${shown} ${reaches ? 'reaches' : 'is below'} the threshold ${threshold}: ${excerpt(outputText)}`,
    };
  },
}));

function referencesOf(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : [value ?? '']).map(String);
}
