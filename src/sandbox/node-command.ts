// How JavaScript of a config is run: Node with its permission model, and nothing of our environment.
import fs from 'node:fs';
import path from 'node:path';
import { JAVASCRIPT_RUNNER } from './child-sources.js';
import { confinedStart } from './confined-start.js';
import { RESULT_CHARACTERS } from './limits.js';
import type { WorkerCommand } from './worker.js';

export interface NodeBinary {
  execPath: string;
  /** `22.13.0` */
  version: string;
}

/**
 * Files below `root` can be read, but for what belongs to git; nothing can be written, and no process, thread, addon or
 * inspector started. On Linux the kernel sees to it that nothing is written and no other process looked into. The network is open: the flags do not cover it before Node 25, and checks ask services.
 */
export function nodeCommand(options: {
  node: NodeBinary;
  root: string;
  /** Folders that can be read too. */
  packages?: readonly string[];
  cwd: string;
  memoryLimitMb: number;
}): WorkerCommand {
  const { node, root, packages = [], cwd, memoryLimitMb } = options;
  const { file, args } = confinedStart(node.execPath, []);
  return {
    file,
    cwd,
    env: systemRoot(),
    args: (startId) => [
      ...args,
      ...permissionFlags(node.version),
      ...[...readableEntries(fs.realpathSync(root)), ...packages]
        .filter(isPlain)
        .map((entry) => `--allow-fs-read=${entry}`),
      `--max-old-space-size=${memoryLimitMb}`,
      // The permission model and the erasing of types call themselves experimental, on the stream where code prints.
      '--disable-warning=ExperimentalWarning',
      '-e',
      JAVASCRIPT_RUNNER,
      '--',
      JSON.stringify({ startId, maxResultCharacters: RESULT_CHARACTERS }),
    ],
  };
}

/** In these flags a comma separates paths (until Node 22) and a star stands for anything: a file may be named so. */
function isPlain(entry: string): boolean {
  return !/[,*]/.test(entry);
}

function permissionFlags(version: string): string[] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const hasSqlite = major >= 23 || (major === 22 && minor >= 5);
  const stable = major >= 24 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  return [
    stable ? '--permission' : '--experimental-permission',
    ...(major >= 25 ? ['--allow-net'] : []),
    // Its databases are files that the permissions do not cover.
    ...(hasSqlite ? ['--no-experimental-sqlite'] : []),
  ];
}

/** Levels at which a clone inside of the workspace is looked for: `path:` of actions/checkout. */
const CLONE_DEPTH = 2;

/**
 * What may be read. There is no flag that forbids, and `.git/config` holds the token that the checkout left there: so a
 * folder that is a clone, or holds one, is given entry by entry.
 */
function readableEntries(folder: string, depth = 0): string[] {
  const entries = entriesOf(folder);
  const guarded = entries.filter((entry) => holdsClone(path.join(folder, entry.name), depth));
  if (guarded.length === 0 && !entries.some(isGit)) return [folder];
  return entries
    .filter((entry) => !isGit(entry))
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);
      return guarded.includes(entry) ? readableEntries(full, depth + 1) : [full];
    });
}

function holdsClone(folder: string, depth: number): boolean {
  if (depth >= CLONE_DEPTH || path.basename(folder) === 'node_modules') return false;
  return entriesOf(folder).some((entry) => isGit(entry) || holdsClone(path.join(folder, entry.name), depth + 1));
}

function isGit({ name }: fs.Dirent): boolean {
  return name.toLowerCase() === '.git';
}

function entriesOf(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Without it Windows cannot open a socket. */
export function systemRoot(env: Readonly<Record<string, string | undefined>> = process.env): Record<string, string> {
  const root = process.platform === 'win32' ? env['SystemRoot'] : undefined;
  return root === undefined ? {} : { SystemRoot: root };
}
