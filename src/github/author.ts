// Who wrote a comment or an issue. Anybody can write our marker into one, so the marker alone proves nothing: what
// somebody planted would be shown under our name with their edits, or swallow our report.
import { isObject } from '../json.js';
import type { ApiResult } from './api-failure.js';

export interface Author {
  /** Empty when the account was deleted: nobody's is not ours. */
  login: string;
  isBot: boolean;
}

/** Who writes with a job's own GITHUB_TOKEN. */
const ACTIONS_BOT = 'github-actions[bot]';

export function readAuthor(user: unknown): Author {
  const author = isObject(user) && typeof user['login'] === 'string' ? user : undefined;
  return { login: String(author?.['login'] ?? ''), isBot: author?.['type'] === 'Bot' };
}

/**
 * Tells whether something with our marker was written by us, that is by
 * - `github-actions[bot]`: only workflows of this repository can write as it, whatever token we hold today; or
 * - the owner of our token, as GitHub names it. `viewer` of GraphQL is asked for that, since it answers every kind of
 *   token (`GET /user` refuses those of apps), and only when something of somebody else has our marker. Without an
 *   answer that is not ours: a second comment does less harm than a changed one of someone else.
 */
export function createOwnership(viewerLogin: () => Promise<ApiResult<string>>): (author: Author) => Promise<boolean> {
  return async ({ login, isBot }) => {
    if (isBot && login === ACTIONS_BOT) return true;
    const viewer = await viewerLogin();
    return viewer.ok && login !== '' && login === viewer.value;
  };
}

export function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}
