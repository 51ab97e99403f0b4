// What is kept of the requests of a call, and what their errors tell together.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAttemptLog, isFailedAttempts } from '../../src/gateway/failed-attempts.js';
import { isTooDeep } from '../../src/gateway/http-answer.js';
import { createRepeatedError } from '../../src/gateway/repeated-error.js';

describe('the attempts that failed', () => {
  test('none is told of a call without any', () => {
    expect(createAttemptLog().all()).toBeUndefined();
  });

  test('the first and the last are kept in their order, the others counted, whatever they say', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { minLength: 1, maxLength: 40 }), (said) => {
        const log = createAttemptLog();
        for (const [index, says] of said.entries()) {
          log.failed({ what: String(index), says, afterMs: index + 0.4 });
          if (index < said.length - 1) log.waits(index + 0.6);
        }
        const { first, omitted, last } = log.all() ?? { first: [], omitted: 0, last: [] };
        const kept = [...first, ...last].map(({ what }) => Number(what));
        expect(kept).toEqual([...said.keys()].filter((index) => index < 3 || index >= said.length - 3));
        expect(first.length + omitted + last.length).toBe(said.length);
        for (const { what, says, afterMs, waitMs } of [...first, ...last]) {
          expect([...says].length).toBeLessThanOrEqual(200);
          expect(says).not.toMatch(/\p{C}/u);
          expect(afterMs).toBe(Number(what));
          expect(waitMs).toBe(Number(what) === said.length - 1 ? undefined : Number(what) + 1);
        }
        const read: unknown = JSON.parse(JSON.stringify(log.all()));
        expect(isFailedAttempts(read)).toBe(true);
      }),
    );
  });

  const one = { what: '503', says: 'no', afterMs: 1 };
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['no lists', { first: 1, omitted: 0, last: [] }],
    ['too many', { first: [one, one, one, one], omitted: 0, last: [] }],
    ['no words', { first: [{ ...one, says: 7 }], omitted: 0, last: [] }],
    ['too many words', { first: [{ ...one, what: 'x'.repeat(1_000) }], omitted: 0, last: [] }],
    ['a time below zero', { first: [{ ...one, afterMs: -1 }], omitted: 0, last: [] }],
    ['no number', { first: [one], omitted: Number.POSITIVE_INFINITY, last: [] }],
  ])('%s is none of them', (_name, value) => {
    expect(isFailedAttempts(value)).toBe(false);
  });
});

describe('the same error', () => {
  /** A digit is an error with that body, a dot an answer to somebody else. */
  const isEnough = (story: string, isLast = false): boolean => {
    const repeated = createRepeatedError();
    let answers = 0;
    let enough = false;
    for (const what of story) {
      if (what === '.') answers++;
      else enough = repeated.met(what, answers, isLast);
    }
    return enough;
  };
  test.each<[string, boolean]>([
    ['1', false],
    ['1.1.1', false],
    ['1.1.1.1', true],
    ['1...1..1.1', true],
    // A server that is down answers nobody in between.
    ['11111111', false],
    ['1.1111111', false],
    ['1.1.111', false],
    ['1.1.11.1', true],
    ['1.1.2.1.1', false],
    ['2.1.1.1.1', true],
  ])('%s', (story, enough) => {
    expect(isEnough(story)).toBe(enough);
  });

  test.each<[string, boolean]>([
    ['1.111', true],
    ['1.11', false],
    // Answers before the first one say nothing: it may be the first of an outage.
    ['.1111111', false],
    ['1.2111', false],
  ])('of the last call of its endpoint, with %s: %s', (story, enough) => {
    expect(isEnough(story, true)).toBe(enough);
  });
});

test('a text is too deep where its brackets are, not those in its strings', () => {
  const nested = (levels: number): string => `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`;
  expect(isTooDeep(nested(500))).toBe(false);
  expect(isTooDeep(nested(502))).toBe(true);
  expect(isTooDeep(JSON.stringify({ a: '[{'.repeat(5_000), b: `"${'\\"['.repeat(2_000)}\\` }))).toBe(false);
  expect(isTooDeep(JSON.stringify(['\\', nested(502)]))).toBe(false);
  expect(isTooDeep(`["\\\\",${nested(502)}]`)).toBe(true);
  expect(isTooDeep('['.repeat(100_000))).toBe(true);
  expect(isTooDeep(`"${'['.repeat(100_000)}`)).toBe(false);
});
