import { describe, expect, test } from '@jest/globals';
import type { ArmRun, ComparedCell } from '../../../src/verdict/regression/cells.js';
import { compareOffline } from '../../../src/verdict/regression/offline.js';
import { offlineHeadline, offlineVerdict } from '../../../src/verdict/regression/offline-words.js';

const runs = (pattern: string): ArmRun[] =>
  [...pattern].map((sign) => (sign === '-' ? null : { pass: sign === '1', score: Number(sign) }));
const cell = (id: string, base: string, head: string, change: ComparedCell['change'] = 'compared'): ComparedCell => ({
  id,
  change,
  base: runs(base),
  head: runs(head),
});
const many = (count: number, base: string, head: string): ComparedCell[] =>
  Array.from({ length: count }, (_, index) => cell(`c${index}`, base, head));

describe('what a comparison with a file says', () => {
  test.each<[string, ComparedCell[], string]>([
    [
      'a case that broke',
      [cell('refund', '11111111', '00000000'), ...many(4, '1111', '1111')],
      'Failed, compared with a results file, so no case could be run again: 1 case broke. refund: main passed 8 of 8, this change 0 of 8.',
    ],
    [
      'a suite that fell',
      [...many(12, '1', '0'), ...many(28, '1', '1').map((one, index) => ({ ...one, id: `s${index}` }))],
      'Failed, compared with a results file, so no case could be run again: quality fell by 30 points. main 100 %, this change 70 %; 12 answers worse, 0 better.',
    ],
    [
      'nothing',
      [...many(10, '11', '11'), cell('flaky', '11', '10')],
      'Passed, compared with a results file, so no case could be run again. 11 cases compared: main 100 %, this change 95 %; 1 answer worse, 0 better. This suite would notice a drop of about 30 points.',
    ],
    [
      'cases that only one side measured',
      [
        cell('a', '--', '11'),
        cell('b', '', '11', 'new'),
        cell('c', '11', '', 'removed'),
        cell('d', '1', '0', 'check changed'),
      ],
      'Inconclusive: the results file and this change have no case in common that both measured. Not a quality result.',
    ],
    [
      'no cases',
      [],
      'Inconclusive: the results file and this change have no case in common that both measured. Not a quality result.',
    ],
  ])('%s', (_, cells, headline) => {
    const comparison = compareOffline(cells);
    expect(offlineHeadline(comparison, { base: 'main', caseName: (id) => id })).toBe(headline);
    expect(headline.toLowerCase().startsWith(offlineVerdict(comparison))).toBe(true);
  });
});
