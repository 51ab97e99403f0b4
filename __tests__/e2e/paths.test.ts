// dist/index.js with `paths`: a change that touches nothing of the eval is green at once, without a gateway or a secret, and
// nothing that is not known is taken for nothing.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type FakeGithub, type FakeOptions, startFakeGithub, TOKEN } from '../github/fake-github.js';
import { type ActionOptions, type ActionRun, runAction } from '../support/run-action.js';
import { type StubGateway, startStubGateway } from '../support/stub-gateway.js';

jest.setTimeout(90_000);

const HEAD = 'a1'.repeat(20);
const BASE = 'b2'.repeat(20);
/** Without a grader, though one is needed: it is not asked for when nothing matters. */
const CONFIG = `providers: [mlflow-gateway:chat]
prompts: [file://prompts/one.txt]
tests: [{ vars: { q: moon }, assert: [{ type: contains, value: moon }] }]
`;
const GRADED = `${CONFIG}defaultTest: { assert: [{ type: llm-rubric, value: polite }] }\n`;

let workspace: string;
let gateway: StubGateway;
let github: FakeGithub;

beforeEach(async () => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'paths-')));
  gateway = await startStubGateway({
    endpoints: ['chat'],
    reply: ({ body }) => String(body.messages?.at(-1)?.content),
  });
  github = await startFakeGithub();
  write({ 'evals/promptfooconfig.yaml': CONFIG, 'evals/prompts/one.txt': 'Say {{q}}', 'README.md': 'x' });
});
afterEach(async () => {
  await gateway.close();
  await github.close();
  expect(github.violations).toEqual([]);
  rmSync(workspace, { recursive: true, force: true });
});

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
    writeFileSync(path.join(workspace, name), text);
  }
}

async function restart(options: FakeOptions): Promise<void> {
  await github.close();
  github = await startFakeGithub(options);
}

const changing = (files: string[]) => github.addPullRequest({ number: 7, headSha: HEAD, files });

/** Of a pull request, by default; `gateway-url` is given only where a run is expected. */
const run = (inputs: Record<string, string>, options: Partial<ActionOptions> = {}): Promise<ActionRun> =>
  runAction({
    workspace,
    githubToken: TOKEN,
    eventName: 'pull_request',
    event: {
      pull_request: {
        number: 7,
        head: { sha: HEAD, repo: { full_name: 'acme/app' } },
        base: { sha: BASE, repo: { full_name: 'acme/app' } },
      },
    },
    ...options,
    env: { GITHUB_API_URL: github.url, ...options.env },
    inputs: { 'working-directory': 'evals', paths: 'auto', ...inputs },
  });

const SKIPPED = { exitCode: 0, stderr: '', outputs: { verdict: 'skipped', total: '0' } };
const PASSED = { exitCode: 0, stderr: '', outputs: { verdict: 'passed', total: '1' } };
const withGateway = () => ({ 'gateway-url': gateway.url });

