// dist/index.js on each event that starts a workflow: which pull request it comments on, which commit it shows, what it
// leaves alone. Every request is held to GitHub's own description by the fake.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  ACTIONS_BOT,
  type FakeGithub,
  type FakeOptions,
  type Fault,
  startFakeGithub,
  TOKEN,
} from '../github/fake-github.js';
import { html, textOf } from '../report/markdown.js';
import { type ActionOptions, type ActionRun, runAction } from '../support/run-action.js';
import { type StubGateway, startStubGateway } from '../support/stub-gateway.js';

jest.setTimeout(90_000);

const HEAD = 'a1'.repeat(20);
/** GITHUB_SHA: on pull requests the merge commit, on workflow_run the default branch. */
const MERGE = 'c2'.repeat(20);
const QUEUE = 'd3'.repeat(20);

const CONFIG = `providers: [mlflow-gateway:chat-a]
prompts: ['Say {{q}}']
tests: [{ vars: { q: moon }, assert: [{ type: contains, value: moon }] }]
`;
const RED = CONFIG.replace('value: moon', 'value: sun');

let workspace: string;
let gateway: StubGateway;
let github: FakeGithub;

beforeAll(async () => {
  gateway = await startStubGateway({
    endpoints: ['chat-a'],
    reply: ({ body }) => String(body.messages?.at(-1)?.content),
  });
});
afterAll(() => gateway.close());
beforeEach(async () => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'events-')));
  gateway.requests.length = 0;
  await restart();
  use(CONFIG);
});
afterEach(async () => {
  rmSync(workspace, { recursive: true, force: true });
  await github.close();
  expect(github.violations).toEqual([]);
});

async function restart(options: FakeOptions = {}): Promise<void> {
  await github?.close();
  github = await startFakeGithub(options);
}
const use = (config: string): void => writeFileSync(path.join(workspace, 'promptfooconfig.yaml'), config);

function pullRequest({ repository = 'acme/app' as string | null, user = 'octocat', number = 7 } = {}): object {
  const repo = (full_name: string) => ({ full_name, fork: full_name !== 'acme/app' });
  return {
    pull_request: {
      number,
      user: { login: user },
      head: { sha: HEAD, ref: 'feature', repo: repository === null ? null : repo(repository) },
      base: { sha: 'b'.repeat(40), ref: 'main', repo: repo('acme/app') },
    },
  };
}

const run = (eventName: string, options: Partial<ActionOptions> = {}): Promise<ActionRun> =>
  runAction({
    workspace,
    eventName,
    githubToken: TOKEN,
    ...options,
    inputs: { 'gateway-url': gateway.url, ...options.inputs },
    env: { GITHUB_API_URL: github.url, GITHUB_SHA: MERGE, ...options.env },
  });

const read = (text: string): string => textOf(html(text)).trim();
/** What a person sees of the comments, by pull request. */
const seen = (): [number, string][] => github.comments.map(({ issue, body }) => [issue, read(body)]);
const warnings = ({ stdout }: ActionRun): string[] =>
  stdout.split('\n').filter((line) => line.startsWith('::warning::'));

