// Files of somebody else's tree, written below one folder and nowhere else.
import fs from 'node:fs';
import path from 'node:path';
import type { TreeEntry } from '../github/base-tree-calls.js';

/** A file to copy, absolute; or what to write. */
export type Source = { copyOf: string } | { content: Uint8Array };

export const LINK = '120000';
const EXECUTABLE = '100755';

/**
 * Links come last, when every folder is there: nothing is written through one. Nothing is replaced either: two names that
 * a file system takes for the same are an error.
 *
 * @param entries with safe names (isSafeName)
 * @param to.folder real, empty
 * @param to.sources by blob id, one for each entry
 * @throws NodeJS.ErrnoException
 */
export async function writeTree(
  entries: readonly TreeEntry[],
  { folder, sources }: { folder: string; sources: ReadonlyMap<string, Source> },
): Promise<void> {
  const ofKind = (links: boolean): TreeEntry[] => entries.filter(({ mode }) => (mode === LINK) === links);
  for (const { path: name, mode, sha } of ofKind(false)) {
    const target = await placeOf(folder, name);
    const source = sourceOf(sources, sha);
    const { COPYFILE_EXCL, COPYFILE_FICLONE } = fs.constants;
    if ('copyOf' in source) await fs.promises.copyFile(source.copyOf, target, COPYFILE_EXCL | COPYFILE_FICLONE);
    else await fs.promises.writeFile(target, source.content, { flag: 'wx' });
    await fs.promises.chmod(target, mode === EXECUTABLE ? 0o755 : 0o644);
  }
  // All folders before the first link: a folder may not be made where one leads.
  const links = ofKind(true);
  const places = [];
  for (const { path: name, sha } of links) places.push({ target: await placeOf(folder, name), sha });
  for (const { target, sha } of places) await writeLink(target, sourceOf(sources, sha));
}

async function placeOf(folder: string, name: string): Promise<string> {
  const target = path.join(folder, ...name.split('/'));
  await fs.promises.mkdir(path.dirname(target), { recursive: true });
  return target;
}

function sourceOf(sources: ReadonlyMap<string, Source>, sha: string): Source {
  const source = sources.get(sha);
  if (!source) throw new Error(`the blob ${sha} has no content`);
  return source;
}

async function writeLink(target: string, source: Source): Promise<void> {
  const content = 'copyOf' in source ? await fs.promises.readFile(source.copyOf) : Buffer.from(source.content);
  // No system takes a NUL in it, or more than this many bytes; Node's own error for the first has no code.
  if (content.includes(0) || content.length > 4_096)
    throw Object.assign(new Error('a link leads nowhere'), { code: 'EINVAL' });
  try {
    await fs.promises.symlink(content.toString('utf8'), target);
  } catch (error) {
    // Windows lets few users make one: git writes a file then.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
    await fs.promises.writeFile(target, content, { flag: 'wx' });
  }
}
