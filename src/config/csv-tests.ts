// A CSV of tests: a column for each variable, and columns that start with `__` for everything else.
import type { JsonObject } from '../json.js';
import { type CsvRow, parseCsv } from './csv.js';
import { assertionOfCell, typeSlip } from './expected-cell.js';
import { quote } from './keys.js';
import type { Loader } from './loader.js';
import { closeName } from './names.js';
import type { Position } from './position.js';
import type { TestEntry } from './tests.js';

const COLUMNS = [
  '__expected',
  '__prefix',
  '__suffix',
  '__description',
  '__metric',
  '__threshold',
  '__providerOutput',
  '__metadata',
  '__config',
];

export async function readCsvTests(loader: Loader, text: string, file: string): Promise<TestEntry[]> {
  const { columns, rows } = await parseCsv(text, file);
  checkSeparator(loader, columns, { file, line: 1, column: 1 });
  for (const column of columns) checkColumn(loader, column, { file, line: 1, column: 1 });
  return rows.map((row) => {
    const at = { file, line: row.line, column: 1 };
    const value = testOfRow(loader, row, at);
    return { value, at };
  });
}

/** Spreadsheets of some countries write `;`. Such a file is one column, in which no `__expected` begins. */
function checkSeparator(loader: Loader, columns: readonly string[], at: Position): void {
  const [only = ''] = columns;
  const found = columns.length === 1 ? /[;\t]/.exec(only)?.[0] : undefined;
  const inside = columns.find((column) => !column.startsWith('__') && COLUMNS.some((name) => column.includes(name)));
  if (found !== undefined)
    loader.error(
      `columns are separated by \`,\`; this file uses ${found === ';' ? '`;`' : 'tabs'}`,
      at,
      'save it as CSV with commas',
    );
  else if (inside !== undefined)
    loader.error(
      `the column ${quote(inside)} holds the name of another in its middle`,
      at,
      'columns are separated by `,`, and names such as __expected begin theirs',
    );
}

function checkColumn(loader: Loader, column: string, at: Position): void {
  if (column.startsWith('__')) {
    const known =
      COLUMNS.some((name) => column === name) ||
      /^__(expected\d*|metadata:.+|config:__expected\d*:threshold)$/.test(column);
    if (known && column !== '__metadata' && column !== '__config') return;
    const slip = closeName(column, COLUMNS);
    loader.error(`unknown column ${quote(column)}`, at, slip && `did you mean ${quote(slip)}?`);
  } else if (column.startsWith('_') && COLUMNS.some((name) => `_${column}`.startsWith(name)))
    loader.withoutEffect(`the column ${quote(column)} is a variable`, at, `did you mean ${quote(`_${column}`)}?`);
}

/** The row as a test, as it would be written in YAML. */
function testOfRow(loader: Loader, { cells }: CsvRow, at: Position): JsonObject {
  const vars: JsonObject = {};
  const assert: JsonObject[] = [];
  const options: JsonObject = {};
  const metadata: JsonObject = {};
  const thresholds = new Map<number, number>();
  const test: JsonObject = {};
  for (const [column, cell] of Object.entries(cells)) {
    if (column.startsWith('__expected')) {
      if (cell.trim() !== '') assert.push(assertionOf(loader, column, cell.trim(), at));
    } else if (column === '__prefix' || column === '__suffix') options[column.slice(2)] = cell;
    else if (column === '__description' || column === '__providerOutput') {
      if (cell !== '') test[column.slice(2)] = cell;
    } else if (column === '__threshold') {
      const threshold = finite(cell);
      if (threshold !== undefined) test['threshold'] = threshold;
      else if (cell.trim() !== '')
        loader.error(`the column "__threshold" needs a number, got ${quote(cell)}`, at, 'from 0 to 1: 0.8 and not 80%');
    } else if (column.startsWith('__metadata:')) readMetadata(metadata, column.slice('__metadata:'.length), cell);
    else if (column.startsWith('__config:')) readThreshold(loader, thresholds, column, cell, at);
    else if (!column.startsWith('__')) vars[column] = cell;
  }
  const metric = cells['__metric'];
  for (const [index, assertion] of assert.entries()) {
    // An empty cell counts as promptfoo counts it: the metric without a name, which no column shows.
    if (metric !== undefined) assertion['metric'] = metric;
    const threshold = thresholds.get(index);
    if (threshold !== undefined) assertion['threshold'] = threshold;
  }
  return { ...test, vars, assert, options, metadata };
}

function assertionOf(loader: Loader, column: string, cell: string, at: Position): JsonObject {
  const slip = typeSlip(cell);
  if (slip !== undefined)
    loader.withoutEffect(
      `${column}: the output has to equal ${quote(cell)}`,
      at,
      `did you mean ${quote(slip)}? If not: ${quote(`equals:${cell}`)}`,
    );
  return assertionOfCell(cell);
}

/** `__metadata:tags[]` holds a list with commas; `\,` is a comma inside an entry. */
function readMetadata(metadata: JsonObject, key: string, cell: string): void {
  if (cell.trim() === '') return;
  if (!key.endsWith('[]')) metadata[key] = cell;
  else metadata[key.slice(0, -2)] = cell.split(/(?<!\\),/).map((entry) => entry.trim().replaceAll('\\,', ','));
}

/** `__config:__expected2:threshold`: the threshold of the second assertion. `__expected` alone is the first. */
function readThreshold(
  loader: Loader,
  thresholds: Map<number, number>,
  column: string,
  cell: string,
  at: Position,
): void {
  const number = /^__config:__expected(\d*):threshold$/.exec(column)?.[1];
  if (number === undefined) return;
  const threshold = finite(cell);
  if (threshold === undefined) loader.error(`the column ${quote(column)} needs a number, got ${quote(cell)}`, at);
  else thresholds.set(number === '' ? 0 : Number(number) - 1, threshold);
}

function finite(cell: string): number | undefined {
  const text = cell.trim();
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : undefined;
}
