// One mistake in a config: a slip in a key, a value of another type, a part that is missing.
import fc from 'fast-check';
import type { Json } from '../../src/json.js';

export type Mutate = (config: Json) => Json;

const WRONG: Json[] = [
  null,
  7,
  -1,
  1e300,
  true,
  '',
  'text',
  '{{',
  'file://missing.yaml',
  [],
  {},
  [[]],
  [null],
  { id: 5 },
  [''],
];

const slips: ((key: string) => string)[] = [
  (key) => key.slice(0, -1),
  (key) => `${key}s`,
  (key) => key.slice(1) + key.slice(0, 1),
  (key) => key.toUpperCase(),
  (key) => `_${key}`,
];

type Change = { kind: 'slip'; slip: number } | { kind: 'value'; value: Json } | { kind: 'missing' } | { kind: 'twice' };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.nat(slips.length - 1).map((slip): Change => ({ kind: 'slip', slip })),
  fc.constantFrom(...WRONG).map((value): Change => ({ kind: 'value', value })),
  fc.constantFrom<Change>({ kind: 'missing' }, { kind: 'twice' }),
);

/** Changes the n-th place of a config, counted round. */
export const mutation: fc.Arbitrary<Mutate> = fc.tuple(fc.nat(10_000), change).map(([place, what]) => {
  const mutate: Mutate = (config) => {
    // Parts that stand in several places are one mistake only where the mistake is.
    const copy = JSON.parse(JSON.stringify(config)) as Json;
    const places = placesIn(copy);
    const chosen = places[place % places.length];
    if (chosen) apply(chosen, what);
    return copy;
  };
  return Object.assign(mutate, { [fc.toStringMethod]: () => `mutation(${place}, ${JSON.stringify(what)})` });
});

interface Place {
  holder: Record<string, Json> | Json[];
  key: string;
}

function placesIn(value: Json): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...placesIn(inner)]);
}

function apply({ holder, key }: Place, what: Change): void {
  if (Array.isArray(holder)) {
    const index = Number(key);
    if (what.kind === 'missing') holder.splice(index, 1);
    else if (what.kind === 'value') holder[index] = what.value;
    else holder.push(holder[index] ?? null);
    return;
  }
  const value = holder[key] ?? null;
  if (what.kind === 'value') holder[key] = what.value;
  else if (what.kind === 'twice') holder[key] = [value, value];
  else {
    delete holder[key];
    if (what.kind === 'slip') holder[slips[what.slip]?.(key) ?? key] = value;
  }
}
