import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { COMMENT_CHARACTERS, renderComment, renderResolvedComment } from '../../src/report/comment.js';
import { readHistory } from '../../src/report/history.js';
import { parseMarker } from '../../src/report/marker.js';
import { count, html, textOf } from './markdown.js';
import * as reports from './reports.js';
import { CONTEXT } from './reports.js';
import { expectSnapshot } from './snapshots.js';

const RUNS = 'https://github.com/acme/support-bot/actions/runs';
const inRun = (runId: number, runAttempt = 1) => ({ ...CONTEXT, runsUrl: RUNS, runId, runAttempt });
const comment = (of = reports.failed(), context = inRun(1), old?: string, limit = COMMENT_CHARACTERS) =>
  renderComment(of, context, { showAnswers: 'failed', limit, earlier: readHistory(old) });
const resolved = (of = reports.passed(), context = inRun(9), old?: string) =>
  renderResolvedComment(of, context, { limit: COMMENT_CHARACTERS, earlier: readHistory(old) });

/** A comment of ours with any data in the place of the history. */
const planted = (data: string) => `${comment().split('\n')[0]}\n<!-- history ${data} -->\n## Eval failed`;
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const ROW = ['3f78685', 'failed', '60', 41, 1, 29_000_000];

describe('the last results stay with the comment', () => {
  test('the first comment shows none, and hides its own result', () => {
    const first = comment();
    expect(first).not.toContain('Earlier results');
    expect(readHistory(first)).toEqual([
      { sha: '3f78685', verdict: 'failed', passRate: '78.2608', runId: 1, attempt: 1, minute: expect.any(Number) },
    ]);
    expect(parseMarker(first)?.instance).toBe(CONTEXT.instance);
    expect(textOf(html(first))).not.toContain('history');
  });

  test('a later one shows what came before it, newest first, folded, with the addresses of the runs', () => {
    let text: string | undefined;
    for (const run of [1, 2]) text = comment(reports.failed(), inRun(run), text);
    const last = comment(reports.passed(), inRun(3), text);
    expectSnapshot('history.md', last);
    const page = html(last);
    expect(textOf(page.replace(/<details>.*?<\/details>/gs, ''))).not.toContain('could not measure');
    expect([...page.matchAll(/href="([^"]*attempts[^"]*)"/g)].map(([, url]) => url)).toEqual([
      `${RUNS}/2/attempts/1`,
      `${RUNS}/1/attempts/1`,
    ]);
  });

  test('ten are shown and eleven kept, however long it goes on', () => {
    let text: string | undefined;
    for (let run = 1; run <= 40; run++) text = comment(reports.passed(), inRun(run), text);
    const rows = readHistory(text);
    expect(rows.map(({ runId }) => runId)).toEqual([40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30]);
    expect(count(html(text ?? ''), 'tr') - count(html(comment(reports.passed())), 'tr')).toBe(11);
  });

  test('the same attempt that reports twice is one result, another attempt is another', () => {
    const twice = comment(reports.passed(), inRun(5), comment(reports.failed(), inRun(5)));
    expect(readHistory(twice).map(({ verdict }) => verdict)).toEqual(['passed']);
    const rerun = comment(reports.passed(), inRun(5, 2), twice);
    expect(readHistory(rerun).map(({ attempt }) => attempt)).toEqual([2, 1]);
  });

  test('a run that may not know it neither reads nor writes it', () => {
    const text = renderComment(reports.untrusted(), inRun(2), { showAnswers: 'failed', limit: COMMENT_CHARACTERS });
    expect(text).not.toContain('history');
    expect(text).not.toContain('Earlier');
  });

  test('where the limit is small it goes first, and its data stays', () => {
    let text: string | undefined;
    for (let run = 1; run <= 12; run++) text = comment(reports.failed(), inRun(run), text);
    const small = comment(reports.failed(), inRun(13), text, 2_000);
    expect(small.length).toBeLessThanOrEqual(2_000);
    expect(small).not.toContain('Earlier results');
    expect(readHistory(small)).toHaveLength(11);
  });
});

