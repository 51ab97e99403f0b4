// Pictures of a comparison as inline SVG: a line for each endpoint, its name above it. Places are percentages of the width and
// sizes are points, so that it is drawn anew for every width instead of being scaled. No style of its own: the page's policy
// allows none but the page's.

import { htmlText } from './escape.js';
import { formatDuration } from './format.js';
import type { LeaderboardLine, MeasuredLine } from './leaderboard.js';
import { displayWidth, wrap } from './terminal-width.js';
import { visibleText } from './visible.js';

const LINE_HEIGHT = 46;
const NAME_Y = 16;
const MARK_Y = 32;
const AXIS_HEIGHT = 26;
/** What fits a phone. */
const NAME_COLUMNS = 36;

interface Mark {
  name: string;
  low: number;
  dot: number;
  high: number;
}

interface Chart {
  /** Says all that the picture does. */
  title: string;
  marks: readonly Mark[];
  /** What stands at the ends of the axis, and ticks between them. */
  from: number;
  to: number;
  ticks: readonly { at: number; text: string }[];
}

/** Dot: the pass rate; line: its interval. @param what the lines are: `each endpoint` */
export function passRateChart(
  lines: readonly {
    name: string;
    passRate: string;
    measured?: Pick<MeasuredLine, 'rate' | 'interval'>;
  }[],
  what: string,
): string {
  const marks = lines.flatMap(({ name, measured }): Mark[] => {
    if (!measured) return [];
    const { rate, interval } = measured;
    return [{ name, low: interval?.low ?? rate, dot: rate, high: interval?.high ?? rate }];
  });
  // Half of an axis without a mark would make all of them alike.
  const from = marks.every(({ low }) => low >= 0.5) ? 0.5 : 0;
  const step = from === 0.5 ? 0.1 : 0.2;
  return svg({
    title: `Pass rate of ${what} with its interval. ${lines.map(({ name, passRate }) => `${name}: ${passRate}`).join('; ')}`,
    marks,
    from,
    to: 1,
    ticks: ticksOf(from, 1, step).map((at) => ({ at, text: `${Math.round(100 * at)} %` })),
  });
}

/** Dot: p50; line: from there to p95. Empty where no endpoint has a latency. */
export function latencyChart(lines: readonly LeaderboardLine[]): string {
  const marks = lines.flatMap(({ name, measured }): Mark[] => {
    if (!measured?.latency) return [];
    const { p50, p95 } = measured.latency;
    return [{ name, low: p50, dot: p50, high: p95 }];
  });
  const longest = marks.reduce((most, { high }) => Math.max(most, high), 0);
  if (longest === 0) return '';
  const step = tickStep(longest);
  const to = step * Math.ceil(longest / step);
  return svg({
    title: `Latency of each endpoint, from p50 to p95. ${lines.map(({ name, p50, p95 }) => `${name}: ${p50} to ${p95}`).join('; ')}`,
    marks,
    from: 0,
    to,
    ticks: ticksOf(0, to, step).map((at) => ({ at, text: at === 0 ? '0' : formatDuration(at) })),
  });
}

/** 1, 2 or 5 times a power of ten, so that at most five steps reach the longest. */
function tickStep(longest: number): number {
  const power = 10 ** Math.floor(Math.log10(longest / 5));
  return ([1, 2, 5].find((times) => times * power * 5 >= longest) ?? 10) * power;
}

function ticksOf(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
}

function svg({ title, marks, from, to, ticks }: Chart): string {
  // A little room at both ends, for half a dot.
  const x = (value: number): string => `${(2 + (96 * (value - from)) / (to - from)).toFixed(2)}%`;
  const bottom = marks.length * LINE_HEIGHT;
  const anchor = (index: number): string => (index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle');
  return [
    `<svg class="chart" role="img" width="100%" height="${bottom + AXIS_HEIGHT}">`,
    `<title>${htmlText(title)}</title>`,
    ...ticks.map(({ at }) => `<line class="grid" x1="${x(at)}" x2="${x(at)}" y1="0" y2="${bottom}"/>`),
    ...marks.flatMap(({ name, low, dot, high }, index) => {
      const y = index * LINE_HEIGHT;
      return [
        `<text class="label" x="2%" y="${y + NAME_Y}">${htmlText(cut(name))}</text>`,
        `<line class="whisker" x1="${x(low)}" x2="${x(high)}" y1="${y + MARK_Y}" y2="${y + MARK_Y}"/>`,
        `<circle class="dot" cx="${x(dot)}" cy="${y + MARK_Y}" r="5"/>`,
      ];
    }),
    ...ticks.map(
      ({ at, text }, index) =>
        `<text class="tick" x="${x(at)}" y="${bottom + 17}" text-anchor="${anchor(index)}">${htmlText(text)}</text>`,
    ),
    '</svg>',
  ].join('');
}

/** Text of a picture does not wrap. */
function cut(name: string): string {
  const visible = visibleText(name);
  if (displayWidth(visible) <= NAME_COLUMNS) return visible;
  return `${(wrap(visible.replaceAll(' ', '\u00a0'), NAME_COLUMNS - 1)[0] ?? '').trimEnd()}…`;
}