describe('a pull request', () => {
  test('that touches nothing of the eval is skipped, without a gateway or a grader', async () => {
    write({ 'evals/promptfooconfig.yaml': GRADED });
    changing(['README.md', 'src/app.ts']);
    const result = await run({});
    expect(result).toMatchObject(SKIPPED);
    expect(result.summary).toMatch(/^## Eval skipped\n/);
    expect(result.summary).toContain('None of the 2 changed files matters to this eval (paths).');
    expect(github.comments.map(({ body }) => body)).toEqual([expect.stringContaining('## Eval skipped')]);
    expect(result.stdout).not.toMatch(/^::(?:error|warning)/m);
    expect(gateway.requests).toEqual([]);
  });

  test('from a fork that touches nothing of it is green too', async () => {
    changing(['README.md']);
    const event = {
      pull_request: {
        number: 7,
        head: { sha: HEAD, repo: { full_name: 'mallory/app' } },
        base: { sha: BASE, repo: { full_name: 'acme/app' } },
      },
    };
    expect(await run({ comment: 'never' }, { event })).toMatchObject(SKIPPED);
    await restart({});
    changing(['evals/prompts/one.txt']);
    const result = await run({ comment: 'never' }, { event });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
    expect(result.summary).toContain('comes from mallory/app');
  });

  test('takes the red comment of an earlier push away', async () => {
    changing(['README.md']);
    write({ 'evals/promptfooconfig.yaml': CONFIG.replace('value: moon', 'value: sun') });
    expect((await run({ ...withGateway(), paths: '**' })).exitCode).toBe(1);
    expect(await run({ comment: 'on-failure' })).toMatchObject(SKIPPED);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).not.toContain('Eval failed');
  });

  test.each([
    ['a prompt', ['README.md', 'evals/prompts/one.txt'], 'auto'],
    ['a prompt that was deleted', ['evals/prompts/one.txt'], 'evals/prompts/*.txt'],
    ['a file that a pattern names', ['src/app.ts'], 'auto\nsrc/**'],
  ])('that changes %s runs', async (_name, files, paths) => {
    changing(files);
    const result = await run({ ...withGateway(), paths });
    expect(result).toMatchObject(PASSED);
    expect(result.stdout).toMatch(/paths: ".*" changed, so the eval runs/);
  });

  test('of many pages: the last file counts', async () => {
    changing([...Array.from({ length: 250 }, (_, i) => `docs/${i}.md`), 'evals/prompts/one.txt']);
    expect(await run(withGateway())).toMatchObject(PASSED);
  });

  test('of more files than GitHub lists runs', async () => {
    changing(Array.from({ length: 3000 }, (_, i) => `docs/${i}.md`));
    const result = await run(withGateway());
    expect(result).toMatchObject(PASSED);
    expect(result.stdout).toMatch(/^::warning::paths: which files changed is not known.*3000 files/m);
  });

  test.each([401, 403, 404])('whose files GitHub does not tell (%d) runs, with a warning', async (status) => {
    await restart({ faults: [{ match: '/pulls/7/files', status, times: 9 }] });
    const result = await run({ ...withGateway(), comment: 'never' });
    expect(result).toMatchObject(PASSED);
    expect(result.stdout).toMatch(new RegExp(`^::warning::paths: which files changed is not known.*${status}`, 'm'));
  });

  test('that a later push has changed runs: the list is of the head of now', async () => {
    github.addPullRequest({ number: 7, headSha: 'c3'.repeat(20), files: ['README.md'] });
    const result = await run({ ...withGateway(), comment: 'never' });
    expect(result).toMatchObject(PASSED);
    expect(result.stdout).toMatch(/^::warning::paths: .*pull request #7 has moved on/m);
  });

  test.each([
    ['/evals/prompts/one.txt', ['evals/prompts/one.txt']],
    ['./evals', ['evals/prompts/one.txt']],
    ['evals', ['evals/prompts/one.txt']],
  ])('is met by %s', async (paths, files) => {
    changing(files);
    expect(await run({ ...withGateway(), paths })).toMatchObject(PASSED);
  });

  test.each(['!docs/**', '!', 'docs\n!', '../x'])('with paths that cannot match (%j) is an error', async (paths) => {
    changing(['evals/prompts/one.txt']);
    const result = await run({ paths });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
    expect(result.summary).toMatch(/Paths has to be/);
  });

  test('with a mistyped config is an error, not green for ever', async () => {
    changing(['README.md']);
    const result = await run({ config: 'typo.yaml' });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
    expect(result.summary).toContain('typo.yaml');
  });
});

describe('other events', () => {
  test.each([
    ['push', { before: BASE, after: HEAD }],
    ['merge_group', { merge_group: { base_sha: BASE, head_sha: HEAD } }],
  ])('%s compares its commits', async (eventName, event) => {
    github.comparisons.set(`${BASE}...${HEAD}`, ['README.md']);
    expect(await run({}, { eventName, event })).toMatchObject(SKIPPED);
    github.comparisons.set(`${BASE}...${HEAD}`, ['evals/prompts/one.txt']);
    expect(await run(withGateway(), { eventName, event })).toMatchObject(PASSED);
    github.comparisons.set(
      `${BASE}...${HEAD}`,
      Array.from({ length: 300 }, (_, i) => `docs/${i}.md`),
    );
    expect(await run(withGateway(), { eventName, event })).toMatchObject(PASSED);
  });

  test.each([
    ['push', { before: '0'.repeat(40), after: HEAD }],
    ['schedule', {}],
    ['workflow_dispatch', {}],
  ])('%s without anything to compare with runs', async (eventName, event) => {
    expect(await run(withGateway(), { eventName, event })).toMatchObject(PASSED);
  });

  test('workflow_run asks for the files of its pull request', async () => {
    github.addPullRequest({ number: 7, headSha: HEAD, headRef: 'feature', files: ['README.md'] });
    const event = {
      workflow_run: {
        event: 'pull_request',
        head_sha: HEAD,
        head_branch: 'feature',
        head_repository: { full_name: 'acme/app' },
      },
    };
    expect(await run({ paths: 'evals' }, { eventName: 'workflow_run', event })).toMatchObject(SKIPPED);
    // What is judged came out of an artifact: where its files stand in the repository, nobody knows.
    const auto = await run(withGateway(), { eventName: 'workflow_run', event });
    expect(auto).toMatchObject(PASSED);
    expect(auto.stdout).toMatch(/^::warning::paths: on workflow_run nobody knows what auto means/m);
  });
});

test('without a token git tells, where the clone has the commits', async () => {
  const git = gitIn(workspace);
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'base');
  const before = git('rev-parse', 'HEAD');
  write({ 'evals/ü b.md': 'new' });
  git('add', '.');
  git('commit', '-q', '-m', 'docs');
  const docs = git('rev-parse', 'HEAD');
  write({ 'evals/prompts/one.txt': 'Please say {{q}}' });
  git('commit', '-q', '-a', '-m', 'prompt');
  const prompt = git('rev-parse', 'HEAD');
  const push = (from: string, to: string, inputs = {}) =>
    run(inputs, { eventName: 'push', event: { before: from, after: to }, githubToken: '' });
  expect(await push(before, docs)).toMatchObject(SKIPPED);
  expect(await push(before, docs, { ...withGateway(), paths: 'evals/ü*.md' })).toMatchObject(PASSED);
  expect(await push(docs, prompt, withGateway())).toMatchObject(PASSED);
  const unknown = await push('f'.repeat(40), prompt, withGateway());
  expect(unknown).toMatchObject(PASSED);
  expect(unknown.stdout).toMatch(/^::warning::paths: which files changed is not known/m);
});

