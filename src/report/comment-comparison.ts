// "How do the endpoints compare?" A phone shows some 340 points of a comment, and a table is as wide as its longest words: an
// endpoint is a line; what decides stands in one table of four columns, what explains it in a second one of three.
import { notShown } from './comment-cells.js';
import { endpointTable, NO_VALUE } from './endpoint-table.js';
import { markdownCell, markdownText } from './escape.js';
import type { EvalReport } from './eval-report.js';
import { counted, formatCount } from './format.js';
import { LINE, type Part } from './layout.js';
import { bestNote, isPriced, type Leaderboard, type LeaderboardLine, leaderboard } from './leaderboard.js';

const TITLE = '### How the endpoints compare';
/** Cases that tell the endpoints apart: the rest is folded. */
const TELLING_OPEN = 5;
const TELLING_SHOWN = 100;

export function comparisonParts(report: EvalReport, elsewhere: string): Part[] {
  const board = leaderboard(report);
  const table = board?.lines ? leaderboardBlocks(board.lines) : plainTable(report);
  if (table.length === 0) return [];
  const leftOut = () => notShown('The comparison is', elsewhere);
  const words = board ? [markdownText(board.words)] : [];
  return [
    { before: TITLE, entries: [...words, ...table], leftOut, rank: 3 },
    ...(board ? [...tellingParts(board, elsewhere), ...numberParts(board, elsewhere)] : []),
  ];
}

/** A column an endpoint: of a run that ranks none. */
function plainTable(report: EvalReport): string[] {
  const table = endpointTable(report);
  if (table === undefined) return [];
  return [
    markdownTable(
      ['Endpoint', ...table.endpoints],
      table.rows.map(({ name, values }) => [name, ...values].map(markdownCell)),
      '---:',
    ),
  ];
}

function leaderboardBlocks(lines: readonly LeaderboardLine[]): string[] {
  const priced = isPriced(lines);
  return [
    markdownTable(['Rank', 'Endpoint', 'Pass rate', 'Latency'], lines.map(ranking), '---'),
    markdownTable(
      ['Endpoint', `Tokens an answer${priced ? '; cost of 1,000' : ''}`, 'Served by'],
      lines.map((line) => [
        markdownCell(line.name),
        bold(line.tokens, line.best.has('tokens')) +
          (priced && line.measured ? `; ${bold(line.cost, line.best.has('cost'))}` : ''),
        markdownCell(line.servedBy),
      ]),
      '---',
    ),
    ...bestNote(lines, 'Bold').map(markdownText),
  ];
}

function ranking({ rank, name, passRate, p50, p95, speed, best }: LeaderboardLine): string[] {
  const latency =
    p50 === NO_VALUE
      ? NO_VALUE
      : `${bold(`p50 ${p50}`, best.has('p50'))}, ${markdownCell(`p95 ${p95}`)}${
          speed === NO_VALUE ? '' : `; ${bold(speed, best.has('p50'))}`
        }`;
  return [markdownCell(rank), markdownCell(name), bold(passRate, best.has('passRate')), latency];
}

function bold(text: string, isBest: boolean): string {
  return isBest ? `**${markdownCell(text)}**` : markdownCell(text);
}

/** @param lines cells, escaped already */
function markdownTable(head: readonly string[], lines: readonly (readonly string[])[], align: string): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [first = '', ...others] = head;
  return [row([first, ...others].map(markdownCell)), row(['---', ...others.map(() => align)]), ...lines.map(row)].join(
    '\n',
  );
}

function tellingParts({ telling }: Leaderboard, elsewhere: string): Part[] {
  if (telling.length === 0) return [];
  const items = telling
    .slice(0, TELLING_SHOWN)
    .map(({ name, passes }) => `- **${markdownText(name)}**: ${markdownText(passes)}`);
  const folded = items.slice(TELLING_OPEN);
  const leftOut = (count: number) => notShown(counted(count, 'more such case'), elsewhere);
  const unlisted = telling.length - items.length;
  return [
    {
      before: `The endpoints differ on ${counted(telling.length, 'case')}, the most telling first:`,
      entries: items.slice(0, TELLING_OPEN),
      gap: LINE,
      leftOut,
      rank: 4,
    },
    ...folding(
      `${formatCount(folded.length)} more`,
      [...folded, ...(unlisted > 0 ? [`- and ${counted(unlisted, 'more case')}`] : [])],
      leftOut,
      6,
    ),
  ];
}

function numberParts({ numbers }: Leaderboard, elsewhere: string): Part[] {
  const leftOut = (count: number) => notShown(counted(count, 'more line'), elsewhere);
  return folding(
    'The numbers behind this',
    numbers.map((text) => `- ${markdownText(text)}`),
    leftOut,
    5,
  );
}

/** A list to be opened. */
function folding(summary: string, entries: readonly string[], leftOut: Part['leftOut'], rank: number): Part[] {
  if (entries.length === 0) return [];
  return [
    { before: `<details>\n<summary>${summary}</summary>`, entries, gap: LINE, after: '</details>', leftOut, rank },
  ];
}
