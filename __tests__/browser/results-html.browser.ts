// The .html result file in a real browser. SCREENSHOTS=folder keeps pictures of it, to be looked at.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { EvalReport } from '../../src/report/eval-report.js';
import { writeResultsHtml } from '../../src/report/results-html.js';
import { CONTESTANTS, compared, crowd } from '../report/compared-reports.js';
import * as reports from '../report/reports.js';
import { assertion, CONTEXT, cell, outcome, report } from '../report/reports.js';
import { Chromium, type Page, type Viewport } from './chromium.js';

const DESKTOP: Viewport = { width: 1200, height: 900 };
const PHONE: Viewport = { width: 360, height: 740 };

let browser: Chromium;
let page: Page;
const root = mkdtempSync(path.join(tmpdir(), 'page-'));
beforeAll(() => {
  browser = new Chromium();
});
afterEach(async () => {
  await page.close();
});
afterAll(async () => {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
});

async function open(
  of: EvalReport,
  viewport = DESKTOP,
  scheme: 'light' | 'dark' = 'light',
  hash = '',
): Promise<string> {
  const file = path.join(root, 'results.html');
  writeFileSync(file, [...writeResultsHtml(of, { showAnswers: 'all', context: CONTEXT })].join(''));
  const url = pathToFileURL(file).href;
  page = await browser.open(url + hash, viewport, scheme);
  return url;
}

async function keep(name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder) writeFileSync(path.join(folder, `${name}.png`), Buffer.from(await page.screenshot(), 'base64'));
}

const names = (): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('.cell .name')].map((one) => one.firstChild.data)`);
const shown = (): Promise<string> => page.evaluate(`document.querySelector('#shown').textContent`);
const search = async (text: string): Promise<void> => {
  await page.evaluate(`document.querySelector('#search').value = ''; document.querySelector('#search').focus()`);
  const before = await shown();
  await page.type(text);
  await page.until(`document.querySelector('#shown').textContent !== ${JSON.stringify(before)}`);
};

describe('how the endpoints compare', () => {
  test.each([
    ['three', compared(CONTESTANTS), DESKTOP, 'light'],
    ['three-phone', compared(CONTESTANTS), PHONE, 'light'],
    ['twelve', crowd(), DESKTOP, 'dark'],
    ['twelve-phone', crowd(), PHONE, 'dark'],
  ] as const)(
    '%s: pictures fit, names and marks lie within them, and nothing is refused',
    async (name, of, viewport, scheme) => {
      await open(of, viewport, scheme);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      // A name that is cut at its end is as good as none.
      const outside = await page.evaluate(`[...document.querySelectorAll('.chart')].flatMap((chart) => {
      const frame = chart.getBoundingClientRect();
      return [...chart.querySelectorAll('text, circle, .whisker')].filter((one) => {
        const { left, right } = one.getBoundingClientRect();
        return left < frame.left - 1 || right > frame.right + 1;
      }).map((one) => one.outerHTML);
    })`);
      expect(outside).toEqual([]);
      const colours = await page.evaluate(
        `['.label', '.dot', '.whisker'].map((one) => { const { fill, stroke } = getComputedStyle(document.querySelector('.chart ' + one)); return one === '.whisker' ? stroke : fill })`,
      );
      expect(new Set(colours as string[])).not.toContain(scheme === 'light' ? 'rgb(232, 230, 225)' : 'rgb(0, 0, 0)');
      expect(page.events).toEqual([]);
      await page.evaluate(`document.querySelector('.numbers:last-of-type summary').click()`);
      expect(await page.evaluate(`document.querySelector('.numbers:last-of-type').innerText`)).toContain('told apart');
      await keep(`compared-${name}`);
    },
  );
});

describe('filters', () => {
  test('failed cells come first; each result has its filter', async () => {
    await open(reports.failed());
    expect(await shown()).toBe('5 of 24 cells');
    expect(await names()).toContain('never promises a refund');
    for (const [state, count] of [
      ['errored', 1],
      ['passed', 18],
      ['all', 24],
    ]) {
      await page.click(`label:has([value=${state}])`);
      expect(await names()).toHaveLength(Number(count));
    }
    expect(await page.evaluate(`document.querySelector('label:has([value=unjudged])')`)).toBeNull();
    await keep('all');
  });

  test('by endpoint; what is chosen stands in the address, and a reload keeps it', async () => {
    const url = await open(reports.failed());
    await page.evaluate(
      `document.querySelector('[name=endpoint]').value = '1'; document.querySelector('[name=endpoint]').dispatchEvent(new Event('change', { bubbles: true }))`,
    );
    expect(await shown()).toBe('4 of 24 cells');
    const address = await page.evaluate<string>('location.href');
    expect(address).toBe(`${url}#state=failed&endpoint=claude-endpoint`);
    await page.close();
    await open(reports.failed(), DESKTOP, 'light', new URL(address).hash);
    expect(await shown()).toBe('4 of 24 cells');
  });

  test('a run that passed shows all', async () => {
    await open(reports.passed());
    expect(await shown()).toBe('5 cells');
    await keep('passed');
  });
});

