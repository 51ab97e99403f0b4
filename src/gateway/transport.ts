// One HTTP request: undici, its connections, proxies and limits. Knows nothing of chats.
// `dispatch`, on which undici's `request` and `fetch` stand: no stream, no iterator and no signal of its own for each of
// thousands of small answers. It follows no redirect.
import type { Socket } from 'node:net';
import type { buildConnector, Dispatcher } from 'undici';
// By their files: the package's own entry loads fetch, WebSocket, caches and mocks too, which doubles the time to start.
import connect from 'undici/lib/api/api-connect.js';
import connector from 'undici/lib/core/connect.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import DispatcherClass from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import { plainText, unpackedText } from './body.js';
import type { HttpAnswer } from './http-answer.js';
import { MAX_TIMER_MS } from './limits.js';

// What the package's entry does: a proxy's tunnel needs it.
Object.assign(DispatcherClass.prototype, { connect });

/** MLflow's server (uvicorn) closes idle connections after 5 s; ours go first, so that no request meets a closed one. */
const KEEP_ALIVE_MS = 3_000;
/** Between two pieces of a body. The gateway sends an answer in one go. */
const BODY_IDLE_MS = 30_000;

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
  const targetOf = createTargets();
  return {
    send: (request) => sendBy(dispatcher, request, { maxBodyBytes: options.maxBodyBytes, staleErrors, targetOf }),
    close: () => dispatcher.destroy(),
  };
}

interface SendOptions {
  maxBodyBytes: number;
  staleErrors: WeakSet<object>;
  targetOf(url: string): Target;
}

interface Target {
  origin: string;
  path: string;
}

function sendBy(dispatcher: Dispatcher, request: HttpRequest, options: SendOptions): Promise<Sent> {
  const { method, url, headers, body = null, timeoutMs, signal } = request;
  if (signal?.aborted) return Promise.resolve({ end: 'cancelled' });
  return new Promise((resolve) => {
    let ended = false;
    let controller: Dispatcher.DispatchController | undefined;
    let answer: HttpAnswer | undefined;
    const chunks: Buffer[] = [];
    let bytes = 0;

    const end = (how: Sent): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(how);
    };
    const stop = (how: Sent): void => {
      end(how);
      controller?.abort(new Stopped());
    };
    const cancel = (): void => stop({ end: 'cancelled' });
    const timer = setTimeout(() => stop({ end: 'timeout' }), Math.min(timeoutMs, MAX_TIMER_MS));
    signal?.addEventListener('abort', cancel, { once: true });
    const fail = (thrown: unknown): void =>
      end({ end: 'fault', thrown, stale: !answer && isStale(thrown, options.staleErrors) });

    const give = (head: HttpAnswer, text: string | undefined): void =>
      end(text === undefined ? { end: 'too large' } : { end: 'answer', answer: { ...head, body: text } });
    const read = (head: HttpAnswer): void => {
      const { status, headers: answered } = head;
      const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes);
      const encoding = answered['content-encoding'];
      try {
        if (encoding === undefined) give(head, plainText(status, body));
        else unpackedText(status, body, String(encoding), options.maxBodyBytes).then((text) => give(head, text), fail);
      } catch (thrown) {
        fail(thrown);
      }
    };

    try {
      dispatcher.dispatch(
        { ...options.targetOf(url), method, headers, body },
        {
          onRequestStart(begun) {
            controller = begun;
            // Stopped while it had no connection yet.
            if (ended) begun.abort(new Stopped());
          },
          onResponseStart(_, status, answered) {
            // 100 Continue and 103 Early Hints come before the answer.
            if (status >= 200) answer = { status, headers: answered, body: '' };
          },
          onResponseData(_, chunk) {
            bytes += chunk.length;
            if (bytes > options.maxBodyBytes) stop({ end: 'too large' });
            else chunks.push(chunk);
          },
          onResponseEnd() {
            if (answer) read(answer);
          },
          onResponseError: (_, thrown) => fail(thrown),
        },
      );
    } catch (thrown) {
      fail(thrown);
    }
  });
}

/** What a request is given up with. */
class Stopped extends Error {
  override name = 'Stopped';
}

/** A run asks few URLs, each of them thousands of times. @throws TypeError for what is none */
function createTargets(): (url: string) => Target {
  const known = new Map<string, Target>();
  return (url) => {
    let target = known.get(url);
    if (!target) {
      const { origin, pathname, search } = new URL(url);
      target = { origin, path: pathname + search };
      known.set(url, target);
    }
    return target;
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
