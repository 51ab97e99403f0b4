// The examples that docs/statistics.md tells, as the code judges them.
import type { Pair } from '../../statistics/betting.js';
import type { EndpointCase } from '../../verdict/comparison/compare-endpoints.js';
import {
  SCREEN_RUNS,
  type Suspect,
  type SuspectStatus,
  suspectEvidence,
  suspectStatus,
} from '../../verdict/regression/suspects.js';

/** Passes and failures of fresh runs, of the base and of the head, pair by pair; the head's first three are the screen. */
interface FreshRuns {
  base: string;
  head: string;
}

/** `+` passed, `-` failed. */
export const SUSPECTS = {
  broke: { base: '++++++', head: '------' },
  flaky: { base: '+++-++-', head: '--++-++' },
  noise: { base: '', head: '+++' },
} as const satisfies Record<string, FreshRuns>;

export interface Course {
  /** After each pair, from 1 on. */
  evidence: readonly number[];
  /** How many pairs it took, and what came out. */
  pairs: number;
  status: SuspectStatus;
}

/** The evidence pair by pair, up to where the procedure stops. @param suspects how many there are in all */
export function courseOf({ base, head }: FreshRuns, suspects: number): Course {
  const values = (runs: string): number[] => [...runs].map((run) => (run === '+' ? 1 : 0));
  const heads = values(head);
  const pairs = values(base).map((value, index): Pair => [value, heads[index] ?? 0]);
  const evidence: number[] = [];
  for (let count = 0; ; count++) {
    const suspect = suspectWith(heads, pairs.slice(0, count));
    const status = suspectStatus(suspect, 'pass', suspects);
    if (count > 0) evidence.push(suspectEvidence(suspect, 'pass'));
    if (status !== 'pairing' || count === pairs.length) return { evidence, pairs: count, status };
  }
}

function suspectWith(heads: readonly number[], pairs: readonly Pair[]): Suspect {
  const screen = heads.slice(0, SCREEN_RUNS);
  return { cell: 'example', gap: 1, baseMean: 1, screen, screenTries: SCREEN_RUNS, pairs, pairTries: pairs.length };
}

const ENDPOINTS: Record<string, (place: number) => boolean> = {
  'gpt-a': (place) => place >= 8,
  'claude-b': (place) => place >= 4 && (place < 30 || place >= 36),
  // What gpt-a fails, this one fails too, and twelve cases more.
  'gemini-c': (place) => place >= 20,
};

export const ENDPOINT_NAMES = Object.keys(ENDPOINTS);

export const ENDPOINT_CASES: readonly EndpointCase[] = Array.from({ length: 100 }, (_, place) => ({
  id: `case ${place}`,
  runs: Object.values(ENDPOINTS).map((passes) => [passes(place)]),
}));
