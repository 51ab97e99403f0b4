// Names that somebody else's tree gives to files that we write.
import path from 'node:path';
import { isGitInternal } from '../trust/paths.js';

/** Longest name and deepest path that systems take, characters. */
const MOST_CHARACTERS = 4_096;

/** Whether a name from the top, with `/`, stays below it on every system, and leaves git's own alone. */
export function isSafeName(name: string): boolean {
  if (name === '' || name.length > MOST_CHARACTERS || name.includes('\0')) return false;
  // Windows: a backslash separates, and `C:` and `file:stream` lead elsewhere.
  if (path.sep === '\\' && /[\\:]/.test(name)) return false;
  // Also of an absolute one: its first part is empty.
  if (name.split('/').some((part) => part === '' || part === '.' || part === '..')) return false;
  const top = path.resolve(path.sep, 'top');
  return !isGitInternal(top, path.join(top, ...name.split('/')));
}
