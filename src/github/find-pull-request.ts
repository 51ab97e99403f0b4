// Which pull request a run is about, where the event does not say it itself. Asked of GitHub alone: what an artifact or a
// branch's name says was written by whoever opened the pull request, and a comment on another one could be forged by it.
// It decides where the report is shown, never whose change is trusted (run-trust.ts).
import type { ApiFailure, ApiResult } from './api-failure.js';
import type { GithubContext } from './event.js';
import type { PullRequestCalls, PullRequestHead } from './pull-request-calls.js';

export type PullRequestSearch =
  | { found: number; note?: string }
  /** There is nowhere to comment. */
  | {
      found?: undefined;
      /** Why, where somebody may wonder. */
      note?: string;
      /** `note` is about a mistake that somebody should mend. */
      isProblem?: true;
    }
  | { found?: undefined; failure: ApiFailure };

/**
 * Whether a run can be about a pull request at all. A merge queue judges a commit of its own: the check of the queue tells
 * the result, and the comment stays what the pull request's own run wrote. A schedule or a dispatch is about none.
 */
export function canHavePullRequest({ pullRequest, eventName }: GithubContext, wanted: number | undefined): boolean {
  return pullRequest !== undefined || wanted !== undefined || eventName === 'push' || eventName === 'workflow_run';
}

/**
 * @param wanted the input `pull-request`. It names where to comment on events that are about no pull request; where the
 *   event says which commit of whom is judged, it has to fit that
 */
export async function findPullRequest(
  api: PullRequestCalls,
  context: GithubContext,
  wanted: number | undefined,
): Promise<PullRequestSearch> {
  const { pullRequest, eventName } = context;
  if (pullRequest) {
    if (wanted === undefined || wanted === pullRequest.number) return { found: pullRequest.number };
    return {
      found: pullRequest.number,
      note: `the input pull-request is ${wanted}, but this run is about pull request #${pullRequest.number}, and comments there`,
    };
  }
  if (wanted !== undefined) return checkWanted(await api.getPullRequest(wanted), context, wanted);
  if (eventName === 'workflow_run') return ofWorkflowRun(api, context);
  if (eventName === 'push') return ofPush(api, context);
  return {};
}

function checkWanted(
  result: ApiResult<PullRequestHead>,
  { eventName, workflowRun, sha }: GithubContext,
  wanted: number,
): PullRequestSearch {
  if (!result.ok) return { failure: result.failure };
  const found = result.value;
  // The number may have come out of an artifact. The payload has not.
  if (eventName === 'workflow_run' && !isHead(found, workflowRun?.headSha, workflowRun?.headRepo))
    return {
      note: `no comment was written: the input pull-request is ${wanted}, whose head is ${shown(found.headSha)}, but the run that started this one judged ${shown(workflowRun?.headSha)}; leave the input out, and the pull request is looked up`,
      isProblem: true,
    };
  if (sha !== undefined && found.headSha !== sha)
    return {
      found: wanted,
      note: `pull request #${wanted} is at ${shown(found.headSha)}, this run at ${shown(sha)}: the comment says what this run judged`,
    };
  return { found: wanted };
}

async function ofWorkflowRun(api: PullRequestCalls, { workflowRun }: GithubContext): Promise<PullRequestSearch> {
  const { headSha, headRepo, headBranch } = workflowRun ?? {};
  const owner = headRepo?.split('/')[0];
  if (headSha === undefined || headRepo === undefined || owner === undefined || headBranch === undefined)
    return {
      note: 'no comment was written: the event workflow_run does not say which commit, branch and repository were judged',
      isProblem: true,
    };
  // By branch: the commits of a fork are not known to `commits/{sha}/pulls` of this repository.
  const result = await api.pullRequestsOfBranch(owner, headBranch);
  if (!result.ok) return { failure: result.failure };
  return onlyOne(
    result.value.filter((found) => found.isOpen && isHead(found, headSha, headRepo)),
    headSha,
  );
}

async function ofPush(api: PullRequestCalls, { sha, repository }: GithubContext): Promise<PullRequestSearch> {
  if (sha === undefined || !repository) return {};
  const result = await api.pullRequestsOfCommit(sha);
  if (!result.ok) return { failure: result.failure };
  const own = `${repository.owner}/${repository.name}`;
  return onlyOne(
    result.value.filter((found) => found.isOpen && isHead(found, sha, own)),
    sha,
  );
}

function isHead(found: PullRequestHead, sha: string | undefined, repository: string | undefined): boolean {
  // Names of repositories are compared by GitHub without case.
  return (
    sha !== undefined && found.headSha === sha && found.headRepo?.toLowerCase() === (repository?.toLowerCase() ?? '')
  );
}

function onlyOne(found: readonly PullRequestHead[], sha: string): PullRequestSearch {
  const [first, ...others] = found;
  if (!first) return { note: `${shown(sha)} is the head of no open pull request: no comment is written` };
  if (others.length === 0) return { found: first.number };
  const numbers = found.slice(0, 10).map(({ number }) => `#${number}`);
  return {
    note: `no comment was written: ${shown(sha)} is the head of ${found.length} open pull requests (${numbers.join(', ')}); name one of them by the input pull-request`,
    isProblem: true,
  };
}

function shown(sha: string | undefined): string {
  return sha === undefined ? 'a commit that is not known' : sha.slice(0, 7);
}
