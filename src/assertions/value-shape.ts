// Whether a value is what its type needs. Asked when the config is loaded, and again for a value whose templates were rendered.

import { isObject, type Json } from '../json.js';
import type { ValueRule, ValueShape } from './assertion-type.js';
import { splitCommaList } from './comma-list.js';
import { excerpt } from './excerpt.js';

/** What is wrong with a value, or undefined: `needs a text, got a list`. */
export function checkShape({ required, shape }: ValueRule, value: Json | undefined): string | undefined {
  if (value === undefined) return required ? `needs a value: ${WANTED[shape]}` : undefined;
  return SHAPES[shape](value);
}

const WANTED: Record<ValueShape, string> = {
  none: 'none',
  any: 'what the output has to equal',
  text: 'a text',
  'text or number': 'a text or a number',
  list: 'a list of texts, or a text with commas',
  schema: 'a JSON schema',
  range: 'a number, or a map with min, max or both',
  rubric: 'a text, a map or a list',
  texts: 'a text, or a list of texts',
  aggregate: 'a map with method, weights and threshold',
  references: 'a text or a list of texts',
  'element paths': 'a text with commas, or a list of paths like root.item',
  sql: 'a map with databaseType, allowedTables or allowedColumns',
};

const SHAPES: Record<ValueShape, (value: Json) => string | undefined> = {
  none: () => undefined,
  any: () => undefined,
  text: (value) => (typeof value === 'string' ? undefined : needs('text', value)),
  'text or number'(value) {
    if (value === '') return 'the value is an empty text, which every output contains';
    return typeof value === 'string' || typeof value === 'number' ? undefined : needs('text or number', value);
  },
  list(value) {
    const entries = typeof value === 'string' ? splitCommaList(value) : value;
    if (entries === undefined) return 'a double quote in the value does not close before a comma';
    if (!Array.isArray(entries)) return needs('list', value);
    if (entries.length === 0) return 'the value is an empty list, which checks nothing';
    const wrong = entries.find((entry) => typeof entry === 'object');
    return wrong === undefined ? undefined : `needs a list of texts, but ${kindOf(wrong)} is in it`;
  },
  schema: (value) => (typeof value === 'string' || isObject(value) ? undefined : needs('schema', value)),
  range: checkRange,
  rubric: (value) => (typeof value === 'string' || typeof value === 'object' ? undefined : needs('rubric', value)),
  texts(value) {
    if (typeof value === 'string') return undefined;
    if (!Array.isArray(value)) return needs('texts', value);
    if (value.length === 0) return 'the value is an empty list, which checks nothing';
    const wrong = value.find((entry) => typeof entry !== 'string');
    return wrong === undefined ? undefined : `needs a list of texts, but ${kindOf(wrong)} is in it`;
  },
  aggregate: checkAggregate,
  references(value) {
    const entries = Array.isArray(value) ? value : [value];
    if (entries.length === 0) return 'the value is an empty list, with which nothing can be compared';
    const wrong = entries.find((entry) => typeof entry !== 'string');
    return wrong === undefined ? undefined : needs('references', wrong);
  },
  'element paths'(value) {
    const paths = elementPaths(value);
    if (paths === undefined) return needs('element paths', value);
    return paths.some((path) => path.split('.').includes('')) ? 'a path in the value has an empty step' : undefined;
  },
  sql: checkSqlRules,
};

const METHODS = ['average', 'sum'];

function checkAggregate(value: Json): string | undefined {
  if (!isObject(value)) return needs('aggregate', value);
  const { method, weights, threshold, ...others } = value;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    return `the key ${JSON.stringify(unknown)} means nothing here; the value can have method, weights and threshold`;
  if (method !== undefined && !METHODS.includes(String(method)))
    return `method has to be average or sum, got ${kindOf(method)}`;
  if (threshold !== undefined && typeof threshold !== 'number')
    return `threshold has to be a number, got ${kindOf(threshold)}`;
  if (weights === undefined) return undefined;
  if (!isObject(weights)) return `weights has to be a map from assertion types to numbers, got ${kindOf(weights)}`;
  const wrong = Object.entries(weights).find(([, weight]) => typeof weight !== 'number');
  return wrong && `the weight of ${wrong[0]} has to be a number, got ${kindOf(wrong[1])}`;
}

/** The paths of `a.b, a.c`, of a list, or of `{ requiredElements: [...] }`; undefined for anything else. */
export function elementPaths(value: Json): string[] | undefined {
  if (typeof value === 'string') return value.split(',').map((path) => path.trim());
  const list = isObject(value) ? (value['requiredElements'] ?? (Object.keys(value).length === 0 ? [] : value)) : value;
  return Array.isArray(list) && list.every((path) => typeof path !== 'object') ? list.map(String) : undefined;
}

function checkSqlRules(value: Json): string | undefined {
  if (!isObject(value)) return needs('sql', value);
  const { databaseType, allowedTables, allowedColumns, ...others } = value;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    return `the key ${JSON.stringify(unknown)} means nothing here; the value can have databaseType, allowedTables and allowedColumns`;
  if (databaseType !== undefined && typeof databaseType !== 'string')
    return `databaseType has to be a text, got ${kindOf(databaseType)}`;
  for (const [key, list] of Object.entries({ allowedTables, allowedColumns }))
    if (
      list !== undefined &&
      !(Array.isArray(list) && list.length > 0 && list.every((entry) => typeof entry === 'string'))
    )
      return `${key} has to be a list of texts with at least one entry`;
  return undefined;
}

function checkRange(value: Json): string | undefined {
  if (!isObject(value)) return isNumber(value) ? undefined : needs('range', value);
  const { min, max, ...others } = value;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    return `the key ${JSON.stringify(unknown)} means nothing here; the value can have min and max`;
  if (min === undefined && max === undefined) return 'the value needs min, max or both';
  for (const [key, bound] of Object.entries({ min, max }))
    if (bound !== undefined && !isNumber(bound)) return `${key} has to be a number, got ${kindOf(bound)}`;
  if (min !== undefined && max !== undefined && Number(min) > Number(max)) return `min (${min}) is above max (${max})`;
  return undefined;
}

/** Numbers, and texts of numbers: a template that was rendered is always a text. */
function isNumber(value: Json): boolean {
  return (
    typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)))
  );
}

function needs(shape: ValueShape, value: Json): string {
  return `needs ${WANTED[shape]}, got ${kindOf(value)}`;
}

function kindOf(value: Json): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? `the text ${excerpt(value, 40)}` : `${value}`;
}
