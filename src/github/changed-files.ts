// Which files the change of a run touches: from the API, else from git. When neither knows all of them, nobody may conclude
// that nothing happened to the others.

import type { GitChange } from '../git-changes.js';
import { failureClause } from './api-failure.js';
import type { ChangedFileCalls } from './changed-file-calls.js';
import type { GithubContext } from './event.js';
import { findPullRequest } from './find-pull-request.js';
import type { PullRequestCalls } from './pull-request-calls.js';

export type ChangedFiles =
  /** From the top of the repository, with `/`. */
  | { files: string[] }
  /** A schedule, a dispatch: the run is about no change. */
  | { files?: undefined; noChange: true }
  /** A clause: why they are not known. */
  | { files?: undefined; unknown: string };

/** Both are GitHub's (docs: REST API, pull request files; compare two commits). */
const MOST_OF_PULL_REQUEST = 3_000;
const MOST_OF_COMPARISON = 300;
const MOST_PAGES = 40;

export interface ChangeSources {
  /** Absent without a token. */
  api?: (ChangedFileCalls & PullRequestCalls) | undefined;
  /** Undefined when git does not have the commits, or when what is checked out is not what is asked for. */
  git(what: GitChange): Promise<string[] | undefined>;
}

export async function findChangedFiles(context: GithubContext, sources: ChangeSources): Promise<ChangedFiles> {
  const { pullRequest, change, eventName } = context;
  if (pullRequest) return ofPullRequest(pullRequest.number, context, sources);
  if (change) return ofCommits(change, sources);
  if (eventName !== 'workflow_run') return { noChange: true };
  if (!sources.api) return { unknown: 'there is no token to ask for the pull request' };
  const search = await findPullRequest(sources.api, context, undefined);
  if (search.found !== undefined) return ofPullRequest(search.found, context, sources);
  return 'failure' in search ? { unknown: failureClause(search.failure) } : { unknown: 'no pull request was found' };
}

async function ofPullRequest(
  number: number,
  context: GithubContext,
  { api, git }: ChangeSources,
): Promise<ChangedFiles> {
  const asked = api
    ? await askPullRequest(number, context.sha, api)
    : { unknown: 'there is no token to ask for the files' };
  if (asked.files || context.sha === undefined) return asked;
  // What `actions/checkout` gives on `pull_request`.
  const own = await git({ mergeOf: context.sha });
  return own ? { files: own } : asked;
}

/** The list is of the head of now: a later push may have taken back what this run judges. */
async function askPullRequest(
  number: number,
  judged: string | undefined,
  api: ChangedFileCalls & PullRequestCalls,
): Promise<ChangedFiles> {
  const listed = await askAllPages(number, api);
  if (listed.files === undefined) return listed;
  const result = await api.getPullRequest(number);
  if (!result.ok) return { unknown: failureClause(result.failure) };
  return result.value.headSha === judged
    ? listed
    : { unknown: `pull request #${number} has moved on from the commit that this run judges` };
}

async function askAllPages(number: number, api: ChangedFileCalls): Promise<ChangedFiles> {
  const files: string[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const result = await api.filesOfPullRequest(number, page);
    if (!result.ok) return { unknown: failureClause(result.failure) };
    files.push(...result.value.files);
    if (!result.value.hasNext)
      return files.length < MOST_OF_PULL_REQUEST
        ? { files }
        : { unknown: `GitHub lists ${MOST_OF_PULL_REQUEST} files of a pull request and no more` };
  }
  return { unknown: 'GitHub lists them on too many pages' };
}

async function ofCommits(
  { base, head, forced }: NonNullable<GithubContext['change']>,
  { api, git }: ChangeSources,
): Promise<ChangedFiles> {
  if (base === undefined) return { unknown: 'the branch is new, so nothing says what it is compared with' };
  // Both compare with what the two commits have in common, which is not what the branch was.
  if (forced) return { unknown: 'the push replaced commits of the branch' };
  const result = await api?.filesBetween(base, head);
  if (result?.ok && result.value.entries < MOST_OF_COMPARISON) return { files: result.value.files };
  const own = await git({ base, head });
  if (own) return { files: own };
  if (!result) return { unknown: 'there is no token to ask for the files' };
  return {
    unknown: result.ok
      ? `GitHub lists ${MOST_OF_COMPARISON} files between two commits and no more`
      : failureClause(result.failure),
  };
}
