// What the fresh runs of the cases say, one by one and all suspects together.
import { pooledEvidence } from '../../statistics/betting.js';
import type { GateState } from './gate-state.js';
import { type Recheck, recheckStatus } from './rechecks.js';
import { type Suspect, type SuspectStatus, statusAtEnd, suspectEvidence, suspectStatus } from './suspects.js';

/** Bound of 0.5 % on failing suspects together of which none got worse. */
export const TOGETHER_AT = 200;

export interface JudgedSuspect {
  suspect: Suspect;
  /** As if no more runs came. */
  status: SuspectStatus;
  /** E-value, 0 and more. */
  evidence: number;
}

/** Largest evidence first, then by cell. */
export function judgeSuspects({ suspects, settings }: GateState): JudgedSuspect[] {
  return suspects
    .map((suspect) => ({
      suspect,
      status: statusAtEnd(suspect, suspectStatus(suspect, settings.measure, suspects.length)),
      evidence: suspectEvidence(suspect, settings.measure),
    }))
    .sort((a, b) => b.evidence - a.evidence || (a.suspect.cell < b.suspect.cell ? -1 : 1));
}

/**
 * Suspects that got worse together: no one of them provably so, all of them beyond doubt. Empty where one broke by itself:
 * that one alone may be what carries the rest.
 */
export function worseTogether(judged: readonly JudgedSuspect[]): JudgedSuspect[] {
  if (judged.some(({ status }) => status === 'broke')) return [];
  if (pooledEvidence(judged.map(({ evidence }) => evidence)) < TOGETHER_AT) return [];
  return judged.filter(({ evidence }) => evidence >= 1);
}

/** Checks that failed again. */
export function failedRechecks({ rechecks }: GateState): Recheck[] {
  return rechecks.filter((recheck) => recheckStatus(recheck) === 'failed');
}

/** Whether the change is blocked by its cases already, so that the suite need not be looked at again. */
export function blocksByCases(state: GateState): boolean {
  const judged = judgeSuspects(state);
  return (
    judged.some(({ status }) => status === 'broke') ||
    worseTogether(judged).length > 0 ||
    failedRechecks(state).length > 0 ||
    (state.settings.forbidRemoval && state.cells.some(({ change }) => change === 'removed'))
  );
}
