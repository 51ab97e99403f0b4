// The repository as it was before a change, in a temporary folder: what the change is compared with. The checkout and its git
// stay as they are.
import fs from 'node:fs';
import type { BaseTreeCalls } from '../github/base-tree-calls.js';
import type { GithubContext } from '../github/event.js';
import type { Env, Logger } from '../settings/settings.js';
import { treeByApi } from './api-tree.js';
import { type BaseCommitRequest, findBaseCommit, short } from './base-commit.js';
import { copyIndex } from './checkout-index.js';
import { filesBelow } from './files-below.js';
import { type Git, GitFailure, openGit } from './git.js';
import { checkOutTree, differenceByGit, type TreeDifference } from './git-tree.js';
import { restoreLargeFiles } from './large-files.js';
import { makeTemporaryFolder, type TemporaryFolder } from './temporary-folder.js';

export interface BaseTree {
  /** Absolute real path of a temporary folder that mirrors the top of the repository at `sha`. */
  folder: string;
  sha: string;
  /** What the base is called in sentences: the branch (`main`); hostile, bounded, not escaped. */
  name: string;
  source: 'git' | 'api';
  /**
   * Files (from the top, `/` between) that are not the same in the base and in what is checked out, new ones that git does
   * not ignore included. Undefined: not known.
   */
  changed: ReadonlySet<string> | undefined;
  /** The base's name of a file that the change renamed, from the top, `/` between; undefined when it was not renamed. */
  renamedFrom(file: string): string | undefined;
  /** Removes the folder. Never throws. */
  close(): Promise<void>;
}

/** `none`: a clause, hostile, not escaped: why there is nothing to compare with, and what to do where something can be done. */
export type BaseSearch = { tree: BaseTree } | { none: string };

export interface BaseRequest {
  context: GithubContext;
  /** Absolute: the top of the repository of the checkout; see topOfClone. */
  repository: string;
  /** To the repository of `context`. Absent without a token; called when git alone does not do, at most once. */
  connect?: (() => Promise<BaseTreeCalls>) | undefined;
  /** For git (PATH, HOME), the temporary folder (RUNNER_TEMP) and a checkout without git (GITHUB_SHA). */
  env: Env;
  log: Pick<Logger, 'info' | 'warning'>;
  signal?: AbortSignal | undefined;
}

/**
 * The base of a pull request or a merge queue; outside GitHub Actions of what is checked out and not committed yet.
 * Submodules are left out, and so is what git does not know, as `node_modules`. Never throws for anything that git, GitHub, a
 * repository or a full disk can do.
 */
export async function findBase(request: BaseRequest): Promise<BaseSearch> {
  let temporary: TemporaryFolder | undefined;
  let found: BaseSearch | undefined;
  try {
    const git = await openGit(request);
    const api = once(request);
    const commit = await findBaseCommit({ ...request, git, api });
    if ('none' in commit) return commit;
    temporary = await makeTemporaryFolder(request.env);
    found = await readTree({ ...request, ...commit, git, api, temporary });
    return found;
  } catch (error) {
    if (request.signal?.aborted) return { none: 'the run was stopped' };
    if (error instanceof GitFailure) return { none: error.message };
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string') throw error;
    return { none: `the files of the base cannot be written to a temporary folder (${code})` };
  } finally {
    if (!found || 'none' in found) await temporary?.remove();
  }
}

/** Connects with the first question; a connection that cannot be made is like no token. */
function once({ connect, log }: BaseRequest): BaseCommitRequest['api'] {
  let connection: Promise<BaseTreeCalls | undefined> | undefined;
  return () => {
    connection ??= open();
    return connection;
  };
  async function open(): Promise<BaseTreeCalls | undefined> {
    try {
      return await connect?.();
    } catch (error) {
      log.warning(`GitHub cannot be asked for the base: ${(error as Error).message}`);
      return undefined;
    }
  }
}

interface TreeRequest extends BaseRequest {
  sha: string;
  name: string;
  advice: string;
  git: Git | undefined;
  api: BaseCommitRequest['api'];
  temporary: TemporaryFolder;
}

async function readTree(request: TreeRequest): Promise<BaseSearch> {
  const { repository, git, sha, name, api, temporary, signal } = request;
  const { folder, scratch, remove } = temporary;
  const index = git && (await copyIndex(git, { repository, folder: scratch }).catch(noGit));
  const lack = await checkOut(request);
  const tree = { folder, sha, name, close: remove };
  if (lack === undefined) {
    const difference = git && index && (await differenceByGit(git, { sha, repository, index }).catch(noGit));
    return { tree: { ...tree, source: 'git', ...(await settle(difference, request)) } };
  }
  const calls = await api();
  if (!calls) return { none: `${lack.why}; ${lack.advice}` };
  // What git wrote before it failed.
  await fs.promises.rm(folder, { recursive: true, force: true });
  await fs.promises.mkdir(folder, { mode: 0o700 });
  const difference = await treeByApi({ api: calls, sha, folder, repository, index, signal });
  if ('none' in difference) return { none: `${lack.why}, and ${difference.none}; ${lack.advice}` };
  return { tree: { ...tree, source: 'api', ...(await settle(difference, request)) } };
}

/** Undefined when all files are there. */
async function checkOut(request: TreeRequest): Promise<{ why: string; advice: string } | undefined> {
  const { git, sha, advice, context, temporary } = request;
  if (!git)
    return {
      why: `there is no git to ask for the commit ${short(sha)}`,
      advice: 'install git before actions/checkout runs',
    };
  if ((await git.tryTo(['cat-file', '-e', `${sha}^{tree}`])) === undefined)
    return { why: `the commit ${short(sha)} is not in this clone`, advice };
  try {
    await checkOutTree(git, { sha, ...temporary });
    return undefined;
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return {
      why: `git cannot write all files of the commit ${short(sha)} (${error.message})`,
      advice:
        context.eventName === undefined
          ? `in a partial clone \`git archive ${short(sha)} > /dev/null\` fetches them`
          : 'in a partial clone leave out `filter` of actions/checkout',
    };
  }
}

function noGit(error: unknown): undefined {
  if (!(error instanceof GitFailure)) throw error;
}

/** What is known of the difference, once the contents that git keeps elsewhere are in place. */
async function settle(
  difference: TreeDifference | undefined,
  { repository, log, temporary: { folder }, signal }: TreeRequest,
): Promise<Pick<BaseTree, 'changed' | 'renamedFrom'>> {
  const { same, missing } = await restoreLargeFiles(await filesBelow(folder, signal), { folder, repository });
  const [first] = missing;
  if (first !== undefined)
    log.warning(
      `of ${missing.length === 1 ? 'a file' : `${missing.length} files`} in Git LFS the base has the pointer alone: ${JSON.stringify(first)}`,
    );
  for (const name of same) difference?.changed.delete(name);
  return { changed: difference?.changed, renamedFrom: (file) => difference?.renamed.get(file) };
}
