// Whether an answer was given anew. Confirmation lives on new evidence: an answer out of a cache is the old one again.
import type { Cell } from '../plan/cell.js';
import type { GatewayCall } from '../gateway/call.js';

/**
 * Told every answer in turn; false for one that its cell has had before, by the id that the provider gives it. Ids of an
 * endpoint that two cells share tell nothing (some gateways give all answers the same), and are not looked at again.
 */
export function createFreshness(): (cell: Cell, call: GatewayCall | undefined) => boolean {
  const owners = new Map<string, string>();
  const meaningless = new Set<string>();
  return (cell, call) => {
    if (call?.answerId === undefined || meaningless.has(call.endpoint)) return true;
    const key = `${call.endpoint} ${call.answerId}`;
    const asker = `${cell.arm ?? 'head'} ${cell.id}`;
    const owner = owners.get(key);
    owners.set(key, asker);
    if (owner === undefined) return true;
    if (owner === asker) return false;
    meaningless.add(call.endpoint);
    return true;
  };
}
