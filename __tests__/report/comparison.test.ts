// How the endpoints compare, in every channel that shows it.
import { describe, expect, test } from '@jest/globals';
import { COMMENT_CHARACTERS, renderComment } from '../../src/report/comment.js';
import type { EvalReport } from '../../src/report/eval-report.js';
import { formatDollars } from '../../src/report/format.js';
import { writeResultsHtml } from '../../src/report/results-html.js';
import { writeResultsJson } from '../../src/report/results-json.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { CONTESTANTS, type Contestant, compared, crowd } from './compared-reports.js';
import { count, elements, html, textOf } from './markdown.js';
import { attribute, type Element, elementsIn, elements as elementsOfPage } from './page.js';
import { CONTEXT, cell, endpoint, PROMPT, report } from './reports.js';

const comment = (of: EvalReport): string =>
  renderComment(of, CONTEXT, { showAnswers: 'failed', limit: COMMENT_CHARACTERS });
const terminal = (of: EvalReport, width = 80): string =>
  renderTerminal(of, { showAnswers: 'failed', color: false, width });
const page = (of: EvalReport): string => [...writeResultsHtml(of, { showAnswers: 'all', context: CONTEXT })].join('');
const json = (of: EvalReport) =>
  JSON.parse([...writeResultsJson(of, { showAnswers: 'all', context: CONTEXT })].join(''));
/** From its heading on, as a reader sees it. */
const section = (of: EvalReport): string =>
  textOf(html(comment(of))).replace(/^[\s\S]*(?=How the endpoints compare)/, '');

const [GEMINI, GPT, CLAUDE] = CONTESTANTS as readonly [Contestant, Contestant, Contestant];
const SENTENCE = 'gpt-4o-endpoint and claude-endpoint cannot be told apart; gemini-endpoint is behind both.';

describe('a leaderboard', () => {
  const of = compared(CONTESTANTS);

  test.each([
    ['comment', section(of)],
    ['terminal', terminal(of, 200)],
    ['page', page(of)],
    ['.json', json(of).metadata.comparison.summary],
  ])('%s: one sentence, and the gap that would show', (_, text) => {
    expect(text).toContain(`${SENTENCE} 60 cases can show gaps of about`);
  });

  test.each([
    ['comment', comment(of)],
    ['terminal', terminal(of)],
    ['page', page(of)],
    ['.json', JSON.stringify(json(of))],
  ])('%s: no p-value', (_, text) => {
    expect(text).not.toMatch(/p-value|adjustedP|\bp ?[=<>] ?\.?\d|significan/i);
  });

  test('best pass rate first; ranks of those that cannot be told apart are a range', () => {
    const rows = [...comment(of).matchAll(/^\| (\S+) \| (\S+) \| .*likely/gm)].map(([, rank, name]) => [rank, name]);
    expect(rows).toEqual([
      ['1–2', 'gpt-4o-endpoint'],
      ['1–2', 'claude-endpoint'],
      ['3', 'gemini-endpoint'],
    ]);
  });

  test('a value is marked only where it surely is the best', () => {
    expect(comment(of)).toContain('| 58 %, likely 46 to 70 % | **p50 707 ms**');
    expect(comment(of)).not.toMatch(/\*\*9\d %/);
    const ahead = compared([
      { ...GPT, passes: 2 },
      { ...CLAUDE, passes: 0.5 },
    ]);
    expect(comment(ahead)).toContain('| 1 | gpt-4o-endpoint | **100 %, likely 94 to 100 %** |');
    expect(terminal(ahead)).toMatch(/100 %, likely 94 to 100 % \(best\)/);
    const alike = compared([GPT, { ...GPT, endpoint: endpoint('twin') }]);
    expect(section(alike)).not.toContain('Bold');
    expect(comment(alike)).not.toMatch(/\| \*\*|; \*\*/);
  });

  test('a cost only where somebody set a price, and no best one where somebody did not', () => {
    const { price: _, ...free } = CLAUDE;
    const one = section(compared([GPT, free]));
    expect(one).toContain('80 answer); $0.80');
    expect(one).toContain('; none');
    expect(comment(compared([GPT, free]))).not.toContain('**\\$');
    const { price: __, ...alsoFree } = GPT;
    expect(section(compared([alsoFree, free]))).not.toContain('cost');
  });

  test('what served, with its share', () => {
    expect(section(of)).toContain('gpt-4o-2026-01 (provider) 90 %, gpt-4o-mini-2024-07-18 (provider) 10 %');
  });

  test('the cases that tell the endpoints apart, five of them open', () => {
    const markdown = html(comment(of));
    expect(textOf(markdown)).toContain(
      'case 1: passed on gpt-4o-endpoint and claude-endpoint, failed on gemini-endpoint',
    );
    const shown = markdown.replace(/<details>[\s\S]*?<\/details>/g, '');
    expect(shown.match(/failed on/g)).toHaveLength(5);
    expect(textOf(markdown)).toContain('26 more');
    expect(terminal(of, 200)).toContain('and 26 more cases');
    expect(section(compared([GPT, CLAUDE], { repeats: 3 }))).toMatch(/passed \d of 3 on \S+, \d of 3 on/);
  });

  test('opens to its numbers', () => {
    for (const text of [section(of), page(of)]) {
      expect(text).toContain('60 cases, each a test with a prompt, answered by all 3 endpoints.');
      expect(text).toMatch(
        /gpt-4o-endpoint is \d+ points ahead of gemini-endpoint: told apart; a gap of about \d+ points/,
      );
    }
  });

  test('as data', () => {
    const { comparison } = json(of).metadata;
    expect(comparison).toMatchObject({ cases: 60, leftOut: { errors: 0, notShared: 0, notJudged: 0 } });
    expect(comparison.endpoints[2]).toMatchObject({ name: 'gemini-endpoint', rank: '3', tokens: { prompt: 120 } });
    expect(comparison.pairs).toHaveLength(3);
    expect(comparison.telling[0].runs[2]).toEqual({ endpoint: 'gemini-endpoint', passed: 0, judged: 1 });
  });
});

