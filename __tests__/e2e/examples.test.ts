// What users copy: every example runs as an action, with the inputs of its own workflow, against the models of the demo.

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { INPUTS } from '../../src/settings/inputs.js';
import { ROOT, runAction } from '../support/run-action.js';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, string | number | boolean>;
}
interface Job {
  'timeout-minutes': number;
  permissions: Record<string, string>;
  steps: Step[];
  strategy?: { matrix: Record<string, string[]> & { include?: Record<string, string | number>[] } };
  if?: string;
  needs?: string;
  environment?: string;
}
interface Workflow {
  name: string;
  permissions: object;
  concurrency: { group: string };
  on: Record<string, object | null>;
  jobs: Record<string, Job>;
}
interface Demo {
  startGateway(options: { endpoints: Record<string, unknown> }): Promise<{ url: string; close(): Promise<void> }>;
}

const EXAMPLES = join(ROOT, 'examples');
const OWN_ACTION = 'OWNER/mlflow-gateway-eval@v1';
const names = readdirSync(EXAMPLES);
/** `pr-check/workflow.yml`: what a user copies to `.github/workflows/`. */
const files = names.flatMap((name) =>
  readdirSync(join(EXAMPLES, name)).flatMap((file) => (file.endsWith('.yml') ? [`${name}/${file}`] : [])),
);
/** Hands the files of a pull request over, and has nothing to judge them with. */
const COLLECTS = 'fork/collect.yml';

/** Modules of the demo have no types. */
const demo = async <T>(file: string): Promise<T> => (await import(pathToFileURL(join(ROOT, 'demo', file)).href)) as T;

function readWorkflow(file: string): { text: string; workflow: Workflow; steps: Step[]; own: Step | undefined } {
  const text = readFileSync(join(EXAMPLES, file), 'utf8');
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  return { text, workflow, steps, own: steps.find(({ uses }) => uses === OWN_ACTION) };
}

