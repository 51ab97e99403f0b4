// The verdict on two sets of results in the words of a reviewer.
import { counted, inPoints } from '../evidence-words.js';
import type { OfflineComparison } from './offline.js';
import type { GateNames } from './unmeasured-words.js';
import { listedSentences, passesWords, suiteWords, visibleDropWords } from './words.js';

/** `inconclusive`: no case has evidence on both sides, so that nothing was compared. */
export function offlineVerdict({ broke, suite }: OfflineComparison): 'passed' | 'failed' | 'inconclusive' {
  if (broke.length > 0 || suite.fell) return 'failed';
  return suite.cells === 0 ? 'inconclusive' : 'passed';
}

const NO_RERUN = 'compared with a results file, so no case could be run again';

/**
 * `Failed, compared with a results file, so no case could be run again: 1 case broke. refund-window: main passed 7 of 7, this
 * change 0 of 7.` Whole sentences.
 */
export function offlineHeadline(comparison: OfflineComparison, names: Pick<GateNames, 'base' | 'caseName'>): string {
  const { broke, suite, visibleDrop } = comparison;
  const verdict = offlineVerdict(comparison);
  if (verdict === 'inconclusive')
    return 'Inconclusive: the results file and this change have no case in common that both measured. Not a quality result.';
  if (verdict === 'passed')
    return [
      `Passed, ${NO_RERUN}. ${counted(suite.cells, 'case')} compared: ${suiteWords(suite, names.base)}`,
      ...(visibleDrop === undefined ? [] : [visibleDropWords(visibleDrop)]),
    ].join(' ');
  const each = broke.map(({ cell, base, head }) => `${names.caseName(cell)}: ${passesWords(base, head, names.base)}`);
  const fell = `quality fell by ${inPoints(suite.baseMean - suite.headMean)}. ${suiteWords(suite, names.base)}`;
  return [
    `Failed, ${NO_RERUN}:`,
    ...(broke.length > 0 ? [`${counted(broke.length, 'case')} broke. ${listedSentences(each)}`] : []),
    ...(suite.fell ? [fell] : []),
  ].join(' ');
}
