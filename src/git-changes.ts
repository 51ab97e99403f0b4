// The files between two commits, as the git of this machine knows them.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TIME_LIMIT_MS = 20_000;
const MOST_BYTES = 50_000_000;

/** Two commits; or the merge commit that is checked out, when it merges `mergeOf` into its first parent. */
export type GitChange = { base: string; head: string } | { mergeOf: string };

/**
 * Undefined when git or one of the commits is not there (a shallow clone), or when that merge is not checked out.
 *
 * @param folder in the repository
 */
export async function gitChanges(folder: string, change: GitChange): Promise<string[] | undefined> {
  const git = async (...args: string[]): Promise<string> => {
    const { stdout } = await run('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      timeout: TIME_LIMIT_MS,
      maxBuffer: MOST_BYTES,
    });
    return stdout;
  };
  try {
    if ('mergeOf' in change && (await git('rev-parse', '--verify', '--quiet', 'HEAD^2')).trim() !== change.mergeOf)
      return undefined;
    // As of the common ancestor, like the API's comparison.
    const range = 'mergeOf' in change ? ['HEAD^1', 'HEAD'] : [`${change.base}...${change.head}`];
    // Both names of a file that was renamed.
    const names = await git('diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', ...range, '--');
    return names.split('\0').filter((name) => name !== '');
  } catch {
    return undefined;
  }
}

/** Whether git has the file in its index; false where git does not say. @param file absolute */
export async function isTracked(folder: string, file: string): Promise<boolean> {
  try {
    const args = ['--literal-pathspecs', '-C', folder, 'ls-files', '-z', '--', file];
    const { stdout } = await run('git', args, { encoding: 'utf8', timeout: TIME_LIMIT_MS, maxBuffer: MOST_BYTES });
    return stdout !== '';
  } catch {
    return false;
  }
}
