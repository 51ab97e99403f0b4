// The few calls we make to GitHub's API, as functions that never throw. The only place that knows octokit.
import { isObject } from '../json.js';
import { type ApiResult, readFailure } from './api-failure.js';
import type { Repository } from './event.js';
import { type Sleep, withRetries } from './retry.js';

/** A comment as far as we read it. `body` is text from outside. */
export interface IssueComment {
  id: number;
  url: string;
  body: string;
  author: { login: string; isBot: boolean };
}

export interface CommentPage {
  comments: IssueComment[];
  hasNext: boolean;
}

export interface GithubApi {
  /** @param page from 1 */
  listComments(pullRequest: number, page: number): Promise<ApiResult<CommentPage>>;
  /** Sent once: after a lost answer nobody knows whether the comment stands. */
  createComment(pullRequest: number, body: string): Promise<ApiResult<IssueComment>>;
  updateComment(id: number, body: string): Promise<ApiResult<IssueComment>>;
  /** Whose token this is: `octocat`, `github-actions[bot]`, `my-app[bot]`. */
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
}

/** GitHub's maximum. */
const PAGE_SIZE = 100;
/** GitHub itself gives up on a request after 10 s (docs: troubleshooting the REST API, timeouts). */
const REQUEST_TIMEOUT_MS = 15_000;
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Loads octokit, which knows the proxy variables. Reads are repeated after transient failures, so are updates. */
export async function connectGithub(connection: GithubConnection): Promise<GithubApi> {
  const { token, apiUrl, repository, now, signal } = connection;
  const sleep = (ms: number): Promise<void> => connection.sleep(ms, signal);
  const { getOctokit } = await import('@actions/github');
  // A `request` option here would replace the one that holds the proxy; octokit's own log prints what a server sends.
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  const target = { owner: repository.owner, repo: repository.name };
  const timed = () => {
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    return { request: { signal: signal ? AbortSignal.any([signal, timeout]) : timeout } };
  };

  const attempt = async <T>(call: () => Promise<T>): Promise<ApiResult<T>> => {
    try {
      return { ok: true, value: await call() };
    } catch (error) {
      return { ok: false, failure: readFailure(error, now()) };
    }
  };

  return {
    sleep,
    listComments: (pullRequest, page) =>
      withRetries(
        () =>
          attempt(async () => {
            const { data, headers } = await octokit.request(
              'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
              {
                ...target,
                ...timed(),
                issue_number: pullRequest,
                per_page: PAGE_SIZE,
                page,
              },
            );
            return { comments: readComments(data), hasNext: /rel="next"/.test(headers.link ?? '') };
          }),
        sleep,
      ),
    createComment: (pullRequest, body) =>
      attempt(async () => {
        const { data } = await octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          ...target,
          ...timed(),
          issue_number: pullRequest,
          body,
        });
        return readWrittenComment(data);
      }),
    updateComment: (id, body) =>
      withRetries(
        () =>
          attempt(async () => {
            const { data } = await octokit.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
              ...target,
              ...timed(),
              comment_id: id,
              body,
            });
            return readWrittenComment(data);
          }),
        sleep,
      ),
    viewerLogin: () =>
      withRetries(
        () =>
          attempt(async () => {
            const answer: unknown = await octokit.graphql('{ viewer { login } }', timed());
            const viewer = isObject(answer) ? answer['viewer'] : undefined;
            if (!isObject(viewer) || typeof viewer['login'] !== 'string') throw new Error('the answer names no login');
            return viewer['login'];
          }),
        sleep,
      ),
  };
}

function readComments(data: unknown): IssueComment[] {
  if (!Array.isArray(data)) throw new Error('the list of comments is no list');
  return data.map(readComment).filter((comment) => comment !== undefined);
}

function readWrittenComment(data: unknown): IssueComment {
  const comment = readComment(data);
  if (!comment) throw new Error('the answer is no comment');
  return comment;
}

/** A proxy may answer 200 with a page of its own, so the form is checked. */
function readComment(data: unknown): IssueComment | undefined {
  if (!isObject(data)) return undefined;
  const { id, html_url: url, body, user } = data as Record<string, unknown>;
  if (typeof id !== 'number' || typeof url !== 'string') return undefined;
  // `user` is null when the account was deleted: nobody's comment is not ours.
  const author = isObject(user) && typeof user['login'] === 'string' ? user : undefined;
  return {
    id,
    url,
    body: typeof body === 'string' ? body : '',
    author: { login: String(author?.['login'] ?? ''), isBot: author?.['type'] === 'Bot' },
  };
}
