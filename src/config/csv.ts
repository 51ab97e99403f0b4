import type { CsvError } from 'csv-parse/sync';
import { ConfigError } from './problem.js';

export interface CsvRow {
  cells: Record<string, string>;
  /** Line of the file on which the row ends, counted from 1: a quoted field may span lines. */
  line: number;
}

/**
 * CSV with a heading row (its reader is loaded with the first one); CRLF, quoted fields and empty lines as usual. Quotes in the middle of an unquoted field are
 * taken as they are when the strict reading fails, as spreadsheets write them.
 * @throws ConfigError with the line: fewer or more fields than the heading, a quote that never ends
 */
export async function parseCsv(text: string, file: string): Promise<{ columns: string[]; rows: CsvRow[] }> {
  const { CsvError, parse } = await import('csv-parse/sync');
  let columns: string[] = [];
  const read = (relaxed: boolean): CsvRow[] =>
    (
      parse(text, {
        bom: true,
        columns: (names: string[]) => {
          columns = names.map((name) => name.trim());
          return columns;
        },
        info: true,
        relax_quotes: relaxed,
        skip_empty_lines: true,
      }) as unknown as { record: Record<string, string>; info: { lines: number } }[]
    ).map(({ record, info }) => ({ cells: record, line: info.lines }));
  try {
    const rows = readOrRelax(read);
    refuseTwins(columns, file);
    return { rows, columns };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as unknown as { lines?: number }).lines ?? 1);
    throw new ConfigError([
      {
        message: `invalid CSV: ${describeError(error, columns.length)}`,
        at: { file, line, column: 1 },
        hint: 'put fields with commas, quotes or line breaks in double quotes, and double the quotes inside',
      },
    ]);
  }
}

/** Of two columns of one name only the last would be read. */
function refuseTwins(columns: readonly string[], file: string): void {
  const twin = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (twin === undefined) return;
  throw new ConfigError([
    {
      message: `two columns are called ${JSON.stringify(twin)}`,
      at: { file, line: 1, column: 1 },
      hint: twin === '__expected' ? 'number them: __expected1, __expected2' : 'give each column a name of its own',
    },
  ]);
}

function readOrRelax(read: (relaxed: boolean) => CsvRow[]): CsvRow[] {
  try {
    return read(false);
  } catch (strict) {
    try {
      return read(true);
    } catch {
      throw strict;
    }
  }
}

function describeError(error: CsvError, columns: number): string {
  if (error.code === 'CSV_RECORD_INCONSISTENT_COLUMNS' || error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH')
    return `this row has another number of fields than the heading (${columns})`;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened and never closed';
  return error.message.charAt(0).toLowerCase() + error.message.slice(1);
}
