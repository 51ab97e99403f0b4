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
interface Workflow {
  permissions: object;
  concurrency: { group: string };
  on: Record<string, { paths?: string[] } | null>;
  jobs: Record<string, { 'timeout-minutes': number; permissions: Record<string, string>; steps: Step[] }>;
}
interface Demo {
  startGateway(options: { endpoints: Record<string, unknown> }): Promise<{ url: string; close(): Promise<void> }>;
}

const EXAMPLES = join(ROOT, 'examples');
const OWN_ACTION = 'OWNER/mlflow-gateway-eval@v1';
const names = readdirSync(EXAMPLES);

/** Modules of the demo have no types. */
const demo = async <T>(file: string): Promise<T> => (await import(pathToFileURL(join(ROOT, 'demo', file)).href)) as T;

function readWorkflow(name: string): { text: string; workflow: Workflow; steps: Step[]; own: Step | undefined } {
  const text = readFileSync(join(EXAMPLES, name, 'workflow.yml'), 'utf8');
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  return { text, workflow, steps, own: steps.find(({ uses }) => uses === OWN_ACTION) };
}

describe.each(names)('the workflow of %s', (name) => {
  const { text, workflow, steps, own } = readWorkflow(name);

  test('gives inputs that exist, and reads them from no place that leaks', () => {
    const known: string[] = INPUTS.map((input) => input.name);
    expect(Object.keys(own?.with ?? {}).filter((input) => !known.includes(input))).toEqual([]);
    expect(own?.with).toMatchObject({
      'gateway-url': '${{ vars.MLFLOW_GATEWAY_URL }}',
      'gateway-api-key': '${{ secrets.MLFLOW_GATEWAY_API_KEY }}',
    });
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test('pins the actions of others to a commit, with its version beside it', () => {
    const others = text.match(/uses: .*/g)?.filter((line) => !line.includes(OWN_ACTION)) ?? [];
    expect(others.length).toBeGreaterThan(0);
    for (const line of others) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('has no more permissions than it gives a reason for, a limit of time and a concurrency group', () => {
    expect(workflow).toMatchObject({ permissions: {}, concurrency: { group: expect.any(String) } });
    for (const job of Object.values(workflow.jobs)) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
      expect(Object.keys(job.permissions).filter((one) => one !== 'contents' && one !== 'pull-requests')).toEqual([]);
      for (const one of Object.keys(job.permissions)) expect(text).toMatch(new RegExp(`^ +${one}: \\w+ # \\S`, 'm'));
    }
  });
});

test('a check that a branch requires starts on every pull request and in the merge queue', () => {
  const { on } = readWorkflow('required-check').workflow;
  expect(on).toEqual({ pull_request: null, merge_group: null });
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

  const expected: Record<string, object> = {
    'pr-check': { verdict: 'passed', total: '3', successes: '3' },
    'required-check': { verdict: 'passed', total: '3', successes: '3' },
    // 9 of 12: the model behind gemini-endpoint answers one sentence only.
    'scheduled-comparison': { verdict: 'passed', total: '12', successes: '9', failures: '3', 'pass-rate': '75' },
  };

  test('each example is among them', () => {
    expect(names.toSorted()).toEqual(Object.keys(expected));
  });

  test.each(names)(
    '%s',
    async (name) => {
      const given = Object.entries(readWorkflow(name).own?.with ?? {}).map(([input, value]) => [input, String(value)]);
      const run = await runAction({
        workspace: join(workspace, name),
        inputs: { ...Object.fromEntries(given), 'gateway-url': gateway.url, 'gateway-api-key': 'made-up-key' },
      });
      expect(run.outputs).toMatchObject(expected[name] ?? {});
      expect(run.exitCode).toBe(0);
      expect(run.stdout).not.toContain('::warning');
      const [results] = String(readWorkflow(name).own?.with?.['output-path'] ?? '').split('\n');
      if (results) expect(existsSync(join(workspace, name, results))).toBe(true);
    },
    60_000,
  );
});
