// The tries of a call: a place for each, and a wait between them, until there is an answer or no hope for one. What ends them
// is the time of the call: what it was in flight and what it waited between tries. Waiting for a place costs none of it, since
// a queue is no fault of the gateway; but for a retry it does, as long as its endpoint answers nobody.
import { setImmediate } from 'node:timers/promises';
import type { CellError } from '../cell-error.js';
import { type AttemptDependencies, attempt, limitReached, type OpenCall } from './attempt.js';
import type { Breaker, CallEnd } from './breaker.js';
import type { Failure } from './failure.js';
import type { Lane, Lanes, Place, RequestEnd } from './lanes.js';
import { createRepeatedError } from './repeated-error.js';
import { whenToRetry } from './retry.js';

/** The part of a call's time that its last try has to have: with a blink of it left, nobody answers. */
const TO_ANSWER = 0.1;

export interface TriesDependencies extends AttemptDependencies {
  lanes: Lanes;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 to 1. */
  random(): number;
  /** A call that is tried again after a failure. */
  onRetry?(retry: { endpoint: string; failed: CellError; delayMs: number }): void;
}

/** `end`: what became of the endpoint, for those who come after. */
type Tried<Answer> = { answer: Answer } | { error: CellError; end: CallEnd };

/** Never rejects. */
export async function untilAnswered<Answer>(
  open: OpenCall<Answer>,
  dependencies: TriesDependencies,
): Promise<{ answer: Answer } | { error: CellError }> {
  const { server, endpoint, memory } = open;
  const lane = { server: server.origin, endpoint: `${server.url} ${endpoint}` };
  memory.open++;
  try {
    const admitted = await firstPlace(open, lane, dependencies);
    if ('error' in admitted) return admitted;
    const { place, begun } = admitted;
    const tried = await tryOn(open, { lane, place, dependencies });
    begun.ended('answer' in tried ? { how: 'alive' } : tried.end, dependencies.now());
    return 'answer' in tried ? { answer: tried.answer } : { error: tried.error };
  } finally {
    memory.open--;
  }
}

/** A place for the first request, or why there is none to be made: looked at before the wait for it, and after it again. */
async function firstPlace(
  open: OpenCall<unknown>,
  lane: Lane,
  { lanes, now, callLimit }: TriesDependencies,
): Promise<{ place: Place; begun: ReturnType<Breaker['begin']> } | { error: CellError }> {
  const { memory, timeoutMs } = open;
  const { breaker } = memory;
  const { signal } = open.request;
  for (;;) {
    if (signal?.aborted) return { error: stopped(signal) };
    if (memory.spent) return { error: memory.spent.error };
    if (callLimit.isReached()) return { error: limitReached(open, callLimit).error };
    const before = breaker.against(now(), timeoutMs);
    if (before && 'error' in before) return before;
    if (before) {
      await untilAborted(before.wait, signal);
      continue;
    }
    const place = await lanes.enter(lane, signal);
    if (!place) return { error: stopped(signal) };
    // The calls that were served meanwhile may have spent the budget, or have found the endpoint dead. In one go: of those
    // that wait together only one may look whether it is back.
    if (!memory.spent && !breaker.against(now(), timeoutMs)) return { place, begun: breaker.begin(now()) };
    place.leave({ how: 'not sent' });
  }
}

async function tryOn<Answer>(
  open: OpenCall<Answer>,
  { lane, place: first, dependencies }: { lane: Lane; place: Place; dependencies: TriesDependencies },
): Promise<Tried<Answer>> {
  const { endpoint, memory } = open;
  const { signal } = open.request;
  const { random, sleep, onRetry } = dependencies;
  const repeated = createRepeatedError();
  /** How the try before the last one failed. */
  let before: Failure | undefined;

  for (let retries = 0, place = first; ; retries++) {
    const hadMs = open.leftMs;
    const tried = await tryInPlace(place, open, dependencies);
    if ('answer' in tried) {
      memory.answers++;
      memory.breaker.alive();
      // Answers come in bursts. The calls that were waiting go out first; judging this answer can wait for them.
      await setImmediate();
      return tried;
    }
    if (tried.error.kind === 'cancelled') return ended(stopped(signal), 'unknown');
    if (tried.retry === 'never') return ended(tried.error, tried.error.kind === 'not run' ? 'unknown' : 'alive');
    if (tried.repeatable !== undefined && repeated.met(tried.repeatable, memory.answers, memory.open === 1))
      return ended(givenUp(tried, 'it answers the same each time, while it answers other calls'), 'alive');

    const retry = whenToRetry(tried, {
      retries,
      leftMs: open.leftMs,
      answerMs: TO_ANSWER * open.timeoutMs,
      random: random(),
    });
    if ('none' in retry) {
      // A last try that was cut off by the end of the call says little: what failed all the time before says more.
      const cutOff = timedOut(tried, open) && hadMs < open.timeoutMs / 2;
      return gaveUp((cutOff && before) || tried, open, retry.none);
    }
    before = tried;
    // Not worth the wait.
    if (dependencies.callLimit.isReached()) return ended(limitReached(open, dependencies.callLimit).error, 'unknown');
    onRetry?.({ endpoint, failed: tried.error, delayMs: retry.delayMs });
    open.failed.waits(retry.delayMs);
    // The place is free meanwhile.
    await sleep(retry.delayMs, signal);
    open.leftMs -= retry.delayMs;

    const next = await placeToRetry(open, lane, dependencies);
    if (next === 'too late') return gaveUp(tried, open, 'time');
    if (!next) return ended(stopped(signal), 'unknown');
    place = next;
  }
}

