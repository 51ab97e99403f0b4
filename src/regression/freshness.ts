// Whether an answer was given anew. Confirmation lives on new evidence: an answer out of a cache is the old one again.
import { hash } from 'node:crypto';
import type { RunResult } from '../run/results.js';

interface Ids {
  /** What each was the answer to. */
  requests: Map<string, string>;
  /** Two requests were given the same: the ids of this endpoint tell nothing. */
  shared: boolean;
}

/**
 * Told every run in turn; false for an answer that was given before, to whichever case and side asked the same, by the id
 * that the provider gives it. Some gateways give all answers the same id: where two different requests share one, or no
 * second one was ever seen, ids tell nothing.
 */
export function createFreshness(): (run: Pick<RunResult, 'prompt' | 'call'>) => boolean {
  const endpoints = new Map<string, Ids>();
  return ({ prompt, call }) => {
    if (call?.answerId === undefined) return true;
    const ids = endpoints.get(call.endpoint) ?? { requests: new Map(), shared: false };
    endpoints.set(call.endpoint, ids);
    // Thousands of prompts are remembered by it.
    const request = hash('sha256', JSON.stringify([prompt, call.params ?? null]), 'base64');
    const before = ids.requests.get(call.answerId);
    ids.requests.set(call.answerId, request);
    if (before === undefined) return true;
    if (before !== request) ids.shared = true;
    return ids.shared || ids.requests.size < 2;
  };
}
