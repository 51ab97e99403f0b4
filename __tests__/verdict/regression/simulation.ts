// Seeded pull requests against the pure procedure: a world says how often each case passes on each arm, and what goes wrong
// while it is measured.
import type { Arm, ArmRun, ComparedCell } from '../../../src/verdict/regression/cells.js';
import { concludeGate, type GateConclusion } from '../../../src/verdict/regression/conclude.js';
import type { GateSettings, GateState } from '../../../src/verdict/regression/gate-state.js';
import { nextRuns, recordRuns, startGate } from '../../../src/verdict/regression/regression-gate.js';
import { interleavedArms } from '../../../src/verdict/regression/second-pass.js';

export type Random = () => number;

/** mulberry32 */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Chance to pass of each case on each arm, 0 to 1. */
export type World = readonly Readonly<Record<Arm, number>>[];

export interface Weather {
  /** The chance to pass falls by this share from the first call to the 300th, on both arms. */
  drift?: number;
  /** In spells of 20 calls, one in 400 calls on average, runs of both arms pass so much less often. */
  badSpells?: number;
  /** Share of runs that err. */
  errors?: number;
}

export const SETTINGS: GateSettings = { measure: 'pass', repeatMinPass: 1, gateMetrics: [], forbidRemoval: false };

export type Call = (cellIndex: number, arm: Arm) => ArmRun;

export function caller(world: World, random: Random, { drift = 0, badSpells = 0, errors = 0 }: Weather = {}): Call {
  let calls = 0;
  let spellEnd = 0;
  return (cellIndex, arm) => {
    calls++;
    if (badSpells > 0 && random() < 1 / 400) spellEnd = calls + 20;
    if (random() < errors) return null;
    const spell = calls < spellEnd ? 1 - badSpells : 1;
    const chance = (world[cellIndex]?.[arm] ?? 0) * (1 - (drift * Math.min(calls, 300)) / 300) * spell;
    const pass = random() < chance;
    return { pass, score: pass ? 1 : 0 };
  };
}

const cellId = (index: number): string => `c${String(index).padStart(4, '0')}`;

/** First pass of all cells, then whatever the gate asks for. */
export function simulate(world: World, call: Call, settings: GateSettings = SETTINGS, repeats = 1): GateConclusion {
  return concludeGate(drive(startGate(firstPass(world, call, repeats), settings), call));
}

export function firstPass(world: World, call: Call, repeats = 1): ComparedCell[] {
  return world.map((_, index) => {
    const arms = interleavedArms(index, repeats);
    const runs = arms.map((arm) => call(index, arm));
    const of = (arm: Arm): ArmRun[] => runs.filter((_, at) => arms[at] === arm);
    return { id: cellId(index), change: 'compared', base: of('base'), head: of('head') };
  });
}

/** At most `rounds` rounds of requests. */
export function drive(state: GateState, call: Call, rounds = Number.POSITIVE_INFINITY): GateState {
  for (let round = 0; round < rounds; round++) {
    const wanted = nextRuns(state);
    if (wanted.length === 0) return state;
    const answers = wanted.map(({ cell, purpose, arms }) => ({
      cell,
      purpose,
      runs: arms.map((arm) => call(Number(cell.slice(1)), arm)),
    }));
    state = recordRuns(state, answers);
  }
  return state;
}

export const POPULATIONS = ['clean', 'typical', 'noisy'] as const;
export type Population = (typeof POPULATIONS)[number];

/** Share of the cases that are flaky (they pass 50 to 95 % of the time); 4 % fail always, the rest passes 99 %. */
const FLAKY: Readonly<Record<Population, number>> = { clean: 0, typical: 0.12, noisy: 0.35 };

/** @returns as many cases, unchanged */
export function unchanged(population: Population, cases: number, random: Random): World {
  return Array.from({ length: cases }, () => {
    const kind = random();
    const chance = kind < FLAKY[population] ? 0.5 + 0.45 * random() : kind > 0.96 ? 0.01 : 0.99;
    return { base: chance, head: chance };
  });
}

/** The same world with other chances for the first cases. */
export function changed(world: World, cases: number, chances: Readonly<Record<Arm, number>>): World {
  return world.map((chance, index) => (index < cases ? chances : chance));
}

export interface Tally {
  verdicts: Record<GateConclusion['verdict'], number>;
  /** Calls beside the first pass as a share of it. */
  extra: number;
}

export function tally(conclusions: readonly GateConclusion[]): Tally {
  const verdicts = { passed: 0, failed: 0, inconclusive: 0 };
  let first = 0;
  let more = 0;
  for (const { verdict, calls } of conclusions) {
    verdicts[verdict]++;
    first += calls.first;
    more += calls.confirmation + calls.second;
  }
  return { verdicts, extra: more / first };
}
