// Cells and results for tests: only what a test names is of interest, the rest is filled in.
import type { CellError, ErrorKind } from '../../src/cell-error.js';
import type { Endpoint, SingleAssertion, TestCase } from '../../src/config/eval-config.js';
import type { Cell } from '../../src/plan/cell.js';
import type { CellResult, RunResult, RunState } from '../../src/run/results.js';

export const AT = { file: 'promptfooconfig.yaml', line: 1, column: 1 };

export const CONTAINS: SingleAssertion = { type: 'contains', negated: false, value: 'ok', weight: 1, at: AT };

export function endpoint(name: string, rest: Partial<Endpoint> = {}): Endpoint {
  return { id: `mlflow-gateway:${name}`, name, config: { params: {} }, at: AT, ...rest };
}

export function testCase(rest: Partial<TestCase> = {}): TestCase {
  return {
    vars: {},
    origin: { test: 0, combination: 0, combinations: 1 },
    assert: [CONTAINS],
    options: { params: {} },
    metadata: {},
    at: AT,
    ...rest,
  };
}

export function cell(testIdx = 0, rest: Partial<Cell> = {}): Cell {
  return {
    id: testIdx.toString(16).padStart(16, '0'),
    testIdx,
    promptIdx: 0,
    test: testCase(),
    prompt: { raw: 'Say {{word}}', label: 'say', at: AT },
    endpoint: endpoint('chat'),
    ...rest,
  };
}

export function run(state: RunState, kind: ErrorKind = 'gateway'): RunResult {
  const error: CellError = { kind, message: 'the endpoint did not answer' };
  return {
    repeat: 0,
    state,
    vars: {},
    prompt: 'Say ok',
    score: state === 'passed' ? 1 : 0,
    namedScores: {},
    assertions: [],
    graderCalls: [],
    ...(state === 'errored' ? { error } : {}),
  };
}

export function result(state: RunState, kind: ErrorKind = 'gateway'): CellResult {
  return { cell: cell(), state, runs: [run(state, kind)] };
}

/** `results({ passed: 3, errored: 1 })` */
export function results(counts: Partial<Record<RunState, number>>): CellResult[] {
  return (['passed', 'failed', 'errored', 'unjudged'] as const).flatMap((state) =>
    Array.from({ length: counts[state] ?? 0 }, () => result(state)),
  );
}
