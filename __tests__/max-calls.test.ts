// `max-calls` counts what a server gets: first requests, retries, resends and graders, however many are under way at once.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Answer, completion, startFaultServer } from './gateway/fault-server.js';
import { evaluateText } from './support/evaluate-config.js';
import { withoutWaits } from './support/without-waits.js';

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'max-calls-')));
});
afterAll(() => rmSync(root, { recursive: true }));

const FAULTS: Answer[] = [
  { status: 503, body: 'no' },
  { status: 429, body: { detail: 'slow down' }, headers: { 'retry-after': '3' } },
  { status: 500, body: 'Internal Server Error', thenClose: true },
  { fault: 'close' },
  { fault: 'reset' },
  { fault: 'cut off' },
];

const runs = fc.record({
  maxCalls: fc.integer({ min: 6, max: 40 }),
  concurrency: fc.integer({ min: 1, max: 20 }),
  /** What the n-th request meets: a fault, or (beyond the list) an answer. */
  faults: fc.array(fc.integer({ min: 0, max: FAULTS.length + 3 }), { minLength: 5, maxLength: 20 }),
});

test('is never passed, whatever fails; the verdict says when it was reached', async () => {
  let reached = 0;
  await fc.assert(
    fc.asyncProperty(runs, async ({ maxCalls, concurrency, faults }) => {
      const server = await startFaultServer(
        ({ body }, n) =>
          FAULTS[faults[n % faults.length] ?? 0] ??
          completion(body['model'] === 'judge' ? '{"pass": true, "score": 1, "reason": "fine"}' : 'ok'),
        { '/gateway/mlflow/v1/models': { body: { data: [{ id: 'a' }, { id: 'judge' }] } } },
      );
      const config = JSON.stringify({
        providers: ['mlflow-gateway:a'],
        prompts: ['{{q}}'],
        tests: Array.from({ length: 6 }, (_, q) => ({
          vars: { q },
          assert: [{ type: 'llm-rubric', value: 'fine', provider: 'mlflow-gateway:judge' }],
        })),
      });
      const { verdict, cells, calls } = await evaluateText(mkdtempSync(path.join(root, 'run-')), config, {
        inputs: {
          'gateway-url': server.url,
          'max-calls': String(maxCalls),
          'max-concurrency': String(concurrency),
          'on-inconclusive': 'warn',
        },
        ...withoutWaits,
      });
      await server.close();
      expect(server.chats().length).toBeLessThanOrEqual(maxCalls);
      expect(calls.attempts).toBeLessThanOrEqual(maxCalls);
      expect(server.chats().length).toBeLessThanOrEqual(calls.attempts);
      expect(cells).toHaveLength(6);
      expect(cells.map(({ state }) => state)).not.toContain('failed');
      const out = cells.filter(({ runs: [run] }) => run?.error?.limit === 'max-calls');
      if (out.length === 0) return;
      reached++;
      expect(calls.attempts).toBe(maxCalls);
      // Not forgiven either: how many calls it needs is up to whoever writes the config.
      expect(verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
      expect(verdict.reason).toMatch(/^the run has made all the calls that max-calls allows; \d of 6 cells could not/);
    }),
    { numRuns: 40, seed: 7 },
  );
  expect(reached).toBeGreaterThan(5);
});
