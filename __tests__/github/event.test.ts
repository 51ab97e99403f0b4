import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readGithubContext } from '../../src/github/event.js';
import { trustOfCommand, trustOfRun } from '../../src/github/run-trust.js';
import type { Env } from '../../src/settings/settings.js';

const HEAD = 'a'.repeat(40);
const MERGE = 'c'.repeat(40);
const PULL_REQUEST = {
  number: 7,
  title: 'shorter prompt',
  user: { login: 'octocat' },
  head: { sha: HEAD, ref: 'shorter', repo: { full_name: 'acme/app' } },
  base: { sha: 'b'.repeat(40), ref: 'main', repo: { full_name: 'acme/app' } },
};
const ENV: Env = {
  GITHUB_REPOSITORY: 'acme/app',
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_EVENT_PATH: '/event.json',
  GITHUB_SHA: MERGE,
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKFLOW: 'ci',
  GITHUB_JOB: 'eval',
  GITHUB_ACTOR: 'octocat',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_SERVER_URL: 'https://github.com',
};

const read = (env: Env, payload: unknown) => readGithubContext({ ...ENV, ...env }, () => JSON.stringify(payload));
const readPull = (changes: object) => read({}, { pull_request: { ...PULL_REQUEST, ...changes } }).pullRequest;

test('a pull request, as the runner tells it', () => {
  expect(read({}, { pull_request: PULL_REQUEST })).toEqual({
    repository: { owner: 'acme', name: 'app' },
    eventName: 'pull_request',
    pullRequest: {
      number: 7,
      headSha: HEAD,
      baseSha: 'b'.repeat(40),
      headRepo: 'acme/app',
      baseRepo: 'acme/app',
      headRef: 'shorter',
      baseRef: 'main',
      title: 'shorter prompt',
      author: 'octocat',
    },
    sha: HEAD,
    runUrl: 'https://github.com/acme/app/actions/runs/42/attempts/2',
    runId: 42,
    runsUrl: 'https://github.com/acme/app/actions/runs',
    blobUrl: `https://github.com/acme/app/blob/${HEAD}`,
    workflow: 'ci',
    job: 'eval',
    runAttempt: 2,
    actor: 'octocat',
    apiUrl: 'https://api.github.com',
    serverUrl: 'https://github.com',
    instance: 'ci / eval',
  });
});

test.each([
  ['pull_request', HEAD, true],
  ['pull_request_target', HEAD, true],
  ['pull_request_review', HEAD, true],
  ['pull_request_review_comment', HEAD, true],
  ['push', MERGE, false],
  ['schedule', MERGE, false],
  ['merge_group', MERGE, false],
  ['issue_comment', MERGE, false],
])('%s shows the right commit', (eventName, sha, hasPull) => {
  const context = read({ GITHUB_EVENT_NAME: eventName }, { pull_request: PULL_REQUEST });
  expect(context.sha).toBe(sha);
  expect(context.pullRequest !== undefined).toBe(hasPull);
  expect(context.payloadProblem).toBeUndefined();
});

test('workflow_run names the repository whose code was checked out', () => {
  const run = { head_sha: HEAD, head_repository: { full_name: 'mallory/app' } };
  const context = read({ GITHUB_EVENT_NAME: 'workflow_run' }, { workflow_run: run });
  expect(context.workflowRun).toEqual({ headSha: HEAD, headRepo: 'mallory/app' });
});

test('workflow_run shows the head of the run that it reports, not the default branch that GITHUB_SHA is', () => {
  const run = { head_sha: HEAD, head_branch: 'x`\n::error::', head_repository: { full_name: 'mallory/app' } };
  const context = read({ GITHUB_EVENT_NAME: 'workflow_run' }, { workflow_run: run });
  expect(context.sha).toBe(HEAD);
  expect(context.workflowRun?.headBranch).toBe('x` ::error::');
  expect(read({ GITHUB_EVENT_NAME: 'workflow_run' }, {}).sha).toBeUndefined();
});

