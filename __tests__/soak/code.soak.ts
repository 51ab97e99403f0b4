// Code that runs into its time limit, through the bundle: half a minute each.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { runAction } from '../support/run-action.js';
import { startStubGateway } from '../support/stub-gateway.js';
import { SAMPLE } from './extent.js';

const HANGS = [
  'for (;;);',
  'return new Promise(() => {});',
  'for (;;) await null;',
  'for (;;) process.stdout.write("x".repeat(1e5));',
  'process.removeAllListeners("uncaughtException"); setInterval(() => { for (;;); }); return new Promise(() => {});',
  'while (true) { try { process.exit = null; for (;;); } catch {} }',
];
const PYTHON = ['import time\ntime.sleep(1e6)\nreturn True', 'while True:\n    pass\nreturn True'];

interface Row {
  vars: { q: string };
  success: boolean;
  metadata: { errorKind?: string };
}

test('code that never ends is an error of its own cell', async () => {
  const gateway = await startStubGateway({ endpoints: ['chat'], reply: () => 'ok' });
  const workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'soak-')));
  const code = (type: string, value: string, q: string): object => ({ vars: { q }, assert: [{ type, value }] });
  const bad = [
    ...(SAMPLE ? HANGS.slice(0, 2) : HANGS).map((value) => code('javascript', `const a = 1;\n${value}`, 'bad')),
    ...(SAMPLE ? PYTHON.slice(0, 1) : PYTHON).map((value) => code('python', value, 'bad')),
  ];
  const fine = [code('javascript', 'output === "ok"', 'fine'), code('python', 'output == "ok"', 'fine')];
  const config = {
    providers: ['mlflow-gateway:chat'],
    prompts: ['{{q}}'],
    tests: bad.flatMap((one) => [one, ...fine]),
  };
  writeFileSync(path.join(workspace, 'promptfooconfig.yaml'), JSON.stringify(config));
  await runAction({ workspace, inputs: { 'gateway-url': gateway.url, 'output-path': 'out.json' } });
  const { results } = JSON.parse(readFileSync(path.join(workspace, 'out.json'), 'utf8')) as {
    results: { results: Row[] };
  };
  await gateway.close();
  rmSync(workspace, { recursive: true });
  const kinds = (q: string) =>
    results.results.filter(({ vars }) => vars.q === q).map(({ success, metadata }) => metadata.errorKind ?? success);
  expect(kinds('bad')).toEqual(bad.map(() => 'user code'));
  expect(kinds('fine')).toEqual(bad.flatMap(() => [true, true]));
});
