// A copy of the checkout's index. Git notes in an index what it found out about files: in the copy, never in the checkout.
import fs from 'node:fs';
import path from 'node:path';
import { type Git, parts } from './git.js';

/** What every comparison of the checkout is asked with. Of a submodule its commit counts; git would start another git in it. */
const DIFF = ['diff', '--no-ext-diff', '--no-textconv', '--ignore-submodules=dirty', '-z'];

/** The checkout as git sees it, compared with its index or with a commit. */
export interface CheckoutIndex {
  /** As `git diff` prints it, with `-z`. */
  diff(args: readonly string[]): Promise<string>;
  /** `git ls-files` with `-z`, in parts. */
  list(args: readonly string[]): Promise<string[]>;
}

/** @param folder where the copy goes */
export async function copyIndex(
  git: Git,
  { repository, folder }: { repository: string; folder: string },
): Promise<CheckoutIndex> {
  const own = path.resolve(repository, (await git.ask(['rev-parse', '--git-path', 'index'])).replace(/\r?\n$/, ''));
  const index = path.join(folder, 'checkout-index');
  // A clone without a checkout has none; git takes that for an empty one.
  if (fs.existsSync(own)) {
    await fs.promises.copyFile(own, index);
    // Files as old as their index are looked at once more, since they may have changed in the same second: the copy must
    // not look newer.
    const second = Math.floor((await fs.promises.stat(own)).mtimeMs / 1000);
    await fs.promises.utimes(index, second, second);
  }
  return {
    diff: (args) => git.ask([...DIFF, ...args, '--'], { index }),
    list: async (args) => parts(await git.ask(['ls-files', '-z', ...args], { index })),
  };
}

/** Not ignored. A clone inside of the checkout is left out: git names its folder, with a slash at the end. */
export async function untracked(index: CheckoutIndex): Promise<string[]> {
  return (await index.list(['--others', '--exclude-standard'])).filter((name) => !name.endsWith('/'));
}
