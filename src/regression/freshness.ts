// Whether an answer was given anew. Confirmation lives on new evidence: an answer out of a cache is the old one again.
import type { GatewayCall } from '../gateway/call.js';
import type { Cell } from '../plan/cell.js';

interface Ids {
  /** Who was given each. */
  owners: Map<string, string>;
  /** Two cells were given the same: the ids of this endpoint tell nothing. */
  shared: boolean;
}

/**
 * Told every answer in turn; false for one that its cell has had before, by the id that the provider gives it. Some
 * gateways give all answers the same id: where two cells share one, or no second one was ever seen, ids tell nothing.
 */
export function createFreshness(): (cell: Cell, call: GatewayCall | undefined) => boolean {
  const endpoints = new Map<string, Ids>();
  return (cell, call) => {
    if (call?.answerId === undefined) return true;
    const ids = endpoints.get(call.endpoint) ?? { owners: new Map(), shared: false };
    endpoints.set(call.endpoint, ids);
    const asker = `${cell.arm ?? 'head'} ${cell.id}`;
    const owner = ids.owners.get(call.answerId);
    ids.owners.set(call.answerId, asker);
    if (owner === undefined) return true;
    if (owner !== asker) ids.shared = true;
    return ids.shared || ids.owners.size < 2;
  };
}
