// Answers that a cache gives again are no evidence.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Answer, type Bench, createBench, type Files, suite } from './bench.js';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => {
  bench.remove();
});

const cached: Answer = (prompt) => ({ content: prompt.endsWith('refund') ? 'broken' : 'fine', id: `of ${prompt}` });
const constant: Answer = (prompt) => ({ content: prompt === 'new refund' ? 'broken' : 'fine', id: 'always' });
const transform = (code: string): Files => ({ defaultTest: { options: { transform: code } } });

test.each<[string, Files, Files]>([
  ['each side asks another', suite('new {{q}}'), suite('old {{q}}')],
  // One answer for both sides.
  [
    'both sides ask the same',
    suite('{{q}}', transform('output')),
    suite('{{q}}', transform("output.replace('broken', 'fine')")),
  ],
])('out of a cache, where %s, confirm nothing', async (_, head, base) => {
  const answer: Answer = (prompt) => (prompt === 'old refund' ? { content: 'fine', id: 'of old' } : cached(prompt));
  const report = await bench.run(head, base, { answer });
  expect(report.verdict.name).toBe('inconclusive');
  expect(report.verdict.reason).toMatch(/refund did worse and could not be run again often enough/);
});

test('of a gateway that has one id for all are as fresh as any', async () => {
  const report = await bench.run(suite('new {{q}}'), suite('old {{q}}'), { answer: constant });
  expect(report.verdict.reason).toMatch(/^Failed: 1 case broke\. refund: main passed 5 of 5/);
});
