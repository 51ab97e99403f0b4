// The example of a check on pull requests in a real repository, by a runner program: what the pull request broke and mended,
// the calls saved, and a checkout that stays as it was.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Files, objectsOf } from '../baseline/repositories.js';
import { createScene, type Scene } from '../baseline/scene.js';
import { answer, BASE, CHANGE, config } from '../e2e/gate-scene.js';
import { html, textOf } from '../report/markdown.js';
import { exampleFiles } from './example.js';
import { ACTION_FILES } from './runner.js';
import { OWN, openWorld, PULL_REQUEST, pullRequest, WORKFLOW, type World } from './world.js';

const { '.github/workflows/workflow.yml': EXAMPLE = '' } = exampleFiles('pr-check');
/** After the action: what git says of the checkout, and what is left of the base. */
const AFTER = `      - if: always()
        run: |
          echo "checkout: $(git status --porcelain | wc -l) changed, HEAD $(git rev-parse HEAD)"
          echo "left: $(find "$RUNNER_TEMP" -maxdepth 1 -name 'mlflow-gateway-eval-*' | wc -l)"
`;

const atTop = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name.replace(/^evals\//, ''), text]));

let scene: Scene;
let world: World;
beforeEach(async () => {
  const files = { 'promptfooconfig.yaml': config().replace('gateway:chat', 'gateway:gpt-4o-endpoint') };
  scene = createScene({ ...atTop(BASE), ...files, [WORKFLOW]: EXAMPLE + AFTER }, atTop(CHANGE));
});
afterEach(async () => {
  expect(world.github.violations).toEqual([]);
  await world.close();
  await scene.close();
});

test.each([
  ['all of history', [], 0],
  ['the merge commit alone', ['--depth=1'], 2],
])('with %s', async (_, options, questions) => {
  world = await openWorld({ gateway: { reply: answer }, github: { objects: objectsOf(scene.origin) } });
  const event = pullRequest() as { pull_request: { head: object; base: object } };
  const { pull_request: given } = event;
  const clone = scene.checkOut(scene.merge, options);
  // As actions/checkout names it; act copies no folder that is empty, and without refs it is no repository.
  clone.git('update-ref', `refs/remotes/pull/${PULL_REQUEST}/merge`, scene.merge);
  const result = await world.run({
    repository: clone.folder,
    event: {
      ...event,
      pull_request: { ...given, head: { ...given.head, sha: scene.head }, base: { ...given.base, sha: scene.main } },
    },
    actions: { [OWN]: world.repositoryWith(ACTION_FILES, {}) },
  });
  expect(result.exitCode).toBe(1);
  const [comment, ...others] = world.github.comments;
  expect(others).toEqual([]);
  expect(comment?.issue).toBe(PULL_REQUEST);
  const text = textOf(html(comment?.body ?? '')).replaceAll('\u200b', '');
  expect(text).toContain(`Compared with main (${scene.main.slice(0, 7)})`);
  expect(text).toContain('refund window with prompts/answer.txt: main passed 5 of 5, this change 0 of 5');
  expect(text).toContain('Fixed: 1 case (opening hours with prompts/answer.txt)');
  expect(text).toContain('Carried over: 4 cases (8 calls saved)');
  expect(world.gateway.modelCalls()).toHaveLength(18);
  expect(world.github.requests.filter(({ where }) => where.includes('/git/'))).toHaveLength(questions);
  expect(result.log).toContain(`checkout: 0 changed, HEAD ${scene.merge}`);
  expect(result.log).toContain('left: 0');
});
