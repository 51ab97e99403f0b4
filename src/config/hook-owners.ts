// Parts of a config that came back from a hook as they were are still their config's: they keep their places, and the folder
// where the files are that they name.
import type { Json, JsonObject } from '../json.js';
import { NO_PLACE, type Position } from './position.js';
import type { TestReader } from './test-case.js';
import { rememberAll } from './tests.js';

export interface Owner {
  reader: TestReader;
  at: Position | undefined;
}

interface OwnedMap {
  owner: Owner;
  map: JsonObject;
  /** @param original where the value stood, of its owner; absent for what is new */
  set(key: string, value: Json, original: JsonObject | undefined): void;
  /** The map behind a key. */
  inside(key: string): OwnedMap;
}

/** A map of what one owner has of another. */
export function createOwnedMap(owner: Owner): OwnedMap {
  const { positions } = owner.reader.loader;
  const at = owner.at ?? NO_PLACE;
  const map: JsonObject = {};
  const keys: Parameters<typeof positions.remember>[1]['keys'] = new Map();
  const insides = new Map<string, OwnedMap>();
  positions.remember(map, { self: at, keys });
  return {
    owner,
    map,
    set(key, value, original) {
      map[key] = original?.[key] ?? value;
      keys.set(key, {
        key: (original && positions.key(original, key)) ?? at,
        value: (original && positions.value(original, key)) ?? at,
      });
      if (!original) rememberAll(value, at, positions);
    },
    inside(key) {
      const inner = insides.get(key) ?? createOwnedMap(owner);
      insides.set(key, inner);
      map[key] = inner.map;
      keys.set(key, { key: at, value: at });
      return inner;
    },
  };
}

/**
 * Finds what a value that came back was. Equal ones are found one after the other: each of two configs may have written it,
 * and mean another file by it.
 */
export function createFindEarlier<T>(earlier: readonly T[], jsonOf: (one: T) => Json): (value: Json) => T | undefined {
  const known = new Map<string, T[]>();
  for (const one of earlier) {
    const key = JSON.stringify(jsonOf(one));
    const equal = known.get(key);
    if (equal) equal.push(one);
    else known.set(key, [one]);
  }
  return (value) => {
    const equal = known.get(JSON.stringify(value));
    // What a hook has copied is what the last of them was.
    return equal && equal.length > 1 ? equal.shift() : equal?.[0];
  };
}

/** A list parted where the owner of its entries changes. */
export function ownedRuns(
  list: readonly Json[],
  earlier: readonly { owner: Owner; list: readonly Json[] }[],
  hook: Owner,
): { owner: Owner; list: Json[] }[] {
  const find = createFindEarlier(
    earlier.flatMap((one) => one.list.map((value, index) => ({ ...one, value, index }))),
    ({ value }) => value,
  );
  const runs: { owner: Owner; list: Json[]; keys: Map<number, { key: Position; value: Position }> }[] = [];
  for (const entry of list) {
    const known = find(entry);
    const owner = known?.owner ?? hook;
    const { positions } = owner.reader.loader;
    const self = owner.at ?? NO_PLACE;
    let run = runs.at(-1);
    if (run?.owner !== owner) {
      run = { owner, list: [], keys: new Map() };
      positions.remember(run.list, { self, keys: run.keys });
      runs.push(run);
    }
    const at = (known && positions.value(known.list, known.index)) ?? self;
    run.keys.set(run.list.length, { key: at, value: at });
    run.list.push(known?.value ?? entry);
    if (!known) rememberAll(entry, self, positions);
  }
  return runs;
}
