// The real world, for evaluate(): time, and a gateway client that is loaded when a config is known to be good.
import { setTimeout } from 'node:timers/promises';
import { ConfigError } from './config/problem.js';
import type { EvaluateRequest } from './evaluate.js';
import { openRecordFile } from './record-file.js';
import type { Env } from './settings/settings.js';
import { VERSION } from './version.js';

export function createEffects(
  env: Env,
): Pick<
  EvaluateRequest,
  'now' | 'sleep' | 'every' | 'openGateway' | 'openSandbox' | 'openWebhooks' | 'openRecordFile'
> {
  return {
    now,
    sleep,
    every,
    async openGateway({
      maxConcurrency,
      requestsPerMinute,
      callTimeoutMs,
      maxCalls,
      onNotice,
      onFlow,
      onRetry,
      onInFlight,
    }) {
      const [{ createGateway }, { ProxyError }] = await Promise.all([
        import('./gateway/client.js'),
        import('./gateway/transport.js'),
      ]);
      try {
        return createGateway({
          version: VERSION,
          env,
          onNotice,
          onFlow,
          onRetry,
          onInFlight,
          now,
          sleep,
          random: Math.random,
          ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
          ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
          ...(callTimeoutMs === undefined ? {} : { callTimeoutMs }),
          ...(maxCalls === undefined ? {} : { maxCalls }),
        });
      } catch (error) {
        if (!(error instanceof ProxyError)) throw error;
        throw new ConfigError([{ message: error.message, hint: 'mend or unset it in the environment of this step' }]);
      }
    },
    async openWebhooks() {
      const { createWebhooks } = await import('./webhook/webhooks.js');
      return createWebhooks({ version: VERSION, env, now, sleep, random: Math.random });
    },
    openRecordFile: () => openRecordFile(env),
    async openSandbox(folders) {
      const { createSandbox } = await import('./sandbox/sandbox.js');
      return createSandbox({ ...folders, env });
    },
  };
}

/** Milliseconds since 1970 that no correction of the clock turns back. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Ends early, without an error, when the signal aborts. */
async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, signal ? { signal } : {});
  } catch {
    // Aborted: whoever sleeps looks at the signal next.
  }
}

function every(ms: number, task: () => void): () => void {
  const timer = setInterval(task, ms);
  // What only watches keeps no process alive.
  timer.unref();
  return () => clearInterval(timer);
}
