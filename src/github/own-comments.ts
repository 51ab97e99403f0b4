// Which comments on a pull request are ours. Anybody can write our marker into a comment, so the marker alone proves
// nothing: a comment that somebody planted would be shown under our name with their edits, or swallow our report.
import type { GithubApi, IssueComment } from './api.js';
import type { ApiFailure } from './api-failure.js';

/** GitHub accepts no further comment after 2,500 (docs: limits of issues); 100 a page. */
const MAX_PAGES = 30;
/** Who writes with a job's own GITHUB_TOKEN. */
const ACTIONS_BOT = 'github-actions[bot]';

export type OwnComments = AsyncGenerator<IssueComment, ApiFailure | undefined>;

/**
 * Our comments, oldest first, page after page until the caller has seen enough; returns the failure that ended the search.
 *
 * Ours is a comment whose first line is exactly `marker` and that was written by
 * - `github-actions[bot]`: only workflows of this repository can write as it, whatever token we hold today; or
 * - the owner of our token, as GitHub names it. `viewer` of GraphQL is asked for that, since it answers every kind of
 *   token (`GET /user` refuses those of apps), and only when a comment of somebody else has our marker. Without an
 *   answer such a comment is not ours: a second comment does less harm than a changed one of someone else.
 */
export async function* findOwnComments(api: GithubApi, pullRequest: number, marker: string): OwnComments {
  let viewer: Promise<string | undefined> | undefined;
  const isOurs = async ({ author }: IssueComment): Promise<boolean> => {
    if (author.isBot && author.login === ACTIONS_BOT) return true;
    viewer ??= api.viewerLogin().then((result) => (result.ok ? result.value : undefined));
    return author.login !== '' && author.login === (await viewer);
  };
  for (let page = 1; page <= MAX_PAGES; page++) {
    const result = await api.listComments(pullRequest, page);
    if (!result.ok) return result.failure;
    for (const comment of result.value.comments) {
      if (firstLine(comment.body) === marker && (await isOurs(comment))) yield comment;
    }
    if (!result.value.hasNext) break;
  }
  return undefined;
}

export function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}
