/** Any value that JSON can hold. What configs, variables and answers are made of. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/**
 * Lists and maps inside each other that a value from outside may have, aliases written out. Whatever walks one may then
 * use the stack for it.
 */
export const MAX_NESTING = 200;

/** Whether lists and maps stand inside each other in more than `levels` levels. */
export function isDeeperThan(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((entry) => isDeeperThan(entry, levels - 1));
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A number to reckon with: JSON's own grammar allows 1e999, which is read as Infinity, and no mean can be made of that. */
export function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
