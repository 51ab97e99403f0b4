// Cells of a test whose outputs are compared with each other.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Bench, createBench, type Files, kinds, suite } from './bench.js';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => {
  bench.remove();
});

const row = (...endpoints: string[]): Files => ({
  providers: endpoints.map((name) => ({ id: `mlflow-gateway:${name}`, label: name })),
  tests: [
    { description: 'case', vars: { q: 'x' }, assert: [{ type: 'max-score' }, { type: 'contains', value: 'fine' }] },
  ],
});

// Of equal outputs the first wins.
test.each<[string, string[], string[], Record<string, string>]>([
  [
    'one more',
    ['new', 'a', 'b'],
    ['a', 'b'],
    { 'case on new': 'new', 'case on a': 'check changed', 'case on b': 'check changed' },
  ],
  [
    'one less',
    ['a', 'b'],
    ['gone', 'a', 'b'],
    { 'case on a': 'check changed', 'case on b': 'check changed', 'case on gone': 'removed' },
  ],
])('that have to win among %s than before are not compared with what they were', async (_, now, before, expected) => {
  const report = await bench.run(suite('{{q}}', row(...now)), suite('{{q}}', row(...before)));
  expect(kinds(report)).toEqual(expected);
  expect(report.verdict.name).toBe('passed');
});
