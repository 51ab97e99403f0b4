// Which commit a change is compared with: the one that it was merged into, or has in common with its branch. What others
// did on that branch since then is no part of the change.
import { type ApiFailure, failureClause } from '../github/api-failure.js';
import type { BaseTreeCalls } from '../github/base-tree-calls.js';
import type { GithubContext } from '../github/event.js';
import type { PullRequest } from '../github/event-payload.js';
import type { Env, Logger } from '../settings/settings.js';
import type { Git } from './git.js';
import { readCommit } from './git-commits.js';
import { localBase } from './local-base.js';

export type BaseCommitSearch =
  | {
      sha: string;
      /** A branch, or a short sha where nobody names one; hostile, bounded. */
      name: string;
      /** What to do, in case the git of the checkout does not have it. */
      advice: string;
    }
  | { none: string };

export interface BaseCommitRequest {
  context: GithubContext;
  env: Env;
  /** Undefined: no clone, or no git. */
  git: Git | undefined;
  /** Gives undefined where there is no token. */
  api: () => Promise<BaseTreeCalls | undefined>;
  log: Pick<Logger, 'info'>;
}

const DEEP = 'give actions/checkout `fetch-depth: 0`';

export async function findBaseCommit(request: BaseCommitRequest): Promise<BaseCommitSearch> {
  const { context, git } = request;
  const { eventName, pullRequest, payloadProblem } = context;
  if (eventName === undefined) return localBase(git);
  if (pullRequest) return ofPullRequest(pullRequest, request);
  if (payloadProblem !== undefined) return { none: payloadProblem };
  switch (eventName) {
    case 'merge_group':
      return ofMergeGroup(request);
    case 'push':
      return { none: 'a push has no base' };
    case 'workflow_run':
      return { none: 'on workflow_run nobody knows where in the repository the files of an artifact belong' };
    default:
      return { none: `${/^\w{1,50}$/.test(eventName) ? `the event ${eventName}` : 'this event'} is about no change` };
  }
}

async function ofPullRequest(pullRequest: PullRequest, request: BaseCommitRequest): Promise<BaseCommitSearch> {
  const { number, headSha, baseRef } = pullRequest;
  const head = await checkedOut(request);
  if ('none' in head) return head;
  if (head.sha === headSha) return mergeBase(pullRequest, request);
  const [first, second, ...more] = head.parents;
  // GitHub merges the change into its branch; a job may have merged the branch into the change. Either way the tree
  // differs from the other parent by the change alone.
  const base = second === headSha ? first : first === headSha ? second : undefined;
  if (base !== undefined && more.length === 0)
    return { sha: base, name: baseRef ?? short(base), advice: 'give actions/checkout `fetch-depth: 2`' };
  return {
    none: `what is checked out (${short(head.sha)}) is neither the merge commit of pull request #${number} nor its head ${short(headSha)}; check out refs/pull/${number}/merge, or that head`,
  };
}

async function ofMergeGroup(request: BaseCommitRequest): Promise<BaseCommitSearch> {
  const { change, mergeGroup } = request.context;
  if (change?.base === undefined) return { none: 'the event names no commit that the merge queue starts from' };
  const head = await checkedOut(request);
  if ('none' in head) return head;
  if (head.sha !== change.head)
    return {
      none: `what is checked out (${short(head.sha)}) is not the commit of the merge queue, ${short(change.head)}; leave out \`ref\` of actions/checkout`,
    };
  return { sha: change.base, name: mergeGroup?.baseRef ?? short(change.base), advice: DEEP };
}

/** A shallow clone does not have the parents, but its commit names them. */
async function checkedOut({
  git,
  api,
  env,
  log,
}: BaseCommitRequest): Promise<{ sha: string; parents: string[] } | { none: string }> {
  if (git) {
    const commit = await readCommit(git, 'HEAD');
    return commit ?? { none: 'the checkout has no commit' };
  }
  const sha = env['GITHUB_SHA'];
  const calls = await api();
  if (!calls || sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha))
    return {
      none: 'git does not say which commit is checked out; it has to be installed before actions/checkout runs, and to trust the folder (safe.directory)',
    };
  const parents = await calls.parentsOf(sha);
  if (!parents.ok) return { none: `git does not say which commit is checked out, and ${refusal(parents.failure)}` };
  log.info(`git does not say which commit is checked out: it is taken for GITHUB_SHA, ${short(sha)}`);
  return { sha, parents: parents.value };
}

async function mergeBase(
  { headSha, baseSha, baseRef }: PullRequest,
  { git, api }: BaseCommitRequest,
): Promise<BaseCommitSearch> {
  if (baseSha === undefined) return { none: 'the event names no commit of the base branch' };
  const found = (sha: string): BaseCommitSearch => ({ sha, name: baseRef ?? short(sha), advice: DEEP });
  // With all of history only: where a shallow one ends, an older ancestor may look like the best one.
  const isDeep = (await git?.tryTo(['rev-parse', '--is-shallow-repository']))?.trim() === 'false';
  const own = git && isDeep ? await gitMergeBase(git, baseSha, baseRef) : undefined;
  if (own !== undefined) return found(own);
  const calls = await api();
  const asked = await calls?.mergeBase(baseSha, headSha);
  if (asked?.ok) return found(asked.value);
  const why = asked ? refusal(asked.failure) : 'there is no token to ask GitHub';
  return {
    none: `the commit that the change has in common with its base is not in this clone, and ${why}; ${DEEP}`,
  };
}

/** Also with the branch as it was fetched: the event's commit may be older than what the change has merged since. */
async function gitMergeBase(git: Git, baseSha: string, baseRef: string | undefined): Promise<string | undefined> {
  const branch =
    baseRef === undefined
      ? undefined
      : await git.tryTo(['show-ref', '--verify', '--hash', '--', `refs/remotes/origin/${baseRef}`]);
  const others = [baseSha, ...(branch === undefined ? [] : [branch.trim()])];
  const found = await git.tryTo(['merge-base', 'HEAD', ...others]);
  return found?.trim();
}

/** What GitHub said, and the permission that is missing if that is it. */
export function refusal(failure: ApiFailure): string {
  const needs = failure.kind === 'forbidden' || failure.kind === 'not found';
  return `${failureClause(failure)}${needs ? ' (the job needs `permissions: contents: read`)' : ''}`;
}

export function short(sha: string): string {
  return sha.slice(0, 7);
}
