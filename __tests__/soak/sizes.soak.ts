// Large files through the bundle, and the memory that they take.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ROOT, runAction } from '../support/run-action.js';
import { startStubGateway } from '../support/stub-gateway.js';
import { SAMPLE } from './extent.js';

const HOOK = path.join(ROOT, 'bench', 'harness', 'usage.mjs');

let workspace: string;
beforeEach(() => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'soak-')));
});
afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

interface Measured {
  exitCode: number | null;
  outputs: Record<string, string>;
  rows: number;
  megabytes: number;
}

async function run(tests: string, text: string): Promise<Measured> {
  const gateway = await startStubGateway({ endpoints: ['chat'], reply: () => 'an answer, "quoted"' });
  writeFileSync(
    path.join(workspace, 'promptfooconfig.yaml'),
    `providers: [mlflow-gateway:chat]\nprompts: ['Q: {{q}}']\ntests: file://${tests}\n`,
  );
  writeFileSync(path.join(workspace, tests), text);
  const peak = path.join(workspace, 'peak');
  const { exitCode, outputs, stdout } = await runAction({
    workspace,
    inputs: { 'gateway-url': gateway.url, 'output-path': 'out.json', 'max-concurrency': '32' },
    env: { NODE_OPTIONS: `--import ${HOOK}`, BENCH_USAGE: peak },
  });
  await gateway.close();
  const rows = readFileSync(path.join(workspace, 'out.json'), 'utf8').match(/^\{"id":/gm)?.length ?? 0;
  const megabytes = Math.round(JSON.parse(readFileSync(peak, 'utf8')).peakBytes / 1e6);
  process.stdout.write(
    `${tests}: ${outputs['total']} cells, ${(text.length / 1e6).toFixed(1)} MB, peak ${megabytes} MB\n`,
  );
  expect(stdout).toContain('Eval');
  return { exitCode, outputs, rows, megabytes };
}

const ROWS = SAMPLE ? 5_000 : 50_000;
const LINES = SAMPLE ? 2_000 : 20_000;

test(`${ROWS} rows of CSV, with a BOM, CRLF and quotes`, async () => {
  const rows = Array.from({ length: ROWS }, (_, i) => `"row ${i}, ""quoted""","contains: ""quoted"""`);
  const {
    exitCode,
    outputs,
    rows: written,
    megabytes,
  } = await run('t.csv', `\ufeffq,__expected\r\n${rows.join('\r\n')}`);
  expect([exitCode, outputs['total'], outputs['successes'], written]).toEqual([0, `${ROWS}`, `${ROWS}`, ROWS]);
  expect(megabytes).toBeLessThan(1_000);
});

test(`${LINES} lines of JSON Lines of 1 KB`, async () => {
  const line = (i: number): string =>
    JSON.stringify({ vars: { q: `${i} ${'x'.repeat(930)}` }, assert: [{ type: 'contains', value: 'answer' }] });
  const text = Array.from({ length: LINES }, (_, i) => line(i)).join('\n');
  const { exitCode, outputs, rows, megabytes } = await run('t.jsonl', text);
  expect([exitCode, outputs['total'], outputs['successes'], rows]).toEqual([0, `${LINES}`, `${LINES}`, LINES]);
  expect(megabytes).toBeLessThan(1_000);
});
