// The client of MLflow AI Gateway: one for a run, with what has been learnt of its servers and endpoints on the way.
// Load it late (`await import`): undici is the most expensive thing to start.
import type { CellError } from '../cell-error.js';
import type { ChatAnswer } from './answer.js';
import type { EndpointMemory, OpenCall, RouteRequest } from './attempt.js';
import { createBreaker } from './breaker.js';
import type { GatewayCall } from './call.js';
import { createCallLimit } from './call-limit.js';
import { COMPLETION } from './classify.js';
import { readEmbeddings } from './embeddings.js';
import { createAttemptLog } from './failed-attempts.js';
import type { OnFlow } from './flow/flow-log.js';
import { createLanes } from './lanes.js';
import { DEFAULT_CALL_TIMEOUT_MS, MOST_IN_FLIGHT } from './limits.js';
import { quoteName } from './outside-text.js';
import { judgeLook, type Look, look, type Preflight } from './preflight.js';
import type { ChatRequest, Destination, EmbedRequest } from './request.js';
import { CHAT_PATHS } from './route.js';
import { EMBEDDINGS_PATH, newTraceId, resolveServer, type Server } from './server.js';
import { createTransport, type Transport } from './transport.js';
import { untilAnswered } from './tries.js';

const DEFAULT_CONNECT_TIMEOUT_MS = 10_000;
/** A long answer of a model stays below 1 MB. */
const DEFAULT_MAX_BODY_BYTES = 20_000_000;

export interface GatewayOptions {
  /** Of this client: MLflow stores it with the traces of the calls. */
  version: string;
  /** Calls in flight to one server (scheme, host and port), at first and at most. Unset: as many as it takes, to 64. */
  maxConcurrency?: number;
  /** The most requests a minute to one endpoint, retries included. */
  requestsPerMinute?: number;
  callTimeoutMs?: number;
  connectTimeoutMs?: number;
  maxBodyBytes?: number;
  /** The most requests to models, retries included. */
  maxCalls?: number;
  /** For HTTP_PROXY, HTTPS_PROXY and NO_PROXY. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 to 1. */
  random(): number;
  /** What the user has to know although nothing failed. */
  onNotice(text: string): void;
  /** What a server or an endpoint takes has changed. */
  onFlow?: OnFlow | undefined;
  /** A call that is tried again after a failure. */
  onRetry?(retry: { endpoint: string; failed: CellError; delayMs: number }): void;
  /** Requests that wait for their answer, each time that there is one more or less. */
  onInFlight?(requests: number): void;
}

type Outcome<Answer> =
  | { ok: true; answer: Answer; call: GatewayCall }
  | { ok: false; error: CellError; call: GatewayCall };
export type ChatOutcome = Outcome<ChatAnswer>;
/** `answer`: a vector for each text, in their order. */
export type EmbedOutcome = Outcome<number[][]>;

export interface Gateway {
  /** Never rejects: whatever goes wrong is an error of the outcome. */
  chat(destination: Destination, request: ChatRequest): Promise<ChatOutcome>;
  /** Never rejects either; retries, time limit and concurrency are those of a chat. */
  embed(destination: Destination, request: EmbedRequest): Promise<EmbedOutcome>;
  /** Asks each server once which endpoints it has. Never rejects. */
  preflight(destinations: readonly Destination[], signal?: AbortSignal): Promise<Preflight>;
  /** Ends what is in flight. */
  close(): Promise<void>;
}