describe('a merge queue', () => {
  const QUEUE = 'd'.repeat(40);
  const BASE = 'e'.repeat(40);
  const ref = `refs/heads/gh-readonly-queue/release/1.x/pr-104-${BASE}`;
  const readQueue = (group: object, env: Env = {}) =>
    read({ GITHUB_EVENT_NAME: 'merge_group', ...env }, { merge_group: group });

  test('shows its own commit, and whose entry it is', () => {
    const context = readQueue({ head_sha: QUEUE, head_ref: ref, base_sha: BASE });
    expect(context).toMatchObject({ sha: QUEUE, mergeGroup: { headSha: QUEUE, pullRequest: 104 } });
    expect(context.pullRequest).toBeUndefined();
    expect(trustOfRun(context).trusted).toBe(true);
  });

  test('names the branch that it goes into', () => {
    expect(readQueue({ base_ref: 'refs/heads/release/1.x' }).mergeGroup).toEqual({ baseRef: 'release/1.x' });
    expect(readQueue({ base_ref: `refs/heads/${'x'.repeat(300)}` }).mergeGroup?.baseRef).toHaveLength(255);
    expect(readQueue({ base_ref: 7 }).mergeGroup).toEqual({});
  });

  test('GITHUB_REF is asked where the payload has no ref', () => {
    expect(readQueue({}, { GITHUB_REF: ref }).mergeGroup?.pullRequest).toBe(104);
    expect(readQueue({}, { GITHUB_REF: ref }).sha).toBe(MERGE);
  });

  test.each([
    'refs/heads/main',
    `refs/heads/gh-readonly-queue/main/pr-0-${BASE}`,
    `refs/heads/gh-readonly-queue/main/pr-12345678901-${BASE}`,
    `refs/heads/gh-readonly-queue/main/pr-7-${BASE}/x`,
    `refs/heads/x/gh-readonly-queue/main/pr-7-${BASE}`,
    'refs/heads/gh-readonly-queue/main/pr-7-abc',
    7,
  ])('%j names no pull request', (head_ref) => {
    expect(readQueue({ head_sha: QUEUE, head_ref }).mergeGroup).toEqual({ headSha: QUEUE });
  });
});

test('a laptop has nothing but defaults', () => {
  expect(readGithubContext({})).toEqual({
    apiUrl: 'https://api.github.com',
    serverUrl: 'https://github.com',
    instance: 'mlflow-gateway-eval',
  });
});

describe('URLs', () => {
  test.each<[string, Env, string, string]>([
    [
      'Enterprise Server',
      { GITHUB_SERVER_URL: 'https://git.acme.test', GITHUB_API_URL: 'https://git.acme.test/api/v3' },
      'https://git.acme.test/api/v3',
      'https://git.acme.test',
    ],
    [
      'Enterprise Server without an API URL',
      { GITHUB_SERVER_URL: 'https://git.acme.test:8443/', GITHUB_API_URL: '' },
      'https://git.acme.test:8443/api/v3',
      'https://git.acme.test:8443',
    ],
    ['below a path', { GITHUB_API_URL: 'http://x.test/a/b//' }, 'http://x.test/a/b', 'https://github.com'],
    ['no URL', { GITHUB_API_URL: 'api' }, 'https://api.github.com', 'https://github.com'],
    ['another scheme', { GITHUB_API_URL: 'file:///etc' }, 'https://api.github.com', 'https://github.com'],
    ['with credentials', { GITHUB_API_URL: 'https://u:p@x.test' }, 'https://api.github.com', 'https://github.com'],
  ])('%s', (_, env, apiUrl, serverUrl) => {
    expect(read(env, {})).toMatchObject({ apiUrl, serverUrl });
  });

  test.each([
    [{ GITHUB_RUN_ATTEMPT: '' }, 'https://github.com/acme/app/actions/runs/42'],
    [{ GITHUB_RUN_ID: '42/../../../evil' }, undefined],
    [{ GITHUB_REPOSITORY: '../evil' }, undefined],
    [{ GITHUB_REPOSITORY: 'acme/app/x' }, undefined],
  ])('the run with %j', (env, runUrl) => {
    expect(read(env, {}).runUrl).toBe(runUrl);
  });
});

