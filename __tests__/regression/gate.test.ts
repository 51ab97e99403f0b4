// What the regression gate does with a change and its base, from the config to the verdict.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StopReason } from '../../src/stop.js';
import type { GateState } from '../../src/verdict/regression/gate-state.js';
import { type Answer, type Bench, createBench, type Files, kinds, NAMES, type Options, suite } from './bench.js';

let bench: Bench;
let head: string;
let base: string;
let asked: string[];
let run: Bench['run'];
beforeEach(() => {
  bench = createBench();
  ({ head, base, asked, run } = bench);
});
afterEach(() => {
  bench.remove();
});

test('whoever watches is told of the rounds that confirm too', async () => {
  const told: string[] = [];
  await bench.run(suite('new {{q}}'), suite('old {{q}}'), {
    answer: (prompt) => (prompt === 'new refund' ? 'wrong' : undefined),
    onProgress: ({ done, total, round = 0 }) => told.push(`${round}: ${done}/${total}`),
  });
  expect(told).toContain('0: 10/10');
  const rounds = told.filter((text) => !text.startsWith('0:'));
  expect(rounds[0]).toMatch(/^1: 0\/\d+$/);
  expect(rounds.at(-1)).toMatch(/^\d+: (\d+)\/\1$/);
});

describe('a change of the prompt', () => {
  test('that breaks a case is blocked, with the evidence in words', async () => {
    const answer: Answer = (prompt) => (prompt === 'new refund' ? 'broken' : undefined);
    const report = await run(suite('new {{q}}'), suite('old {{q}}'), { answer });
    expect(report.verdict).toMatchObject({ name: 'failed', exitCode: 1 });
    expect(report.verdict.reason).toBe('Failed: 1 case broke. refund: main passed 5 of 5, this change 0 of 5.');
    expect(kinds(report)).toEqual({
      refund: 'broke',
      window: 'same',
      shipping: 'same',
      returns: 'same',
      hours: 'same',
    });
    expect(report.gate?.base).toMatchObject({ name: 'main', sha: 'b'.repeat(40), source: 'git' });
    expect(report.cells.map(({ cell }) => cell.test.description)).toEqual(NAMES);
    expect(bench.closed()).toBe(1);
    // Interleaved, and who goes first alternates.
    expect(asked.slice(0, 4)).toEqual(['old refund', 'new refund', 'new window', 'old window']);
    expect(report.calls.endpoint).toBe(asked.length);
  });

  test('that fails once is run again and is noise', async () => {
    let failed = false;
    const answer: Answer = (prompt) => {
      if (prompt !== 'new refund' || failed) return undefined;
      failed = true;
      return 'broken';
    };
    const report = await run(suite('new {{q}}'), suite('old {{q}}'), { answer });
    expect(report.verdict).toMatchObject({ name: 'passed', exitCode: 0 });
    expect(report.verdict.reason).toMatch(
      /^Passed\. 4 of 5 cases pass .*main 5\. 1 flip was run again and was noise\./,
    );
    expect(kinds(report)['refund']).toBe('flaky');
    expect(asked).toHaveLength(10 + 3);
  });

  test('that fails as before does not block, and what it repairs is fixed', async () => {
    const answer: Answer = (prompt) => (prompt === 'old window' || prompt.endsWith('refund') ? 'broken' : undefined);
    const report = await run(suite('new {{q}}'), suite('old {{q}}'), { answer });
    expect(report.verdict).toMatchObject({ name: 'passed', counts: { failures: 1 } });
    expect(kinds(report)).toMatchObject({ refund: 'already failing', window: 'fixed' });
    const gated = await run(suite('new {{q}}'), suite('old {{q}}'), {
      answer,
      inputs: { gate: 'assertions\nregression' },
    });
    expect(gated.verdict).toMatchObject({ name: 'failed' });
    expect(gated.verdict.reason).toMatch(/^1 of 5 cells failed; the pass rate is 80 %, needs 100 %\. Passed\./);
    expect(gated.verdict.gate).toBe(
      'Gates: compared with main, case by case; at least 100 % of the judged cells pass.',
    );
  });

  test('whose confirmation max-calls ends is neither, and nothing that warn forgives', async () => {
    const answer: Answer = (prompt) => (prompt === 'new refund' ? 'broken' : undefined);
    const inputs = { 'max-calls': '11', 'on-inconclusive': 'warn' };
    const report = await run(suite('new {{q}}'), suite('old {{q}}'), { answer, inputs });
    expect(report.verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
    expect(report.verdict.reason).toMatch(/max-calls, 11, leaves no call for it/);
  });

  test('that cannot be measured is neither', async () => {
    const answer: Answer = (prompt) => (prompt.startsWith('new') ? { status: 503 } : undefined);
    const report = await run(suite('new {{q}}'), suite('old {{q}}'), { answer });
    expect(report.verdict).toMatchObject({ name: 'inconclusive', exitCode: 1, cause: 'not measured' });
    expect(report.verdict.reason).toMatch(/^Inconclusive: 5 of 5 cases could not be measured/);
    const forgiven = await run(suite('new {{q}}'), suite('old {{q}}'), {
      answer,
      inputs: { 'on-inconclusive': 'warn' },
    });
    expect(forgiven.verdict).toMatchObject({ name: 'inconclusive', exitCode: 0 });
  });
});

test('why a case could not be run again is said, whichever side erred', async () => {
  let base = 0;
  const answer: Answer = (prompt) => {
    if (prompt === 'new refund') return 'broken';
    if (prompt === 'old refund') return base++ === 0 ? undefined : { status: 503 };
    return undefined;
  };
  const many = {
    tests: Array.from({ length: 30 }, (_, index) => NAMES[index] ?? `q${index}`).map((q) => ({
      description: q,
      vars: { q },
      assert: [{ type: 'contains', value: 'fine' }],
    })),
  };
  const report = await run(suite('new {{q}}', many), suite('old {{q}}', many), { answer });
  expect(report.verdict.reason).toBe(
    'Inconclusive: refund did worse and could not be run again often enough (gateway 503). Not a quality result.',
  );
});

test('on-inconclusive: warn forgives no base that never passed, and no score that nobody has', async () => {
  const warn = { 'on-inconclusive': 'warn' };
  const broken = await run(suite('new {{q}}'), suite('old {{q}}'), { answer: () => 'broken', inputs: warn });
  expect(broken.verdict).toMatchObject({ name: 'inconclusive', cause: 'base', exitCode: 1 });
  const inputs = { ...warn, 'gate-metrics': 'polteness' };
  const misspelt = await run(suite('new {{q}}'), suite('old {{q}}'), { inputs });
  expect(misspelt.verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
  expect(misspelt.verdict.reason).toContain('no case has the score polteness on both sides');
});

describe('what is not run', () => {
  test('a change of nothing that is evaluated makes no call', async () => {
    const report = await run(suite('same {{q}}'), suite('same {{q}}'));
    expect(report.verdict).toMatchObject({
      name: 'passed',
      exitCode: 0,
      reason: 'Passed: nothing that is evaluated changed. 5 cases carried over, 0 calls.',
    });
    expect(asked).toEqual([]);
    expect(report.gate?.callsSaved).toBe(10);
  });

  test('a change of one prompt in three makes a third of the calls', async () => {
    const prompts = (third: string): Files => suite('', { prompts: ['a {{q}}', 'b {{q}}', third] });
    const report = await run(prompts('c2 {{q}}'), prompts('c {{q}}'));
    expect(report.verdict.name).toBe('passed');
    expect(asked.sort()).toEqual(NAMES.flatMap((name) => [`c ${name}`, `c2 ${name}`]).sort());
    expect(report.gate?.cases.filter(({ kind }) => kind === 'carried over')).toHaveLength(10);
    expect(report.verdict.counts.total).toBe(5);
  });

  test('thresholds over all cases run all of the change, and the base where it differs', async () => {
    const prompts = (third: string): Files => suite('', { prompts: ['a {{q}}', third] });
    const report = await run(prompts('c2 {{q}}'), prompts('c {{q}}'), { inputs: { 'pass-threshold': '90' } });
    expect(report.verdict).toMatchObject({ name: 'passed', counts: { total: 10 } });
    expect(asked).toHaveLength(15);
  });
});

describe('cases that are not on both sides', () => {
  test('new, removed and with other checks', async () => {
    const tests = (...names: string[]): Files[] =>
      names.map((name) => ({ description: name, vars: { q: name }, assert: [{ type: 'contains', value: 'fine' }] }));
    const other = { description: 'c', vars: { q: 'c' }, assert: [{ type: 'contains', value: 'ine' }] };
    const report = await run(
      suite('{{q}}', { tests: [...tests('a', 'new'), other] }),
      suite('{{q}}', { tests: tests('a', 'gone', 'c') }),
    );
    expect(kinds(report)).toEqual({ a: 'carried over', new: 'new', c: 'check changed', gone: 'removed' });
    expect(asked).toEqual(['new', 'c']);
    expect(report.verdict.name).toBe('passed');
    const forbidden = await run(
      suite('{{q}}', { tests: [...tests('a', 'new'), other] }),
      suite('{{q}}', { tests: tests('a', 'gone', 'c') }),
      { inputs: { 'forbid-removal': 'true' } },
    );
    expect(forbidden.verdict).toMatchObject({ name: 'failed', reason: 'Failed: 1 case was removed: gone.' });
  });

  test('a new case that fails again blocks', async () => {
    const tests = [{ description: 'new', vars: { q: 'new' }, assert: [{ type: 'contains', value: 'fine' }] }];
    const report = await run(suite('{{q}}', { tests }), suite('{{q}}'), { answer: () => 'broken' });
    expect(report.verdict.reason).toBe('Failed: 1 new case fails. new failed 4 of 4.');
  });

  test('how often a case runs is what the change says, also where the base says less', async () => {
    const files = (prompt: string, repeat: number): Files => suite(prompt, { evaluateOptions: { repeat } });
    const inputs = { 'repeat-min-pass': '2' };
    const report = await run(files('new {{q}}', 3), files('old {{q}}', 1), { inputs });
    expect(report.verdict.gate).toBe('Gate: compared with main, case by case.');
    expect(asked).toHaveLength(30);
  });

  test('one that errs is told beside those that pass', async () => {
    const tests = Array.from({ length: 40 }, (_, index) => ({
      description: `c${index}`,
      vars: { q: `${index}` },
      assert: [{ type: 'contains', value: 'fine' }],
    }));
    const answer: Answer = (prompt) => (prompt === 'new 7' ? { status: 400 } : undefined);
    const report = await run(suite('new {{q}}', { tests }), suite('old {{q}}', { tests }), { answer });
    expect(report.verdict.reason).toMatch(/^Passed\. 39 of 39 cases pass .* 1 case could not be measured\./);
  });

  test('where nothing could be compared that is said', async () => {
    const tests = (q: string): Files => ({ tests: [{ vars: { q }, assert: [{ type: 'contains', value: 'fine' }] }] });
    const report = await run(suite('{{q}}', tests('new')), suite('{{q}}', tests('gone')));
    expect(report.verdict.reason).toMatch(
      /^Passed\. 1 of 1 case passes .*\. None of them could be compared with main\./,
    );
  });

  test('a changed check judges both sides where the output changed too', async () => {
    const checks = (value: string): Files => ({
      tests: [{ description: 'a', vars: { q: 'a' }, assert: [{ type: 'contains', value }] }],
    });
    const report = await run(suite('new {{q}}', checks('good')), suite('old {{q}}', checks('bad')), {
      answer: () => 'good',
    });
    expect(report.gate?.cases).toMatchObject([{ kind: 'same', checkChanged: true, base: { passed: 1, scored: 1 } }]);
  });

  test('a renamed config is found, a new one is said', async () => {
    const [config] = Object.values(suite('old {{q}}'));
    const report = await run(
      suite('new {{q}}'),
      { 'evals/old.yaml': config },
      {
        renamed: { 'promptfooconfig.yaml': 'evals/old.yaml' },
      },
    );
    expect(report.gate?.base?.renamed).toEqual([{ from: 'evals/old.yaml', to: 'promptfooconfig.yaml' }]);
    expect(kinds(report)['refund']).toBe('same');
    rmSync(base, { recursive: true });
    const without = await run(suite('new {{q}}'), {});
    expect(without.verdict).toMatchObject({ name: 'passed' });
    expect(without.verdict.gate).toBe(
      'Gate: at least 100 % of the judged cells pass; there is nothing to compare with: main has no promptfooconfig.yaml yet.',
    );
    expect(without.gate).toBeUndefined();
  });
});

test('code of the base finds the packages that are installed in the checkout', async () => {
  const prompt = "const { word } = require('words'); module.exports = ({ vars }) => `${word} ${vars.q}`;";
  const files = (text: string): Files => ({
    'evals/promptfooconfig.yaml': Object.values(suite('', { prompts: ['file://prompt.js'] }))[0],
    'evals/prompt.js': text,
  });
  const packages = {
    'node_modules/words/package.json': { name: 'words', version: '1.0.0', main: 'index.js' },
    'node_modules/words/index.js': "exports.word = 'say';",
  };
  const report = await run({ ...files(`${prompt}//`), ...packages }, files(prompt), {
    inputs: { config: 'evals/promptfooconfig.yaml' },
  });
  expect(report.verdict.reason).toMatch(/^Passed\. 5 of 5/);
  expect(asked.filter((one) => one === 'say refund')).toHaveLength(2);
});

describe('no base', () => {
  test.each<[string, Options, Files, RegExp]>([
    [
      'none was found',
      { search: { none: 'a push has no base' } },
      {},
      /nothing to compare with: a push has no base\.$/,
    ],
    [
      'its config does not parse',
      {},
      { 'promptfooconfig.yaml': 'providers: [' },
      /the config of main cannot be read: promptfooconfig\.yaml:\d+:\d+: /,
    ],
  ])('%s: thresholds judge, and it is said', async (_, options, files, says) => {
    const report = await run(suite('new {{q}}'), files, options);
    expect(report.verdict.name).toBe('passed');
    expect(report.verdict.gate).toMatch(says);
    expect(asked).toHaveLength(5);
    const failing = await run(suite('new {{q}}'), files, { ...options, answer: () => 'broken' });
    expect(failing.verdict).toMatchObject({ name: 'failed', exitCode: 1 });
  });
});

describe('rules', () => {
  test("the base's block judges, and what the change makes of it is said", async () => {
    const answer: Answer = (prompt) => (prompt === 'new refund' ? 'broken' : undefined);
    const block = (use: string[]): Files => ({ gate: { use } });
    const report = await run(suite('new {{q}}'), suite('old {{q}}', block(['regression'])), {
      answer,
      inputs: { gate: '' },
    });
    expect(report.verdict.reason).toMatch(/^Failed: 1 case broke/);
    expect(report.gate?.ruleChanges).toEqual([
      'this change would take "regression" out of the gates',
      'it would add "assertions" to the gates',
    ]);
  });

  test('what is critical blocks after three more runs, base or not', async () => {
    const files = (prompt: string): Files =>
      suite(prompt, {
        gate: { roles: { safety: 'critical', '*': 'advisory' } },
        tests: [
          { description: 'a', vars: { q: 'a' }, assert: [{ type: 'contains', value: 'fine', metric: 'safety' }] },
          { description: 'b', vars: { q: 'b' }, assert: [{ type: 'contains', value: 'other' }] },
        ],
      });
    const answer: Answer = (prompt) => (prompt.endsWith('a') ? 'broken' : undefined);
    const compared = await run(files('new {{q}}'), files('old {{q}}'), { answer });
    expect(compared.verdict.reason).toMatch(/^Failed: 1 case fails at a critical assertion\. a failed 4 of 4\./);
    const alone = await run(files('new {{q}}'), files('old {{q}}'), {
      answer,
      inputs: { gate: 'assertions', 'pass-threshold': '0' },
      search: { none: 'none' },
    });
    expect(alone.verdict).toMatchObject({ name: 'failed', exitCode: 1 });
    expect(alone.verdict.reason).toMatch(/critical assertion/);
  });

  test.each([
    ['holds', undefined, 'passed'],
    ['fails', 'broken', 'failed'],
  ])('a critical check that %s does not hide that there is no base', async (_, said, name) => {
    const files = suite('new {{q}}', { gate: { use: ['regression'], roles: { contains: 'critical' } } });
    const report = await run(
      files,
      {},
      { answer: () => said, inputs: { gate: '' }, search: { none: 'a push has none' } },
    );
    expect(report.verdict.name).toBe(name);
    expect(report.verdict.gate).toMatch(/there is nothing to compare with: a push has none\.$/);
  });

  test('a metric that no case has cannot gate, and that is not green', async () => {
    const report = await run(suite('new {{q}}'), suite('old {{q}}'), { inputs: { 'gate-metrics': 'helpfull' } });
    expect(report.verdict).toMatchObject({
      name: 'inconclusive',
      reason:
        'Inconclusive: no case has the score helpfull on both sides, so that it cannot gate. Not a quality result.',
    });
  });

  test.each<[string, Answer, Record<string, string>]>([
    ['a score that no case has', () => undefined, { 'gate-metrics': 'helpfull' }],
    ['a base that passes nothing', (prompt) => (prompt.startsWith('old') ? 'broken' : undefined), {}],
  ])('on-inconclusive: warn does not forgive %s', async (_, answer, inputs) => {
    const report = await run(suite('new {{q}}'), suite('old {{q}}'), {
      answer,
      inputs: { ...inputs, 'on-inconclusive': 'warn' },
    });
    expect(report.verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
  });

  test('calls that are used up leave a suspect open, which is not green', async () => {
    const answer: Answer = (prompt) => (prompt === 'new refund' ? 'broken' : undefined);
    const report = await run(suite('new {{q}}'), suite('old {{q}}'), { answer, inputs: { 'max-calls': '12' } });
    expect(report.verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
    expect(asked.length).toBeLessThanOrEqual(12);
  });

  test('a run that was stopped is not green for what it measured, however little is left', async () => {
    const stop = new AbortController();
    const many = {
      evaluateOptions: { maxConcurrency: 1 },
      tests: Array.from({ length: 60 }, (_, index) => ({
        vars: { q: `${index}` },
        assert: [{ type: 'contains', value: 'fine' }],
      })),
    };
    const answer: Answer = () => {
      if (asked.length === 118) stop.abort(new StopReason('time limit', 'too late'));
      return undefined;
    };
    const options = { answer, signal: stop.signal };
    const report = await run(suite('new {{q}}', many), suite('old {{q}}', many), options);
    expect(report.verdict).toMatchObject({ name: 'inconclusive', exitCode: 1, cause: 'time limit' });
    expect(report.verdict.reason).toBe(
      'Inconclusive: the time was up before every case was measured. Not a quality result.',
    );
  });

  test('a limit that nothing could be held against is told', async () => {
    const inputs = { 'max-latency-increase': '20', 'max-token-increase': '20' };
    const report = await run(suite('new {{q}}'), suite('old {{q}}'), { inputs });
    expect(report.notices).toEqual([
      expect.stringMatching(/^max-latency-increase judged nothing/),
      expect.stringMatching(/^max-token-increase judged nothing/),
    ]);
    const same = await run(suite('{{q}}'), suite('{{q}}'), { inputs });
    expect(same.notices).toEqual([]);
  });

  test('latency above the limit blocks', async () => {
    const many = {
      tests: Array.from({ length: 12 }, (_, index) => ({
        vars: { q: `${index}` },
        assert: [{ type: 'contains', value: 'fine' }],
      })),
    };
    const report = await run(suite('new {{q}}', many), suite('old {{q}}', many), {
      inputs: { 'max-latency-increase': '20' },
    });
    expect(report.verdict.name).toBe('passed');
    expect(report.gate?.latency).toMatchObject({ exceeded: false, maxIncrease: 20, medians: { base: 10, head: 10 } });
  });
});

describe('evidence of an earlier run', () => {
  const files = [suite('new {{q}}'), suite('old {{q}}')] as const;
  const answer: Answer = (prompt) => (prompt === 'new refund' ? 'broken' : undefined);

  test('counts on, and a suspect stays one', async () => {
    const inputs = { 'gate-state': 'evidence.json' };
    const first = await run(...files, { answer, inputs });
    expect(first.verdict.reason).toMatch(/5 of 5/);
    asked.length = 0;
    const second = await run(...files, { inputs, env: { GITHUB_RUN_ATTEMPT: '2' } });
    expect(second.verdict).toMatchObject({ name: 'failed', reason: first.verdict.reason });
    expect(second.gate?.evidence).toMatch(/goes on with the evidence that evidence\.json kept/);
    expect(asked).toEqual(NAMES.map((name) => `new ${name}`));
  });

  test('that the change brings with it is none', async () => {
    const inputs = { 'gate-state': 'evidence.json' };
    await run(...files, { inputs });
    const report = await run(...files, { answer, inputs, committed: true });
    expect(report.gate?.evidence).toMatch(/evidence\.json is a part of the change, so it is none/);
    expect(report.verdict.name).toBe('failed');
  });

  test.each<[string, (kept: GateState) => Partial<GateState>]>([
    ['leaves cases out', ({ cells }) => ({ cells: cells.filter(({ change }) => change === 'new'), suspects: [] })],
    ['was never run', ({ cells }) => ({ cells: cells.map((cell) => ({ ...cell, base: [], head: [] })), suspects: [] })],
    ['forgets what failed', () => ({ rechecks: [] })],
    ['asks for less', ({ settings }) => ({ settings: { ...settings, forbidRemoval: true } })],
  ])('that %s is none', async (_, forge) => {
    const inputs = { 'gate-state': 'evidence.json' };
    const tests = (files: Files, name: string): Files => {
      const config = files['promptfooconfig.yaml'] as { tests: object[] };
      const one = { description: name, vars: { q: name }, assert: [{ type: 'contains', value: 'fine' }] };
      return { 'promptfooconfig.yaml': { ...config, tests: [...config.tests, one] } };
    };
    const change = [tests(files[0], 'fails'), files[1]] as const;
    const broken: Answer = (prompt) => (prompt.endsWith('fails') ? 'broken' : answer(prompt));
    await run(...change, { answer: broken, inputs });
    const file = path.join(head, 'evidence.json');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { state: GateState };
    writeFileSync(file, JSON.stringify({ ...kept, state: { ...kept.state, ...forge(kept.state) } }));
    const report = await run(...change, { answer: broken, inputs, env: { GITHUB_RUN_ATTEMPT: '2' } });
    expect(report.gate?.evidence).toMatch(/starts anew/);
    expect(report.verdict).toMatchObject({ name: 'failed' });
  });

  test.each<[string, string | undefined, RegExp]>([
    ['was not kept', undefined, /attempt 2, and there is no evidence\.json/],
    ['is no JSON', '{', /is not as this version writes it/],
    ['is of another change', '{"version":1,"print":"x","state":{}}', /is of another change/],
  ])('that %s starts anew, and says so', async (_, text, says) => {
    mkdirSync(head, { recursive: true });
    if (text !== undefined) writeFileSync(path.join(head, 'evidence.json'), text);
    const report = await run(...files, {
      inputs: { 'gate-state': 'evidence.json' },
      env: { GITHUB_RUN_ATTEMPT: '2' },
    });
    expect(report.gate?.evidence).toMatch(says);
    expect(readFileSync(path.join(head, 'evidence.json'), 'utf8')).toContain('"version":1,"print":"bbb');
  });
});
