import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareWithFile } from '../../src/baseline/compare-with-file.js';
import type { Assertion, SingleAssertion, TestCase } from '../../src/config/eval-config.js';
import { loadConfig } from '../../src/config/load.js';
import { planCells, planColumns } from '../../src/plan/plan.js';
import { writeResultsJson } from '../../src/report/results-json.js';
import type { AssertionOutcome, CellResult, RunState } from '../../src/run/results.js';
import { createWorkspace } from '../../src/trust/workspace.js';
import type { ComparedCell } from '../../src/verdict/regression/cells.js';
import * as reports from '../report/reports.js';
import { AT, CONTAINS, endpoint, testCase } from '../run/cells.js';
import { ROOT } from '../support/run-action.js';
import { recordedOf } from './recorded.js';

interface Column {
  prompt: { raw: string; label: string };
  endpoint: { name: string; label?: string };
}
const SAY: Column = { prompt: { raw: 'Say {{q}}', label: 'say' }, endpoint: { name: 'a' } };

function outcomes(assert: readonly Assertion[], pass: boolean): AssertionOutcome[] {
  return assert.map((assertion) => {
    if (assertion.type !== 'assert-set')
      return { assertion: assertion as SingleAssertion, pass, score: 1, reason: 'r' };
    const { assert: parts, ...set } = assertion as Extract<Assertion, { type: 'assert-set' }>;
    return { assertion: set, pass, score: 1, reason: 'r', parts: outcomes(parts, pass) };
  });
}

/** Each test with each column, planned as a run plans them. */
function measured(tests: TestCase[], columns: Column[], statesOf: (index: number) => RunState[]): CellResult[] {
  const planned = columns.map(({ prompt, endpoint: { name, label } }) => ({
    prompt: { ...prompt, at: AT },
    endpoint: endpoint(name, label === undefined ? {} : { label }),
  }));
  return [...planCells(tests, planned)].map((cell, index) => ({
    cell,
    state: 'passed',
    runs: statesOf(index).map((state, repeat) => ({
      repeat,
      state,
      vars: {},
      prompt: 'rendered',
      score: state === 'passed' ? 1 : 0.25,
      namedScores: {},
      assertions: state === 'errored' ? [] : outcomes(cell.test.assert, state === 'passed'),
      graderCalls: [],
    })),
  }));
}

/** What our own file of these results records. */
function fileOf(cells: CellResult[]): string {
  const columns: { prompt: CellResult['cell']['prompt']; endpoint: CellResult['cell']['endpoint'] }[] = [];
  for (const { cell } of cells) columns[cell.promptIdx] = cell;
  const report = { ...reports.passed(), cells, columns };
  return [...writeResultsJson(report, { showAnswers: 'none', context: reports.CONTEXT })].join('');
}

const changes = (cells: readonly ComparedCell[]): string[] => cells.map(({ change }) => change);
const passing = (): RunState[] => ['passed'];
const named = (q: string, rest: Partial<TestCase> = {}): TestCase => testCase({ vars: { q }, ...rest });
const compare = (base: CellResult[], head: CellResult[]): ComparedCell[] =>
  compareWithFile(head, recordedOf(fileOf(base)));

