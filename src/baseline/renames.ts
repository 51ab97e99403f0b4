/**
 * Files that have another name and the same content. An empty file is no evidence, and neither is a content that several
 * old files had: which of them became the new one is not known, unless their own names are the same.
 *
 * @param gone of the base, blob ids by name
 * @param added of the checkout
 * @returns from the new name to the old one
 */
export function exactRenames(
  gone: ReadonlyMap<string, string>,
  added: ReadonlyMap<string, string>,
): Map<string, string> {
  const byId = new Map<string, string[]>();
  for (const [name, id] of gone) if (!EMPTY.has(id)) byId.set(id, [...(byId.get(id) ?? []), name]);
  const renamed = new Map<string, string>();
  for (const [name, id] of added) {
    const candidates = byId.get(id) ?? [];
    const sameBase = candidates.filter((old) => baseName(old) === baseName(name));
    const [only, ...more] = candidates.length === 1 ? candidates : sameBase;
    if (only !== undefined && more.length === 0) renamed.set(name, only);
  }
  return renamed;
}

/** The ids of an empty file, in SHA-1 and in SHA-256. */
const EMPTY = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
