// What the regression gate tells a reviewer: made by the gate itself out of made-up runs, and looked at as files.
import { describe, expect, test } from '@jest/globals';
import { annotationsOf } from '../../src/report/annotations.js';
import { COMMENT_CHARACTERS, renderComment } from '../../src/report/comment.js';
import type { EvalReport } from '../../src/report/eval-report.js';
import { pageGate } from '../../src/report/page-gate.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { verdictOfGates } from '../../src/verdict/gate-verdict.js';
import type { ArmRun, ComparedCell } from '../../src/verdict/regression/cells.js';
import { concludeGate } from '../../src/verdict/regression/conclude.js';
import type { GateReport } from '../../src/verdict/regression/gate-report.js';
import { nextRuns, recordRuns, startGate } from '../../src/verdict/regression/regression-gate.js';
import { gateHeadline } from '../../src/verdict/regression/words.js';
import { html, textOf } from './markdown.js';
import { CONTEXT, cell, report } from './reports.js';
import { expectSnapshot } from './snapshots.js';

const YES: ArmRun = { pass: true, score: 1 };
const NO: ArmRun = { pass: false, score: 0 };

/** By name: the two sides of the first pass, and what fresh runs of the head give. */
const CASES: readonly [name: string, change: ComparedCell['change'], base: ArmRun[], head: ArmRun[], fresh: ArmRun][] =
  [
    ['refund-window', 'compared', [YES], [NO], NO],
    ['greeting', 'compared', [YES], [NO], YES],
    ['shipping', 'compared', [YES], [YES], YES],
    ['legacy', 'compared', [NO], [NO], NO],
    ['opening-hours', 'compared', [NO], [YES], YES],
    ['gift-cards', 'new', [], [YES], YES],
    ['fax-number', 'removed', [], [], null],
    ['tone', 'check changed', [], [YES], YES],
    ['returns', 'carried over', [], [], null],
  ];

function gated(rest: Partial<GateReport> = {}, names = CASES.map(([name]) => name)): EvalReport {
  const results = CASES.map(([, , , head], index) =>
    cell({ index, state: head[0]?.pass ? 'passed' : 'failed', test: { description: names[index] ?? '' } }),
  );
  const ids = results.map(({ cell: { id } }) => id);
  const compared = CASES.map(
    ([, change, base, head], index): ComparedCell => ({ id: ids[index] ?? '', change, base, head }),
  );
  const settings = { measure: 'pass', repeatMinPass: 1, gateMetrics: [], forbidRemoval: false } as const;
  let state = startGate(compared, settings);
  for (let requests = nextRuns(state); requests.length > 0; requests = nextRuns(state))
    state = recordRuns(
      state,
      requests.map(({ cell: id, purpose, arms }) => ({
        cell: id,
        purpose,
        runs: arms.map((arm) => (arm === 'base' ? YES : (CASES[ids.indexOf(id)]?.[4] ?? null))),
      })),
    );
  const { cases, ...conclusion } = concludeGate(state);
  const nameOf = (id: string): string => names[ids.indexOf(id)] ?? id;
  const gate: GateReport = {
    base: { name: 'main', sha: 'bdefb2e0'.repeat(5), source: 'git', renamed: [] },
    headline: gateHeadline({ ...conclusion, cases }, { base: 'main', caseName: nameOf }),
    conclusion,
    cases: cases.map((one) => ({ ...one, name: nameOf(one.cell), blocks: one.kind === 'broke' })),
    ruleChanges: [],
    callsSaved: 2,
    ...rest,
  };
  const ran = results.filter((_, index) => (CASES[index]?.[3].length ?? 0) > 0);
  const plain = report(ran);
  const options = { passThreshold: 100, onInconclusive: 'fail' } as const;
  return {
    ...plain,
    gate,
    verdict: verdictOfGates(plain.verdict, gate, { thresholds: false, results: ran, options }),
  };
}

const comment = (of: EvalReport): string =>
  renderComment(of, CONTEXT, { showAnswers: 'failed', limit: COMMENT_CHARACTERS });
const terminal = (of: EvalReport): string => renderTerminal(of, { showAnswers: 'failed', color: false, width: 80 });

test('the comment and the terminal', () => {
  expectSnapshot('gated.md', comment(gated()));
  expectSnapshot('gated.txt', terminal(gated()));
});

describe('a reviewer reads', () => {
  const full = gated({
    ruleChanges: ['this change would take "regression" out of the gates'],
    latency: {
      cases: 12,
      medians: { base: 800, head: 1000 },
      ratio: { estimate: 1.25, low: 1.1, high: 1.5 },
      maxIncrease: 20,
      exceeded: false,
    },
    evidence: 'The gate goes on with the evidence that evidence.json kept of an earlier run.',
    base: {
      name: 'main',
      sha: 'bdefb2e0'.repeat(5),
      source: 'api',
      renamed: [{ from: 'evals/old.yaml', to: 'evals/support.yaml' }],
    },
  });

  test.each([
    ['comment', textOf(html(comment(full))).replaceAll('\u200b', '')],
    ['terminal', terminal(full).replace(/\n +/g, ' ')],
    ['page', textOf(pageGate(full).replace(/<title>.*?<\/title>/s, ''))],
  ])('all of it in the %s', (_, text) => {
    for (const part of [
      'Compared with main (bdefb2e)',
      'refund-window: main passed 5 of 5, this change 0 of 5 when run again',
      'opening-hours: main passed 0 of 1, this change passed 1 of 1',
      'greeting: main passed 1 of 1, this change passed 0 of 1; run again it passed 3 of 3',
      'Carried over: 1 case',
      '2 calls saved',
      'This change edits its own gate, so the rules of main judged it: this change would take "regression" out',
      'median 1.0 s, before 800 ms: 1.3x slower (1.1 to 1.5), within the 20 % allowed',
      'evals/support.yaml is evals/old.yaml on main',
      'The gate goes on with the evidence',
    ])
      expect(text).toContain(part);
  });

  test('what broke apart from what fails as before', () => {
    const text = textOf(html(comment(gated())));
    expect(text.indexOf('What broke: 1 cell')).toBeLessThan(text.indexOf('2 more failing cells, which the comparison'));
    expect(terminal(gated())).toContain('Failing, and not blocked by the comparison: 2 cells');
    expect(annotationsOf(gated(), { showAnswers: 'failed' }).map(({ level }) => level)).toEqual([
      'error',
      'error',
      'notice',
      'notice',
    ]);
  });

  test('no p-value', () => {
    expect(comment(full) + terminal(full) + pageGate(full)).not.toMatch(/\bp\s*[=<]|significan/i);
  });
});

test('names are hostile', () => {
  const hostile = '<!-- --> | @everyone **x** ::error::y <img src=x onerror=1>';
  const names = CASES.map(() => hostile);
  const base = { name: `\`${hostile}`, source: 'git', renamed: [{ from: hostile, to: hostile }] } as const;
  const of = gated({ base, ruleChanges: [hostile], evidence: hostile }, names);
  expect(comment(of).split('\n').slice(1).join('\n')).not.toMatch(/<img|@everyone|^::|<!--/m);
  expect(html(comment(of))).not.toContain('<img');
  expect(pageGate(of)).not.toMatch(/<img|<!--/);
  expect(terminal(of)).not.toMatch(/^\s*::/m);
});
