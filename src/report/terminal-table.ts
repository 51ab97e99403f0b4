// The comparison of the endpoints in columns, or one below the other where the columns do not fit.
import type { EndpointTable } from './endpoint-table.js';
import { logLine, terminalText } from './plain-text.js';
import { displayWidth, padEnd } from './terminal-width.js';
import { terminalLines } from './terminal-writer.js';

const INDENT = '  ';
const GUTTER = '  ';

export function terminalTable({ endpoints, rows: plain }: EndpointTable, width: number): string[] {
  const rows = plain.map(({ name, values, best }) => ({
    name,
    values: values.map((value, index) => (index === best ? `${value} (best)` : value)),
  }));
  const lines = [['', ...endpoints], ...rows.map(({ name, values }) => [name, ...values])].map((cells) =>
    cells.map((cell) => logLine(terminalText(cell))),
  );
  const columns =
    lines[0]?.map((_, index) => Math.max(...lines.map((cells) => displayWidth(cells[index] ?? '')))) ?? [];
  const total = INDENT.length + columns.reduce((sum, column) => sum + column + GUTTER.length, 0) - GUTTER.length;
  if (total > width) return belowEachOther({ endpoints, rows }, width);
  return lines.map((cells) => {
    const padded = cells.map((cell, index) => padEnd(cell, columns[index] ?? 0));
    return (INDENT + padded.join(GUTTER)).trimEnd();
  });
}

function belowEachOther({ endpoints, rows }: EndpointTable, width: number): string[] {
  const names = Math.max(...rows.map(({ name }) => name.length));
  const indent = INDENT.length * 2 + names + GUTTER.length;
  return endpoints.flatMap((endpoint, index) => [
    ...terminalLines(endpoint, width - INDENT.length).map((line) => INDENT + line),
    ...rows.flatMap(({ name, values }) =>
      terminalLines(values[index] ?? '', width - indent).map((line, row) =>
        row === 0 ? INDENT.repeat(2) + padEnd(name, names) + GUTTER + line : ' '.repeat(indent) + line,
      ),
    ),
  ]);
}
