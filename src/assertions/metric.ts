// Assertions about something that is counted: milliseconds, dollars, words, edits.
import { distance } from 'fastest-levenshtein';
import { isObject, type Json } from '../json.js';
import type { AssertionRow } from './assertion-type.js';
import { excerpt } from './excerpt.js';
import { judgeBy } from './finding.js';

const latency: AssertionRow = {
  type: 'latency',
  group: 'metric',
  needs: 'nothing',
  negatable: true,
  value: { required: false, shape: 'none' },
  threshold: 'required',
  summary: 'The answer took at most `threshold` milliseconds, measured from the last request to the end of its answer',
  judge: judgeBy(({ threshold = 0 }, { call }) => {
    if (!call) return { error: { kind: 'config', message: 'there is no latency to judge, since no call was made' } };
    return {
      holds: call.latencyMs <= threshold,
      claim: `took at most ${threshold} ms`,
      denial: `took more than ${threshold} ms`,
      got: `one after ${Math.round(call.latencyMs)} ms`,
    };
  }),
};

const cost: AssertionRow = {
  type: 'cost',
  group: 'metric',
  needs: 'nothing',
  negatable: true,
  value: { required: false, shape: 'none' },
  threshold: 'required',
  summary: "The call cost at most `threshold` USD, by its tokens and the prices in the provider's `config`",
  judge: judgeBy(({ threshold = 0 }, { call }) => {
    if (!call) return { error: { kind: 'config', message: 'there is no cost to judge, since no call was made' } };
    // That the endpoint has a price was seen when the config was loaded.
    if (call.costUsd === undefined)
      return {
        error: { kind: 'gateway', message: 'the cost is not known, since the answer does not count its tokens' },
      };
    return {
      holds: call.costUsd <= threshold,
      claim: `cost at most ${threshold} USD`,
      denial: `cost more than ${threshold} USD`,
      got: `one for ${Number(call.costUsd.toPrecision(4))} USD`,
    };
  }),
};

const wordCount: AssertionRow = {
  type: 'word-count',
  group: 'metric',
  needs: 'nothing',
  negatable: true,
  value: { required: true, shape: 'range' },
  threshold: 'none',
  summary: 'The number of words, divided by white space, is the value or between its `min` and `max`',
  judge: judgeBy(({ value }, { outputText }) => {
    const { min, max, words } = boundsOf(value);
    const count = outputText.split(/\s+/).filter(Boolean).length;
    return {
      holds: count >= min && count <= max,
      claim: `has ${words}`,
      denial: `does not have ${words}`,
      got: `${count}`,
    };
  }),
};

function boundsOf(value: Json | undefined): { min: number; max: number; words: string } {
  if (!isObject(value)) return { min: Number(value), max: Number(value), words: `exactly ${Number(value)} words` };
  const min = value['min'] === undefined ? Number.NEGATIVE_INFINITY : Number(value['min']);
  const max = value['max'] === undefined ? Number.POSITIVE_INFINITY : Number(value['max']);
  if (value['min'] === undefined) return { min, max, words: `at most ${max} words` };
  if (value['max'] === undefined) return { min, max, words: `at least ${min} words` };
  return { min, max, words: `${min} to ${max} words` };
}

/** Edits that promptfoo allows when no threshold is given. */
const DEFAULT_EDITS = 5;

/** The most pairs of characters that are compared, about 1 s: two texts of 20,000 characters that differ in all of them. */
const MAX_PAIRS = 400_000_000;

/** Undefined when it would take too long. */
function editsBetween(a: string, b: string): number | undefined {
  // What both begin and end with takes no edit: texts that are nearly the same are compared in no time.
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [inA, inB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return inA.length * inB.length > MAX_PAIRS ? undefined : distance(inA, inB);
}

const levenshtein: AssertionRow = {
  type: 'levenshtein',
  group: 'metric',
  needs: 'nothing',
  negatable: true,
  value: { required: true, shape: 'text' },
  threshold: 'optional',
  summary: `At most \`threshold\` (default ${DEFAULT_EDITS}) characters were inserted, deleted or replaced, compared with the value`,
  judge: judgeBy(({ value, threshold = DEFAULT_EDITS }, { outputText }) => {
    const wanted = String(value);
    // At least as many edits as the lengths differ: spares the comparison of a short value with an endless answer.
    const least = Math.abs(outputText.length - wanted.length);
    const edits = least > threshold ? undefined : editsBetween(outputText, wanted);
    if (edits === undefined && least <= threshold)
      return {
        error: {
          kind: 'config',
          message: `an answer of ${outputText.length} characters is too long to count its edits from a value of ${wanted.length}`,
        },
      };
    const shown = excerpt(wanted);
    return {
      holds: edits !== undefined && edits <= threshold,
      claim: `is at most ${threshold} edits from ${shown}`,
      denial: `is more than ${threshold} edits from ${shown}`,
      got: `${edits ?? `at least ${least}`}: ${excerpt(outputText)}`,
    };
  }),
};

export const METRIC_TYPES: AssertionRow[] = [latency, cost, wordCount, levenshtein];
