// What a `for` loop goes through, and the names it binds.
import { TemplateError } from './template-error.js';
import { member, SafeString } from './values.js';

export interface Iteration {
  /** Asked each time: a loop may add to its list. */
  length(): number;
  entry(index: number): [name: string, value: unknown][];
}

const NOTHING: Iteration = { length: () => 0, entry: () => [] };

/** `for x in list`: whatever has a length; an object has none, so nothing is run. */
export function bindWhole(value: unknown, [name = '']: string[]): Iteration {
  const list = iterable(value);
  if (!list) return NOTHING;
  const read = (key: unknown): unknown => member(list, key, () => 0);
  return { length: () => Number(read('length')) || 0, entry: (index) => [[name, read(index)]] };
}

/** `for a, b in list` takes lists apart; `for key, value in object` goes through an object. */
export function bindParts(value: unknown, names: string[]): Iteration {
  const list = iterable(value);
  if (!list) return NOTHING;
  if (Array.isArray(list)) {
    return {
      length: () => list.length,
      entry: (index) => {
        const parts = list[index];
        if (parts === null || parts === undefined)
          throw new TemplateError(`the loop wants ${names.length} values of each entry, and one entry is ${parts}`);
        return names.map((name, part) => [name, member(parts, part, () => 0)]);
      },
    };
  }
  const [key = '', content = ''] = names;
  const entries = typeof list === 'object' || typeof list === 'string' ? Object.entries(list) : [];
  return {
    length: () => entries.length,
    entry: (index) => [
      [key, entries[index]?.[0]],
      [content, entries[index]?.[1]],
    ],
  };
}

function iterable(value: unknown): unknown {
  if (!value) return undefined;
  if (value instanceof SafeString) return [...value.val];
  return value instanceof Map || value instanceof Set ? Array.from(value as Iterable<unknown>) : value;
}

/** `loop` in the body. */
export function loopInfo(index: number, length: number): Record<string, unknown> {
  return {
    index: index + 1,
    index0: index,
    revindex: length - index,
    revindex0: length - index - 1,
    first: index === 0,
    last: index === length - 1,
    length,
  };
}
