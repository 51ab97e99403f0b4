// The regression gate through the whole of evaluate(): a folder as the change, another as the base, a gateway that answers by
// what it is asked.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BaseSearch } from '../../src/baseline/base-tree.js';
import { createEffects } from '../../src/effects.js';
import { evaluate } from '../../src/evaluate.js';
import type { ChatOutcome, Gateway } from '../../src/gateway/client.js';
import type { EvalReport } from '../../src/report/eval-report.js';
import { parseSettings } from '../../src/settings/parse.js';
import { createWorkspace } from '../../src/trust/workspace.js';
import { gatewayOf } from '../support/evaluate-config.js';

let folder: string;
let head: string;
let base: string;
/** Prompts in the order they were asked. */
let asked: string[];
let closed: number;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'gate-')));
  head = path.join(folder, 'head');
  base = path.join(folder, 'base');
  asked = [];
  closed = 0;
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Files = Record<string, unknown>;
type Answer = (prompt: string) => string | { status: number } | undefined;

function write(root: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

function gateway(answer: Answer): Gateway {
  let id = 0;
  return gatewayOf(async (destination, { messages }): Promise<ChatOutcome> => {
    const prompt = (messages.at(-1) as { content: string }).content;
    asked.push(prompt);
    id += 1;
    const call = { endpoint: destination.endpoint, attempts: 1, latencyMs: 10, answerId: `id-${id}` };
    const content = answer(prompt) ?? 'fine';
    if (typeof content === 'string')
      return { ok: true, call, answer: { content, message: { role: 'assistant', content } } };
    const { status } = content;
    return { ok: false, call, error: { kind: 'gateway', status, message: `the gateway answered ${status}` } };
  });
}

interface Options {
  answer?: Answer;
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  search?: BaseSearch;
  renamed?: Record<string, string>;
  changed?: readonly string[];
}

async function run(headFiles: Files, baseFiles: Files, options: Options = {}): Promise<EvalReport> {
  const { answer = () => undefined, inputs = {}, env = {}, renamed = {}, changed = ['some/file'] } = options;
  mkdirSync(head, { recursive: true });
  mkdirSync(base, { recursive: true });
  write(head, headFiles);
  write(base, baseFiles);
  const texts = { gate: 'regression', 'gateway-url': 'http://gateway.test', ...inputs };
  return evaluate({
    settings: parseSettings(texts, {}, head),
    env,
    trust: { trusted: true },
    workspace: createWorkspace({ root: head, cwd: head }),
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined, error: () => undefined },
    onSecrets: () => undefined,
    onProgress: () => undefined,
    ...createEffects({}),
    openGateway: async () => gateway(answer),
    base: {
      repository: head,
      mayTouch: async () => true,
      find: async () =>
        options.search ?? {
          tree: {
            folder: base,
            sha: 'b'.repeat(40),
            name: 'main',
            source: 'git',
            changed: new Set(changed),
            renamedFrom: (file) => renamed[file],
            close: async () => {
              closed += 1;
            },
          },
        },
    },
  });
}

const NAMES = ['refund', 'window', 'shipping', 'returns', 'hours'];
const suite = (prompt: string, changes: Files = {}): Files => ({
  'promptfooconfig.yaml': {
    providers: ['mlflow-gateway:chat'],
    prompts: [prompt],
    tests: NAMES.map((name) => ({
      description: name,
      vars: { q: name },
      assert: [{ type: 'contains', value: 'fine' }],
    })),
    ...changes,
  },
});
const kinds = ({ gate }: EvalReport): Record<string, string> =>
  Object.fromEntries((gate?.cases ?? []).map(({ name, kind }) => [name, kind]));

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
    expect(closed).toBe(1);
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
    asked = [];
    const second = await run(...files, { inputs, env: { GITHUB_RUN_ATTEMPT: '2' } });
    expect(second.verdict).toMatchObject({ name: 'failed', reason: first.verdict.reason });
    expect(second.gate?.evidence).toMatch(/goes on with the evidence that evidence\.json kept/);
    expect(asked).toEqual(NAMES.map((name) => `new ${name}`));
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
