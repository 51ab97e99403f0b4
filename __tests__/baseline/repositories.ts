// Real git repositories as jobs have them: an origin, and clones of it as actions/checkout makes them.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FakeObjects } from '../github/fake-github.js';

/** Text of a file; null removes it; `link` makes one. */
export type Files = Record<string, string | Buffer | null | { link: string }>;

export interface Repository {
  folder: string;
  git(...args: string[]): string;
  write(files: Files): void;
  /** Gives the sha. */
  commit(files?: Files, message?: string): string;
  /** As a disk or a filter of a clone does it. @param name `HEAD:a.txt`; it must not be in a pack */
  loseObject(name: string): void;
}

export function temporaryFolder(name: string): string {
  return realpathSync(mkdtempSync(path.join(tmpdir(), `${name}-`)));
}

/** No config of the machine, and always the same author and time. */
const ENV = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
};

function runGit(folder: string, args: readonly string[]): string {
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', env: ENV, stdio }).trim();
}

export function openRepository(folder: string): Repository {
  const git = (...args: string[]): string => runGit(folder, args);
  const write = (files: Files): void => {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(folder, name);
      rmSync(file, { recursive: true, force: true });
      if (content === null) continue;
      mkdirSync(path.dirname(file), { recursive: true });
      if (typeof content === 'object' && 'link' in content) symlinkSync(content.link, file);
      else writeFileSync(file, content);
    }
  };
  return {
    folder,
    git,
    write,
    commit(files = {}, message = 'change') {
      write(files);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    loseObject(name) {
      const sha = git('rev-parse', name);
      rmSync(path.join(folder, '.git/objects', sha.slice(0, 2), sha.slice(2)));
    },
  };
}

export function createRepository(folder: string): Repository {
  mkdirSync(folder, { recursive: true });
  runGit(folder, ['init', '--quiet', '--initial-branch=main']);
  const repository = openRepository(folder);
  // Any commit may be fetched, as from GitHub.
  repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  repository.git('config', 'uploadpack.allowFilter', 'true');
  return repository;
}

/** As actions/checkout does it: that one commit, detached. @param options `--depth=1`, `--filter=blob:none` */
export function checkOut(origin: Repository, sha: string, folder: string, options: string[] = []): Repository {
  mkdirSync(folder, { recursive: true });
  runGit(folder, ['init', '--quiet']);
  const clone = openRepository(folder);
  clone.git('remote', 'add', 'origin', pathToFileURL(origin.folder).href);
  clone.git(
    'fetch',
    '--quiet',
    '--no-tags',
    ...options,
    'origin',
    sha,
    ...(options.length === 0 ? ['+refs/heads/*:refs/remotes/origin/*'] : []),
  );
  clone.git('checkout', '--quiet', '--detach', sha);
  return clone;
}

/** What GitHub would tell of this repository. */
export function objectsOf({ folder }: Repository): FakeObjects {
  const ask = (...args: string[]): string | undefined => {
    try {
      return runGit(folder, args);
    } catch {
      return undefined;
    }
  };
  return {
    mergeBase: (basehead) => ask('merge-base', ...basehead.split('...')),
    parents: (commit) => ask('rev-parse', `${commit}^@`)?.split('\n').filter(Boolean),
    tree(commit) {
      const listed = ask('ls-tree', '-r', '-t', '-l', '-z', commit);
      if (listed === undefined) return undefined;
      const tree = listed
        .split('\0')
        .filter(Boolean)
        .map((line) => {
          const [, mode = '', type = '', sha = '', size = '', name = ''] =
            /^(\d+) (\w+) (\w+) +(\S+)\t(.*)$/s.exec(line) ?? [];
          return { path: name, mode, type, sha, ...(size === '-' ? {} : { size: Number(size) }) };
        });
      return { tree, truncated: false };
    },
    blob(sha) {
      try {
        return execFileSync('git', ['-C', folder, 'cat-file', 'blob', sha], {
          env: ENV,
          stdio: ['ignore', 'pipe', 'ignore'],
        });
      } catch {
        return undefined;
      }
    },
  };
}

/** All that is below a folder: texts, links as `-> target`. @param without names that are left out */
export function listed(folder: string, without: string[] = ['.git']): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (relative: string): void => {
    for (const name of readdirSync(path.join(folder, relative)).sort()) {
      if (without.includes(name)) continue;
      const inner = path.posix.join(relative, name);
      const file = path.join(folder, inner);
      const stat = lstatSync(file);
      if (stat.isSymbolicLink()) found[inner] = `-> ${readlinkSync(file)}`;
      else if (stat.isDirectory()) visit(inner);
      else found[inner] = readFileSync(file, 'latin1');
    }
  };
  if (existsSync(folder)) visit('');
  return found;
}

/** Of everything in a folder, `.git` included: contents, kinds, permissions and times of change. */
export function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  const visit = (relative: string): void => {
    for (const name of readdirSync(path.join(folder, relative)).sort()) {
      const inner = path.join(relative, name);
      const file = path.join(folder, inner);
      const stat = lstatSync(file);
      hash.update(`${inner}\0${stat.mode}\0${stat.mtimeMs}\0`);
      if (stat.isSymbolicLink()) hash.update(readlinkSync(file));
      else if (stat.isDirectory()) visit(inner);
      else hash.update(readFileSync(file));
    }
  };
  visit('');
  return hash.digest('hex');
}
