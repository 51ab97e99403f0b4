// "How do the endpoints compare?" on a terminal.
import { endpointTable } from './endpoint-table.js';
import type { EvalReport } from './eval-report.js';
import { counted } from './format.js';
import { bestNote, type Leaderboard, leaderboard, leaderboardTable } from './leaderboard.js';
import { terminalTable } from './terminal-table.js';
import type { Write } from './terminal-writer.js';

const TELLING_SHOWN = 5;

/** Lines, none wider than `width` columns. */
export function terminalComparison(report: EvalReport, { width, write }: { width: number; write: Write }): string[] {
  const board = leaderboard(report);
  const table = board?.lines ? leaderboardTable(board.lines) : endpointTable(report);
  if (table === undefined) return [];
  return [
    ...(board ? [write(board.words, 2)] : []),
    ...terminalTable(table, width),
    ...(board
      ? [...bestNote(board.lines ?? [], '(best)').map((text) => write(text, 2)), ...moreLines(board, write)]
      : []),
  ];
}

function moreLines({ telling, numbers }: Leaderboard, write: Write): string[] {
  const more = telling.length - TELLING_SHOWN;
  const [cases = ''] = numbers;
  return [
    ...(telling.length === 0
      ? []
      : [write(`They differ on ${counted(telling.length, 'case')}, the most telling first:`, 2)]),
    ...telling.slice(0, TELLING_SHOWN).map(({ name, passes }) => write(`${name}: ${passes}`, 4)),
    ...(more > 0 ? [write(`and ${counted(more, 'more case')}`, 4)] : []),
    write(`${cases} A .md or .html result file has the numbers of each pair.`, 2),
  ];
}
