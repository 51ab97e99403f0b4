import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EvalConfig } from '../../src/config/eval-config.js';
import { loadConfig } from '../../src/config/load.js';
import { ConfigError, formatProblem } from '../../src/config/problem.js';
import { createWorkspace } from '../../src/trust/workspace.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'gate-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const CONFIG = `providers: [mlflow-gateway:x]
prompts: ["{{q}}"]
tests:
  - vars: { q: a }
    assert:
      - { type: contains, value: a, metric: safety }
      - { type: llm-rubric, value: kind, metric: tone }
      - { type: assert-set, metric: both, assert: [{ type: not-equals, value: b }] }
`;

/** @param gates the lines of the `gate:` block of each config, one file each */
function load(gates: readonly string[], strict = false): Promise<EvalConfig> {
  const files = gates.map((gate, index) => {
    const file = path.join(root, `${index}`, 'config.yaml');
    mkdirSync(path.dirname(file));
    writeFileSync(file, gate === '' ? CONFIG : `gate:\n${gate.replace(/^/gm, '  ')}\n${CONFIG}`);
    return file;
  });
  return loadConfig({
    files,
    settings: { strict, endpointMap: [], grader: 'mlflow-gateway:judge' },
    workspace: createWorkspace({ root, cwd: root }),
    gateway: { trust: { trusted: true }, env: {}, url: 'http://g', apiKey: undefined, githubToken: undefined },
  });
}

async function problem(...gates: string[]): Promise<string> {
  try {
    await load(gates);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('expected a ConfigError');
}

describe('the gate block', () => {
  test.each<[string, EvalConfig['gate']]>([
    ['use: regression', { gates: ['regression'] }],
    ['use: [regression, assertions, regression]', { gates: ['assertions', 'regression'] }],
    ['roles: { safety: critical, "*": advisory }', { roles: { safety: 'critical', '*': 'advisory' } }],
    ['measure: score', { measure: 'score' }],
    ['metrics: [tone, tone, safety]', { gateMetrics: ['tone', 'safety'] }],
    ['maxLatencyIncrease: 20 %', { maxLatencyIncrease: 20 }],
    ['maxLatencyIncrease: 7.5\nmaxTokenIncrease: "0%"', { maxLatencyIncrease: 7.5, maxTokenIncrease: 0 }],
    ['forbidRemoval: false', { forbidRemoval: false }],
    ['measure:', {}],
  ])('%s', async (gate, rules) => {
    const config = await load([gate]);
    expect(config.gate).toEqual(rules);
    expect(config.warnings).toEqual([]);
  });

  test('there need not be one', async () => {
    expect(await load([''])).not.toHaveProperty('gate');
  });

  test.each<[string, string]>([
    [
      'use: regresion',
      '0/config.yaml:2:8: use has to be assertions, regression or both, got the text "regresion"\n  did you mean regression?',
    ],
    ['use: []', '0/config.yaml:2:8: use has to be assertions, regression or both, got an empty list'],
    ['use: 3', '0/config.yaml:2:8: use has to be a list of texts, got 3'],
    [
      'roles: { safety: critcal }',
      '0/config.yaml:2:20: the role of "safety" has to be critical, gating or advisory, got the text "critcal"\n  did you mean critical?',
    ],
    ['roles: [safety]', '0/config.yaml:2:10: roles has to be a map, got a list'],
    [
      'measure: scores',
      '0/config.yaml:2:12: measure has to be pass or score, got the text "scores"\n  did you mean score?',
    ],
    ['metrics: { tone: 1 }', '0/config.yaml:2:12: metrics has to be a list of texts, got a map'],
    [
      'maxLatencyIncrease: -1',
      '0/config.yaml:2:23: maxLatencyIncrease has to be a percentage, 0 or more, got -1\n  maxLatencyIncrease: 20 %',
    ],
    [
      'maxTokenIncrease: "a lot"',
      '0/config.yaml:2:21: maxTokenIncrease has to be a percentage, 0 or more, got the text "a lot"\n  maxTokenIncrease: 20 %',
    ],
    ['forbidRemoval: 1', '0/config.yaml:2:18: forbidRemoval has to be true or false, got 1'],
    [
      'maxTokensIncrease: 3',
      '0/config.yaml:2:3: unknown key "maxTokensIncrease" in gate\n  did you mean "maxTokenIncrease"?',
    ],
    [
      'roles: { tone: advisory }\nmetrics: [tone]',
      '0/config.yaml:3:3: the score "tone" cannot gate: its assertions are advisory, so that it counts nothing\n  take it out of metrics, or give it another role',
    ],
  ])('%s is an error', async (gate, message) => {
    expect(await problem(gate)).toBe(message);
  });

  test.each<[string, string]>([
    [
      'roles: { saftey: critical }',
      '0/config.yaml:2:12: the role of "saftey" has no effect: no assertion has this metric or type',
    ],
    [
      'roles: { contain: critical }',
      '0/config.yaml:2:12: the role of "contain" has no effect: no assertion has this metric or type\n  did you mean "contains"?',
    ],
    [
      'roles: { not-contains: advisory }',
      '0/config.yaml:2:12: the role of "not-contains" has no effect: no assertion has this metric or type',
    ],
    [
      'roles: { tone: critical }',
      '0/config.yaml:2:12: the role critical of "tone" is for checks that always judge alike: llm-rubric asks a model, whose own noise can block a change',
    ],
    ['roles: { "*": critical, tone: gating }', ''],
    [
      'roles: { "*": critical }',
      '0/config.yaml:2:12: the role critical of "*" is for checks that always judge alike: llm-rubric asks a model, whose own noise can block a change',
    ],
    ['roles: { not-equals: advisory, equals: gating, assert-set: gating, both: gating }', ''],
    ['speed: 3', '0/config.yaml:2:3: unknown key "speed" in gate has no effect'],
  ])('%s is a warning', async (gate, warning) => {
    const { warnings } = await load([gate]);
    expect(warnings.map(formatProblem).join('\n')).toBe(warning);
  });
});

describe('the blocks of several files', () => {
  test('say one thing together', async () => {
    const gates = [
      'use: [assertions, regression]\nroles: { safety: critical }',
      '',
      'use: [regression, assertions]\nmeasure: score\nroles: { tone: advisory, safety: critical }',
    ];
    expect((await load(gates)).gate).toEqual({
      gates: ['assertions', 'regression'],
      measure: 'score',
      roles: { safety: 'critical', tone: 'advisory' },
    });
  });

  test.each<[string, string, string]>([
    [
      'measure: score',
      'measure: pass',
      '1/config.yaml:2:3: gate.measure is not what it is in 0/config.yaml:2:3\n  files of one run have one gate: keep one of the two',
    ],
    [
      'roles: { safety: critical }',
      'roles: { safety: advisory }',
      '1/config.yaml:2:12: the role of "safety" is not what it is in 0/config.yaml:2:12\n  files of one run have one gate: keep one of the two',
    ],
  ])('%s and %s', async (first, second, message) => {
    expect(await problem(first, second)).toBe(message);
  });
});
