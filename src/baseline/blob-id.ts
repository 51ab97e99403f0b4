// The name that git gives to a content: equal ones have the same, so two trees compare without one of them being there.
import { createHash, type Hash } from 'node:crypto';
import fs from 'node:fs';

/** @param like a sha of the same repository: SHA-1, or SHA-256 where it has 64 digits */
export function blobId(content: Uint8Array, like: string): string {
  return begin(content.length, like).update(content).digest('hex');
}

/** Of what stands at a path. A link is not followed. Undefined when it is neither file nor link, or cannot be read. */
export async function fileId(file: string, like: string): Promise<{ sha: string; isLink: boolean } | undefined> {
  try {
    const stat = await fs.promises.lstat(file);
    if (stat.isSymbolicLink()) return { sha: blobId(await fs.promises.readlink(file, 'buffer'), like), isLink: true };
    if (!stat.isFile()) return undefined;
    const hash = begin(stat.size, like);
    for await (const chunk of fs.createReadStream(file)) hash.update(chunk as Buffer);
    return { sha: hash.digest('hex'), isLink: false };
  } catch {
    return undefined;
  }
}

function begin(size: number, like: string): Hash {
  return createHash(like.length === 64 ? 'sha256' : 'sha1').update(`blob ${size}\0`);
}
