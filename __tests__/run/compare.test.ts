// Rows whose outputs are compared: when they are judged, what becomes of winners, losers and errors.
import { describe, expect, test } from '@jest/globals';
import { judgeAll } from '../../src/assertions/judge.js';
import type { Assertion, SingleAssertion } from '../../src/config/eval-config.js';
import type { Cell } from '../../src/plan/cell.js';
import type { RunDependencies } from '../../src/run/dependencies.js';
import type { CellProgress } from '../../src/run/progress-counter.js';
import type { CellResult } from '../../src/run/results.js';
import { type RunOptions, runCells } from '../../src/run/runner.js';
import { AT, CONTAINS, cell, endpoint, testCase } from './cells.js';

const BEST: SingleAssertion = {
  type: 'select-best',
  negated: false,
  value: 'x',
  weight: 1,
  grader: endpoint('grader'),
  at: AT,
};
const HIGHEST: SingleAssertion = { type: 'max-score', negated: false, weight: 1, at: AT };

const COLUMNS = ['a', 'b', 'c'];

/** A cell for each column of each test. */
function rows(...asserts: Assertion[][]): Cell[] {
  return asserts.flatMap((assert, testIdx) =>
    COLUMNS.map((name, promptIdx) =>
      cell(testIdx, { promptIdx, test: testCase({ assert }), endpoint: endpoint(name), id: `${testIdx}${name}` }),
    ),
  );
}

interface World {
  /** What a column answers; undefined: it does not. Default: `ok` and the column's name. */
  answer?: (column: string, of: number) => string | undefined;
  /** What the grader replies. */
  reply?: (content: string, index: number) => string;
  signal?: AbortSignal;
}

async function run(cells: Iterable<Cell>, world: World = {}, options: Partial<RunOptions> = {}) {
  const { answer = (column) => `ok ${column}`, reply = () => '1' } = world;
  const order: string[] = [];
  const asked: string[] = [];
  const progress: CellProgress[] = [];
  const calls: Record<string, number> = {};
  const dependencies: RunDependencies = {
    prepare: (of) => ({
      vars: {},
      prompt: 'Say ok',
      messages: [],
      params: {},
      defaulted: [],
      destination: { baseUrl: 'http://gateway', endpoint: of.endpoint.name, headers: {} },
      showReasoning: true,
      render: (text) => text,
      renderWith: (text) => text,
    }),
    blocked: () => undefined,
    async chat({ endpoint: name }) {
      const of = calls[name] ?? 0;
      calls[name] = of + 1;
      order.push(name);
      const content = answer(name, of);
      // The first column is the last to end.
      await new Promise((resolve) => setTimeout(resolve, name === 'a' ? 20 : 1));
      const call = { endpoint: name, attempts: 1, latencyMs: 5 };
      if (content === undefined) return { ok: false, error: { kind: 'gateway', message: 'answered 503' }, call };
      return { ok: true, answer: { message: { content }, content }, call };
    },
    async grade(grader, messages) {
      const content = JSON.stringify(messages);
      order.push(grader.name);
      asked.push(content);
      const call = { endpoint: grader.name, attempts: 1, latencyMs: 1 };
      return { ok: true, text: reply(content, asked.length - 1), call };
    },
    embed: async () => {
      throw new Error('no embedding was expected');
    },
    judge: judgeAll,
    onProgress: (one) => void progress.push(one),
    now: () => 0,
    sleep: async () => {},
    ...(world.signal ? { signal: world.signal } : {}),
  };
  const all: RunOptions = { concurrency: 4, repeat: 1, repeatMinPass: 1, ...options };
  const results = await runCells(cells, all, dependencies);
  return { results, order, asked, progress };
}

const brief = (results: CellResult[]): string[] =>
  results.map(({ state, runs }) => `${state} ${runs.map(({ score }) => score).join(',')}`);

describe('a row', () => {
  test('is compared once all of its outputs are there, and stays in the order of the plan', async () => {
    const { results, order, asked, progress } = await run(rows([BEST], [CONTAINS]));
    expect(results.map(({ cell: of }) => of.id)).toEqual(['0a', '0b', '0c', '1a', '1b', '1c']);
    expect(brief(results)).toEqual(['failed 0', 'passed 1', 'failed 0', 'passed 1', 'passed 1', 'passed 1']);
    expect(order.lastIndexOf('grader')).toBeGreaterThan(order.indexOf('a'));
    expect(asked).toHaveLength(1);
    for (const output of ['ok a', 'ok b', 'ok c']) expect(asked[0]).toContain(output);
    expect(asked[0]?.indexOf('ok a')).toBeLessThan(asked[0]?.indexOf('ok b') ?? 0);
    expect(progress.at(-1)).toMatchObject({ done: 6, passed: 4, failed: 2 });
  });

  test('keeps the record of its call to the grader once', async () => {
    const { results } = await run(rows([BEST]));
    expect(results.flatMap(({ runs }) => runs.map(({ graderCalls }) => graderCalls.length))).toEqual([1, 0, 0]);
  });

  test('of one cell after the other is compared too', async () => {
    const { results, order } = await run(rows([BEST], [BEST]), {}, { concurrency: 1 });
    expect(order).toEqual(['a', 'b', 'c', 'grader', 'a', 'b', 'c', 'grader']);
    expect(brief(results)).toEqual(['failed 0', 'passed 1', 'failed 0', 'failed 0', 'passed 1', 'failed 0']);
  });

  test('is compared anew for each repeat', async () => {
    const reply = (content: string) => (content.includes('a0') ? '0' : '2');
    const answer = (column: string, of: number) => `ok ${column}${of}`;
    const { results, asked } = await run(rows([BEST]), { answer, reply }, { repeat: 2, concurrency: 1 });
    expect(asked).toHaveLength(2);
    expect(results.map(({ runs }) => runs.map(({ state }) => state))).toEqual([
      ['passed', 'failed'],
      ['failed', 'failed'],
      ['failed', 'passed'],
    ]);
  });
});

