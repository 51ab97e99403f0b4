// The tree of a commit that the git of the checkout does not have: from GitHub, but for what the checkout holds too.
import fs from 'node:fs';
import path from 'node:path';
import type { BaseTreeCalls, TreeEntry } from '../github/base-tree-calls.js';
import { refusal, short } from './base-commit.js';
import { blobId } from './blob-id.js';
import { type CheckoutFile, type CheckoutRequest, checkoutFiles, describe } from './checkout-files.js';
import { fetchBlobs } from './fetch-blobs.js';
import type { TreeDifference } from './git-tree.js';
import { exactRenames } from './renames.js';
import { isSafeName } from './tree-names.js';
import { LINK, type Source, writeTree } from './write-tree.js';

export interface ApiTreeRequest extends Omit<CheckoutRequest, 'like'> {
  api: BaseTreeCalls;
  sha: string;
  /** An empty one, where the files go. */
  folder: string;
}

const SUBMODULE = '160000';

/** `none`: a clause, with text from outside. @throws NodeJS.ErrnoException when a file cannot be written */
export async function treeByApi(request: ApiTreeRequest): Promise<TreeDifference | { none: string }> {
  const { api, sha, folder, repository } = request;
  const tree = await api.treeOf(sha);
  if (!tree.ok) return { none: refusal(tree.failure) };
  if (tree.value.truncated)
    return { none: `the commit ${short(sha)} has more files than GitHub lists (100,000 entries or 7 MB)` };
  const entries = tree.value.entries.filter(({ mode }) => mode !== SUBMODULE);
  const bad = entries.find((entry) => !isSafeName(entry.path));
  if (bad) return { none: `the commit ${short(sha)} holds a name that is refused, ${shown(bad.path)}` };

  const like = { ...request, like: sha };
  const checkout = await checkoutFiles(like);
  // A walk leaves them out; who keeps them in the repository has them in the tree.
  const inModules = entries.map((entry) => entry.path).filter((name) => name.split('/').includes('node_modules'));
  if (!request.index) for (const [name, file] of await describe(inModules, like)) checkout.set(name, file);

  const sources = await localSources(entries, { checkout, repository });
  const missing = entries.filter((entry) => !sources.has(entry.sha));
  const fetched = await fetchBlobs(missing, request);
  if ('none' in fetched) return fetched;
  for (const [id, content] of fetched.contents) sources.set(id, { content });
  await writeTree(entries, { folder, sources });
  return differenceOf(entries, checkout);
}

/** What of the tree the checkout holds, under the same name or another, by blob id. */
async function localSources(
  entries: readonly TreeEntry[],
  { checkout, repository }: { checkout: ReadonlyMap<string, CheckoutFile>; repository: string },
): Promise<Map<string, Source>> {
  const names = new Map([...checkout].map(([name, { sha }]) => [sha, name]));
  const sources = new Map<string, Source>();
  for (const { path: name, mode, sha } of entries) {
    const same = checkout.get(name)?.sha === sha ? name : names.get(sha);
    if (same === undefined || sources.has(sha)) continue;
    const file = path.join(repository, same);
    // Git may count what is not there (a sparse checkout), or write a link as a file (Windows).
    const stat = await statOf(file);
    if (checkout.get(same)?.isLink || mode === LINK) {
      const content = stat?.isSymbolicLink() ? await fs.promises.readlink(file, 'buffer') : undefined;
      if (content && blobId(content, sha) === sha) sources.set(sha, { content });
    } else if (stat?.isFile()) sources.set(sha, { copyOf: file });
  }
  return sources;
}

async function statOf(file: string): Promise<fs.Stats | undefined> {
  try {
    return await fs.promises.lstat(file);
  } catch {
    return undefined;
  }
}

function differenceOf(entries: readonly TreeEntry[], checkout: ReadonlyMap<string, CheckoutFile>): TreeDifference {
  const changed = new Set<string>();
  const gone = new Map<string, string>();
  const added = new Map([...checkout].map(([name, { sha }]) => [name, sha]));
  for (const { path: name, mode, sha } of entries) {
    const now = checkout.get(name);
    added.delete(name);
    if (now?.sha !== sha || now.isLink !== (mode === LINK)) changed.add(name);
    if (!now) gone.set(name, sha);
  }
  for (const name of added.keys()) changed.add(name);
  return { changed, renamed: exactRenames(gone, added) };
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100));
}
