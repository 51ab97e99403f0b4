// Which paths belong to the workspace. All of them real: what a symbolic link leads to is what counts.
import fs from 'node:fs';
import path from 'node:path';
import type { Trust } from './who.js';

/** Where a path leads: its real path, with the end that does not exist yet (if any) appended as written. */
export interface Located {
  real: string;
  /** The deepest part that exists. */
  existing: string;
  /** Names below `existing` that do not exist. */
  rest: string[];
}

/** @throws NodeJS.ErrnoException other than ENOENT and ENOTDIR (links in a circle, no permission) */
export function locate(absolute: string): Located {
  const rest: string[] = [];
  for (let current = absolute; ; current = path.dirname(current)) {
    const existing = realPath(current);
    if (existing !== undefined) return { real: path.join(existing, ...rest), existing, rest };
    if (path.dirname(current) === current) return { real: absolute, existing: current, rest };
    rest.unshift(path.basename(current));
  }
}

function realPath(file: string): string | undefined {
  try {
    return fs.realpathSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

export function isInside(root: string, file: string): boolean {
  const relative = path.relative(root, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** Whether a path below `root` is git's own, at any depth, by any of the names that file systems take for `.git`. */
export function isGitInternal(root: string, file: string): boolean {
  return path.relative(root, file).split(path.sep).some(namesGit);
}

function namesGit(name: string): boolean {
  // Windows drops dots and spaces at the end and knows streams (`.git::$INDEX_ALLOCATION`) and short names, macOS drops
  // characters without width.
  const plain = name
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .replace(/:.*$/s, '')
    .replace(/[. ]+$/, '')
    .toLowerCase();
  return plain === '.git' || /^git~\d+$/.test(plain);
}

/**
 * The deepest folder that holds all these files, of which globs may be some. When that is the whole file system: the
 * folder of the first.
 */
export function commonFolder(cwd: string, files: readonly string[]): string {
  const folders = files.map((file) => path.dirname(path.resolve(cwd, file.replace(/[*?[\]{}].*$/s, '_'))));
  const [first = cwd, ...rest] = folders;
  let common = first;
  for (const folder of rest) while (!isInside(common, folder)) common = path.dirname(common);
  return path.dirname(common) === common ? first : common;
}

/**
 * The folder that a run may read and write: the workspace on a runner; on a laptop the top of the git repository around
 * `cwd`, else `configFolder`.
 */
export function findRoot(
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  configFolder: string = cwd,
): string {
  const workspace = env['GITHUB_WORKSPACE'];
  if (env['GITHUB_ACTIONS'] === 'true' && workspace) return path.resolve(workspace);
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    // A folder in a clone, a file in a worktree or submodule.
    if (fs.existsSync(path.join(folder, '.git'))) return folder;
    if (path.dirname(folder) === folder) return path.resolve(configFolder);
  }
}

/**
 * The folder that the config of a run may read and write. Of a change from outside it is the working directory alone: what
 * else lies in the workspace (scripts of ours, other files of the job) is nothing that it brought along.
 */
export function configRoot(
  trust: Trust,
  { root, workingDirectory }: { root: string; workingDirectory: string },
): string {
  // A checkout of the change may have made the folder a link to anywhere.
  const isBelow = isInside(locate(root).real, locate(workingDirectory).real);
  return !trust.trusted && isBelow ? workingDirectory : root;
}

/** The top of the clone around `folder`, at `root` or below: `actions/checkout` may have been given a `path`. */
export function topOfClone(folder: string, root: string): string | undefined {
  for (let at = folder; isInside(root, at); at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, '.git'))) return at;
    if (path.dirname(at) === at) break;
  }
  return undefined;
}
