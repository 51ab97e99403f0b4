// The name that git gives to a content: equal ones have the same, so two trees compare without one of them being there.
import { createHash } from 'node:crypto';
import fs from 'node:fs';

/** @param like a sha of the same repository: SHA-1, or SHA-256 where it has 64 digits */
export function blobId(content: Uint8Array, like: string): string {
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}

/** What a path of a checkout holds: a link is not followed. Undefined when it is neither file nor link, or unreadable. */
export async function readFileOrLink(file: string): Promise<{ content: Uint8Array; isLink: boolean } | undefined> {
  try {
    const stat = await fs.promises.lstat(file);
    if (stat.isSymbolicLink())
      return { content: Buffer.from(await fs.promises.readlink(file, 'buffer')), isLink: true };
    return stat.isFile() ? { content: await fs.promises.readFile(file), isLink: false } : undefined;
  } catch {
    return undefined;
  }
}
