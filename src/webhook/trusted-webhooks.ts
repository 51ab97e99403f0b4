import { mayCallWebhooks } from '../trust/webhook.js';
import type { Trust } from '../trust/who.js';
import type { Webhooks } from './webhooks.js';

/** Webhooks that are opened with their first call (most configs have none), and called only for who may have them called. */
export function trustedWebhooks(trust: Trust, open: () => Promise<Webhooks>): Webhooks {
  let opened: Promise<Webhooks> | undefined;
  const permission = mayCallWebhooks(trust);
  return {
    async call(url, body, signal) {
      if (!permission.allowed) return { ok: false, error: { kind: 'config', message: permission.reason } };
      opened ??= open();
      return (await opened).call(url, body, signal);
    },
    async close() {
      await (await opened)?.close();
    },
  };
}
