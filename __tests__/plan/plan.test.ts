import { describe, expect, test } from '@jest/globals';
import type { Endpoint, Prompt, TestCase } from '../../src/config/eval-config.js';
import { endpointMatches, promptMatches } from '../../src/plan/filters.js';
import { countCells, planCells, planColumns } from '../../src/plan/plan.js';

const at = { file: 'c.yaml', line: 1, column: 1 };
const endpoint = (name: string, more: Partial<Endpoint> = {}): Endpoint => ({
  id: `mlflow-gateway:${name}`,
  name,
  config: { params: {} },
  at,
  ...more,
});
const prompt = (label: string, more: Partial<Prompt> = {}): Prompt => ({ raw: `Say ${label}`, label, at, ...more });
const testCase = (more: Partial<TestCase> = {}): TestCase => ({
  vars: {},
  origin: { test: 0, combination: 0, combinations: 1 },
  assert: [],
  options: { params: {} },
  metadata: {},
  at,
  ...more,
});

describe('filters', () => {
  test.each([
    [undefined, true],
    [[], false],
    [['group:one'], true],
    [['group'], true],
    [['group:*'], true],
    [['gro*'], true],
    [['gro'], false],
    [['other', 'group:one'], true],
    [['file://group:one'], true],
  ])('a prompt labelled group:one and the list %j: %s', (wanted, matches) => {
    expect(promptMatches(prompt('group:one'), wanted)).toBe(matches);
  });

  test('an endpoint by label, by id, by the start of either', () => {
    const one = endpoint('chat-a', { label: 'bee' });
    for (const name of ['bee', 'mlflow-gateway:chat-a', 'mlflow-gateway:*', 'be*', 'mlflow-gateway'])
      expect(endpointMatches(one, [name])).toBe(true);
    for (const name of ['be', 'chat-a', 'mlflow-gateway:chat-b']) expect(endpointMatches(one, [name])).toBe(false);
  });
});

describe('cells', () => {
  const config = {
    endpoints: [endpoint('a'), endpoint('b', { prompts: ['long'] })],
    prompts: [prompt('short'), prompt('long')],
  };
  const columns = planColumns(config);

  test('columns: endpoint by endpoint, each with its prompts', () => {
    expect(columns.map((column) => `${column.endpoint.name}/${column.prompt.label}`)).toEqual([
      'a/short',
      'a/long',
      'b/long',
    ]);
  });

  test('tests in order, columns in order, filters honoured; the count agrees', () => {
    const tests = [
      testCase(),
      testCase({ vars: { q: 'x' }, providers: ['mlflow-gateway:b'] }),
      testCase({ vars: { q: 'y' }, prompts: ['short'] }),
    ];
    const cells = [...planCells(tests, columns)];
    expect(cells.map((cell) => [cell.testIdx, cell.promptIdx])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 0],
    ]);
    expect(countCells(tests, columns)).toBe(cells.length);
  });

  test('an id stays when the order changes, and twins keep apart', () => {
    const one = testCase({ vars: { q: 'x' } });
    const other = testCase({ vars: { q: 'y' } });
    const ids = (tests: TestCase[]) =>
      [...planCells(tests, columns)].map((cell) => `${cell.test.vars['q']} ${cell.promptIdx} ${cell.id}`);
    expect(ids([one, other]).sort()).toEqual(ids([other, one]).sort());
    const twins = [...planCells([one, { ...one }], columns)].map((cell) => cell.id);
    expect(new Set(twins).size).toBe(twins.length);
    expect(twins[0]).toMatch(/^[0-9a-f]{16}$/);
  });
});
