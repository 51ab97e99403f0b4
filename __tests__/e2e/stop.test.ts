// dist/index.js when somebody cancels the job, and when its own time is up: what is measured is reported, and soon.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub, TOKEN } from '../github/fake-github.js';
import { type ActionOptions, type ActionRun, ROOT, runAction } from '../support/run-action.js';
import { NEVER, type StubGateway, startStubGateway } from '../support/stub-gateway.js';

jest.setTimeout(60_000);

const NODE_24 = path.join(ROOT, 'node_modules', 'node24', 'bin', 'node');
/** Model calls that are answered; the gateway says nothing to those after them. */
const ANSWERED = 6;
const CELLS = 40;
const CONFIG = `providers: [mlflow-gateway:chat]
prompts: ['Say {{q}}']
tests:
${Array.from({ length: CELLS }, (_, i) => `  - { vars: { q: n${i} }, assert: [{ type: contains, value: Say }] }`).join('\n')}
`;
const PULL_REQUEST = {
  eventName: 'pull_request',
  event: {
    pull_request: {
      number: 7,
      head: { sha: 'f'.repeat(40), repo: { full_name: 'acme/app' } },
      base: { sha: 'e'.repeat(40), repo: { full_name: 'acme/app' } },
    },
  },
};

let workspace: string;
let gateway: StubGateway;
let github: FakeGithub;
/** Resolves when the gateway has begun to say nothing. */
let stuck: Promise<void>;

beforeEach(async () => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'stop-')));
  writeFileSync(path.join(workspace, 'promptfooconfig.yaml'), CONFIG);
  github = await startFakeGithub();
  let calls = 0;
  let isStuck: () => void;
  stuck = new Promise((resolve) => {
    isStuck = resolve;
  });
  gateway = await startStubGateway({
    endpoints: ['chat'],
    reply: ({ body }) => {
      if (++calls <= ANSWERED) return String(body.messages?.at(-1)?.content);
      isStuck();
      return NEVER;
    },
  });
});
afterEach(async () => {
  await gateway.close();
  await github.close();
  rmSync(workspace, { recursive: true, force: true });
});

const run = (options: Partial<ActionOptions> = {}): Promise<ActionRun> =>
  runAction({
    workspace,
    githubToken: TOKEN,
    ...PULL_REQUEST,
    ...options,
    env: { GITHUB_API_URL: github.url, ...options.env },
    inputs: { 'gateway-url': gateway.url, 'output-path': 'out.json', 'max-concurrency': '2', ...options.inputs },
  });

/** Runs it, sends the signal once `when` has come, and measures from there to its end, ms. */
async function runAndStop(
  signal: NodeJS.Signals,
  { when = stuck, ...options }: Partial<ActionOptions> & { when?: Promise<void> } = {},
): Promise<{ result: ActionRun; took: number }> {
  let sent = 0;
  const result = await run({
    ...options,
    started: (kill) => {
      void when.then(() => {
        sent = performance.now();
        kill(signal);
      });
    },
  });
  return { result, took: performance.now() - sent };
}

const rows = (): { success: boolean; error?: string }[] =>
  JSON.parse(readFileSync(path.join(workspace, 'out.json'), 'utf8')).results.results;

