// A name for each run, the same in every run of the same eval: whose answers are whose.
import { createHash } from 'node:crypto';
import type { Cell } from '../plan/cell.js';
import type { CellResult } from '../run/results.js';

/** The runs of one pass over cells. */
export interface RunNames {
  /** Of the next run of the cell. Runs of one cell begin in their order. */
  next(cell: Pick<Cell, 'id' | 'arm'>): string;
  /** Of the runs of a cell that have ended. Called for each result once, in the order of the plan. */
  of(result: Pick<CellResult, 'cell' | 'runs'>): string[];
}

/**
 * @returns what names the runs of a pass.
 *   `evidence`: what is known before it. A run that adds to that is another run where something else is known: its answer
 *   would otherwise count twice.
 */
export function createRunNames(): (evidence?: string) => RunNames {
  const counts = new Map<string, number>();
  return (evidence) => {
    const added = evidence === undefined ? '' : ` after ${shortHash(evidence)}`;
    /** Names that were given and are not yet found again, the first of each cell first. */
    const given = new Map<string, string[]>();
    return {
      next(cell) {
        const whose = whoseOf(cell);
        const count = counts.get(whose + added) ?? 0;
        counts.set(whose + added, count + 1);
        const name = `${whose} ${count}${added}`;
        const names = given.get(whose) ?? [];
        given.set(whose, names);
        names.push(name);
        return name;
      },
      of({ cell, runs }) {
        const names = given.get(whoseOf(cell))?.splice(0, runs.length) ?? [];
        if (names.length === 0) given.delete(whoseOf(cell));
        return names;
      },
    };
  };
}

function whoseOf({ id, arm }: Pick<Cell, 'id' | 'arm'>): string {
  return arm === undefined ? id : `${id} ${arm}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
