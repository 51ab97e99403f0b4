// The workflows of examples/fork as a pull request from a fork goes through them: what the job of the stranger holds, what
// the job with the secrets does with the files, and what a person sees of it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { html, textOf } from '../report/markdown.js';
import { answer, exampleFiles } from './example.js';
import { ACTION_FILES, type WorkflowRun } from './runner.js';
import { GATEWAY_KEY, OWN, openWorld, PULL_REQUEST, pullRequest, text, type World } from './world.js';

const FORK = 'stranger/app';
const HEAD = '1'.repeat(40);
const EXAMPLE = exampleFiles('fork');
const EVALS = Object.fromEntries(
  Object.entries(EXAMPLE).flatMap(([path, content]) =>
    path.startsWith('evals/') ? [[path.slice('evals/'.length), content]] : [],
  ),
);

let world: World;
/** Holds what the stand-ins of checkout and of the two actions for artifacts give and take. */
let shared: string;

beforeEach(async () => {
  shared = mkdtempSync(join(tmpdir(), 'artifacts-'));
  world = await openWorld({ gateway: { reply: answer } });
});
afterEach(async () => {
  expect(world.github.violations).toEqual([]);
  await world.close();
  rmSync(shared, { recursive: true, force: true });
});

/** One of the workflows alone in its repository, and the event that starts it. */
function run(workflow: string, eventName: string, event: object): Promise<WorkflowRun> {
  const path = `.github/workflows/${workflow}`;
  const own = workflow === 'collect.yml' ? EXAMPLE : { [path]: EXAMPLE[path] ?? '' };
  const others = Object.keys(EXAMPLE).filter((file) => file.startsWith('.github/') && file !== path);
  const files = Object.fromEntries(Object.entries(own).filter(([file]) => !others.includes(file)));
  return world.run({
    repository: world.repositoryWith([], files),
    eventName,
    event,
    env: { ARTIFACTS: shared, COMMITS: shared, GITHUB_RUN_ID: '41' },
    actions: { [OWN]: world.repositoryWith(ACTION_FILES, {}), ...standIns(EXAMPLE[path] ?? '', workflow) },
  });
}

function standIns(workflow: string, name: string): Record<string, string> {
  // act itself knows how to check out the commit of the event.
  const used = [...workflow.matchAll(/\buses: (actions\/([\w-]+)@\S+)/g)].filter(
    ([, , action]) => action !== 'checkout' || name === 'approved.yml',
  );
  return Object.fromEntries(
    used.map(([, uses = '', action = '']) => {
      const content = text('__tests__', 'act', 'fixture', action, 'action.yml');
      return [uses, world.repositoryWith([], { 'action.yml': content })];
    }),
  );
}

const collect = (): Promise<WorkflowRun> => run('collect.yml', 'pull_request', pullRequest(FORK));

const evaluate = (changed: Record<string, unknown> = {}): Promise<WorkflowRun> =>
  run('evaluate.yml', 'workflow_run', {
    action: 'completed',
    workflow_run: {
      id: 41,
      event: 'pull_request',
      conclusion: 'success',
      head_sha: HEAD,
      head_branch: 'feature',
      head_repository: { full_name: FORK },
      pull_requests: [],
      ...changed,
    },
    repository: { full_name: 'acme/app' },
  });

function put(folder: string, files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(shared, folder, path)), { recursive: true });
    writeFileSync(join(shared, folder, path), content);
  }
}

/** Number 9 is the fork's; number 10 has the same commit, and is somebody else's. */
function openPullRequests(...files: string[]): void {
  const head = { headSha: HEAD, headRef: 'feature', files };
  world.github.addPullRequest({ number: 9, headRepo: FORK, ...head });
  world.github.addPullRequest({ number: 10, headRepo: 'acme/app', ...head });
}

const comments = (): [number, string][] =>
  world.github.comments.map(({ issue, body }) => [issue, textOf(html(body)).trim()]);

