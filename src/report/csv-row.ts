// A line of a CSV file that people open with a spreadsheet.

/** Blanks, controls and characters without width: a spreadsheet may drop them before it looks for a formula. */
const INVISIBLE_START = /^[\s\p{C}\p{Default_Ignorable_Code_Point}]+/u;

/** Quoted where RFC 4180 asks for it, with a line feed at the end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(withoutFormula(cell))).join(',')}\n`;
}

/**
 * With an apostrophe before what a spreadsheet would run as a formula: a cell that begins with `=`, `@`, `+`, `-`, in their
 * wide forms (`＝`) too, blanks before it or not, or with a tab or a carriage return. A number keeps its sign.
 */
function withoutFormula(cell: string): string {
  const text = cell.replace(INVISIBLE_START, '');
  const signed = /^[+\uff0b\uff0d-]/.test(text) && !(text.trim() !== '' && Number.isFinite(Number(text)));
  return /^[=@\uff1d\uff20]/.test(text) || signed || /^[\t\r]/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
