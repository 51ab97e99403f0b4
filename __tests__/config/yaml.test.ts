import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ConfigError } from '../../src/config/problem.js';
import { createPositions, parseYaml } from '../../src/config/yaml.js';
import type { JsonObject } from '../../src/json.js';

const read = (text: string) => parseYaml(text, 'c.yaml', createPositions());

function problemOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('expected a ConfigError');
}

describe('values', () => {
  test.each([
    ['numbers, booleans, nothing', 'a: 1\nb: true\nc:\nd: 1.5', { a: 1, b: true, c: null, d: 1.5 }],
    ['a date stays as it is written', 'd: 2026-01-31', { d: '2026-01-31' }],
    ['yes and no are texts', 'a: yes\nb: no', { a: 'yes', b: 'no' }],
    ['numbers as keys', '1: a', { '1': 'a' }],
    ['what JSON has no number for', 'a: .nan\nb: .inf', { a: '.nan', b: '.inf' }],
    [
      'merge: keys that are there win',
      'x: &x { a: 1, b: 2 }\ny: { <<: *x, b: 3 }',
      { x: { a: 1, b: 2 }, y: { b: 3, a: 1 } },
    ],
    [
      'merge of a list: the first wins',
      'x: &x { a: 1 }\ny: &y { a: 2, b: 2 }\nz: { <<: [*x, *y] }',
      { x: { a: 1 }, y: { a: 2, b: 2 }, z: { a: 1, b: 2 } },
    ],
    ['JSON', '{"a": [1, "b"]}', { a: [1, 'b'] }],
  ])('%s', (_name, text, value) => {
    expect(read(text)).toEqual(value);
  });

  test('an empty file is undefined', () => {
    expect(read('')).toBeUndefined();
    expect(read('# only a comment\n')).toBeUndefined();
  });

  test('__proto__ is data', () => {
    const value = read('__proto__: { polluted: true }') as JsonObject;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('positions', () => {
  test('of keys, values, entries, and of what a merge brought in', () => {
    const positions = createPositions();
    const value = parseYaml(
      'base: &b\n  k: v\nlist:\n  - one\n  - two: 2\nmerged:\n  <<: *b\n',
      'c.yaml',
      positions,
    ) as JsonObject;
    const at = (line: number, column: number) => ({ file: 'c.yaml', line, column });
    expect(positions.key(value, 'list')).toEqual(at(3, 1));
    const list = value['list'] as object;
    expect(positions.value(list, 0)).toEqual(at(4, 5));
    expect(positions.of((list as unknown as object[])[1] as object)).toEqual(at(5, 5));
    expect(positions.value((list as unknown as object[])[1] as object, 'two')).toEqual(at(5, 10));
    expect(positions.value(value['merged'] as object, 'k')).toEqual(at(2, 6));
  });
});

describe('what is refused', () => {
  test.each([
    ['not closed', 'a: [1, 2\nb: 3', /^c\.yaml:\d+:\d+: invalid YAML: /],
    ['a tab as indent', 'a:\n\tb: 1', /^c\.yaml:2:1: invalid YAML: .*\n {2}indent with spaces/],
    ['a key twice', 'a: 1\na: 2', /^c\.yaml:2:1: invalid YAML: .*unique/],
    ['two documents', 'a: 1\n---\nb: 2', /put one config into each file/],
    ['an alias to nothing', 'a: *nope', /c\.yaml:1:4: .*nope/],
    ['an alias inside its anchor', 'a: &a\n  b: *a', /stands inside its own anchor/],
    ['a list as a key', '? [a, b]\n: 1', /a key has to be a text/],
    ['a merge of no map', 'a:\n  <<: 5', /<< needs a map/],
    ['endless nesting', '['.repeat(20_000), /c\.yaml/],
  ])('%s', (_name, text, message) => {
    expect(problemOf(text)).toMatch(message);
  });

  test('an alias bomb, in no time', () => {
    const levels = 'abcdefghi'.split('');
    const text = levels
      .map(
        (name, i) =>
          `${name}: &${name} [${Array(9)
            .fill(i === 0 ? 'x' : `*${levels[i - 1]}`)
            .join(', ')}]`,
      )
      .join('\n');
    const start = Date.now();
    expect(problemOf(text)).toMatch(/aliases expand to more than 1,000,000 values/);
    expect(Date.now() - start).toBeLessThan(2000);
  });
});

describe('what a small file would make large', () => {
  test('the total of all aliases counts, not each alone', () => {
    const text = `v: &a [${'1,'.repeat(3_000)}]\nw: [${'*a,'.repeat(2_000)}]`;
    expect(problemOf(text)).toMatch(/^c\.yaml:2:\d+: the aliases expand to more than 1,000,000 values/);
  });

  test('thousands of aliases of a large file are found at once', () => {
    const start = Date.now();
    const value = read(`v: [${'1,'.repeat(20_000)}]\na: &a 1\nw: [${'*a,'.repeat(10_000)}]`) as JsonObject;
    expect(value['w']).toHaveLength(10_000);
    expect(Date.now() - start).toBeLessThan(20_000);
  });

  test.each([
    ['in lists', `a: ${'['.repeat(300)}${']'.repeat(300)}`],
    [
      'by aliases of aliases',
      Array.from({ length: 300 }, (_, i) => `k${i}: &k${i} [${i ? `*k${i - 1}` : 1}]`).join('\n'),
    ],
  ])('nesting %s', (_name, text) => {
    expect(problemOf(text)).toMatch(/c\.yaml is nested too deeply: more than 200 lists or maps/);
  });

  test('an alias means the last anchor of its name, of a key too', () => {
    expect(read('a: &x 1\nb: *x\nc: &x 2\nd: *x\n&k e: *k')).toEqual({ a: 1, b: 1, c: 2, d: 2, e: 'e' });
  });
});

test('any JSON value comes back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const wrapped = JSON.parse(JSON.stringify({ value }));
      expect(read(JSON.stringify(wrapped))).toEqual(wrapped);
    }),
    { numRuns: 200 },
  );
});

test('any text gives a value or a ConfigError', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'a:-&*<>[]{}"\'\n \t#|!%@'.split('')), maxLength: 60 }),
      (text) => {
        try {
          read(text);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
