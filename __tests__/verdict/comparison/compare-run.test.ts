// Which cases of a run are compared, and what counts of their calls.
import { describe, expect, test } from '@jest/globals';
import type { Column } from '../../../src/plan/cell.js';
import type { CellResult, RunState } from '../../../src/run/results.js';
import { compareRun } from '../../../src/verdict/comparison/compare-run.js';
import { type CellOptions, call, cell, endpoint, PROMPT } from '../../report/reports.js';
import { seeded } from '../regression/simulation.js';

const [A, B, C] = [endpoint('a'), endpoint('b'), endpoint('c')];
const columns = (...endpoints: Column['endpoint'][]): Column[] =>
  endpoints.map((of) => ({ prompt: PROMPT, endpoint: of }));
const two = columns(A, B);

/** A cell on each column. */
function row(index: number, states: readonly RunState[], of = two, rest: Partial<CellOptions> = {}): CellResult[] {
  return states.map((state, promptIdx) =>
    cell({ index, state, promptIdx, endpoint: of[promptIdx]?.endpoint ?? A, ...rest }),
  );
}
const rows = (count: number, states: readonly RunState[], of = two): CellResult[] =>
  Array.from({ length: count }, (_, index) => row(index, states, of)).flat();

describe('who is compared', () => {
  test.each<[string, Column[], CellResult[]]>([
    ['one endpoint', columns(A), rows(9, ['passed'], columns(A))],
    [
      'an entry that stands in two columns',
      [...columns(A), { prompt: { ...PROMPT }, endpoint: A }],
      rows(9, ['passed', 'failed'], columns(A, A)),
    ],
    ['a second one without a judged cell', two, rows(9, ['passed', 'errored'])],
    ['a second one without a cell', two, rows(9, ['passed'], columns(A))],
    ['nothing judged', two, rows(9, ['unjudged', 'unjudged'])],
  ])('nobody: %s', (_, of, cells) => {
    expect(compareRun(of, cells)).toBeUndefined();
  });

  test('entries for one endpoint with other parameters, by label or by place', () => {
    const warm = endpoint('a', { label: 'warm' });
    const below = endpoint('a', { at: { file: 'evals/support.yaml', line: 9, column: 5 } });
    const of = columns(A, warm, below);
    expect(compareRun(of, rows(9, ['passed', 'passed', 'failed'], of))?.endpoints.map(({ column }) => column)).toEqual([
      0, 1, 2,
    ]);
  });

  test('an endpoint that is down is named, and the others are compared', () => {
    const of = columns(A, B, C);
    const compared = compareRun(of, rows(9, ['passed', 'errored', 'failed'], of));
    expect(compared?.unmeasured).toEqual([1]);
    expect(compared?.endpoints.map(({ column }) => column)).toEqual([0, 2]);
    expect(compared?.ranking).toMatchObject({ cases: 9, leftOut: 0 });
  });
});

describe('which cases count', () => {
  test('those that all endpoints ran, with an assertion', () => {
    const cells = [
      ...rows(20, ['passed', 'failed']),
      // Only one endpoint ran it.
      ...row(20, ['passed']),
      // It names an endpoint of its own, so both columns asked the same.
      ...row(21, ['passed', 'passed'], two, { test: { provider: C } }),
      ...row(22, ['unjudged', 'unjudged'], two, { test: { assert: [] } }),
      // Would not have been judged had it been answered.
      ...row(23, ['errored', 'unjudged'], two, { test: { assert: [] } }),
      ...row(24, ['errored', 'passed']),
    ];
    expect(compareRun(two, cells)).toMatchObject({ unshared: 2, unjudged: 2, ranking: { cases: 20, leftOut: 1 } });
  });

  test('a test with each of its prompts is a case of its own', () => {
    const prompts = [PROMPT, { ...PROMPT, label: 'other' }];
    const of = [A, B].flatMap((one) => prompts.map((prompt) => ({ prompt, endpoint: one })));
    const compared = compareRun(of, rows(6, ['passed', 'failed', 'passed', 'passed'], of));
    expect(compared?.ranking.cases).toBe(12);
    expect(compared?.telling).toHaveLength(6);
    expect(compared?.telling[0]?.passes).toEqual([
      { passed: 0, judged: 1 },
      { passed: 1, judged: 1 },
    ]);
  });

  test('prompts of their own: no case in common', () => {
    const of = [
      { prompt: PROMPT, endpoint: A },
      { prompt: { ...PROMPT, label: 'other' }, endpoint: B },
    ];
    expect(compareRun(of, rows(6, ['passed', 'failed'], of))).toMatchObject({
      unshared: 12,
      ranking: { cases: 0, leftOut: 0, unranked: true },
    });
  });

  test('cases of one document hang together', () => {
    const alone = compareRun(two, rows(40, ['passed', 'failed']));
    const together = compareRun(
      two,
      Array.from({ length: 40 }, (_, index) =>
        row(index, ['passed', 'failed'], two, { test: { metadata: { cluster: index % 4 } } }),
      ).flat(),
    );
    expect([alone?.clustered, together?.clustered]).toEqual([false, true]);
    expect(alone?.ranking.gaps[0]?.separated).toBe(true);
    // Four documents cannot show anything, however many questions they have.
    expect(together?.ranking.gaps[0]?.separated).toBe(false);
    const [one, other] = [alone, together].map((of) => of?.ranking.ranked[0]?.interval?.low ?? 0);
    expect(other).toBeLessThan(one ?? 0);
  });
});

