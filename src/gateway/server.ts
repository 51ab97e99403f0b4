// The server behind a destination: where a call goes and with which headers. Who may send which credentials where is
// decided before, not here.
import { randomUUID } from 'node:crypto';
import type { CellError } from '../cell-error.js';
import { shownUrl } from '../trust/origin.js';
import { quote } from './outside-text.js';
import type { Destination } from './request.js';

/** A destination that can be called, and that can be named in a message without giving anything away. */
export interface Server {
  /** Scheme, host and port: what concurrency is counted for. */
  origin: string;
  /** The base URL without credentials and trailing slash: requests go below it, and messages show it. */
  url: string;
  headers: Record<string, string>;
  /** The scheme of the credentials that are sent: `basic`, `bearer`... undefined without any. */
  authorization?: string;
  /** Texts that no message may hold. */
  secrets: string[];
}

/** The provider's own route: body and answer pass untouched, `model` is the endpoint's name. */
export const EMBEDDINGS_PATH = '/gateway/openai/v1/embeddings';
export const MODELS_PATH = '/gateway/mlflow/v1/models';
export const HEALTH_PATH = '/health';

/** Names of headers whose values are secrets. */
const SECRET_HEADER = /auth|key|token|secret|cookie|password/i;
/** Shorter values would black out ordinary words of a message. */
const MIN_SECRET_CHARACTERS = 6;

/** The server of a destination, or why there is none. */
export function resolveServer({ baseUrl, headers }: Destination, userAgent: string): Server | { error: CellError } {
  let parsed: URL;
  try {
    parsed = new URL(baseUrl);
  } catch {
    return { error: badUrl(baseUrl, 'is not a URL') };
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return { error: badUrl(baseUrl, 'is not http(s)') };
  if (parsed.username || parsed.password) return { error: badUrl(baseUrl, 'holds a user name or a password') };
  if (parsed.search || parsed.hash) return { error: badUrl(baseUrl, 'has a query or a fragment') };

  const sent: Record<string, string> = { 'user-agent': userAgent, accept: 'application/json' };
  for (const [name, value] of Object.entries(headers)) sent[name.toLowerCase()] = value;
  // X-MLflow-Authorization is MLflow's own and wins over Authorization, which may be meant for a proxy before it.
  const credentials = sent['x-mlflow-authorization'] ?? sent['authorization'];
  const scheme = credentials?.trim().split(/\s/)[0]?.toLowerCase();
  return {
    origin: parsed.origin,
    // As text: resolving a path against the origin would lose the prefix, and a double slash is a 404.
    url: baseUrl.replace(/\/+$/, ''),
    headers: sent,
    ...(scheme ? { authorization: scheme } : {}),
    secrets: secretsIn(sent),
  };
}

/** The trace of a call: 32 hex digits. */
export function newTraceId(): string {
  // Node keeps random bytes for UUIDs ready; asking for fresh ones costs more than all else that a request takes here.
  return randomUUID().replaceAll('-', '');
}

/**
 * W3C trace context: each request of a call is a span of its own in the trace of the call. A gateway that records its spans
 * under it makes the call findable, with its retries; others ignore it.
 */
export function traceparent(traceId: string): string {
  return `00-${traceId}-${newTraceId().slice(16)}-01`;
}

function secretsIn(headers: Record<string, string>): string[] {
  const secrets: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (!SECRET_HEADER.test(name)) continue;
    const [scheme, token] = value.trim().split(/\s+/);
    secrets.push(value, token ?? '');
    if (scheme?.toLowerCase() !== 'basic' || !token) continue;
    const pair = Buffer.from(token, 'base64').toString('utf8');
    secrets.push(pair, pair.slice(pair.indexOf(':') + 1));
  }
  // The longest first: a secret inside another one must not leave the rest of it standing.
  return secrets.filter(({ length }) => length >= MIN_SECRET_CHARACTERS).sort((a, b) => b.length - a.length);
}

function badUrl(baseUrl: string, what: string): CellError {
  const shown = quote(shownUrl(baseUrl));
  return {
    kind: 'config',
    message: `the gateway URL "${shown}" ${what}; gateway-url must look like https://mlflow.example.com, with the path prefix when the server has one`,
  };
}
