// One HTTP request: undici, its connections, proxies and limits. Knows nothing of chats.
// `request` and not `fetch`: a third to a quarter of the CPU, and it follows no redirect.
import type { Socket } from 'node:net';
import type { buildConnector, Dispatcher } from 'undici';
// By their files: the package's own entry loads fetch, WebSocket, caches and mocks too, which doubles the time to start.
import api from 'undici/lib/api/index.js';
import connector from 'undici/lib/core/connect.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import DispatcherClass from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import { plainText, readBounded, unpackedText } from './body.js';
import type { HttpAnswer } from './http-answer.js';

// What the package's entry does: a dispatcher has `request`, and a proxy `connect`, only then.
Object.assign(DispatcherClass.prototype, api);

/** MLflow's server (uvicorn) closes idle connections after 5 s; ours go first, so that no request meets a closed one. */
const KEEP_ALIVE_MS = 3_000;
/** Between two pieces of a body. The gateway sends an answer in one go. */
const BODY_IDLE_MS = 30_000;
/** The longest that a timer of Node can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export interface TransportOptions {
  connectTimeoutMs: number;
  /** The most connections to one server. */
  connections: number;
  /** An answer longer than this is not read further. */
  maxBodyBytes: number;
  /** HTTP_PROXY, HTTPS_PROXY and NO_PROXY (or in lower case) are looked at; nothing else. */
  env: Readonly<Record<string, string | undefined>>;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** For all of it, ms. */
  timeoutMs: number;
  signal?: AbortSignal;
}

/** How a request ended. */
export type Sent =
  | { end: 'answer'; answer: HttpAnswer }
  | {
      end: 'fault';
      thrown: unknown;
      /** A kept-alive connection was found closed before any of the answer came: the server has not seen the request. */
      stale: boolean;
    }
  | { end: 'timeout' | 'cancelled' | 'too large' };

export interface Transport {
  /** Never rejects. */
  send(request: HttpRequest): Promise<Sent>;
  /** Ends what is in flight. */
  close(): Promise<void>;
}

/** An environment variable that names no proxy which could be used. */
export class ProxyError extends Error {
  override name = 'ProxyError';
}

/** @throws ProxyError that names the variable */
export function createTransport(options: TransportOptions): Transport {
  const staleErrors = new WeakSet();
  const dispatcher = createDispatcher(options, staleErrors);

  return {
    async send({ method, url, headers, body, timeoutMs, signal }) {
      if (signal?.aborted) return { end: 'cancelled' };
      const stop = new AbortController();
      let stopped: 'timeout' | 'cancelled' | undefined;
      const stopBecause = (why: 'timeout' | 'cancelled') => (): void => {
        stopped ??= why;
        stop.abort();
      };
      const timer = setTimeout(stopBecause('timeout'), Math.min(timeoutMs, MAX_TIMER_MS));
      const cancel = stopBecause('cancelled');
      signal?.addEventListener('abort', cancel, { once: true });
      let answering = false;
      try {
        const { origin, pathname, search } = new URL(url);
        const target = { origin, path: pathname + search, method, headers, body: body ?? null, signal: stop.signal };
        const response = await dispatcher.request(target);
        answering = true;
        const bytes = await readBounded(response.body, options.maxBodyBytes);
        if (!bytes) return { end: 'too large' };
        const { statusCode: status, headers: answered } = response;
        const encoding = answered['content-encoding'];
        const text =
          encoding === undefined
            ? plainText(status, bytes)
            : await unpackedText(status, bytes, String(encoding), options.maxBodyBytes);
        return text === undefined
          ? { end: 'too large' }
          : { end: 'answer', answer: { status, headers: answered, body: text } };
      } catch (thrown) {
        if (stopped) return { end: stopped };
        return { end: 'fault', thrown, stale: !answering && isStale(thrown, staleErrors) };
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
      }
    },
    close: () => dispatcher.destroy(),
  };
}

function createDispatcher(
  { connectTimeoutMs, env, connections }: TransportOptions,
  staleErrors: WeakSet<object>,
): Dispatcher {
  const pool = {
    connections,
    connect: markingConnector(connectTimeoutMs, staleErrors),
    keepAliveTimeout: KEEP_ALIVE_MS,
    // The caller's own limit counts, and may be longer than undici's 300 s.
    headersTimeout: 0,
    bodyTimeout: BODY_IDLE_MS,
  };
  const spelt = (name: string): string => (env[name.toLowerCase()] === undefined ? name : name.toLowerCase());
  const variable = (name: string): string => env[spelt(name)] ?? '';
  const httpProxy = proxyUrl(spelt('HTTP_PROXY'), variable('HTTP_PROXY'));
  const httpsProxy = proxyUrl(spelt('HTTPS_PROXY'), variable('HTTPS_PROXY'));
  if (httpProxy === '' && httpsProxy === '') return new Agent(pool);
  return new EnvHttpProxyAgent({
    ...pool,
    // Empty texts and not undefined: for that undici would look into process.env itself.
    httpProxy,
    httpsProxy,
    noProxy: variable('NO_PROXY'),
    // Plain HTTP is forwarded, as every other client does it; many proxies allow CONNECT to port 443 alone.
    proxyTunnel: false,
    proxyTls: { timeout: connectTimeoutMs },
    // A forwarding proxy's connections would otherwise be made without any of the options above.
    factory: (origin: string | URL, own: object) => new Pool(origin, { ...pool, ...own }),
  });
}

/** `proxy.example:3128` means http, as it does to curl. */
function proxyUrl(name: string, value: string): string {
  const url = value === '' || value.includes('://') ? value : `http://${value}`;
  if (url !== '' && !isProxyUrl(url))
    // Without its value, which may hold a password.
    throw new ProxyError(
      `the environment variable ${name} is not the URL of a proxy, such as http://proxy.example:3128`,
    );
  return url;
}

const PROXY_PROTOCOLS = new Set(['http:', 'https:', 'socks:', 'socks5:']);

function isProxyUrl(text: string): boolean {
  try {
    const { protocol, username, password } = new URL(text);
    // They are sent without the percent signs, and a single `%` makes that impossible.
    decodeURIComponent(`${username}:${password}`);
    return PROXY_PROTOCOLS.has(protocol);
  } catch {
    return false;
  }
}

/** Marks the error of a connection that has already served an answer: on it a reset says that it was closed while idle. */
function markingConnector(timeout: number, staleErrors: WeakSet<object>): buildConnector.connector {
  const connect = connector({ timeout });
  return (options, callback) =>
    connect(options, (...result) => {
      const [, socket] = result;
      // First in line: undici's own listener hands the error on.
      socket?.prependListener('error', (error: Error) => {
        if (socket.bytesRead > 0) staleErrors.add(error);
      });
      callback(...result);
    });
}

function isStale(thrown: unknown, staleErrors: WeakSet<object>): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const { code, socket } = thrown as Partial<NodeJS.ErrnoException> & { socket?: Pick<Socket, 'bytesRead'> };
  if (code === 'UND_ERR_SOCKET') return (socket?.bytesRead ?? 0) > 0;
  return (code === 'ECONNRESET' || code === 'EPIPE') && staleErrors.has(thrown);
}
