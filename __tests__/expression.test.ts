import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseExpression, UnknownName } from '../src/expression.js';

function value(text: string, names: Record<string, number> = {}): number {
  const parsed = parseExpression(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.evaluate(new Map(Object.entries(names)));
}

describe('values', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['7 - 2 - 1', 4],
    ['8 / 2 / 2', 2],
    ['-7 % 3', 2],
    ['1 < 2 ? 10 : 20', 10],
    ['1 == 2 ? 10 : 2 != 2 ? 1 : 5', 5],
    ['max(1, 2, 3) + min(4, 5)', 7],
    ['round(2.345, 1)', 2.3],
    ['sqrt(16) + abs(-1)', 5],
    ['log(8, 2)', 3],
    ['mean(1, 2, 6) + median(5, 1, 3)', 6],
    ['.5e1', 5],
    ['1 / 0', Number.POSITIVE_INFINITY],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 9);
  });

  test('names, and one that has no value', () => {
    expect(value('2 * p * r / (p + r)', { p: 0.5, r: 0.5 })).toBe(0.5);
    expect(() => value('a + 1')).toThrow(UnknownName);
  });
});

describe('what is no expression', () => {
  test.each([
    ['', /expected a value, got the end/],
    ['1 +', /expected a value, got the end/],
    ['(1', /expected \)/],
    ['1 2', /expected an operator, got "2"/],
    ['process.exit()', /means nothing here/],
    ['constructor(1)', /there is no function constructor/],
    ['a = 1', /means nothing here/],
    ['1 ? 2', /expected :/],
    ['('.repeat(500), /nested too deeply/],
    ['-'.repeat(500), /nested too deeply/],
    ['1'.repeat(3000), /longer than/],
  ])('%j', (text, problem) => {
    expect(parseExpression(text)).toEqual({ problem: expect.stringMatching(problem) });
  });
});

test('agrees with JavaScript on random arithmetic', () => {
  const number = fc.integer({ min: 1, max: 9 }).map(String);
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      number,
      fc
        .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree'))
        .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    ),
  }));
  fc.assert(
    fc.property(tree, (text) => {
      expect(value(text as string)).toBe(new Function(`return ${text}`)());
    }),
  );
});

test('any text gives a value or a problem, and never anything else', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'12.+-*/%^()<>=!?:,ab '.split('')), maxLength: 30 }), (text) => {
      const parsed = parseExpression(text);
      if ('problem' in parsed) return;
      try {
        expect(typeof parsed.evaluate(new Map())).toBe('number');
      } catch (error) {
        expect(error).toBeInstanceOf(UnknownName);
      }
    }),
    { numRuns: 3000 },
  );
});
