// How often the gate blocks what did not change, and how often it sees what did. Fixed seeds: the numbers are the same each
// time; `npm run soak` looks at more of them.
import { describe, expect, test } from '@jest/globals';
import { BAD_SPELLS, CALM, DRIFT, FOUR_HALF_BROKEN, ONE_GONE, ofBroken, ofUnchanged, ROUGH } from './goals.js';
import { tally } from './simulation.js';

test.each([
  ['calm', CALM],
  ['drift of 5 % and shared bad spells', ROUGH],
])('%s: at most 5 of 300 unchanged pull requests are blocked', (_, weather) => {
  expect(tally(ofUnchanged(100, weather)).verdicts.failed).toBeLessThanOrEqual(5);
});

describe.each([
  ['calm', CALM],
  ['drift of 5 %', DRIFT],
  ['shared bad spells', BAD_SPELLS],
])('%s', (_, weather) => {
  test.each([
    ['a case gone from .99 to .05', ONE_GONE, 0.85],
    ['four half-broken cases of forty', FOUR_HALF_BROKEN, 0.75],
  ])('%s is caught', (_name, change, least) => {
    expect(tally(ofBroken(400, weather, change)).verdicts.failed / 400).toBeGreaterThanOrEqual(least);
  });
});

test('an unchanged typical pull request costs at most a fifth more calls', () => {
  expect(tally(ofUnchanged(100, CALM, ['typical'])).extra).toBeLessThanOrEqual(0.2);
});
