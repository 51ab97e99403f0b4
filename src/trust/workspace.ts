// The files of a run: read and written only below one folder, by real path, and never git's own.
import fs from 'node:fs';
import path from 'node:path';
import { FileError } from './file-error.js';
import { createGlob } from './glob.js';
import { nearestName } from './nearest-name.js';
import { isGitInternal, isInside, type Located, locate } from './paths.js';
import { decodeUtf8 } from './utf8.js';

export { FileError } from './file-error.js';

/** The largest file that is read, bytes. Test data beyond it belongs into several files. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** Paths are absolute, or relative to `from` (default: the working directory). All calls throw FileError. */
export interface Workspace {
  /** Real path of the only folder that is read and written. */
  readonly root: string;
  /** UTF-8, without a byte order mark. */
  readText(file: string, options?: From): string;
  readBytes(file: string, options?: From): Uint8Array;
  /** Whether there is anything (of ours) at that path. Never throws. */
  exists(file: string, options?: From): boolean;
  /** Whether there is a regular file (of ours) at that path. Never throws. */
  isFile(file: string, options?: From): boolean;
  /** Whether there is a folder (of ours) at that path. Never throws. */
  isFolder(file: string, options?: From): boolean;
  /** Absolute paths of the files that match, sorted. Names that begin with a dot and `node_modules` are left out. */
  glob(pattern: string, folder: string): Promise<string[]>;
  /** The real path to write to; its folder exists afterwards, unless it is only asked for. */
  resolveForWrite(file: string, options?: From & { createFolder?: boolean }): string;
  /** Replaces the file. Gives the real path. */
  write(file: string, content: string | Uint8Array, options?: From): string;
  /** The path as messages show it: relative to the working directory, with slashes. */
  display(file: string): string;
}

export interface From {
  from?: string;
}

/**
 * @param options.root the only folder that is read and written; see findRoot
 * @param options.cwd where relative paths start
 */
export function createWorkspace(options: { root: string; cwd: string; maxFileBytes?: number }): Workspace {
  const { cwd, maxFileBytes = MAX_FILE_BYTES } = options;
  const root = locate(path.resolve(options.root)).real;

  function display(file: string): string {
    const shown = path.relative(cwd, absolute(file)).split(path.sep).join('/');
    // A line break in a name would start a new line of a log.
    return (shown || '.').replace(/\p{Cc}/gu, '\ufffd');
  }

  function absolute(file: string, from: string = cwd): string {
    const direct = path.resolve(cwd, from, file);
    // A config written on Windows: its separators are ordinary characters elsewhere.
    if (path.sep === '\\' || !file.includes('\\') || fs.existsSync(direct)) return direct;
    return path.resolve(cwd, from, file.replaceAll('\\', '/'));
  }

  /** Where a path leads, once it is known to be ours. */
  function allowed(file: string, from: string | undefined): Located {
    if (file.includes('\0')) throw new FileError('missing', 'a file name holds a null character');
    const wanted = absolute(file, from);
    const located = attempt(wanted, () => locate(wanted));
    if (!isInside(root, located.real))
      throw new FileError(
        'outside',
        `${quote(wanted)} is outside the workspace`,
        `files are read and written only below ${root}`,
      );
    if (isGitInternal(root, located.real))
      throw new FileError('git', `${quote(wanted)} belongs to git: nothing in .git is read or written`);
    return located;
  }

  function quote(file: string): string {
    return JSON.stringify(display(file));
  }

  function attempt<T>(file: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof FileError) throw error;
      throw new FileError('unreadable', `${quote(file)}: ${reasonOf(error as NodeJS.ErrnoException)}`);
    }
  }

  function readBytes(file: string, { from }: From = {}): Uint8Array {
    const { real, existing, rest } = allowed(file, from);
    const wanted = absolute(file, from);
    if (rest.length > 0) throw missing(wanted, existing, rest);
    return attempt(wanted, () => {
      // Not blocking: opening a pipe would wait for its writer. Not following: the path is real, a link is new.
      const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants;
      const handle = fs.openSync(real, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
      try {
        const stat = fs.fstatSync(handle);
        if (stat.isDirectory()) throw new FileError('directory', `${quote(wanted)} is a folder, not a file`);
        if (!stat.isFile()) throw new FileError('no file', `${quote(wanted)} is a device or pipe, not a file`);
        if (stat.size > maxFileBytes)
          throw new FileError(
            'too large',
            `${quote(wanted)} has ${stat.size} bytes, more than the ${maxFileBytes} that are read`,
          );
        return fs.readFileSync(handle);
      } finally {
        fs.closeSync(handle);
      }
    });
  }

  function missing(wanted: string, existing: string, rest: string[]): FileError {
    const [first = ''] = rest;
    const near = nearestName(existing, first);
    const hint = near === undefined ? undefined : `did you mean ${quote(path.join(existing, near, ...rest.slice(1)))}?`;
    const folder = rest.length > 1 ? `: there is no folder ${quote(path.join(existing, first))}` : '';
    return new FileError('missing', `${quote(wanted)} does not exist${folder}`, hint);
  }

  function statOf(file: string, from: string | undefined): fs.Stats | undefined {
    try {
      const { real, rest } = allowed(file, from);
      return rest.length > 0 ? undefined : fs.statSync(real, { throwIfNoEntry: false });
    } catch {
      return undefined;
    }
  }

  function resolveForWrite(
    file: string,
    { from, createFolder = true }: From & { createFolder?: boolean } = {},
  ): string {
    const { real } = allowed(file, from);
    const wanted = absolute(file, from);
    return attempt(wanted, () => {
      const stat = fs.lstatSync(real, { throwIfNoEntry: false });
      if (stat?.isDirectory()) throw new FileError('directory', `${quote(wanted)} is a folder, not a file`);
      // The real path of a link that leads nowhere is the link itself: writing would create what it names.
      if (stat && !stat.isFile())
        throw new FileError('no file', `${quote(wanted)} is a link to nowhere, a device or a pipe`);
      if (createFolder) fs.mkdirSync(path.dirname(real), { recursive: true });
      return real;
    });
  }

  const glob = createGlob({ root, isOurs: (file) => isFile(file) });

  function isFile(file: string, { from }: From = {}): boolean {
    return statOf(file, from)?.isFile() ?? false;
  }

  return {
    root,
    readBytes,
    readText(file, options = {}) {
      const result = decodeUtf8(readBytes(file, options));
      if ('text' in result) return result.text;
      throw new FileError(
        'encoding',
        `${quote(absolute(file, options.from))} is not UTF-8: ${result.problem}`,
        'save it as UTF-8',
      );
    },
    exists: (file, { from } = {}) => statOf(file, from) !== undefined,
    isFile,
    isFolder: (file, { from } = {}) => statOf(file, from)?.isDirectory() ?? false,
    glob: (pattern, folder) => attempt(folder, () => glob(pattern, path.resolve(cwd, folder))),
    resolveForWrite,
    write(file, content, options) {
      const real = resolveForWrite(file, options);
      return attempt(real, () => {
        const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = fs.constants;
        const handle = fs.openSync(real, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o644);
        try {
          fs.writeFileSync(handle, content);
        } finally {
          fs.closeSync(handle);
        }
        return real;
      });
    },
    display,
  };
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'permission denied';
  if (error.code === 'ELOOP') return 'its symbolic links lead in a circle';
  if (error.code === 'ENAMETOOLONG') return 'the name is too long';
  if (error.code === 'ENOTDIR' || error.code === 'EEXIST') return 'a part of the path is a file, not a folder';
  if (error.code === 'ENXIO') return 'it is a device or pipe, not a file';
  return error.message;
}
