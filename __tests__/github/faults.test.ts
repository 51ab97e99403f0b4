// Each call to GitHub fails in each way. Whatever it is: nothing is thrown, summary and outputs stand, and one line of the
// log says what to do.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { StepFiles } from '../../src/github/action-io.js';
import { connectGithub } from '../../src/github/api.js';
import type { GithubContext } from '../../src/github/event.js';
import { type Publication, type Publisher, publish } from '../../src/github/publish.js';
import { ACTIONS_BOT, type FakeGithub, type Fault, startFakeGithub, TOKEN } from './fake-github.js';

const MARKER = '<!-- mlflow-gateway-eval:v1 id=ci / eval -->';
const HEAD = 'a'.repeat(40);
const REST = '/repos/acme/app';

let fake: FakeGithub;
let faults: Fault[];
/** ms that were waited for. */
let waited: number;
let written: { summary: string; outputs: Record<string, string> };

beforeEach(async () => {
  faults = [];
  waited = 0;
  written = { summary: '', outputs: {} };
  fake = await startFakeGithub({ faults });
  fake.addPullRequest({ number: 7, headSha: HEAD });
});
afterEach(async () => {
  await fake.close();
  expect(fake.violations).toEqual([]);
});

const files: StepFiles = {
  async writeSummary(markdown) {
    written.summary += markdown;
  },
  async writeOutput(name, value) {
    written.outputs[name] = value;
  },
};

const publication = (verdict: 'passed' | 'failed'): Publication => ({
  verdict,
  exitCode: verdict === 'passed' ? 0 : 1,
  comment: { marker: MARKER, body: () => `${MARKER}\nreport`, resolved: () => `${MARKER}\nresolved` },
  status: { instance: 'ci / eval', reason: 'Eval failed: 1 of 3' },
  issue: { title: 'Eval failed: ci / eval', body: () => `${MARKER}\nreport` },
  summary: 'the summary',
  outputs: { verdict },
});

interface Scene {
  context?: Partial<GithubContext>;
  settings?: Partial<Publisher['settings']>;
  verdict?: 'passed' | 'failed';
  /** What is there already. */
  before?: () => void;
}

const run = ({ context, settings, verdict = 'failed' }: Scene) =>
  publish(publication(verdict), {
    context: {
      eventName: 'push',
      repository: { owner: 'acme', name: 'app' },
      sha: HEAD,
      runUrl: 'https://github.com/acme/app/actions/runs/1',
      apiUrl: fake.url,
      serverUrl: 'https://github.com',
      instance: 'ci / eval',
      ...context,
    },
    settings: { comment: 'always', githubToken: TOKEN, commitStatus: false, issueOnFailure: false, ...settings },
    files,
    connect: (connection) =>
      connectGithub({
        ...connection,
        sleep: async (ms) => {
          waited += ms;
        },
        now: () => 0,
        timeoutMs: 150,
      }),
  });

const ours = () => fake.addComment({ issue: 7, body: `${MARKER}\nold` });
const planted = () => fake.addComment({ issue: 7, body: `${MARKER}\nplanted`, author: 'mallory' });
const pullRequest = { eventName: 'pull_request', pullRequest: { number: 7, headSha: HEAD, headRepo: 'acme/app' } };
const workflowRun = { headSha: HEAD, headRepo: 'acme/app', headBranch: 'feature' };
const issueOnly = { comment: 'never' as const, issueOnFailure: true };
const openIssue = () => fake.addIssue({ title: 'x', body: `${MARKER}\nold` });

/** Calls whose failure loses something, with the permission that the warning names. */
const CALLS: [string, { match: string; permission: string } & Scene][] = [
  [
    'list comments',
    { match: `GET ${REST}/issues/7/comments`, permission: 'pull-requests: write', context: pullRequest },
  ],
  [
    'create a comment',
    { match: `POST ${REST}/issues/7/comments`, permission: 'pull-requests: write', context: pullRequest },
  ],
  [
    'update a comment',
    {
      match: `PATCH ${REST}/issues/comments/`,
      permission: 'pull-requests: write',
      context: pullRequest,
      settings: { comment: 'on-failure' },
      verdict: 'passed',
      before: ours,
    },
  ],
  ['pull requests of a push', { match: `GET ${REST}/commits/`, permission: 'pull-requests: write' }],
  [
    'pull requests of a branch',
    {
      match: `GET ${REST}/pulls`,
      permission: 'pull-requests: write',
      context: { eventName: 'workflow_run', workflowRun },
    },
  ],
  [
    'the pull request that the input names',
    {
      match: `GET ${REST}/pulls/7`,
      permission: 'pull-requests: write',
      context: { eventName: 'workflow_dispatch' },
      settings: { pullRequest: 7 },
    },
  ],
  [
    'set a commit status',
    {
      match: `POST ${REST}/statuses/`,
      permission: 'statuses: write',
      settings: { comment: 'never', commitStatus: true },
    },
  ],
  ['list issues', { match: `GET ${REST}/issues`, permission: 'issues: write', settings: issueOnly }],
  ['create an issue', { match: `POST ${REST}/issues`, permission: 'issues: write', settings: issueOnly }],
  [
    'update an issue',
    { match: `PATCH ${REST}/issues/`, permission: 'issues: write', settings: issueOnly, before: openIssue },
  ],
  [
    'close an issue',
    {
      match: `PATCH ${REST}/issues/`,
      permission: 'issues: write',
      settings: issueOnly,
      verdict: 'passed',
      before: openIssue,
    },
  ],
];

