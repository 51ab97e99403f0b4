// Code that makes a cell ends with the run, and the filters of one cell have a limit that they share.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { evaluateConfig, gatewayOf } from './support/evaluate-config.js';
import { type StopWhenRunning, stopWhenRunning } from './support/stop-when-running.js';

let root: string;
let stop: StopWhenRunning;
beforeEach(async () => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'stopped-')));
  stop = await stopWhenRunning();
  writeFileSync(
    path.join(root, 'hangs.js'),
    `module.exports = () => { ${stop.says} return new Promise((done) => setTimeout(done, 25_000)); };`,
  );
});
afterEach(async () => {
  rmSync(root, { recursive: true, force: true });
  await stop.close();
});

const GATEWAY = gatewayOf(() => Promise.reject(new Error('no call is made')));

test.each<[string, Record<string, unknown>, string]>([
  ['a prompt', { prompts: ['file://hangs.js'] }, 'the prompt hangs.js'],
  ['a variable', { tests: [{ vars: { q: 'file://hangs.js' } }] }, 'the variable q'],
  ['a filter', { nunjucksFilters: { f: './hangs.js' }, prompts: ['{{q | f}}'] }, 'the filter f'],
  [
    'a transform',
    { tests: [{ vars: { q: 'x' }, providerOutput: 'x', options: { transform: 'file://hangs.js' } }] },
    'the transform of the test',
  ],
])('%s that hangs is stopped with the run', async (_, config, what) => {
  const { cells, stopped } = await evaluateConfig(root, config, GATEWAY, { signal: stop.signal });
  expect(stopped).toBe('cancellation');
  expect(cells.map(({ runs }) => runs[0]?.error)).toEqual([
    { kind: 'cancelled', message: `${what}: the JavaScript code was stopped, since the run was` },
  ]);
  // The grace of a stopped run is 2 s.
  expect(stop.elapsed()).toBeLessThan(1_800);
});

test('filters of one cell have a time that they share', async () => {
  const limits: number[] = [];
  const { cells, verdict } = await evaluateConfig(
    root,
    { nunjucksFilters: { f: './hangs.js' }, prompts: ['{{q | f}}'] },
    GATEWAY,
    {
      async sleep(ms) {
        limits.push(ms);
      },
    },
  );
  expect(limits).toContain(120_000);
  expect(verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
  expect(cells[0]?.runs[0]?.error).toEqual({
    kind: 'user code',
    message: 'the filter f: the filters of one case took longer than the 120 s that they may take together',
  });
});
