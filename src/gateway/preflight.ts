// One look at each server before the first call: a wrong URL, credentials or endpoint name is found once and for nothing,
// and not once in each cell.
import type { CellError } from '../cell-error.js';
import { isObject } from '../json.js';
import { classify } from './classify.js';
import { unknownEndpoint } from './endpoint-names.js';
import { classifyFault } from './fault.js';
import { type HttpAnswer, jsonOf } from './http-answer.js';
import type { Destination } from './request.js';
import { HEALTH_PATH, MODELS_PATH, type Server } from './server.js';
import type { Sent, Transport } from './transport.js';

/** Between tries of a connection that is refused or breaks: a server that was started a moment ago. 5 s in all. */
const RETRY_DELAYS_MS = [250, 500, 1_000, 1_500, 1_750];
/** A server that takes longer to list its endpoints is busy, not gone. */
const TIMEOUT_MS = 15_000;

export interface Preflight {
  /** Why no call to this destination can work; undefined when there is nothing against it. */
  errorOf(destination: Destination): CellError | undefined;
}

export interface PreflightDependencies {
  transport: Transport;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  now(): number;
  signal?: AbortSignal;
}

/** What is known of a server: the endpoints it lists, `unknown` when it does not say, or why it cannot be used at all. */
export type Look = { endpoints: readonly string[] } | { unknown: true } | { error: CellError };

/** What a look at the server says against calling `endpoint` there. */
export function judgeLook(look: Look, server: Server, endpoint: string): CellError | undefined {
  if ('error' in look) return look.error;
  if ('unknown' in look || look.endpoints.includes(endpoint)) return undefined;
  if (look.endpoints.length > 0) {
    const { endpoints } = look;
    return { kind: 'config', message: unknownEndpoint(endpoint, server, endpoints) };
  }
  const whose = server.authorization === undefined ? 'without credentials' : 'with these credentials';
  return {
    kind: 'gateway',
    message: `the gateway at ${server.url} lists no endpoint that may be used ${whose}: the user needs USE on one, or none has been made yet`,
  };
}

/** Asks a server for its endpoints. Never rejects. */
export async function look(server: Server, dependencies: PreflightDependencies): Promise<Look> {
  const models = await get(server, MODELS_PATH, dependencies);
  if (models.end !== 'answer') return lookOfFault(models, server);
  const { answer } = models;
  if (answer.status === 200) return listOf(answer);
  if (answer.status === 404) {
    // Servers before 3.17 may list no endpoints; one that is healthy at this URL is the right one all the same.
    const health = await get(server, HEALTH_PATH, dependencies);
    if (health.end !== 'answer' || health.answer.status !== 404) return { unknown: true };
  }
  const { status } = answer;
  const fatal = status === 401 || status === 403 || status === 404 || status === 407 || (status >= 300 && status < 400);
  return fatal ? lookOfError(answer, server, dependencies.now()) : { unknown: true };
}

function lookOfFault(sent: Exclude<Sent, { end: 'answer' }>, server: Server): Look {
  if (sent.end === 'cancelled')
    return { error: { kind: 'cancelled', message: 'the run was stopped before the gateway was asked' } };
  // Slow or odd: the first call decides.
  if (sent.end !== 'fault') return { unknown: true };
  return { error: classifyFault(sent.thrown, server).error };
}

function lookOfError(answer: HttpAnswer, server: Server, nowMs: number): Look {
  const url = `${server.url}${MODELS_PATH}`;
  const about = {
    server,
    url,
    subject: 'the list of endpoints',
    unknownEndpoint: () => ({ kind: 'config' as const, message: `${url} does not exist (404)` }),
  };
  const classified = classify(answer, about, nowMs);
  return classified.ok ? { unknown: true } : { error: classified.failure.error };
}

async function get(server: Server, path: string, dependencies: PreflightDependencies): Promise<Sent> {
  const { transport, sleep, signal } = dependencies;
  for (let retries = 0; ; retries++) {
    const sent = await transport.send({
      method: 'GET',
      url: `${server.url}${path}`,
      headers: server.headers,
      timeoutMs: TIMEOUT_MS,
      ...(signal ? { signal } : {}),
    });
    const delayMs = RETRY_DELAYS_MS[retries];
    if (sent.end !== 'fault' || delayMs === undefined) return sent;
    const { retry, error } = classifyFault(sent.thrown, server);
    // A connection that is not even refused has already cost its time limit.
    if (retry !== 'fault' || error.kind === 'timeout') return sent;
    await sleep(delayMs, signal);
  }
}

function listOf(answer: HttpAnswer): Look {
  const body = jsonOf(answer);
  const data = isObject(body) ? body['data'] : undefined;
  if (!Array.isArray(data)) return { unknown: true };
  const endpoints = data
    .map((model) => (isObject(model) ? model['id'] : undefined))
    .filter((id) => typeof id === 'string');
  return endpoints.length === data.length ? { endpoints } : { unknown: true };
}
