import type { Logger, Settings } from '../settings/settings.js';
import type { GithubApi } from './api.js';
import type { GithubContext } from './event.js';

/** What each channel on GitHub (comment, commit status, issue) needs to do its part. */
export interface Channel {
  context: GithubContext;
  settings: Pick<Settings, 'comment' | 'githubToken' | 'pullRequest' | 'commitStatus' | 'issueOnFailure'>;
  /** To be called when context and settings have a repository and a token. */
  api: () => Promise<GithubApi>;
  /** May quote text from outside. */
  tell: Pick<Logger, 'info' | 'warning'>;
}
