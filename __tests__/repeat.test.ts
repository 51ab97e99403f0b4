// `repeat`, `repeat-min-pass` and a test's own `options.repeat`, through the whole of evaluate().
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseSettings } from '../src/settings/parse.js';
import { evaluateConfig, gatewayOf } from './support/evaluate-config.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'repeat-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** @param repeats each test's own; `answers` in the order of the calls */
function run(repeats: (number | undefined)[], answers: string, inputs: Record<string, string>) {
  const left = [...answers];
  const gateway = gatewayOf(async () => {
    const content = left.shift() === 'p' ? 'yes' : 'no';
    const call = { endpoint: 'a', attempts: 1, latencyMs: 1 };
    return { ok: true, answer: { message: { content }, content }, call };
  });
  const tests = repeats.map((repeat) => ({
    vars: { q: 'x' },
    ...(repeat === undefined ? {} : { options: { repeat } }),
    assert: [{ type: 'equals', value: 'yes' }],
  }));
  const texts = { 'gateway-url': 'http://gateway.test', 'max-concurrency': '1', ...inputs };
  return evaluateConfig(root, { tests }, gateway, { settings: parseSettings(texts, {}, root) });
}

test.each<[(number | undefined)[], string, Record<string, string>, string]>([
  [[3], 'pff', {}, 'failed'],
  [[3], 'pff', { 'repeat-min-pass': '1' }, 'passed'],
  [[5], 'pppff', { 'repeat-min-pass': '3' }, 'passed'],
  [[5], 'ppfff', { 'repeat-min-pass': '3' }, 'failed'],
  [[5, undefined], 'pppffp', { 'repeat-min-pass': '3' }, 'passed'],
  [[5, undefined], 'pppfff', { 'repeat-min-pass': '3' }, 'failed'],
  [[1, undefined], 'ppf', { repeat: '2', 'repeat-min-pass': '1' }, 'passed'],
  [[1, undefined], 'ppf', { repeat: '2' }, 'failed'],
])('tests that repeat %j, with %s and %j: %s', async (repeats, answers, inputs, name) => {
  const { verdict, problems } = await run(repeats, answers, inputs);
  expect([problems, verdict.name]).toEqual([[], name]);
});

test.each<[(number | undefined)[], Record<string, string>, string]>([
  [[undefined], { 'repeat-min-pass': '2' }, 'repeat-min-pass is 2, but each case runs once'],
  [[3, 3], { 'repeat-min-pass': '4' }, 'repeat-min-pass is 4, but each case runs 3 times'],
  [[3, undefined], { 'repeat-min-pass': '4' }, 'repeat-min-pass is 4, but no case runs more than 3 times'],
  // Nothing runs as often as the run says.
  [[3], { repeat: '5', 'repeat-min-pass': '4' }, 'repeat-min-pass is 4, but each case runs 3 times'],
])('tests that repeat %j with %j: %s', async (repeats, inputs, message) => {
  const { verdict, problems } = await run(repeats, '', inputs);
  expect([verdict.cause, problems.map((problem) => problem.message)]).toEqual(['config', [message]]);
});
