// `npm run demo` as somebody has it who just downloaded the repository: committed files alone, nothing installed.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../support/run-action.js';

const NODE_24 = join(ROOT, 'node_modules', 'node24', 'bin', 'node');

/** What would lead a client astray, or into the network. */
const HOSTILE_ENV = {
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  http_proxy: 'http://127.0.0.1:9',
  MLFLOW_GATEWAY_URL: 'http://127.0.0.1:9',
  MLFLOW_GATEWAY_API_KEY: 'somebody-elses-key',
  GITHUB_ACTIONS: 'true',
  GITHUB_WORKSPACE: '/nowhere',
  'INPUT_GATEWAY-URL': 'http://127.0.0.1:9',
};

interface DemoRun {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  folder: string;
}

function copyOfRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  for (const name of ['demo', 'dist', 'package.json'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  return folder;
}

async function runDemo(node: string, folder: string): Promise<DemoRun> {
  const child = spawn(node, [join(folder, 'demo', 'run.mjs')], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...HOSTILE_ENV },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const exitCode = await new Promise<number | null>((done, fail) => {
    child.on('error', fail).on('close', done);
  });
  return { exitCode, stdout, stderr, folder };
}

/** Durations, dates and ports differ from run to run, and with them the width of a column. */
function withoutTimes(text: string): string {
  return (
    text
      // A line may break between a number and its unit.
      .replace(/\d[\d.,]*\s+m?s\b/g, '<time>')
      .replace(/\d[\d.]*x\s+(?:slower|faster)\s+\([\d.]+\s+to\s+[\d.]+\)/g, '<ratio>')
      .replace(/started \S+ \S+ UTC/g, 'started <date>')
      .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

describe('npm run demo', () => {
  const folders: string[] = [];
  let runs: DemoRun[];

  beforeAll(async () => {
    folders.push(copyOfRepository(), copyOfRepository(), copyOfRepository());
    const [first = '', second = '', changed = ''] = folders;
    rmSync(join(changed, 'demo', 'promptfooconfig.yaml'));
    runs = await Promise.all([
      runDemo(process.execPath, first),
      runDemo(NODE_24, second),
      runDemo(process.execPath, changed),
    ]);
  }, 120_000);
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ['this Node', 0],
    ['Node 24', 1],
  ])('does what it shows on %s', (_node, index) => {
    const run = runs[index];
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    const files = ['comment.md', 'report.md', 'results.json'].map((file) =>
      join(run?.folder ?? '', 'demo-output', file),
    );
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    const [comment = '', report = '', results = ''] = files.map((file) => readFileSync(file, 'utf8'));
    expect(comment).toMatch(/^<!-- mlflow-gateway-eval:v1 .*-->\n<!-- history \S+ -->\n## Eval failed/);
    expect(report).toMatch(/^## Eval failed/);
    expect(JSON.parse(results).results.stats).toMatchObject({ successes: 12, failures: 4, errors: 0 });
  });

  test('the README shows what it prints', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const shown = /<!-- docs:demo -->\s*```text\n([\s\S]*?)\n```/.exec(readme)?.[1] ?? '';
    expect(withoutTimes(shown)).toBe(withoutTimes(runs[0]?.stdout ?? ''));
  });

  test('a demo that does something else fails, and says what', () => {
    expect(runs[2]?.exitCode).toBe(1);
    expect(runs[2]?.stderr).toContain('The demo did not do what it shows:\n- ');
  });
});
