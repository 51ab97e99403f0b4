// The tree of a commit that the git of the checkout has.
import fs from 'node:fs';
import path from 'node:path';
import { fileId } from './blob-id.js';
import { type CheckoutIndex, untracked } from './checkout-index.js';
import { type Git, parts } from './git.js';
import { exactRenames } from './renames.js';

/** For writing all files of a repository, ms. */
const CHECKOUT_LIMIT_MS = 120_000;
/** New files that are read to find out whether they are old ones under another name. */
const MOST_UNTRACKED = 1_000;
/** Larger ones are no file of an eval, but models and archives that lie around; bytes. */
const MOST_UNTRACKED_BYTES = 20_000_000;

/** What differs between a tree and the checkout. */
export interface TreeDifference {
  changed: Set<string>;
  /** From the name of now to the name in the tree. */
  renamed: Map<string, string>;
}

/**
 * Writes all files but those of submodules, without the filters of a config: line ends are as in the checkout.
 *
 * @param folder an empty one
 * @param scratch for the index that it needs
 * @throws GitFailure when an object is missing (a partial clone), or a file cannot be written
 */
export async function checkOutTree(
  git: Git,
  { sha, folder, scratch }: { sha: string; folder: string; scratch: string },
): Promise<void> {
  const at = { index: path.join(scratch, 'base-index'), workTree: folder };
  await git.ask(['read-tree', sha], at);
  await git.ask(['checkout-index', '--all', '--force', '--quiet'], { ...at, limitMs: CHECKOUT_LIMIT_MS });
}

/** @throws GitFailure */
export async function differenceByGit(
  git: Git,
  { sha, repository, index }: { sha: string; repository: string; index: CheckoutIndex },
): Promise<TreeDifference> {
  const { changed, renamed, gone } = readStatus(parts(await statusOf(index, sha)));
  const added = await untracked(index);
  for (const name of added) changed.add(name);
  if (gone.length > 0 && added.length > 0 && added.length <= MOST_UNTRACKED) {
    const before = await idsOf(git, sha, new Set(gone));
    for (const [name, old] of exactRenames(before, await idsInCheckout(repository, added, sha))) renamed.set(name, old);
  }
  return { changed, renamed };
}

/** Similar files are looked for, which takes their content: a partial clone does not have it. */
async function statusOf(index: CheckoutIndex, sha: string): Promise<string> {
  try {
    return await index.diff(['--name-status', '-M', sha]);
  } catch {
    return index.diff(['--name-status', '--no-renames', sha]);
  }
}

/** `M`, name; `R087`, old name, new name. */
function readStatus(answer: string[]): TreeDifference & { gone: string[] } {
  const changed = new Set<string>();
  const renamed = new Map<string, string>();
  const gone: string[] = [];
  for (let at = 0; at + 1 < answer.length; ) {
    const [status = '', name = '', next = ''] = answer.slice(at, at + 3);
    const isRename = status.startsWith('R');
    changed.add(name);
    if (isRename) {
      changed.add(next);
      renamed.set(next, name);
    }
    if (status.startsWith('D')) gone.push(name);
    at += isRename ? 3 : 2;
  }
  return { changed, renamed, gone };
}

async function idsOf(git: Git, sha: string, wanted: ReadonlySet<string>): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const entry of parts(await git.ask(['ls-tree', '-r', '-z', '--full-tree', sha]))) {
    const [, id = '', name = ''] = /^\d+ \w+ ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (wanted.has(name)) ids.set(name, id);
  }
  return ids;
}

async function idsInCheckout(repository: string, names: readonly string[], like: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const name of names) {
    const file = path.join(repository, name);
    const size = (await fs.promises.lstat(file).catch(() => undefined))?.size;
    const found = size !== undefined && size <= MOST_UNTRACKED_BYTES ? await fileId(file, like) : undefined;
    if (found) ids.set(name, found.sha);
  }
  return ids;
}
