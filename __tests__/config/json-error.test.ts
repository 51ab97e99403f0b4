import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findJsonError } from '../../src/config/json-error.js';

describe('where a text stops being JSON', () => {
  test.each([
    ['{"a": }', 6, 'a value'],
    ['{"a" 1}', 5, ':'],
    ['{a: 1}', 1, 'a key or }'],
    ['{"a": 1,}', 8, 'a key'],
    ['[1 2]', 3, ', or ]'],
    ['[1,', 3, 'a value'],
    ['{"a": 1', 7, ', or }'],
    ['1 2', 2, 'the end'],
    ['', 0, 'a value'],
    ['["a\nb"]', 1, 'a value or ]'],
    ['[01]', 1, 'a value or ]'],
    ["['a']", 1, 'a value or ]'],
    ['[tru]', 1, 'a value or ]'],
  ])('%j: at %i, where %s should be', (text, offset, expected) => {
    expect(findJsonError(text)).toMatchObject({ offset, expected });
  });

  test('agrees with JSON.parse on every text', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"',
        '\\',
        '1',
        '-',
        '.5',
        'e3',
        'true',
        'null',
        ' ',
        '\n',
        'x',
        '0',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((list) => list.join('')),
          fc.json(),
          fc.string(),
        ),
        (text) => {
          let valid = true;
          try {
            JSON.parse(text);
          } catch {
            valid = false;
          }
          expect(findJsonError(text) === undefined).toBe(valid);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