describe('winners and losers', () => {
  test('a winner keeps what its own assertions gave, a loser has score 0', async () => {
    const other: SingleAssertion = { ...CONTAINS, value: 'b' };
    const { results } = await run(rows([BEST, CONTAINS, other]));
    expect(brief(results)).toEqual(['failed 0', 'passed 1', 'failed 0']);
    expect(results[0]?.runs[0]?.assertions.map(({ assertion, pass }) => `${assertion.type} ${pass}`)).toEqual([
      'contains true',
      'contains false',
      'select-best false',
    ]);
    const chosen = await run(rows([BEST, other]), { reply: () => '0' });
    expect(brief(chosen.results)).toEqual(['failed 0', 'failed 0', 'failed 0']);
  });

  test('a comparison of weight 0 alone is listed, and judges nothing', async () => {
    const { results } = await run(rows([{ ...BEST, weight: 0 }]));
    expect(results.map(({ state }) => state)).toEqual(['unjudged', 'unjudged', 'unjudged']);
    expect(results[0]?.runs[0]?.assertions).toMatchObject([{ assertion: { type: 'select-best' }, pass: true }]);
  });

  test('max-score chooses by the scores, after the graders have chosen', async () => {
    const other: SingleAssertion = { ...CONTAINS, value: 'c' };
    const { results } = await run(rows([HIGHEST, BEST, CONTAINS, other]), { reply: () => '2' });
    expect(brief(results)).toEqual(['failed 0', 'failed 0', 'passed 1']);
    expect(results[2]?.runs[0]?.assertions.map(({ assertion }) => assertion.type)).toEqual([
      'contains',
      'contains',
      'select-best',
      'max-score',
    ]);
  });

  test('with weight 0 a comparison is shown and decides nothing', async () => {
    const { results } = await run(rows([{ ...BEST, weight: 0 }, CONTAINS]));
    expect(brief(results)).toEqual(['passed 1', 'passed 1', 'passed 1']);
    expect(results[0]?.runs[0]?.assertions[1]).toMatchObject({ pass: true, score: 0 });
  });
});

describe('a comparison that cannot be made', () => {
  test('an unusable reply makes the whole row errored, and no other', async () => {
    const reply = (content: string) => (content.includes('FIRST') ? 'the second' : '1');
    const { results, asked } = await run(rows([{ ...BEST, value: 'FIRST' }], [BEST]), { reply });
    expect(results.map(({ state }) => state).join(' ')).toBe('errored errored errored failed passed failed');
    expect(results[2]?.runs[0]).toMatchObject({ output: 'ok c', error: { kind: 'grader' } });
    expect(results[2]?.runs[0]?.error?.message).toMatch(
      /^select-best \(promptfooconfig\.yaml:1:1\): the grader grader/,
    );
    expect(asked).toHaveLength(4);
  });

  test('a missing output makes the others errored: nobody has won', async () => {
    const { results, asked } = await run(rows([BEST, HIGHEST, CONTAINS]), {
      answer: (column) => (column === 'b' ? undefined : 'ok'),
    });
    expect(brief(results)).toEqual(['errored 0', 'errored 0', 'errored 0']);
    expect(results[1]?.runs[0]?.error?.message).toBe('answered 503');
    expect(results[0]?.runs[0]?.error).toMatchObject({
      kind: 'gateway',
      message: expect.stringContaining('b, prompt "say" has an error'),
    });
    expect(asked).toHaveLength(0);
  });

  test('a stopped run leaves none of its cells out', async () => {
    const stop = new AbortController();
    function* stopping(): Generator<Cell> {
      for (const [index, of] of rows([BEST], [BEST]).entries()) {
        if (index === 2) stop.abort(new Error('enough'));
        yield of;
      }
    }
    const { results, asked } = await run(stopping(), { signal: stop.signal }, { concurrency: 1 });
    expect(results).toHaveLength(6);
    expect(
      results.map(({ runs }) => runs[0]?.error?.kind).every((kind) => kind === 'cancelled' || kind === 'not run'),
    ).toBe(true);
    expect(asked).toHaveLength(0);
  });
});
