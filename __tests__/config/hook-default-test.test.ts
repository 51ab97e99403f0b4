// defaultTest of several configs as one map for a hook, and parted again.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { WrittenDefaultTest } from '../../src/config/default-test.js';
import { readShownDefaultTest, shownDefaultTest } from '../../src/config/hook-default-test.js';
import type { TestReader } from '../../src/config/test-case.js';
import { createPositions } from '../../src/config/yaml.js';
import type { Json } from '../../src/json.js';

function ownerAt(line: number): Omit<WrittenDefaultTest, 'value'> {
  const reader = { loader: { positions: createPositions() } } as unknown as TestReader;
  return { reader, at: { file: 'c.yaml', line, column: 1 } };
}

const HOOK = ownerAt(9);
const FIRST = ownerAt(1);
const SECOND = ownerAt(2);

/** From few names and values, so that configs have some in common. */
const value = fc.constantFrom<Json>(1, 'a', 'file://a.txt', { k: 1 }, ['a']);
const map = fc.dictionary(fc.constantFrom('x', 'y', 'z'), value);
const defaultTest = fc.record(
  { vars: map, assert: fc.array(value), options: map, metadata: map, threshold: fc.nat(2) },
  { requiredKeys: [] },
);

test('what comes back is parted into what comes to it again', () => {
  fc.assert(
    fc.property(defaultTest, defaultTest, defaultTest, fc.boolean(), (first, second, given, asShown) => {
      const written = [
        { ...FIRST, value: first },
        { ...SECOND, value: second },
      ];
      const back = asShown ? shownDefaultTest(written) : given;
      const read = readShownDefaultTest(JSON.parse(JSON.stringify(back)), written, HOOK);
      expect(shownDefaultTest(read)).toEqual({ vars: {}, assert: [], options: {}, metadata: {}, ...back });
      // Of what no hook has touched, nothing is a hook's.
      if (asShown) expect(read.filter(({ reader }) => reader === HOOK.reader)).toEqual([]);
    }),
  );
});

describe('what is no map or list where it has to be one', () => {
  test.each<[Json, Json]>([
    [{ vars: 4 }, { vars: { x: 1 } }],
    [{ assert: { type: 'contains' } }, { assert: [1] }],
    [{ vars: { x: 1 } }, { vars: 4 }],
    [{ assert: [1] }, { assert: 4 }],
  ])('stays, and is told when it is read: %j and %j', (first, second) => {
    const written = [
      { ...FIRST, value: first },
      { ...SECOND, value: second },
    ];
    const shown = shownDefaultTest(written);
    const read = readShownDefaultTest({ ...shown, threshold: 1 }, written, HOOK);
    const wrong = [first, second].find((one) =>
      Object.values(one as object).some((part) => part === 4 || 'type' in part),
    );
    expect(read.map((one) => one.value)).toContainEqual(expect.objectContaining(wrong as object));
  });

  test('a defaultTest that is no map stays where it was', () => {
    const written = [{ ...FIRST, value: 4 }];
    expect(readShownDefaultTest({ threshold: 1 }, written, HOOK)[0]).toEqual(written[0]);
    expect(readShownDefaultTest(undefined, written, HOOK)).toEqual(written);
  });
});
