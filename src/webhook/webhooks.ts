// Calls of `webhook` assertions: an output goes to a server that the config names, and a judgement comes back. Nothing that
// belongs to the gateway goes with it: connections, headers and limits are of their own.
// Load it late (`await import`): undici is the most expensive thing to start.
import type { CellError } from '../cell-error.js';
import { classifyFault, describeFault } from '../gateway/fault.js';
import { type HttpAnswer, header, jsonOf } from '../gateway/http-answer.js';
import { createLimiter, type Limiter } from '../gateway/limiter.js';
import { quote } from '../gateway/outside-text.js';
import { retryAfterMs, whenToRetry } from '../gateway/retry.js';
import { createTransport, type Sent } from '../gateway/transport.js';
import type { Json, JsonObject } from '../json.js';
import { shownUrl } from '../trust/origin.js';

/** promptfoo's, for one try; the variable WEBHOOK_TIMEOUT changes it, as it does there. */
const DEFAULT_TIMEOUT_MS = 5_000;
const DEFAULT_MAX_BODY_BYTES = 1_000_000;
/** In flight to one server. */
const MAX_CONCURRENCY = 8;
const RETRIES = 2;
/** A server that asks for a longer wait is not waited for. */
const MAX_WAIT_MS = 30_000;
const PASSING = new Set([429, 502, 503, 504]);

export interface WebhookOptions {
  version: string;
  /** WEBHOOK_TIMEOUT (ms); HTTP_PROXY, HTTPS_PROXY and NO_PROXY. */
  env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 to 1. */
  random(): number;
  maxBodyBytes?: number;
}

/** The JSON of the reply, or why there is none: kind `webhook`, or `cancelled`. */
export type WebhookOutcome = { ok: true; value: Json } | { ok: false; error: CellError };

export interface Webhooks {
  /** Posts `body` as JSON. Never rejects. `url`: one that `webhookUrlProblem` has nothing against. */
  call(url: string, body: JsonObject, signal?: AbortSignal): Promise<WebhookOutcome>;
  /** Ends what is in flight. */
  close(): Promise<void>;
}

interface Failure {
  message: string;
  retry: 'never' | 'fault' | 'rate limit';
  waitMs?: number;
}

/** @throws ProxyError that names the variable of `env` */
export function createWebhooks(options: WebhookOptions): Webhooks {
  const { env, now, sleep, random, maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;
  const timeoutMs = timeoutOf(env['WEBHOOK_TIMEOUT']);
  const transport = createTransport({
    connectTimeoutMs: timeoutMs,
    connections: MAX_CONCURRENCY,
    maxBodyBytes,
    env,
  });
  const limiters = new Map<string, Limiter>();
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    'user-agent': `mlflow-gateway-eval/${options.version}`,
  };

  async function attempt(
    url: string,
    body: string,
    signal: AbortSignal | undefined,
  ): Promise<WebhookOutcome | Failure> {
    const { origin } = new URL(url);
    const limiter = limiters.get(origin) ?? createLimiter(MAX_CONCURRENCY);
    limiters.set(origin, limiter);
    const release = await limiter.acquire(signal);
    if (!release) return CANCELLED;
    const sent = await transport
      .send({ method: 'POST', url, headers, body, timeoutMs, ...(signal ? { signal } : {}) })
      .finally(release);
    if (sent.end === 'cancelled') return CANCELLED;
    return sent.end === 'answer' ? read(sent.answer, now()) : failureOf(sent, { url, timeoutMs, maxBodyBytes });
  }

  return {
    async call(written, body, signal) {
      const url = written.trim();
      const text = JSON.stringify(body);
      for (let retries = 0; ; retries++) {
        const tried = await attempt(url, text, signal);
        if ('ok' in tried) return tried;
        const retry =
          retries < RETRIES ? retryOf(tried, { retries, leftMs: MAX_WAIT_MS, random: random() }) : undefined;
        if (!retry || 'none' in retry) {
          const tries = retries === 0 ? '' : ` (given up after ${retries + 1} attempts)`;
          const message = `the webhook ${quote(shownUrl(url))} ${tried.message}${tries}`;
          return { ok: false, error: { kind: 'webhook', message } };
        }
        await sleep(retry.delayMs, signal);
      }
    },
    close: () => transport.close(),
  };
}

/** Nothing paces these calls, so a rate limit is waited for like a fault. */
function retryOf(
  { retry, ...failed }: Failure,
  about: Parameters<typeof whenToRetry>[1],
): ReturnType<typeof whenToRetry> {
  return whenToRetry({ ...failed, retry: retry === 'never' ? 'never' : 'fault' }, about);
}

const CANCELLED: WebhookOutcome = {
  ok: false,
  error: { kind: 'cancelled', message: 'the call of a webhook was stopped' },
};

function timeoutOf(text: string | undefined): number {
  const ms = Number.parseInt(text ?? '', 10);
  return ms > 0 ? ms : DEFAULT_TIMEOUT_MS;
}

function read(answer: HttpAnswer, nowMs: number): WebhookOutcome | Failure {
  const { status } = answer;
  const said = quote(answer.body, [], 200) || '(nothing)';
  if (status >= 300 && status < 400) {
    const target = quote(shownUrl(header(answer, 'location') ?? ''));
    return never(`answered with a redirect (${status})${target ? ` to ${target}` : ''}, which is not followed`);
  }
  if (status < 200 || status > 299) {
    const waitMs = retryAfterMs((name) => header(answer, name), nowMs);
    const retry = status === 429 ? 'rate limit' : PASSING.has(status) ? 'fault' : 'never';
    return { message: `answered ${status}: ${said}`, retry, ...(waitMs === undefined ? {} : { waitMs }) };
  }
  const value = jsonOf(answer);
  return value === undefined ? never(`answered with a body that is no JSON: ${said}`) : { ok: true, value };
}

function failureOf(
  sent: Exclude<Sent, { end: 'answer' | 'cancelled' }>,
  { url, timeoutMs, maxBodyBytes }: { url: string; timeoutMs: number; maxBodyBytes: number },
): Failure {
  if (!('thrown' in sent))
    return sent.end === 'timeout'
      ? { message: `did not answer within ${timeoutMs / 1_000} s (WEBHOOK_TIMEOUT, in ms)`, retry: 'fault' }
      : never(`answered with more than ${maxBodyBytes / 1e6} MB`);
  const { code, message } = describeFault(sent.thrown);
  const why = [code, quote(message, [], 200)].filter(Boolean).join(': ');
  return { message: `could not be reached (${why})`, retry: classifyFault(sent.thrown, { url, secrets: [] }).retry };
}

function never(message: string): Failure {
  return { message, retry: 'never' };
}
