import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connectGithub, type GithubApi } from '../../src/github/api.js';
import type { GithubContext } from '../../src/github/event.js';
import { canHavePullRequest, findPullRequest } from '../../src/github/find-pull-request.js';
import { type FakeGithub, type FakePullRequest, startFakeGithub, TOKEN } from './fake-github.js';

const HEAD = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const FORK = { headRepo: 'mallory/app', headRef: 'feature' };

let fake: FakeGithub;
let api: GithubApi;

beforeEach(async () => {
  fake = await startFakeGithub();
  const repository = { owner: 'acme', name: 'app' };
  api = await connectGithub({ token: TOKEN, apiUrl: fake.url, repository, sleep: async () => {}, now: () => 0 });
});
afterEach(async () => {
  await fake.close();
  expect(fake.violations).toEqual([]);
});

const BASE = {
  repository: { owner: 'acme', name: 'app' },
  apiUrl: '',
  serverUrl: 'https://github.com',
  instance: 'ci / eval',
};
const PUSH: GithubContext = { ...BASE, eventName: 'push', sha: HEAD };
const ofRun = (workflowRun: GithubContext['workflowRun']): GithubContext => ({
  ...BASE,
  eventName: 'workflow_run',
  ...(workflowRun && { workflowRun, ...(workflowRun.headSha && { sha: workflowRun.headSha }) }),
});
const FORK_RUN = ofRun({ headSha: HEAD, headRepo: 'mallory/app', headBranch: 'feature' });

/** Numbers count up from 1. */
function open(...pullRequests: Partial<FakePullRequest>[]): void {
  for (const [index, one] of pullRequests.entries()) fake.addPullRequest({ number: index + 1, headSha: HEAD, ...one });
}

describe('a push', () => {
  test.each<[string, Partial<FakePullRequest>[], object]>([
    ['the head of one', [{}], { found: 1 }],
    ['of none', [], { note: expect.stringContaining('aaaaaaa is the head of no open pull request') }],
    [
      'a commit in the middle of one',
      [{ headSha: OTHER, commits: [HEAD] }],
      { note: expect.stringMatching(/no open/) },
    ],
    ['of a closed one', [{ state: 'closed' }], { note: expect.stringMatching(/no open/) }],
    ['of a closed one and an open one', [{ state: 'closed' }, {}], { found: 2 }],
    [
      'of two, into two branches',
      [{}, {}],
      { isProblem: true, note: expect.stringMatching(/2 open pull requests \(#1, #2\); name one .* pull-request/) },
    ],
  ])('%s', async (_, pullRequests, expected) => {
    open(...pullRequests);
    expect(await findPullRequest(api, PUSH, undefined)).toEqual(expected);
  });
});

describe('workflow_run: by the commit, the branch and the repository of the run, as GitHub knows them', () => {
  test.each<[string, GithubContext, Partial<FakePullRequest>[], object]>([
    ['of a fork', FORK_RUN, [{}, FORK], { found: 2 }],
    [
      'of our branch',
      ofRun({ headSha: HEAD, headRepo: 'Acme/App', headBranch: 'feature' }),
      [],
      { note: expect.any(String) },
    ],
    ['of ours', ofRun({ headSha: HEAD, headRepo: 'acme/app', headBranch: 'feature' }), [{}, FORK], { found: 1 }],
    ['that was pushed to since', FORK_RUN, [{ ...FORK, headSha: OTHER }], { note: expect.stringMatching(/no open/) }],
    ['closed since', FORK_RUN, [{ ...FORK, state: 'closed' }], { note: expect.stringMatching(/no open/) }],
    [
      'of another fork of the same owner',
      FORK_RUN,
      [{ ...FORK, headRepo: 'mallory/app-2' }],
      { note: expect.any(String) },
    ],
    ['whose fork is gone', FORK_RUN, [{ ...FORK, headRepo: null }], { note: expect.any(String) }],
    [
      'two',
      FORK_RUN,
      [FORK, FORK],
      { isProblem: true, note: expect.stringContaining('2 open pull requests (#1, #2)') },
    ],
    [
      'a payload without a run',
      ofRun(undefined),
      [FORK],
      { isProblem: true, note: expect.stringMatching(/does not say/) },
    ],
    [
      'without a repository, which was deleted',
      ofRun({ headSha: HEAD, headBranch: 'feature' }),
      [FORK],
      { isProblem: true, note: expect.stringMatching(/does not say/) },
    ],
  ])('%s', async (_, context, pullRequests, expected) => {
    open(...pullRequests);
    expect(await findPullRequest(api, context, undefined)).toEqual(expected);
  });

  test('a branch with any name is one branch', async () => {
    const headRef = 'x&state=all&head=acme:main#?/%2e ü';
    open({ ...FORK, headRef });
    const context = ofRun({ headSha: HEAD, headRepo: 'mallory/app', headBranch: headRef });
    expect(await findPullRequest(api, context, undefined)).toEqual({ found: 1 });
  });
});

describe('the input pull-request', () => {
  const dispatch: GithubContext = { ...BASE, eventName: 'workflow_dispatch', sha: HEAD };
  const ofPull = (number: number): GithubContext => ({
    ...BASE,
    eventName: 'pull_request',
    pullRequest: { number, headSha: HEAD, headRepo: 'acme/app' },
    sha: HEAD,
  });
  test.each<[string, GithubContext, number, object]>([
    ['says it where the event does not', dispatch, 1, { found: 1 }],
    ['a schedule', { ...dispatch, eventName: 'schedule' }, 1, { found: 1 }],
    ['a merge queue', { ...dispatch, eventName: 'merge_group', mergeGroup: {} }, 1, { found: 1 }],
    [
      'at another commit: the comment goes there, and the log says so',
      { ...dispatch, sha: OTHER },
      1,
      { found: 1, note: expect.stringMatching(/#1 is at aaaaaaa, this run at bbbbbbb/) },
    ],
    ['of a push with several', PUSH, 2, { found: 2 }],
    ['there is none', dispatch, 9, { failure: expect.objectContaining({ kind: 'not found', status: 404 }) }],
    ['the same that the event names', ofPull(2), 2, { found: 2 }],
    [
      'another one than the event names',
      ofPull(2),
      1,
      { found: 2, note: expect.stringMatching(/about pull request #2/) },
    ],
    ['fits the run that workflow_run reports', FORK_RUN, 3, { found: 3 }],
    [
      'a number of somebody else, out of an artifact',
      FORK_RUN,
      1,
      { isProblem: true, note: expect.stringMatching(/no comment was written.*leave the input out/) },
    ],
    [
      'where the payload says nothing to compare it with',
      ofRun(undefined),
      1,
      { isProblem: true, note: expect.stringMatching(/no comment was written/) },
    ],
  ])('%s', async (_, context, wanted, expected) => {
    open({}, {}, FORK);
    expect(await findPullRequest(api, context, wanted)).toEqual(expected);
  });

  test.each([
    ['schedule', false],
    ['workflow_dispatch', false],
    ['repository_dispatch', false],
    ['merge_group', false],
    ['issue_comment', false],
    ['push', true],
    ['workflow_run', true],
  ])('%s without it can have one: %s', (eventName, expected) => {
    expect(canHavePullRequest({ ...BASE, eventName }, undefined)).toBe(expected);
    expect(canHavePullRequest({ ...BASE, eventName }, 7)).toBe(true);
  });
});
