// Files in Git LFS: git and GitHub give a pointer in place of the content. Where the checkout holds that content, it is
// taken from there.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Format of a pointer: docs/spec.md of git-lfs, which also sets the limit, bytes. */
const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:[a-z0-9.-]+ [^\n]*\n)*?oid sha256:([0-9a-f]{64})\n/;
const MOST_POINTER_BYTES = 1_024;

export interface LargeFiles {
  /** The content of the base is the one of the checkout. */
  same: string[];
  /** Pointers that stay, beside a content in the checkout. */
  missing: string[];
}

/** @param names of the base's files, from the top, with `/` */
export async function restoreLargeFiles(
  names: readonly string[],
  { folder, repository }: { folder: string; repository: string },
): Promise<LargeFiles> {
  const found: LargeFiles = { same: [], missing: [] };
  if (!(await usesLargeFiles(names, folder))) return found;
  for (const name of names) {
    const pointer = await readPointer(path.join(folder, name));
    const own = path.join(repository, name);
    if (pointer === undefined || !(await isFile(own)) || (await readPointer(own)) !== undefined) continue;
    if ((await digest(own)) !== pointer) found.missing.push(name);
    else {
      await fs.promises.copyFile(own, path.join(folder, name));
      found.same.push(name);
    }
  }
  return found;
}

/** Reading every small file of a repository takes a while: most have no reason to. */
async function usesLargeFiles(names: readonly string[], folder: string): Promise<boolean> {
  for (const name of names) {
    if (path.posix.basename(name) !== '.gitattributes') continue;
    const file = path.join(folder, name);
    if ((await isFile(file)) && /\bfilter=lfs\b/.test(await fs.promises.readFile(file, 'utf8'))) return true;
  }
  return false;
}

/** The SHA-256 of the content, when the file is a pointer. */
async function readPointer(file: string): Promise<string | undefined> {
  if (!(await isFile(file, MOST_POINTER_BYTES))) return undefined;
  return POINTER.exec(await fs.promises.readFile(file, 'utf8'))?.[1];
}

async function isFile(file: string, mostBytes = Number.POSITIVE_INFINITY): Promise<boolean> {
  try {
    const stat = await fs.promises.lstat(file);
    return stat.isFile() && stat.size <= mostBytes;
  } catch {
    return false;
  }
}

async function digest(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
