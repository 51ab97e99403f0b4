import type { GithubApi } from './api.js';
import type { ApiFailure, ApiResult } from './api-failure.js';
import { firstLine } from './author.js';
import type { IssueComment } from './comment-calls.js';
import { listOwnComments } from './own-comments.js';
import { retryDelay } from './retry.js';

export interface CommentRequest {
  /** The first line of our comments, an HTML comment; no line break. */
  marker: string;
  /**
   * The new text, made from the text of the comment that it takes the place of. Begins with the marker's line (it is
   * added where it is missing). At most 65,536 characters.
   */
  body: (old?: string) => string;
  /** Its number. */
  pullRequest: number;
  /** `update only` leaves a pull request alone that has no comment of ours yet. Default: `create or update`. */
  mode?: 'create or update' | 'update only';
}

/** Own comments that refuse an update, and are passed over, before a new one is written. */
const MAX_REFUSALS = 3;
/** Doubles that one run clears away: a race leaves one or two. */
const MAX_DELETIONS = 5;

/**
 * Keeps one comment of ours up to date: updates the oldest, else creates one. Never throws. The value is undefined when
 * nothing had to be written.
 *
 * Two jobs that find none both create one. So after a creation each looks again, and all of them come to the same end:
 * the oldest comment stays and holds the report, newer doubles of ours are deleted, the oldest by nobody.
 */
export async function upsertComment(
  api: GithubApi,
  request: CommentRequest,
): Promise<ApiResult<IssueComment | undefined>> {
  const { marker, pullRequest, mode = 'create or update' } = request;
  const body = (old?: string): string => {
    const text = request.body(old);
    return firstLine(text) === marker ? text : `${marker}\n${text}`;
  };
  const post = { marker, body, pullRequest };
  for (let attempt = 1; ; attempt++) {
    const updated = await updateOldest(api, post);
    if (updated.result) return updated.result;
    if (mode === 'update only') {
      // Deleted meanwhile, or none was there: nothing is stale. Any other refusal leaves a stale comment behind.
      const { refusal } = updated;
      return refusal && refusal.kind !== 'not found' ? { ok: false, failure: refusal } : { ok: true, value: undefined };
    }
    const created = await api.createComment(pullRequest, body());
    if (created.ok) return settleRace(api, post, created.value);
    const delay = retryDelay(created.failure, attempt);
    if (delay === undefined) return created;
    await api.sleep(delay);
    // The lost answer may have been a success: look again before a second comment is written.
  }
}

type Post = Required<Pick<CommentRequest, 'marker' | 'body' | 'pullRequest'>>;

interface UpdateOutcome {
  /** Absent when there is nothing of ours that can be updated. */
  result?: ApiResult<IssueComment>;
  refusal?: ApiFailure;
}

async function updateOldest(api: GithubApi, { marker, body, pullRequest }: Post): Promise<UpdateOutcome> {
  const own = await listOwnComments(api, pullRequest, marker);
  if (!own.ok) return { result: own };
  let refusal: ApiFailure | undefined;
  for (const [index, comment] of own.value.slice(0, MAX_REFUSALS).entries()) {
    const result = await api.updateComment(comment.id, body(comment.body));
    if (result.ok) {
      await deleteDoubles(api, comment, own.value.slice(index + 1));
      return { result };
    }
    // Deleted since it was listed, or written with a token that could do more than today's.
    const isRefusal = result.failure.kind === 'forbidden' || result.failure.kind === 'not found';
    if (!isRefusal) return { result };
    refusal = result.failure;
  }
  return { ...(refusal && { refusal }) };
}

/** After ours was created: is it the only one? What cannot be asked or cleared away now is left to the next run. */
async function settleRace(api: GithubApi, post: Post, created: IssueComment): Promise<ApiResult<IssueComment>> {
  const kept: ApiResult<IssueComment> = { ok: true, value: created };
  const own = await listOwnComments(api, post.pullRequest, post.marker);
  if (!own.ok) return kept;
  // Who raced with us holds the same token. Others of ours were tried before, and refused the update.
  const raced = own.value.filter(({ author }) => author.login === created.author.login);
  const older = raced.filter(({ id }) => id < created.id);
  const newer = raced.filter(({ id }) => id > created.id);
  for (const comment of older.slice(0, MAX_REFUSALS)) {
    const result = await api.updateComment(comment.id, post.body(comment.body));
    if (!result.ok) continue;
    await deleteDoubles(api, comment, [...older.filter(({ id }) => id > comment.id), created, ...newer]);
    return result;
  }
  await deleteDoubles(api, created, newer);
  return kept;
}

/**
 * Of the same author alone: a job with another token has a comment of its own, and would write it anew each time. Another
 * job may have been faster, and a double that stays does no harm to the verdict: failures do not matter.
 */
async function deleteDoubles(api: GithubApi, kept: IssueComment, newer: readonly IssueComment[]): Promise<void> {
  const doubles = newer.filter(({ author }) => author.login === kept.author.login);
  for (const { id } of doubles.slice(0, MAX_DELETIONS)) await api.deleteComment(id);
}