describe('pull requests', () => {
  test('from a branch: one comment, of the head and not of the merge commit', async () => {
    const result = await run('pull_request', { event: pullRequest() });
    expect(result).toMatchObject({ exitCode: 0, stderr: '', outputs: { verdict: 'passed' } });
    expect(seen()).toEqual([[7, expect.stringMatching(/^Eval passed[\s\S]*Commit (a1){20}/)]]);
    expect(seen()[0]?.[1]).not.toContain(MERGE);
    expect(result.outputs['comment-url']).toBe('https://github.com/acme/app/pull/7#issuecomment-1000');
    expect(warnings(result)).toEqual([]);
  });

  test('from a fork: no model is called, no comment can be written, and both are said', async () => {
    await restart({ readOnly: true });
    const result = await run('pull_request', { event: pullRequest({ repository: 'mallory/app' }) });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', 'comment-url': '' } });
    expect(gateway.modelCalls()).toEqual([]);
    expect(read(result.summary)).toMatch(/mallory\/app/);
    expect(warnings(result)).toEqual([expect.stringMatching(/from a fork runs with a read-only token/)]);
  });

  test('from a fork with a token that can write (pull_request_target): the comment says it, and keeps no history', async () => {
    github.addComment({
      issue: 7,
      body: `<!-- mlflow-gateway-eval:v1 id=eval / eval -->\n<!-- history ${'x'} -->\nold`,
    });
    const result = await run('pull_request_target', { event: pullRequest({ repository: 'mallory/app' }) });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
    expect(gateway.modelCalls()).toEqual([]);
    expect(seen()).toEqual([[7, expect.stringMatching(/^Eval could not measure[\s\S]*mallory\/app[\s\S]*(a1){20}/)]]);
    expect(github.comments[0]?.body).not.toContain('history');
  });

  test('of Dependabot: measured, with a token that only reads', async () => {
    await restart({ readOnly: true });
    const result = await run('pull_request', { event: pullRequest({ user: 'dependabot[bot]' }) });
    expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(warnings(result)).toEqual([expect.stringMatching(/may not write comments.*pull-requests: write/)]);
  });

  test.each([
    ['the URL', { 'gateway-url': '' }, 'inconclusive', /the URL of the gateway is not known/i],
    ['the key, which the gateway asks for', {}, 'inconclusive', /did not accept the credentials \(401\)/],
  ])('of Dependabot, without %s: which secrets it has, and where', async (_, inputs, verdict, message) => {
    const closed = await startStubGateway({
      endpoints: ['chat-a'],
      reply: () => ({ status: 401, body: { detail: 'no' } }),
    });
    const result = await run('pull_request', {
      event: pullRequest({ user: 'dependabot[bot]' }),
      env: { GITHUB_ACTOR: 'dependabot[bot]' },
      inputs: { 'gateway-url': closed.url, ...inputs },
    });
    await closed.close();
    expect(result.outputs['verdict']).toBe(verdict);
    expect(seen()).toEqual([[7, expect.stringMatching(message)]]);
    expect(seen()[0]?.[1]).toMatch(/Dependabot started this run[\s\S]*Settings, Secrets and variables, Dependabot/);
  });

  test('of Dependabot, measured without a key: nothing is missing, and nothing is said', async () => {
    const result = await run('pull_request', {
      event: pullRequest({ user: 'dependabot[bot]' }),
      env: { GITHUB_ACTOR: 'dependabot[bot]' },
    });
    expect(result.outputs['verdict']).toBe('passed');
    expect(seen()[0]?.[1]).not.toContain('Dependabot');
  });

  test('from a fork: the page that shows how it can be judged, of the version that runs', async () => {
    const env = { GITHUB_ACTION_REPOSITORY: 'acme/mlflow-gateway-eval', GITHUB_ACTION_REF: 'v1' };
    const url = 'https://github.com/acme/mlflow-gateway-eval/blob/v1/docs/forks.md';
    const event = pullRequest({ repository: 'mallory/app' });
    const result = await run('pull_request_target', { event, env });
    expect(github.comments[0]?.body).toContain(`[These workflows judge changes from forks.](${url})`);
    expect(result.stdout).toContain(`\n${url}\n`);
    expect(result.stdout).toMatch(new RegExp(`^::error title=.*%0A${url}`, 'm'));
    const unknown = await run('pull_request_target', { event });
    expect(read(unknown.summary)).toContain('docs/forks.md of mlflow-gateway-eval shows');
  });

  test('a second push and a re-run go on in the same comment, which remembers what came before', async () => {
    use(RED);
    await run('pull_request', { event: pullRequest(), env: { GITHUB_RUN_ID: '41' } });
    use(CONFIG);
    await run('pull_request', { event: pullRequest(), env: { GITHUB_RUN_ID: '42' } });
    const result = await run('pull_request', {
      event: pullRequest(),
      env: { GITHUB_RUN_ID: '42', GITHUB_RUN_ATTEMPT: '2' },
    });
    expect(result.exitCode).toBe(0);
    expect(github.comments).toHaveLength(1);
    expect(seen()[0]?.[1]).toMatch(
      /^Eval passed[\s\S]*attempt 2[\s\S]*Earlier results[\s\S]*a1a1a1a\s+passed\s+100 %[\s\S]*a1a1a1a\s+failed\s+0 %/,
    );
    const links = [...html(github.comments[0]?.body ?? '').matchAll(/href="([^"]*\/runs\/[^"]*)"/g)].map(
      ([, url]) => url,
    );
    expect(links).toEqual([
      'https://github.com/acme/app/actions/runs/42/attempts/2',
      'https://github.com/acme/app/actions/runs/42/attempts/1',
      'https://github.com/acme/app/actions/runs/41/attempts/1',
    ]);
  });

  test('a poisoned history is dropped without a word', async () => {
    await run('pull_request', { event: pullRequest() });
    const [comment] = github.comments;
    const row = ['a1a1a1a', 'failed', '@octocat', 1, 1, 29_000_000];
    if (comment)
      comment.body = comment.body.replace(
        /<!-- history .*? -->/,
        `<!-- history ${Buffer.from(JSON.stringify([row])).toString('base64')} -->`,
      );
    const result = await run('pull_request', { event: pullRequest(), env: { GITHUB_RUN_ID: '2' } });
    expect(result.stdout).not.toMatch(/history|octocat/);
    expect(seen()).toEqual([[7, expect.not.stringMatching(/Earlier results|octocat/)]]);
  });

  test('comment: on-failure. A red comment is resolved, and a green pull request has none', async () => {
    const inputs = { comment: 'on-failure' };
    await run('pull_request', { event: pullRequest(), inputs });
    expect(seen()).toEqual([]);
    use(RED);
    await run('pull_request', { event: pullRequest(), inputs, env: { GITHUB_RUN_ID: '2' } });
    expect(seen()).toEqual([[7, expect.stringMatching(/^Eval failed/)]]);
    use(CONFIG);
    await run('pull_request', { event: pullRequest(), inputs, env: { GITHUB_RUN_ID: '3' } });
    expect(seen()).toEqual([[7, expect.stringMatching(/^Eval passed again[\s\S]*Earlier results[\s\S]*failed/)]]);
    expect(seen()[0]?.[1]).not.toMatch(/What broke|What exactly ran/);
  });
});