describe('a payload that cannot be used is no pull request, and says so', () => {
  test.each<[string, string | Error, RegExp]>([
    ['no JSON', '{"pull_request":', /not valid JSON/],
    ['empty', '', /not valid JSON/],
    ['not there', Object.assign(new Error('no such file'), { code: 'ENOENT' }), /cannot be read \(ENOENT\)/],
    ['null', 'null', /no usable/],
    ['a list', '[]', /no usable/],
    ['a number', '7', /no usable/],
    ['no pull request', '{}', /no usable/],
    ['in the prototype only', '{"__proto__":{"pull_request":{"number":7}}}', /no usable/],
    ['a text for a number', JSON.stringify({ pull_request: { ...PULL_REQUEST, number: '7' } }), /no usable/],
    ['a path for a number', JSON.stringify({ pull_request: { ...PULL_REQUEST, number: '7/../8' } }), /no usable/],
    ['a fraction', JSON.stringify({ pull_request: { ...PULL_REQUEST, number: 7.5 } }), /no usable/],
    ['negative', JSON.stringify({ pull_request: { ...PULL_REQUEST, number: -7 } }), /no usable/],
    ['no head', JSON.stringify({ pull_request: { ...PULL_REQUEST, head: null } }), /no usable/],
    ['a short sha', JSON.stringify({ pull_request: { ...PULL_REQUEST, head: { sha: 'abc' } } }), /no usable/],
    ['a sha and more', JSON.stringify({ pull_request: { ...PULL_REQUEST, head: { sha: `${HEAD}\n` } } }), /no usable/],
  ])('%s', (_, payload, expected) => {
    const context = readGithubContext(ENV, () => {
      if (payload instanceof Error) throw payload;
      return payload;
    });
    expect(context.pullRequest).toBeUndefined();
    expect(context.payloadProblem).toMatch(expected);
    // Not the merge commit, even when the head is not known.
    expect(context.sha).toBeUndefined();
  });

  test('GITHUB_EVENT_PATH is not set', () => {
    expect(read({ GITHUB_EVENT_PATH: undefined }, {}).payloadProblem).toMatch(/GITHUB_EVENT_PATH is not set/);
  });

  test('real files: one that is there, one that is not, a folder, one over 25 MB', () => {
    const folder = mkdtempSync(join(tmpdir(), 'event-'));
    const file = join(folder, 'event.json');
    const big = join(folder, 'big.json');
    writeFileSync(file, JSON.stringify({ pull_request: PULL_REQUEST }));
    writeFileSync(big, Buffer.alloc(25 * 1024 * 1024 + 1, ' '));
    const at = (path: string) => readGithubContext({ ...ENV, GITHUB_EVENT_PATH: path });
    expect(at(file).pullRequest?.number).toBe(7);
    expect(at(join(folder, 'none')).payloadProblem).toMatch(/ENOENT/);
    expect(at(folder).payloadProblem).toMatch(/EISDIR/);
    expect(at(big).payloadProblem).toMatch(/more than the 26214400/);
  });
});

