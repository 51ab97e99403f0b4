// The tree of a commit, as the API tells it: for a checkout whose git does not have that commit. Nothing of an answer is
// believed: names may climb, and contents may be others than those that were asked for. Whoever writes them checks that.
import { isObject } from '../json.js';
import type { ApiResult } from './api-failure.js';
import type { ApiAnswer, Asking } from './asking.js';
import { readSha } from './event-payload.js';

/** A file, a link or a submodule. */
export interface TreeEntry {
  /** From the top, with `/`; text from outside. */
  path: string;
  /** `100644`, `100755` (executable), `120000` (a symbolic link), `160000` (a submodule). */
  mode: string;
  sha: string;
  /** Bytes; absent for a submodule. */
  size?: number;
}

export interface BaseTreeCalls {
  /** The best common ancestor of two commits. */
  mergeBase(base: string, head: string): Promise<ApiResult<string>>;
  parentsOf(commit: string): Promise<ApiResult<string[]>>;
  /** Without folders. `truncated`: there are more than GitHub lists, 100,000 entries or 7 MB. */
  treeOf(commit: string): Promise<ApiResult<{ entries: TreeEntry[]; truncated: boolean }>>;
  /** The content of a file, or where a link leads; GitHub gives 100 MB at most. */
  blob(sha: string): Promise<ApiResult<Uint8Array>>;
}

export function baseTreeCalls({ ask }: Asking): BaseTreeCalls {
  return {
    mergeBase: (base, head) =>
      ask({
        route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
        parameters: { basehead: `${base}...${head}`, per_page: 1 },
        read: ({ data }) => shaOf(isObject(data) ? data['merge_base_commit'] : undefined),
      }),
    parentsOf: (commit) =>
      ask({
        route: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
        parameters: { commit_sha: commit },
        read: ({ data }) => {
          const parents = isObject(data) ? data['parents'] : undefined;
          if (!Array.isArray(parents)) throw new Error('the answer is no commit');
          return parents.map(shaOf);
        },
      }),
    treeOf: (commit) =>
      ask({
        route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
        parameters: { tree_sha: commit, recursive: '1' },
        read: readTree,
      }),
    blob: (sha) =>
      ask({
        route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
        parameters: { file_sha: sha },
        read: ({ data }) => {
          const { content, encoding } = isObject(data) ? data : {};
          if (typeof content !== 'string' || encoding !== 'base64') throw new Error('the answer is no blob');
          return Buffer.from(content, 'base64');
        },
      }),
  };
}

const MODES = new Set(['100644', '100664', '100755', '120000', '160000']);

function readTree({ data }: ApiAnswer): { entries: TreeEntry[]; truncated: boolean } {
  const { tree, truncated } = isObject(data) ? data : {};
  if (!Array.isArray(tree) || typeof truncated !== 'boolean') throw new Error('the answer is no tree');
  const entries = tree.flatMap((entry): TreeEntry[] => {
    const { path, mode, type, size } = isObject(entry) ? entry : {};
    if (type === 'tree') return [];
    if (typeof path !== 'string' || typeof mode !== 'string' || !MODES.has(mode))
      throw new Error('an entry of the tree is none');
    const isSize = typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
    if (!isSize && mode !== '160000') throw new Error('an entry of the tree has no size');
    return [{ path, mode, sha: shaOf(entry), ...(isSize ? { size } : {}) }];
  });
  return { entries, truncated };
}

/** @throws Error when it has none */
function shaOf(value: unknown): string {
  const sha = isObject(value) ? readSha(value['sha']) : undefined;
  if (sha === undefined) throw new Error('the answer names no commit or object');
  return sha;
}
