import { describe, expect, test } from '@jest/globals';
import { judgeAll } from '../../src/assertions/judge.js';
import type { Json } from '../../src/json.js';
import { runWithin } from '../../src/time-limit.js';
import { assertion, context, judge, verdict } from './judging.js';

const FOX = 'The quick brown Fox, jumps over 13 dogs.';

describe('text assertions', () => {
  const rows: [string, Json, Json, boolean][] = [
    ['equals', 'text', 'text', true],
    ['equals', 'text', 'Text', false],
    ['equals', 'text', 'text\n', false],
    ['equals', 12, '12', true],
    ['equals', true, 'true', true],
    ['equals', { b: [1, 2], a: 1 }, '{"a": 1, "b": [1, 2]}', true],
    ['equals', { a: 1 }, { a: 1 }, true],
    ['equals', { a: 1 }, { a: 1, b: 2 }, false],
    ['equals', [1, 2], [2, 1], false],
    ['equals', { a: 1 }, 'no JSON', false],
    ['equals', '{"a":1}', '{"a": 1}', false],
    ['contains', 'brown', FOX, true],
    ['contains', 'Brown', FOX, false],
    ['contains', 13, FOX, true],
    ['contains', '"answer":42', { answer: 42 }, true],
    ['contains', '"answer": 42', { answer: 42 }, false],
    ['contains', '日本 🎉', 'a 日本 🎉 b', true],
    ['icontains', 'BROWN', FOX, true],
    ['icontains', 'ÜMLÄUT', 'ein ümläut', true],
    ['icontains', 14, FOX, false],
    ['contains-any', ['cat', 'Fox'], FOX, true],
    ['contains-any', ['cat', 'fox'], FOX, false],
    ['contains-any', [12, 13], FOX, true],
    ['contains-any', 'cat, "Fox, jumps"', FOX, true],
    ['icontains-any', ['cat', 'fox'], FOX, true],
    ['contains-all', ['quick', 'Fox'], FOX, true],
    ['contains-all', ['quick', 'fox'], FOX, false],
    ['contains-all', [1, 3], FOX, true],
    ['contains-all', 'quick,Fox', FOX, true],
    ['icontains-all', ['QUICK', 'fox'], FOX, true],
    ['icontains-all', ['QUICK', 'cat'], FOX, false],
    ['starts-with', 'The q', FOX, true],
    ['starts-with', 'the q', FOX, false],
    ['regex', 'b\\w+n', FOX, true],
    ['regex', '^quick', FOX, false],
    ['regex', '\\d+ dogs\\.$', FOX, true],
    ['regex', 'one.line', 'line one\nline two', false],
    ['regex', '"list":\\[1,2\\]', { list: [1, 2] }, true],
  ];

  test.each(rows)('%s %j on %j is %s, and not- the opposite', async (type, value, output, holds) => {
    expect(await verdict(assertion(type, { value }), { output })).toBe(holds ? 'true 1' : 'false 0');
    expect(await verdict(assertion(`not-${type}`, { value }), { output })).toBe(holds ? 'false 0' : 'true 1');
  });

  test('reasons say what was expected and what was there, in one bounded line', async () => {
    const reason = async (type: string, value: Json, output: string) => {
      const judgement = await judge(assertion(type, { value }), { output });
      return judgement.ok && judgement.outcomes[0]?.reason;
    };
    expect(await reason('contains', 'cat', 'dog\nfox')).toBe('expected an output that contains "cat", got "dog\\nfox"');
    expect(await reason('not-icontains', 'DOG', 'dog')).toBe(
      'expected an output that does not contain "DOG" in any case, got "dog"',
    );
    expect(await reason('contains', 'dog', 'dog')).toBe('the output contains "dog"');
    expect(await reason('contains-all', ['a', 'b'], 'a')).toBe(
      'expected an output that contains all of "a", "b", got "a" (without "b")',
    );
    const long = await reason('equals', 'x', '🎉'.repeat(5_000));
    expect(long).toMatch(/🎉"\.\.\. \(10000 characters\)$/u);
    expect(String(long).length).toBeLessThan(300);
    expect(
      String(
        await reason(
          'contains-any',
          Array.from({ length: 99 }, (_, i) => `w${i}`),
          '',
        ),
      ),
    ).toContain('and 91 more');
  });
});

describe('regex', () => {
  test('is cut off when it backtracks without end, as an error of the config', async () => {
    const output = `${'a'.repeat(40)}!`;
    expect(await verdict(assertion('regex', { value: '^(a+)+$' }), { output })).toMatch(
      /^config: regex \(promptfooconfig\.yaml:7:9\): the pattern .* took more than 1000 ms on an output of 41 characters/,
    );
  });

  test('the limit leaves the next pattern alone', () => {
    expect(runWithin(50, () => /^(a+)+$/.test(`${'a'.repeat(40)}!`))).toEqual({ inTime: false });
    expect(runWithin(50, () => /a+/.test('aaa'))).toEqual({ inTime: true, value: true });
    expect(() =>
      runWithin(50, () => {
        throw new RangeError('own');
      }),
    ).toThrow('own');
  });
});

const PERSON: Json = {
  type: 'object',
  required: ['name', 'age'],
  properties: { name: { type: 'string' }, age: { type: 'integer', minimum: 0 } },
  additionalProperties: false,
};

describe('JSON assertions', () => {
  const rows: [string, Json | undefined, Json, boolean][] = [
    ['is-json', undefined, '{"a": 1}', true],
    ['is-json', undefined, ' {"a": 1}\n', true],
    ['is-json', undefined, '12', true],
    ['is-json', undefined, '"text"', true],
    ['is-json', undefined, '```json\n{"a": 1}\n```', false],
    ['is-json', undefined, '{"a": 1,}', false],
    ['is-json', undefined, '', false],
    ['is-json', undefined, { a: 1 }, true],
    ['is-json', '', '{}', true],
    ['is-json', PERSON, '{"name": "Ada", "age": 36}', true],
    ['is-json', PERSON, '{"name": "Ada", "age": -1}', false],
    ['is-json', PERSON, '{"name": "Ada", "age": 36, "x": 1}', false],
    ['is-json', PERSON, 'plain', false],
    ['is-json', 'type: object\nrequired: [a]', '{"a": 1}', true],
    [
      'is-json',
      { type: 'object', properties: { mail: { type: 'string', format: 'email' } } },
      '{"mail": "nope"}',
      false,
    ],
    [
      'is-json',
      { type: 'object', properties: { day: { type: 'string', format: 'date' } } },
      '{"day": "2026-01-31"}',
      true,
    ],
    [
      'is-json',
      { type: 'object', properties: { c: { type: 'string', pattern: '^[A-Z]{2}-\\d$' } } },
      '{"c": "AB-1"}',
      true,
    ],
    ['is-json', { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' }, '{}', true],
    [
      'is-json',
      { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'array', prefixItems: [{ type: 'string' }] },
      '[1]',
      false,
    ],
    [
      'is-json',
      { $defs: { id: { required: ['id'], type: 'object' } }, type: 'array', items: { $ref: '#/$defs/id' } },
      '[{"id": 1}]',
      true,
    ],
    [
      'is-json',
      { $defs: { id: { required: ['id'], type: 'object' } }, type: 'array', items: { $ref: '#/$defs/id' } },
      '[{}]',
      false,
    ],
    ['contains-json', undefined, 'Here: {"a": 1} done', true],
    ['contains-json', undefined, '```json\n{"a": 1}\n```', true],
    ['contains-json', undefined, 'a list [1, 2, 3] only', false],
    ['contains-json', undefined, 'empty {} object', true],
    ['contains-json', undefined, 'no JSON: {text}, {"a": 1,}, {"a": 1', false],
    ['contains-json', PERSON, '{"x": 1} and {"name": "Ada", "age": 36}', true],
    ['contains-json', PERSON, '{"x": 1} and {"y": 2}', false],
    ['contains-json', PERSON, '{"x": {"name": "Ada", "age": 36}}', false],
    ['contains-json', PERSON, 'nothing', false],
  ];

  test.each(rows)('%s %j on %j is %s, and not- the opposite', async (type, value, output, holds) => {
    const extra = value === undefined ? {} : { value };
    expect(await verdict(assertion(type, extra), { output })).toBe(holds ? 'true 1' : 'false 0');
    expect(await verdict(assertion(`not-${type}`, extra), { output })).toBe(holds ? 'false 0' : 'true 1');
  });

  test('two schemas with one $id do not get in each other’s way', async () => {
    const schema = (type: string): Json => ({ $id: 'https://example.com/s', type });
    const assertions = [
      assertion('is-json', { value: schema('object') }),
      assertion('is-json', { value: schema('array') }),
    ];
    expect(await verdict(assertions, { output: '{}' })).toBe('false 0.5');
  });

  test('the reason names the place that breaks the schema', async () => {
    const judgement = await judge(assertion('is-json', { value: PERSON }), { output: '{"name": "Ada", "age": -1}' });
    expect(judgement.ok && judgement.reason).toBe(
      'expected an output that is JSON that fits the schema, got JSON where /age must be >= 0: "{\\"name\\": \\"Ada\\", \\"age\\": -1}"',
    );
  });

  test('an output too deep for a schema that refers to itself is an error, not a crash', async () => {
    const value: Json = { type: 'array', items: { $ref: '#' } };
    const output = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(await verdict(assertion('is-json', { value }), { output })).toContain('nested too deeply');
  });
});

describe('metric assertions', () => {
  test.each([
    [60_000, true],
    [120, true],
    [119, false],
  ])('latency of 120 ms with threshold %i', async (threshold, holds) => {
    expect(await verdict(assertion('latency', { threshold }), { latencyMs: 120 })).toBe(holds ? 'true 1' : 'false 0');
    expect(await verdict(assertion('not-latency', { threshold }), { latencyMs: 120 })).toBe(
      holds ? 'false 0' : 'true 1',
    );
  });

  test('latency without a call is an error', async () => {
    expect(await verdict(assertion('latency', { threshold: 1 }), {})).toContain('no call was made');
  });

  test.each<[Json, string, boolean]>([
    [4, 'one two  three\nfour', true],
    [5, 'one two  three\nfour', false],
    ['4', ' one two three four ', true],
    [{ min: 2, max: 4 }, 'one two three four', true],
    [{ min: 5 }, 'one two three four', false],
    [{ max: 3 }, 'one two three four', false],
    [{ max: 3 }, '', true],
    [0, ' \n', true],
  ])('word-count %j on %j is %s', async (value, output, holds) => {
    expect(await verdict(assertion('word-count', { value }), { output })).toBe(holds ? 'true 1' : 'false 0');
    expect(await verdict(assertion('not-word-count', { value }), { output })).toBe(holds ? 'false 0' : 'true 1');
  });

  test.each<[string, number | undefined, string, boolean]>([
    ['sitting', undefined, 'kitten', true],
    ['sitting', 3, 'kitten', true],
    ['sitting', 2, 'kitten', false],
    ['kitten', 1, 'Kitten ', false],
    ['Kitten ', 0, 'Kitten ', true],
    ['', 2, 'abc', false],
    ['a', undefined, 'x'.repeat(3_000_000), false],
  ])('levenshtein %j, threshold %s', async (value, threshold, output, holds) => {
    const extra = { value, ...(threshold === undefined ? {} : { threshold }) };
    expect(await verdict(assertion('levenshtein', extra), { output })).toBe(holds ? 'true 1' : 'false 0');
    expect(await verdict(assertion('not-levenshtein', extra), { output })).toBe(holds ? 'false 0' : 'true 1');
  });
});

test('levenshtein of two long texts: what differs counts, and too much of it is an error and no endless wait', async () => {
  const long = 'word '.repeat(100_000);
  const nearly = `${long.slice(0, 250_000)}x${long.slice(250_001)}`;
  expect(await verdict(assertion('levenshtein', { value: long }), { output: nearly })).toBe('true 1');
  const extra = { value: 'ab'.repeat(150_000), threshold: 400_000 };
  expect(await verdict(assertion('levenshtein', extra), { output: 'xyz'.repeat(100_000) })).toMatch(
    /config.*an answer of 300000 characters is too long to count its edits/,
  );
});

describe('values', () => {
  test('texts, and texts in lists, are templates over the variables; maps and files are not', async () => {
    const given = { output: 'Case K1', vars: { k: 'K1' } };
    expect(await verdict(assertion('contains', { value: '{{k}}' }), given)).toBe('true 1');
    expect(await verdict(assertion('equals', { value: 'Case {{ k | upper }}' }), given)).toBe('true 1');
    expect(await verdict(assertion('contains-all', { value: ['Case', '{{k}}'] }), given)).toBe('true 1');
    expect(await verdict(assertion('regex', { value: '^Case {{k}}$' }), given)).toBe('true 1');
    expect(await verdict(assertion('contains', { value: '{{k}}', valueFromFile: true }), given)).toBe('false 0');
    expect(
      await verdict(assertion('equals', { value: { a: '{{k}}' } }), { output: { a: 'K1' }, vars: { k: 'K1' } }),
    ).toBe('false 0');
    const value = '{"type": "object", "properties": {"kind": {"const": "{{k}}"}}}';
    expect(await verdict(assertion('is-json', { value }), { output: '{"kind": "K1"}', vars: { k: 'K1' } })).toBe(
      'true 1',
    );
  });

  test('the output is never a template', async () => {
    const vars = { secret: 's3cr3t' };
    expect(await verdict(assertion('contains', { value: '{{secret}}' }), { output: '{{secret}}', vars })).toBe(
      'false 0',
    );
  });

  test.each<[string, Json | undefined, string]>([
    ['contains', '{{nothing}}', 'an empty text'],
    ['contains', '{{ broken', 'the value is a template that failed'],
    ['contains', true, 'needs a text or a number, got true'],
    ['contains', undefined, 'needs a value: a text or a number'],
    ['contains-any', [], 'an empty list, which checks nothing'],
    ['contains-all', ' , ', 'an empty list, which checks nothing'],
    ['contains-any', [['a']], 'needs a list of texts, but a list is in it'],
    ['contains-any', '"a" b', 'a double quote in the value does not close'],
    ['starts-with', '', 'an empty text'],
    ['regex', '(unclosed', 'invalid regular expression'],
    ['regex', '(?i)x', 'inline flags like (?i)'],
    ['regex', '', 'an empty pattern'],
    ['is-json', { type: 'object', propertys: {} }, 'unknown keyword: "propertys"'],
    ['is-json', { $schema: 'https://example.com/mine' }, 'no schema with key or ref'],
    ['is-json', { type: 'string', format: 'e-mail' }, 'unknown format "e-mail"'],
    ['is-json', 'just text', 'the schema has to be a map'],
    ['contains-json', 'a: [', 'the schema is no YAML'],
    ['contains-json', 5, 'needs a JSON schema, got 5'],
    ['word-count', { min: 5, max: 2 }, 'min (5) is above max (2)'],
    ['word-count', { min: 5, mx: 7 }, 'the key "mx" means nothing here'],
    ['word-count', {}, 'min, max or both'],
    ['word-count', { min: 'few' }, 'min has to be a number'],
    ['word-count', 'x', 'got the text "x"'],
    ['levenshtein', 5, 'needs a text, got 5'],
  ])('%s %j is an error of the config', async (type, value, message) => {
    const found = await verdict(assertion(type, value === undefined ? {} : { value }), { output: '1 2' });
    expect(found).toMatch(/^config: /);
    expect(found).toContain(message);
  });

  test('a judge that is handed no options lets every assertion decide', async () => {
    const judgement = await judgeAll([assertion('contains', { value: 'a' })], context({ output: 'a' }));
    expect(judgement).toMatchObject({ ok: true, pass: true, reason: 'all assertions passed' });
  });
});