const forbidden = { message: 'Resource not accessible by integration' };
const FAULTS: [string, Omit<Fault, 'match' | 'times'>, (permission: string) => RegExp][] = [
  [
    '401',
    { status: 401, body: { message: 'Bad credentials' } },
    () => /401: Bad credentials.*check the input github-token/,
  ],
  [
    '403, read-only',
    { status: 403, body: forbidden },
    (permission) => new RegExp(`may not .*[\\s\\S]*\\n {2}${permission}$`),
  ],
  [
    '403, rate',
    { status: 403, headers: { 'retry-after': '7200' }, body: { message: 'You have exceeded a secondary rate limit' } },
    () => /rate limit.*asks to wait 7200 s.*re-run the job later/,
  ],
  [
    '404',
    { status: 404, body: { message: 'Not Found' } },
    (permission) => new RegExp(`does not see[\\s\\S]*\\n {2}${permission}$`),
  ],
  ['410', { status: 410, body: { message: 'Gone' } }, () => /turned off in this repository/],
  [
    '422',
    { status: 422, body: { message: 'Validation Failed' } },
    () => /refused \(GitHub answered 422: Validation Failed\)/,
  ],
  ['500', { status: 500, body: { message: 'oops' } }, () => /GitHub answered 500: oops.*re-run of the job/],
  ['a timeout', { cut: 'never' }, () => /no usable answer came from http/],
  ['a cut connection', { cut: 'before' }, () => /no usable answer came from http/],
  ['a page in HTML', { status: 200, body: '<html>sign in</html>' }, () => /no usable answer came from http/],
  ['JSON of another kind', { status: 200, body: { hello: 'world' } }, () => /no usable answer came from http/],
  [
    'half a JSON',
    { status: 200, body: '[{"id":', headers: { 'content-type': 'application/json' } },
    () => /no usable answer came from http/,
  ],
] as [string, Omit<Fault, 'match' | 'times'>, (permission: string) => RegExp][];

describe.each(CALLS)('%s', (call, { match, permission, ...scene }) => {
  test.each(FAULTS)('%s', async (name, fault, expected) => {
    scene.before?.();
    faults.push({ match, times: 99, ...fault } as Fault);
    const result = await run(scene);
    const verdict = scene.verdict ?? 'failed';
    expect(written).toEqual({ summary: 'the summary', outputs: { verdict } });
    // Green and without the comment that was to be resolved: whoever deleted it wanted it gone.
    const isGone = call === 'update a comment' && (name === '404' || name === '410');
    const lines = [...result.warnings, ...result.notes];
    if (isGone) expect(lines).toEqual([]);
    else {
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(expected(permission));
    }
    expect(waited).toBeLessThanOrEqual(7_000);
  });
});

describe('calls whose failure loses nothing', () => {
  test.each(FAULTS)('whose token it is: %s', async (_, fault) => {
    planted();
    faults.push({ match: '/graphql', times: 99, ...fault } as Fault);
    const result = await run({ context: pullRequest });
    expect(result).toMatchObject({ warnings: [], commentUrl: expect.stringContaining('#issuecomment-1001') });
  });

  test.each(FAULTS)('to delete a double: %s', async (_, fault) => {
    ours();
    ours();
    faults.push({ match: 'DELETE', times: 99, ...fault } as Fault);
    const result = await run({ context: pullRequest });
    expect(result).toMatchObject({ warnings: [], commentUrl: expect.stringContaining('#issuecomment-1000') });
  });
});

test('a push by a job that never had the permission is told in the log, without a warning', async () => {
  faults.push({ match: 'GET', times: 9, status: 403, body: forbidden });
  const { warnings, notes } = await run({});
  expect(warnings).toEqual([]);
  expect(notes).toEqual([expect.stringMatching(/pull-requests: write$/)]);
});

