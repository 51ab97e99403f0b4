// How far a run is: one line, made in one place for terminals and logs.

/** Numbers of cells, but for the retries. */
export interface Progress {
  done: number;
  /** Unknown while the cells are still being planned. */
  total?: number;
  passed: number;
  failed: number;
  errored: number;
  unjudged: number;
  /** HTTP requests that were sent again. */
  retries: number;
  /** Since the run began. */
  elapsedMs: number;
}

export interface ProgressReporter {
  update(progress: Progress): void;
  /** Takes the line off a terminal so that something else can be printed; the next update draws it again. */
  clear(): void;
  finish(): void;
}

export interface ProgressOutput {
  isTty: boolean;
  /** Characters in a line of the terminal. */
  columns?: number;
  write(text: string): void;
  now(): number;
}

/** What a terminal has when it does not say. */
const DEFAULT_COLUMNS = 80;
/** Faster is not seen, only sent. */
const REDRAW_MS = 100;
/** A CI log keeps every line. */
const LOG_LINE_MS = 10_000;
const CLEAR_LINE = '\r\u001b[2K';

/**
 * `12/24 cells: 9 passed, 2 failed, 1 errored; 3 retries; 1.2 cells/s; about 2 min left`
 *
 * Never longer than `columns` characters: what matters least goes first.
 */
export function formatProgress(progress: Progress, columns = DEFAULT_COLUMNS): string {
  const { done, total, retries } = progress;
  const cells = total === undefined ? `${done} cells` : `${done}/${total} cells`;
  const speed = rate(progress);
  const parts = [
    { text: [cells, states(progress)].filter(Boolean).join(': '), keep: 4 },
    { text: retries > 0 ? `${retries} ${retries === 1 ? 'retry' : 'retries'}` : '', keep: 2 },
    { text: speed > 0 ? formatRate(speed) : '', keep: 1 },
    {
      text: speed > 0 && total !== undefined && total > done ? `${timeLeft((total - done) / speed)} left` : '',
      keep: 3,
    },
  ].filter(({ text }) => text !== '');
  const join = (least: number): string =>
    parts
      .filter(({ keep }) => keep >= least)
      .map(({ text }) => text)
      .join('; ');
  const line = [1, 2, 3, 4].map(join).find((candidate) => candidate.length <= columns);
  return line ?? cells.slice(0, columns);
}

/**
 * On a terminal the line is drawn again and again and is gone at the end. Elsewhere it is printed every 10 s, so a run
 * of a few seconds prints none.
 */
export function createProgressReporter(output: ProgressOutput): ProgressReporter {
  return output.isTty ? terminalReporter(output) : logReporter(output);
}

function terminalReporter({ columns = DEFAULT_COLUMNS, write, now }: ProgressOutput): ProgressReporter {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isDrawn = false;
  const clear = (): void => {
    if (isDrawn) write(CLEAR_LINE);
    isDrawn = false;
  };
  return {
    update(progress) {
      if (now() - drawnAt < REDRAW_MS) return;
      drawnAt = now();
      isDrawn = true;
      // A line as wide as the terminal wraps in some of them, and a wrapped line cannot be cleared.
      write(CLEAR_LINE + formatProgress(progress, columns - 1));
    },
    clear,
    finish: clear,
  };
}

function logReporter({ write, now }: ProgressOutput): ProgressReporter {
  const startedAt = now();
  let printedAt = startedAt;
  let unprinted: Progress | undefined;
  const print = (progress: Progress): void => {
    printedAt = now();
    unprinted = undefined;
    write(`${formatProgress(progress, Number.POSITIVE_INFINITY)}\n`);
  };
  return {
    update(progress) {
      if (now() - printedAt < LOG_LINE_MS) unprinted = progress;
      else print(progress);
    },
    clear() {},
    finish() {
      if (unprinted && printedAt > startedAt) print(unprinted);
    },
  };
}

function states({ passed, failed, errored, unjudged }: Progress): string {
  return [
    [passed, 'passed'],
    [failed, 'failed'],
    [errored, 'errored'],
    [unjudged, 'not judged'],
  ]
    .filter(([count]) => count !== 0)
    .map((pair) => pair.join(' '))
    .join(', ');
}

/** Cells a second since the run began; 0 when that says nothing yet. */
function rate({ done, elapsedMs }: Progress): number {
  return elapsedMs > 0 ? (1000 * done) / elapsedMs : 0;
}

function formatRate(perSecond: number): string {
  return perSecond >= 1 ? `${perSecond.toFixed(1)} cells/s` : `${(perSecond * 60).toFixed(1)} cells/min`;
}

/** `about 40 s`, `about 3 min`, `about 2 h 10 min` */
function timeLeft(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${minutes} min`;
  return `about ${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
