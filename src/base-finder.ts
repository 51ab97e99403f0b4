// The base of a run, for evaluate(): found in git or on GitHub when a gate wants it.
import { type GitChange, gitChanges, isTracked } from './git-changes.js';
import type { GithubApi } from './github/api.js';
import { findChangedFiles } from './github/changed-files.js';
import type { GithubContext } from './github/event.js';
import type { BaseFinder } from './regression/open-base.js';
import type { Env, Logger } from './settings/settings.js';
import { topOfClone } from './trust/paths.js';

/** Of a run that no gate of its own compares: GitHub is asked whether one was taken out, and not waited for much longer. */
const MOST_WAIT_MS = 5_000;

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
  /** Absent without a token. @param within ends the calls of this connection */
  connect?: ((within?: AbortSignal) => Promise<GithubApi>) | undefined;
  env: Env;
  log: Logger;
  signal?: AbortSignal | undefined;
}): BaseFinder {
  const repository = topOfClone(workingDirectory, root) ?? root;
  return {
    repository,
    async mayTouch(test) {
      if (!context.pullRequest && !context.mergeGroup) return false;
      const git = (change: GitChange): Promise<string[] | undefined> => gitChanges(repository, change);
      const touches = (changed: readonly string[]): boolean => changed.some(test);
      const known = await findChangedFiles(context, { git });
      if (known.files) return touches(known.files);
      if (!connect) return true;
      // A shallow clone, as actions/checkout makes it by default.
      const within = AbortSignal.timeout(MOST_WAIT_MS);
      const asked = await findChangedFiles(context, { api: await connect(within), git });
      return asked.files ? touches(asked.files) : !within.aborted;
    },
    isCommitted: (file) => isTracked(repository, file),
    async find() {
      const { findBase } = await import('./baseline/base-tree.js');
      return findBase({ context, repository, connect: connect && (() => connect()), env, log, signal });
    },
  };
}