describe('several instances on one pull request', () => {
  test('two legs of a matrix at once: a comment each', async () => {
    const legs = ['{"model":"gpt-4o"}', '{"model":"claude"}'];
    await Promise.all(legs.map((matrix) => run('pull_request', { event: pullRequest(), matrix })));
    expect(github.comments).toHaveLength(2);
    expect(
      seen()
        .map(([, text]) => /for (eval .*)$/m.exec(text)?.[1])
        .sort(),
    ).toEqual([expect.stringContaining('eval / eval (claude)'), expect.stringContaining('eval / eval (gpt-4o)')]);
    await run('pull_request', { event: pullRequest(), matrix: legs[0] ?? '' });
    expect(github.comments).toHaveLength(2);
  });

  test('the same leg twice at once: one comment, whoever was first', async () => {
    await Promise.all(
      ['1', '2', '3'].map((id) => run('pull_request', { event: pullRequest(), env: { GITHUB_RUN_ID: id } })),
    );
    expect(github.comments).toMatchObject([{ id: 1000, author: ACTIONS_BOT }]);
  });

  test('comment-id takes the place of workflow, job and leg', async () => {
    for (const matrix of ['{"a":1}', '{"a":2}'])
      await run('pull_request', { event: pullRequest(), matrix, inputs: { 'comment-id': 'mine' } });
    expect(github.comments).toHaveLength(1);
  });
});

