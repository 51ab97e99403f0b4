// Several config files as one config, by promptfoo's rules: lists one after the other, maps key by key, and where both say
// something, the later file.
import type { RawTest } from './test-case.js';

/** A `defaultTest` that is a file of its own (`defaultTest: file://...`) stands alone: the last such, and of the others nothing. */
export function usedDefaultTests<T extends { fromFile: boolean }>(defaults: readonly T[]): readonly T[] {
  const file = defaults.findLast(({ fromFile }) => fromFile);
  return file ? [file] : defaults;
}

/** Assertions of all apply; variables, options and metadata are merged key by key. */
export function combineDefaultTests([first, ...rest]: readonly RawTest[]): RawTest | undefined {
  return rest.reduce<RawTest | undefined>((before, later) => (before ? layOver(before, later) : later), first);
}

function layOver(before: RawTest, later: RawTest): RawTest {
  return {
    ...before,
    ...later,
    vars: { ...before.vars, ...later.vars },
    assert: [...before.assert, ...later.assert],
    options: {
      ...before.options,
      ...later.options,
      params: { ...before.options.params, ...later.options.params },
    },
    metadata: { ...before.metadata, ...later.metadata },
  };
}

/** `first, second`; a file without a description adds nothing. */
export function combineDescriptions(descriptions: readonly (string | undefined)[]): string | undefined {
  const texts = descriptions.filter((text) => text !== undefined && text !== '');
  return texts.length === 0 ? undefined : texts.join(', ');
}

/**
 * Tells for each key whether it is new. Entries that stand twice, in one file or in two, are one column.
 */
export type IsNew = (key: string) => boolean;

export function createIsNew(): IsNew {
  const seen = new Set<string>();
  return (key) => {
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}
