// The action as a step of a workflow: what only a runner does (defaults of action.yml, outputs to later steps and jobs,
// secrets, the job's end) is here; what the bundle does by itself is tested elsewhere.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseMarker } from '../../src/report/marker.js';
import { type FakeGithub, TOKEN } from '../github/fake-github.js';
import { ROOT } from '../support/run-action.js';
import type { StubGateway } from '../support/stub-gateway.js';
import { ACTION_FILES, type WorkflowRun } from './runner.js';
import { GATEWAY_KEY, openWorld, PULL_REQUEST, pullRequest, text, WORKFLOW, type World } from './world.js';

const NODES = [
  ['the Node of this machine', process.execPath, process.version],
  ['Node 24', join(ROOT, 'node_modules', 'node24', 'bin', 'node'), expect.stringMatching(/^v24\./)],
] as const;

const CONFIG = `
providers:
  - mlflow-gateway:gpt-4o-endpoint
  - mlflow-gateway:claude-endpoint
prompts:
  - 'Answer the following question: {{question}}'
defaultTest:
  options:
    provider:
      text: mlflow-gateway:grader-endpoint
tests:
  - vars: { question: 'What is MLflow AI Gateway?' }
    assert:
      - { type: icontains, value: gateway }
      - { type: llm-rubric, value: 'explains what the gateway is for' }
  - vars: { question: 'Who keeps it?' }
    assert:
      - { type: contains, value: 'Who keeps it?' }
`;

let world: World;
let gateway: StubGateway;
let github: FakeGithub;
let run: World['run'];
let repositoryWith: World['repositoryWith'];

async function open(options?: Parameters<typeof openWorld>[0]): Promise<void> {
  world = await openWorld(options);
  ({ gateway, github, run, repositoryWith } = world);
}
beforeEach(() => open());
afterEach(() => world.close());

/** The action at the root of a repository, used by the workflow of the fixture. */
const usingItself = (config: string): string =>
  repositoryWith(ACTION_FILES, {
    'promptfooconfig.yaml': config,
    [WORKFLOW]: text('__tests__', 'act', 'fixture', 'workflow.yml'),
  });

/** The `key=value` words of the line that a step of the workflow printed. */
function told(by: 'step' | 'job', { log }: WorkflowRun): Record<string, string> {
  const line = new RegExp(`\\| ${by}: (.*)$`, 'm').exec(log)?.[1];
  if (line === undefined) throw new Error(`no such line in:\n${log}`);
  return Object.fromEntries(line.split(' ').map((word) => word.split(/=(.*)/s).slice(0, 2)));
}

describe.each(NODES)('a pull request, on %s', (_name, node, version) => {
  test('passes, comments once, and updates that comment with the next push', async () => {
    const first = await run({ repository: usingItself(CONFIG), node });
    expect(told('step', first)).toEqual({
      node: version,
      outcome: 'success',
      verdict: 'passed',
      total: '4',
      comment: expect.stringMatching(/^https?:\/\/\S+$/),
    });
    expect(told('job', first)).toEqual({ result: 'success', verdict: 'passed' });
    expect(first.exitCode).toBe(0);
    expect(github.comments).toMatchObject([{ issue: PULL_REQUEST, body: expect.stringContaining('4 passed') }]);
    // 2 questions for each of 2 endpoints, and the grader for one of them.
    expect(gateway.modelCalls()).toHaveLength(6);
    expect(new Set(gateway.modelCalls().map(({ headers }) => headers.authorization))).toEqual(
      new Set([`Bearer ${GATEWAY_KEY}`]),
    );

    const [before] = github.comments.map(({ id, body }) => ({ id, body }));
    const failing = CONFIG.replace('contains, value: gateway', 'contains, value: zebra');
    const second = await run({ repository: usingItself(failing), node });
    expect(told('step', second)).toMatchObject({ outcome: 'failure', verdict: 'failed', total: '4' });
    expect(told('job', second)).toEqual({ result: 'failure', verdict: 'failed' });
    expect(second.exitCode).toBe(1);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.id).toBe(before?.id);
    expect(github.comments[0]?.body).not.toBe(before?.body);
    expect(github.comments[0]?.body).toContain('zebra');
    expect(github.violations).toEqual([]);
    expect(first.log + second.log + github.comments[0]?.body).not.toContain(GATEWAY_KEY);
  });
});