describe('a pull request whose files GitHub does not tell', () => {
  let git: (...args: string[]) => string;
  beforeEach(async () => {
    git = gitIn(workspace);
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'base');
    git('checkout', '-q', '-b', 'feature');
  });
  const ofHead = (sha: string, inputs = {}) =>
    run(inputs, {
      githubToken: '',
      event: {
        pull_request: {
          number: 7,
          head: { sha, repo: { full_name: 'acme/app' } },
          base: { sha: BASE, repo: { full_name: 'acme/app' } },
        },
      },
    });
  const commit = (files: Record<string, string>): string => {
    write(files);
    git('add', '.');
    git('commit', '-q', '-m', 'change');
    return git('rev-parse', 'HEAD');
  };
  const merge = (): void => {
    git('checkout', '-q', 'main');
    git('merge', '-q', '--no-ff', '-m', 'merge', 'feature');
  };

  test('is compared with its base, where the merge of both is checked out', async () => {
    const head = commit({ 'README.md': 'more' });
    merge();
    expect(await ofHead(head)).toMatchObject(SKIPPED);
  });

  test('runs where a merge of its own is checked out: that brings the changes of the base', async () => {
    commit({ 'evals/prompts/one.txt': 'Please say {{q}}' });
    git('checkout', '-q', 'main');
    commit({ 'README.md': 'of main' });
    git('checkout', '-q', 'feature');
    git('merge', '-q', '--no-ff', '-m', 'main into feature', 'main');
    const result = await ofHead(git('rev-parse', 'HEAD'), withGateway());
    expect(result).toMatchObject(PASSED);
    expect(result.stdout).toMatch(/^::warning::paths: which files changed is not known/m);
  });
});

test('a push that replaced commits runs: its two ends do not tell what the branch was', async () => {
  github.comparisons.set(`${BASE}...${HEAD}`, []);
  const event = { before: BASE, after: HEAD, forced: true };
  expect(await run(withGateway(), { eventName: 'push', event })).toMatchObject(PASSED);
});

test('of a change from outside, a link in its folder leads to none of our files', async () => {
  write({ 'scripts/deploy.sh': 'ours' });
  symlinkSync('../scripts/deploy.sh', path.join(workspace, 'evals', 'results.md'));
  const fork = {
    pull_request: {
      number: 7,
      head: { sha: HEAD, repo: { full_name: 'mallory/app' } },
      base: { sha: BASE, repo: { full_name: 'acme/app' } },
    },
  };
  const inputs = { 'output-path': 'results.md', comment: 'never' };
  for (const more of [
    { paths: '' },
    { paths: 'docs/**' },
    { paths: '', 'allowed-endpoints': 'chat', 'max-calls': '5' },
  ]) {
    await restart({});
    changing(['README.md']);
    const result = await run({ ...withGateway(), ...inputs, ...more }, { event: fork });
    expect(result.outputs['results-path']).toBe('');
    expect(readFileSync(path.join(workspace, 'scripts/deploy.sh'), 'utf8')).toBe('ours');
  }
});

function gitIn(folder: string): (...args: string[]) => string {
  return (...args) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
      encoding: 'utf8',
    }).trim();
}
