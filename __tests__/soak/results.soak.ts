// Thousands of failing cases with long answers through the bundle: what is bounded, what is complete, and the memory.
import { createReadStream, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ANNOTATIONS_OF_A_LEVEL } from '../../src/report/annotations.js';
import { COMMENT_CHARACTERS, SUMMARY_BYTES } from '../../src/report/comment.js';
import { startFakeGithub, TOKEN } from '../github/fake-github.js';
import { count, html } from '../report/markdown.js';
import { ROOT, runAction } from '../support/run-action.js';
import { commandsOf } from '../support/runner-commands.js';
import { startStubGateway } from '../support/stub-gateway.js';
import { SAMPLE } from './extent.js';

const HOOK = path.join(ROOT, 'bench', 'harness', 'usage.mjs');
const CASES = SAMPLE ? 500 : 5_000;
const ANSWER_BYTES = 20_000;
/** Of the process, for 5,000 cases: the answers alone are 100 MB, and each is held in one report. */
const MAX_MEGABYTES = 1_000;
const HEAD = 'a1'.repeat(20);
const FILES = ['out.json', 'out.jsonl', 'out.csv', 'out.xml', 'out.html', 'out.md'];

let workspace: string;
beforeEach(() => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'soak-')));
});
afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

const inWorkspace = (name: string): string => path.join(workspace, name);

/** An answer begins with what would break out where it may. */
const LINE = 'words of a long answer, with `ticks` and | pipes |\n';
const answerTo = (question: string): string =>
  `${question}\n</details>\n\`\`\`\n::error::boom\n@octocat ${LINE.repeat(ANSWER_BYTES / LINE.length)}`;

async function linesOf(name: string, pattern: RegExp): Promise<number> {
  let found = 0;
  for await (const line of createInterface({ input: createReadStream(inWorkspace(name)) }))
    if (pattern.test(line)) found += 1;
  return found;
}

/** Blocks end where they begin: no cut went through one. */
function expectWellFormed(markdown: string): void {
  const page = html(markdown);
  expect(count(page, 'details')).toBe(page.match(/<\/details>/g)?.length ?? 0);
  expect(count(page, 'pre')).toBe(page.match(/<\/pre>/g)?.length ?? 0);
  expect(page.trimEnd()).not.toMatch(/<pre>(?![\s\S]*<\/pre>)/);
  expect(page).toMatch(/What exactly ran/);
  expect(page).not.toMatch(/@octocat(?![^<]*<\/code>)/);
}

test(`${CASES} failing cases with answers of 20 KB`, async () => {
  const gateway = await startStubGateway({
    endpoints: ['chat'],
    reply: ({ body }) => answerTo(body.messages?.at(-1)?.content ?? ''),
  });
  const github = await startFakeGithub();
  const tests = Array.from({ length: CASES }, (_, index) =>
    JSON.stringify({ vars: { q: `question ${index}` }, assert: [{ type: 'equals', value: `wanted ${index}` }] }),
  );
  writeFileSync(inWorkspace('tests.jsonl'), tests.join('\n'));
  writeFileSync(
    inWorkspace('promptfooconfig.yaml'),
    "providers: [mlflow-gateway:chat]\nprompts: ['Q: {{q}}']\ntests: file://tests.jsonl\n",
  );
  const peak = inWorkspace('peak');
  const repo = { full_name: 'acme/app', fork: false };
  const { exitCode, outputs, stdout, summary } = await runAction({
    workspace,
    inputs: { 'gateway-url': gateway.url, 'output-path': FILES.join('\n'), 'max-concurrency': '32' },
    env: { GITHUB_API_URL: github.url, NODE_OPTIONS: `--import ${HOOK}`, BENCH_USAGE: peak },
    githubToken: TOKEN,
    eventName: 'pull_request',
    event: {
      pull_request: {
        number: 7,
        user: { login: 'octocat' },
        head: { sha: HEAD, ref: 'feature', repo },
        base: { sha: 'b'.repeat(40), ref: 'main', repo },
      },
    },
  });
  await Promise.all([gateway.close(), github.close()]);
  const megabytes = Math.round(JSON.parse(readFileSync(peak, 'utf8')).peakBytes / 1e6);
  const sizes = FILES.map((name) => `${name} ${(statSync(inWorkspace(name)).size / 1e6).toFixed(1)} MB`);
  const body = github.comments[0]?.body ?? '';
  process.stdout.write(
    `${CASES} cases: comment ${body.length}, summary ${Buffer.byteLength(summary)}, log ${stdout.length}, ${sizes.join(', ')}, peak ${megabytes} MB\n`,
  );

  expect([exitCode, outputs['total'], outputs['failures']]).toEqual([1, `${CASES}`, `${CASES}`]);
  expect(Buffer.byteLength(JSON.stringify(outputs))).toBeLessThan(2_000);

  expect(github.comments).toHaveLength(1);
  expect(body.length).toBeLessThanOrEqual(COMMENT_CHARACTERS);
  expect(body).toMatch(/failing cells? not shown here.* The job summary and the result files have more\./);
  expectWellFormed(body);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_BYTES);
  expect(summary).toMatch(/failing cells? not shown here.* A `\.json` result file \(`output-path`\) has all of them\./);
  expectWellFormed(summary);

  const annotations = commandsOf(stdout).filter(({ name }) => name !== 'add-mask');
  expect(annotations).toHaveLength(ANNOTATIONS_OF_A_LEVEL);
  expect(annotations[0]?.data).toMatch(/more places? without an annotation: the job summary has them/);
  expect(stdout.length).toBeLessThan(200_000);

  expect(await linesOf('out.json', /^\{"id":/)).toBe(CASES);
  expect(await linesOf('out.jsonl', /^\{"id":/)).toBe(CASES);
  expect(await linesOf('out.csv', /^question \d+,/)).toBe(CASES);
  expect(await linesOf('out.xml', /<testcase /)).toBe(CASES);
  expect(await linesOf('out.html', /id="cell-\d+"/)).toBe(CASES);
  expect(statSync(inWorkspace('out.md')).size).toBeLessThanOrEqual(SUMMARY_BYTES);
  expect(statSync(inWorkspace('out.jsonl')).size).toBeGreaterThan(CASES * ANSWER_BYTES);
  expect(megabytes).toBeLessThan(MAX_MEGABYTES);
});