describe('latency, tokens and cost', () => {
  const timed = (index: number, latencies: readonly number[], rest: Partial<CellOptions> = {}): CellResult[] =>
    latencies.map((latencyMs, promptIdx) =>
      cell({
        index,
        state: 'passed',
        promptIdx,
        endpoint: promptIdx === 0 ? A : B,
        runs: [{ call: call({ latencyMs }) }],
        ...rest,
      }),
    );

  test('the first call of each endpoint warms it up and does not count', () => {
    const cells = [
      timed(0, [90_000, 80_000]),
      ...Array.from({ length: 9 }, (_, i) => timed(1 + i, [100 + i, 150 + i])),
    ];
    const compared = compareRun(two, cells.flat());
    expect(compared?.endpoints.map(({ latency }) => latency)).toEqual([
      { p50: 104, p95: 108 },
      { p50: 154, p95: 158 },
    ]);
    expect(compared?.latency).toMatchObject({ least: 0, isBest: true });
    expect(compared?.latency.against[1]).toMatchObject({ cases: 9, medians: { base: 104, head: 154 } });
  });

  test('a call that is all there is does', () => {
    expect(compareRun(two, timed(0, [100, 200]))?.endpoints.map(({ latency }) => latency?.p50)).toEqual([100, 200]);
  });

  test('neither do errors, however fast', () => {
    const error = { kind: 'gateway' as const, message: 'no' };
    const cells = Array.from({ length: 30 }, (_, index) => timed(index, [100, 200])).flat();
    const failing = row(30, ['errored', 'passed'], two, { runs: [{ error, call: call({ latencyMs: 1 }) }] });
    expect(compareRun(two, [...cells, ...failing])?.endpoints[0]?.latency?.p50).toBe(100);
  });

  test('repeats count in the percentiles, but each case once in the test', () => {
    const cells = Array.from({ length: 8 }, (_, index) =>
      two.map(({ endpoint: of }, promptIdx) =>
        cell({
          index,
          promptIdx,
          endpoint: of,
          state: 'passed',
          runs: [100, 300, 500].map((latencyMs) => ({ call: call({ latencyMs: latencyMs * (1 + promptIdx) }) })),
        }),
      ),
    ).flat();
    const compared = compareRun(two, cells);
    expect(compared?.repeats).toBe(3);
    expect(compared?.endpoints[0]?.latency).toEqual({ p50: 300, p95: 500 });
    expect(compared?.latency.against[1]).toMatchObject({ cases: 8, ratio: { estimate: expect.closeTo(2, 6) } });
  });

  test('nobody is best where a difference may be chance, or one has no value', () => {
    const alike = Array.from({ length: 12 }, (_, i) => timed(i, i % 2 ? [100, 101] : [101, 100])).flat();
    expect(compareRun(two, alike)?.latency.isBest).toBe(false);
    const priced = Array.from({ length: 12 }, (_, index) =>
      two.map(({ endpoint: of }, promptIdx) =>
        cell({
          index,
          promptIdx,
          endpoint: of,
          state: 'passed',
          runs: [{ call: call(promptIdx === 0 ? { costUsd: 0.01 } : {}) }],
        }),
      ),
    ).flat();
    expect(compareRun(two, priced)).toMatchObject({ cost: { least: 0, isBest: false } });
    expect(compareRun(two, priced)?.endpoints.map(({ costUsd }) => costUsd)).toEqual([expect.closeTo(0.01), undefined]);
  });
});

test('thousands of cases on four endpoints take about a second', () => {
  const random = seeded(4);
  const of = columns(A, B, C, endpoint('d'));
  const cells = Array.from({ length: 5_000 }, (_, index) =>
    of.map(({ endpoint: one }, promptIdx) => {
      const total = 100 + Math.ceil(50 * random());
      const tokens = { prompt: 90, completion: total - 90, total };
      const made = call({ latencyMs: 100 + 900 * random(), tokens, costUsd: total / 1e5 });
      return cell({
        index,
        promptIdx,
        endpoint: one,
        state: 'passed',
        runs: [{ state: random() < 0.7 ? 'passed' : 'failed', call: made }],
      });
    }),
  ).flat();
  const start = process.cpuUsage();
  expect(compareRun(of, cells)?.ranking.cases).toBe(5_000);
  // Of the processor, not of the clock: other tests run beside it. Three times what it takes alone.
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(3_000);
});
