import { expect, test } from '@jest/globals';
import type { FailedAttempts } from '../../src/gateway/failed-attempts.js';
import { attemptsData, attemptsOfError, attemptsText } from '../../src/report/attempts.js';
import { call, cell } from './reports.js';

const failed = (whats: string[], omitted = 0, more: string[] = []): FailedAttempts => {
  const of = (what: string, index: number) => ({
    what,
    says: `said ${what}`,
    afterMs: (index + 1) * 1_000,
    waitMs: 500,
  });
  return { first: whats.map(of), omitted, last: more.map((what, index) => of(what, index + 100)) };
};

test.each<[string | undefined, number, FailedAttempts | undefined]>([
  [undefined, 0, undefined],
  [undefined, 1, undefined],
  ['2 attempts', 2, undefined],
  ['2 attempts in 2.0 s: 503, answered', 2, failed(['503'])],
  ['2 attempts in 2.0 s: 503, reset', 2, failed(['503', 'reset'])],
  ['5 attempts in 1 min 42 s: 503 x3, reset, 503', 5, failed(['503', '503', '503'], 0, ['reset', '503'])],
  [
    '34 attempts in 1 min 43 s: 503 x3, 28 more, 429, 503 x2',
    34,
    failed(['503', '503', '503'], 28, ['429', '503', '503']),
  ],
  [
    '9 attempts in 1 min 44 s: 503, reset, 503, 2 more, 503 x2, closed, answered',
    9,
    failed(['503', 'reset', '503'], 2, ['503', '503', 'closed']),
  ],
])('%s', (text, attempts, failedAttempts) => {
  const one = call({ attempts, latencyMs: 500, ...(failedAttempts ? { failedAttempts } : {}) });
  expect(attemptsText(one)).toBe(text);
});

test('of an error those of the call that made it, a grader’s before the endpoint’s', () => {
  const error = { kind: 'grader' as const, message: 'x' };
  const tried = call({ attempts: 2, failedAttempts: failed(['503']) });
  const grader = call({ attempts: 2, failedAttempts: failed(['reset', 'reset']) });
  const text = (graderCalls: (typeof tried)[]) =>
    attemptsOfError(cell({ index: 0, state: 'errored', runs: [{ error, call: tried, graderCalls }] }));
  expect(text([])).toMatch(/: 503, answered$/);
  expect(text([grader, call({ attempts: 1 })])).toMatch(/: reset x2$/);
});

test('what was said can quote an answer', () => {
  expect(attemptsData(undefined, 'all')).toEqual({});
  expect(attemptsData(failed(['503'], 4, ['429']), 'failed')).toEqual({
    failedAttempts: [
      { what: '503', says: 'said 503', afterMs: 1_000, waitMs: 500 },
      { what: '429', says: 'said 429', afterMs: 101_000, waitMs: 500 },
    ],
    failedAttemptsOmitted: 4,
  });
  expect(JSON.stringify(attemptsData(failed(['503']), 'none'))).not.toContain('said');
});
