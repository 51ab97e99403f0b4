// A run held against the results file of another one, from the file to the verdict.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EvalReport } from '../../src/report/eval-report.js';
import { writeResultsJson } from '../../src/report/results-json.js';
import { CONTEXT } from '../report/reports.js';
import { type Answer, type Bench, createBench, kinds, NAMES, type Options, suite } from './bench.js';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => {
  bench.remove();
});

const FILE = { baseline: 'baseline.json' };

async function record(answer: Answer, repeat = '1'): Promise<void> {
  const report = await bench.run(suite('old {{q}}'), {}, { answer, inputs: { gate: 'assertions', repeat } });
  const text = [...writeResultsJson(report, { showAnswers: 'all', context: CONTEXT })].join('');
  writeFileSync(path.join(bench.head, 'baseline.json'), text);
}

const run = (options: Options): Promise<EvalReport> => bench.run(suite('new {{q}}'), {}, options);

test('no worse: nothing of the base is run, and it is said that nothing can be run again', async () => {
  await record(() => undefined);
  bench.asked.length = 0;
  const report = await run({ inputs: FILE });
  expect(report.verdict).toMatchObject({ name: 'passed', exitCode: 0 });
  expect(report.verdict.reason).toMatch(
    /^Passed, compared with a results file, so no case could be run again\. 5 cases/,
  );
  expect(bench.asked).toEqual(NAMES.map((name) => `new ${name}`));
  expect(report.gate?.base).toEqual({ name: 'the baseline', source: 'file', file: 'baseline.json', renamed: [] });
});

test('one failure is no proof, eight of eight are', async () => {
  const answer: Answer = (prompt) => (prompt === 'new refund' ? 'broken' : undefined);
  await record(() => undefined);
  const once = await run({ answer, inputs: FILE });
  expect(once.verdict.name).toBe('passed');
  expect(kinds(once)['refund']).toBe('unproven');
  await record(() => undefined, '8');
  const often = await run({ answer, inputs: { ...FILE, repeat: '8' } });
  expect(often.verdict).toMatchObject({ name: 'failed', exitCode: 1 });
  expect(often.verdict.reason).toMatch(/1 case broke\. refund: the baseline passed 8 of 8, this change 0 of 8/);
  expect(kinds(often)['refund']).toBe('broke');
});

test('a case that was taken out blocks where that is forbidden', async () => {
  await record(() => undefined);
  const tests = [{ description: 'hours', vars: { q: 'hours' }, assert: [{ type: 'contains', value: 'fine' }] }];
  const report = await bench.run(suite('old {{q}}', { tests }), {}, { inputs: { ...FILE, 'forbid-removal': 'true' } });
  expect(report.verdict.name).toBe('failed');
  expect(report.verdict.reason).toMatch(/^Failed: 4 cases were removed: refund, window, shipping and returns\./);
});

test('what is critical is run again all the same', async () => {
  await record(() => undefined);
  const critical = suite('new {{q}}', { gate: { roles: { contains: 'critical' } } });
  const answer: Answer = (prompt) => (prompt === 'new refund' ? 'broken' : undefined);
  const report = await bench.run(critical, {}, { answer, inputs: FILE });
  expect(report.verdict.name).toBe('failed');
  expect(report.verdict.reason).toMatch(
    /^Failed: 1 case fails at a critical assertion\. refund failed 4 of 4\. Passed, /,
  );
  expect(report.gate?.cases.find(({ name }) => name === 'refund')).toMatchObject({
    blocks: true,
    critical: { failed: 4, runs: 4 },
  });
});

test('a new case is run again where it fails, and blocks', async () => {
  await record(() => undefined);
  const names = [...NAMES, 'added'];
  const tests = names.map((q) => ({ description: q, vars: { q }, assert: [{ type: 'contains', value: 'fine' }] }));
  const answer: Answer = (prompt) => (prompt === 'new added' ? 'broken' : undefined);
  const report = await bench.run(suite('new {{q}}', { tests }), {}, { answer, inputs: FILE });
  expect(report.verdict).toMatchObject({ name: 'failed', exitCode: 1 });
  expect(report.verdict.reason).toMatch(/^Failed: 1 new case fails\. added failed 4 of 4\. Passed, compared with/);
  expect(report.gate?.cases.find(({ name }) => name === 'added')).toMatchObject({ kind: 'new', blocks: true });
});

test('errors are no evidence', async () => {
  await record(() => undefined);
  const report = await run({ answer: () => ({ status: 503 }), inputs: FILE });
  expect(report.verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
});

describe('no file to compare with: thresholds judge, and it is said', () => {
  test.each<[string, string | undefined, Options, RegExp]>([
    ['not there', undefined, {}, /nothing to compare with: there is no baseline\.json \(baseline\)\.$/],
    ['no results file', '{}', {}, /baseline\.json cannot be compared with: it is no results file/],
    ['of a change from outside', '{}', { trusted: false }, /neither read nor written/],
  ])('%s', async (_, text, options, says) => {
    bench.prepare(suite('new {{q}}'));
    if (text !== undefined) writeFileSync(path.join(bench.head, 'baseline.json'), text);
    const inputs = { ...FILE, 'allowed-endpoints': 'chat', 'max-calls': '100' };
    const report = await run({ ...options, inputs });
    expect(report.verdict.gate).toMatch(says);
    expect(report.verdict.name).toBe('passed');
    const failing = await run({ ...options, inputs, answer: () => 'broken' });
    expect(failing.verdict.name).toBe('failed');
  });
});

test('what has no effect is said', async () => {
  await record(() => undefined);
  const unused = await run({ inputs: { ...FILE, gate: 'assertions' } });
  expect(unused.notices).toEqual([expect.stringMatching(/^baseline has no effect/)]);
  const more = await run({ inputs: { ...FILE, 'max-latency-increase': '20', 'gate-state': 'evidence.json' } });
  expect(more.notices).toEqual([
    expect.stringMatching(/^max-latency-increase has no effect/),
    expect.stringMatching(/^gate-state has no effect/),
  ]);
  expect(() => readFileSync(path.join(bench.head, 'evidence.json'))).toThrow();
});