describe('texts of a pull request are cleaned and bounded, not believed', () => {
  test.each([
    ['a command in the title', { title: 'x\n::error::y' }, { title: 'x ::error::y' }],
    ['control characters', { title: 'a\u001b[31m\u0000b\u2028c' }, { title: 'a [31m b c' }],
    ['a long title', { title: 'é'.repeat(1000) }, { title: 'é'.repeat(256) }],
    ['a title that ends in an emoji', { title: '😀'.repeat(1000) }, { title: '😀'.repeat(256) }],
    ['half an emoji', { title: 'a\ud83d' }, { title: 'a\ufffd' }],
    ['no text', { title: { toString: 'x' } }, {}],
    ['blank', { title: ' \n ' }, {}],
  ])('%s', (_, changes, expected) => {
    expect(readPull(changes)?.title).toBe((expected as { title?: string }).title);
  });

  test.each(['x', 'a/b/c', '../app', './app', 'a/..', 'a b/c', 'a/b?x', 'a/b\n', `a/${'b'.repeat(101)}`, 7, null, {}])(
    'the repository %j is none',
    (fullName) => {
      expect(readPull({ head: { sha: HEAD, repo: { full_name: fullName } } })).not.toHaveProperty('headRepo');
    },
  );

  test('whatever JSON comes: no exception, and nothing but checked values', () => {
    const hostile = fc.record({
      number: fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(7)),
      title: fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.jsonValue()),
      head: fc.oneof(fc.jsonValue(), fc.record({ sha: fc.constant(HEAD), ref: fc.string(), repo: fc.jsonValue() })),
      base: fc.jsonValue(),
      user: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ pull_request: hostile })), (payload) => {
        const { pullRequest } = read({}, payload);
        if (!pullRequest) return;
        expect(pullRequest.number).toBeGreaterThan(0);
        expect(pullRequest.headSha).toBe(HEAD);
        expect([...(pullRequest.title ?? '')].length).toBeLessThanOrEqual(256);
        expect(`${pullRequest.title}${pullRequest.headRef}`).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 300 },
    );
  });
});

describe('whose change a run is about', () => {
  const withHead = (repo: unknown) => ({
    pull_request: { ...PULL_REQUEST, head: { ...PULL_REQUEST.head, repo } },
  });
  const startedBy = (event: string | undefined, full_name = 'acme/app') => ({
    workflow_run: { event, head_repository: { full_name } },
  });
  test.each<[string, string, unknown, boolean]>([
    ['the same repository', 'pull_request', withHead({ full_name: 'acme/app' }), true],
    ['written otherwise', 'pull_request', withHead({ full_name: 'Acme/App' }), true],
    ['a review of our branch', 'pull_request_review', withHead({ full_name: 'acme/app' }), true],
    ['another owner', 'pull_request', withHead({ full_name: 'mallory/app' }), false],
    ['a review of a fork', 'pull_request_review', withHead({ full_name: 'mallory/app' }), false],
    ['a fork that says to be ours', 'pull_request_target', withHead({ full_name: 'acme/app/' }), false],
    ['deleted', 'pull_request', withHead(null), false],
    ['a comment on a pull request', 'issue_comment', { issue: { number: 7, pull_request: {} } }, false],
    ['a comment that carries a pull request', 'issue_comment', withHead({ full_name: 'acme/app' }), false],
    ['our run', 'workflow_run', startedBy('pull_request'), true],
    ['our push', 'workflow_run', startedBy('push'), true],
    ["a fork's run", 'workflow_run', startedBy('pull_request', 'mallory/app'), false],
    // Of our repository by its head: what it checked out and hands on may be a fork's.
    ['a run that a comment started', 'workflow_run', startedBy('issue_comment'), false],
    ['a run that another run started', 'workflow_run', startedBy('workflow_run'), false],
    ['a run of which nobody says what started it', 'workflow_run', startedBy(undefined), false],
    ['a push', 'push', {}, true],
    ['no event', '', {}, false],
  ])('%s (%s)', (_, eventName, payload, trusted) => {
    expect(trustOfRun(read({ GITHUB_EVENT_NAME: eventName }, payload)).trusted).toBe(trusted);
  });

  test('the command follows the same rules in a workflow, and trusts whoever starts it elsewhere', () => {
    expect(trustOfCommand({})).toEqual({ trusted: true });
    expect(trustOfCommand({ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'issue_comment' }).trusted).toBe(false);
    expect(trustOfCommand({ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push' }).trusted).toBe(true);
  });
});
