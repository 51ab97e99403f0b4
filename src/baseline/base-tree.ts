// The commit that a change is compared with.

export interface BaseTree {
  /** Absolute real path of a temporary folder that mirrors the top of the repository at `sha`. */
  folder: string;
  sha: string;
  /** What the base is called in sentences: the branch (`main`). Hostile text, bounded. */
  name: string;
  source: 'git' | 'api';
  /** Files (from the top, `/` between) that differ between the base and what is checked out. Undefined: not known. */
  changed: ReadonlySet<string> | undefined;
  /** The base's name of a file that the change renamed, from the top; undefined when it was not renamed. */
  renamedFrom(file: string): string | undefined;
  /** Removes the folder. Never throws. */
  close(): Promise<void>;
}

/** `none`: a clause, lower-case start, no full stop: why there is nothing to compare with. */
export type BaseSearch = { tree: BaseTree } | { none: string };