describe('a cancelled job', () => {
  test.each([
    ['SIGINT', process.execPath],
    ['SIGTERM', NODE_24],
  ] as const)(
    'ends by %s within 5 s, with what is measured, and leaves the comment as it was',
    async (signal, node) => {
      const passed = await run({ inputs: { config: 'green.yaml', 'comment-id': 'x' }, ...green() });
      expect(passed.outputs['verdict']).toBe('passed');
      const before = github.comments.map(({ body }) => body);
      expect(before).toHaveLength(1);

      const { result, took } = await runAndStop(signal, { node, inputs: { 'comment-id': 'x' } });
      expect(took).toBeLessThan(5000);
      expect(result).toMatchObject({ exitCode: 1, stderr: '', outputs: { verdict: 'inconclusive', total: '40' } });
      expect(result.outputs).toMatchObject({ successes: '5', errors: '35' });
      expect(result.summary).toMatch(/^## Eval could not measure: the run was cancelled/);
      expect(result.summary).toContain(
        'The run was cancelled after 5 of 40 cells; 35 of 40 cells could not be measured',
      );
      expect(rows()).toHaveLength(CELLS);
      expect(rows().filter(({ success }) => success)).toHaveLength(5);
      expect(github.comments.map(({ body }) => body)).toEqual(before);
      expect(github.violations).toEqual([]);
    },
  );

  test('on-inconclusive: warn does not forgive it', async () => {
    const { result } = await runAndStop('SIGINT', { inputs: { 'on-inconclusive': 'warn' } });
    expect(result.exitCode).toBe(1);
  });

  test('while code of the config makes the tests: nothing was measured', async () => {
    writeFileSync(
      path.join(workspace, 'tests.js'),
      'module.exports = () => new Promise(() => setInterval(() => {}, 1000));',
    );
    writeFileSync(
      path.join(workspace, 'promptfooconfig.yaml'),
      CONFIG.replace(/tests:[\s\S]*/, 'tests: file://tests.js\n'),
    );
    const later = new Promise<void>((resolve) => setTimeout(resolve, 2000));
    const { result, took } = await runAndStop('SIGINT', { when: later });
    expect(took).toBeLessThan(5000);
    expect(result).toMatchObject({ exitCode: 1, stderr: '' });
    expect(result.summary).toContain('The run was cancelled before anything was measured.');
    expect(github.comments).toEqual([]);
  });
});

test('cancelled while GitHub does not answer: the verdict stands, with files and summary', async () => {
  const silent = createServer(({ url = '' }) => {
    // Before it measures it may ask what the change touches, and does not wait for long.
    if (url.includes('/issues/')) asked();
  });
  let asked = (): void => undefined;
  const when = new Promise<void>((resolve) => {
    asked = resolve;
  });
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const { result, took } = await runAndStop('SIGINT', {
    ...green(),
    when,
    inputs: { config: 'green.yaml' },
    env: { GITHUB_API_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` },
  });
  silent.closeAllConnections();
  silent.close();
  expect(took).toBeLessThan(5000);
  expect(result).toMatchObject({ exitCode: 0, stderr: '', outputs: { verdict: 'passed', 'results-path': 'out.json' } });
  expect(result.summary).toMatch(/^## Eval passed/);
});

describe('timeout-minutes', () => {
  test('ends with a verdict and a comment before the time is up', async () => {
    const start = performance.now();
    const result = await run({ inputs: { 'timeout-minutes': '0.1' } });
    expect(performance.now() - start).toBeLessThan(9000);
    expect(result).toMatchObject({ exitCode: 1, stderr: '', outputs: { verdict: 'inconclusive', errors: '34' } });
    expect(result.summary).toMatch(/^## Eval could not measure: the time was up/);
    expect(result.summary).toContain('The time was up after 6 of 40 cells');
    expect(result.summary).toContain('the time limit (0.1 minutes) was reached');
    expect(github.comments.map(({ body }) => body)).toEqual([expect.stringContaining('The time was up after')]);
  });

  test('does not wait for a GitHub that says nothing', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const start = performance.now();
    const result = await run({
      inputs: { 'timeout-minutes': '0.1' },
      env: { GITHUB_API_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` },
    });
    silent.closeAllConnections();
    silent.close();
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(result.outputs).toMatchObject({ verdict: 'inconclusive', total: '40', 'results-path': 'out.json' });
    expect(result.stdout).toMatch(/^::warning::the comment on pull request #7 was not written: no usable answer/m);
  });
});

/** A config of one cell that passes. */
function green(): { workspace: string } {
  writeFileSync(
    path.join(workspace, 'green.yaml'),
    CONFIG.replace(/tests:[\s\S]*/, 'tests: [{ vars: { q: hi }, assert: [{ type: contains, value: hi }] }]\n'),
  );
  return { workspace };
}