/**
 * Waiting for it is free as long as the endpoint answers others; while it answers nobody it costs the time of the call, and
 * ends when that leaves none for the try.
 */
async function placeToRetry(
  open: OpenCall<unknown>,
  lane: Lane,
  { lanes, now, sleep }: TriesDependencies,
): Promise<Place | 'too late' | undefined> {
  const { memory, request } = open;
  const tooLate = new AbortController();
  const entered = new AbortController();
  const entering = lanes.enter(lane, anyOf(request.signal, tooLate.signal));
  let place = await Promise.race([entering, setImmediate('none yet' as const)]);
  if (place !== 'none yet') return place;
  let { answers } = memory;
  let silentSince = now();
  const watch = async (): Promise<void> => {
    for (;;) {
      const roomMs = open.leftMs - TO_ANSWER * open.timeoutMs;
      await sleep(Math.max(0, roomMs - (now() - silentSince)), entered.signal);
      if (entered.signal.aborted) return;
      if (memory.answers === answers) return tooLate.abort();
      answers = memory.answers;
      silentSince = now();
    }
  };
  void watch();
  place = await entering;
  entered.abort();
  if (memory.answers === answers) open.leftMs -= now() - silentSince;
  return place ?? (tooLate.signal.aborted ? 'too late' : undefined);
}

function anyOf(signal: AbortSignal | undefined, own: AbortSignal): AbortSignal {
  return signal ? AbortSignal.any([signal, own]) : own;
}

async function tryInPlace<Answer>(
  place: Place,
  open: OpenCall<Answer>,
  dependencies: TriesDependencies,
): Promise<{ answer: Answer } | Failure> {
  let end: RequestEnd = { how: 'not sent' };
  try {
    // Another call may have spent the budget since.
    if (open.memory.spent) return open.memory.spent;
    const tried = await attempt(open, dependencies);
    end = endOf(tried);
    return tried;
  } finally {
    place.leave(end);
  }
}

/** What the end of a request tells of the server's load. */
function endOf(tried: { answer: unknown } | Failure): RequestEnd {
  if ('answer' in tried) return { how: 'answered' };
  const { retry, waitMs, error } = tried;
  if (retry === 'rate limit') return { how: 'rate limited', ...(waitMs === undefined ? {} : { waitMs }) };
  if (retry === 'fault' || error.kind === 'timeout') return { how: 'fault' };
  return error.kind === 'cancelled' || error.kind === 'not run' ? { how: 'not sent' } : { how: 'refused' };
}

function ended(error: CellError, how: 'alive' | 'unknown'): { error: CellError; end: CallEnd } {
  return { error, end: { how } };
}

/** The words are the same for all calls that ended alike, so that a report can tell them once. */
function givenUp({ error }: Failure, why: string): CellError {
  return { ...error, message: `${error.message} (given up: ${why})` };
}

/** Whether it was the time limit of the call that ended the last request, and said so. */
function timedOut({ error }: Failure, { leftMs }: OpenCall<unknown>): boolean {
  return error.kind === 'timeout' && leftMs <= 0;
}

function gaveUp(
  failed: Failure,
  open: OpenCall<unknown>,
  none: 'never' | 'asks' | 'time',
): { error: CellError; end: CallEnd } {
  const { waitMs = 0 } = failed;
  const time = `the ${shownWait(open.timeoutMs)} of the call`;
  const error = timedOut(failed, open)
    ? failed.error
    : givenUp(
        failed,
        none === 'asks'
          ? `it asks for a wait of ${shownWait(waitMs)}, and ${time} do not allow it`
          : `${time} leave none for another try`,
      );
  return { error, end: { how: 'given up', error, ...(none === 'asks' ? { askedMs: waitMs } : {}) } };
}

/** `20 s`, `60 min`: rounded up. */
function shownWait(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds <= 600) return ms < 1_000 ? `${Math.ceil(ms)} ms` : `${seconds} s`;
  const minutes = Math.ceil(ms / 60_000);
  if (minutes <= 600) return `${minutes} min`;
  const days = Math.ceil(ms / 86_400_000);
  return days <= 2 ? `${Math.ceil(ms / 3_600_000)} h` : days <= 365 ? `${days} days` : 'more than a year';
}

function stopped(signal: AbortSignal | undefined): CellError {
  return { kind: 'cancelled', message: `the call was stopped${reasonOf(signal?.reason)}` };
}

/** Without one, `abort()` gives a reason that says no more than that it was called. */
function reasonOf(reason: unknown): string {
  if (typeof reason === 'string') return `: ${reason}`;
  const { name, message } = (reason ?? {}) as Partial<Error>;
  return message === undefined || name === 'AbortError' ? '' : `: ${message}`;
}

/** Resolves with the promise, or when the signal aborts. */
async function untilAborted(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return promise;
  const ended = new AbortController();
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true, signal: ended.signal });
  });
  await Promise.race([promise, aborted]);
  ended.abort();
}
