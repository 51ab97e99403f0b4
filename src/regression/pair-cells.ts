// Which cell of the base is the same case as which cell of the change, though its prompt, its endpoint or its test may
// have changed: that is what is compared.
import { isDeepStrictEqual } from 'node:util';
import type { Endpoint, Prompt, TestCase } from '../config/eval-config.js';
import type { Json } from '../json.js';
import type { Cell } from '../plan/cell.js';

/** What both sides have in common is undefined on neither. `head` alone is new, `base` alone was removed. */
export interface CellPair {
  head?: Cell;
  base?: Cell;
}

/**
 * Pairs in the order of the head, then what only the base has.
 *
 * Tests are the same by description and variables, else by a description that is theirs alone, else by their variables, else
 * by those of them that tell tests apart: a variable of `defaultTest` stands in all of them, and says of none which it is.
 * Prompts and endpoints are the same by all that names them, else by label or id, else by text or name; what is left then
 * goes by its place, where both sides have as much left: an inline prompt whose text was changed has no other name.
 */
export function pairCells(head: readonly Cell[], base: readonly Cell[]): CellPair[] {
  const testOf = pairTests(
    distinct(head, ({ test }) => test),
    distinct(base, ({ test }) => test),
  );
  const promptOf = pairNamed<Prompt>(
    distinct(head, ({ prompt }) => prompt),
    distinct(base, ({ prompt }) => prompt),
    [({ label, raw }) => JSON.stringify([label, raw]), ({ id, label }) => id ?? label, ({ raw }) => raw],
  );
  const endpointOf = pairNamed<Endpoint>(
    distinct(head, ({ endpoint }) => endpoint),
    distinct(base, ({ endpoint }) => endpoint),
    [
      ({ id, label, config }) => JSON.stringify([id, label ?? null, config]),
      ({ label, id }) => label ?? id,
      ({ id }) => id,
    ],
  );
  const left = grouped(base, ({ test }) => test);
  const pairs = head.map((cell): CellPair => {
    const test = testOf.get(cell.test);
    const prompt = promptOf.get(cell.prompt);
    const endpoint = endpointOf.get(cell.endpoint);
    const candidates = test === undefined ? [] : (left.get(test) ?? []);
    const place = candidates.findIndex((one) => one.prompt === prompt && one.endpoint === endpoint);
    const [found] = place < 0 ? [] : candidates.splice(place, 1);
    return { head: cell, ...(found ? { base: found } : {}) };
  });
  const removed = new Set([...left.values()].flat());
  return [...pairs, ...base.filter((cell) => removed.has(cell)).map((cell) => ({ base: cell }))];
}

function pairTests(head: readonly TestCase[], base: readonly TestCase[]): Map<TestCase, TestCase> {
  const text = ({ vars }: TestCase): string => JSON.stringify(vars);
  const description = (test: TestCase): string | undefined => test.description;
  return pairBy(head, base, [
    { key: (test) => JSON.stringify([test.description ?? null, test.vars]) },
    { key: description, onlyUnique: true },
    { key: text },
    { keysOf: distinguishing },
  ]);
}

/** Keys of tests without what all with the same description have in common; none where nothing is left. */
function distinguishing(tests: readonly TestCase[]): (test: TestCase) => string | undefined {
  const common = new Map(
    [...grouped(tests, ({ description }) => description)].map(([description, [first, ...others]]) => {
      const isCommon = ([name, value]: [string, Json]): boolean =>
        others.every(({ vars }) => Object.hasOwn(vars, name) && isDeepStrictEqual(vars[name], value));
      return [
        description,
        new Set(
          Object.entries(first?.vars ?? {})
            .filter(isCommon)
            .map(([name]) => name),
        ),
      ];
    }),
  );
  return ({ description, vars }) => {
    const own = Object.entries(vars).filter(([name]) => !common.get(description)?.has(name));
    return own.length === 0 ? undefined : JSON.stringify([description ?? null, own]);
  };
}

function pairNamed<T>(head: readonly T[], base: readonly T[], keys: readonly ((one: T) => string)[]): Map<T, T> {
  const found = pairBy(
    head,
    base,
    keys.map((key) => ({ key })),
  );
  const taken = new Set(found.values());
  const restOfHead = head.filter((one) => !found.has(one));
  const restOfBase = base.filter((one) => !taken.has(one));
  if (restOfHead.length === restOfBase.length)
    for (const [place, one] of restOfHead.entries()) found.set(one, restOfBase[place] as T);
  return found;
}

/** A key that is undefined: has no such name. */
type Rule<T> = (
  | { key(one: T): string | undefined }
  | { keysOf(ones: readonly T[]): (one: T) => string | undefined }
) & {
  /** Where several have the same, it names none of them. */
  onlyUnique?: boolean;
};

/** Rule by rule; of several with one key the first of the head goes with the first of the base. */
function pairBy<T>(head: readonly T[], base: readonly T[], rules: readonly Rule<T>[]): Map<T, T> {
  const found = new Map<T, T>();
  const taken = new Set<T>();
  for (const rule of rules) {
    const group = (ones: readonly T[]): Map<string | undefined, T[]> =>
      grouped(ones, 'key' in rule ? rule.key : rule.keysOf(ones));
    const bases = group(base.filter((one) => !taken.has(one)));
    for (const [name, ones] of group(head.filter((one) => !found.has(one)))) {
      const others = name === undefined ? [] : (bases.get(name) ?? []);
      if (rule.onlyUnique && (ones.length > 1 || others.length > 1)) continue;
      for (const [place, one] of ones.entries()) {
        const other = others[place];
        if (other === undefined) break;
        found.set(one, other);
        taken.add(other);
      }
    }
  }
  return found;
}

function grouped<T, K>(ones: Iterable<T>, key: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of ones) {
    const name = key(one);
    const known = groups.get(name);
    if (known) known.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}

function distinct<T>(cells: readonly Cell[], part: (cell: Cell) => T): T[] {
  return [...new Set(cells.map(part))];
}
