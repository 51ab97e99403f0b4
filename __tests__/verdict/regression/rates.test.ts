// How often the gate blocks what did not change, and how often it sees what did. Fixed seeds: the numbers are the same each
// time; `npm run soak` looks at more of them.
import { describe, expect, test } from '@jest/globals';
import { caller, changed, POPULATIONS, seeded, simulate, tally, unchanged, type Weather } from './simulation.js';

const CALM: Weather = {};
const ROUGH: Weather = { drift: 0.05, badSpells: 0.1 };

describe.each([
  ['calm', CALM],
  ['drift of 5 % and shared bad spells', ROUGH],
])('%s', (_, weather) => {
  test('at most 5 of 300 unchanged pull requests are blocked', () => {
    const conclusions = POPULATIONS.flatMap((population, at) =>
      Array.from({ length: 100 }, (_unused, index) => {
        const random = seeded(1000 * at + index);
        const world = unchanged(population, 50, random);
        return simulate(world, caller(world, random, weather));
      }),
    );
    expect(tally(conclusions).verdicts.failed).toBeLessThanOrEqual(5);
  });

  test.each([
    ['a case gone from .99 to .05', 50, 1, 0.05, 85],
    ['four half-broken cases of forty', 40, 4, 0.5, 75],
  ])('%s is caught', (_name, cases, broken, head, least) => {
    const conclusions = Array.from({ length: 100 }, (_unused, index) => {
      const random = seeded(5000 + index);
      const world = changed(unchanged('clean', cases, random), broken, { base: 0.99, head });
      return simulate(world, caller(world, random, weather));
    });
    expect(tally(conclusions).verdicts.failed).toBeGreaterThanOrEqual(least);
  });
});

test('an unchanged typical pull request costs at most a fifth more calls', () => {
  const conclusions = Array.from({ length: 200 }, (_, index) => {
    const random = seeded(9000 + index);
    const world = unchanged('typical', 50, random);
    return simulate(world, caller(world, random));
  });
  expect(tally(conclusions).extra).toBeLessThanOrEqual(0.2);
});
