// One try of a call: usually one request. Those that a dead connection or a refused default swallowed are made again at
// once; what else goes wrong is for the caller to try again, or not.
import type { CellError } from '../cell-error.js';
import type { JsonObject } from '../json.js';
import type { Breaker } from './breaker.js';
import type { GatewayCall } from './call.js';
import type { CallLimit } from './call-limit.js';
import { classifyAs, type Reading } from './classify.js';
import { missingEndpoint } from './endpoint-names.js';
import type { AttemptLog } from './failed-attempts.js';
import { type About, type Failure, failure } from './failure.js';
import { classifyFault } from './fault.js';
import { gatewayTimes } from './http-answer.js';
import { quoteName } from './outside-text.js';
import { refusedNotice, refusedParameter } from './refused-parameter.js';
import { requestBody, wireParameters } from './request.js';
import { type Server, traceparent } from './server.js';
import type { Sent, Transport } from './transport.js';

/** Each resend takes a dead connection away, so the idle ones bound their number; this is for the impossible. */
const MAX_RESENDS = 20;

/** What earlier calls have shown of an endpoint. */
export interface EndpointMemory {
  /** Set once its budget is spent: from then on no call is made. */
  spent?: Failure;
  /** How many calls it has answered so far. */
  answers: number;
  /** Calls that have not ended, those that wait for their first place too. */
  open: number;
  breaker: Breaker;
  refusedParameters: Set<string>;
}

/** What is asked of a route. */
export interface RouteRequest<Answer> {
  /** Below the server's URL. */
  path: string;
  /** The part of the body that is no parameter: `messages`, `input`. */
  asked: JsonObject;
  params: JsonObject;
  /** Names in `params` that the user did not set. */
  defaulted: readonly string[];
  reading: Reading<Answer>;
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** A call on its way. */
export interface OpenCall<Answer> {
  server: Server;
  endpoint: string;
  request: RouteRequest<Answer>;
  memory: EndpointMemory;
  /** Filled in as it goes. */
  call: GatewayCall;
  /** Of all its requests. */
  traceId: string;
  /** The time of the whole call, ms, and what is left of it. */
  timeoutMs: number;
  leftMs: number;
  /** When its first request was sent. */
  startedMs?: number;
  failed: AttemptLog;
  /** How the last request of it failed. */
  lastError?: CellError;
}

export interface AttemptDependencies {
  transport: Transport;
  maxBodyBytes: number;
  callLimit: CallLimit;
  now(): number;
  onNotice(text: string): void;
  /** The endpoints that a server lists; empty when that is not known. */
  endpointsOf(server: Server): readonly string[];
}

export async function attempt<Answer>(
  open: OpenCall<Answer>,
  dependencies: AttemptDependencies,
): Promise<{ answer: Answer } | Failure> {
  const { server, endpoint, request, memory, call } = open;
  const about: About = {
    server,
    url: `${server.url}${request.path}`,
    subject: `endpoint ${quoteName(endpoint)}`,
    unknownEndpoint: () => missingEndpoint(endpoint, server, dependencies.endpointsOf(server)),
  };

  for (let resends = 0; ; ) {
    if (!dependencies.callLimit.take()) return limitReached(open, dependencies.callLimit);
    const sent = await send(open, about.url, dependencies);
    if (sent.end !== 'answer') {
      const failed = failureWithoutAnswer(sent, about, {
        timeoutMs: open.timeoutMs,
        maxBodyBytes: dependencies.maxBodyBytes,
      });
      const resent = sent.end === 'fault' && sent.stale && resends++ < MAX_RESENDS;
      record(open, resent ? { ...failed, what: 'closed while idle' } : failed, dependencies);
      if (!resent) return failed;
      open.failed.waits(0);
      continue;
    }

    Object.assign(call, gatewayTimes(sent.answer));
    const classified = classifyAs(request.reading, sent.answer, about, dependencies.now());
    if (classified.ok) {
      Object.assign(call, classified.served);
      return { answer: classified.answer };
    }
    const { refusal, error } = classified.failure;
    record(open, classified.failure, dependencies);
    // Before the place is given back: the next call is already waiting for it.
    if (error.kind === 'budget') memory.spent = classified.failure;
    const refused = refusal === undefined ? undefined : refusedParameter(refusal, sentDefaults(request, call.params));
    if (refused === undefined) return classified.failure;
    open.failed.waits(0);
    // Calls in flight together are refused together; one notice is enough.
    if (memory.refusedParameters.has(refused)) continue;
    memory.refusedParameters.add(refused);
    dependencies.onNotice(refusedNotice(about.subject, refused, request.params[refused]));
  }
}

function record(open: OpenCall<unknown>, failed: Failure, { now }: Pick<AttemptDependencies, 'now'>): void {
  const { error, what = error.status === undefined ? error.kind : String(error.status) } = failed;
  open.lastError = error;
  const at = now();
  open.failed.failed({ what, says: error.message, afterMs: at - (open.startedMs ?? at) });
}

/**
 * The end of a call that would need one more request than the run may make. Not forgiven by `on-inconclusive: warn`, whatever
 * failed before: whoever writes the config decides how many calls it needs.
 */
export function limitReached({ lastError }: Pick<OpenCall<unknown>, 'lastError'>, { max }: CallLimit): Failure {
  const made = `the run has made the ${max} calls that max-calls allows`;
  const message = lastError ? `${lastError.message} (not tried again: ${made})` : `not asked: ${made}`;
  return { error: { kind: 'not run', message, limit: 'max-calls' }, retry: 'never' };
}

async function send(open: OpenCall<unknown>, url: string, { transport, now }: AttemptDependencies): Promise<Sent> {
  const { server, endpoint, request, memory, call } = open;
  call.params = wireParameters(
    request.params,
    request.defaulted.filter((name) => memory.refusedParameters.has(name)),
  );
  call.attempts++;
  const started = now();
  open.startedMs ??= started;
  const sent = await transport.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', traceparent: traceparent(open.traceId), ...server.headers },
    body: requestBody(endpoint, request.asked, call.params),
    timeoutMs: Math.max(1, open.leftMs),
    ...(request.signal ? { signal: request.signal } : {}),
  });
  const ms = now() - started;
  call.latencyMs = Math.round(ms);
  // Timers are not exact.
  open.leftMs = sent.end === 'timeout' ? 0 : open.leftMs - ms;
  return sent;
}

function failureWithoutAnswer(
  sent: Exclude<Sent, { end: 'answer' }>,
  { subject, server }: About,
  { timeoutMs, maxBodyBytes }: { timeoutMs: number; maxBodyBytes: number },
): Failure {
  switch (sent.end) {
    case 'fault':
      return classifyFault(sent.thrown, server);
    case 'cancelled':
      return failure('cancelled', `the call of ${subject} was stopped`, { what: 'stopped' });
    case 'too large':
      return failure(
        'gateway',
        `the answer of ${subject} is longer than ${maxBodyBytes / 1e6} MB: no answer of a model is`,
      );
    case 'timeout':
      return failure(
        'timeout',
        `${subject} did not answer within ${timeoutMs / 1_000} s; raise evaluateOptions.timeoutMs if its model needs longer, lower max-concurrency if the server is busy`,
        // Not by the same call, whose time it was; but it tells of the endpoint what an answer of any kind would not.
        { retry: 'fault' },
      );
  }
}

/** The parameters of a request that went out although nobody set them. */
function sentDefaults({ defaulted }: Pick<RouteRequest<unknown>, 'defaulted'>, sent: JsonObject | undefined): string[] {
  return defaulted.filter((name) => sent !== undefined && name in sent);
}
