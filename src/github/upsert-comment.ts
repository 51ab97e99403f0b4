import type { GithubApi, IssueComment } from './api.js';
import type { ApiFailure, ApiResult } from './api-failure.js';
import { findOwnComments, firstLine } from './own-comments.js';
import { retryDelay } from './retry.js';

export interface CommentRequest {
  /** The first line of our comments, an HTML comment; no line break. */
  marker: string;
  /** Begins with the marker's line (it is added where it is missing). At most 65,536 characters. */
  body: string;
  /** Its number. */
  pullRequest: number;
  /** `update only` leaves a pull request alone that has no comment of ours yet. Default: `create or update`. */
  mode?: 'create or update' | 'update only';
}

/** Own comments that refuse an update, and are passed over, before a new one is written. */
const MAX_REFUSALS = 3;

/**
 * Keeps one comment of ours up to date: updates the oldest, else creates one. When several runs raced and left more than
 * one, the oldest goes on. Never throws. The value is undefined when nothing had to be written.
 */
export async function upsertComment(
  api: GithubApi,
  request: CommentRequest,
): Promise<ApiResult<IssueComment | undefined>> {
  const { marker, pullRequest, mode = 'create or update' } = request;
  const body = firstLine(request.body) === marker ? request.body : `${marker}\n${request.body}`;
  for (let attempt = 1; ; attempt++) {
    const updated = await updateOldest(api, { marker, body, pullRequest });
    if (updated.result) return updated.result;
    if (mode === 'update only') {
      // Deleted meanwhile, or none was there: nothing is stale. Any other refusal leaves a stale comment behind.
      const { refusal } = updated;
      return refusal && refusal.kind !== 'not found' ? { ok: false, failure: refusal } : { ok: true, value: undefined };
    }
    const created = await api.createComment(pullRequest, body);
    const delay = created.ok ? undefined : retryDelay(created.failure, attempt);
    if (delay === undefined) return created;
    await api.sleep(delay);
    // The lost answer may have been a success: look again before a second comment is written.
  }
}

interface UpdateOutcome {
  /** Absent when there is nothing of ours that can be updated. */
  result?: ApiResult<IssueComment>;
  refusal?: ApiFailure;
}

async function updateOldest(api: GithubApi, { marker, body, pullRequest }: CommentRequest): Promise<UpdateOutcome> {
  const own = findOwnComments(api, pullRequest, marker);
  let refusal: ApiFailure | undefined;
  for (let refusals = 0; refusals < MAX_REFUSALS; refusals++) {
    const next = await own.next();
    if (next.done) return next.value ? { result: { ok: false, failure: next.value } } : { ...(refusal && { refusal }) };
    const result = await api.updateComment(next.value.id, body);
    if (result.ok) return { result };
    // Deleted since it was listed, or written with a token that could do more than today's.
    const isRefusal = result.failure.kind === 'forbidden' || result.failure.kind === 'not found';
    if (!isRefusal) return { result };
    refusal = result.failure;
  }
  return { ...(refusal && { refusal }) };
}
