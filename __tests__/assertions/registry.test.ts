import { describe, expect, test } from '@jest/globals';
import { assertionTable } from '../../src/assertions/assertion-table.js';
import { splitCommaList } from '../../src/assertions/comma-list.js';
import {
  ASSERTION_TYPES,
  assertionNames,
  findAssertionType,
  nearestAssertionName,
  parseTypeName,
  unsupportedReason,
} from '../../src/assertions/registry.js';
import { UNSUPPORTED } from '../../src/assertions/unsupported.js';

/** promptfoo 0.123.1: its base types, and those without an opposite. */
const PROMPTFOO =
  `agent-rubric answer-relevance bleu classifier contains contains-all contains-any contains-html contains-json
  contains-sql contains-xml context-faithfulness context-recall context-relevance conversation-relevance cost equals factuality
  finish-reason g-eval gleu guardrails icontains icontains-all icontains-any is-html is-json is-refusal is-sql
  is-valid-function-call is-valid-openai-function-call is-valid-openai-tools-call is-xml javascript latency levenshtein
  llm-rubric pi meteor model-graded-closedqa model-graded-factuality moderation perplexity perplexity-score python regex rouge-n
  ruby similar similar:cosine similar:dot similar:euclidean starts-with tool-call-f1 skill-used trajectory:goal-success
  trajectory:tool-args-match trajectory:step-count trajectory:tool-sequence trajectory:tool-used trace-error-spans
  trace-span-count trace-span-duration search-rubric webhook word-count select-best human max-score`.split(/\s+/);

describe('names', () => {
  test('every name that promptfoo knows works or has a reason why not, never both', () => {
    expect([...assertionNames()].sort()).toEqual([...PROMPTFOO].sort());
    for (const { type } of ASSERTION_TYPES) expect(Object.hasOwn(UNSUPPORTED, type)).toBe(false);
  });

  test('not- is parsed once, and only where there is an opposite', () => {
    expect(parseTypeName('contains')).toEqual({ type: 'contains', negated: false });
    expect(parseTypeName('not-contains')).toEqual({ type: 'contains', negated: true });
    for (const name of [
      'not-not-contains',
      'not-',
      '',
      'toString',
      'assert-set',
      'not-assert-set',
      'rouge-l',
      'Contains',
    ])
      expect(parseTypeName(name)).toBeUndefined();
    expect(findAssertionType('not-contains')).toBeUndefined();
  });

  test('a type that promptfoo has and this has not comes with a reason', () => {
    expect(unsupportedReason('not-moderation')).toContain('moderation provider');
    expect(unsupportedReason('promptfoo:redteam:pii')).toContain('red team');
    for (const name of ['contains', 'contain', 'not-select-best', 'constructor'])
      expect(unsupportedReason(name)).toBeUndefined();
  });

  test.each([
    ['contain', 'contains'],
    ['not-contain', 'not-contains'],
    ['icontains_any', 'icontains-any'],
    ['LLM-rubric', 'llm-rubric'],
    ['start-with', 'starts-with'],
    ['is-jsn', 'is-json'],
    ['wrod-count', 'word-count'],
    ['completely-different', undefined],
    ['x', undefined],
  ])('the name nearest to %s is %s', (written, nearest) => {
    expect(nearestAssertionName(written)).toBe(nearest);
  });
});

describe('checks at load', () => {
  test.each([
    ['contains', undefined, 'needs a value: a text or a number'],
    ['contains', 'x', undefined],
    ['latency', undefined, undefined],
    ['regex', '[', 'invalid regular expression'],
    ['is-json', undefined, undefined],
    ['is-json', { type: 'nothing' }, 'the schema does not compile'],
    ['llm-rubric', undefined, undefined],
    ['llm-rubric', { criteria: ['a'] }, undefined],
    ['llm-rubric', 5, 'needs a text, a map or a list'],
    ['bleu', ['a', 'b'], undefined],
    ['bleu', [], 'an empty list'],
    ['bleu', ['a', 1], 'needs a list of texts, but 1 is in it'],
    ['rouge-n', ['a'], 'needs a text, got a list'],
    ['finish-reason', undefined, 'needs a value'],
    ['tool-call-f1', [' '], 'the value names no tool'],
    ['is-xml', undefined, undefined],
    ['is-xml', 'root.a, root.b', undefined],
    ['is-xml', { requiredElements: ['root.a'] }, undefined],
    ['is-xml', { required: ['root.a'] }, 'needs a text with commas, or a list of paths'],
    ['is-xml', 'root..a', 'a path in the value has an empty step'],
    ['contains-xml', '', 'a path in the value has an empty step'],
    ['is-sql', undefined, undefined],
    ['is-sql', 'MySQL', 'needs a map with databaseType'],
    ['is-sql', { databaseType: 'PostgreSQL', allowedTables: ['select::(.*)::users'] }, undefined],
    ['is-sql', { databaseType: 'Postgres' }, 'there is no databaseType "postgres"; there are athena,'],
    ['is-sql', { database: 'MySQL' }, 'the key "database" means nothing here'],
    ['contains-sql', { allowedTables: [] }, 'allowedTables has to be a list of texts with at least one entry'],
    ['contains-sql', { allowedColumns: ['('] }, '"(" is no regular expression'],
  ])('%s with the value %j', async (type, value, problem) => {
    const found = await findAssertionType(type)?.check(value, undefined);
    if (problem === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(problem);
  });
});

describe('a list in one text', () => {
  test.each([
    ['a, b,c', ['a', 'b', 'c']],
    ['a,,b,', ['a', 'b']],
    [' , ', []],
    ['one two , "x, y"', ['one two', 'x, y']],
    ['"a ""b"" c"', ['a "b" c']],
    ['"a \\"b\\" \\\\ \\n"', ['a "b" \\ \\n']],
    ['say "hi", x', ['say "hi"', 'x']],
    ['"open', undefined],
    ['"a" b', undefined],
    ['"a\\"', undefined],
  ])('%j', (text, entries) => {
    expect(splitCommaList(text)).toEqual(entries);
  });
});

test('the README table has a row for each type, and no cell that breaks it', () => {
  const lines = assertionTable().split('\n');
  expect(lines).toHaveLength(2 + ASSERTION_TYPES.length);
  for (const line of lines) expect(line.match(/\|/g)).toHaveLength(6);
  expect(lines).toContain('| `contains` | a text or a number | - | - | The output contains the value |');
});