describe.each(files)('the workflow %s', (file) => {
  const { text, workflow, steps, own } = readWorkflow(file);

  test('gives inputs that exist, and reads them from no place that leaks', () => {
    const known: string[] = INPUTS.map((input) => input.name);
    expect(Object.keys(own?.with ?? {}).filter((input) => !known.includes(input))).toEqual([]);
    if (file !== COLLECTS)
      expect(own?.with).toMatchObject({
        'gateway-url': '${{ vars.MLFLOW_GATEWAY_URL }}',
        'gateway-api-key': '${{ secrets.MLFLOW_GATEWAY_API_KEY }}',
      });
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test('pins the actions of others to a commit, with its version beside it', () => {
    const others = text.match(/\buses: .*/g)?.filter((line) => !line.includes(OWN_ACTION)) ?? [];
    expect(others.length).toBeGreaterThan(0);
    for (const line of others) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('has no more permissions than it gives a reason for, a limit of time and a concurrency group', () => {
    expect(workflow).toMatchObject({ permissions: {}, concurrency: { group: expect.any(String) } });
    for (const job of Object.values(workflow.jobs)) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
      const allowed = permissionsNeeded(job);
      expect(Object.entries(job.permissions).filter(([name, access]) => allowed[name] !== access)).toEqual([]);
      for (const one of Object.keys(job.permissions)) expect(text).toMatch(new RegExp(`^ +${one}: \\w+ # \\S`, 'm'));
    }
  });
});

/** What the steps of a job can use, and why they would. */
function permissionsNeeded({ steps }: Job): Record<string, string | undefined> {
  const uses = (name: string): Step | undefined => steps.find((step) => step.uses?.startsWith(`${name}@`));
  const own = uses('OWNER/mlflow-gateway-eval')?.with;
  return {
    contents: uses('actions/checkout') && 'read',
    'pull-requests': own && 'write',
    issues: own?.['issue-on-failure'] === true ? 'write' : undefined,
    statuses: own?.['commit-status'] === true ? 'write' : undefined,
    actions: uses('actions/download-artifact')?.with?.['run-id'] === undefined ? undefined : 'read',
  };
}

test.each([
  ['required-check/workflow.yml', 'eval-gate'],
  ['matrix/workflow.yml', 'all'],
  ['monorepo/workflow.yml', 'all'],
])('the check of %s that a branch requires starts on every pull request and in the merge queue', (file, name) => {
  const { on, jobs } = readWorkflow(file).workflow;
  expect(on).toEqual({ pull_request: null, merge_group: null });
  // A job that waits for others is skipped when one of them fails, and a check that is skipped counts as passed.
  expect(jobs[name]?.if).toBe(jobs[name]?.needs === undefined ? undefined : 'always()');
});

describe('the workflows for forks', () => {
  const collect = readWorkflow(COLLECTS);
  const trusted = ['fork/evaluate.yml', 'fork/approved.yml'].map((file) => ({ file, ...readWorkflow(file) }));

  test('what a fork controls holds no secret and no token that writes', () => {
    expect(collect.workflow.on).toEqual({ pull_request: null });
    expect(collect.text.replace(/^\s*#.*$/gm, '')).not.toMatch(/secrets|vars\.|token|: write/);
  });

  test.each(trusted)('$file: the files of a stranger have a folder of their own, and limits', ({ steps, own }) => {
    const brings = steps.filter(({ uses }) => uses !== OWN_ACTION);
    expect(brings).toHaveLength(1);
    expect(brings[0]?.with?.['path']).toBe('untrusted');
    expect(steps.filter(({ run }) => run !== undefined)).toEqual([]);
    expect(own?.with).toMatchObject({
      'working-directory': expect.stringMatching(/^untrusted(\/|$)/),
      'allowed-endpoints': expect.not.stringContaining('*'),
      'max-calls': expect.any(Number),
      code: 'never',
      'commit-status': true,
      'comment-id': 'eval',
    });
  });

  test('the second one waits for the first by name, and takes its files by the number of the run', () => {
    const [evaluate] = trusted;
    expect(evaluate?.workflow.on).toEqual({
      workflow_run: { workflows: [collect.workflow.name], types: ['completed'] },
    });
    const [download] = evaluate?.steps ?? [];
    const upload = collect.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(download?.with).toMatchObject({
      name: upload?.with?.['name'],
      'run-id': '${{ github.event.workflow_run.id }}',
    });
  });

  test('the one that asks for approval judges the commit that was approved, without credentials beside it', () => {
    const [, approved] = trusted;
    const [checkout] = approved?.steps ?? [];
    expect(checkout?.with).toEqual({
      ref: '${{ github.event.pull_request.head.sha }}',
      path: 'untrusted',
      'persist-credentials': false,
    });
    expect(approved?.workflow.jobs['eval']?.environment).toMatch(/^\$\{\{ .*'eval-forks' \}\}$/);
  });
});

describe('the configs run', () => {
  const workspace = mkdtempSync(join(tmpdir(), 'examples-'));
  let gateway: Awaited<ReturnType<Demo['startGateway']>>;

  beforeAll(async () => {
    const [{ startGateway }, { large, small }, { grader }] = await Promise.all([
      demo<Demo>('gateway.mjs'),
      demo<{ large: unknown; small: unknown }>('models.mjs'),
      demo<{ grader: unknown }>('grader.mjs'),
    ]);
    gateway = await startGateway({
      endpoints: {
        'gpt-4o-endpoint': large,
        'claude-endpoint': large,
        'gemini-endpoint': small,
        'grader-endpoint': grader,
      },
    });
    cpSync(EXAMPLES, workspace, { recursive: true });
  });
  afterAll(async () => {
    await gateway.close();
    rmSync(workspace, { recursive: true, force: true });
  });

  // By workflow, one a leg of its matrix. What a pull request brings along lies where the workflow puts it.
  const expected: Record<string, object[]> = {
    'pr-check/workflow.yml': [{ verdict: 'passed', total: '3', successes: '3' }],
    'required-check/workflow.yml': [{ verdict: 'passed', total: '3', successes: '3' }],
    // 9 of 12: the model behind gemini-endpoint answers one sentence only.
    'scheduled-comparison/workflow.yml': [
      { verdict: 'passed', total: '12', successes: '9', failures: '3', 'pass-rate': '75' },
    ],
    'matrix/workflow.yml': [
      { verdict: 'passed', total: '2', successes: '2' },
      { verdict: 'passed', total: '2', successes: '2' },
    ],
    'monorepo/workflow.yml': [
      { verdict: 'passed', total: '1', successes: '1' },
      { verdict: 'passed', total: '1', successes: '1' },
    ],
    'fork/evaluate.yml': [{ verdict: 'passed', total: '3', successes: '3' }],
    'fork/approved.yml': [{ verdict: 'passed', total: '3', successes: '3' }],
  };

  test('each workflow that judges is among them', () => {
    expect(files.filter((file) => file !== COLLECTS).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  test.each(
    Object.entries(expected).flatMap(([file, legs]) => legs.map((outputs, leg) => [file, leg, outputs] as const)),
  )(
    '%s, leg %d',
    async (file, leg, outputs) => {
      const { own } = readWorkflow(file);
      const folder = workspaceOf(file);
      const matrix = legsOf(file)[leg] ?? {};
      const given = Object.entries(own?.with ?? {})
        // Asked of GitHub: what changed, and whether there is an issue to close. __tests__/act has one to ask. And what an
        // earlier run has left.
        .filter(([input]) => !['paths', 'issue-on-failure', 'commit-status', 'baseline'].includes(input))
        .map(([input, value]) => [input, filled(String(value), matrix)]);
      const run = await runAction({
        workspace: folder,
        inputs: { ...Object.fromEntries(given), 'gateway-url': gateway.url, 'gateway-api-key': 'made-up-key' },
        matrix: JSON.stringify(matrix),
      });
      expect({ file, ...run }).toMatchObject({ exitCode: 0, outputs });
      expect(run.stdout).not.toContain('::warning');
      const [results] = String(own?.with?.['output-path'] ?? '').split('\n');
      if (results) expect(existsSync(join(folder, results))).toBe(true);
    },
    60_000,
  );

  test('a night is compared with the one before', async () => {
    const { own } = readWorkflow('scheduled-comparison/workflow.yml');
    const baseline = String(own?.with?.['baseline']);
    expect(baseline).toContain("&& 'results/comparison.json' ||");
    const night = (inputs: Record<string, string>): ReturnType<typeof runAction> =>
      runAction({
        workspace: join(workspace, 'scheduled-comparison'),
        eventName: 'schedule',
        inputs: {
          'gateway-url': gateway.url,
          gate: String(own?.with?.['gate']),
          'pass-threshold': '60',
          'output-path': String(own?.with?.['output-path']),
          ...inputs,
        },
      });
    expect((await night({})).summary).toContain(
      'there is nothing to compare with: the event schedule is about no change.',
    );
    const second = await night({ baseline: 'results/comparison.json' });
    expect(second).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', failures: '3' } });
    expect(second.summary).toContain('### Compared with results/comparison.json');
    expect(second.summary).toContain('Already failing: 3 cases');
  }, 60_000);

  function workspaceOf(file: string): string {
    const [name = '', workflow = ''] = file.split('/');
    if (name !== 'fork') return join(workspace, name);
    const folder = join(workspace, `of ${workflow}`);
    // `evals/` is what the artifact holds; a checkout has it as it is.
    const place = workflow === 'evaluate.yml' ? 'untrusted' : join('untrusted', 'evals');
    cpSync(join(workspace, 'fork', 'evals'), join(folder, place), { recursive: true });
    return folder;
  }

  /** The matrix of the job that evaluates: of one list, or of `include`. */
  function legsOf(file: string): Record<string, string | number>[] {
    const job = Object.values(readWorkflow(file).workflow.jobs).find(({ steps }) =>
      steps.some(({ uses }) => uses === OWN_ACTION),
    );
    const { include, ...lists } = job?.strategy?.matrix ?? {};
    const [[name, values] = ['', []]] = Object.entries(lists);
    return include ?? values.map((value) => ({ [name]: value }));
  }

  const filled = (text: string, matrix: Record<string, string | number>): string =>
    text.replace(/\$\{\{ matrix\.([\w-]+) \}\}/g, (_, key: string) => String(matrix[key]));
});
