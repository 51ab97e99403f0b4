// Which comments on a pull request are ours: those whose first line is exactly our marker, and that we wrote (author.ts).
import type { GithubApi } from './api.js';
import type { ApiResult } from './api-failure.js';
import { createOwnership, firstLine } from './author.js';
import type { IssueComment } from './comment-calls.js';

/** GitHub accepts no further comment after 2,500 (docs: limits of issues); 100 a page. */
const MAX_PAGES = 30;

/** All of them, oldest first. */
export async function listOwnComments(
  api: GithubApi,
  pullRequest: number,
  marker: string,
): Promise<ApiResult<IssueComment[]>> {
  const isOurs = createOwnership(api.viewerLogin);
  const own: IssueComment[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const result = await api.listComments(pullRequest, page);
    if (!result.ok) return result;
    for (const comment of result.value.comments)
      if (firstLine(comment.body) === marker && (await isOurs(comment.author))) own.push(comment);
    if (!result.value.hasNext) break;
  }
  // Ids grow. A list may be sorted otherwise one day, and two jobs in a race have to agree on the oldest.
  return { ok: true, value: own.sort((a, b) => a.id - b.id) };
}
