// dist/index.js with a gate and without a base: thresholds judge, and the report says why and what can be done.
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { html, textOf } from '../report/markdown.js';
import type { ActionOptions, ActionRun } from '../support/run-action.js';
import { BASE, CHANGE, CONFIG, config, type GateScene, type GateSceneOptions, openGateScene } from './gate-scene.js';

jest.setTimeout(90_000);

let scene: GateScene;
afterEach(() => scene.close());

const NOTHING = 'Gate: at least 100 % of the judged cells pass; there is nothing to compare with: ';

/** Runs it on the merge commit alone. Whatever was found, one cell of eight fails. */
async function run(
  options: GateSceneOptions,
  change: (scene: GateScene) => Partial<ActionOptions> = () => ({}),
): Promise<{ result: ActionRun; text: string }> {
  scene = await openGateScene(options);
  const result = await scene.run(scene.checkOut(scene.merge, ['--depth=1']), change(scene));
  expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', total: '8', failures: '1' } });
  expect(scene.asked()).toHaveLength(8);
  return { result, text: textOf(html(result.summary)).replaceAll('\u200b', '') };
}

describe('the base is not in the clone, and GitHub', () => {
  test.each([
    ['does not know it', 404],
    ['does not tell', 403],
  ])('%s', async (_, status) => {
    const { text } = await run({ faults: [{ match: '/git/', status, times: 99 }] });
    expect(text).toContain(
      `${NOTHING}the commit ${scene.main.slice(0, 7)} is not in this clone, and GitHub answered ${status}`,
    );
    expect(text).toContain('(the job needs `permissions: contents: read`); give actions/checkout `fetch-depth: 2`.');
    expect(textOf(html(scene.comment()))).toContain('there is nothing to compare with');
  });

  test('cannot be asked without a token', async () => {
    const { text } = await run({}, () => ({ githubToken: '' }));
    expect(text).toContain(`${NOTHING}the commit ${scene.main.slice(0, 7)} is not in this clone; give`);
  });

  test('gives something else', async () => {
    const { text } = await run({ objects: { blob: () => Buffer.from('Answer shortly, said somebody: {{q}}') } });
    expect(text).toContain(NOTHING);
    expect(text).toMatch(/nothing to compare with: .*GitHub/);
  });
});

describe('the config of the base', () => {
  test('cannot be read', async () => {
    const { text } = await run({
      base: { ...BASE, [CONFIG]: 'providers: [' },
      change: { ...CHANGE, [CONFIG]: config() },
    });
    expect(text).toContain(`${NOTHING}the config of main cannot be read: promptfooconfig.yaml:1:13: invalid YAML`);
  });

  test('is not there: this change brings the first one', async () => {
    const { 'README.md': _, ...change } = BASE;
    const { text } = await run({ base: { 'README.md': 'about\n' }, change: { ...change, ...CHANGE } });
    expect(text).toContain(`${NOTHING}main has no promptfooconfig.yaml yet.`);
  });
});

describe('the event', () => {
  test('is a push', async () => {
    const { text } = await run({}, ({ start, merge }) => ({
      eventName: 'push',
      event: { before: start, after: merge, ref: 'refs/heads/main' },
    }));
    expect(text).toContain(`${NOTHING}a push has no base.`);
  });

  test('is a schedule', async () => {
    const { text } = await run({}, () => ({ eventName: 'schedule', event: { schedule: '0 3 * * *' } }));
    expect(text).toContain(`${NOTHING}the event schedule is about no change.`);
  });
});

test('what is checked out is not what the event is about', async () => {
  const { text } = await run({}, ({ event }) => {
    const { pull_request: pullRequest } = event() as { pull_request: { head: object } };
    const moved = { ...pullRequest, head: { ...pullRequest.head, sha: 'd'.repeat(40) } };
    return { event: { pull_request: moved } };
  });
  expect(text).toContain('is neither the merge commit of pull request #7 nor its head ddddddd');
});
