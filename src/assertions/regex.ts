import type { Json } from '../json.js';
import { runWithin } from '../time-limit.js';
import type { AssertionRow } from './assertion-type.js';
import { excerpt } from './excerpt.js';
import { judgeBy } from './finding.js';
import { JUDGE_TIME_LIMIT_MS } from './judge-limit.js';

export const REGEX: AssertionRow = {
  type: 'regex',
  group: 'text',
  needs: 'nothing',
  negatable: true,
  value: { required: true, shape: 'text' },
  threshold: 'none',
  summary: 'A JavaScript regular expression, without flags and not anchored, matches the output',
  check: checkPattern,
  judge: judgeBy(({ value }, { outputText }) => {
    const pattern = new RegExp(String(value));
    const search = runWithin(JUDGE_TIME_LIMIT_MS, () => pattern.test(outputText));
    // The pattern is the config's, and so is the remedy: an error that on-inconclusive: warn must not forgive.
    if (!search.inTime) return { error: { kind: 'config', message: tooSlow(String(value), outputText) } };
    const shown = `/${excerpt(String(value)).slice(1, -1)}/`;
    return {
      holds: search.value,
      claim: `matches ${shown}`,
      denial: `does not match ${shown}`,
      got: excerpt(outputText),
    };
  }),
};

function checkPattern(value: Json | undefined): string | undefined {
  if (value === '') return 'the value is an empty pattern, which every output matches';
  try {
    new RegExp(String(value));
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    return `${message.charAt(0).toLowerCase()}${message.slice(1)} (JavaScript syntax; inline flags like (?i) are not part of it)`;
  }
}

function tooSlow(pattern: string, text: string): string {
  return (
    `the pattern ${excerpt(pattern)} took more than ${JUDGE_TIME_LIMIT_MS} ms on an output of ${text.length} characters; ` +
    'write it without repetitions inside repetitions'
  );
}