describe('events that are about no pull request themselves', () => {
  test('a push to the branch of one comments there', async () => {
    github.addPullRequest({ number: 9, headSha: HEAD });
    const result = await run('push', { env: { GITHUB_SHA: HEAD } });
    expect(result.exitCode).toBe(0);
    expect(seen()).toEqual([[9, expect.stringMatching(/^Eval passed[\s\S]*(a1){20}/)]]);
  });

  test('a push without one has its summary, and no warning', async () => {
    const result = await run('push', { env: { GITHUB_SHA: HEAD } });
    expect(result.exitCode).toBe(0);
    expect(seen()).toEqual([]);
    expect(warnings(result)).toEqual([]);
    expect(result.stdout).toContain('is the head of no open pull request');
    expect(read(result.summary)).toContain(HEAD);
  });

  test('a merge queue: the commit of the queue, the number for display, the comment of the pull request left alone', async () => {
    github.addComment({ issue: 7, body: '<!-- mlflow-gateway-eval:v1 id=eval / eval -->\nof its own run' });
    github.addPullRequest({ number: 7, headSha: HEAD });
    const head_ref = `refs/heads/gh-readonly-queue/main/pr-7-${'b'.repeat(40)}`;
    const result = await run('merge_group', {
      event: { action: 'checks_requested', merge_group: { head_sha: QUEUE, head_ref } },
      env: { GITHUB_SHA: QUEUE, GITHUB_REF: head_ref },
      inputs: { 'commit-status': 'true' },
    });
    expect(result.exitCode).toBe(0);
    expect(read(result.summary)).toMatch(/Commit (d3){20}, of the merge queue for pull request 7/);
    expect(github.comments).toMatchObject([{ body: expect.stringMatching(/of its own run$/) }]);
    expect(github.statuses).toMatchObject([{ sha: QUEUE, state: 'success', context: 'eval / eval' }]);
  });

  test('a schedule: nobody is asked, unless an issue is wanted', async () => {
    use(RED);
    expect((await run('schedule')).exitCode).toBe(1);
    expect(github.requests).toEqual([]);
    const inputs = { 'issue-on-failure': 'true' };
    const red = await run('schedule', { inputs });
    expect(red.stdout).toContain('Issue: https://github.com/acme/app/issues/500');
    expect(github.issues).toMatchObject([{ state: 'open', title: 'Eval failed: eval / eval' }]);
    expect(read(github.issues[0]?.body ?? '')).toMatch(/^Eval failed[\s\S]*What broke/);
    use(CONFIG);
    expect((await run('schedule', { inputs })).exitCode).toBe(0);
    expect(github.issues).toMatchObject([{ state: 'closed' }]);
    expect(github.comments).toEqual([]);
  });

  test.each(['push', 'workflow_dispatch'])('%s on another branch leaves the issue as it is', async (eventName) => {
    const inputs = { 'issue-on-failure': 'true' };
    const on = (branch: string) => ({
      inputs,
      event: { repository: { default_branch: 'main' } },
      env: { GITHUB_REF: `refs/heads/${branch}` },
    });
    use(RED);
    await run(eventName, on('feature'));
    expect(github.issues).toEqual([]);
    await run(eventName, on('main'));
    expect(github.issues).toMatchObject([{ state: 'open' }]);
    use(CONFIG);
    const green = await run(eventName, on('feature'));
    expect(green.stdout).toContain('is not about the default branch');
    expect(github.issues).toMatchObject([{ state: 'open' }]);
    await run(eventName, on('main'));
    expect(github.issues).toMatchObject([{ state: 'closed' }]);
  });

  test.each(['workflow_dispatch', 'repository_dispatch'])('%s comments where the input says', async (eventName) => {
    github.addPullRequest({ number: 9, headSha: HEAD });
    await run(eventName, { env: { GITHUB_SHA: HEAD } });
    expect(seen()).toEqual([]);
    await run(eventName, { env: { GITHUB_SHA: HEAD }, inputs: { 'pull-request': '9' } });
    expect(seen()).toEqual([[9, expect.stringMatching(/^Eval passed[\s\S]*(a1){20}/)]]);
  });

  test('a dispatch at another commit shows the commit that it judged', async () => {
    github.addPullRequest({ number: 9, headSha: HEAD });
    const result = await run('workflow_dispatch', { inputs: { 'pull-request': '9' } });
    expect(seen()).toEqual([[9, expect.stringContaining(MERGE)]]);
    expect(result.stdout).toMatch(/Pull request #9 is at a1a1a1a, this run at c2c2c2c/i);
  });

  test('a comment that starts a run: nothing is measured, whatever the input says', async () => {
    github.addPullRequest({ number: 9, headSha: HEAD });
    const event = { issue: { number: 9, pull_request: {} }, comment: { body: '/eval' } };
    const result = await run('issue_comment', { event, inputs: { 'pull-request': '9' } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
    expect(gateway.modelCalls()).toEqual([]);
  });
});

describe('workflow_run', () => {
  const event = (repository: string, rest: object = {}) => ({
    workflow_run: {
      id: 5,
      head_sha: HEAD,
      event: 'pull_request',
      head_branch: 'feature',
      head_repository: { full_name: repository },
      // Of a fork it is always empty, and it is written by nobody we would have to believe.
      pull_requests: [{ number: 666 }],
      ...rest,
    },
  });

  test("of a fork: its pull request is told that nothing was measured, at the fork's commit", async () => {
    github.addPullRequest({ number: 8, headSha: HEAD });
    github.addPullRequest({ number: 9, headSha: HEAD, headRepo: 'mallory/app' });
    const result = await run('workflow_run', { event: event('mallory/app'), inputs: { 'commit-status': 'true' } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
    expect(gateway.modelCalls()).toEqual([]);
    expect(seen()).toEqual([[9, expect.stringMatching(/^Eval could not measure[\s\S]*(a1){20}/)]]);
    expect(seen()[0]?.[1]).not.toContain(MERGE);
    expect(github.statuses).toMatchObject([{ sha: HEAD, state: 'error' }]);
  });

  test('of our own branch: measured', async () => {
    github.addPullRequest({ number: 8, headSha: HEAD });
    const result = await run('workflow_run', { event: event('acme/app') });
    expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(seen()).toEqual([[8, expect.stringMatching(/^Eval passed/)]]);
  });

  test('a number that a fork put into an artifact: no comment there, and trust stays what the event says', async () => {
    github.addPullRequest({ number: 8, headSha: 'b'.repeat(40) });
    const result = await run('workflow_run', { event: event('mallory/app'), inputs: { 'pull-request': '8' } });
    expect(result.outputs['verdict']).toBe('inconclusive');
    expect(gateway.modelCalls()).toEqual([]);
    expect(seen()).toEqual([]);
    expect(warnings(result)).toEqual([expect.stringMatching(/leave the input out/)]);
  });

  test.each([
    ['none', 0, /is the head of no open pull request/],
    ['several', 2, /head of 2 open pull requests \(#1, #2\)/],
  ])('%s: said', async (_, count, message) => {
    for (let number = 1; number <= count; number++) github.addPullRequest({ number, headSha: HEAD });
    const result = await run('workflow_run', { event: event('acme/app') });
    expect(result.exitCode).toBe(0);
    expect(seen()).toEqual([]);
    expect(result.stdout).toMatch(message);
  });
});

describe('whatever GitHub answers, verdict and exit code stay', () => {
  const everything = { 'commit-status': 'true', 'issue-on-failure': 'true' };
  const FAULTS: [string, Omit<Fault, 'match' | 'times'>][] = [
    ['401', { status: 401, body: { message: 'Bad credentials' } }],
    ['403', { status: 403, body: { message: 'Resource not accessible by integration' } }],
    ['403, rate', { status: 403, headers: { 'retry-after': '7200' }, body: { message: 'secondary rate limit' } }],
    ['404', { status: 404, body: { message: 'Not Found' } }],
    ['422', { status: 422, body: { message: 'Validation Failed' } }],
  ] as [string, Omit<Fault, 'match' | 'times'>][];
  test.each(FAULTS.flatMap(([name, fault]) => [CONFIG, RED].map((config) => [name, config === RED, fault] as const)))(
    '%s, red: %s',
    async (_, isRed, fault) => {
      use(isRed ? RED : CONFIG);
      await restart({ faults: [{ match: '/', times: 99, ...fault } as Fault] });
      const result = await run('push', { env: { GITHUB_SHA: HEAD }, inputs: everything });
      expect(result).toMatchObject({
        exitCode: isRed ? 1 : 0,
        stderr: '',
        outputs: { verdict: isRed ? 'failed' : 'passed', 'comment-url': '' },
      });
      expect(result.stdout).toMatch(/the status of commit a1a1a1a was not set: /);
      expect(result.stdout).toMatch(/the issue about this job was not (closed|written): /);
      expect(result.stdout).toMatch(/which pull request this commit belongs to: /i);
    },
  );

  test.each(['500', 'no answer'])('%s, in the end', async (name) => {
    const fault = name === '500' ? { status: 500 } : { cut: 'before' as const };
    await restart({ faults: [{ match: '/', times: 99, ...fault }] });
    const result = await run('pull_request', { event: pullRequest() });
    expect(result).toMatchObject({ exitCode: 0, stderr: '', outputs: { verdict: 'passed' } });
    expect(warnings(result)).toEqual([expect.stringMatching(/comment on pull request #7 was not written/)]);
    expect(github.requests.filter(({ where }) => where.includes('/issues/'))).toHaveLength(4);
  });
});

test('GitHub Enterprise Server: its API, its pages, and nothing that it lacks', async () => {
  await restart({ basePath: '/api/v3', login: 'octocat' });
  const env = { GITHUB_SERVER_URL: 'https://git.acme.test', GITHUB_SHA: HEAD };
  const inputs = { 'commit-status': 'true' };
  github.addPullRequest({ number: 9, headSha: HEAD });
  await run('push', { env: { ...env, GITHUB_API_URL: github.url }, inputs });
  await run('push', { env: { ...env, GITHUB_API_URL: github.url, GITHUB_RUN_ID: '2' }, inputs });
  expect(github.comments).toHaveLength(1);
  const links = [...html(github.comments[0]?.body ?? '').matchAll(/href="([^"]*)"/g)].map(([, url]) => url);
  expect(links.length).toBeGreaterThan(1);
  expect(links.every((url) => url?.startsWith('https://git.acme.test/acme/app/'))).toBe(true);
  expect(github.statuses).toMatchObject([
    {},
    { target_url: 'https://git.acme.test/acme/app/actions/runs/2/attempts/1' },
  ]);
});