describe('where there is nothing to rank', () => {
  test('too many errors: the table of the run, and why', () => {
    const of = compared([GPT, { ...CLAUDE, errors: 0.3 }]);
    expect(section(of)).toMatch(/Errors left \d+ of 60 cases out, so the endpoints are not ranked\./);
    expect(comment(of)).toContain('| Endpoint | gpt-4o-endpoint | claude-endpoint |');
    expect(elementsOfPage(page(of)).filter((one) => attribute(one, 'class') === 'chart')).toEqual([]);
  });

  test('an endpoint of which nothing is known comes last', () => {
    const of = compared([GPT, CLAUDE, { ...GEMINI, errors: 1 }]);
    expect(section(of)).toContain('gemini-endpoint gave nothing that could be judged.');
    expect(comment(of)).toContain('| none | gemini-endpoint | none | none |');
    expect(json(of).metadata.comparison.endpoints).toHaveLength(2);
  });

  test('cases that not every endpoint ran are told; without any in common nobody is ranked', () => {
    const endpoints = [endpoint('a'), endpoint('b')];
    const columns = endpoints.map((of) => ({ prompt: PROMPT, endpoint: of }));
    const cellsOf = (count: number, promptIdx: number, from = 0) =>
      Array.from({ length: count }, (_, index) =>
        cell({
          index: from + index,
          promptIdx,
          endpoint: endpoints[promptIdx] as Contestant['endpoint'],
          state: 'passed',
        }),
      );
    expect(section(report([...cellsOf(9, 0), ...cellsOf(7, 1)], { columns }))).toContain(
      '2 cases that not every endpoint ran left out.',
    );
    const apart = report([...cellsOf(9, 0), ...cellsOf(9, 1, 9)], { columns });
    expect(section(apart)).toContain('No case was run by all endpoints, so they are not ranked.');
    expect(comment(apart)).toContain('| Endpoint | a | b |');
  });

  test('one endpoint', () => {
    const of = compared([GPT]);
    expect(of.comparison).toBeUndefined();
    expect(comment(of)).not.toMatch(/told apart|likely/);
    expect(json(of).metadata.comparison).toBeUndefined();
  });
});

