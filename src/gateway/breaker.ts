// The circuit breaker of an endpoint. One that answers nobody would cost each of its calls the whole of its time; so after
// some, one more is tried alone, and when that is given up too, the rest is not made. Now and then one is, to see whether
// the endpoint is back.
import type { CellError } from '../cell-error.js';
import { quote } from './outside-text.js';

/** So many calls in a row, given up within at least so long: a server that starts again is away for half a minute. */
const GIVEN_UP_CALLS = 5;
const SILENT_MS = 60_000;
/** Between two looks whether a dead endpoint is back. */
const PROBE_EVERY_MS = 30_000;

export interface Breaker {
  /** What keeps a call of so much time from being made now; undefined when nothing does. `wait`: ask again after it. */
  against(nowMs: number, timeoutMs: number): { error: CellError } | { wait: Promise<void> } | undefined;
  /** A call that nothing keeps back is about to be made. Each of them ends, with what became of it. */
  begin(nowMs: number): { ended(how: CallEnd, nowMs: number): void };
  /** Somebody was answered. */
  alive(): void;
}

/** `alive`: answered, or refused for what it was. `unknown`: stopped. `askedMs`: the wait that was asked for and too long. */
export type CallEnd = { how: 'alive' | 'unknown' } | { how: 'given up'; error: CellError; askedMs?: number };

/** @param subject `endpoint "x"` */
export function createBreaker(subject: string): Breaker {
  /** Calls given up since the last answer. */
  let givenUp = 0;
  /** When the first of them began, ms. */
  let silentSince = 0;
  let state: 'closed' | 'suspicious' | 'open' = 'closed';
  /** What is said instead of asking, once a call that was tried alone was given up too. */
  let refusal: CellError | undefined;
  let probe: Probe | undefined;
  let nextProbeAt = 0;
  /** Until when the server asks to be left alone, for longer than a call may take. */
  let asked: { untilMs: number; error: CellError } | undefined;

  function alive(): void {
    givenUp = 0;
    state = 'closed';
    asked = undefined;
    endProbe();
  }

  function endProbe(): void {
    probe?.end();
    probe = undefined;
  }

  return {
    against(nowMs, timeoutMs) {
      if (asked && asked.untilMs - nowMs >= timeoutMs) return { error: asked.error };
      if (state === 'closed') return undefined;
      if (state === 'suspicious') return probe && { wait: probe.promise };
      return refusal && (probe || nowMs < nextProbeAt) ? { error: refusal } : undefined;
    },
    begin(startedMs) {
      const own = state !== 'closed' && !probe ? openProbe() : undefined;
      if (own) probe = own;
      return {
        ended(end, nowMs) {
          if (end.how === 'alive') return alive();
          if (end.how === 'given up') {
            const { error, askedMs } = end;
            if (givenUp === 0) silentSince = startedMs;
            givenUp++;
            if (askedMs !== undefined) asked = { untilMs: nowMs + askedMs, error: notAsked(subject, error) };
            if (state === 'closed' && givenUp >= GIVEN_UP_CALLS && nowMs - silentSince >= SILENT_MS)
              state = 'suspicious';
            if (own && own === probe) {
              state = 'open';
              refusal = refusalAfter(error, { subject, givenUp, silentMs: nowMs - silentSince });
              nextProbeAt = nowMs + PROBE_EVERY_MS;
            }
          }
          if (own && own === probe) endProbe();
        },
      };
    },
    alive,
  };
}

interface Probe {
  promise: Promise<void>;
  end(): void;
}

function openProbe(): Probe {
  let end: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}

function refusalAfter(
  { kind, message, status }: CellError,
  { subject, givenUp, silentMs }: { subject: string; givenUp: number; silentMs: number },
): CellError {
  const how = `its last ${givenUp} calls were all given up, for ${Math.round(silentMs / 1_000)} s`;
  return {
    kind,
    message: `${subject} was not asked, since it answers nobody: ${how}; the last one: ${quote(message, [], 400)}`,
    ...(status === undefined ? {} : { status }),
  };
}

function notAsked(subject: string, { kind, message, status }: CellError): CellError {
  return {
    kind,
    message: `${subject} was not asked, since it wants to be left alone for longer than a call may take: ${quote(message, [], 400)}`,
    ...(status === undefined ? {} : { status }),
  };
}
