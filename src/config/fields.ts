// Typed access to what a map of the config holds. Each function reports a wrong type where it stands and gives undefined.
import { isObject, type Json, type JsonObject } from '../json.js';
import { quote } from './keys.js';
import type { Loader } from './loader.js';
import { ANY_NUMBER, type NumberRange } from './ranges.js';

/**
 * Told what is wrong. `written`: the map as it stands in the config, when `object` is what was rendered of it. Messages
 * quote it alone, since a secret may have been rendered in.
 */
export type FieldReporter = Pick<Loader, 'error' | 'positions'> & { written?: JsonObject };

function wrong(reporter: FieldReporter, object: JsonObject, key: string, wanted: string): undefined {
  const { written = object, positions } = reporter;
  reporter.error(`${key} has to be ${wanted}, got ${describe(written[key])}`, positions.value(written, key));
  return undefined;
}

/** A value in the words of an error: `a list`, `the text "high"`. */
export function describe(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? `the text ${quote(value)}` : `${value}`;
}

/** Absent, and `null` (a key with nothing behind it), read as undefined. */
function present(object: JsonObject, key: string): Json | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return value === null ? undefined : value;
}

/** Texts; numbers and booleans are taken as their text. */
export function textField(reporter: FieldReporter, object: JsonObject, key: string): string | undefined {
  const value = present(object, key);
  if (value === undefined || typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return wrong(reporter, object, key, 'a text');
}

export function numberField(
  reporter: FieldReporter,
  object: JsonObject,
  key: string,
  range: NumberRange = ANY_NUMBER,
): number | undefined {
  const value = present(object, key);
  if (value === undefined) return undefined;
  const wanted = `${range.whole ? 'a whole number' : 'a number'}${range.unit ? ` of ${range.unit}` : ''}${range.min === undefined ? '' : `, at least ${range.min}`}${range.max === undefined ? '' : ` and at most ${range.max}`}`;
  if (typeof value !== 'number') return wrong(reporter, object, key, wanted);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = range;
  if ((range.whole && !Number.isInteger(value)) || value < min || value > max)
    return wrong(reporter, object, key, wanted);
  return value;
}

export function booleanField(reporter: FieldReporter, object: JsonObject, key: string): boolean | undefined {
  const value = present(object, key);
  if (value === undefined || typeof value === 'boolean') return value;
  return wrong(reporter, object, key, 'true or false');
}

export function objectField(reporter: FieldReporter, object: JsonObject, key: string): JsonObject | undefined {
  const value = present(object, key);
  if (value === undefined || isObject(value)) return value;
  return wrong(reporter, object, key, 'a map');
}

/** A map of texts; numbers and booleans are taken as their text. */
export function textsField(
  reporter: FieldReporter,
  object: JsonObject,
  key: string,
): Record<string, string> | undefined {
  const written = objectField(reporter, object, key);
  if (!written) return undefined;
  const texts: Record<string, string> = {};
  for (const name of Object.keys(written)) {
    const text = textField(reporter, written, name);
    if (text !== undefined) texts[name] = text;
  }
  return texts;
}

export function listField(reporter: FieldReporter, object: JsonObject, key: string): Json[] | undefined {
  const value = present(object, key);
  if (value === undefined || Array.isArray(value)) return value;
  return wrong(reporter, object, key, 'a list');
}

/** A list of texts; one text alone counts as a list of one. */
export function textListField(reporter: FieldReporter, object: JsonObject, key: string): string[] | undefined {
  const value = present(object, key);
  if (value === undefined) return undefined;
  if (typeof value === 'string') return [value];
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value as string[];
  return wrong(reporter, object, key, 'a list of texts');
}
