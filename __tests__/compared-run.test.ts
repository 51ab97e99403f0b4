// A run with several endpoints compares them, and says so without a secret.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { COMMENT_CHARACTERS, renderComment } from '../src/report/comment.js';
import { CONTEXT, call } from './report/reports.js';
import { evaluateConfig, gatewayOf } from './support/evaluate-config.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'compared-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const gateway = gatewayOf(({ endpoint }) => {
  const content = endpoint === 'good' ? 'yes' : 'no';
  return Promise.resolve({
    ok: true as const,
    answer: { content, message: { role: 'assistant', content } },
    call: call({ endpoint, latencyMs: endpoint === 'good' ? 200 : 100 }),
  });
});
const tests = Array.from({ length: 12 }, (_, index) => ({
  vars: { q: `case ${index}` },
  assert: [{ type: 'equals', value: 'yes' }],
}));

test('two endpoints are ranked', async () => {
  const report = await evaluateConfig(
    root,
    { providers: [{ id: 'mlflow-gateway:bad', label: 'a sk-secret-0123456789' }, 'mlflow-gateway:good'], tests },
    gateway,
    { env: { OPENAI_API_KEY: 'sk-secret-0123456789', MLFLOW_GATEWAY_API_KEY: 'sk-secret-0123456789' } },
  );
  expect(report.comparison?.ranking.ranked.map(({ endpoint, rate }) => [endpoint, rate])).toEqual([
    [1, 1],
    [0, 0],
  ]);
  const comment = renderComment(report, CONTEXT, { showAnswers: 'failed', limit: COMMENT_CHARACTERS });
  expect(comment).toContain('good is ahead of all others.');
  expect(comment).not.toContain('sk-secret');
  expect(JSON.stringify(report.comparison)).not.toMatch(/sk-secret|good/);
});

test('one endpoint is compared with nobody', async () => {
  const report = await evaluateConfig(root, { providers: ['mlflow-gateway:good'], tests }, gateway);
  expect(report.comparison).toBeUndefined();
});
