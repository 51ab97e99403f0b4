import { describe, expect, test } from '@jest/globals';
import {
  agreementByArea,
  agreementByType,
  deviationList,
  overviewTable,
} from '../../src/documentation/compatibility.js';
import type { Deviation, MeasuredCase } from '../../src/documentation/deviation.js';
import { listFeatures } from '../../src/documentation/features.js';
import { anchorOf, markdownTable } from '../../src/documentation/markdown.js';

const dates: Deviation = { area: 'variables', title: 'Dates', promptfoo: 'a', here: 'b', why: 'c' };
const cases: MeasuredCase[] = [
  { name: 'assertions-json/a', outcome: 'oracle', types: ['is-json'] },
  { name: 'vars/a', outcome: 'oracle', types: ['is-json'] },
  { name: 'vars/b', outcome: 'wanted', deviation: 'dates', types: ['equals'] },
  { name: 'vars/c', outcome: 'either', deviation: 'dates', types: [] },
];
const facts = { deviations: { dates }, cases };

test('the agreement is counted by folder and by type', () => {
  expect(agreementByArea(facts).split('\n').slice(2)).toEqual([
    '| `assertions-json` | 1 | 1 | - | - |',
    '| `vars` | 3 | 1 | 1 | 1 |',
    '| all | 4 | 2 | 1 | 1 |',
  ]);
  expect(agreementByType(facts).split('\n').slice(2)).toEqual([
    '| `equals` | 1 | - | 1 | - |',
    '| `is-json` | 2 | 2 | - | - |',
  ]);
});

test('the overview has a row for each area, with its deviations and its cases', () => {
  const rows = overviewTable(facts).split('\n');
  expect(rows.find((row) => row.includes('Variables'))).toMatch(/\| \d+ \| 1 \| - \| 1 \| 1 of 3 \|$/);
  // Only cases about assertions count for a family of assertions.
  expect(rows.find((row) => row.includes('JSON'))).toMatch(/\| - \| - \| - \| 1 of 1 \|$/);
});

describe('a list of deviations that is not whole', () => {
  test.each<[string, MeasuredCase, string]>([
    [
      'a case that differs and does not say why',
      { name: 'vars/d', outcome: 'either', types: [] },
      'vars/d deviates and does not say why',
    ],
    [
      'an unknown deviation',
      { name: 'vars/d', outcome: 'either', deviation: 'date', types: [] },
      'the list of deviations has no date',
    ],
  ])('%s', (_what, one, message) => {
    expect(() => deviationList({ ...facts, cases: [one] })).toThrow(message);
  });

  test.each([{ keys: ['test.var'] }, { types: ['contain'] }])('about a name that there is not: %j', (about) => {
    expect(() => listFeatures({ dates: { ...dates, ...about } })).toThrow('which is no key and no assertion type');
  });
});

test('a deviation is told with its reason and its cases', () => {
  expect(deviationList(facts)).toBe(
    '### Variables and templates: deviations\n\n#### Dates\n\n- promptfoo: a\n- Here: b\n- Why: c\n- Recorded cases: `vars/b`, `vars/c`',
  );
});

test('each name stands once in its table', () => {
  const names = listFeatures({}).map(({ area, group, name }) => `${area} ${group} ${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('a cell cannot break its table', () => {
  expect(markdownTable(['a'], [['b | c']])).toBe('| a |\n| --- |\n| b \\| c |');
});

test.each([
  ['Assertions: XML, HTML, SQL', '#assertions-xml-html-sql'],
  ['`not-` means the opposite', '#not--means-the-opposite'],
  ["The gateway's key", '#the-gateways-key'],
])('the anchor of %s', (heading, anchor) => {
  expect(anchorOf(heading)).toBe(anchor);
});
