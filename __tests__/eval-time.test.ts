// `evaluateOptions.maxEvalTimeMs`: what is not measured in time is an error, and the numbers until then stand.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createEffects } from '../src/effects.js';
import type { Gateway } from '../src/gateway/client.js';
import type { EvalReport } from '../src/report/eval-report.js';
import { evaluateText } from './support/evaluate-config.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'eval-time-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function run(
  maxEvalTimeMs: number | string,
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>,
): Promise<EvalReport> {
  const call = { endpoint: 'a', attempts: 1, latencyMs: 1 };
  let calls = 0;
  const gateway = {
    preflight: async () => ({ errorOf: () => undefined }),
    chat: async (_destination: unknown, { signal }: { signal?: AbortSignal }) => {
      calls += 1;
      if (calls < 3) return { ok: true, answer: { content: 'x' }, call };
      // An answer that never comes.
      await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
      return { ok: false, error: { kind: 'cancelled', message: 'the call was stopped' }, call };
    },
    close: async () => undefined,
  } as unknown as Gateway;
  const config = `providers: [mlflow-gateway:a]\nprompts: ['{{q}}']\nevaluateOptions: { maxConcurrency: 1, maxEvalTimeMs: ${maxEvalTimeMs} }\ntests:\n${[1, 2, 3, 4].map((q) => `  - { vars: { q: ${q} }, assert: [{ type: contains, value: x }] }\n`).join('')}`;
  return evaluateText(root, config, {
    inputs: { 'gateway-url': 'http://gateway.test', 'on-inconclusive': 'warn' },
    openGateway: async () => gateway,
    sleep,
  });
}

test('stops the run, and says what it had measured', async () => {
  const waits: number[] = [];
  const { sleep } = createEffects({});
  const { verdict, cells, stopped } = await run(150, (ms, signal) => {
    waits.push(ms);
    return sleep(ms, signal);
  });
  expect(waits).toContain(150);
  expect(stopped).toBe('time limit');
  expect(verdict).toMatchObject({ name: 'inconclusive', counts: { total: 4, successes: 2, errors: 2 } });
  expect(cells.map(({ state }) => state)).toEqual(['passed', 'passed', 'errored', 'errored']);
  expect(cells[3]?.runs[0]?.error?.message).toBe(
    'not run: the time limit of evaluateOptions.maxEvalTimeMs (0.15 s) was reached',
  );
});

test.each([['-1'], ['soon'], [String(2 ** 31)]])('%s is an error of the config', async (value) => {
  const { verdict, problems } = await run(value, async () => undefined);
  expect(verdict).toMatchObject({ name: 'inconclusive', cause: 'config' });
  expect(problems).toEqual([
    expect.objectContaining({
      message: expect.stringContaining('maxEvalTimeMs has to be'),
      at: expect.objectContaining({ line: 3 }),
    }),
  ]);
});
