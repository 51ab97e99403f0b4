// What became of each case. Exactly one kind for each.
import type { Passes } from '../../statistics/passes.js';
import { type ArmRun, type ComparedCell, outcomeOf, runValues } from './cells.js';
import type { GateState } from './gate-state.js';
import { type JudgedSuspect, judgeSuspects, worseTogether } from './together.js';

export type CaseKind =
  | 'broke'
  | 'worse together'
  | 'not measured'
  | 'fixed'
  | 'already failing'
  | 'flaky'
  | 'unproven'
  | 'same'
  | 'new'
  | 'removed'
  | 'check changed'
  | 'carried over';

/** The rule of each kind, as a reader of the report is told it. */
export const CASE_RULES: Readonly<Record<CaseKind, string>> = {
  broke: 'got worse, and fresh runs of both sides confirmed it; blocks',
  'worse together': 'no proof for this case alone, but for these cases together; blocks',
  'not measured': 'too few runs could be made to compare; no evidence, neither way',
  fixed: 'failed before and passes now; not tested for chance, claims nothing',
  'already failing': 'fails on both sides; never blocks',
  flaky: 'did worse or differed between runs, and fresh runs did not confirm a change; does not block',
  unproven:
    'did worse than the results file has it, in too few runs to be sure, and could not be compared again; does not block',
  same: 'no worse than before; nothing to run again',
  new: 'there is nothing to compare with; blocks when it fails again in at least two of three fresh runs',
  removed: 'is not there any more, or nothing judges it any more; blocks only where removal is forbidden',
  'check changed': 'what judges it changed, so before and after cannot be compared; does not block',
  'carried over': 'nothing it depends on changed; not run',
};

/** Values of the fresh runs of a suspect, 0 to 1 each, in the order of the pairs. */
export interface FreshRuns {
  base: readonly number[];
  head: readonly number[];
}

export interface ClassifiedCase {
  cell: string;
  kind: CaseKind;
  /** First pass. */
  base: Passes;
  head: Passes;
  /** Of a suspect that got past the screen: the pairs; of one that did not, the head's runs of it. */
  fresh?: FreshRuns;
}

/** In the order of the cells. */
export function classifyCases(state: GateState): ClassifiedCase[] {
  const judged = judgeSuspects(state);
  const suspects = new Map(judged.map((one) => [one.suspect.cell, one]));
  const together = new Set(worseTogether(judged).map(({ suspect }) => suspect.cell));
  return state.cells.map((cell) => {
    const suspect = suspects.get(cell.id);
    return {
      cell: cell.id,
      kind: kindOf(cell, {
        suspect,
        isWorseTogether: together.has(cell.id),
        repeatMinPass: state.settings.repeatMinPass,
      }),
      base: passesOf(cell.base),
      head: passesOf(cell.head),
      ...(suspect ? { fresh: freshRuns(suspect) } : {}),
    };
  });
}

/** The runs that the evidence is made of. */
export function freshRuns({ suspect: { pairs, screen } }: JudgedSuspect): FreshRuns {
  return pairs.length === 0
    ? { base: [], head: screen }
    : { base: pairs.map(([base]) => base), head: pairs.map(([, head]) => head) };
}

export function passesOf(runs: readonly ArmRun[]): Passes {
  const values = runValues(runs, 'pass');
  return { passed: values.filter((value) => value === 1).length, scored: values.length };
}

interface Known {
  suspect: JudgedSuspect | undefined;
  isWorseTogether: boolean;
  repeatMinPass: number;
}

function kindOf({ change, base, head }: ComparedCell, { suspect, isWorseTogether, repeatMinPass }: Known): CaseKind {
  if (change !== 'compared') return change;
  if (suspect?.status === 'broke') return 'broke';
  if (isWorseTogether) return 'worse together';
  const before = outcomeOf(base, repeatMinPass);
  const after = outcomeOf(head, repeatMinPass);
  if (suspect?.status === 'unresolved' || before === 'errored' || after === 'errored') return 'not measured';
  if (suspect) return 'flaky';
  if (before === 'failed' && after === 'passed') return 'fixed';
  if (after === 'failed') return 'already failing';
  return [base, head].some((runs) => isMixed(passesOf(runs))) ? 'flaky' : 'same';
}

function isMixed({ passed, scored }: Passes): boolean {
  return passed > 0 && passed < scored;
}
