// The files that differ between two commits, as the API tells them.
import { isObject } from '../json.js';
import type { ApiResult } from './api-failure.js';
import { type ApiAnswer, type Asking, PAGE_SIZE } from './asking.js';

export interface ChangedFileCalls {
  /**
   * One page (from 1 on) of a pull request's files, of which GitHub lists 3,000 in all.
   * A file that was renamed counts under both names.
   */
  filesOfPullRequest(number: number, page: number): Promise<ApiResult<{ files: string[]; hasNext: boolean }>>;
  /** The files between two commits: 300 at most, and no page brings more. `entries` counts what GitHub listed. */
  filesBetween(base: string, head: string): Promise<ApiResult<{ files: string[]; entries: number }>>;
}

export function changedFileCalls({ ask }: Asking): ChangedFileCalls {
  return {
    filesOfPullRequest: (number, page) =>
      ask({
        route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
        parameters: { pull_number: number, per_page: PAGE_SIZE, page },
        read: ({ data, hasNext }: ApiAnswer) => ({ files: readFiles(data), hasNext }),
      }),
    filesBetween: (base, head) =>
      ask({
        route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
        parameters: { basehead: `${base}...${head}`, per_page: 1 },
        read: ({ data }: ApiAnswer) => {
          const entries = isObject(data) ? data['files'] : undefined;
          return { files: readFiles(entries), entries: Array.isArray(entries) ? entries.length : 0 };
        },
      }),
  };
}

function readFiles(data: unknown): string[] {
  if (!Array.isArray(data)) throw new Error('the list of files is no list');
  return data.flatMap((entry) => {
    const { filename, previous_filename: before } = isObject(entry) ? entry : {};
    if (typeof filename !== 'string') throw new Error('a file of the list has no name');
    return typeof before === 'string' ? [filename, before] : [filename];
  });
}
