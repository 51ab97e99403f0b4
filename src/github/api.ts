// The calls we make to GitHub's API, as functions that never throw. The only place that knows octokit; what is asked and
// how an answer is read is in the files of calls.
import { isObject } from '../json.js';
import { type ApiResult, readFailure } from './api-failure.js';
import type { Ask, Asking } from './asking.js';
import { type BaseTreeCalls, baseTreeCalls } from './base-tree-calls.js';
import { type ChangedFileCalls, changedFileCalls } from './changed-file-calls.js';
import { type CommentCalls, commentCalls } from './comment-calls.js';
import type { Repository } from './event.js';
import { type IssueCalls, issueCalls } from './issue-calls.js';
import { type PullRequestCalls, pullRequestCalls } from './pull-request-calls.js';
import { type Sleep, withRetries } from './retry.js';

export interface GithubApi extends CommentCalls, PullRequestCalls, ChangedFileCalls, IssueCalls, BaseTreeCalls {
  /** Whose token this is: `octocat`, `github-actions[bot]`, `my-app[bot]`. Asked once. */
  viewerLogin(): Promise<ApiResult<string>>;
  sleep: Sleep;
}

export interface GithubConnection {
  token: string;
  /** GITHUB_API_URL, with its path on GitHub Enterprise Server. */
  apiUrl: string;
  repository: Repository;
  sleep: Sleep;
  /** Ends every request and every wait between two. */
  signal?: AbortSignal;
  /** ms since the epoch */
  now: () => number;
  /** For one request, ms. Default: REQUEST_TIMEOUT_MS. */
  timeoutMs?: number;
}

/** GitHub itself gives up on a request after 10 s (docs: troubleshooting the REST API, timeouts). */
const REQUEST_TIMEOUT_MS = 15_000;
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Loads octokit, which knows the proxy variables. */
export async function connectGithub(connection: GithubConnection): Promise<GithubApi> {
  const { token, apiUrl, repository, now, signal, timeoutMs = REQUEST_TIMEOUT_MS } = connection;
  const sleep = (ms: number): Promise<void> => connection.sleep(ms, signal);
  const { getOctokit } = await import('@actions/github');
  // A `request` option here would replace the one that holds the proxy; octokit's own log prints what a server sends.
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  const target = { owner: repository.owner, repo: repository.name };
  const timed = () => {
    const timeout = AbortSignal.timeout(timeoutMs);
    return { request: { signal: signal ? AbortSignal.any([signal, timeout]) : timeout } };
  };

  const attempt = async <T>(call: () => Promise<T>): Promise<ApiResult<T>> => {
    try {
      return { ok: true, value: await call() };
    } catch (error) {
      return { ok: false, failure: readFailure(error, now()) };
    }
  };
  const askOnce = <T>({ route, parameters, read }: Ask<T>): Promise<ApiResult<T>> =>
    attempt(async () => {
      const { data, headers } = await octokit.request(route, { ...target, ...parameters, ...timed() });
      return read({ data: data as unknown, hasNext: /rel="next"/.test(String(headers.link ?? '')) });
    });
  const asking: Asking = { askOnce, ask: (question) => withRetries(() => askOnce(question), sleep) };
  const askViewer = async (): Promise<string> => {
    const answer: unknown = await octokit.graphql('{ viewer { login } }', timed());
    const found = isObject(answer) ? answer['viewer'] : undefined;
    if (!isObject(found) || typeof found['login'] !== 'string') throw new Error('the answer names no login');
    return found['login'];
  };
  let viewer: Promise<ApiResult<string>> | undefined;

  return {
    sleep,
    ...commentCalls(asking),
    ...pullRequestCalls(asking),
    ...changedFileCalls(asking),
    ...issueCalls(asking),
    ...baseTreeCalls(asking),
    viewerLogin: () => {
      viewer ??= withRetries(() => attempt(askViewer), sleep);
      return viewer;
    },
  };
}
