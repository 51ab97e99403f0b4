// dist/index.js compares a pull request with its base: what the comment says of each case, and what is not run.
import path from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { html, textOf } from '../report/markdown.js';
import { ROOT } from '../support/run-action.js';
import {
  type answer,
  BASE,
  CASES,
  CHANGE,
  CONFIG,
  config,
  type GateScene,
  type GateSceneOptions,
  openGateScene,
} from './gate-scene.js';

jest.setTimeout(90_000);

const NODE_24 = path.join(ROOT, 'node_modules', 'node24', 'bin', 'node');

let scene: GateScene;
afterEach(() => scene.close());

const open = async (options?: GateSceneOptions): Promise<void> => {
  scene = await openGateScene(options);
};
const full = () => scene.checkOut(scene.merge);
const shallow = () => scene.checkOut(scene.merge, ['--depth=1']);
/** As a reader sees it. */
const comment = (): string => textOf(html(scene.comment())).replaceAll('\u200b', '');
const short = (sha: string): string => sha.slice(0, 7);

const BROKE = 'Failed: 1 case broke. refund window with prompts/answer.txt: main passed 5 of 5, this change 0 of 5.';
const FAILED = { exitCode: 1, outputs: { verdict: 'failed', total: '4', successes: '3', failures: '1', errors: '0' } };