test('a comment that told of a failure is short once it is over', () => {
  const text = resolved(reports.passed(), inRun(9), comment());
  expectSnapshot('passed-again.md', text);
  expect(text).toMatch(/^<!-- mlflow-gateway-eval:v1 id=[^\n]*-->\n<!-- history [^\n]* -->\n## Eval passed again/);
  expect(textOf(html(text))).not.toMatch(/What broke|To repeat/);
});

describe('what somebody wrote there is not believed', () => {
  test.each<[string, string]>([
    ['no JSON', Buffer.from('{').toString('base64')],
    ['no list', encoded({ 0: ROW, length: 1 })],
    ['twelve', encoded(Array(12).fill(ROW))],
    ['more than fits', encoded(Array(11).fill([...ROW.slice(0, 2), '6'.repeat(5_000), ...ROW.slice(3)]))],
    ['no row', encoded([null])],
    ['a short row', encoded([ROW.slice(0, 5)])],
    ['a long row', encoded([[...ROW, 'x']])],
    ['Markdown for a commit', encoded([['[x](y)', ...ROW.slice(1)]])],
    ['a long commit', encoded([['3f786850', ...ROW.slice(1)]])],
    ['a verdict that is none', encoded([[ROW[0], 'great', ...ROW.slice(2)]])],
    ['a name of every object', encoded([[ROW[0], 'constructor', ...ROW.slice(2)]])],
    ['a mention for a rate', encoded([['3f78685', 'passed', '@octocat', 41, 1, 29_000_000]])],
    ['a rate over 100', encoded([['3f78685', 'passed', '100.5', 41, 1, 29_000_000]])],
    ['a path for a run', encoded([['3f78685', 'passed', '1', '../../evil', 1, 29_000_000]])],
    ['a fraction for a run', encoded([['3f78685', 'passed', '1', 1.5, 1, 29_000_000]])],
    ['a huge run', encoded([['3f78685', 'passed', '1', 1e300, 1, 29_000_000]])],
    ['attempt 0', encoded([['3f78685', 'passed', '1', 41, 0, 29_000_000]])],
    ['a date that is none', encoded([['3f78685', 'passed', '1', 41, 1, 1e15]])],
    ['one good row and a bad one', encoded([ROW, [null]])],
  ])('%s: dropped as a whole', (_, data) => {
    expect(readHistory(planted(data))).toEqual([]);
    expect(comment(reports.passed(), inRun(50), planted(data))).not.toContain('Earlier results');
  });

  test('a good row is read, and only from the second line', () => {
    expect(readHistory(planted(encoded([ROW])))).toHaveLength(1);
    expect(readHistory(planted(encoded([ROW])).replace('\n', '\r\n'))).toHaveLength(1);
    expect(readHistory(planted(encoded([ROW])).replace('\n', '\n\n'))).toEqual([]);
    expect(readHistory(undefined)).toEqual([]);
  });

  test('whatever stands there: no exception, one marker, and a page of ours', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...ROW), fc.string({ unit: 'binary' }));
    const row = fc.oneof(fc.array(value, { minLength: 6, maxLength: 6 }), fc.constant(ROW));
    const data = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => Buffer.from(text).toString('base64')),
      fc.array(row, { maxLength: 12 }).map(encoded),
    );
    fc.assert(
      fc.property(data, (text) => {
        const rendered = comment(reports.passed(), inRun(50), planted(text));
        expect(rendered.split('\n')[1]).toMatch(/^<!-- history [A-Za-z0-9+/=]+ -->$/);
        expect(rendered.split('\n').slice(2).join('\n')).not.toContain('<!--');
        for (const [, url] of html(rendered).matchAll(/href="([^"]*)"/g))
          expect(url).toMatch(/^https:\/\/github\.com\/acme\/support-bot\//);
      }),
      { numRuns: 60 },
    );
  });
});
