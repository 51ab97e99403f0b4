// A change that touches what judges it: the gate, the checks, the cases.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createBaseFinder } from '../../src/base-finder.js';
import { isTracked } from '../../src/git-changes.js';
import type { GithubApi } from '../../src/github/api.js';
import { mayChangeRules } from '../../src/regression/base-rules.js';
import { parseSettings } from '../../src/settings/parse.js';
import { type Bench, createBench, type Files, kinds, suite } from './bench.js';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => {
  bench.remove();
});

const safety = { type: 'contains', value: 'fine', metric: 'safety' };
const cases = (...names: string[]): Files => ({
  tests: names.map((q) => ({ description: q, vars: { q }, assert: [safety] })),
});

describe('roles of checks', () => {
  const critical = { roles: { safety: 'critical' } };
  const none = { roles: { safety: 'gating' } };

  test.each<[string, Record<string, string>]>([
    ['the input gate', { gate: 'assertions' }],
    ['a results file', { gate: '', baseline: 'results.json' }],
  ])('a change cannot take them away beside %s', async (_, inputs) => {
    const { verdict } = await bench.run(
      { ...suite('new {{q}}', { ...cases('a'), gate: none }), 'results.json': '{}' },
      suite('old {{q}}', { ...cases('a'), gate: critical }),
      { answer: () => 'broken', inputs: { ...inputs, 'pass-threshold': '0' } },
    );
    expect(verdict.name).toBe('failed');
    expect(verdict.reason).toMatch(/critical assertion/);
    expect(bench.closed()).toBe(1);
  });
});

describe('whether a change may make another gate', () => {
  const settings = { ...parseSettings({}, {}, '/repo/evals'), config: ['*.yaml'] };
  const plan = { configFiles: ['a.yaml'], config: { files: ['a.yaml', 'gate.json', 'prompt.txt'] } };
  const may = (changed: string, { gate = false, files = plan.configFiles } = {}): Promise<boolean> =>
    mayChangeRules(
      { configFiles: files, config: { ...plan.config, ...(gate ? { gate: {} } : {}) } as never },
      settings,
      { repository: '/repo', mayTouch: async (test) => test(changed) },
    );

  test.each<[string, string, Parameters<typeof may>[1], boolean]>([
    ['another file', 'README.md', {}, false],
    ['the config', 'evals/a.yaml', {}, true],
    ['a config that a glob found before it was deleted', 'evals/gone.yaml', {}, true],
    ['a file that a config without a block refers to', 'evals/gate.json', {}, false],
    ['a file that the block may stand in', 'evals/gate.json', { gate: true }, true],
    ['any file beside a config that is code', 'lib/gate.json', { files: ['a.ts'] }, true],
  ])('%s', async (_, changed, options, expected) => {
    expect(await may(changed, options)).toBe(expected);
  });

  test('git says which file is a part of it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tracked-'));
    execFileSync('git', ['init', '-q', folder]);
    for (const name of ['own.json', 'kept.json']) writeFileSync(path.join(folder, name), '{}');
    execFileSync('git', ['-C', folder, 'add', 'own.json']);
    expect(await isTracked(folder, path.join(folder, 'own.json'))).toBe(true);
    expect(await isTracked(folder, path.join(folder, 'kept.json'))).toBe(false);
    expect(await isTracked(folder, path.join(folder, '*.json'))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  test('GitHub is asked where a shallow clone does not know', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'shallow-'));
    const pullRequest = { number: 1, headSha: 'a'.repeat(40) };
    const api = {
      filesOfPullRequest: async () => ({ ok: true, value: { files: ['evals/a.yaml'], hasNext: false } }),
      getPullRequest: async () => ({ ok: true, value: { headSha: pullRequest.headSha } }),
    } as unknown as GithubApi;
    const finder = (connect?: () => Promise<GithubApi>) =>
      createBaseFinder({
        context: { eventName: 'pull_request', sha: pullRequest.headSha, pullRequest } as never,
        workingDirectory: folder,
        root: folder,
        env: {},
        log: {} as never,
        ...(connect ? { connect } : {}),
      });
    const asks = finder(async () => api);
    expect(await asks.mayTouch((file) => file === 'evals/a.yaml')).toBe(true);
    expect(await asks.mayTouch((file) => file === 'evals/b.yaml')).toBe(false);
    // Nobody knows: then it may.
    expect(await finder().mayTouch(() => false)).toBe(true);
    rmSync(folder, { recursive: true });
  });
});

describe('cases', () => {
  const checked = (assert: unknown[]): Files => ({
    tests: [
      { description: 'a', vars: { q: 'a' }, assert: [safety] },
      { description: 'b', vars: { q: 'b' }, assert },
    ],
  });

  test('one whose checks were all taken out is a removed one', async () => {
    const files = [suite('new {{q}}', checked([])), suite('old {{q}}', checked([safety]))] as const;
    const report = await bench.run(...files);
    expect(report.verdict.name).toBe('passed');
    expect(report.verdict.reason).toMatch(/1 case was removed\./);
    expect(kinds(report)).toEqual({ a: 'same', b: 'removed' });
    const forbidden = await bench.run(...files, { inputs: { 'forbid-removal': 'true' } });
    expect(forbidden.verdict).toMatchObject({ name: 'failed', reason: 'Failed: 1 case was removed: b.' });
  });

  test('that were taken out are told where nothing else changed', async () => {
    const report = await bench.run(suite('{{q}}', cases('a')), suite('{{q}}', cases('a', 'b')));
    expect(report.verdict.reason).toBe(
      'Passed: 1 case was removed (b), nothing else that is evaluated changed. 1 case carried over, 0 calls.',
    );
  });

  test('without a description stay what they are when a variable of all of them changes', async () => {
    const toned = (tone: Files, ...questions: string[]): Files => ({
      defaultTest: { vars: tone },
      tests: questions.map((q) => ({ vars: { q }, assert: [safety] })),
    });
    const report = await bench.run(
      suite('{{tone}} {{q}}', toned({ tone: 'rude' }, 'a', 'b', 'c', 'new')),
      suite('{{tone}} {{q}}', toned({ tone: 'kind' }, 'gone', 'a', 'b', 'c')),
      { answer: (prompt) => (prompt === 'rude b' ? 'broken' : undefined) },
    );
    expect(kinds(report)).toEqual({
      'tone: rude, q: a': 'same',
      'tone: rude, q: b': 'broke',
      'tone: rude, q: c': 'same',
      'tone: rude, q: new': 'new',
      'tone: kind, q: gone': 'removed',
    });
    const added = await bench.run(
      suite('{{q}}', toned({ tone: 'rude' }, 'a', 'b')),
      suite('{{q}}', toned({}, 'b', 'a')),
    );
    expect(Object.values(kinds(added))).toEqual(['same', 'same']);
  });
});
