// What users copy, run by a runner program with the files beside it. The workflows for forks: forks.act.ts.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../support/run-action.js';
import { answer, exampleFiles } from './example.js';
import { ACTION_FILES } from './runner.js';
import { OWN, openWorld, PULL_REQUEST } from './world.js';

const EXAMPLES = readdirSync(join(ROOT, 'examples')).filter((name) => name !== 'fork');
const NO_ACTION = `
name: stand-in
description: does nothing
runs:
  using: composite
  steps:
    - { run: 'true', shell: bash }
`;

/** What the pull request changes; a config by default. */
const CHANGED: Record<string, string> = { monorepo: 'products/search/prompts/summary.txt' };

/** What each of them calls models for: cells and grader calls, three times where it repeats. */
const CALLS: Record<string, number> = {
  'pr-check': 5,
  'required-check': 4,
  'scheduled-comparison': 63,
  matrix: 4,
  // Of two products a change touches one.
  monorepo: 1,
};

test('each example is among them', () => {
  expect(EXAMPLES.toSorted()).toEqual(Object.keys(CALLS).toSorted());
});

test.each(EXAMPLES)('%s', async (name) => {
  const files = exampleFiles(name);
  const workflow = files['.github/workflows/workflow.yml'] ?? '';
  const world = await openWorld({ gateway: { reply: answer } });
  try {
    world.github.addPullRequest({
      number: PULL_REQUEST,
      headSha: '1'.repeat(40),
      files: [CHANGED[name] ?? 'promptfooconfig.yaml'],
    });
    // Actions of others would be cloned. What they do is not our matter.
    const foreign = [...workflow.matchAll(/\buses: (?!actions\/checkout|OWNER)(\S+)/g)].map(([, uses = '']) => uses);
    const standIn = world.repositoryWith([], { 'action.yml': NO_ACTION });
    const result = await world.run({
      repository: world.repositoryWith([], files),
      ...(name.startsWith('scheduled') ? { eventName: 'schedule', event: { schedule: '0 3 * * *' } } : {}),
      actions: {
        [OWN]: world.repositoryWith(ACTION_FILES, {}),
        ...Object.fromEntries(foreign.map((uses) => [uses, standIn])),
      },
    });
    expect({ name, ...result }).toMatchObject({ exitCode: 0, log: expect.stringContaining('Job succeeded') });
    expect(world.gateway.modelCalls()).toHaveLength(CALLS[name] ?? 0);
    expect(world.github.violations).toEqual([]);
  } finally {
    await world.close();
  }
});
