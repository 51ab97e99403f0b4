// The confirmation of one case: a drop in the first pass makes a suspect, fresh runs decide. Only fresh runs count, since
// the first pass is what made it a suspect.
import { type Pair, passEvidence, scoreEvidence } from '../../statistics/betting.js';
import { type Arm, type ArmRun, armMean, type ComparedCell, type Measure, runValue, runValues } from './cells.js';

/** Bound on naming any case as broken that did not get worse, over all suspects of a change. */
export const CASE_LEVEL = 0.01;
/** Fresh runs of the head that all have to pass to clear a suspect; they are the head's half of the first pairs. */
export const SCREEN_RUNS = 3;
export const SCREEN_TRIES = 6;
export const MOST_PAIRS = 20;
const PAIR_TRIES = 40;
/** Evidence below this is not going to come back. */
export const CLEARED_BELOW = 0.1;
/** An open suspect with fewer scored pairs could not be measured. */
export const LEAST_PAIRS = 6;
/** A mean score that is this much lower makes a suspect; smaller drops are left to the suite as a whole. */
export const SCORE_DROP = 0.1;
/** 0.9 - 0.8 is a little less than 0.1 in doubles. */
const ROUNDING = 1e-9;

/** Plain data: it is kept between runs of the same job. Evidence is computed from the runs each time, never stored. */
export interface Suspect {
  cell: string;
  /** Mean of the base less that of the head in the first pass, over 0, up to 1. */
  gap: number;
  /** Mean of the base in the first pass, 0 to 1. */
  baseMean: number;
  /** Values of the head's fresh runs before the pairs, 0 to 1. */
  screen: readonly number[];
  screenTries: number;
  /** Values of pairs of fresh runs, each 0 to 1. */
  pairs: readonly Pair[];
  pairTries: number;
}

/**
 * `screening` and `pairing` want more runs. `broke`: worse beyond doubt. `cleared`: noise. `not confirmed`: all the runs it
 * may have did not decide. `unresolved`: errors left too few of them.
 */
export type SuspectStatus = 'screening' | 'pairing' | 'broke' | 'cleared' | 'not confirmed' | 'unresolved';

/** Cells that did worse in the first pass: widest gap first, then by id, whatever order they come in. */
export function findSuspects(cells: readonly ComparedCell[], measure: Measure): Suspect[] {
  return cells
    .flatMap((cell) => suspectOf(cell, measure) ?? [])
    .sort((a, b) => b.gap - a.gap || (a.cell < b.cell ? -1 : 1));
}

function suspectOf({ id, change, base, head }: ComparedCell, measure: Measure): Suspect | undefined {
  if (change !== 'compared') return undefined;
  const baseMean = armMean(base, measure);
  const headMean = armMean(head, measure);
  if (baseMean === undefined || headMean === undefined) return undefined;
  const gap = baseMean - headMean;
  const dropped = measure === 'pass' ? gap > ROUNDING : gap >= SCORE_DROP - ROUNDING;
  return dropped ? { cell: id, gap, baseMean, screen: [], screenTries: 0, pairs: [], pairTries: 0 } : undefined;
}

/**
 * Where a suspect stands. Stopping early only takes evidence away, so a stop is always allowed; "broke" is a bound at any
 * time (Ville 1939), shared over the suspects (Bonferroni).
 *
 * @param suspects how many the first pass made, 1 and more
 */
export function suspectStatus(suspect: Suspect, measure: Measure, suspects: number): SuspectStatus {
  const { screen, pairs } = suspect;
  if (screen.length < SCREEN_RUNS) return suspect.screenTries < SCREEN_TRIES ? 'screening' : 'unresolved';
  if (isScreenedOut(suspect, measure)) return 'cleared';
  const needed = suspects / CASE_LEVEL;
  const evidence = evidenceOfPairs(pairs, measure);
  if (evidence >= needed) return 'broke';
  if (evidence < CLEARED_BELOW) return 'cleared';
  if (pairs.length >= MOST_PAIRS) return 'not confirmed';
  const atBest = [...pairs, ...Array.from({ length: MOST_PAIRS - pairs.length }, (): Pair => [1, 0])];
  if (evidenceOfPairs(atBest, measure) < needed) return 'cleared';
  return suspect.pairTries < PAIR_TRIES ? 'pairing' : statusAtEnd(suspect, 'pairing');
}

/** What an open suspect is when no more runs will come. */
export function statusAtEnd({ pairs }: Suspect, status: SuspectStatus): SuspectStatus {
  if (status !== 'screening' && status !== 'pairing') return status;
  return pairs.length < LEAST_PAIRS ? 'unresolved' : 'not confirmed';
}

/** E-value against "the head is no worse", 0 and more; 0 for what the screen cleared. */
export function suspectEvidence(suspect: Suspect, measure: Measure): number {
  return isScreenedOut(suspect, measure) ? 0 : evidenceOfPairs(suspect.pairs, measure);
}

/** The fresh runs that an open suspect wants next, to be made one after the other. */
export function armsOf(suspect: Suspect, status: 'screening' | 'pairing'): readonly Arm[] {
  const { screen, screenTries, pairs, pairTries } = suspect;
  if (status === 'screening') {
    const length = Math.min(SCREEN_RUNS - screen.length, SCREEN_TRIES - screenTries);
    return Array.from({ length }, (): Arm => 'head');
  }
  if (pairs.length < SCREEN_RUNS) return ['base'];
  return pairTries % 2 === 0 ? ['base', 'head'] : ['head', 'base'];
}

/** @param runs in the order of `armsOf` */
export function withScreen(suspect: Suspect, runs: readonly ArmRun[], measure: Measure): Suspect {
  return {
    ...suspect,
    screen: [...suspect.screen, ...runValues(runs, measure)],
    screenTries: suspect.screenTries + runs.length,
  };
}

/** A pair with a run that is no evidence is dropped. @param runs in the order of `armsOf` */
export function withPair(suspect: Suspect, runs: readonly ArmRun[], measure: Measure): Suspect {
  const arms = armsOf(suspect, 'pairing');
  const base = runValue(runs[arms.indexOf('base')], measure);
  const head = arms.includes('head')
    ? runValue(runs[arms.indexOf('head')], measure)
    : suspect.screen[suspect.pairs.length];
  const pairs: readonly Pair[] =
    base === undefined || head === undefined ? suspect.pairs : [...suspect.pairs, [base, head]];
  return { ...suspect, pairs, pairTries: suspect.pairTries + 1 };
}

function isScreenedOut({ screen, baseMean }: Suspect, measure: Measure): boolean {
  const holds = (value: number): boolean =>
    measure === 'pass' ? value === 1 : value > baseMean - SCORE_DROP + ROUNDING;
  return screen.length >= SCREEN_RUNS && screen.every(holds);
}

function evidenceOfPairs(pairs: readonly Pair[], measure: Measure): number {
  return measure === 'pass' ? passEvidence(pairs) : scoreEvidence(pairs);
}
