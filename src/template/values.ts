// How a template sees values: as text, as numbers, and by their members. The whole defence against templates that reach
// for JavaScript is here: only own properties of data, and a list of harmless methods. A function has no members at all.
import runtime from 'nunjucks/src/runtime.js';
import { MAX_LIST_LENGTH, MAX_TEXT_LENGTH, withTimeLimit } from './limits.js';
import { TemplateError } from './template-error.js';

export type Callable = (...args: unknown[]) => unknown;
export const { SafeString } = runtime;

const BLOCKED = new Set(['constructor', '__proto__', 'prototype']);

const STRING_METHODS = new Set(
  (
    'at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare match normalize padEnd ' +
    'padStart repeat replace replaceAll search slice split startsWith substr substring toLocaleLowerCase ' +
    'toLocaleUpperCase toLowerCase toString toUpperCase trim trimEnd trimLeft trimRight trimStart valueOf'
  ).split(' '),
);
const CHANGING_METHODS = ['fill', 'pop', 'push', 'reverse', 'shift', 'sort', 'splice', 'unshift'];
const ARRAY_METHODS = new Set([
  ...CHANGING_METHODS,
  ...(
    'at concat every filter find findIndex findLast findLastIndex forEach includes indexOf join lastIndexOf map reduce ' +
    'reduceRight slice some toReversed toSorted toString'
  ).split(' '),
]);
const NUMBER_METHODS = new Set(['toFixed', 'toLocaleString', 'toPrecision', 'toString', 'valueOf']);
const REGEXP_METHODS = new Set(['exec', 'test', 'toString']);
/** Take a pattern from a text, so they can backtrack without end. */
const PATTERN_METHODS = new Set(['match', 'search', 'exec', 'test']);

/** Whether a member of this name may change the list it belongs to (which a test shares with other cells). */
export function changesList(name: unknown): boolean {
  return typeof name !== 'string' || CHANGING_METHODS.includes(name);
}

/** `target.key` or `target[key]`; undefined for everything that is not data or a harmless method. */
export function member(target: unknown, key: unknown, timeLeft: () => number): unknown {
  if (target === undefined || target === null || typeof target === 'function') return undefined;
  // Once: a key that is an object could answer differently the second time.
  const name = toText(key === undefined || key === null ? String(key) : key);
  if (BLOCKED.has(name)) return undefined;
  const value = target instanceof SafeString ? target.val : target;
  if (Object.hasOwn(Object(value), name)) {
    const own = (value as Record<string, unknown>)[name];
    return typeof own === 'function' ? (...args: unknown[]) => (own as Callable).apply(value, args) : own;
  }
  return methodsOf(value)?.has(name) ? boundMethod(value, name, timeLeft) : undefined;
}

function methodsOf(value: unknown): ReadonlySet<string> | undefined {
  if (typeof value === 'string') return STRING_METHODS;
  if (typeof value === 'number' || typeof value === 'boolean') return NUMBER_METHODS;
  if (Array.isArray(value)) return ARRAY_METHODS;
  return value instanceof RegExp ? REGEXP_METHODS : undefined;
}

function boundMethod(value: unknown, name: string, timeLeft: () => number): Callable | undefined {
  const method = (Object(value) as Record<string, unknown>)[name];
  if (typeof method !== 'function') return undefined;
  return (...args) => {
    checkGrowth(value, name, args);
    const call = (): unknown => method.apply(value, args);
    const backtracks = PATTERN_METHODS.has(name) || args[0] instanceof RegExp;
    return bounded(backtracks ? withTimeLimit(call, timeLeft()) : call());
  };
}

/** The methods that make much out of little are checked before they do. */
function checkGrowth(value: unknown, name: string, args: unknown[]): void {
  if (Array.isArray(value) && (name === 'join' || name === 'toString')) countEntries(value);
  if (typeof value !== 'string') return;
  const amount = Number(args[0]);
  const length = name === 'repeat' ? value.length * amount : name.startsWith('pad') ? amount : 0;
  if (length > MAX_TEXT_LENGTH) throw tooLong();
}

/** `value`, unless it is a text or list beyond the limits. */
export function bounded<T>(value: T): T {
  const length = value instanceof SafeString ? value.val.length : typeof value === 'string' ? value.length : 0;
  if (length > MAX_TEXT_LENGTH) throw tooLong();
  if (Array.isArray(value) && value.length > MAX_LIST_LENGTH) throw tooManyEntries();
  return value;
}

export function tooLong(): TemplateError {
  return new TemplateError(`the template makes a text of more than ${MAX_TEXT_LENGTH} characters`);
}

/** What `{{ value }}` prints: nothing for undefined, null and functions, else the text JavaScript makes of it. */
export function toOutput(value: unknown): string {
  return value === undefined || value === null ? '' : toText(value);
}

/** As JavaScript's `String(value)`, within the limits. */
function toText(value: unknown): string {
  if (typeof value === 'function') return '';
  if (typeof value === 'object' && value !== null) countEntries(value);
  return bounded(String(value));
}

/** An operand: objects become texts, as JavaScript's operators do with them. */
export function toOperand(value: unknown): string | number | boolean | null | undefined {
  return typeof value === 'object' && value !== null
    ? toText(value)
    : typeof value === 'function'
      ? ''
      : (value as string | number | boolean | null | undefined);
}

/**
 * A list can hold itself many times over (`{% set x = [x, x] %}`, thirty times): small in memory, gigabytes as a text.
 * @throws TemplateError when printing `value` would visit too many entries
 */
export function countEntries(value: unknown): void {
  let seen = 0;
  const visit = (entry: unknown, depth: number): void => {
    if (typeof entry !== 'object' || entry === null) return;
    const parts = Array.isArray(entry) ? entry : Object.values(entry);
    seen += parts.length;
    if (seen > MAX_LIST_LENGTH || depth > MAX_LIST_DEPTH) throw tooManyEntries();
    for (const part of parts) visit(part, depth + 1);
  };
  visit(value, 0);
}

/** Deeper than any data; a list that holds itself ends here. */
const MAX_LIST_DEPTH = 1_000;

function tooManyEntries(): TemplateError {
  return new TemplateError(`the template makes a list of more than ${MAX_LIST_LENGTH} entries`);
}