describe('search', () => {
  test.each([
    ['a name', 'REFUND', ['never promises a refund']],
    ['an answer', 'kind regards', ['warranty period']],
    ['a reason', 'names no period', ['warranty period']],
    ['quotes and line feeds as they are', '"status": "SHIPPED"', ['order status as JSON']],
    ['words of the data alone', 'noAnswer', []],
  ])('%s', async (_what, text, found) => {
    await open(reports.failed());
    await search(text);
    expect(await names()).toEqual(found);
  });

  test('is taken back with Escape', async () => {
    await open(reports.failed());
    await search('refund');
    await page.press('Escape');
    expect(await shown()).toBe('5 of 24 cells');
  });
});

test('with the keyboard alone: search, go through the cells, open one, scroll its answer', async () => {
  await open(reports.failed());
  const focused = () =>
    page.evaluate<string>(`document.activeElement.closest('.cell')?.dataset.id ?? document.activeElement.id`);
  await page.press('/');
  expect(await focused()).toBe('search');
  expect(await page.evaluate(`document.querySelector('#search').value`)).toBe('');
  await page.press('Tab');
  await page.press('j');
  await page.press('k');
  await page.press('j');
  const ids = await page.evaluate<string[]>(`[...document.querySelectorAll('.cell')].map((one) => one.dataset.id)`);
  expect(await focused()).toBe(ids[1]);
  await page.press('Enter');
  expect(await page.evaluate(`document.querySelectorAll('.cell')[1].open`)).toBe(true);
  await page.until(`document.querySelectorAll('.cell .detail').length === 1`);
  await page.press('Enter');
  expect(await page.evaluate(`document.querySelectorAll('.cell')[1].open`)).toBe(false);
  // The filters are radio buttons: one stop of Tab, and arrows between them.
  await page.evaluate(`document.querySelector('[name=state]:checked').focus()`);
  await page.press('ArrowRight');
  expect(await shown()).toBe('1 of 24 cells');
});

test('an open cell shows prompt, answer and assertions in full', async () => {
  await open(reports.failed());
  await page.click('.cell > summary');
  await page.until(`document.querySelector('.detail') !== null`);
  const text = await page.evaluate<string>(`document.querySelector('.detail').innerText`);
  for (const part of [
    'Our products come with a guarantee. Please contact support for details.\n\nKind regards\nThe support team',
    'Answer the customer: How long is the warranty?',
    'llm-rubric Complete',
    'names no period; sends the customer to support instead',
    'Names the warranty period of two years and where to send the receipt',
    '0.4, needs 0.8',
    '--case 9c0ffee5eed00000',
  ])
    expect(text).toContain(part);
  await keep('open');
});

test('variables that a hook gave to one run stand with that run, and are found', async () => {
  const one = cell({ index: 0, state: 'failed', runs: [{}, {}] });
  const byHook = { ...one.cell.test, vars: { question: 'given by a hook' } };
  const runs = one.runs.map((run, repeat) => (repeat === 1 ? { ...run, test: byHook } : run));
  await open(report([{ ...one, runs }, cell({ index: 1, state: 'failed' })], { repeat: 2 }));
  await search('by a hook');
  expect(await names()).toEqual(['case 1']);
  await page.click('.cell > summary');
  await page.until(`document.querySelector('.detail') !== null`);
  expect(await page.evaluate(`[...document.querySelectorAll('.vars')].map((one) => one.innerText.trim())`)).toEqual([
    expect.stringMatching(/^question\s+How long is the warranty\?$/),
    expect.stringMatching(/^question\s+given by a hook$/),
  ]);
});