describe('pictures', () => {
  const chartsOf = (of: EvalReport): Element[] =>
    elementsOfPage(page(of)).filter((one) => attribute(one, 'class') === 'chart');
  const named = (chart: Element, name: string): Element[] =>
    elementsIn(chart).filter(({ tagName }) => tagName === name);

  test.each([
    ['three endpoints', compared(CONTESTANTS), 3],
    ['twelve', crowd(), 12],
  ])('%s: a dot and a line for each, all within the frame, and the same in words', (_, of, endpoints) => {
    const charts = chartsOf(of);
    expect(charts).toHaveLength(2);
    for (const chart of charts) {
      expect(attribute(chart, 'role')).toBe('img');
      expect(named(chart, 'title')).toHaveLength(1);
      expect(named(chart, 'circle')).toHaveLength(endpoints);
      expect(named(chart, 'line').filter((one) => attribute(one, 'class') === 'whisker')).toHaveLength(endpoints);
      for (const element of elementsIn(chart))
        for (const place of ['x', 'x1', 'x2', 'cx']) {
          const value = Number.parseFloat(attribute(element, place) ?? '50%');
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100);
        }
      expect(elementsIn(chart).some((one) => attribute(one, 'style') !== undefined)).toBe(false);
    }
  });

  test('dots stand where their rates are', () => {
    const [rates] = chartsOf(
      compared([
        { ...GPT, passes: 2 },
        { ...CLAUDE, passes: -1 },
      ]),
    );
    expect(named(rates as Element, 'circle').map((dot) => attribute(dot, 'cx'))).toEqual(['98.00%', '2.00%']);
  });
});

describe('many endpoints with names of every kind', () => {
  const of = crowd();

  test('no markup but ours', () => {
    const ours = new Set(elements(html(comment(compared(CONTESTANTS)))));
    expect(elements(html(comment(of))).filter((name) => !ours.has(name))).toEqual([]);
    expect(count(html(comment(of)), 'table')).toBe(2);
    const oursOnPage = new Set(elementsOfPage(page(compared(CONTESTANTS))).map(({ tagName }) => tagName));
    expect(elementsOfPage(page(of)).filter(({ tagName }) => !oursOnPage.has(tagName))).toEqual([]);
  });

  test('the sentence says where each stands to the first', () => {
    expect(section(of)).toMatch(/a passes most; .* cannot be told apart from it; .* are behind it\. 80 cases/);
  });
});

test('several prompts are pooled, and told with the cases', () => {
  const endpoints = [endpoint('a'), endpoint('b')];
  const prompts = ['short', 'long'].map((label) => ({ ...PROMPT, label }));
  const columns = endpoints.flatMap((of) => prompts.map((prompt) => ({ prompt, endpoint: of })));
  const cells = Array.from({ length: 10 }, (_, index) =>
    columns.map(({ prompt, endpoint: of }, promptIdx) => {
      const one = cell({ index, promptIdx, endpoint: of, state: promptIdx === 3 && index === 4 ? 'failed' : 'passed' });
      return { ...one, cell: { ...one.cell, prompt } };
    }),
  ).flat();
  const text = section(report(cells, { columns }));
  expect(text).toContain('20 cases, each a test with a prompt, answered by both endpoints.');
  expect(text).toContain('case 5 (prompt "long"): passed on a, failed on b');
});

test.each([
  [2.1, '$2.10'],
  [0.0042, '$0.0042'],
  [0.04, '$0.040'],
  [0, '$0.00'],
  [12345.678, '$12,345.68'],
  [1e-9, '$0.00000000'],
])('%d dollars', (dollars, text) => {
  expect(formatDollars(dollars)).toBe(text);
});
