import fs from 'node:fs';
import path from 'node:path';

const LEFT_OUT = new Set(['.git', 'node_modules']);

/** Files and links below a folder, with `/`, but for those of `.git` and `node_modules`. No link is followed. */
export async function filesBelow(top: string, signal?: AbortSignal): Promise<string[]> {
  const names: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal?.throwIfAborted();
    for (const entry of await fs.promises.readdir(path.join(top, folder), { withFileTypes: true })) {
      const name = `${folder}${entry.name}`;
      if (entry.isFile() || entry.isSymbolicLink()) names.push(name);
      else if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) folders.push(`${name}/`);
    }
  }
  return names;
}