describe.each([
  ['failed', reports.failed],
  ['hostile', reports.hostile],
  ['gatewayDown', reports.gatewayDown],
  ['configError', reports.configError],
  ['long words', longWords],
] as const)('%s', (name, make) => {
  test('fits a phone, with every cell open', async () => {
    await open(make(), PHONE);
    await page.evaluate(`document.querySelector('.cell')?.setAttribute('open', '')`);
    await page.until(`document.querySelectorAll('.cell[open]').length === document.querySelectorAll('.detail').length`);
    await keep(`phone-${name}`);
    await page.evaluate(`document.querySelector('[value=all]')?.click();
      for (const one of document.querySelectorAll('details')) one.open = true`);
    await page.until(`[...document.querySelectorAll('.cell')].every((one) => one.querySelector('.detail'))`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    // Nor is anything cut off: only blocks that scroll by themselves may hold more than they show.
    const wide = `[...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > ${PHONE.width} + 1)
      .map((one) => one.outerHTML.slice(0, 80))`;
    expect(await page.evaluate(wide)).toEqual([]);
  });

  test('asks for nothing, runs nothing of a text', async () => {
    const url = await open(make());
    await page.evaluate(`document.querySelector('[value=all]')?.click();
      for (const one of document.querySelectorAll('details')) one.open = true`);
    await page.until(`[...document.querySelectorAll('.cell')].every((one) => one.querySelector('.detail'))`);
    expect(page.requests.filter((one) => one !== 'data:,')).toEqual([url]);
    expect(page.events).toEqual([]);
    expect(
      await page.evaluate(`document.querySelectorAll('main img, main script, iframe, object, style ~ style').length`),
    ).toBe(0);
  });
});

test('scripts in every text stay texts, and the policy would refuse them', async () => {
  const attack = `</script><script>window.owned = 1</script><img src=x onerror="window.owned = 1"><svg onload="window.owned = 1"><!--<script>`;
  const at = { file: attack, line: 1, column: 1 };
  const misses = [outcome(false, assertion(attack, attack, { metric: attack }), attack)];
  const runs = [{ output: attack, prompt: attack, assertions: misses }];
  const cells = [
    cell({ index: 0, state: 'failed', runs, test: { description: attack, vars: { [attack]: attack }, at } }),
    cell({ index: 1, state: 'errored', runs: [{ error: { kind: 'user code', message: attack } }] }),
  ];
  const problem = { message: attack, at };
  await open(report(cells, { description: attack, notices: [attack], warnings: [problem], problems: [problem] }));
  await page.evaluate(
    `document.querySelector('[value=all]').click(); for (const one of document.querySelectorAll('details')) one.open = true`,
  );
  await page.until(`document.querySelectorAll('.detail').length === 2`);
  expect(await page.evaluate(`document.querySelector('.detail').innerText`)).toContain(attack);
  expect(await page.evaluate('window.owned')).toBeUndefined();
  expect(page.events).toEqual([]);
  // Even if one became markup.
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.owned = 1">')`);
  await page.evaluate(
    `document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.owned = 1' }))`,
  );
  await page.until('true');
  expect(await page.evaluate('window.owned')).toBeUndefined();
  expect(page.events.join('\n')).toContain('Content Security Policy');
});

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  /** Of two colours `rgb(r, g, b)`, by WCAG 2.2. */
  const CONTRAST = `(one, two) => {
    const light = (colour) => { const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const [a, b] = [light(one), light(two)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); }`;

  test('an open cell fits a desktop', async () => {
    await open(reports.failed(), DESKTOP, scheme);
    await page.click('.cell > summary');
    await page.until(`document.querySelectorAll('.detail').length === 1`);
    await keep(scheme);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(DESKTOP.width);
  });

  test('every text can be read', async () => {
    await open(reports.failed(), DESKTOP, scheme);
    await page.evaluate(
      `document.querySelector('[value=all]').click(); for (const one of document.querySelectorAll('details')) one.open = true`,
    );
    await page.until(`document.querySelectorAll('.detail').length === 24`);
    const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const [red = 0] = background.match(/\d+/g)?.map(Number) ?? [];
    expect(scheme === 'dark' ? red < 50 : red > 200).toBe(true);
    const weak = await page.evaluate(`(() => { const contrast = ${CONTRAST};
      const behind = (one) => { const { backgroundColor } = getComputedStyle(one); return backgroundColor === 'rgba(0, 0, 0, 0)' ? behind(one.parentElement) : backgroundColor; };
      return [...document.querySelectorAll('main *')].filter((one) => [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
        .filter((one) => one.checkVisibility() && contrast(getComputedStyle(one).color, behind(one)) < 4.5)
        .map((one) => one.outerHTML.slice(0, 100)); })()`);
    expect(weak).toEqual([]);
  });
});

test('5,000 failing cells of 20 KB open, and are searched', async () => {
  const output = 'words of a long answer, '.repeat(850);
  const cells = Array.from({ length: 5000 }, (_, index) =>
    cell({ index, state: 'failed', runs: [{ output: `${output}${index === 4321 ? 'the needle' : ''}` }] }),
  );
  const started = Date.now();
  await open(report(cells));
  expect(await shown()).toBe('5000 cells');
  expect(Date.now() - started).toBeLessThan(20_000);
  // As many as a screen needs, and more when somebody scrolls.
  expect((await names()).length).toBeLessThan(300);
  await page.evaluate(`document.querySelector('#more').scrollIntoView()`);
  await page.until(`document.querySelectorAll('.cell').length > 100`);
  const from = Date.now();
  await search('NEEDLE');
  expect(await names()).toEqual(['case 4322']);
  expect(Date.now() - from).toBeLessThan(10_000);
  await page.click('.cell > summary');
  await page.until(`document.querySelector('.detail')?.innerText.includes('the needle')`);
});

/** Nothing in these texts can be broken. */
function longWords(): EvalReport {
  const word = 'x'.repeat(400);
  const misses = [outcome(false, assertion('equals', word, { metric: word }), word)];
  const runs = [{ output: word, prompt: word, assertions: misses }];
  const of = reports.endpoint(word, { at: reports.at(2) });
  const cells = [
    cell({ index: 0, state: 'failed', endpoint: of, runs, test: { description: word, vars: { [word]: word } } }),
  ];
  return report(cells, { description: word, notices: [word], columns: [{ prompt: reports.PROMPT, endpoint: of }] });
}
