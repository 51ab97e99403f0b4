// Contents of a tree from GitHub, each proved by its own name.
import type { BaseTreeCalls, TreeEntry } from '../github/base-tree-calls.js';
import { refusal } from './base-commit.js';
import { blobId } from './blob-id.js';

/** A request each; GitHub gives the token of a job 1,000 an hour, for all of the repository. */
const MOST_BLOBS = 500;
/** They are held in memory. */
const MOST_BYTES = 200_000_000;
const AT_ONCE = 6;

/** By blob id; or a clause, with text from outside, when there are too many, or one of them is not to be had. */
export async function fetchBlobs(
  entries: readonly TreeEntry[],
  { api, signal }: { api: Pick<BaseTreeCalls, 'blob'>; signal?: AbortSignal | undefined },
): Promise<{ contents: Map<string, Uint8Array> } | { none: string }> {
  const wanted = [...new Map(entries.map((entry) => [entry.sha, entry])).values()];
  if (wanted.length > MOST_BLOBS)
    return {
      none: `${wanted.length} of its files are not in the checkout, more than the ${MOST_BLOBS} that are asked of GitHub`,
    };
  const bytes = wanted.reduce((sum, { size = 0 }) => sum + size, 0);
  if (bytes > MOST_BYTES)
    return {
      none: `its files that are not in the checkout have ${bytes} bytes, more than the ${MOST_BYTES} that are asked of GitHub`,
    };

  const contents = new Map<string, Uint8Array>();
  const queue = wanted.values();
  let failure: string | undefined;
  const work = async (): Promise<void> => {
    // One iterator for all: each entry is taken once.
    for (const { sha, path: name } of queue) {
      const answer = await api.blob(sha);
      signal?.throwIfAborted();
      if (failure !== undefined) return;
      if (!answer.ok) failure = `${JSON.stringify(name.slice(0, 100))}: ${refusal(answer.failure)}`;
      else if (blobId(answer.value, sha) !== sha)
        failure = `GitHub sent something else than the content of ${JSON.stringify(name.slice(0, 100))}`;
      else contents.set(sha, answer.value);
      if (failure !== undefined) return;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failure === undefined ? { contents } : { none: failure };
}
