// defaultTest as the hook beforeAll is shown it: one map of all configs. What comes back is parted again, since the files
// that a part names are found from the config that wrote it.
import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../json.js';
import type { WrittenDefaultTest } from './default-test.js';
import { createOwnedMap, ownedRuns } from './hook-owners.js';

/** Merged key by key; of anything else the later config counts. */
const MAPS: readonly string[] = ['vars', 'options', 'metadata'];

/** With the parts that hooks may add to. Of what is no map, and so an error, nothing is shown. */
export function shownDefaultTest(written: readonly WrittenDefaultTest[]): JsonObject {
  const merged: JsonObject = { vars: {}, assert: [], options: {}, metadata: {} };
  for (const { value } of written)
    for (const [key, part] of Object.entries(isObject(value) ? value : {}))
      merged[key] = mergedPart(key, merged[key], part);
  return merged;
}

function mergedPart(key: string, earlier: Json | undefined, later: Json): Json {
  if (MAPS.includes(key)) {
    // One that is no map is an error that stays, whatever comes after it.
    if (!isObject(earlier)) return earlier ?? later;
    return later === null ? earlier : isObject(later) ? { ...earlier, ...later } : later;
  }
  if (key !== 'assert') return later;
  if (!Array.isArray(earlier)) return earlier ?? later;
  return later === null ? earlier : Array.isArray(later) ? [...earlier, ...later] : later;
}

/**
 * What a hook left of `shownDefaultTest(written)`, as default tests that come to it when they are combined.
 *
 * @param hook stands for what is new
 */
export function readShownDefaultTest(
  value: Json | undefined,
  written: readonly WrittenDefaultTest[],
  hook: Omit<WrittenDefaultTest, 'value'>,
): WrittenDefaultTest[] {
  const wrong = written.filter((one) => !isObject(one.value));
  if (value === undefined || value === null) return wrong;
  if (!isObject(value)) return [...wrong, { ...hook, value }];
  const owners = written.flatMap(({ value: map, ...owner }) => (isObject(map) ? [{ ...owner, map }] : []));
  /** Of the last config that has it so. */
  const ownerOf = (has: (map: JsonObject) => Json | undefined, part: Json) =>
    owners.findLast(({ map }) => isDeepStrictEqual(has(map), part));
  const parts = new Map<object, ReturnType<typeof createOwnedMap>>();
  const partOf = (owner: (typeof owners)[number] | undefined) => {
    const key = owner ?? hook;
    const part = parts.get(key) ?? createOwnedMap(key);
    parts.set(key, part);
    return part;
  };
  for (const [key, part] of Object.entries(value)) {
    if (key === 'assert' && Array.isArray(part)) continue;
    if (!MAPS.includes(key) || !isObject(part)) {
      const owner = ownerOf((map) => map[key], part);
      partOf(owner).set(key, part, owner?.map);
      continue;
    }
    for (const [name, one] of Object.entries(part)) {
      const inside = (map: JsonObject | undefined): JsonObject | undefined =>
        isObject(map?.[key]) ? map[key] : undefined;
      const owner = ownerOf((map) => inside(map)?.[name], one);
      partOf(owner).inside(key).set(name, one, inside(owner?.map));
    }
  }
  const { assert } = value;
  const lists = owners.map((owner) => ({ owner, list: Array.isArray(owner.map['assert']) ? owner.map['assert'] : [] }));
  const runs = ownedRuns(Array.isArray(assert) ? assert : [], lists, hook);
  return [
    ...wrong,
    ...[...parts.values()].map(({ owner: { at, reader }, map }) => ({ value: map, at, reader })),
    ...runs.map(({ owner: { at, reader }, list }) => ({ value: { assert: list }, at, reader })),
  ];
}
