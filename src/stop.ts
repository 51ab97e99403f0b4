// What ends a run before it has measured everything: whoever started it, or its own time limit.

export type StoppedBy = 'cancellation' | 'time limit';

/** The reason of an aborted signal. Its message embeds: `not run: <message>`. */
export class StopReason extends Error {
  override name = 'StopReason';
  readonly by: StoppedBy;

  constructor(by: StoppedBy, message: string) {
    super(message);
    this.by = by;
  }
}

/** Undefined while nothing has stopped the run. An abort for another reason is a cancellation. */
export function stoppedBy(signal: AbortSignal | undefined): StoppedBy | undefined {
  if (!signal?.aborted) return undefined;
  return signal.reason instanceof StopReason ? signal.reason.by : 'cancellation';
}

export interface StopSignals {
  /** Aborts when nothing more is to be called. */
  measuring: AbortSignal;
  /** Aborts when nobody waits for GitHub any longer; files are still written. */
  publishing: AbortSignal;
}

/** Milliseconds after which a stopped run is ended even if something still holds it: an answer nobody waits for. */
const LINGER_MS = 1000;

/** What a run needs for its end: calls in flight get 2 s, then come files, summary and GitHub's comment. */
const MOST_RESERVED_MS = 20_000;

/**
 * When to stop measuring, and when to stop waiting for GitHub, in milliseconds from the start: a tenth of a short limit
 * is kept for the report, of a longer one 20 s.
 *
 * @param limitMs above 0
 */
export function stopTimes(limitMs: number): { measuring: number; publishing: number } {
  const reserved = Math.min(MOST_RESERVED_MS, limitMs / 10);
  return { measuring: limitMs - reserved, publishing: limitMs - reserved / 4 };
}

/**
 * Runs `work` with signals that abort on SIGINT (Ctrl+C, a cancelled job), on SIGTERM, and in time before `timeLimitMs`,
 * which counts from the start of the process. A second signal of the same name ends the process at once.
 */
export async function untilStopped<T>(
  { timeLimitMs }: { timeLimitMs?: number | undefined },
  work: (signals: StopSignals) => Promise<T>,
): Promise<T> {
  const measuring = new AbortController();
  const publishing = new AbortController();
  const cancel = (name: string): void => {
    const reason = new StopReason('cancellation', `the run was cancelled (${name})`);
    measuring.abort(reason);
    publishing.abort(reason);
  };
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  const timers =
    timeLimitMs === undefined
      ? []
      : abortInTime(
          timeLimitMs,
          { measuring, publishing },
          `the time limit (${shownMinutes(timeLimitMs)}) was reached`,
        );
  try {
    return await work({ measuring: measuring.signal, publishing: publishing.signal });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    process.off('SIGINT', cancel);
    process.off('SIGTERM', cancel);
    if (measuring.signal.aborted) setTimeout(() => process.exit(), LINGER_MS).unref();
  }
}

/**
 * The signal of a run that has a time limit of its own, in milliseconds from now; the run's signal without one. `end` lets
 * go of the clock.
 */
export function limitTime(
  { limitMs, name }: { limitMs: number | undefined; name: string },
  run: { signal?: AbortSignal | undefined; sleep(ms: number, signal?: AbortSignal): Promise<void> },
): { signal: AbortSignal | undefined; end(): void } {
  if (limitMs === undefined) return { signal: run.signal, end: () => undefined };
  const ended = new AbortController();
  const limit = new AbortController();
  void run.sleep(limitMs, ended.signal).then(() => {
    if (!ended.signal.aborted)
      limit.abort(new StopReason('time limit', `the time limit of ${name} (${limitMs / 1000} s) was reached`));
  });
  const signals = run.signal ? [run.signal, limit.signal] : [limit.signal];
  return { signal: AbortSignal.any(signals), end: () => ended.abort() };
}

function abortInTime(
  limitMs: number,
  { measuring, publishing }: { measuring: AbortController; publishing: AbortController },
  message: string,
): NodeJS.Timeout[] {
  const times = stopTimes(limitMs);
  const reason = new StopReason('time limit', message);
  return [[measuring, times.measuring] as const, [publishing, times.publishing] as const].map(([controller, at]) =>
    setTimeout(() => controller.abort(reason), Math.max(0, at - performance.now())),
  );
}

function shownMinutes(ms: number): string {
  const minutes = ms / 60_000;
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