describe('what became of a case', () => {
  const one = (rest: Partial<TestCase>, columns = [SAY]): CellResult[] =>
    measured([named('a', rest)], columns, passing);
  const to = (prompt: Partial<Column['prompt']>, ofEndpoint: Partial<Column['endpoint']> = {}): Column => ({
    prompt: { ...SAY.prompt, ...prompt },
    endpoint: { ...SAY.endpoint, ...ofEndpoint },
  });
  const equals: SingleAssertion = { ...CONTAINS, type: 'equals' };
  const code: SingleAssertion = {
    ...CONTAINS,
    type: 'javascript',
    value: 'file://check.js',
    code: { kind: 'file', file: '/x', language: 'javascript', name: undefined } as never,
  };
  test.each<[string, CellResult[], CellResult[], string[]]>([
    ['nothing', one({}), one({}), ['compared']],
    ['an edited prompt with a label', one({}), one({}, [to({ raw: 'Tell {{q}}' })]), ['compared']],
    ['another label', one({}), one({}, [to({ label: 'tell' })]), ['compared']],
    [
      'an edited prompt without a label of its own',
      one({}, [to({ label: 'Say {{q}}' })]),
      one({}, [to({ raw: 'Tell', label: 'Tell' })]),
      ['compared'],
    ],
    [
      'one of two files was edited, the other taken out',
      one({}, [to({ raw: 'A', label: 'a.txt: A' }), to({ raw: 'B', label: 'b.txt: B' })]),
      one({}, [to({ raw: 'C', label: 'b.txt: C' })]),
      ['compared', 'removed'],
    ],
    ['another endpoint in its place', one({}), one({}, [to({}, { name: 'b' })]), ['compared']],
    [
      'another endpoint behind a label',
      one({}, [to({}, { label: 'l' }), to({}, { name: 'b' })]),
      one({}, [to({}, { name: 'b' }), to({}, { name: 'c', label: 'l' })]),
      ['compared', 'compared'],
    ],
    ['an endpoint more', one({}), one({}, [SAY, to({}, { name: 'b' })]), ['compared', 'new']],
    ['an endpoint less', one({}, [SAY, to({}, { name: 'b' })]), one({}), ['compared', 'removed']],
    [
      'another variable',
      measured([named('a')], [SAY], passing),
      measured([named('b')], [SAY], passing),
      ['new', 'removed'],
    ],
    ['another description', one({}), one({ description: 'd' }), ['new', 'removed']],
    ['another assertion', one({}), one({ assert: [equals] }), ['check changed']],
    ['an assertion more', one({}), one({ assert: [CONTAINS, equals] }), ['check changed']],
    ['an assertion less', one({ assert: [CONTAINS, equals] }), one({}), ['check changed']],
    [
      'assertions in another order',
      one({ assert: [CONTAINS, equals] }),
      one({ assert: [equals, CONTAINS] }),
      ['compared'],
    ],
    ['another weight', one({}), one({ assert: [{ ...CONTAINS, weight: 3 }] }), ['compared']],
    [
      'an assertion that decides nothing any more',
      one({}),
      one({ assert: [{ ...CONTAINS, weight: 0 }] }),
      ['check changed'],
    ],
    ['the opposite', one({}), one({ assert: [{ ...CONTAINS, negated: true }] }), ['check changed']],
    ['another threshold of the test', one({ threshold: 0.5 }), one({ threshold: 0.6 }), ['check changed']],
    [
      'the threshold of a set',
      one({ assert: [{ type: 'assert-set', assert: [CONTAINS], weight: 1, threshold: 0.5, at: AT }] }),
      one({ assert: [{ type: 'assert-set', assert: [CONTAINS], weight: 1, threshold: 0.6, at: AT }] }),
      ['check changed'],
    ],
    [
      'another file of code',
      one({ assert: [code] }),
      one({ assert: [{ ...code, value: 'file://other.js' }] }),
      ['check changed'],
    ],
    ['the same file of code', one({ assert: [code] }), one({ assert: [code] }), ['compared']],
    [
      'two cases of one name, each with its own check',
      measured([named('a'), named('a', { assert: [equals] })], [SAY], passing),
      measured([named('a', { assert: [equals] }), named('a')], [SAY], passing),
      ['compared', 'compared'],
    ],
    ['no run was judged', measured([named('a')], [SAY], () => ['errored']), one({ assert: [equals] }), ['compared']],
  ])('%s', (_, base, head, expected) => {
    expect(changes(compare(base, head))).toEqual(expected);
  });

  test('two cases of one name keep their own results when they change places', () => {
    const states = (index: number): RunState[] => [index === 0 ? 'failed' : 'passed'];
    const base = measured([named('a'), named('a', { assert: [equals] })], [SAY], states);
    const head = measured([named('a', { assert: [equals] }), named('a')], [SAY], passing);
    expect(compare(base, head).map(({ base: runs }) => runs[0]?.pass)).toEqual([true, false]);
  });
});

test('runs, and what is no evidence', () => {
  const base = measured([named('a')], [SAY], () => ['passed', 'failed', 'errored']);
  const head = measured([named('a', { metadata: { cluster: 'doc' } })], [SAY], () => ['errored', 'unjudged', 'failed']);
  const [first] = head;
  if (first)
    first.runs[2] = {
      ...(first.runs[2] as (typeof first.runs)[0]),
      assertions: [{ assertion: { ...CONTAINS, critical: true }, pass: false, score: 0, reason: 'r' }],
    };
  expect(compare(base, head)).toEqual([
    {
      id: first?.cell.id,
      change: 'compared',
      cluster: 'doc',
      base: [{ pass: true, score: 1 }, { pass: false, score: 0.25 }, null],
      head: [null, null, { pass: false, score: 0.25, metrics: {} }],
      criticalFailed: true,
    },
  ]);
});

test('a case on two endpoints counts once, unless it says with what it hangs together', () => {
  const columns = [SAY, { ...SAY, endpoint: { name: 'b' } }];
  const head = measured([named('a'), named('b'), named('c', { metadata: { cluster: 7 } })], columns, passing);
  const clusters = compare(head, head).map(({ cluster }) => cluster);
  expect(clusters).toEqual([clusters[0], clusters[0], clusters[2], clusters[2], '7', '7']);
  expect(new Set(clusters).size).toBe(3);
});

