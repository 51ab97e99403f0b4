import { createHash } from 'node:crypto';
import { isObject, type Json } from '../json.js';

/** The JSON text with the keys of maps in one order: equal for values that say the same. Of at most `MAX_NESTING` levels. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(ordered(value));
}

/** 16 hex digits. */
export function canonicalHash(value: Json): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16);
}

function ordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key] ?? null)]),
  );
}
