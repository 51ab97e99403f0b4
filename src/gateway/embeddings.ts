// Embeddings, read: one vector for each text that was sent.
import { isObject, type Json } from '../json.js';
import { type Served, servedOf } from './answer.js';

/**
 * Reads a parsed body. `problem`: why it holds no vectors of finite numbers, one for each of `texts`.
 * Providers may answer out of order: `index` says which text a vector belongs to.
 */
export function readEmbeddings(
  body: unknown,
  texts: number,
): { answer: number[][]; served: Served } | { problem: string } {
  const data = isObject(body) ? body['data'] : undefined;
  if (!isObject(body) || !Array.isArray(data)) return { problem: 'it is JSON but no list of embeddings' };
  if (data.length !== texts) return { problem: `it has ${data.length} embeddings for ${texts} texts` };
  const vectors: number[][] = [];
  for (const [position, entry] of data.entries()) {
    const vector = isObject(entry) ? entry['embedding'] : undefined;
    if (!isVector(vector)) return { problem: 'an embedding in it is no list of numbers' };
    const index = isObject(entry) && typeof entry['index'] === 'number' ? entry['index'] : position;
    if (!(index in data) || vectors[index] !== undefined)
      return { problem: `it has no embedding of its own for each text` };
    vectors[index] = vector;
  }
  return { answer: vectors, served: servedOf(body) };
}

function isVector(value: Json | undefined): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every((entry) => Number.isFinite(entry));
}
