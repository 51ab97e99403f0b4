// The comment: whether there is one, on which pull request, and which of its two texts.
import type { ApiResult } from './api-failure.js';
import type { Channel } from './channel.js';
import type { IssueComment } from './comment-calls.js';
import { failureWarning } from './failure-text.js';
import { canHavePullRequest, findPullRequest } from './find-pull-request.js';
import { upsertComment } from './upsert-comment.js';

/** Made from the old text of the same comment, which somebody may have edited. */
export type CommentText = (old?: string) => string;

export interface CommentPublication {
  marker: string;
  /** Markdown, the marker's line first. */
  body: CommentText;
  /** The shorter text that takes the place of a red comment where green runs have none (`comment: on-failure`). */
  resolved: CommentText;
}

export async function publishComment(
  { comment, isGreen }: { comment: CommentPublication; isGreen: boolean },
  { context, settings, api, tell }: Channel,
): Promise<IssueComment | undefined> {
  const { repository, payloadProblem, eventName } = context;
  const wanted = settings.pullRequest;
  if (settings.comment === 'never') return undefined;
  if (payloadProblem) {
    tell.warning(`no comment was written: ${payloadProblem}`);
    return undefined;
  }
  if (!repository || !canHavePullRequest(context, wanted)) return undefined;
  if (!settings.githubToken) {
    // Whoever pushes without a token has asked for no comment.
    if (eventName !== 'push' || wanted !== undefined)
      tell.warning('no comment was written: the input github-token is empty');
    return undefined;
  }

  const github = await api();
  const search = await findPullRequest(github, context, wanted);
  if ('failure' in search) {
    const what = `no comment was written, since GitHub could not be asked ${wanted === undefined ? 'which pull request this commit belongs to' : `for pull request #${wanted}`}`;
    const text = failureWarning(what, search.failure, { feature: 'comment', context });
    // On a push a comment is a bonus: a job that never had the permission must not warn from now on.
    if (eventName === 'push' && wanted === undefined && isRefusal(search.failure.kind)) tell.info(text);
    else tell.warning(text);
    return undefined;
  }
  if (search.note !== undefined) ('isProblem' in search ? tell.warning : tell.info)(search.note);
  if (search.found === undefined) return undefined;

  const isResolved = settings.comment === 'on-failure' && isGreen;
  const result: ApiResult<IssueComment | undefined> = await upsertComment(github, {
    marker: comment.marker,
    body: isResolved ? comment.resolved : comment.body,
    pullRequest: search.found,
    // A comment that an earlier push turned red must not stay red.
    mode: isResolved ? 'update only' : 'create or update',
  });
  if (result.ok) return result.value;
  const what = `the comment on pull request #${search.found} was not written`;
  tell.warning(failureWarning(what, result.failure, { feature: 'comment', context }));
  return undefined;
}

function isRefusal(kind: string): boolean {
  return kind === 'forbidden' || kind === 'not found' || kind === 'unauthorized';
}