describe('two workflows', () => {
  test('the job of the stranger hands over the eval, and holds no secret', async () => {
    const result = await collect();
    expect({ ...result }).toMatchObject({ exitCode: 0 });
    const handedOver = readdirSync(join(shared, '41', 'evals'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
    expect(handedOver.sort()).toEqual(['answer.txt', 'promptfooconfig.yaml']);
    // act has the secret to give. GitHub has none for a fork.
    expect(readFileSync(join(shared, 'environment'), 'utf8') + result.log).not.toContain(GATEWAY_KEY);
    expect(world.gateway.requests).toEqual([]);
    expect(world.github.requests).toEqual([]);
  });

  test('the job with the secrets judges what was handed over: a comment, and a status on the head commit', async () => {
    openPullRequests('evals/promptfooconfig.yaml');
    await collect();
    const result = await evaluate();
    expect({ ...result }).toMatchObject({ exitCode: 0 });
    expect(world.github.statuses).toMatchObject([
      {
        sha: HEAD,
        state: 'success',
        context: 'eval',
        description: expect.stringMatching(/^Eval passed: 3 of 3 cells/),
      },
    ]);
    expect(comments()).toEqual([[9, expect.stringMatching(/^Eval passed[\s\S]*Commit 1{40}/)]]);
    // Where the files stand in the fork's repository, nobody says.
    expect(world.github.comments[0]?.body).not.toContain('/blob/');
    const keys = new Set(world.gateway.modelCalls().map(({ headers }) => headers.authorization));
    expect(keys).toEqual(new Set([`Bearer ${GATEWAY_KEY}`]));
    expect(result.log + JSON.stringify(world.github.comments)).not.toContain(GATEWAY_KEY);
  });

  test('a pull request that touches nothing of the eval is green at once', async () => {
    openPullRequests('README.md');
    put('41/evals', EVALS);
    expect(await evaluate()).toMatchObject({ exitCode: 0 });
    expect(world.gateway.requests).toEqual([]);
    expect(world.github.statuses).toMatchObject([{ sha: HEAD, state: 'success', context: 'eval' }]);
  });

  test('an attack is refused by name, calls nothing, and is red where people look', async () => {
    openPullRequests('evals/promptfooconfig.yaml');
    put('41/evals', {
      'promptfooconfig.yaml': `
prompts: ['Say {{q}}', 'file:///etc/passwd', 'file://../../../secret.txt', 'file://link.txt']
providers:
  - mlflow-gateway:claude-endpoint
  - { id: mlflow-gateway:gpt-4o-endpoint, config: { gatewayUrl: 'http://127.0.0.1:9/' } }
tests:
  - vars: { q: '{{env.MLFLOW_GATEWAY_API_KEY}}' }
    assert: [{ type: javascript, value: 'process.env.MLFLOW_GATEWAY_API_KEY' }]
`,
    });
    symlinkSync('/etc/hostname', join(shared, '41', 'evals', 'link.txt'));
    const result = await evaluate();
    expect(result.exitCode).toBe(1);
    expect(world.gateway.requests).toEqual([]);
    expect(world.github.statuses).toMatchObject([{ sha: HEAD, state: 'error', context: 'eval' }]);
    const [[number, comment] = [0, '']] = comments();
    expect(number).toBe(9);
    expect(comment).toMatch(/^Eval could not measure: the config has errors/);
    for (const named of [
      /a config from another repository may not call the endpoint "claude-endpoint"/i,
      /a config from another repository cannot set gatewayUrl/i,
      'code of a config runs only when the change is ours',
      /passwd" is outside the workspace/,
      /secret\.txt" is outside the workspace/,
      /link\.txt" is outside the workspace/,
    ])
      expect(comment).toMatch(named);
  });

  test.each([
    ['a run of another kind', { event: 'push' }, 0],
    ['a run that failed', { conclusion: 'failure' }, 0],
    ['a run without the files', { id: 42 }, 1],
  ])('%s judges nothing, and leaves the required status open', async (_, changed, exitCode) => {
    openPullRequests('evals/promptfooconfig.yaml');
    put('41/evals', EVALS);
    expect(await evaluate(changed)).toMatchObject({ exitCode });
    expect(world.gateway.requests).toEqual([]);
    expect(world.github.statuses).toEqual([]);
  });
});

test('one workflow that somebody approves judges the commit that was approved', async () => {
  put(HEAD, Object.fromEntries(Object.entries(EVALS).map(([path, content]) => [`evals/${path}`, content])));
  const result = await run('approved.yml', 'pull_request_target', pullRequest(FORK));
  expect({ ...result }).toMatchObject({ exitCode: 0 });
  expect(world.github.statuses).toMatchObject([{ sha: HEAD, state: 'success', context: 'eval' }]);
  expect(comments()).toEqual([[PULL_REQUEST, expect.stringMatching(/^Eval passed/)]]);
  // A link of a file leads to its place in the repository, not to the folder of the job.
  expect(world.github.comments[0]?.body).toContain(`/blob/${HEAD}/evals/promptfooconfig.yaml`);
});
