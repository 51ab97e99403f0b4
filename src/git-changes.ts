// The files between two commits, as the git of this machine knows them.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TIME_LIMIT_MS = 20_000;
const MOST_BYTES = 50_000_000;

/**
 * Undefined when git or one of the commits is not there (a shallow clone), or when `head` without a `base` is no merge.
 *
 * @param folder in the repository
 */
export async function gitChanges(
  folder: string,
  base: string | undefined,
  head: string,
): Promise<string[] | undefined> {
  const git = async (...args: string[]): Promise<string> => {
    const { stdout } = await run('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      timeout: TIME_LIMIT_MS,
      maxBuffer: MOST_BYTES,
    });
    return stdout;
  };
  try {
    if (base === undefined) await git('rev-parse', '--verify', '--quiet', `${head}^2`);
    const from = base ?? `${head}^1`;
    // Both names of a file that was renamed. As of the common ancestor, like the API's comparison.
    const range = base === undefined ? [from, head] : [`${from}...${head}`];
    const names = await git('diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', ...range, '--');
    return names.split('\0').filter((name) => name !== '');
  } catch {
    return undefined;
  }
}
