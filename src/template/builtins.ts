// The filters, tests and globals a template may use: nunjucks' own, promptfoo's `load`, and replacements for those that
// would reach beyond the data or use up memory.

import filterModule from 'nunjucks/src/filters.js';
import makeGlobals from 'nunjucks/src/globals.js';
import testModule from 'nunjucks/src/tests.js';
import { MAX_RANGE, withTimeLimit } from './limits.js';
import { PendingFilter } from './outside-filters.js';
import { TemplateError } from './template-error.js';
import { bounded, type Callable, countEntries, member, SafeString, toOperand, toOutput } from './values.js';

export interface Builtins {
  filters: ReadonlyMap<string, Callable>;
  tests: ReadonlyMap<string, Callable>;
  globals: ReadonlyMap<string, unknown>;
}

export function createBuiltins(
  env: Readonly<Record<string, string>>,
  outside: ReadonlyMap<string, Callable> = new Map(),
): Builtins {
  const { cycler, joiner } = makeGlobals();
  const tests = new Map<string, Callable>(Object.entries(testModule));
  return {
    filters: new Map([...createFilters(tests), ...outside]),
    tests,
    globals: new Map<string, unknown>([
      ['range', range],
      ['cycler', cycler],
      ['joiner', joiner],
      ['env', { ...env }],
    ]),
  };
}

/** The argument of a filter that says how much it makes: a billion there is a billion entries. */
const AMOUNT_ARGUMENT: Record<string, number> = { batch: 1, center: 1, indent: 1, slice: 1 };
/** These look for tags and addresses with expressions that backtrack. */
const BACKTRACKING = new Set(['striptags', 'urlize']);

/** Characters or entries above which a filter is watched: watching takes as long as a filter does on less. */
const LARGE = 10_000;

function isLarge(value: unknown): boolean {
  const plain = value instanceof SafeString ? value.val : value;
  return (typeof plain === 'string' || Array.isArray(plain)) && plain.length > LARGE;
}

/** @throws TemplateError that names the filter */
export function callFilter(call: { name: string; filter: Callable; values: unknown[]; timeLeft(): number }): unknown {
  const { name, filter, values, timeLeft } = call;
  const amount = AMOUNT_ARGUMENT[name];
  if (amount !== undefined && Number(toOperand(values[amount])) > MAX_RANGE)
    throw new TemplateError(`the filter "${name}" takes at most ${MAX_RANGE}`);
  for (const value of values) countEntries(value);
  const watched = BACKTRACKING.has(name) || values.some((value) => value instanceof RegExp || isLarge(value));
  try {
    return bounded(watched ? withTimeLimit(() => filter(...values), timeLeft()) : filter(...values));
  } catch (error) {
    if (error instanceof TemplateError || error instanceof PendingFilter) throw error;
    const [value] = values;
    const reason = value === undefined || value === null ? `its input is ${value}` : (error as Error).message;
    throw new TemplateError(`the filter "${name}" failed: ${reason}`);
  }
}

function createFilters(tests: ReadonlyMap<string, Callable>): ReadonlyMap<string, Callable> {
  // What nunjucks' filters read of its environment.
  const context = {
    env: {
      opts: { throwOnUndefined: false },
      getTest(name: string): Callable {
        const test = tests.get(name);
        if (!test) throw new TemplateError(`there is no test "${name}"`);
        return test;
      },
    },
  };
  const filters = new Map<string, Callable>();
  for (const [name, filter] of Object.entries(filterModule))
    filters.set(name, (...args) => filter.apply(context, args));
  for (const [name, filter] of Object.entries(REPLACED)) filters.set(name, filter);
  return filters;
}

/** Reads an attribute that a filter was told by name, by the same rules as `value.name`. */
function attribute(value: unknown, name: unknown): unknown {
  return member(value, name, () => 0);
}

const REPLACED: Record<string, Callable> = {
  /** promptfoo's: the value that a JSON text stands for. */
  load: (text) => JSON.parse(toOutput(text)),
  dump: (value, spaces) => JSON.stringify(value, null, toOperand(spaces) as string | number | undefined),
  groupby: (list, by) => {
    const groups = new Map<string, unknown[]>();
    for (const entry of list as unknown[]) {
      const key = String(typeof by === 'function' ? by(entry) : attributePath(entry, by));
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
    return Object.fromEntries(groups);
  },
  join: (list, separator, by) =>
    (by ? (list as unknown[]).map((entry) => attribute(entry, by)) : (list as unknown[])).join(toOutput(separator)),
  rejectattr: (list, by) => (list as unknown[]).filter((entry) => !attribute(entry, by)),
  selectattr: (list, by) => (list as unknown[]).filter((entry) => attribute(entry, by)),
  sum: (list, by, start = 0) =>
    (start as number) +
    ((by ? (list as unknown[]).map((entry) => attribute(entry, by)) : (list as unknown[])) as number[]).reduce(
      (total, value) => total + value,
      0,
    ),
  // The expression of nunjucks' own takes seconds on a long run of spaces.
  trim: (text) => (text as string).trim(),
};

function attributePath(value: unknown, path: unknown): unknown {
  if (!path) return value;
  const parts = typeof path === 'string' ? path.split('.') : [path];
  return parts.reduce<unknown>(
    (holder, part) => (Object.hasOwn(Object(holder), toOutput(part)) ? attribute(holder, part) : undefined),
    value,
  );
}

function range(...args: unknown[]): number[] {
  const numbers = args.map((value) => Number(toOperand(value)));
  const [start, stop] =
    args.length < 2 || args[1] === undefined ? [0, numbers[0] ?? 0] : [numbers[0] ?? 0, numbers[1] ?? 0];
  const by = numbers[2] || 1;
  const count = Math.max(0, Math.ceil((stop - start) / by)) || 0;
  if (count > MAX_RANGE) throw new TemplateError(`range() makes at most ${MAX_RANGE} numbers`);
  return Array.from({ length: count }, (_, index) => start + index * by);
}
