// Assertions about the text of an output. Comparison is exact: no trimming, no normalisation of Unicode.
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../json.js';
import type { AssertionRow } from './assertion-type.js';
import { splitCommaList } from './comma-list.js';
import { excerpt } from './excerpt.js';
import { judgeBy } from './finding.js';

const equals: AssertionRow = {
  type: 'equals',
  group: 'text',
  needs: 'nothing',
  negatable: true,
  value: { required: true, shape: 'any' },
  threshold: 'none',
  summary: 'The output is exactly the value; a map or a list is compared with the JSON that the output holds',
  judge: judgeBy(({ value = null }, { outputText }) => {
    const holds = typeof value === 'object' ? isJsonOf(outputText, value) : String(value) === outputText;
    const wanted = excerpt(typeof value === 'object' ? JSON.stringify(value) : String(value));
    return { holds, claim: `equals ${wanted}`, denial: `differs from ${wanted}`, got: excerpt(outputText) };
  }),
};

function isJsonOf(text: string, value: Json): boolean {
  try {
    // The value may have come from a parser whose maps have no prototype, which the comparison would take for a difference.
    return isDeepStrictEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
  } catch {
    return false;
  }
}

const startsWith: AssertionRow = {
  type: 'starts-with',
  group: 'text',
  needs: 'nothing',
  negatable: true,
  value: { required: true, shape: 'text' },
  threshold: 'none',
  summary: 'The output begins with the value',
  check: (value) => (value === '' ? 'the value is an empty text, with which every output begins' : undefined),
  judge: judgeBy(({ value }, { outputText }) => {
    const wanted = excerpt(String(value));
    return {
      holds: outputText.startsWith(String(value)),
      claim: `starts with ${wanted}`,
      denial: `does not start with ${wanted}`,
      got: excerpt(outputText),
    };
  }),
};

const exact = (text: string): string => text;
const lowerCase = (text: string): string => text.toLowerCase();

function containsOne(type: string, fold: (text: string) => string): AssertionRow {
  return {
    type,
    group: 'text',
    needs: 'nothing',
    negatable: true,
    value: { required: true, shape: 'text or number' },
    threshold: 'none',
    summary: `The output contains the value${caseNote(fold)}`,
    judge: judgeBy(({ value }, { outputText }) => {
      const wanted = excerpt(String(value));
      return {
        holds: fold(outputText).includes(fold(String(value))),
        claim: `contains ${wanted}${caseNote(fold)}`,
        denial: `does not contain ${wanted}${caseNote(fold)}`,
        got: excerpt(outputText),
      };
    }),
  };
}

function containsSeveral(type: string, fold: (text: string) => string, wanted: 'any' | 'all'): AssertionRow {
  return {
    type,
    group: 'text',
    needs: 'nothing',
    negatable: true,
    value: { required: true, shape: 'list' },
    threshold: 'none',
    summary: `The output contains ${wanted === 'any' ? 'at least one' : 'every one'} of the values${caseNote(fold)}`,
    judge: judgeBy(({ value }, { outputText }) => {
      const entries = entriesOf(value);
      const text = fold(outputText);
      const missing = entries.filter((entry) => !text.includes(fold(entry)));
      const missed = wanted === 'all' && missing.length > 0 ? ` (without ${list(missing)})` : '';
      const words = `${wanted} of ${list(entries)}${caseNote(fold)}`;
      return {
        holds: wanted === 'all' ? missing.length === 0 : missing.length < entries.length,
        claim: `contains ${words}`,
        denial: `does not contain ${words}`,
        got: `${excerpt(outputText)}${missed}`,
      };
    }),
  };
}

function caseNote(fold: (text: string) => string): string {
  return fold === exact ? '' : ' in any case';
}

function entriesOf(value: Json | undefined): string[] {
  if (typeof value === 'string') return splitCommaList(value) ?? [];
  return Array.isArray(value) ? value.map(String) : [];
}

/** Entries of a list that a reason names. */
const LISTED = 8;

function list(entries: string[]): string {
  const named = entries.slice(0, LISTED).map((entry) => excerpt(entry, 60));
  return entries.length > LISTED ? `${named.join(', ')} and ${entries.length - LISTED} more` : named.join(', ');
}

export const TEXT_TYPES: AssertionRow[] = [
  equals,
  containsOne('contains', exact),
  containsOne('icontains', lowerCase),
  containsSeveral('contains-any', exact, 'any'),
  containsSeveral('contains-all', exact, 'all'),
  containsSeveral('icontains-any', lowerCase, 'any'),
  containsSeveral('icontains-all', lowerCase, 'all'),
  startsWith,
];
