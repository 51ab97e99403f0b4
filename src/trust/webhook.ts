// Whether a config may have outputs sent to a server that it names.
import type { Trust } from './who.js';

/** `reason` is a sentence. Whoever may not change this repository does not choose where its answers go. */
export function mayCallWebhooks(trust: Trust): { allowed: true } | { allowed: false; reason: string } {
  if (trust.trusted) return { allowed: true };
  return { allowed: false, reason: `a webhook of a config is called only when the change is ours. ${trust.reason}` };
}
