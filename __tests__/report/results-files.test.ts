import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EvalReport } from '../../src/report/eval-report.js';
import { counted, formatCount, formatDuration, formatScore, formatScoreAgainst } from '../../src/report/format.js';
import { rerunCommand } from '../../src/report/rerun.js';
import { writeResultsJson } from '../../src/report/results-json.js';
import { stepOutputs } from '../../src/report/step-outputs.js';
import { percentile } from '../../src/statistics/percentile.js';
import * as reports from './reports.js';
import { assertion, cell, outcome, report } from './reports.js';

type Row = Record<string, unknown> & {
  gradingResult: { reason: string; componentResults?: Record<string, unknown>[] } | null;
  response: Record<string, unknown>;
};
interface ResultsFile {
  evalId: string;
  results: {
    version: number;
    timestamp: string;
    prompts: { raw: string; label: string; provider: string; id: string; metrics: Record<string, unknown> }[];
    results: Row[];
    stats: Record<string, unknown>;
  };
  config: unknown;
  shareableUrl: null;
  metadata: Record<string, unknown>;
  vars: string[];
}

function written(of: EvalReport, showAnswers: 'failed' | 'all' | 'none' = 'all'): ResultsFile {
  return JSON.parse([...writeResultsJson(of, { showAnswers, context: reports.CONTEXT })].join(''));
}

const rowOf = (of: EvalReport, showAnswers: 'failed' | 'all' | 'none' = 'all'): Row =>
  written(of, showAnswers).results.results[0] as Row;

