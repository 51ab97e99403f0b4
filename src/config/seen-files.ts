// Which files a config is made of, for those who ask whether a change touches any of them.
import path from 'node:path';
import { locate } from '../trust/paths.js';
import type { From, Workspace } from '../trust/workspace.js';

export interface SeenFiles {
  /** Absolute paths that were read or looked for, as written and with links followed. A file that is not there counts. */
  files: Set<string>;
  /** Absolute patterns, with `/`: a file that was deleted matches the glob that found it. */
  globs: Set<string>;
}

/** The same workspace, noting in `seen` everything that is asked of it. `cwd`: where relative paths start. */
export function watchWorkspace(workspace: Workspace, cwd: string, seen: SeenFiles): Workspace {
  const note = (file: string, from = ''): void => {
    const written = path.resolve(cwd, from, file);
    seen.files.add(written);
    try {
      seen.files.add(locate(written).real);
    } catch {
      // Links in a circle: reading it says so.
    }
  };
  const watched =
    <T>(look: (file: string, options?: From) => T) =>
    (file: string, options?: From): T => {
      note(file, options?.from);
      return look(file, options);
    };
  return {
    ...workspace,
    readText: watched(workspace.readText),
    readBytes: watched(workspace.readBytes),
    exists: watched(workspace.exists),
    isFile: watched(workspace.isFile),
    isFolder: watched(workspace.isFolder),
    glob(pattern, folder) {
      seen.globs.add(path.posix.join(path.resolve(cwd, folder).split(path.sep).join('/'), pattern));
      return workspace.glob(pattern, folder);
    },
  };
}
