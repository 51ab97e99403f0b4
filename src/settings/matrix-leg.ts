// Which leg of a matrix a job is: two legs have the same workflow and job id, and each needs a comment of its own.
import { createHash } from 'node:crypto';
import { isObject } from '../json.js';

/** Longer ones end in a hash: matrices may hold whole objects. */
const MAX_LEG = 100;
const HASH_CHARACTERS = 8;

/**
 * The values of the matrix, as the page of a run shows them after the job's name: `gpt-4o, 20`.
 *
 * @param json `toJSON(matrix)`: an object, or `null` (GitHub) or `{}` (other runners) for a job without a matrix
 * @returns undefined when there is no matrix, or the text is no JSON
 */
export function matrixLegOf(json: string | undefined): string | undefined {
  try {
    const matrix: unknown = JSON.parse(json ?? 'null');
    if (!isObject(matrix)) return undefined;
    const text = Object.values(matrix).map(shown).join(', ');
    if (text.length <= MAX_LEG) return text === '' ? undefined : text;
    const hash = createHash('sha256').update(JSON.stringify(matrix)).digest('hex').slice(0, HASH_CHARACTERS);
    return `${text.slice(0, MAX_LEG - HASH_CHARACTERS - 1)} ${hash}`;
  } catch {
    return undefined;
  }
}

/** Quoted where it could be taken for two values, or for none. */
function shown(value: unknown): string {
  return typeof value === 'string' && value !== '' && !/[,"]/.test(value) ? value : JSON.stringify(value);
}
