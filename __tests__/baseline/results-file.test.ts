import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readResultsFile } from '../../src/baseline/results-file.js';
import { ROOT } from '../support/run-action.js';
import { recordedOf } from './recorded.js';

type Map = Record<string, unknown>;
const ROW = {
  promptIdx: 0,
  vars: { q: 'a' },
  prompt: { raw: 'Say a', label: 'say' },
  provider: { id: 'mlflow-gateway:x', label: '' },
  testCase: { description: 'greets', assert: [{ type: 'contains', value: 'a' }] },
  success: true,
  failureReason: 0,
  score: 0.5,
  gradingResult: { componentResults: [{ pass: true, score: 1, assertion: { type: 'contains', value: 'a' } }] },
  namedScores: { tone: 0.25 },
  latencyMs: 12,
  response: { output: 'a', cached: false, tokenUsage: { total: 15 } },
};
const file = (rows: unknown[], results: Map = {}, top: Map = {}): string =>
  JSON.stringify({
    results: { version: 3, results: rows, prompts: [{ raw: 'Say {{q}}', label: 'say' }], ...results },
    ...top,
  });

describe('a row', () => {
  test('is read with all that is compared', () => {
    expect(readResultsFile(file([ROW], { timestamp: 't' }, { config: { description: 'tickets' } }))).toEqual({
      description: 'tickets',
      createdAt: 't',
      cells: [
        {
          id: expect.stringMatching(/^[0-9a-f]{16}$/),
          name: 'greets',
          testKey: expect.stringMatching(/^[0-9a-f]{16}$/),
          prompt: { label: 'say', raw: 'Say {{q}}' },
          provider: { id: 'mlflow-gateway:x' },
          checks: [{ keys: ['["contains","a",null,false]'], bare: false }],
          isOneCase: false,
          runs: [{ run: { pass: true, score: 0.5, metrics: { tone: 0.25 } }, latencyMs: 12, tokens: 15 }],
        },
      ],
    });
  });

  test.each<[string, Map, unknown]>([
    [
      'that erred is no evidence',
      { success: false, failureReason: 2, gradingResult: null },
      { run: null, latencyMs: 12, tokens: 15 },
    ],
    [
      'that erred, of an older version',
      { success: false, failureReason: undefined, error: 'x', gradingResult: null },
      { run: null, latencyMs: 12, tokens: 15 },
    ],
    ['that nothing judged is none', { gradingResult: { pass: true } }, { run: null, latencyMs: 12, tokens: 15 }],
    [
      'from a cache costs nothing',
      { response: { cached: true, tokenUsage: { total: 15 } } },
      { run: { pass: true, score: 0.5, metrics: { tone: 0.25 } } },
    ],
    [
      'without a call has no costs',
      { latencyMs: 0, response: {} },
      { run: { pass: true, score: 0.5, metrics: { tone: 0.25 } } },
    ],
    [
      'with scores that are none',
      { namedScores: { tone: null, a: 'b' } },
      { run: { pass: true, score: 0.5 }, latencyMs: 12, tokens: 15 },
    ],
  ])('%s', (_, changes, run) => {
    expect(recordedOf(file([{ ...ROW, ...changes }]))[0]?.runs).toEqual([run]);
  });

  test.each<[Map, string]>([
    [{ vars: [] }, 'vars has to be a map'],
    [{ prompt: { raw: 'x' } }, 'prompt.label has to be a text'],
    [{ provider: 'mlflow-gateway:x' }, 'provider.id has to be a text'],
    [{ success: 1 }, 'success has to be true or false'],
    [{ score: null }, 'score has to be a number'],
    [{ failureReason: 3 }, 'failureReason has to be 0, 1 or 2'],
  ])('with %j is a problem', (changes, problem) => {
    expect(readResultsFile(file([ROW, { ...ROW, ...changes }]))).toEqual({ problem: `results.results[1]: ${problem}` });
  });
});

