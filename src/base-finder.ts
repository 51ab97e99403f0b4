// The base of a run, for evaluate(): found in git or on GitHub when a gate wants it.
import { gitChanges } from './git-changes.js';
import type { GithubApi } from './github/api.js';
import { findChangedFiles } from './github/changed-files.js';
import type { GithubContext } from './github/event.js';
import type { BaseFinder } from './regression/gate-plan.js';
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
    // By git alone: runs that no gate of theirs compares shall not wait for GitHub.
    async mayTouch(files) {
      const { files: changed = [] } = await findChangedFiles(context, {
        git: (change) => gitChanges(repository, change),
      });
      return files.some((file) => changed.includes(file));
    },
    async find() {
      const { findBase } = await import('./baseline/base-tree.js');
      return findBase({ context, repository, connect, env, log, signal });
    },
  };
}
