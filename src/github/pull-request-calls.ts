// Pull requests and the commit they end in, as the API tells them; and the status of a commit.
import { isObject } from '../json.js';
import type { ApiResult } from './api-failure.js';
import { type ApiAnswer, type Asking, PAGE_SIZE } from './asking.js';
import { readRepository, readSha } from './event-payload.js';

/** A pull request as far as we read it. */
export interface PullRequestHead {
  number: number;
  isOpen: boolean;
  headSha: string;
  /** `owner/name`; absent when the fork was deleted. */
  headRepo?: string;
}

export interface CommitStatus {
  state: 'success' | 'failure' | 'error';
  /** Tells the statuses of a commit apart: a later one of the same context takes the place of the earlier one. */
  context: string;
  /** At most 140 characters. */
  description: string;
  /** Where the link of the status leads. */
  targetUrl?: string;
}

export interface PullRequestCalls {
  getPullRequest(number: number): Promise<ApiResult<PullRequestHead>>;
  /** Those that hold the commit, open or not. Knows commits of this repository alone, none of a fork. */
  pullRequestsOfCommit(sha: string): Promise<ApiResult<PullRequestHead[]>>;
  /** Open ones from a branch of `owner`, who may have several forks. */
  pullRequestsOfBranch(owner: string, branch: string): Promise<ApiResult<PullRequestHead[]>>;
  setCommitStatus(sha: string, status: CommitStatus): Promise<ApiResult<undefined>>;
}

export function pullRequestCalls({ ask }: Asking): PullRequestCalls {
  return {
    getPullRequest: (number) =>
      ask({
        route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
        parameters: { pull_number: number },
        read: ({ data }) => {
          const found = readHead(data);
          if (!found) throw new Error('the answer is no pull request');
          return found;
        },
      }),
    pullRequestsOfCommit: (sha) =>
      ask({
        route: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
        parameters: { commit_sha: sha, per_page: PAGE_SIZE },
        read: readHeads,
      }),
    pullRequestsOfBranch: (owner, branch) =>
      ask({
        route: 'GET /repos/{owner}/{repo}/pulls',
        parameters: { state: 'open', head: `${owner}:${branch}`, per_page: PAGE_SIZE },
        read: readHeads,
      }),
    setCommitStatus: (sha, { state, context, description, targetUrl }) =>
      ask({
        route: 'POST /repos/{owner}/{repo}/statuses/{sha}',
        parameters: { sha, state, context, description, ...(targetUrl && { target_url: targetUrl }) },
        read: ({ data }) => {
          if (!isObject(data) || data['state'] !== state) throw new Error('the answer is no commit status');
          return undefined;
        },
      }),
  };
}

function readHeads({ data }: ApiAnswer): PullRequestHead[] {
  if (!Array.isArray(data)) throw new Error('the list of pull requests is no list');
  return data.map(readHead).filter((head) => head !== undefined);
}

function readHead(data: unknown): PullRequestHead | undefined {
  if (!isObject(data)) return undefined;
  const { number, state, head } = data;
  const headSha = isObject(head) ? readSha(head['sha']) : undefined;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1 || headSha === undefined)
    return undefined;
  const repo = isObject(head) && isObject(head['repo']) ? readRepository(head['repo']['full_name']) : undefined;
  return { number, isOpen: state === 'open', headSha, ...(repo !== undefined && { headRepo: repo }) };
}
