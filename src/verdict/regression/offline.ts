// Two files of results and no calls: no case can be run again, so the exact tests of what is there have to do.
import { fisherLess } from '../../statistics/fisher.js';
import { holm } from '../../statistics/holm.js';
import type { Passes } from '../../statistics/passes.js';
import { LEAST_DROP } from '../../statistics/visible-drop.js';
import { type ComparedCell, runValue } from './cells.js';
import { passesOf } from './classify.js';
import { pairedCells } from './second-pass.js';
import { type SuiteTest, suiteVisibleDrop, testSuite } from './suite.js';

export const LEVEL = 0.01;

export interface OfflineComparison {
  /** Worse beyond doubt by their own repeats; it takes about seven on each side. Strongest first. */
  broke: readonly { cell: string; base: Passes; head: Passes }[];
  suite: SuiteTest & { fell: boolean };
  /** 0.02 to 1, a share; absent when nothing was compared. */
  visibleDrop?: number;
}

/** Fisher's exact test of each case, adjusted by Holm at 1 %, and the sign-flip test of the suite at 1 %. */
export function compareOffline(cells: readonly ComparedCell[]): OfflineComparison {
  const compared = cells
    .filter(({ change }) => change === 'compared')
    .map(({ id, base, head }) => ({ cell: id, base: passesOf(base), head: passesOf(head) }));
  const pValues = compared.map(({ base, head }) => fisherLess(head, base));
  const adjusted = holm(pValues);
  const broke = compared
    .map((one, index) => ({ ...one, p: pValues[index] ?? 1, adjusted: adjusted[index] ?? 1 }))
    .filter((one) => one.adjusted <= LEVEL)
    .sort((a, b) => a.p - b.p || (a.cell < b.cell ? -1 : 1))
    .map(({ cell, base, head }) => ({ cell, base, head }));
  const pairs = pairedCells(cells, [], (run) => runValue(run, 'pass'));
  const suite = testSuite(pairs, { whole: true });
  const drop = suiteVisibleDrop(pairs);
  return {
    broke,
    suite: { ...suite, fell: suite.p <= LEVEL && suite.baseMean - suite.headMean >= LEAST_DROP - 1e-9 },
    ...(drop === undefined ? {} : { visibleDrop: drop }),
  };
}
