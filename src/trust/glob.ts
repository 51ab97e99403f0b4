import fs from 'node:fs';
import path from 'node:path';
import { FileError } from './file-error.js';
import { isGitInternal, isInside } from './paths.js';

/** Entries that one glob may look at: a monorepo without its node_modules has fewer. */
const MAX_ENTRIES = 200_000;
/** Files that one glob may find. */
const MAX_MATCHES = 10_000;

/**
 * Files that match a pattern, as absolute paths in the order of their characters (not of a locale, so that it is the same
 * everywhere). Links are followed as long as they stay below `root`.
 */
export function createGlob(options: { root: string; isOurs(file: string): boolean }) {
  const { root, isOurs } = options;

  return async (pattern: string, folder: string): Promise<string[]> => {
    // Few configs have globs.
    const { globSync } = await import('tinyglobby');
    let entries = 0;
    const visited = new Map<string, number>();
    const mayEnter = (directory: string): boolean => {
      if (!fs.existsSync(directory)) return false;
      const real = fs.realpathSync(directory);
      if (!isInside(root, real) || isGitInternal(root, real)) return false;
      // A link to a folder above itself would be entered again and again.
      const times = (visited.get(real) ?? 0) + 1;
      visited.set(real, times);
      return times <= MAX_VISITS;
    };
    const counted = (directory: string, found: fs.Dirent[]): fs.Dirent[] => {
      entries += found.length;
      if (entries <= MAX_ENTRIES) return found;
      throw new FileError(
        'too many',
        `${JSON.stringify(pattern)} looks at more than ${MAX_ENTRIES} files and folders (in ${JSON.stringify(path.basename(directory))})`,
        'name the folder that is meant',
      );
    };
    const readdirSync = (directory: string): fs.Dirent[] => {
      if (!mayEnter(directory)) return [];
      return counted(directory, fs.readdirSync(directory, { withFileTypes: true }));
    };
    const found = globSync(path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern, {
      cwd: folder,
      absolute: true,
      dot: false,
      expandDirectories: false,
      followSymbolicLinks: true,
      ignore: pattern.includes('node_modules') ? [] : ['**/node_modules/**'],
      fs: { readdirSync: readdirSync as unknown as typeof fs.readdirSync },
    });
    if (found.length > MAX_MATCHES)
      throw new FileError(
        'too many',
        `${JSON.stringify(pattern)} matches ${found.length} files, more than ${MAX_MATCHES}`,
      );
    return found
      .map((file) => path.resolve(file))
      .filter(isOurs)
      .sort(byCharacters);
  };
}

/** The same folder may be reached by a few links, not by ever longer ones. */
const MAX_VISITS = 3;

function byCharacters(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
