import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvRow } from '../../src/report/csv-row.js';
import type { EvalReport } from '../../src/report/eval-report.js';
import { writeResultsCsv } from '../../src/report/results-csv.js';
import type { ShowAnswers } from '../../src/report/show-answers.js';
import * as reports from './reports.js';
import { assertion, CONTEXT, cell, endpoint, outcome, PROMPT, report } from './reports.js';
import { expectSnapshot } from './snapshots.js';

const written = (of: EvalReport, showAnswers: ShowAnswers = 'all'): string =>
  [...writeResultsCsv(of, { showAnswers, context: CONTEXT })].join('');
const rows = (of: EvalReport, showAnswers?: ShowAnswers): string[][] => parse(written(of, showAnswers));

test.each(Object.entries({ failed: reports.failed, hostile: reports.hostile }))('%s', (name, make) => {
  expectSnapshot(`${name}.csv`, written(make()));
});

// As promptfoo 0.123.1 quotes: nothing that need not be.
test('fields are quoted where they have to be', () => {
  expect(csvRow(['a', '', ' b', 'c,d', 'e"f', 'g\nh', 'i\rj', 'é\u2028'])).toBe(
    'a,, b,"c,d","e""f","g\nh","i\rj",é\u2028\n',
  );
});

describe('what a spreadsheet would run', () => {
  test.each([
    '=1+1',
    '+1+1',
    '-1-1',
    '@SUM(A1)',
    ' =1',
    '\u200b=1',
    '\u0000=1',
    '\u2060@a',
    '\uff1d1+1',
    '\uff0b1',
    '\uff0d1+1',
    '\uff20a',
    '\ufeff@a',
    '-',
    '+',
    '- a',
    '\ta',
    '\ra',
    '\t',
    '-1\r\nx',
  ])('%j gets an apostrophe', (text) => {
    expect(parse(csvRow([text]))).toEqual([[`'${text}`]]);
  });

  test.each(['-1', '+1', '-1.5e3', ' -2', '1-1', 'a=b', "'=1", '', ' ', '5'])('%j stays', (text) => {
    expect(parse(csvRow([text, 'x']))).toEqual([[text, 'x']]);
  });

  test('any text comes back, with an apostrophe at most before it', () => {
    const cells = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n ,"1') })),
      {
        minLength: 2,
      },
    );
    fc.assert(
      fc.property(cells, (texts) => {
        const [read = []] = parse(csvRow(texts), { relax_column_count: true }) as string[][];
        for (const [index, text] of texts.entries()) {
          expect([text, `'${text}`]).toContain(read[index]);
          expect(read[index]).not.toMatch(/^[\s\u200b-\u200d]*[=@]|^[\t\r]/);
        }
      }),
    );
  });
});

describe('the table', () => {
  const other = endpoint('claude', { label: 'Claude, new' });
  const columns = [
    { prompt: PROMPT, endpoint: endpoint('gpt') },
    { prompt: PROMPT, endpoint: other },
  ];

  test('a column group for each prompt at each endpoint, a column for each of its metrics', () => {
    const of = report(
      [
        cell({
          index: 0,
          state: 'failed',
          test: { vars: { q: '=1', list: [1, 'a'], none: null } },
          runs: [
            {
              output: { a: 1 },
              score: 0.256,
              namedScores: { tone: 1 / 3, 'b c': 1 },
              assertions: [outcome(false, assertion('contains', 'x'), '-no')],
            },
          ],
        }),
        cell({
          index: 0,
          state: 'errored',
          promptIdx: 1,
          endpoint: other,
          runs: [{ error: { kind: 'gateway', message: 'm' } }],
        }),
      ],
      { columns },
    );
    const group = ['Status', 'Score', 'Named Scores'];
    const [head, line] = rows(of);
    expect(head).toEqual([
      ...['Description', 'q', 'list', 'none', 'question'],
      ...[`[mlflow-gateway:gpt] ${PROMPT.label}`, ...group, 'Metric: b c', 'Metric: tone', 'Grader Reason', 'Comment'],
      ...[`[Claude, new] ${PROMPT.label}`, ...group, 'Grader Reason', 'Comment'],
    ]);
    expect(line).toEqual([
      ...['case 1', "'=1", '[1,"a"]', 'null', ''],
      ...['{"a":1}', 'FAIL', '0.26', '{"tone":0.33,"b c":1}', '1.00', '0.33', "'-no", ''],
      ...['Two years.', 'ERROR', '0.00', '', '', ''],
    ]);
  });

  test('without a description there is no column for it', () => {
    const { description: _, ...plain } = cell({ index: 0, state: 'passed' }).cell.test;
    const one = cell({ index: 0, state: 'passed' });
    expect(rows(report([{ ...one, cell: { ...one.cell, test: plain } }]))[0]?.[0]).toBe('question');
  });

  test('a line tells the test as it ran, which a hook may have changed', () => {
    const one = cell({ index: 0, state: 'passed', test: { vars: { q: 'as written' } }, runs: [{}, {}] });
    const changed = { ...one.cell.test, description: 'by a hook', vars: { q: 'seen', more: 1 } };
    const runs = one.runs.map((run, repeat) => (repeat === 1 ? { ...run, test: changed } : run));
    const [head, ...body] = rows(report([{ ...one, runs }], { repeat: 2 }));
    expect(head?.slice(0, 3)).toEqual(['Description', 'q', 'more']);
    expect(body.map((line) => line.slice(0, 3))).toEqual([
      ['case 1', 'as written', ''],
      ['by a hook', 'seen', '1'],
    ]);
  });

  test('a line for each repeat, in the order of promptfoo', () => {
    const of = report(
      [0, 1].map((index) =>
        cell({
          index,
          state: 'passed',
          test: { origin: { test: 0, combination: index, combinations: 2 } },
          runs: [{ output: `${index} first` }, { output: `${index} second` }],
        }),
      ),
      { repeat: 2 },
    );
    expect(
      rows(of)
        .slice(1)
        .map((line) => line[2]),
    ).toEqual(['0 first', '1 first', '0 second', '1 second']);
  });

  test('a test that one column has no cell for leaves its group empty', () => {
    const of = report([cell({ index: 0, state: 'passed', promptIdx: 1, endpoint: other })], { columns });
    expect(rows(of)[1]?.slice(2)).toEqual([
      '',
      '',
      '',
      '',
      '',
      '',
      'Two years.',
      'PASS',
      '1.00',
      '',
      'every assertion passed',
      '',
    ]);
  });

  test('answers and reasons that quote them are left out', () => {
    const text = written(reports.failed(), 'none');
    expect(text).not.toContain('Our products come with a guarantee');
    expect(text).not.toContain('names no period');
  });
});
