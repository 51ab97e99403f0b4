// Commits, as the objects of git tell them.
import type { Git } from './git.js';

/** @param name of a commit, `HEAD` or a sha */
export async function readCommit(git: Git, name: string): Promise<{ sha: string; parents: string[] } | undefined> {
  const sha = (await git.tryTo(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]))?.trim();
  const text = sha && (await git.tryTo(['cat-file', 'commit', sha]));
  if (!sha || text === undefined || text === '') return undefined;
  // Not by rev-parse: in a shallow clone it leaves out the parents that are not there.
  const [head = ''] = text.split('\n\n', 1);
  return { sha, parents: [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent) };
}
