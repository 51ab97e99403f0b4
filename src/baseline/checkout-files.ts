// The files of the checkout with the names git gives to their contents: to know which of them a tree of the API holds too.
import path from 'node:path';
import { fileId } from './blob-id.js';
import { type CheckoutIndex, untracked } from './checkout-index.js';
import { filesBelow } from './files-below.js';

export interface CheckoutFile {
  sha: string;
  isLink: boolean;
}

export interface CheckoutRequest {
  /** Absolute. */
  repository: string;
  /** Undefined: no clone, or no git. */
  index: CheckoutIndex | undefined;
  /** A sha of the repository: which kind it uses. */
  like: string;
  signal?: AbortSignal | undefined;
}

/**
 * By names from the top, with `/`. With git: what it tracks, and what it does not and does not ignore; a file that git finds
 * unchanged counts as what the index holds, whatever line ends or filters made of it. Without: all files but those of
 * `node_modules`, as they are.
 */
export async function checkoutFiles(request: CheckoutRequest): Promise<Map<string, CheckoutFile>> {
  const { index } = request;
  if (!index) return describe(await filesBelow(request.repository, request.signal), request);
  const tracked = new Map<string, CheckoutFile>();
  const unclear = new Set<string>();
  for (const entry of await index.list(['--stage'])) {
    const [, mode, sha = '', stage, name = ''] = /^(\d+) ([0-9a-f]+) (\d)\t(.*)$/s.exec(entry) ?? [];
    if (mode === '160000' || name === '') continue;
    // A merge that is not finished: the file is what it is.
    if (stage !== '0') unclear.add(name);
    else tracked.set(name, { sha, isLink: mode === '120000' });
  }
  const touched = (await index.diff(['--name-only', '--no-renames'])).split('\0').filter((name) => name !== '');
  for (const name of [...touched, ...(await untracked(index))]) unclear.add(name);
  for (const name of unclear) tracked.delete(name);
  return new Map([...tracked, ...(await describe(unclear, request))]);
}

/** What is not there, or is no file, is left out. */
export async function describe(
  names: Iterable<string>,
  { repository, like, signal }: CheckoutRequest,
): Promise<Map<string, CheckoutFile>> {
  const found = new Map<string, CheckoutFile>();
  for (const name of names) {
    signal?.throwIfAborted();
    const file = await fileId(path.join(repository, name), like);
    if (file) found.set(name, file);
  }
  return found;
}
