// The rates of the regression gate over thousands of simulated pull requests.
import { expect, test } from '@jest/globals';
import {
  BAD_SPELLS,
  CALM,
  DRIFT,
  FOUR_HALF_BROKEN,
  ONE_GONE,
  ofBroken,
  ofUnchanged,
  ROUGH,
} from '../verdict/regression/goals.js';
import { type Tally, tally } from '../verdict/regression/simulation.js';
import { SAMPLE } from './extent.js';

const COUNT = SAMPLE ? 200 : 2_000;
/** Of shares of one in a hundred, and of three in four: about four standard deviations. */
const [RARE, COMMON] = SAMPLE ? [0.016, 0.12] : [0.005, 0.04];

function shown(name: string, { verdicts, extra }: Tally): number {
  const all = verdicts.passed + verdicts.failed + verdicts.inconclusive;
  process.stdout.write(`${name}: ${verdicts.failed} of ${all} blocked, ${(100 * extra).toFixed(1)} % more calls\n`);
  return verdicts.failed / all;
}

test.each([
  ['calm', CALM, 1],
  ['calm, three repeats', CALM, 3],
  ['drift and bad spells', ROUGH, 1],
  ['errors', { errors: 0.01 }, 1],
])('unchanged, %s', (name, weather, repeats) => {
  const share = shown(`unchanged, ${name}`, tally(ofUnchanged(COUNT, weather, undefined, repeats)));
  expect(share).toBeLessThanOrEqual(0.01 + RARE);
});

test.each([
  ['calm', CALM, 0.82],
  ['drift', DRIFT, 0.75],
  ['bad spells', BAD_SPELLS, 0.76],
])('changed, %s', (name, weather, expected) => {
  expect(shown(`one gone, ${name}`, tally(ofBroken(COUNT, weather, ONE_GONE)))).toBeGreaterThanOrEqual(0.85);
  const four = shown(`four half-broken, ${name}`, tally(ofBroken(COUNT, weather, FOUR_HALF_BROKEN)));
  expect(four).toBeGreaterThanOrEqual(expected - COMMON);
});
