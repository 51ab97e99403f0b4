// Several config files as one config, by promptfoo's rules: lists one after the other, maps key by key, and where both say
// something, the later file.
import type { RawTest } from './test-case.js';

/** A `defaultTest`, and whether it is a file of its own (`defaultTest: file://...`). */
export interface DefaultTest {
  test: RawTest;
  fromFile: boolean;
}

/**
 * Assertions of all apply; variables, options and metadata are merged key by key. One that is a file stands alone: the
 * last such, and of the others nothing.
 */
export function combineDefaultTests(defaults: readonly DefaultTest[]): RawTest | undefined {
  const file = defaults.findLast(({ fromFile }) => fromFile);
  if (file) return file.test;
  const [first, ...rest] = defaults.map(({ test }) => test);
  return rest.reduce<RawTest | undefined>((before, later) => (before ? layOver(before, later) : later), first);
}

/** Those of which `combineDefaultTests` takes nothing. */
export function unusedDefaultTests(defaults: readonly DefaultTest[]): RawTest[] {
  const used = combineDefaultTests(defaults);
  return defaults.some(({ fromFile }) => fromFile)
    ? defaults.map(({ test }) => test).filter((test) => test !== used)
    : [];
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
