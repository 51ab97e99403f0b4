import { expect, test } from '@jest/globals';
import type { EvalConfig } from '../src/config/eval-config.js';
import { fairnessOf } from '../src/run-fairness.js';
import { CONTAINS, cell, endpoint, testCase } from './run/cells.js';

const graded = (name: string) => ({ ...CONTAINS, type: 'llm-rubric', grader: endpoint(name) });
const fairness = (endpoints: EvalConfig['endpoints'], tests: EvalConfig['tests']) => fairnessOf({ endpoints, tests });

test('where all runs wait for the same endpoints, none has to be fair', () => {
  expect(fairness([endpoint('a')], [testCase(), testCase()])).toBeUndefined();
  expect(
    fairness(
      [endpoint('a')],
      [1, 2].map(() => testCase({ assert: [graded('g'), CONTAINS] })),
    ),
  ).toBeUndefined();
  expect(fairness([endpoint('a'), endpoint('b')], [])).toBeUndefined();
});

test('runs differ by the endpoint under test, a test’s own among them, and by the graders', () => {
  const set = { type: 'assert-set' as const, weight: 1, assert: [graded('g')], at: CONTAINS.at };
  const own = testCase({ provider: endpoint('own') });
  const tests = [testCase(), testCase({ assert: [set] }), testCase({ assert: [graded('g')] }), own];
  const elsewhere = endpoint('a', { config: { params: {}, gatewayUrl: 'http://other' } });
  const found = fairness([endpoint('a'), endpoint('b'), elsewhere], tests);
  expect(found?.kinds).toBe(7);
  const kinds = tests.flatMap((of) =>
    [endpoint('a'), endpoint('b'), elsewhere].map((one) => found?.waitsFor(cell(0, { test: of, endpoint: one }))),
  );
  expect(new Set(kinds).size).toBe(7);
});
