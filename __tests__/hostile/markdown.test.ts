// Every text of the corpus in every field of what GitHub renders: comment, resolved comment, issue, summary and `.md`.
import { expect, test } from '@jest/globals';
import {
  COMMENT_CHARACTERS,
  renderComment,
  renderResolvedComment,
  renderSummary,
  SUMMARY_BYTES,
} from '../../src/report/comment.js';
import type { EvalReport } from '../../src/report/eval-report.js';
import { type PastResult, readHistory } from '../../src/report/history.js';
import { commentMarker, parseMarker } from '../../src/report/marker.js';
import { short, visibleText } from '../../src/report/visible.js';
import { CORPUS } from './corpus.js';
import { hostileConfigError, hostileContext, hostileReport } from './fields.js';
import { type Rendered, render } from './rendered.js';

const PAST: PastResult = {
  sha: 'abc1234',
  verdict: 'passed',
  passRate: '100',
  runId: 5,
  attempt: 1,
  minute: 29_000_000,
};
const showAnswers = 'all';
const limit = COMMENT_CHARACTERS;

const comment = (report: EvalReport, text: string): string =>
  renderComment(report, hostileContext(text), { showAnswers, limit, earlier: [PAST] });
const summary = (report: EvalReport, text: string): string =>
  renderSummary(report, hostileContext(text), { showAnswers, limit: SUMMARY_BYTES });

const PAGES: Record<string, (text: string) => string> = {
  comment: (text) => comment(hostileReport(text), text),
  'comment on a config error': (text) => comment(hostileConfigError(text), text),
  'resolved comment': (text) =>
    renderResolvedComment(hostileReport(text), hostileContext(text), { limit, earlier: [PAST] }),
  summary: (text) => summary(hostileReport(text), text),
};

/** What GitHub makes links, pictures or mails of. A commit that we name alone is meant to be one. */
const TRIGGER = /@[\w-]|#\d|\bgh-\d|[0-9a-f]{7}|:\/\/|www\.|\b(?:CVE|GHSA)-|:[\w+-]+:/i;
const COMMIT = /^Commit [0-9a-f]{40}$/;
const ACTING = /(?!\n|\t)[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;

const rendered = new Map<string, Rendered>();

/** The page of a harmless text of as many lines, which is neither blank nor long. */
function harmlessPage(name: string, text: string): Rendered {
  const words = text.includes('\n') ? 'some\nwords' : 'words';
  const key = name + words;
  const page = rendered.get(key) ?? render(PAGES[name]?.(words) ?? '');
  rendered.set(key, page);
  return page;
}

test.each(CORPUS)('%s %j', (_, text) => {
  for (const [name, write] of Object.entries(PAGES)) {
    const body = write(text);
    const seen = render(body);
    const expected = harmlessPage(name, text);
    // A blank text leaves its place out, and a long one takes the place of whole entries.
    const fewer = visibleText(text).trim() === '' || body.includes('not shown here, since the text would be too long');
    if (fewer) expect(expected.skeleton).toEqual(expect.arrayContaining(seen.skeleton));
    else expect([name, ...seen.skeleton]).toEqual([name, ...expected.skeleton]);
    for (const href of seen.hrefs) expect(href).toMatch(/^https:\/\/github\.com\/acme\/support-bot\//);
    expect(seen.comments).toHaveLength(expected.comments.length);
    for (const prose of seen.prose) if (!COMMIT.test(prose)) expect(prose).not.toMatch(TRIGGER);
    expect(body).not.toMatch(ACTING);
    if (name === 'summary') expect(body).toMatch(/^## Eval /);
    else {
      expect(body.length).toBeLessThanOrEqual(limit);
      expectOurs(body, hostileContext(text).instance);
    }
    if (name === 'comment' || name === 'summary') expectReadable(seen, text);
  }
});

function expectOurs(body: string, instance: string): void {
  expect(body.split('\n')[0]).toBe(commentMarker(instance));
  expect(parseMarker(body)).toEqual({ version: 1, instance: Buffer.from(instance).toString() });
  expect(readHistory(body).slice(1)).toEqual([PAST]);
}

/** The case is named, and the answer stands as it is in its block. */
function expectReadable({ code, headings }: Rendered, text: string): void {
  const name = short(text, 120);
  if (name !== '') expect(headings.map((heading) => heading.replace(/^\d+\. /, ''))).toContain(name);
  // An answer is wrapped: blanks and line feeds may be others.
  const squeezed = (one: string): string => one.replace(/\s/g, '');
  const shown = squeezed(visibleText(text.slice(0, 200)).slice(0, 200));
  if (shown !== '') expect(code.map((one) => squeezed(one).slice(0, shown.length))).toContain(shown);
}

test('an issue is the comment without its history', () => {
  for (const [, text] of CORPUS) {
    const context = hostileContext(text);
    const body = renderComment(hostileReport(text), context, { showAnswers, limit });
    expect(body.split('\n')[0]).toBe(commentMarker(context.instance));
    expect(readHistory(body)).toEqual([]);
  }
});
