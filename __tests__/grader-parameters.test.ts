// Templates in the parameters of a grader that cannot be rendered.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Destination } from '../src/gateway/request.js';
import { evaluateConfig, gatewayOf } from './support/evaluate-config.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'grader-')));
  writeFileSync(path.join(root, 'up.js'), 'module.exports = (text) => text.toUpperCase();');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test.each([
  ['a filter that does not exist', '{{ q | nosuch }}', /filter.*nosuch/],
  ['a filter that is code', '{{ q | up }}', /the filter up is code: it runs in prompts/],
])('%s is an error of the config, and nobody’s bug', async (_, effort, says) => {
  const asked: string[] = [];
  const gateway = gatewayOf(async ({ endpoint }: Destination) => {
    asked.push(endpoint);
    return {
      ok: true,
      answer: { message: { content: 'x' }, content: 'x' },
      call: { endpoint, attempts: 1, latencyMs: 1 },
    };
  });
  const provider = { id: 'mlflow-gateway:g', config: { reasoning_effort: effort } };
  const tests = [
    { vars: { q: 'x' }, assert: [{ type: 'llm-rubric', value: 'kind', provider }] },
    { vars: { q: 'y' }, assert: [{ type: 'equals', value: 'x' }] },
  ];
  const { verdict, cells, calls } = await evaluateConfig(root, { nunjucksFilters: { up: './up.js' }, tests }, gateway);
  expect(verdict).toMatchObject({ name: 'inconclusive', cause: 'not measured', exitCode: 1 });
  expect(cells.map(({ state }) => state)).toEqual(['errored', 'passed']);
  expect(cells[0]?.runs[0]?.error).toMatchObject({ kind: 'config', message: expect.stringMatching(says) });
  expect(cells[0]?.runs[0]?.error?.message).toMatch(
    /the grader g could not be asked: its parameters could not be rendered: /,
  );
  expect([asked, calls.grader]).toEqual([['a', 'a'], 0]);
});