describe('the issue of runs that nobody watches', () => {
  const settings = { comment: 'never' as const, issueOnFailure: true };
  const nightly = { context: { eventName: 'schedule' }, settings };

  test('one is opened, kept up to date, closed on recovery, and a new failure opens another', async () => {
    const first = await run(nightly);
    expect(first).toMatchObject({ issueUrl: 'https://github.com/acme/app/issues/500', warnings: [] });
    await run(nightly);
    expect(fake.issues).toEqual([
      { number: 500, title: 'Eval failed: ci / eval', body: `${MARKER}\nreport`, state: 'open', author: ACTIONS_BOT },
    ]);
    await run({ ...nightly, verdict: 'passed' });
    await run({ ...nightly, verdict: 'passed' });
    expect(fake.issues.map(({ state }) => state)).toEqual(['closed']);
    await run(nightly);
    expect(fake.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(fake.comments).toEqual([]);
  });

  test.each([
    ['mallory', 'of somebody else'],
    ['parrot[bot]', 'of another app'],
  ])('one that %s wrote with our marker is left alone', async (author) => {
    fake.addIssue({ title: 'x', body: `${MARKER}\nplanted`, author });
    await run(nightly);
    await run({ ...nightly, verdict: 'passed' });
    expect(fake.issues).toMatchObject([
      { body: `${MARKER}\nplanted`, state: 'open' },
      { body: `${MARKER}\nreport`, state: 'closed' },
    ]);
  });

  test('a lost answer to its creation does not make two', async () => {
    faults.push({ match: `POST ${REST}/issues`, times: 1, cut: 'lost answer' });
    await run(nightly);
    expect(fake.issues).toHaveLength(1);
  });

  test('it is found behind a page of others', async () => {
    for (let i = 0; i < 120; i++) fake.addIssue({ title: 'talk', body: 'x', author: 'octocat' });
    openIssue();
    await run(nightly);
    expect(fake.issues).toHaveLength(121);
    expect(fake.issues[120]?.body).toBe(`${MARKER}\nreport`);
  });

  test.each(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch'])('%s has one', async (eventName) => {
    await run({ ...nightly, context: { eventName } });
    expect(fake.issues).toHaveLength(1);
  });

  test.each([
    ['a pull request', pullRequest],
    ['a merge queue', { eventName: 'merge_group', mergeGroup: {} }],
    ['the run of a fork', { eventName: 'workflow_run', workflowRun: { ...workflowRun, headRepo: 'mallory/app' } }],
  ])('%s has none', async (_, context) => {
    await run({ ...nightly, context });
    expect(fake.issues).toEqual([]);
  });

  test('off by default, and then nobody is asked', async () => {
    await run({ context: { eventName: 'schedule' } });
    expect(fake.requests).toEqual([]);
  });

  test('a repository without issues', async () => {
    await fake.close();
    fake = await startFakeGithub({ withoutIssues: true });
    const { warnings } = await run(nightly);
    expect(warnings).toEqual([expect.stringMatching(/turned off in this repository \(GitHub answered 410/)]);
  });
});

describe('the commit status', () => {
  const settings = { comment: 'never' as const, commitStatus: true };
  const set = async (changes: Partial<Publication>, context: Partial<GithubContext> = {}) => {
    const done = await publish(
      { ...publication('failed'), ...changes },
      {
        context: {
          eventName: 'push',
          repository: { owner: 'acme', name: 'app' },
          sha: HEAD,
          runUrl: 'https://github.com/acme/app/actions/runs/1',
          apiUrl: fake.url,
          serverUrl: 'https://github.com',
          instance: 'x',
          ...context,
        },
        settings: { ...settings, githubToken: TOKEN, issueOnFailure: false },
        files,
        connect: (connection) => connectGithub({ ...connection, sleep: async () => {}, now: () => 0 }),
      },
    );
    return { ...done, status: fake.statuses.at(-1) };
  };

  test.each([
    ['passed', 0, 'success'],
    ['skipped', 0, 'success'],
    ['failed', 1, 'failure'],
    ['inconclusive', 1, 'error'],
    // `on-inconclusive: warn`: the job is green, and so is its status.
    ['inconclusive', 0, 'success'],
  ] as const)('%s, exit code %d: %s', async (verdict, exitCode, state) => {
    const { status, warnings } = await set({ verdict, exitCode });
    expect(warnings).toEqual([]);
    expect(status).toEqual({
      sha: HEAD,
      state,
      context: 'ci / eval',
      description: 'Eval failed: 1 of 3',
      target_url: 'https://github.com/acme/app/actions/runs/1',
    });
  });

  test('a long reason is cut, by whole characters', async () => {
    const { status } = await set({ status: { instance: '😀'.repeat(500), reason: '😀'.repeat(500) } });
    expect(status?.description).toBe(`${'😀'.repeat(139)}…`);
    expect(status?.context).toBe(`${'😀'.repeat(199)}…`);
  });

  test('a commit that is not known', async () => {
    const { sha: _, ...context } = { ...pullRequest, sha: undefined };
    const done = await publish(publication('failed'), {
      context: {
        ...context,
        repository: { owner: 'acme', name: 'app' },
        apiUrl: fake.url,
        serverUrl: 'https://github.com',
        instance: 'x',
      },
      settings: { ...settings, githubToken: TOKEN, issueOnFailure: false },
      files,
      connect: () => Promise.reject(new Error('nobody is asked')),
    });
    expect(done.warnings).toEqual([expect.stringMatching(/does not say which commit/)]);
  });
});
