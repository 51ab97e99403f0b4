// The base of a change, opened for a run and closed after it.
import type { BaseSearch } from '../baseline/base-tree.js';
import type { PlanRequest } from '../prepare.js';
import type { Logger } from '../settings/settings.js';
import { type BasePlan, prepareBase } from './base-plan.js';
import type { Touches } from './base-rules.js';

/** Where the base of a change comes from. */
export interface BaseFinder {
  /** Absolute: the top of what is checked out. */
  repository: string;
  /**
   * Whether the change touches a file of which `test` is true. Where that is not known it may, unless GitHub does not answer:
   * whoever has no gate does not wait for it.
   */
  mayTouch: Touches;
  find(): Promise<BaseSearch>;
  /** Whether a file (absolute) is a part of the change, as far as git knows. */
  isCommitted(file: string): Promise<boolean>;
}

export type GatesRequest = PlanRequest & { base?: BaseFinder | undefined; log: Pick<Logger, 'info'> };

export async function openBase(
  request: GatesRequest,
): Promise<{ base: BasePlan; repository: string } | { none: string }> {
  const { base: finder, log } = request;
  if (!finder) return { none: 'this run knows of no commit that the change started from' };
  const search = await finder.find();
  if ('none' in search) return search;
  const { tree } = search;
  log.info(
    `compared with ${tree.name} (${tree.sha.slice(0, 7)}), read from ${tree.source === 'git' ? 'git' : 'GitHub'}`,
  );
  let base: Awaited<ReturnType<typeof prepareBase>> | undefined;
  try {
    base = await prepareBase(request, tree, finder.repository);
  } finally {
    if (!base || 'none' in base) await tree.close();
  }
  return 'none' in base ? base : { base, repository: finder.repository };
}

export async function closeBase({ plan, tree }: BasePlan): Promise<void> {
  plan.sandbox.close();
  await tree.close();
}
