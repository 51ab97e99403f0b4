// The action as a step of a workflow: what only a runner does (defaults of action.yml, outputs to later steps and jobs,
// secrets, the job's end) is here; what the bundle does by itself is tested elsewhere.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseMarker } from '../../src/report/marker.js';
import { type FakeGithub, startFakeGithub, TOKEN } from '../github/fake-github.js';
import { ROOT } from '../support/run-action.js';
import { type StubGateway, startStubGateway } from '../support/stub-gateway.js';
import { ACTION_FILES, makeRepository, runWorkflow, type WorkflowOptions, type WorkflowRun } from './runner.js';

const NODES = [
  ['the Node of this machine', process.execPath, process.version],
  ['Node 24', join(ROOT, 'node_modules', 'node24', 'bin', 'node'), expect.stringMatching(/^v24\./)],
] as const;
const PULL_REQUEST = 7;
const GATEWAY_KEY = 'gateway-key-of-the-act-tests';
const ENDPOINTS = ['gpt-4o-endpoint', 'claude-endpoint', 'gemini-endpoint', 'grader-endpoint'];
const WORKFLOW = '.github/workflows/eval.yml';

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

let gateway: StubGateway;
let github: FakeGithub;
let folders: string[];

beforeEach(async () => {
  folders = [];
  gateway = await startStubGateway({ endpoints: ENDPOINTS });
  github = await startFakeGithub();
});

afterEach(async () => {
  await Promise.all([gateway.close(), github.close()]);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function repositoryWith(paths: readonly string[], files: Record<string, string>): string {
  const folder = makeRepository(paths, files);
  folders.push(folder);
  return folder;
}

const text = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');

function pullRequest(headRepository = 'acme/app'): object {
  const base = { ref: 'main', sha: '2'.repeat(40), repo: { id: 1, full_name: 'acme/app' } };
  const head = {
    ref: 'feature',
    sha: '1'.repeat(40),
    repo: { id: headRepository === 'acme/app' ? 1 : 2, full_name: headRepository, fork: headRepository !== 'acme/app' },
  };
  const [owner] = headRepository.split('/');
  return {
    action: 'synchronize',
    number: PULL_REQUEST,
    pull_request: { number: PULL_REQUEST, state: 'open', draft: false, user: { login: owner }, head, base },
    repository: { id: 1, name: 'app', full_name: 'acme/app', owner: { login: 'acme' }, default_branch: 'main' },
    sender: { login: owner },
  };
}

function run(options: Partial<WorkflowOptions> & Pick<WorkflowOptions, 'repository'>): Promise<WorkflowRun> {
  return runWorkflow({
    eventName: 'pull_request',
    event: pullRequest(),
    node: process.execPath,
    secrets: { GITHUB_TOKEN: TOKEN, GATEWAY_KEY, MLFLOW_GATEWAY_API_KEY: GATEWAY_KEY },
    variables: { GATEWAY_URL: gateway.url, MLFLOW_GATEWAY_URL: gateway.url },
    env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'acme/app' },
    ...options,
  });
}

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
    event: { action: 'completed', workflow_run: { id: 5, ...head }, repository: { full_name: 'acme/app' } },
  });
  expect(told('step', result)).toMatchObject({ outcome: 'failure', verdict: 'inconclusive' });
  expect(gateway.modelCalls()).toEqual([]);
  expect(github.comments).toMatchObject([{ issue: 9, body: expect.stringContaining(head.head_sha) }]);
  expect(github.violations).toEqual([]);
});

test('a token that may not comment turns nothing red', async () => {
  await github.close();
  github = await startFakeGithub({ readOnly: true });
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

describe('the workflow of each example, with the files beside it', () => {
  /** Every assertion of every example holds for it. */
  const ANSWER = JSON.stringify({
    category: 'delivery',
    priority: 'normal',
    reply: 'Sorry. Please switch it off, ask the carrier, and go to the sign-in page.',
  });
  const OWN = 'OWNER/mlflow-gateway-eval@v1';
  const NO_ACTION = `
name: stand-in
description: does nothing
runs:
  using: composite
  steps:
    - { run: 'true', shell: bash }
`;

  function exampleFiles(name: string): Record<string, string> {
    const names = readdirSync(join(ROOT, 'examples', name), { recursive: true, withFileTypes: true });
    const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(
      paths.map((path) => {
        const relative = path.slice(join(ROOT, 'examples', name).length + 1);
        return [relative === 'workflow.yml' ? WORKFLOW : relative, readFileSync(path, 'utf8')];
      }),
    );
  }

  test.each(
    readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name),
  )('%s', async (name) => {
    await gateway.close();
    const pass = '{"reason":"stub: fine","pass":true,"score":1}';
    const reply = ({ body }: { body: { model?: string } }) => (body.model?.startsWith('grader') ? pass : ANSWER);
    gateway = await startStubGateway({ endpoints: ENDPOINTS, reply });
    const files = exampleFiles(name);
    const workflow = files[WORKFLOW] ?? '';
    const scheduled = /^ {2}schedule:/m.test(workflow);
    // Actions of others would be cloned. What they do is not our matter.
    const foreign = [...workflow.matchAll(/uses: (?!actions\/checkout|OWNER)(\S+)/g)].map(([, uses = '']) => uses);
    const standIn = repositoryWith([], { 'action.yml': NO_ACTION });
    const result = await run({
      repository: repositoryWith([], files),
      ...(scheduled ? { eventName: 'schedule', event: { schedule: '0 3 * * *' } } : {}),
      actions: {
        [OWN]: repositoryWith(ACTION_FILES, {}),
        ...Object.fromEntries(foreign.map((uses) => [uses, standIn])),
      },
    });
    expect({ name, ...result }).toMatchObject({ exitCode: 0, log: expect.stringContaining('Job succeeded') });
    expect(gateway.modelCalls().length).toBeGreaterThan(0);
    expect(github.violations).toEqual([]);
  });
});