test('a pull request from a fork calls no model, even when its secrets are there, and is not green', async () => {
  const result = await run({ repository: usingItself(CONFIG), event: pullRequest('stranger/app') });
  expect(gateway.modelCalls()).toEqual([]);
  expect(told('step', result)).toMatchObject({ outcome: 'failure', verdict: 'inconclusive' });
  expect(result.exitCode).toBe(1);
  expect(github.violations).toEqual([]);
});

test('each leg of a matrix has a comment of its own, by the default of an input that nobody sets', async () => {
  const workflow = text('__tests__', 'act', 'fixture', 'workflow.yml')
    .replace(
      '    name: eval\n    runs-on',
      '    strategy: { matrix: { leg: [a, b], node: [20] } }\n    name: eval\n    runs-on',
    )
    .replace('output-path: results.json', 'comment: always');
  const files = { 'promptfooconfig.yaml': CONFIG, [WORKFLOW]: workflow };
  const result = await run({ repository: repositoryWith(ACTION_FILES, files), job: 'eval' });
  expect({ ...result }).toMatchObject({ exitCode: 0 });
  const instances = github.comments.map(({ body }) => parseMarker(body)?.instance);
  expect(instances.sort()).toEqual(['eval / eval (a, 20)', 'eval / eval (b, 20)']);
  expect(github.violations).toEqual([]);
});

test('a run by workflow_run comments on the pull request whose head it was, asked by commit and repository', async () => {
  const head = { head_sha: '1'.repeat(40), head_branch: 'feature', head_repository: { full_name: 'stranger/app' } };
  github.addPullRequest({ number: 9, headSha: head.head_sha, headRepo: 'stranger/app' });
  github.addPullRequest({ number: 10, headSha: head.head_sha });
  const workflow = text('__tests__', 'act', 'fixture', 'workflow.yml').replace(
    'on: pull_request',
    'on: { workflow_run: { workflows: [collect], types: [completed] } }',
  );
  const result = await run({
    repository: repositoryWith(ACTION_FILES, { 'promptfooconfig.yaml': CONFIG, [WORKFLOW]: workflow }),
    eventName: 'workflow_run',
    event: {
      action: 'completed',
      workflow_run: { id: 5, event: 'pull_request', ...head },
      repository: { full_name: 'acme/app' },
    },
  });
  expect(told('step', result)).toMatchObject({ outcome: 'failure', verdict: 'inconclusive' });
  expect(gateway.modelCalls()).toEqual([]);
  expect(github.comments).toMatchObject([{ issue: 9, body: expect.stringContaining(head.head_sha) }]);
  expect(github.violations).toEqual([]);
});

test('a token that may not comment turns nothing red', async () => {
  await world.close();
  await open({ github: { readOnly: true } });
  const result = await run({ repository: usingItself(CONFIG) });
  expect(told('step', result)).toMatchObject({ outcome: 'success', verdict: 'passed', comment: '' });
  expect(result.exitCode).toBe(0);
});

test("the demo job of this project's own CI", async () => {
  const repository = repositoryWith([...ACTION_FILES, 'demo', '.github/workflows/ci.yml'], {});
  const { exitCode, log } = await run({ repository, job: 'demo', variables: {}, secrets: { GITHUB_TOKEN: TOKEN } });
  expect(log).toContain('Job succeeded');
  expect(exitCode).toBe(0);
  expect(github.comments).toHaveLength(1);
});
