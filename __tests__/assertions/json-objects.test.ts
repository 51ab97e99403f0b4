import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findJsonObjects } from '../../src/assertions/json-objects.js';

const strict = (text: string) => [...findJsonObjects(text, { loose: false })];
const loose = (text: string) => [...findJsonObjects(text, { loose: true })];

describe('strict: JSON and nothing else', () => {
  test.each([
    ['{"a": 1} and {"b": [1, {"c": null}]}', [{ a: 1 }, { b: [1, { c: null }] }]],
    ['x {"brace": "}"} y {"brace": "{"}', [{ brace: '}' }, { brace: '{' }]],
    ['{not {"a": 1} json}', [{ a: 1 }]],
    ['{"a": {"b": 1}, oops', [{ b: 1 }]],
    ['He said {"note: {"a":1}', [{ a: 1 }]],
    ['{"a": 1,} {\'a\': 1} {a: 1} {"a": 01} {"a": "\n"} {"a": +1} {"a": "\\d"} {"a": 1', []],
    ['{"\\u00e4": "\\"\\\\"}', [{ ä: '"\\' }]],
    ['[1, 2]', []],
  ])('%j', (text, objects) => {
    expect(strict(text)).toEqual(objects);
  });

  test('finds every object that JSON.stringify can make, whatever stands around it', () => {
    const prose = fc.string({ unit: fc.constantFrom('a', ' ', '}', ']', '"', ':', ',', '\n', '\\') });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), prose, prose, (object, before, after) => {
        const json = JSON.parse(JSON.stringify(object));
        expect(strict(`${before}${JSON.stringify(json)}${after}`)).toEqual([json]);
      }),
    );
  });

  test('what it finds is what JSON.parse makes of some part of the text', () => {
    const pieces = fc.array(
      fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'a', '1', ' ', 'true', '"a":', '-'),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const objects = strict(text);
        const readable = [...text].some((character, start) => {
          if (character !== '{') return false;
          return [...text].some((_, end) => end > start && isObjectText(text.slice(start, end + 1)));
        });
        expect(objects.length > 0).toBe(readable);
      }),
      { numRuns: 500 },
    );
  });
});

function isObjectText(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

describe('loose: what models write for JSON', () => {
  test.each([
    ['{"a": 1,}', { a: 1 }],
    ["{'a': 'it''s', 'b': True, 'c': None}", { a: "it's", b: true, c: null }],
    ['{a: yes, reason: all is good , score: .5}', { a: 'yes', reason: 'all is good', score: 0.5 }],
    ['{"a": 1, // note\n "b": 2 # more\n}', { a: 1, b: 2 }],
    ['{"a": "line\nbreak", "b": "a \\d \\" \\u0041"}', { a: 'line\nbreak', b: 'a \\d " A' }],
    ['{"a": [1, 2,], "b": {}}', { a: [1, 2], b: {} }],
    ['{"a": 1, "b": [2', { a: 1, b: [2] }],
    ['{"a": 1,', { a: 1 }],
    ['{"__proto__": {"pass": true}}', JSON.parse('{"__proto__": {"pass": true}}')],
  ])('%j', (text, object) => {
    expect(loose(text)).toEqual([object]);
  });

  test.each(['{', '{text}', '{"a": "cut', '{"a"', '{"a":', '{a b: 1}', '{"a": 1 "b": 2}'])('%j is none', (text) => {
    expect(loose(text)).toEqual([]);
  });
});

describe('hostile text', () => {
  const MEGABYTE = 1_000_000;
  const units = ['{', '{"a":', '{"{":', '{"\\{"', '{#', '{\'{":{', '{a: x '];

  test.each(units)('1 MB of %j ends soon', (unit) => {
    const text = `{"a": ${unit.repeat(Math.ceil(MEGABYTE / unit.length))}`;
    const started = performance.now();
    strict(text);
    loose(text);
    // 0.1 to 0.9 s here; a reader that looks at the text anew for each brace needs hours.
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\'\\#/ \na1u') }), (text) => {
        expect(loose(text).every((object) => typeof object === 'object')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