describe('a file of promptfoo 0.123.1 beside our run of the same config', () => {
  const root = join(ROOT, '__tests__/baseline/promptfoo');
  const recorded = recordedOf(readFileSync(join(root, 'results.json'), 'utf8'));
  const load = async (): Promise<CellResult[]> => {
    const config = await loadConfig({
      files: [join(root, 'promptfooconfig.yaml')],
      settings: { strict: true, endpointMap: [] },
      workspace: createWorkspace({ root, cwd: root }),
      gateway: { trust: { trusted: true }, env: {}, url: 'http://g', apiKey: undefined, githubToken: undefined },
    });
    return [...planCells(config.tests, planColumns(config))].map((cell) => ({
      cell,
      state: 'passed',
      runs: measured([cell.test], [SAY], () => ['passed', 'passed'])[0]?.runs ?? [],
    }));
  };

  test('every case is found, with both repeats', async () => {
    const cells = compareWithFile(await load(), recorded);
    const run = (pass: boolean, score: number, metrics?: object): object => ({
      pass,
      score,
      ...(metrics ? { metrics } : {}),
    });
    const greets = run(false, 7 / 12, { safety: 1 });
    expect(cells.map(({ change, base }) => [change, ...base])).toEqual(
      [
        [greets, greets],
        [null, null],
        [run(true, 1), run(true, 1)],
        [run(true, 0.85, { inner: 0.3 }), run(true, 0.85, { inner: 0.3 })],
      ]
        .flatMap((runs) => [runs, runs])
        .map((runs) => ['compared', ...runs]),
    );
  });

  test('cases that are alike share the rows, which are in order', async () => {
    const [first, ...others] = await load();
    if (!first) throw new Error('no cell');
    const twin = { ...first, cell: { ...first.cell, id: 'f'.repeat(16) } };
    const cells = compareWithFile([first, twin, ...others], recorded);
    expect(cells.slice(0, 2).map(({ id, change, base }) => [id, change, base.length])).toEqual([
      [first.cell.id, 'compared', 1],
      [twin.cell.id, 'compared', 1],
    ]);
  });
});

describe('for all results', () => {
  const states = fc.array(fc.constantFrom<RunState>('passed', 'failed', 'errored'), { minLength: 1, maxLength: 3 });
  const tests = fc.array(
    fc.record({ q: fc.constantFrom('a', 'b', '__proto__', '{{q}}'), type: fc.constantFrom('contains', 'equals') }),
    { minLength: 1, maxLength: 5 },
  );
  const suite = fc.record({ tests, repeats: fc.array(states, { minLength: 10, maxLength: 10 }), two: fc.boolean() });
  const columns = (two: boolean): Column[] => (two ? [SAY, { ...SAY, endpoint: { name: 'b' } }] : [SAY]);
  const make = ({ tests: all, repeats, two }: typeof suite extends fc.Arbitrary<infer T> ? T : never): CellResult[] =>
    measured(
      all.map(({ q, type }) => named(q, { assert: [{ ...CONTAINS, type }] })),
      columns(two),
      (index) => repeats[index] ?? ['passed'],
    );

  test('a run beside itself: every case is found with its own runs', () => {
    fc.assert(
      fc.property(suite, (given) => {
        const head = make(given);
        const cells = compare(head, head);
        expect(changes(cells)).toEqual(head.map(() => 'compared'));
        const evidence = (runs: ComparedCell['base']): string[] => runs.map((run) => `${run?.pass} ${run?.score}`);
        // Cases that are alike in everything may change places.
        const all = (arm: 'base' | 'head'): string[] => cells.map((cell) => evidence(cell[arm]).join()).sort();
        expect(all('base')).toEqual(all('head'));
      }),
    );
  });

  test('the order of the rows and of the cases says nothing', () => {
    fc.assert(
      fc.property(suite, suite, fc.infiniteStream(fc.nat()), (given, other, random) => {
        const distinct = (one: typeof given): typeof given => ({
          ...one,
          tests: one.tests.filter(({ q }, index) => one.tests.findIndex((before) => before.q === q) === index),
        });
        const base = make(distinct(given));
        const head = make({ ...distinct(other), two: given.two });
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((value) => ({ value, at: random.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ value }) => value);
        const sorted = (cells: readonly ComparedCell[]): ComparedCell[] =>
          cells.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        const recorded = recordedOf(fileOf(base));
        expect(sorted(compareWithFile(shuffled(head), shuffled(recorded)))).toEqual(
          sorted(compareWithFile(head, recorded)),
        );
        expect(compareWithFile(head, recorded).filter(({ change }) => change !== 'removed')).toHaveLength(head.length);
      }),
    );
  });
});
