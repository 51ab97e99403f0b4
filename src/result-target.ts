// Which existing files a result may replace: never one that the run has read, and what a config names only when it is a
// result already. A config comes with a pull request, and its `outputPath: package.json` must not cost the file.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { beginsLikeResult } from './result-formats.js';
import type { Workspace } from './trust/workspace.js';

/** Where a result file is written, once it is known that it may be. @throws Error that says why it may not */
export function targetOf(
  file: string,
  {
    workspace,
    workingDirectory,
    fromConfig,
    read,
  }: Pick<ResultTarget, 'fromConfig' | 'read'> & { workspace: Workspace; workingDirectory: string },
): string {
  const real = workspace.resolveForWrite(path.resolve(workingDirectory, file));
  const absolute = read.map((one) => path.resolve(workingDirectory, one));
  const refusal = whyNotReplaced({ file: real, fromConfig, read: absolute });
  if (refusal !== undefined) throw new Error(refusal);
  return real;
}

export interface ResultTarget {
  /** Real path. */
  file: string;
  /** The config names it, and nobody who runs it. */
  fromConfig: boolean;
  /** Paths of the files that the run has read. */
  read: readonly string[];
}

/** The beginning of a result, in bytes: it tells what the file is. The header of a `.csv` has whole prompts. */
const BEGINNING = 65_536;

/** Why the file may not be replaced; undefined: it may, or there is none. */
export function whyNotReplaced({ file, fromConfig, read }: ResultTarget): string | undefined {
  const existing = statSync(file, { throwIfNoEntry: false });
  if (!existing) return undefined;
  // By inode: links, and names in other letters where the file system does not tell them apart, are the same file.
  const isRead = read.some((one) => {
    const stat = statSync(one, { throwIfNoEntry: false });
    return stat?.ino === existing.ino && stat.dev === existing.dev;
  });
  if (isRead) return 'the run has read this file, and would replace it';
  if (fromConfig && existing.size > 0 && !beginsLikeResult(beginningOf(file)))
    return 'there is a file that is no result of an eval, and only output-path may replace it';
  return undefined;
}

function beginningOf(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(BEGINNING);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, BEGINNING, 0));
  } finally {
    closeSync(descriptor);
  }
}
