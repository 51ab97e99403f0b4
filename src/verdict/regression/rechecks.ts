// Absolute checks: what blocks without a base to compare with is run three times more first.
import { type Arm, type ArmRun, type ComparedCell, outcomeOf } from './cells.js';

export const RECHECK_RUNS = 3;
const RECHECK_TRIES = 6;
/** Of three: the majority. */
export const FAILS = 2;

/** `new`: a case that the base does not have failed. `critical`: a critical assertion failed. */
export type RecheckReason = 'new' | 'critical';

/** Plain data: it is kept between runs of the same job. */
export interface Recheck {
  cell: string;
  reason: RecheckReason;
  /** Whether each fresh run of the head passed (for `critical`: its critical assertions). */
  passed: readonly boolean[];
  tries: number;
}

export type RecheckStatus = 'open' | 'failed' | 'cleared' | 'unresolved';

/** Critical ones first, then by id. */
export function findRechecks(cells: readonly ComparedCell[], repeatMinPass: number): Recheck[] {
  const found = cells.flatMap((cell): Recheck[] => {
    const recheck = (reason: RecheckReason): Recheck => ({ cell: cell.id, reason, passed: [], tries: 0 });
    const isFailing = cell.change === 'new' && outcomeOf(cell.head, repeatMinPass) === 'failed';
    return [...(cell.criticalFailed ? [recheck('critical')] : []), ...(isFailing ? [recheck('new')] : [])];
  });
  const rank = ({ reason, cell }: Recheck): string => `${reason === 'critical' ? 0 : 1}${cell}`;
  return found.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

export function recheckStatus({ passed, tries }: Recheck): RecheckStatus {
  const failed = passed.filter((pass) => !pass).length;
  if (passed.length < RECHECK_RUNS && tries < RECHECK_TRIES) return 'open';
  if (failed >= FAILS) return 'failed';
  return passed.length - failed >= FAILS ? 'cleared' : 'unresolved';
}

/** The fresh runs that an open check wants next. */
export function armsOfRecheck({ passed, tries }: Recheck): readonly Arm[] {
  const length = Math.min(RECHECK_RUNS - passed.length, RECHECK_TRIES - tries);
  return Array.from({ length }, (): Arm => 'head');
}

export function withRecheck(recheck: Recheck, runs: readonly ArmRun[]): Recheck {
  const passed = runs.flatMap((run) => (run ? [run.pass] : []));
  return { ...recheck, passed: [...recheck.passed, ...passed], tries: recheck.tries + runs.length };
}
