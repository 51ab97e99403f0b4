// The numbers of docs/statistics.md that only simulation gives: seeded, so that they are the same each time.
import type { SimulatedGate } from '../../src/documentation/statistics/simulated.js';
import { FLAKY_SUITE } from '../../src/documentation/statistics/thresholds.js';
import type { GateConclusion } from '../../src/verdict/regression/conclude.js';
import { CALM, ofUnchanged } from '../verdict/regression/goals.js';
import {
  caller,
  changed,
  POPULATIONS,
  SETTINGS,
  seeded,
  simulate,
  tally,
  unchanged,
  type World,
} from '../verdict/regression/simulation.js';

const REPEATS = [1, 3];
const BROKEN = [
  { cases: 50, broken: 1, head: 0.05 },
  { cases: 50, broken: 1, head: 0.25 },
  { cases: 50, broken: 1, head: 0.5 },
  { cases: 50, broken: 1, head: 0.75 },
  { cases: 50, broken: 5, head: 0.5 },
  { cases: 50, broken: 20, head: 0.75 },
];

/** For each number; a hundredth of a second each. */
export const PULL_REQUESTS = 100;

export function simulateGate(count = PULL_REQUESTS): SimulatedGate {
  return {
    count,
    redByFlaky: [0, 4, 8, 12, 16, 20].map((flaky) => ({ flaky, red: redOf(count, 1, () => flakyWorld(flaky)) })),
    unchanged: POPULATIONS.map((population) => {
      const { verdicts, extra } = tally(ofUnchanged(2 * count, CALM, [population]));
      return { population, red: verdicts.failed, of: 2 * count, extra };
    }),
    broken: BROKEN.map(({ cases, broken, head }) => ({
      cases,
      broken,
      head,
      byRepeat: REPEATS.map((repeat) => ({
        repeat,
        red: redOf(count, repeat, (random) => changed(unchanged('clean', cases, random), broken, { base: 0.99, head })),
      })),
    })),
  };
}

function flakyWorld(flaky: number): World {
  const { cases, passRate } = FLAKY_SUITE;
  return Array.from({ length: cases }, (_, index) => {
    const chance = index < flaky ? passRate : 1;
    return { base: chance, head: chance };
  });
}

function redOf(count: number, repeat: number, worldOf: (random: () => number) => World): number {
  const verdicts = Array.from({ length: count }, (_, index): GateConclusion['verdict'] => {
    const random = seeded(7_000_000 + index);
    const world = worldOf(random);
    return simulate(world, caller(world, random), { ...SETTINGS, repeatMinPass: repeat }, repeat).verdict;
  });
  return verdicts.filter((verdict) => verdict === 'failed').length;
}
