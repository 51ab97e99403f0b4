import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { COMMENT_CHARACTERS, renderComment, renderSummary, SUMMARY_BYTES } from '../../src/report/comment.js';
import type { EvalReport } from '../../src/report/eval-report.js';
import { layOut, type Part } from '../../src/report/layout.js';
import { parseMarker } from '../../src/report/marker.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { displayWidth, wrap } from '../../src/report/terminal-width.js';
import { CONTESTANTS, compared, crowd } from './compared-reports.js';
import { count, elements, html, textOf } from './markdown.js';
import * as reports from './reports.js';
import { assertion, CONTEXT, cell, endpoint, outcome, report } from './reports.js';
import { expectSnapshot } from './snapshots.js';

type Show = 'failed' | 'all' | 'none';
const comment = (
  of: EvalReport,
  { showAnswers = 'failed' as Show, limit = COMMENT_CHARACTERS, context = CONTEXT } = {},
) => renderComment(of, context, { showAnswers, limit });
const summary = (of: EvalReport, { showAnswers = 'failed' as Show, limit = SUMMARY_BYTES } = {}) =>
  renderSummary(of, CONTEXT, { showAnswers, limit });
const terminal = (of: EvalReport, { showAnswers = 'failed' as Show, color = false, width = 80 } = {}) =>
  renderTerminal(of, { showAnswers, color, width });

/** Start tags that our Markdown may give; GitHub's sanitizer has nothing to take away from these. */
const OURS = new Set(
  ['!--', 'h2', 'h3', 'h4', 'p', 'strong', 'ul', 'li', 'code', 'pre', 'details', 'summary', 'a'].concat([
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ]),
);

