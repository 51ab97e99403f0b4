// A line of a CSV file that people open with a spreadsheet.

/** Blanks and characters without width: a spreadsheet may drop them before it looks for a formula. */
const INVISIBLE_START = /^[\s\u200b-\u200d\ufeff]+/;

/** Quoted where RFC 4180 asks for it, with a line feed at the end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(withoutFormula(cell))).join(',')}\n`;
}

/**
 * With an apostrophe before what a spreadsheet would run as a formula: a cell that begins with `=`, `@`, `+`, `-`, blanks
 * before it or not, or with a tab or a carriage return. A number keeps its sign.
 */
function withoutFormula(cell: string): string {
  const text = cell.replace(INVISIBLE_START, '');
  const signed = /^[+-]/.test(text) && !(text.trim() !== '' && Number.isFinite(Number(text)));
  return /^[=@]/.test(text) || signed || /^[\t\r]/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
