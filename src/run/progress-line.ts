// How far a run is, in one line: the same for terminals and logs.
import type { Progress } from './progress.js';

/** Of a bar without its brackets. */
const BAR_CHARACTERS = 10;

export interface LineOptions {
  /** The most characters of the line. Default: 80. */
  columns?: number;
  /** With a bar before it, where there is room. */
  bar?: boolean;
}

/**
 * `12/24 cells: 9 passed, 2 failed, 1 errored; 8 in flight; 3 retries; 1.2 cells/s; about 10 s left`
 *
 * Never longer than `columns` characters: what matters least goes first.
 */
export function formatProgress(progress: Progress, { columns = 80, bar = false }: LineOptions = {}): string {
  const { done, total, retries, inFlight, perSecond, round } = progress;
  const noun = round === undefined ? 'cells' : 'runs';
  const counted = total === undefined ? `${done} ${noun}` : `${done}/${total} ${noun}`;
  const cells = round === undefined ? counted : `round ${round}: ${counted}`;
  const isOpen = total !== undefined && total > done;
  const parts = [
    { text: [cells, states(progress)].filter(Boolean).join(': '), keep: 5 },
    { text: inFlight > 0 ? `${inFlight} in flight` : '', keep: 1 },
    { text: retries > 0 ? `${retries} ${retries === 1 ? 'retry' : 'retries'}` : '', keep: 3 },
    { text: perSecond > 0 ? formatRate(perSecond, noun) : '', keep: 2 },
    { text: perSecond > 0 && isOpen ? `${timeLeft((total - done) / perSecond)} left` : '', keep: 4 },
  ].filter(({ text }) => text !== '');
  const join = (least: number): string =>
    parts
      .filter(({ keep }) => keep >= least)
      .map(({ text }) => text)
      .join('; ');
  const drawn = bar && total ? `${barOf(done / total)} ${join(1)}` : join(1);
  const line = [drawn, ...[1, 2, 3, 4, 5].map(join)].find((candidate) => candidate.length <= columns);
  return line ?? cells.slice(0, columns);
}

/** `[====      ]` */
function barOf(share: number): string {
  const filled = Math.floor(BAR_CHARACTERS * Math.min(1, share));
  return `[${'='.repeat(filled).padEnd(BAR_CHARACTERS)}]`;
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

function formatRate(perSecond: number, noun: string): string {
  return perSecond >= 1 ? `${perSecond.toFixed(1)} ${noun}/s` : `${(perSecond * 60).toFixed(1)} ${noun}/min`;
}

/** `about 40 s`, `about 3 min`, `about 2 h 10 min`, `more than 2 days` */
function timeLeft(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${minutes} min`;
  if (minutes >= 48 * 60) return 'more than 2 days';
  return `about ${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
