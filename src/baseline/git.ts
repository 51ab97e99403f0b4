// The git of this machine, asked about a checkout that it must not change, and that may be anybody's: no hook, no filter, no
// helper of its config runs, nothing is fetched, no lock is taken.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { promisify } from 'node:util';
import type { Env } from '../settings/settings.js';

const run = promisify(execFile);
/** For one question, ms. */
const TIME_LIMIT_MS = 20_000;
const MOST_BYTES = 100_000_000;

export interface Git {
  /** What it prints. Rejects with a GitFailure. */
  ask(args: readonly string[], options?: AskOptions): Promise<string>;
  /** Undefined when it fails, for whatever reason but the end of the run. */
  tryTo(args: readonly string[], options?: AskOptions): Promise<string | undefined>;
}

interface AskOptions {
  /** Where its index is read and written, instead of the checkout's own. */
  index?: string;
  /** Where files are written and looked for, instead of the checkout. */
  workTree?: string;
  limitMs?: number;
}

export class GitFailure extends Error {
  override name = 'GitFailure';
}

/** What git and its parts need to be found, and what a job tells it about its own folders; no secret. */
const KEPT = /^(PATH|PATHEXT|HOME|USERPROFILE|XDG_CONFIG_HOME|SYSTEMROOT|TEMP|TMP|TMPDIR|GIT_CONFIG_.*)$/i;

/** Undefined where there is no git, where it takes nothing from this folder, or when the folder is not the top of a clone. */
export async function openGit(request: {
  /** Absolute. */
  repository: string;
  env: Env;
  signal?: AbortSignal | undefined;
}): Promise<Git | undefined> {
  const top = await createGit(request, []).tryTo(['rev-parse', '--show-toplevel']);
  if (top === undefined || !isSameFolder(top.replace(/\r?\n$/, ''), request.repository)) return undefined;
  const filters = await filterNames(createGit(request, []));
  if (filters === undefined) return undefined;
  return createGit(
    request,
    filters.flatMap((name) => [
      `filter.${name}.process=`,
      `filter.${name}.clean=`,
      `filter.${name}.smudge=`,
      `filter.${name}.required=false`,
    ]),
  );
}

function createGit(
  { repository, env, signal }: { repository: string; env: Env; signal?: AbortSignal | undefined },
  settings: readonly string[],
): Git {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => KEPT.test(name)));
  const always = {
    ...own,
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    // What a partial clone leaves out. Older ones do not know it: the protocols below are for them.
    GIT_NO_LAZY_FETCH: '1',
  };
  const config = [
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.untrackedCache=false',
    'core.splitIndex=false',
    'core.sparseCheckout=false',
    'protocol.allow=never',
    ...settings,
  ].flatMap((setting) => ['-c', setting]);

  async function ask(args: readonly string[], options: AskOptions = {}): Promise<string> {
    const { index, workTree, limitMs = TIME_LIMIT_MS } = options;
    try {
      const { stdout } = await run(
        'git',
        [
          '-C',
          repository,
          '--no-pager',
          ...config,
          ...(workTree === undefined ? [] : [`--work-tree=${workTree}`]),
          ...args,
        ],
        {
          encoding: 'utf8',
          env: { ...always, ...(index === undefined ? {} : { GIT_INDEX_FILE: index }) },
          timeout: limitMs,
          maxBuffer: MOST_BYTES,
          ...(signal ? { signal } : {}),
        },
      );
      return stdout;
    } catch (error) {
      signal?.throwIfAborted();
      throw new GitFailure(reasonOf(error as ExecError, limitMs));
    }
  }

  return {
    ask,
    async tryTo(args, options) {
      try {
        return await ask(args, options);
      } catch (error) {
        if (error instanceof GitFailure) return undefined;
        throw error;
      }
    },
  };
}

interface ExecError extends Error {
  killed?: boolean;
  stderr?: string;
}

function reasonOf({ killed, stderr, message }: ExecError, limitMs: number): string {
  if (killed) return `git took longer than ${limitMs / 1000} s`;
  const said = (stderr ?? '').split(/\r?\n/).find((line) => /^(fatal|error):/.test(line));
  return (said ?? message).slice(0, 200);
}

/** Programs that change a file on its way into a checkout. Undefined when one has a name that cannot be turned off. */
async function filterNames(git: Git): Promise<string[] | undefined> {
  const keys = await git.tryTo(['config', '--name-only', '-z', '--get-regexp', '^filter\\.']);
  const names = new Set((keys ?? '').split('\0').flatMap((key) => /^filter\.(.*)\.[^.]*$/s.exec(key)?.[1] ?? []));
  return [...names].some((name) => /[=\n]/.test(name)) ? undefined : [...names];
}

function isSameFolder(one: string, other: string): boolean {
  try {
    return fs.realpathSync(one) === fs.realpathSync(other);
  } catch {
    return false;
  }
}

/** The parts of an answer with `-z`. */
export function parts(answer: string): string[] {
  return answer.split('\0').filter((part) => part !== '');
}