describe('the .json file', () => {
  test('has the shape of the results file, version 3', () => {
    const { results, shareableUrl, config, metadata, vars, evalId } = written(reports.failed());
    expect(results.version).toBe(3);
    expect(results.stats).toMatchObject({ successes: 18, failures: 5, errors: 1, durationMs: 12_340 });
    expect(results.stats['tokenUsage']).toMatchObject({
      total: 3795,
      prompt: 2760,
      numRequests: 24,
      assertions: { total: 8740, numRequests: 19 },
    });
    expect(results.prompts.map(({ raw, label, provider }) => ({ raw, label, provider }))).toEqual([
      { raw: reports.PROMPT.raw, label: reports.PROMPT.label, provider: 'mlflow-gateway:gpt-4o-endpoint' },
      { raw: reports.PROMPT.raw, label: reports.PROMPT.label, provider: 'mlflow-gateway:claude-endpoint' },
    ]);
    expect(results.prompts[1]?.metrics).toMatchObject({
      testPassCount: 7,
      testFailCount: 4,
      testErrorCount: 1,
      assertFailCount: 4,
    });
    expect(results.results).toHaveLength(24);
    expect(shareableUrl).toBeNull();
    expect(config).toMatchObject({
      description: 'Support bot',
      providers: ['mlflow-gateway:gpt-4o-endpoint', 'mlflow-gateway:claude-endpoint'],
    });
    expect(metadata).toMatchObject({
      tool: 'mlflow-gateway-eval',
      evaluationCreatedAt: '2026-03-02T09:30:00.000Z',
      verdict: { name: 'failed' },
    });
    expect(vars).toEqual(['question']);
    expect(evalId).toMatch(/^eval-[A-Za-z0-9]{3}-2026-03-02T09:30:00$/);
  });

  test('a failed row', () => {
    const contains = assertion('contains', 'refund', { negated: true, weight: 2, metric: 'Promise', threshold: 0.5 });
    const of = report([
      cell({
        index: 0,
        state: 'failed',
        endpoint: reports.endpoint('a', { label: 'cold' }),
        runs: [
          {
            score: 0.25,
            output: { a: 1 },
            namedScores: { Promise: 0.25 },
            assertions: [outcome(true, assertion('is-json')), outcome(false, contains, 'it does')],
          },
        ],
      }),
    ]);
    expect(rowOf(of)).toMatchObject({
      testIdx: 0,
      promptIdx: 0,
      provider: { id: 'mlflow-gateway:a', label: 'cold' },
      vars: { question: 'How long is the warranty?' },
      prompt: { raw: 'Answer the customer: How long is the warranty?', label: reports.PROMPT.label },
      success: false,
      score: 0.25,
      failureReason: 1,
      error: 'it does',
      response: { output: { a: 1 }, latencyMs: 840, finishReason: 'stop' },
      namedScores: { Promise: 0.25 },
      latencyMs: 840,
      metadata: { cellId: of.cells[0]?.cell.id, repeat: 0, servedModel: 'gpt-4o-2024-08-06' },
      gradingResult: {
        pass: false,
        score: 0.25,
        reason: 'it does',
        componentResults: [
          { pass: true, score: 1, reason: 'as expected', assertion: { type: 'is-json' } },
          {
            pass: false,
            score: 0,
            reason: 'it does',
            assertion: { type: 'not-contains', value: 'refund', weight: 2, metric: 'Promise', threshold: 0.5 },
          },
        ],
      },
    });
  });

  test('an errored row was not judged, and its error names the HTTP status', () => {
    const error = { kind: 'gateway' as const, status: 503, message: 'overloaded' };
    const of = report([
      cell({
        index: 0,
        state: 'errored',
        runs: [{ error, score: 0.7, assertions: [outcome(true, assertion('is-json'))] }],
      }),
    ]);
    expect(rowOf(of)).toMatchObject({
      success: false,
      score: 0,
      failureReason: 2,
      error: 'gateway error (HTTP 503): overloaded',
      gradingResult: null,
      namedScores: {},
    });
  });

  test('a row that nothing judged is a success without component results', () => {
    const row = rowOf(report([cell({ index: 0, state: 'unjudged', test: { assert: [] } })]));
    expect(row).toMatchObject({ success: true, score: 1, failureReason: 0, gradingResult: { pass: true, score: 1 } });
    expect(row).not.toHaveProperty('error');
    expect(row.gradingResult).not.toHaveProperty('componentResults');
  });

  test('the head of a set has no assertion, and its parts follow it', () => {
    const set = { type: 'assert-set' as const, threshold: 0.5, weight: 1, at: reports.at(1) };
    const parts = [outcome(false, assertion('contains', 'x'), 'no x'), outcome(true, assertion('contains', 'y'))];
    const assertions = [{ ...outcome(true, set, 'half', 0.5), parts }, outcome(true, assertion('starts-with', 'z'))];
    const components = rowOf(report([cell({ index: 0, state: 'passed', runs: [{ assertions }] })])).gradingResult
      ?.componentResults;
    expect(components?.map((one) => (one['assertion'] as { type: string } | undefined)?.type ?? null)).toEqual([
      null,
      'contains',
      'contains',
      'starts-with',
    ]);
    expect(components?.[0]).toMatchObject({
      pass: true,
      score: 0.5,
      componentResults: [{ pass: false }, { pass: true }],
    });
  });

  test('a row is a run: repeats follow each other before the combinations of the next entry', () => {
    const repeats = [{}, {}];
    const entry = (index: number, of: number, combination: number, combinations: number) =>
      cell({ index, state: 'passed', runs: repeats, test: { origin: { test: of, combination, combinations } } });
    const { results } = written(report([entry(0, 0, 0, 2), entry(1, 0, 1, 2), entry(2, 1, 0, 1)], { repeat: 2 }));
    expect(results.results.map((row) => row['testIdx'])).toEqual([0, 2, 1, 3, 4, 5]);
    expect(results.stats).toMatchObject({ successes: 6, failures: 0, errors: 0 });
  });

  test.each([
    [
      'a mean of two in each of two runs',
      [
        [0.5, 1, 1],
        [0.5, 1, 1],
        [1, 1],
      ],
      3,
    ],
    ['weights of 3 and 1', [[0.75, 3, 1]], 3],
    ['a single score', [[0.25, 1]], 0.25],
  ])('named scores of a column are sums of mean x weight: %s', (_, runs, expected) => {
    const cells = runs.map(([score = 0, ...weights], index) =>
      cell({
        index,
        state: 'passed',
        runs: [
          {
            namedScores: { M: score },
            assertions: weights.map((weight) => outcome(true, assertion('contains', 'x', { weight, metric: 'M' }))),
          },
        ],
      }),
    );
    const { metrics } = written(report(cells)).results.prompts[0] ?? { metrics: {} as Record<string, unknown> };
    expect(metrics['namedScores']).toEqual({ M: expected });
    expect(metrics['namedScoreWeights']).toEqual({
      M: runs.flatMap(([, ...weights]) => weights).reduce((a, b) => a + b),
    });
  });

  test('named scores: a name made by a template, a weight that is told, a set, a name from a scoring function', () => {
    const set = { type: 'assert-set' as const, weight: 2, metric: 'Either', at: reports.at(1) };
    const assertions = [
      {
        ...outcome(true, set, '', 0.6),
        parts: [outcome(true, assertion('contains', 'x', { metric: 'Part', weight: 3 }))],
      },
      outcome(true, assertion('contains', 'x', { metric: 'Case {{k}}', weight: 4 })),
    ];
    const run = {
      namedScores: { Either: 0.6, Part: 1, 'Case k2': 1, Own: 0.5 },
      namedWeights: { 'Case k2': 4 },
      assertions,
    };
    const { metrics } = written(report([cell({ index: 0, state: 'passed', runs: [run] })])).results.prompts[0] ?? {
      metrics: {} as Record<string, unknown>,
    };
    expect(metrics['namedScores']).toEqual({ Either: 1.2, Part: 6, 'Case k2': 4, Own: 0.5 });
  });

  test('keys and headers of endpoints and graders stay out', () => {
    const secret = reports.endpoint('a', { config: { params: {}, apiKey: 'SECRET', headers: { x: 'SECRET' } } });
    const grader = assertion('llm-rubric', 'x', { grader: secret });
    const of = report(
      [
        cell({
          index: 0,
          state: 'failed',
          endpoint: secret,
          test: { assert: [grader], provider: secret, options: { params: {}, grader: secret } },
          runs: [{ assertions: [outcome(false, grader)] }],
        }),
      ],
      {
        columns: [{ prompt: reports.PROMPT, endpoint: secret }],
      },
    );
    expect(JSON.stringify(written(of))).not.toContain('SECRET');
  });

  test('show-answers holds for the file as well', () => {
    const cells = [
      cell({
        index: 0,
        state: 'failed',
        runs: [{ output: 'BROKEN', assertions: [outcome(false, assertion('contains', 'x'), 'REASON')] }],
      }),
      cell({ index: 1, state: 'passed', runs: [{ output: 'GOOD' }] }),
      cell({ index: 2, state: 'errored', runs: [{ error: { kind: 'grader', message: 'GRADER' } }] }),
    ];
    const text = (show: 'failed' | 'all' | 'none') => JSON.stringify(written(report(cells), show));
    expect(text('all')).toMatch(/BROKEN.*GOOD/);
    expect(text('failed')).toMatch(/BROKEN/);
    expect(text('failed')).not.toContain('GOOD');
    expect(text('none')).not.toMatch(/BROKEN|GOOD|REASON|GRADER/);
  });

  test('no two rows share an id, in one file and in the next', () => {
    const ids = [reports.failed(), { ...reports.failed(), durationMs: 1 }].flatMap((of) =>
      written(of).results.results.map(({ id }) => id as string),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('comes in pieces of a row each', () => {
    const pieces = [...writeResultsJson(reports.many(500), { showAnswers: 'none', context: reports.CONTEXT })];
    expect(pieces.length).toBeGreaterThan(500);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(6000);
  });

  test('nothing ran: still a whole file', () => {
    const { results, metadata } = written(reports.configError());
    expect(results.results).toEqual([]);
    expect(metadata['problems']).toHaveLength(2);
  });

  test('a metric may be called like anything of an object', () => {
    const named: Record<string, number> = JSON.parse('{"__proto__":1,"constructor":1}');
    const of = report([cell({ index: 0, state: 'passed', runs: [{ namedScores: named }] })]);
    const text = [...writeResultsJson(of, { showAnswers: 'all', context: reports.CONTEXT })].join('');
    expect(text).toContain('"namedScores":{"__proto__":1,"constructor":1}');
  });
});

describe('step outputs', () => {
  test('all of them, of cells', () => {
    expect(stepOutputs(reports.failed(), { commentUrl: 'https://x.y/1', resultsPath: 'out.json' })).toEqual({
      verdict: 'failed',
      total: '24',
      successes: '18',
      failures: '5',
      errors: '1',
      'pass-rate': '78.2608',
      'comment-url': 'https://x.y/1',
      'results-path': 'out.json',
    });
  });

  test('no rate when nothing was judged, and empty places', () => {
    expect(stepOutputs(reports.configError())).toMatchObject({
      verdict: 'inconclusive',
      total: '0',
      'pass-rate': '',
      'comment-url': '',
      'results-path': '',
    });
  });

  test('exact numbers stay exact', () => {
    const counts = { total: 100, successes: 57, failures: 43, errors: 0, unjudged: 0 };
    const { verdict } = reports.passed();
    expect(stepOutputs({ verdict: { ...verdict, counts } })['pass-rate']).toBe('57');
  });
});

describe('numbers', () => {
  test.each([
    [[1, 2, 3, 4], 50, 2],
    [[15, 20, 35, 40, 50], 30, 20],
    [[15, 20, 35, 40, 50], 100, 50],
    [[15, 20, 35, 40, 50], 5, 15],
    [[7], 95, 7],
    [[10, 9, 100], 95, 100],
    [[], 50, undefined],
  ])('percentile of %j at %i is %s', (values, p, expected) => {
    expect(percentile(values, p)).toBe(expected);
  });

  test('a percentile is a value that at least p percent do not exceed, and no smaller one is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (values, p) => {
        const value = percentile(values, p) ?? -1;
        const reached = (limit: number) => (100 * values.filter((one) => one <= limit).length) / values.length;
        expect(values).toContain(value);
        expect(reached(value)).toBeGreaterThanOrEqual(p);
        expect(reached(value - 1)).toBeLessThan(p);
      }),
    );
  });

  test.each([
    [0, '0 ms'],
    [840.4, '840 ms'],
    [999.6, '1.0 s'],
    [1940, '1.9 s'],
    [59_949, '59.9 s'],
    [59_960, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [3_599_600, '1 h 0 min'],
    [3_720_000, '1 h 2 min'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test('counts and scores', () => {
    expect([formatCount(999), formatCount(1000), formatCount(1_234_567)]).toEqual(['999', '1,000', '1,234,567']);
    expect([counted(1, 'cell'), counted(0, 'cell'), counted(2, 'retry', 'retries')]).toEqual([
      '1 cell',
      '0 cells',
      '2 retries',
    ]);
    expect([formatScore(1 / 3), formatScore(Number.NaN), formatScore(-0.5)]).toEqual([
      '0.3333',
      'not a number',
      '-0.5',
    ]);
    expect(formatScoreAgainst(0.79999999, 0.8)).toBe('0.79999999, needs 0.8');
    expect(formatScoreAgainst(0.4, 0.8)).toBe('0.4, needs 0.8');
  });
});

describe('the command to repeat a run', () => {
  test.each([
    [{ files: ['a.yaml', 'b.txt'] }, undefined, 'mlflow-gateway-eval --config a.yaml'],
    [
      { files: ['x'], configFiles: ['a.yaml', 'b c.yaml'] },
      'id',
      "mlflow-gateway-eval --config a.yaml --config 'b c.yaml' --case id",
    ],
    [
      { files: ['a'], gatewayUrl: 'https://x.y/$(id)' },
      undefined,
      "MLFLOW_GATEWAY_URL='https://x.y/$(id)' \\\n  mlflow-gateway-eval --config a",
    ],
    [{ files: ['a\u001b[0m'] }, undefined, undefined],
  ])('%j', (of, cellId, command) => {
    expect(rerunCommand(of, { cellId })).toBe(command);
  });

  test('as the program was started', () => {
    expect(rerunCommand({ files: ['a.yaml'] }, { command: ['node', '../my tools/dist/index.js'] })).toBe(
      "node '../my tools/dist/index.js' --config a.yaml",
    );
  });
});