describe('a file', () => {
  test.each<[string, string, string]>([
    ['that is empty', '', 'it is no JSON'],
    ['that is YAML', 'results: []', 'it is no JSON'],
    ['that is a list', '[]', 'it is no results file: there is no list results.results'],
    ['that is nothing', 'null', 'it is no results file: there is no list results.results'],
    ['of a config', '{"providers":[]}', 'it is no results file: there is no list results.results'],
    ['of an older version', '{"results":{"version":2,"results":[]}}', 'its results.version has to be 3'],
    ['without results', file([]), 'it has no results'],
    ['with a row that is none', file([3]), 'results.results[0]: it has to be a map'],
    [
      'with a score that is too large for a number',
      file([ROW]).replace('"score":0.5', '"score":1e999'),
      'results.results[0]: score has to be a number',
    ],
    ['that is deep', `${'['.repeat(300)}${']'.repeat(300)}`, 'its values are nested deeper than 200 levels'],
    [
      'that is deeper than any stack',
      `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`,
      'its values are nested deeper than 200 levels',
    ],
  ])('%s', (_, text, problem) => {
    expect(readResultsFile(text)).toEqual({ problem });
  });

  test('may begin with a byte order mark', () => {
    expect(recordedOf(`\uFEFF${file([ROW])}`)).toHaveLength(1);
  });
});

describe('rows of one cell', () => {
  const own = (cellId: string, repeat: number): Map => ({ ...ROW, metadata: { cellId, repeat, state: 'passed' } });
  const tool = { metadata: { tool: 'mlflow-gateway-eval' } };
  test.each<[string, string, number[]]>([
    ['are its repeats', file([ROW, ROW, { ...ROW, success: false }]), [3]],
    ['have the same vars', file([ROW, { ...ROW, vars: { q: 'b' } }, ROW]), [2, 1]],
    [
      'whose keys may stand in any order',
      file([
        { ...ROW, vars: { a: 1, b: 2 } },
        { ...ROW, vars: { b: 2, a: 1 } },
      ]),
      [2],
    ],
    ['and the same description', file([ROW, { ...ROW, testCase: { ...ROW.testCase, description: 'other' } }]), [1, 1]],
    [
      'and the same assertions',
      file([ROW, { ...ROW, testCase: { ...ROW.testCase, assert: [{ type: 'equals', value: 'a' }] } }]),
      [1, 1],
    ],
    [
      'which may stand in any order',
      file([
        { ...ROW, testCase: { assert: [{ type: 'a' }, { type: 'b' }] } },
        { ...ROW, testCase: { assert: [{ type: 'b' }, { type: 'a' }] } },
      ]),
      [2],
    ],
    ['are told apart by the id of a file of ours', file([own('a', 0), own('b', 0), own('a', 1)], {}, tool), [2, 1]],
    ['and not by one in a file of others', file([own('a', 0), own('b', 0), own('a', 1)]), [3]],
  ])('%s', (_, text, sizes) => {
    expect(recordedOf(text).map(({ runs }) => runs.length)).toEqual(sizes);
  });
});

test('what a file calls things is cut, and means nothing', () => {
  const [cell] = recordedOf(file([{ ...ROW, testCase: { description: '{{env.SECRET}}'.repeat(100) } }]));
  expect(cell?.name).toBe('{{env.SECRET}}'.repeat(9).slice(0, 120));
  const [odd] = recordedOf(
    file([ROW]).replace('"vars":{"q":"a"}', '"vars":{"__proto__":{"x":1}}').replace('"tone"', '"__proto__"'),
  );
  expect(Object.entries(odd?.runs[0]?.run?.metrics ?? {})).toEqual([['__proto__', 0.25]]);
  expect(({} as Map)['x']).toBeUndefined();
});

describe('whatever it holds, it is read or a problem', () => {
  const real = readFileSync(join(ROOT, '__tests__/baseline/promptfoo/results.json'), 'utf8');
  const outcome = (text: string): void => {
    const read = readResultsFile(text);
    if ('problem' in read) expect(read.problem).toMatch(/^[\x20-\x7e]{5,120}$/);
    else expect(read.cells.length).toBeGreaterThan(0);
  };

  test('any text', () => {
    fc.assert(fc.property(fc.string(), outcome));
    fc.assert(fc.property(fc.json(), outcome));
  });

  test('a real one of which any value is another', () => {
    const whole = JSON.parse(real) as Map;
    const paths = pathsOf(whole);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        outcome(JSON.stringify(replaced(whole, path, value)));
      }),
      { numRuns: 400 },
    );
  });

  test('a real one that was cut', () => {
    fc.assert(fc.property(fc.nat(real.length - 3), (end) => outcome(real.slice(0, end))));
  });
});

type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as Map) }) as Map;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}