describe('one prompt of two changed', () => {
  test.each([
    ['all of history', full, process.execPath, []],
    // GitHub tells the base's tree, and gives the one file that the checkout does not have.
    ['the merge commit alone', shallow, process.execPath, ['GET git/trees/', 'GET git/blobs/']],
    ['the merge commit alone, on Node 24', shallow, NODE_24, ['GET git/trees/', 'GET git/blobs/']],
  ])('with %s: what broke and why, what was mended, what was not run', async (_, checkOut, node, asked) => {
    await open();
    const result = await scene.run(checkOut(), { node });
    expect(result).toMatchObject(FAILED);
    const text = comment();
    expect(text).toContain(BROKE);
    expect(text).toContain(`Compared with main (${short(scene.main)})`);
    expect(text).toContain('Fixed: 1 case (opening hours with prompts/answer.txt), No worse: 2 cases');
    expect(text).toContain('Carried over: 4 cases (8 calls saved).');
    expect(text).toContain('opening hours with prompts/answer.txt: main passed 0 of 1, this change passed 1 of 1');
    expect(text).toContain('8 calls on both sides in turns, and 10 more to be sure');
    expect(text).toContain('What broke: 1 cell');
    // In turns, and who goes first alternates.
    const at = (prompt: string): number => scene.asked().indexOf(prompt);
    expect(at('Answer: refund window')).toBeLessThan(at('Answer shortly: refund window'));
    expect(at('Answer shortly: opening hours')).toBeLessThan(at('Answer: opening hours'));
    expect(scene.asked().filter((prompt) => prompt.startsWith('Sum up'))).toEqual([]);
    expect(scene.asked()).toHaveLength(18);
    const ofBase = scene.api.requests.filter(({ where }) => /\/(?:git|compare)\//.test(where));
    expect(ofBase.map(({ where }) => where.replace('/repos/acme/app/', '').replace(/\w{40}$/, ''))).toEqual(asked);
    expect(result.stdout).toMatch(/^::error title=Eval failed::Failed: 1 case broke/m);
  });

  test('with the head itself, the base is what it has in common with main', async () => {
    await open();
    const head = scene.checkOut(scene.head, ['--depth=1']);
    expect(await scene.run(head, { eventName: 'pull_request_target' })).toMatchObject(FAILED);
    expect(comment()).toContain(`Compared with main (${short(scene.start)})`);
  });

  test('with thresholds too, all of the change is judged', async () => {
    await open();
    const result = await scene.run(full(), { inputs: { gate: 'assertions, regression' } });
    expect(result.outputs).toMatchObject({ verdict: 'failed', total: '8', failures: '1' });
    expect(comment()).toContain(`${BROKE} 1 of 8 cells failed; the pass rate is 87.5 %, needs 100 %.`);
    expect(comment()).toContain('Carried over: 4 cases (4 calls saved).');
  });

  test.each([
    ['all of history', full],
    ['the merge commit alone', shallow],
  ])('in a merge queue, with %s', async (_, checkOut) => {
    await open();
    const group = { base_sha: scene.main, head_sha: scene.merge, base_ref: 'refs/heads/main' };
    const event = { merge_group: { ...group, head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${scene.main}` } };
    const result = await scene.run(checkOut(), { eventName: 'merge_group', event });
    expect(result).toMatchObject(FAILED);
    expect(textOf(html(result.summary)).replaceAll('\u200b', '')).toContain(
      `Compared with main (${short(scene.main)})`,
    );
    expect(result.summary).toContain(BROKE);
  });
});

describe('nothing that is evaluated changed', () => {
  test.each([
    ['all of history', full],
    ['the merge commit alone', shallow],
  ])('with %s: no call, and a green that says why', async (_, checkOut) => {
    await open({ change: { 'evals/README.md': 'how to write a case\n' } });
    const result = await scene.run(checkOut());
    expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', total: '0' } });
    expect(comment()).toContain('Passed: nothing that is evaluated changed. 8 cases carried over, 0 calls.');
    expect(comment()).toContain('Carried over: 8 cases (16 calls saved).');
    expect(scene.asked()).toEqual([]);
  });

  test('but for a test that is gone: that is said first', async () => {
    await open({ change: { [CONFIG]: config({ cases: CASES.slice(0, 3) }) } });
    expect(await scene.run(full())).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', total: '0' } });
    expect(comment()).toContain(
      'Passed: 2 cases were removed (warranty with prompts/answer.txt and warranty with prompts/summary.txt), nothing else that is evaluated changed. 6 cases carried over, 0 calls.',
    );
    expect(scene.asked()).toEqual([]);
  });
});

test('a test that is gone blocks where removal is forbidden', async () => {
  await open({ change: { [CONFIG]: config({ cases: CASES.slice(0, 3) }) } });
  const result = await scene.run(full(), { inputs: { 'forbid-removal': 'true' } });
  expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
  expect(comment()).toContain('Failed: 2 cases were removed: warranty with prompts/answer.txt and warranty with');
});

test('a config with another name is compared with what it was', async () => {
  await open({ change: { ...CHANGE, [CONFIG]: null, 'evals/support.yaml': config() } });
  expect(await scene.run(full(), { inputs: { config: 'support.yaml' } })).toMatchObject(FAILED);
  expect(comment()).toContain(BROKE);
  expect(comment()).toContain('support.yaml is promptfooconfig.yaml on main');
});

describe('a change of its own gate', () => {
  const gated = config({ more: 'gate: { use: [regression], forbidRemoval: true }' });
  test.each([
    ['all of history', full],
    ['the merge commit alone', shallow],
    ['the head', () => scene.checkOut(scene.head)],
  ])('with %s: the base judges, and the comment says what would change', async (_, checkOut) => {
    await open({ base: { ...BASE, [CONFIG]: gated }, change: { ...CHANGE, [CONFIG]: config() } });
    scene.api.addPullRequest({ number: 7, headSha: scene.head, files: [CONFIG, 'evals/prompts/answer.txt'] });
    expect(await scene.run(checkOut(), { inputs: { gate: '' } })).toMatchObject(FAILED);
    expect(comment()).toContain(BROKE);
    expect(comment()).toContain(
      'This change edits its own gate, so the rules of main judged it: this change would take "regression" out of the gates, it would add "assertions" to the gates, it would allow to remove cases (forbidden now).',
    );
  });

  test('that brings it in: nothing compares yet, and that is said', async () => {
    await open({ change: { [CONFIG]: gated } });
    const result = await scene.run(full(), { inputs: { gate: '' } });
    expect(result.outputs).toMatchObject({ verdict: 'failed', total: '8', failures: '1' });
    expect(comment()).toContain('this change would take "assertions" out of the gates');
    expect(comment()).toContain('it would add "regression" to the gates');
    expect(scene.asked()).toHaveLength(8);
  });

  test('is not looked for where the config is as it was', async () => {
    await open();
    scene.api.addPullRequest({ number: 7, headSha: scene.head, files: ['evals/prompts/answer.txt'] });
    const result = await scene.run(shallow(), { inputs: { gate: '' } });
    expect(result.outputs).toMatchObject({ verdict: 'failed', total: '8', failures: '1' });
    expect(comment()).not.toContain('Compared');
    expect(scene.api.requests.filter(({ where }) => where.includes('/git/'))).toEqual([]);
  });
});

describe('a pull request from a fork', () => {
  const fork = () => ({ event: scene.event('stranger/app') });
  const allowed = { 'allowed-endpoints': 'chat', 'max-calls': '60' };

  test('calls no model', async () => {
    await open();
    const result = await scene.run(shallow(), fork());
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
    expect(comment()).toContain('It calls no model without the inputs allowed-endpoints and max-calls.');
    expect(scene.gateway.requests).toEqual([]);
  });

  test('is compared where the workflow allows an endpoint', async () => {
    await open();
    const inputs = { ...allowed, 'gate-state': 'evidence.json' };
    const clone = shallow();
    expect(await scene.run(clone, { ...fork(), inputs })).toMatchObject(FAILED);
    expect(comment()).toContain(BROKE);
    // What a stranger's run leaves would be read by the next one.
    expect(clone.git('status', '--porcelain')).toBe('');
  });

  test('runs no code, not even that of the base', async () => {
    const code = 'defaultTest: { assert: [{ type: javascript, value: "true" }] }';
    const base = config().replace(/^defaultTest: .*$/m, code);
    await open({ base: { ...BASE, [CONFIG]: base }, change: { ...CHANGE, [CONFIG]: config() } });
    const result = await scene.run(full(), { ...fork(), inputs: allowed });
    expect(result.outputs).toMatchObject({ verdict: 'failed', total: '8' });
    expect(comment()).toContain('there is nothing to compare with: the config of main cannot be read');
    expect(scene.asked()).toHaveLength(8);
  });
});

describe('the gateway is down for one side', () => {
  const down = (prompt: string) => (request: Parameters<typeof answer>[0]) =>
    String(request.body.messages?.at(-1)?.content).startsWith(prompt)
      ? { status: 400, body: { detail: 'no such parameter' } }
      : 'fine';

  test.each([
    ['the base', 'Answer:', 'Eval could not measure: there is no result of the base', 'on main 4 of its 4 runs erred'],
    ['the change', 'Answer shortly:', 'Eval could not measure: too many cells', '4 of 4 cases could not be measured'],
  ])('%s: no statement about quality, with the reason', async (_, prompt, title, why) => {
    await open({ reply: down(prompt) });
    const result = await scene.run(full());
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
    expect(comment()).toContain(title);
    expect(comment()).toContain(why);
    expect(comment()).toContain(': refused with 400');
    expect(comment()).toContain('Not a quality result.');
    expect(comment()).toContain('This is no statement about quality.');
  });
});