describe('lines of a terminal', () => {
  const word = fc.string({ unit: fc.constantFrom(...'aé中カ한😀 \u0301', '👩‍👩‍👧', '❤️'), maxLength: 60 });

  test('no line is wider than the width, and nothing is lost but blanks', () => {
    fc.assert(
      fc.property(word, fc.integer({ min: 2, max: 12 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  test.each([
    ['abcdefg', 3, ['abc', 'def', 'g']],
    ['中文中文', 4, ['中文', '中文']],
    ['ééé', 2, ['éé', 'é']],
    ['', 5, ['']],
  ])('%s in %i columns', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});

test('thousands of failures with long answers are reported within seconds', () => {
  const output = 'x中'.repeat(5_000);
  const many = Array.from({ length: 2_000 }, (_, index) => cell({ index, state: 'failed', runs: [{ output }] }));
  const start = Date.now();
  const of = report(many);
  expect(Buffer.byteLength(summary(of, { showAnswers: 'all' }))).toBeLessThanOrEqual(SUMMARY_BYTES);
  comment(of);
  terminal(of);
  expect(Date.now() - start).toBeLessThan(20_000);
});

describe('what a reviewer reads', () => {
  test.each([
    ['passed', reports.passed(), CONTEXT],
    ['failed', reports.failed(), CONTEXT],
    ['gateway-down', reports.gatewayDown(), CONTEXT],
    ['config-error', reports.configError(), CONTEXT],
    ['untrusted', reports.untrusted(), CONTEXT],
    ['hostile', reports.hostile(), reports.HOSTILE_CONTEXT],
    ['compared', compared(CONTESTANTS), CONTEXT],
    ['crowd', crowd(), CONTEXT],
  ])('%s', (name, of, context) => {
    expectSnapshot(`${name}.md`, comment(of, { context }));
    expectSnapshot(`${name}.txt`, terminal(of));
  });

  test('the five answers come in this order', () => {
    const headings = [...html(comment(reports.failed())).matchAll(/<h[23]>(.*?)<\/h[23]>/g)].map(([, text]) => text);
    expect(headings).toEqual([
      'Eval failed (Support bot)',
      'What broke: 5 cells',
      'What could not be measured: 1 cell',
      'How the endpoints compare',
      'What exactly ran',
    ]);
  });

  test('an answer in one line is broken, so that a phone shows all of it', () => {
    const output = `${'word '.repeat(60)}end`;
    const text = comment(report([cell({ index: 0, state: 'failed', runs: [{ output }] })]));
    const block = /```text\n(.*?)\n```/s.exec(text)?.[1] ?? '';
    expect(block.split('\n').every(({ length }) => length <= 72)).toBe(true);
    expect(block.replace(/\s+/g, ' ')).toBe(output);
  });

  test('three failing cells are open, the rest is folded, and nothing of the first three answers is', () => {
    const page = html(comment(reports.failed()));
    const open = page.replace(/<details>.*?<\/details>/gs, '');
    expect(count(page, 'h4')).toBe(5);
    expect(count(open, 'h4')).toBe(3);
    expect(textOf(page)).toContain('2 more failing cells');
    expect(textOf(open)).toContain('gateway, HTTP 503, 1 cell');
    expect(count(page, 'table')).toBe(1);
  });

  test('the worst come first', () => {
    const names = [...html(comment(reports.failed())).matchAll(/<h4>(.*?)<\/h4>/g)].map(([, name]) => name);
    expect(names).toEqual([
      '1. order status as JSON',
      '2. never promises a refund',
      '3. polite when insulted',
      '4. warranty period',
      '5. asks for the order number',
    ]);
  });

  test.each([
    ['config', reports.configError(), 'Eval could not measure: the config has errors (Support bot)'],
    [
      'untrusted',
      reports.untrusted(),
      'Eval could not measure: this pull request may not use the gateway (Support bot)',
    ],
    ['not measured', reports.gatewayDown(), 'Eval could not measure: too many cells have no result (Support bot)'],
    ['passed', reports.passed(), 'Eval passed (Support bot)'],
  ])('%s has a title of its own', (_, of, title) => {
    expect(/<h2>(.*)<\/h2>/.exec(html(comment(of)))?.[1]).toBe(title);
    expect(terminal(of)).toMatch(new RegExp(`^${title.replace(/[()]/g, '\\$&')}\n`));
  });

  test('a case without a description goes by its vars, one without vars by its number', () => {
    const cells = [
      cell({ index: 0, state: 'failed', test: { description: '', vars: { question: 'Why?', tags: ['a', 'b'] } } }),
      cell({ index: 1, state: 'failed', test: { description: '', vars: {} } }),
    ];
    const names = [...html(comment(report(cells))).matchAll(/<h4>(.*?)<\/h4>/g)].map(([, name = '']) => textOf(name));
    expect(names).toEqual(['1. question: Why?, tags: ["a","b"]', '2. test 2']);
  });

  test('a green job of an unmeasured run says why it is green', () => {
    const down = reports.gatewayDown();
    const text = comment({ ...down, verdict: { ...down.verdict, exitCode: 0 } });
    expect(text).toContain('The job is green all the same: on-inconclusive is warn.');
    expect(comment(down)).not.toContain('green');
  });

  test('repeats are told', () => {
    const runs = [
      { state: 'failed' as const, output: 'a' },
      { state: 'passed' as const, output: 'b' },
      { state: 'failed' as const, output: 'c' },
    ];
    const text = comment(report([cell({ index: 0, state: 'failed', runs })], { repeat: 3, repeatMinPass: 2 }));
    expect(text).toContain('2 of 3 repeats failed');
    expect(text).toContain('Each case ran 3 times, of which 2 must pass');
    expect(text).toContain('the case as a whole: score 0, and no assertion failed');
  });

  test('repeats of one test alone are told with it', () => {
    const runs = [{ state: 'passed' as const }, { state: 'failed' as const }];
    const cells = [cell({ index: 0, state: 'failed', runs }), cell({ index: 1, state: 'failed' })];
    expect(comment(report(cells)).match(/\d of \d repeats? failed/g)).toEqual(['1 of 2 repeats failed']);
  });

  test.each([
    ['all of its own', [3, 3], undefined, 'Each case ran 3 times, of which 3 must pass'],
    ['less often than must pass', [2, 2], 5, 'Each case ran 2 times, of which 2 must pass'],
    ['a test with its own number', [1, 5], undefined, 'Cases ran 1 to 5 times, of which all must pass'],
    ['and a least', [1, 5], 3, 'Cases ran 1 to 5 times, of which 3, or all where there are fewer, must pass'],
  ])('repeats are those that ran: %s', (_, counts, repeatMinPass, says) => {
    const cells = counts.map((count, index) =>
      cell({ index, state: 'passed', runs: Array.from({ length: count }, () => ({})) }),
    );
    const least = repeatMinPass === undefined ? {} : { repeatMinPass };
    expect(comment(report(cells, least))).toContain(says);
  });

  test('the threshold is that of the run, which a hook may have set', () => {
    const one = cell({ index: 0, state: 'failed', runs: [{ score: 0.25 }] });
    const byHook = { ...one.cell.test, threshold: 0.6 };
    const of = report([{ ...one, runs: one.runs.map((run) => ({ ...run, test: byHook })) }]);
    for (const text of [comment(of), terminal(of)])
      expect(text).toContain('the case as a whole: score 0.25, needs 0.6');
  });

  test('a set is followed by its parts', () => {
    const set = { type: 'assert-set' as const, threshold: 0.9, weight: 1, at: reports.at(3) };
    const parts = [outcome(false, assertion('contains', 'x'), 'no x'), outcome(true, assertion('contains', 'y'))];
    const assertions = [{ ...outcome(false, set, 'too few hold', 0.5), parts }];
    const page = textOf(html(comment(report([cell({ index: 0, state: 'failed', runs: [{ assertions }] })]))));
    expect(page).toContain('assert-set got score 0.5, needs 0.9: too few hold');
    expect(page).toContain('contains expected x, got score 0: no x');
    expect(page).not.toContain('expected y');
  });
});

describe('a case to look at again', () => {
  const unmeasured = report([
    cell({ index: 0, state: 'errored', runs: [{ error: { kind: 'budget', message: 'spent' } }] }),
    cell({ index: 1, state: 'errored', runs: [{ error: { kind: 'gateway', message: 'down' } }] }),
    cell({ index: 2, state: 'errored', runs: [{ error: { kind: 'gateway', message: 'down' } }] }),
  ]);
  const ids = unmeasured.cells.map(({ cell: { id } }) => id);

  test.each([
    ['comment', comment(unmeasured)],
    ['terminal', terminal(unmeasured)],
  ])('has its id in the %s, also when nothing was measured, and the command repeats the first', (_name, text) => {
    for (const id of ids) expect(text.replaceAll('`', '')).toContain(`(${id})`);
    expect(text).toContain(`--case ${ids[1]}`);
  });

  test('the command is the one that this machine knows', () => {
    const options = { showAnswers: 'failed', color: false, width: 80, command: ['node', 'dist/index.js'] } as const;
    expect(renderTerminal(unmeasured, options)).toContain('  node dist/index.js --config evals/support.yaml --case');
  });

  test('a hint is indented as a whole', () => {
    const hint = 'word '.repeat(40).trim();
    const text = terminal(report([], { problems: [{ message: 'wrong', hint }] }));
    const lines = text.split('\n').filter((line) => line.includes('word'));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.every((line) => line.startsWith('    word'))).toBe(true);
  });
});

describe('show-answers', () => {
  const assertions = [outcome(false, assertion('contains', 'WANTED'), 'REASON quotes the ANSWER')];
  const cells = [
    cell({ index: 0, state: 'failed', runs: [{ output: 'BROKEN-ANSWER', assertions }] }),
    cell({ index: 1, state: 'passed', runs: [{ output: 'GOOD-ANSWER' }] }),
    cell({
      index: 2,
      state: 'errored',
      runs: [{ output: 'UNGRADED-ANSWER', error: { kind: 'grader', message: 'GRADER quotes the ANSWER' } }],
    }),
    cell({ index: 3, state: 'errored', runs: [{ error: { kind: 'gateway', message: 'GATEWAY is down' } }] }),
    ...([200, 400, 500] as const).map((status, index) =>
      cell({
        index: 4 + index,
        state: 'errored',
        runs: [{ error: { kind: 'gateway', status, message: `${status}: BODY with an ANSWER` } }],
      }),
    ),
    cell({ index: 7, state: 'errored', runs: [{ error: { kind: 'gateway', status: 403, message: 'FORBIDDEN' } }] }),
  ];
  const of = report(cells);

  test.each([
    ['comment', (showAnswers: Show) => comment(of, { showAnswers })],
    ['summary', (showAnswers: Show) => summary(of, { showAnswers })],
    ['terminal', (showAnswers: Show) => terminal(of, { showAnswers })],
  ])('%s', (name, render) => {
    expect(render('failed')).toContain('BROKEN-ANSWER');
    expect(render('failed')).toContain('REASON');
    expect(render('failed')).not.toContain('GOOD-ANSWER');
    if (name !== 'terminal') expect(render('all')).toContain('GOOD-ANSWER');
    expect(render('failed')).toContain('BODY');
    expect(render('none')).not.toMatch(/ANSWER|REASON|GRADER|BODY/);
    expect(render('none')).toContain('WANTED');
    expect(render('none')).toContain('FORBIDDEN');
    expect(render('none')).toContain('GATEWAY is down');
  });
});

describe('hostile texts', () => {
  const page = html(comment(reports.hostile(), { context: reports.HOSTILE_CONTEXT, showAnswers: 'all' }));

  test('no element but ours, no attribute but ours', () => {
    expect(elements(page).filter((name) => !OURS.has(name))).toEqual([]);
    expect([...page.matchAll(/<(?!!--)[a-z0-9]+ ([^>]*)>/g)].map(([, attributes]) => attributes)).toEqual(
      expect.not.arrayContaining([
        expect.not.stringMatching(
          /^(?:href="https:\/\/github\.com\/acme\/x\/blob\/abc\/|class="language-(?:text|sh)"|align="right")/,
        ),
      ]),
    );
    expect(count(page, 'table')).toBe(1);
    expect(count(page, '!--')).toBe(1);
  });

  test('details are opened and closed by us alone', () => {
    expect(page.match(/<details>/g)?.length).toBe(page.match(/<\/details>/g)?.length);
  });

  test('the marker is that of the run, whatever stands below it', () => {
    const body = comment(reports.hostile(), { context: reports.HOSTILE_CONTEXT });
    expect(parseMarker(body)).toEqual({ version: 1, instance: reports.HOSTILE_CONTEXT.instance });
  });

  test('the command to copy is one command', () => {
    const of = { ...reports.hostile(), configFiles: ["'; rm -rf ~ #.yaml"] };
    expect(comment(of)).toContain("--config ''\\''; rm -rf ~ #.yaml'");
    expect(comment({ ...of, configFiles: ['a\nrm -rf ~'] })).not.toContain('laptop');
  });

  test('no escape code reaches the terminal but ours', () => {
    const text = terminal(reports.hostile(), { color: true, showAnswers: 'all' });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(text.replace(/\u001b\[\d+(?:;\d+)*m/g, '')).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(text).not.toContain('\u001b[31mred');
  });

  test('for any text in any place', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            '```',
            '~~~~',
            '\n',
            '\n\n',
            '|',
            '<!--',
            '-->',
            '</details>',
            '<b>',
            '`',
            '    ',
            '- ',
            '# ',
            '[',
            '](',
            '![',
            '@a',
            '#1',
            '\\',
            ' ',
          ),
        )
        .map((parts) => parts.join('')),
    );
    const answers = fc.array(text, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(answers, ([a = '', b = '', c = '', d = '']) => {
        const evil = reports.endpoint(a, { label: b, at: { file: c, line: 1, column: 1 } });
        const runs = [
          {
            output: a,
            prompt: b,
            call: reports.call({ servedModel: d }),
            assertions: [outcome(false, assertion('contains', c, { metric: d }), a)],
          },
        ];
        const cells = [
          cell({
            index: 0,
            state: 'failed',
            endpoint: evil,
            test: { description: d, vars: { [a]: b }, at: { file: c, line: 1, column: 1 } },
            runs,
          }),
          cell({
            index: 1,
            state: 'errored',
            endpoint: evil,
            test: { description: a },
            runs: [{ error: { kind: 'gateway', message: b } }],
          }),
        ];
        const problem = { message: a, hint: b, at: { file: d, line: 1, column: 1 } };
        const of = report(cells, {
          description: c,
          warnings: [problem],
          problems: [problem],
          notices: [d],
          files: [a, b],
          gatewayUrl: c,
        });
        const page = html(
          comment(of, { context: { ...CONTEXT, instance: a, sha: b, version: c }, showAnswers: 'all' }),
        );
        expect(elements(page).filter((name) => !OURS.has(name))).toEqual([]);
        expect(count(page, 'h2')).toBe(1);
        expect(count(page, 'h4')).toBe(1);
        expect(count(page, 'td')).toBe(6 * 2);
        expect(count(page, '!--')).toBe(1);
        expect(page.match(/<details>/g)?.length).toBe(page.match(/<\/details>/g)?.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what does not fit is left out in whole entries', () => {
  test.each([10, 200, 3000])('%i failing cells', (cells) => {
    const of = reports.many(cells);
    const body = comment(of);
    expect(body.length).toBeLessThanOrEqual(COMMENT_CHARACTERS);
    const page = html(body);
    const shown = count(page, 'h4');
    expect(textOf(page)).toContain(`What broke: ${cells.toLocaleString('en')} cells`);
    if (shown < cells)
      expect(textOf(page)).toContain(`${(cells - shown).toLocaleString('en')} failing cells not shown here`);
    // Fences are closed, the last sections are there.
    expect(count(page, 'pre')).toBe(shown + 1);
    expect(textOf(page)).toContain('What exactly ran');
    // The worst are kept.
    expect(textOf(page)).toContain('answer 0 ');
  });

  test('for any limit: within it, the marker first, every fence closed', () => {
    const of = reports.many(30);
    fc.assert(
      fc.property(fc.integer({ min: 200, max: COMMENT_CHARACTERS }), (limit) => {
        const body = comment(of, { limit });
        expect(body.length).toBeLessThanOrEqual(limit);
        expect(parseMarker(body)?.instance).toBe(CONTEXT.instance);
        expect(body.match(/^```+/gm)?.length ?? 0).toBe(2 * count(html(body), 'pre'));
        expect(body).not.toMatch(/\p{Cs}/u);
      }),
      { numRuns: 20 },
    );
  });

  test('a summary counts bytes', () => {
    const text = summary(reports.many(2000));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SUMMARY_BYTES);
    expect(Buffer.byteLength(text)).toBeGreaterThan(SUMMARY_BYTES * 0.98);
    expect(text).not.toContain('<!--');
  });

  test('an entry that does not fit ends its part: a smaller one does not take its place', () => {
    const part = (rank: number, entries: string[]): Part => ({
      before: `h${rank}`,
      entries,
      leftOut: (n) => `-${n}`,
      rank,
    });
    const parts = [part(1, ['a'.repeat(10), 'b'.repeat(50), 'c']), part(0, ['d'.repeat(10)])];
    const text = layOut(parts, { size: 60, measure: ({ length }) => length });
    expect(text).toBe(`h1\n\n${'a'.repeat(10)}\n\n-2\n\nh0\n\n${'d'.repeat(10)}`);
    expect(layOut(parts, { size: 10, measure: ({ length }) => length })).toBe('h0\n\n-1');
  });
});

describe('the terminal', () => {
  test.each([40, 60, 80, 120])('no line is wider than %i columns, but the command to copy', (width) => {
    for (const of of [
      reports.passed(),
      reports.failed(),
      reports.gatewayDown(),
      reports.configError(),
      reports.hostile(),
      compared(CONTESTANTS),
      crowd(),
      wide(),
    ]) {
      const lines = terminal(of, { width, showAnswers: 'all' }).split('\n');
      const command = lines.findIndex((line) => line.startsWith('To repeat'));
      const tooWide = lines.slice(0, command).filter((line) => displayWidth(line) > width);
      expect(tooWide).toEqual([]);
    }
  });

  test('wide characters stand in columns', () => {
    expect(displayWidth('保証期間')).toBe(8);
    expect(displayWidth('e\u0301')).toBe(1);
    expect(displayWidth('\u{1f468}\u200d\u{1f469}\u200d\u{1f467}')).toBe(2);
    expect(displayWidth('한국어')).toBe(6);
    expect(displayWidth('abc')).toBe(3);
    const lines = terminal(wide(), { width: 100 }).split('\n');
    const head = lines.find((line) => /^ +保証 GPT +Claude$/.test(line)) ?? '';
    const row = lines.find((line) => line.includes('Latency p50')) ?? '';
    expect(displayWidth(head.slice(0, head.indexOf('Claude')))).toBe(
      displayWidth(row.slice(0, row.lastIndexOf('840 ms'))),
    );
  });

  test('no line is a command to the runner, wherever it is broken', () => {
    const description = `${'x'.repeat(70)} ::error::boom ##[error]x`;
    const text = terminal(
      report([cell({ index: 0, state: 'failed', test: { description } })], { notices: ['::error::y'] }),
    );
    expect(text).not.toMatch(/^\s*::|##\[/m);
    expect(text).toContain(': :error::boom');
  });

  test.each([40, 100])('in a comparison %i columns wide neither', (width) => {
    const evil = endpoint('::add-mask::x', { label: '::add-mask::verdict' });
    const text = renderTerminal(report([cell({ index: 0, state: 'passed', endpoint: evil })]), {
      showAnswers: 'all',
      color: false,
      width,
    });
    expect(text).toContain(': :add-mask::verdict');
    expect(text).not.toMatch(/^\s*::/m);
  });

  test('colour says nothing that the words do not', () => {
    const coloured = terminal(reports.failed(), { color: true });
    expect(coloured).toContain('\u001b[1;31mEval failed');
    expect(stripVTControlCharacters(coloured)).toBe(terminal(reports.failed()));
  });
});

/** Texts in Japanese, with two endpoints. */
function wide(): EvalReport {
  const endpoints = [reports.endpoint('a', { label: '保証 GPT' }), reports.endpoint('b', { label: 'Claude' })];
  const cells = endpoints.map((of, promptIdx) =>
    cell({
      index: 0,
      promptIdx,
      endpoint: of,
      state: 'failed',
      test: { description: '保証期間はどのくらいですか。'.repeat(8) },
      runs: [
        {
          output: '保証期間は二年です。\n'.repeat(9),
          assertions: [outcome(false, assertion('contains', '三年'), '「三年」がない')],
        },
      ],
    }),
  );
  return report(cells, { columns: endpoints.map((of) => ({ prompt: reports.PROMPT, endpoint: of })) });
}
