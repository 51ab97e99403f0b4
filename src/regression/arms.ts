// Both sides of a change, cell by cell: what is run, on which side, and what is judged how.
import { createHash } from 'node:crypto';
import { isCompared } from '../config/comparisons.js';
import type { TestCase } from '../config/eval-config.js';
import type { Cell } from '../plan/cell.js';
import { isJudged } from '../run/cell-state.js';
import type { Change } from '../verdict/regression/cells.js';
import { createPrints, type PrintSide } from './fingerprint.js';
import { type CellPair, pairCells } from './pair-cells.js';
import { removedId } from './removed-id.js';

export interface ArmedCell {
  /** Of the change's cell; of a removed one see `removedId`. */
  id: string;
  change: Change;
  /** Absent: removed. */
  head?: Cell;
  /** To be run, judged by the checks of the change; present where both sides are compared. */
  base?: Cell;
  /** What hangs together counts as one: a case on several endpoints, questions on one document. */
  cluster?: string;
  /** Its checks differ too, and both sides are judged by those of the change. */
  checkChanged?: true;
  /** False: nothing judges its answers, so that there is nothing to compare. */
  judged: boolean;
  /** Its output is compared with those of the other cells of its test: they run together. */
  inRow: boolean;
}

export interface Arms {
  /** Those of the change in their order, then the removed ones. */
  cells: ArmedCell[];
  /** Hash of all that both sides depend on: the same in a re-run of the same two commits. */
  print: string;
}

/** @param cells all of a side, in order */
export function armCells(
  head: PrintSide & { cells: readonly Cell[] },
  base: PrintSide & { cells: readonly Cell[] },
): Arms {
  const headPrints = createPrints(head, head.cells);
  const basePrints = createPrints(base, base.cells);
  const all = createHash('sha256');
  const several = new Set(head.cells.map(({ promptIdx }) => promptIdx)).size > 1;
  const pairs = pairCells(head.cells, base.cells).flatMap(withoutChecksRemoved);
  const uneven = unevenRows(pairs);
  const cells = pairs.map((pair): ArmedCell => {
    const now = pair.head && headPrints(pair.head);
    const before = pair.base && basePrints(pair.base);
    const shown = pair.head ?? pair.base;
    all.update(JSON.stringify([shown?.id, now ?? null, before ?? null]));
    const common = {
      id: shown?.id ?? '',
      judged: shown !== undefined && isJudged(shown.test),
      inRow: pair.head !== undefined && isCompared(pair.head.test),
    };
    if (!pair.head) return { ...common, id: removedId(common.id), change: 'removed' };
    const here = { ...common, head: pair.head, ...clusterOf(pair.head, several) };
    if (!pair.base || !now || !before) return { ...here, change: 'new' };
    const sameChecks = now.check === before.check;
    if (now.output === before.output) return { ...here, change: sameChecks ? 'carried over' : 'check changed' };
    if (common.inRow && (uneven.has(pair.head.test) || uneven.has(pair.base.test)))
      return { ...here, change: 'check changed' };
    return {
      ...here,
      change: 'compared',
      base: { ...pair.base, arm: 'base', test: judgedLike(pair.base.test, pair.head.test) },
      ...(sameChecks ? {} : { checkChanged: true }),
    };
  });
  return { cells, print: all.digest('hex') };
}

/** A case whose checks were all taken out is not judged any more: as a case, it was removed. */
function withoutChecksRemoved({ head, base }: CellPair): CellPair[] {
  if (!head || !base || isJudged(head.test) || !isJudged(base.test)) return [{ head, base } as CellPair];
  return [{ head }, { base }];
}

/** Tests that have a cell on one side alone: who wins among others than before has not got better or worse by that. */
function unevenRows(pairs: readonly CellPair[]): Set<TestCase> {
  return new Set(pairs.flatMap(({ head, base }) => (head && base ? [] : ((head ?? base)?.test ?? []))));
}

/** Cells that are not run on two sides. @param isNew by what else is known of a base */
export function unarmedCells(cells: readonly Cell[], isNew: (cell: Cell) => boolean): ArmedCell[] {
  return cells.map((head) => ({
    id: head.id,
    change: isNew(head) ? 'new' : 'check changed',
    head,
    judged: isJudged(head.test),
    inRow: isCompared(head.test),
  }));
}

/** What makes the output is the base's, what judges it and how often is the change's. */
function judgedLike(base: TestCase, head: TestCase): TestCase {
  const { threshold: _t, scoring: _s, options, ...own } = base;
  const { grader: _g, embeddingGrader: _e, rubricPrompt: _r, factuality: _f, repeat: _n, ...output } = options;
  const { grader, embeddingGrader, rubricPrompt, factuality, repeat } = head.options;
  return {
    ...own,
    assert: head.assert,
    ...(head.threshold === undefined ? {} : { threshold: head.threshold }),
    ...(head.scoring === undefined ? {} : { scoring: head.scoring }),
    options: {
      ...output,
      ...(grader === undefined ? {} : { grader }),
      ...(embeddingGrader === undefined ? {} : { embeddingGrader }),
      ...(rubricPrompt === undefined ? {} : { rubricPrompt }),
      ...(factuality === undefined ? {} : { factuality }),
      ...(repeat === undefined ? {} : { repeat }),
    },
  };
}

function clusterOf({ test, testIdx }: Cell, several: boolean): { cluster?: string } {
  const named = test.metadata['cluster'];
  if (typeof named === 'string' || typeof named === 'number') return { cluster: `named ${named}` };
  return several ? { cluster: `test ${testIdx}` } : {};
}
