// max-score: which output of a test has the highest score from the other assertions. The others fail.
import { isObject, type Json } from '../json.js';
import type { AssertionOutcome } from '../run/results.js';
import { type AssertionRow, writtenType } from './assertion-type.js';

export const MAX_SCORE: AssertionRow = {
  type: 'max-score',
  group: 'metric',
  needs: 'nothing',
  negatable: false,
  value: { required: false, shape: 'aggregate' },
  threshold: 'none',
  summary:
    'Of the outputs of the test, one a column, this one has the highest score from the other assertions, and at least the `threshold` in the value',
  compare({ value }, candidates) {
    const { method, weights, threshold } = settingsOf(value);
    const scores = candidates.map(({ outcomes }) => aggregate(leaves(outcomes), weights, method));
    const highest = Math.max(...scores);
    const winner = scores.indexOf(highest);
    const reaches = threshold === undefined || highest >= threshold;
    return scores.map((score, index) => {
      const pass = reaches && index === winner;
      const why = reaches ? `the highest is ${shown(highest)}` : `the threshold is ${threshold}`;
      return {
        pass,
        score: Number(pass),
        reason: pass ? `its score ${shown(score)} is the highest` : `its score is ${shown(score)}, ${why}`,
      };
    });
  },
};

interface Settings {
  method: Json;
  /** By type as it is written; 1 for all others. */
  weights: Record<string, Json>;
  threshold: number | undefined;
}

function settingsOf(value: Json | undefined): Settings {
  const written = isObject(value) ? value : {};
  const { method = 'average', weights = {}, threshold } = written;
  return {
    method,
    weights: isObject(weights) ? weights : {},
    threshold: typeof threshold === 'number' ? threshold : undefined,
  };
}

/** Single assertions; those in a set count, the set itself does not. */
function leaves(outcomes: readonly AssertionOutcome[]): { type: string; score: number }[] {
  return outcomes.flatMap(({ assertion, score, parts }) =>
    'negated' in assertion ? [{ type: writtenType(assertion), score }] : leaves(parts ?? []),
  );
}

/** The weights of the assertions themselves count for nothing here, only those of max-score. */
function aggregate(parts: { type: string; score: number }[], weights: Record<string, Json>, method: Json): number {
  let sum = 0;
  let weight = 0;
  for (const { type, score } of parts) {
    const own = Object.hasOwn(weights, type) ? Number(weights[type]) : 1;
    sum += score * own;
    weight += own;
  }
  if (method === 'sum') return sum;
  return weight > 0 ? sum / weight : 0;
}

function shown(score: number): string {
  return String(Math.round(score * 1_000) / 1_000);
}
