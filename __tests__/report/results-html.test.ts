import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EvalReport } from '../../src/report/eval-report.js';
import { PAGE_PROGRAM, PAGE_STYLE } from '../../src/report/page-sources.js';
import { writeResultsHtml } from '../../src/report/results-html.js';
import type { ShowAnswers } from '../../src/report/show-answers.js';
import { CONTESTANTS, compared } from './compared-reports.js';
import { attribute, dataOf, type Element, elements } from './page.js';
import * as reports from './reports.js';
import { assertion, CONTEXT, cell, endpoint, outcome, PROMPT, report } from './reports.js';
import { expectSnapshot } from './snapshots.js';

const written = (of: EvalReport, showAnswers: ShowAnswers = 'all', context = CONTEXT): string =>
  [...writeResultsHtml(of, { showAnswers, context })].join('');

test('a report of two endpoints', () => {
  expectSnapshot('failed.html', written(reports.failed()));
});

test('a report that ranks its endpoints', () => {
  const html = written(compared(CONTESTANTS));
  expectSnapshot('compared.html', html.slice(html.indexOf('<section>'), html.indexOf('<h2>Cells</h2>')));
});

test('style and program are what stands in page/', () => {
  const page = new URL('../../src/report/page/', import.meta.url);
  expect(PAGE_STYLE).toBe(readFileSync(new URL('page.css', page), 'utf8'));
  expect(PAGE_PROGRAM).toBe(readFileSync(new URL('page.js', page), 'utf8'));
});

describe('nothing of a text is markup', () => {
  const bare = (of: EvalReport) => elements(written(of)).map(({ tagName }) => tagName);

  test('a hostile report has the elements of a harmless one', () => {
    const ours = new Set([...bare(reports.failed()), ...bare(reports.configError()), ...bare(reports.passed())]);
    const theirs = elements(written(reports.hostile(), 'all', reports.HOSTILE_CONTEXT));
    for (const { tagName, attrs } of theirs) {
      expect(ours).toContain(tagName);
      for (const { name, value } of attrs)
        expect(name === 'href' ? value : name).not.toMatch(/^on|^style$|javascript:/i);
    }
    expect(theirs.filter(({ tagName }) => tagName === 'a')).toEqual([]);
  });

  test('any text comes back from its block, and none ends it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('</script>', '<!--', '<script', ']]>', '\\u003c', '</SCRIPT\n>', '-->', '&lt;'),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (parts) => {
        const output = parts.join('');
        const of = report([cell({ index: 0, state: 'failed', runs: [{ output, prompt: output }] })]);
        const html = written(of);
        expect(dataOf(html, 'cell-0').runs[0].answer).toBe(dataOf(html, 'cell-0').runs[0].prompt);
        if (/^[ -~]*$/.test(output)) expect(dataOf(html, 'cell-0').runs[0].answer).toBe(output);
        expect(elements(html).filter(({ tagName }) => tagName === 'script')).toHaveLength(3);
      }),
    );
  });

  test('the policy allows our style and our program, and no request', () => {
    const html = written(reports.failed());
    const meta = elements(html).find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect((attribute(meta as Element, 'content') ?? '').split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hash(PAGE_STYLE)}`,
      `script-src ${hash(PAGE_PROGRAM)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(PAGE_PROGRAM).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|<\/script/i,
    );
    expect(PAGE_STYLE).not.toMatch(/url\(|@import|<\/style/i);
  });
});

describe('the data of a cell', () => {
  test('holds what a reader needs of each run', () => {
    const set = { type: 'assert-set' as const, weight: 1, threshold: 0.5, at: reports.at(20) };
    const part = outcome(false, assertion('contains', 'y'), 'no y');
    const error = { kind: 'grader' as const, message: 'no JSON' };
    const of = report(
      [
        cell({
          index: 0,
          state: 'failed',
          test: { threshold: 0.5 },
          runs: [
            {
              state: 'failed',
              output: { a: 1 },
              score: 0.25,
              assertions: [{ ...outcome(false, set, 'set'), parts: [part] }],
            },
            { state: 'errored', error },
          ],
        }),
      ],
      { repeat: 2 },
    );
    expect(dataOf(written(of), 'cell-0')).toMatchObject({
      at: 'evals/support.yaml:10:5',
      rerun: expect.stringContaining('--case 9c0ffee5eed00000'),
      vars: [['question', 'How long is the warranty?']],
      runs: [
        {
          state: 'failed',
          answer: '{\n  "a": 1\n}',
          facts: 'score 0.25, needs 0.5 · 840 ms · 165 tokens · gpt-4o-2024-08-06 (openai)',
          assertions: [
            { type: 'assert-set', reason: 'set', parts: [{ type: 'contains', expected: 'y', reason: 'no y' }] },
          ],
        },
        { state: 'errored', error: 'grader error: no JSON' },
      ],
    });
    expect(dataOf(written(of), 'index').cells).toEqual([
      expect.objectContaining({
        state: 'failed',
        name: 'case 1',
        why: '1 of 2 runs failed; assert-set: set',
        score: '0.25',
      }),
    ]);
  });

  test('variables and threshold are those of the run, which a hook may have changed', () => {
    const one = cell({ index: 0, state: 'passed', test: { vars: { q: 'as written' } }, runs: [{}, {}] });
    const changed = { ...one.cell.test, vars: { q: 'seen' }, threshold: 0.4 };
    const cellOf = (of: (repeat: number) => boolean) => {
      const runs = one.runs.map((run, repeat) => (of(repeat) ? { ...run, test: changed } : run));
      return dataOf(written(report([{ ...one, runs }], { repeat: 2 })), 'cell-0');
    };
    const all = cellOf(() => true);
    expect([all.vars, all.runs[0].vars]).toEqual([[['q', 'seen']], undefined]);
    expect(all.runs[0].facts).toMatch(/^score 1, needs 0\.4 /);
    const some = cellOf((repeat) => repeat === 1);
    expect([some.vars, some.runs[0].vars, some.runs[1].vars]).toEqual([[], [['q', 'as written']], [['q', 'seen']]]);
    expect(some.runs[0].facts).toMatch(/^score 1 ·/);
  });

  test.each(['none', 'failed'] as const)('show-answers: %s', (show) => {
    const html = written(reports.failed(), show);
    expect(html.includes('Our products come with a guarantee')).toBe(show === 'failed');
    expect(html.includes('names no period')).toBe(show === 'failed');
    // Of the errored run: somebody has to look at it.
    expect(html.match(/Two years\./g) ?? []).toHaveLength(show === 'failed' ? 1 : 0);
    expect(dataOf(html, 'cell-1').runs[0]).toMatchObject({ noAnswer: 'Not shown (show-answers).' });
  });
});

test('endpoints and prompts of one name can be told apart', () => {
  const columns = [
    { prompt: PROMPT, endpoint: endpoint('gpt') },
    { prompt: PROMPT, endpoint: endpoint('gpt', { at: reports.at(9) }) },
  ];
  const cells = columns.map(({ endpoint: of }, promptIdx) =>
    cell({ index: 0, state: 'passed', promptIdx, endpoint: of }),
  );
  const index = dataOf(written(report(cells, { columns })), 'index');
  expect(index.endpoints).toEqual(['gpt', 'gpt (2)']);
  expect(index.cells.map((one: { endpoint: number }) => one.endpoint)).toEqual([0, 1]);
});