/** @throws ProxyError that names the variable of `env` */
export function createGateway(options: GatewayOptions): Gateway {
  const { now, sleep, random, onNotice, onRetry, onInFlight, env = {} } = options;
  const { maxConcurrency, requestsPerMinute, callTimeoutMs = DEFAULT_CALL_TIMEOUT_MS } = options;
  const { connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS, maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;
  const userAgent = `mlflow-gateway-eval/${options.version}`;
  const connections = maxConcurrency ?? MOST_IN_FLIGHT;
  const transport = inFlightTold(createTransport({ connectTimeoutMs, maxBodyBytes, env, connections }), onInFlight);
  const lanes = createLanes({ maxConcurrency, requestsPerMinute, callTimeoutMs, now, sleep, onFlow: options.onFlow });
  const memories = new Map<string, EndpointMemory>();
  const servers = new WeakMap<Destination, ReturnType<typeof resolveServer>>();
  /** By URL, for the names in a later 404. */
  const listed = new Map<string, readonly string[]>();
  const endpointsOf = ({ url }: Server): readonly string[] => listed.get(url) ?? [];
  const callLimit = createCallLimit(options.maxCalls);
  const trying = {
    transport,
    maxBodyBytes,
    callLimit,
    lanes,
    now,
    sleep,
    random,
    onNotice,
    endpointsOf,
    ...(onRetry ? { onRetry } : {}),
  };

  async function ask<Answer>(destination: Destination, request: RouteRequest<Answer>): Promise<Outcome<Answer>> {
    const { endpoint } = destination;
    const call: GatewayCall = { endpoint, attempts: 0, latencyMs: 0 };
    const server = serverOf(destination);
    if ('error' in server) return { ok: false, error: server.error, call };

    const { timeoutMs = callTimeoutMs } = request;
    const memory = remembered(memories, `${server.url} ${endpoint}`, () => newMemory(endpoint));
    const failed = createAttemptLog();
    const open: OpenCall<Answer> = {
      server,
      endpoint,
      request,
      memory,
      call,
      traceId: newTraceId(),
      timeoutMs,
      leftMs: timeoutMs,
      failed,
    };

    const ended = await untilAnswered(open, trying);
    const failedAttempts = call.attempts > 1 ? failed.all() : undefined;
    if (failedAttempts) call.failedAttempts = failedAttempts;
    return 'answer' in ended ? { ok: true, answer: ended.answer, call } : { ok: false, error: ended.error, call };
  }

  /** A destination stands for many calls: its URL and headers are read once. */
  function serverOf(destination: Destination): ReturnType<typeof resolveServer> {
    return remembered(servers, destination, () => resolveServer(destination, userAgent));
  }

  async function preflight(destinations: readonly Destination[], signal?: AbortSignal): Promise<Preflight> {
    const looks = new Map<string, Promise<Look>>();
    const errors = new Map<string, CellError>();
    await Promise.all(
      destinations.map(async (destination) => {
        const server = serverOf(destination);
        if ('error' in server) return errors.set(keyOf(destination), server.error);
        // What a server lists depends on who asks.
        const seen = await remembered(looks, JSON.stringify([server.url, server.headers]), () =>
          look(server, { transport, sleep, now, ...(signal ? { signal } : {}) }),
        );
        if ('endpoints' in seen) listed.set(server.url, seen.endpoints);
        const error = judgeLook(seen, server, destination.endpoint);
        return error && errors.set(keyOf(destination), error);
      }),
    );
    return { errorOf: (destination) => errors.get(keyOf(destination)) };
  }

  return {
    chat: (destination, { messages, ...request }) =>
      ask(destination, {
        ...request,
        path: CHAT_PATHS[destination.route ?? 'unified'],
        asked: { messages },
        reading: COMPLETION,
      }),
    embed(destination, { input, params = {}, ...request }) {
      const texts = typeof input === 'string' ? 1 : input.length;
      return ask(destination, {
        ...request,
        path: EMBEDDINGS_PATH,
        asked: { input: typeof input === 'string' ? input : [...input] },
        params,
        defaulted: [],
        reading: { read: (body) => readEmbeddings(body, texts) },
      });
    },
    preflight,
    close: () => transport.close(),
  };
}

function inFlightTold(transport: Transport, tell: GatewayOptions['onInFlight']): Transport {
  if (!tell) return transport;
  let requests = 0;
  return {
    ...transport,
    send: (request) => {
      tell(++requests);
      return transport.send(request).finally(() => tell(--requests));
    },
  };
}

function newMemory(endpoint: string): EndpointMemory {
  return {
    refusedParameters: new Set(),
    answers: 0,
    open: 0,
    breaker: createBreaker(`endpoint ${quoteName(endpoint)}`),
  };
}

function keyOf({ baseUrl, endpoint, headers }: Destination): string {
  return JSON.stringify([baseUrl, endpoint, headers]);
}

function remembered<Key, Value>(
  map: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
