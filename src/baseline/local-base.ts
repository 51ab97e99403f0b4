// What a change on someone's own machine is compared with: what it has in common with the branch that it will go to.
import type { BaseCommitSearch } from './base-commit.js';
import type { Git } from './git.js';
import { readCommit } from './git-commits.js';

/** The first that exists. */
const BRANCHES = [
  { ref: 'refs/remotes/origin/main', name: 'origin/main' },
  { ref: 'refs/remotes/origin/master', name: 'origin/master' },
  { ref: 'refs/heads/main', name: 'main' },
  { ref: 'refs/heads/master', name: 'master' },
];

/** HEAD itself may be that commit: then what is not committed is the change. */
export async function localBase(git: Git | undefined): Promise<BaseCommitSearch> {
  if (!git) return { none: 'this folder is in no git repository, or there is no git' };
  if (!(await readCommit(git, 'HEAD'))) return { none: 'the git repository has no commit yet' };
  const branch = await findBranch(git);
  if (!branch) return { none: 'there is no branch to compare with: neither origin/HEAD nor main nor master' };
  const sha = (await git.tryTo(['merge-base', 'HEAD', branch.sha]))?.trim();
  if (!sha) return { none: `HEAD and ${branch.name} have no commit in common; \`git fetch --unshallow\` may bring it` };
  return { sha, name: branch.name, advice: 'run `git fetch --unshallow`' };
}

async function findBranch(git: Git): Promise<{ sha: string; name: string } | undefined> {
  const named = (await git.tryTo(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']))?.trim();
  const main = named?.startsWith('refs/remotes/')
    ? [{ ref: named, name: named.slice('refs/remotes/'.length).slice(0, 255) }]
    : [];
  for (const { ref, name } of [...main, ...BRANCHES]) {
    const sha = (await git.tryTo(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]))?.trim();
    if (sha) return { sha, name };
  }
  return undefined;
}
