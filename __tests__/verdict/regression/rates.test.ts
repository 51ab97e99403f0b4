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

// Each bad run of luck makes a suspect more, and the more there are, the more each has to show: rough weather costs a few
// of the half-broken ones, which are the hardest to see.
describe.each([
  ['calm', CALM, 75],
  ['drift of 5 %', DRIFT, 70],
  ['shared bad spells', BAD_SPELLS, 70],
])('%s', (_, weather, least) => {
  test('a case gone from .99 to .05 is caught in 85 of 100', () => {
    expect(tally(ofBroken(100, weather, ONE_GONE)).verdicts.failed).toBeGreaterThanOrEqual(85);
  });

  test(`four half-broken cases of forty are caught in ${least} of 100`, () => {
    expect(tally(ofBroken(100, weather, FOUR_HALF_BROKEN)).verdicts.failed).toBeGreaterThanOrEqual(least);
  });
});

test('an unchanged typical pull request costs at most a fifth more calls', () => {
  expect(tally(ofUnchanged(100, CALM, ['typical'])).extra).toBeLessThanOrEqual(0.2);
});
