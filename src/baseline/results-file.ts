// A results file (`.json`, ours or promptfoo's) as the base of a comparison. It comes from an artifact or a commit, so it may
// be anything: what is not as it has to be is a problem in words, and no exception.
import { isDeeperThan, isObject, type Json, type JsonObject, MAX_NESTING } from '../json.js';
import { canonicalHash } from './canonical.js';
import { type RecordedCell, testKeyOf } from './recorded-cell.js';
import { type Row, readRow } from './results-row.js';

export interface RecordedResults {
  /** By their first row in the file. */
  cells: RecordedCell[];
  description?: string;
  /** As the file has it; not known to be a time. */
  createdAt?: string;
}

/** The one that this tool and promptfoo write today. */
const VERSION = 3;
/** Characters. A file of 50,000 rows with long answers has a quarter of them. */
const MAX_LENGTH = 400_000_000;
const MAX_ROWS = 1_000_000;

/** @returns what it holds, or what is wrong with it: lower-case start, no full stop, no text of the file */
export function readResultsFile(text: string): RecordedResults | { problem: string } {
  if (text.length > MAX_LENGTH) return { problem: `it has more than ${MAX_LENGTH} characters` };
  const parsed = parse(text);
  if (parsed === undefined) return { problem: 'it is no JSON' };
  if (isDeeperThan(parsed, MAX_NESTING)) return { problem: `its values are nested deeper than ${MAX_NESTING} levels` };
  const { results, config, metadata } = isObject(parsed) ? parsed : {};
  if (!isObject(results) || !Array.isArray(results['results']))
    return { problem: 'it is no results file: there is no list results.results' };
  if (results['version'] !== VERSION) return { problem: `its results.version has to be ${VERSION}` };
  const rows = results['results'];
  if (rows.length === 0) return { problem: 'it has no results' };
  if (rows.length > MAX_ROWS) return { problem: `it has more than ${MAX_ROWS} results` };
  const isOwn = isObject(metadata) && metadata['tool'] === 'mlflow-gateway-eval';
  const prompts = Array.isArray(results['prompts']) ? results['prompts'] : [];
  const read: Row[] = [];
  for (const [index, value] of rows.entries()) {
    const row = readRow(value, { isOwn, prompts });
    if ('problem' in row) return { problem: `results.results[${index}]: ${row.problem}` };
    read.push(row);
  }
  const description = isObject(config) ? config['description'] : undefined;
  const { timestamp } = results;
  return {
    cells: cellsOf(read),
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof timestamp === 'string' ? { createdAt: timestamp } : {}),
  };
}

function parse(text: string): Json | undefined {
  try {
    // A byte order mark is what some editors leave.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    return undefined;
  }
}

/** Repeats are rows of one cell. Two cases of the same description and variables are two cells when their checks differ. */
function cellsOf(rows: readonly Row[]): RecordedCell[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const { description, vars, prompt, provider, cellId, threshold } = row;
    // Without an id of ours, what judges a row tells cases apart; an error of promptfoo's rows still says what would have.
    const own = cellId ?? row.checks?.flatMap(({ keys }) => keys[0] ?? []).sort() ?? null;
    const key = canonicalHash([
      description ?? null,
      vars,
      prompt.label,
      prompt.raw ?? null,
      provider.id,
      provider.label ?? null,
      threshold ?? null,
      own,
    ]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].flatMap(([id, group]) => cellOf(id, group) ?? []);
}

function cellOf(id: string, rows: readonly Row[]): RecordedCell | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const { description, vars, prompt, provider, threshold, cellId } = first;
  const checks = rows.find((row) => row.checks)?.checks;
  return {
    id,
    name: nameOf(description, vars),
    testKey: testKeyOf(description, vars),
    prompt,
    provider,
    ...(checks ? { checks } : {}),
    ...(threshold === undefined ? {} : { threshold }),
    isOneCase: cellId !== undefined,
    runs: rows.map(({ recorded }) => recorded),
  };
}

const NAME_CHARACTERS = 120;

function nameOf(description: string | undefined, vars: JsonObject): string {
  const shown = Object.entries(vars).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [...(description || shown.join(', ') || 'a test without a name').slice(0, 4 * NAME_CHARACTERS)]
    .slice(0, NAME_CHARACTERS)
    .join('');
}
