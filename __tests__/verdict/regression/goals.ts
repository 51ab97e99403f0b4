// What the gate has to hold, as shares of simulated pull requests: for the tests, and with more of them for the soak.
import type { GateConclusion } from '../../../src/verdict/regression/conclude.js';
import {
  caller,
  changed,
  POPULATIONS,
  type Population,
  SETTINGS,
  seeded,
  simulate,
  unchanged,
  type Weather,
} from './simulation.js';

export const CALM: Weather = {};
export const DRIFT: Weather = { drift: 0.05 };
export const BAD_SPELLS: Weather = { badSpells: 0.1 };
export const ROUGH: Weather = { ...DRIFT, ...BAD_SPELLS };

/** Of 50 cases that did not change, as many pull requests of each population. */
export function ofUnchanged(
  count: number,
  weather: Weather,
  populations: readonly Population[] = POPULATIONS,
  repeats = 1,
): GateConclusion[] {
  return populations.flatMap((population, at) =>
    Array.from({ length: count }, (_, index) => {
      const random = seeded(1_000_000 * at + index);
      const world = unchanged(population, 50, random);
      return simulate(world, caller(world, random, weather), SETTINGS, repeats);
    }),
  );
}

/** Of cases that pass 99 % of the time (4 % of them never), the first ones fall. */
export function ofBroken(
  count: number,
  weather: Weather,
  { cases, broken, head }: { cases: number; broken: number; head: number },
): GateConclusion[] {
  return Array.from({ length: count }, (_, index) => {
    const random = seeded(5_000_000 + index);
    const world = changed(unchanged('clean', cases, random), broken, { base: 0.99, head });
    return simulate(world, caller(world, random, weather));
  });
}

/** A case that passed nearly always and fails nearly always. */
export const ONE_GONE = { cases: 50, broken: 1, head: 0.05 };
/** Four of forty that pass half of the time. */
export const FOUR_HALF_BROKEN = { cases: 40, broken: 4, head: 0.5 };
