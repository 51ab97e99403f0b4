// The base of a run, for evaluate(): found in git or on GitHub when a gate wants it.
import { type GitChange, gitChanges, isTracked } from './git-changes.js';
import type { GithubApi } from './github/api.js';
import { findChangedFiles } from './github/changed-files.js';
import type { GithubContext } from './github/event.js';
import type { BaseFinder } from './regression/open-base.js';
import type { Env, Logger } from './settings/settings.js';
import { topOfClone } from './trust/paths.js';

export function createBaseFinder({
  context,
  workingDirectory,
  root,
  connect,
  env,
  log,
  signal,
}: {
  context: GithubContext;
  /** Both absolute: where the config is, and what the job checked out into. */
  workingDirectory: string;
  root: string;
  /** Absent without a token. */
  connect?: (() => Promise<GithubApi>) | undefined;
  env: Env;
  log: Logger;
  signal?: AbortSignal | undefined;
}): BaseFinder {
  const repository = topOfClone(workingDirectory, root) ?? root;
  return {
    repository,
    async mayTouch(test) {
      const git = (change: GitChange): Promise<string[] | undefined> => gitChanges(repository, change);
      let found = await findChangedFiles(context, { git });
      // A shallow clone, as actions/checkout makes one, does not know.
      if ('unknown' in found && connect) found = await findChangedFiles(context, { git, api: await connect() });
      return found.files ? found.files.some(test) : 'unknown' in found;
    },
    isCommitted: (file) => isTracked(repository, file),
    async find() {
      const { findBase } = await import('./baseline/base-tree.js');
      return findBase({ context, repository, connect, env, log, signal });
    },
  };
}
