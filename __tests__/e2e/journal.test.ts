// dist/index.js, killed in the middle and taken up: nothing that was kept is asked again, and the report is that of a run that
// nobody killed.
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { EVALS, expectResumed, killPoint, runWhole } from '../journal/killed-run.js';
import { type ActionRun, runAction } from '../support/run-action.js';
import { NEVER, type StubGateway, startStubGateway } from '../support/stub-gateway.js';
import { seeded } from '../verdict/regression/simulation.js';

jest.setTimeout(300_000);

/** Ten in all. The soak has two hundred. */
const POINTS = [3, 2, 3, 2];

test.each(EVALS.map((one, index) => ({ ...one, index })))('$name', async ({ index, ...one }) => {
  const random = seeded(index + 1);
  const whole = await runWhole(one);
  let kept = 0;
  for (let point = 0; point < (POINTS[index] ?? 0); point += 1) {
    const kill = killPoint(random, { calls: whole.calls, point, mostMs: 20 });
    const result = await expectResumed(one, whole, [kill]);
    kept += result.journalled;
  }
  expect(kept).toBeGreaterThan(0);
});

describe('as a job', () => {
  const CELLS = 12;
  let workspace: string;
  let gateway: StubGateway;
  /** How many calls are answered. */
  let answered: number;
  /** Called with each call that is not answered. */
  let onSilence: () => void;
  let reply: (text: string) => string;

  beforeEach(async () => {
    workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'journal-')));
    const tests = Array.from({ length: CELLS }, (_, index) => ({ vars: { q: `n${index}` } }));
    const assert = [{ type: 'contains', value: 'Say' }];
    const config = { providers: ['mlflow-gateway:chat'], prompts: ['Say {{q}}'], defaultTest: { assert }, tests };
    writeFileSync(path.join(workspace, 'promptfooconfig.yaml'), JSON.stringify(config));
    answered = Number.POSITIVE_INFINITY;
    reply = (text) => text;
    let calls = 0;
    gateway = await startStubGateway({
      endpoints: ['chat'],
      reply({ body }) {
        calls += 1;
        if (calls <= answered) return reply(String(body.messages?.at(-1)?.content));
        onSilence();
        return NEVER;
      },
    });
  });
  afterEach(async () => {
    await gateway.close();
    rmSync(workspace, { recursive: true, force: true });
  });

  const attempt = (
    number: number,
    { inputs = {}, ...options }: Partial<Parameters<typeof runAction>[0]> = {},
  ): Promise<ActionRun> =>
    runAction({
      workspace,
      ...options,
      env: { GITHUB_RUN_ATTEMPT: `${number}` },
      inputs: {
        'gateway-url': gateway.url,
        journal: 'kept/journal.jsonl',
        resume: 'true',
        'max-concurrency': '2',
        ...inputs,
      },
    });

  test('one that was cancelled goes on in its next attempt', async () => {
    answered = 7;
    const first = await attempt(1, {
      started: (kill) => {
        // Once: a second signal ends a process on the spot.
        onSilence = () => {
          onSilence = () => undefined;
          kill('SIGTERM');
        };
      },
    });
    expect(first).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', successes: '7' } });
    expect(first.stdout).not.toContain('taken up');
    answered = Number.POSITIVE_INFINITY;
    const before = gateway.modelCalls().length;
    const second = await attempt(2);
    expect(second).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', successes: '12' }, stderr: '' });
    expect(gateway.modelCalls()).toHaveLength(before + CELLS - 7);
    expect(second.summary).toContain(
      '7 of 12 answers were taken up from the journal (attempt 1, less than a minute ago)',
    );
  });

  test('what was taken up is no call for max-calls', async () => {
    const graded = { inputs: { grader: 'chat', 'max-calls': '14' } };
    const config = readFileSync(path.join(workspace, 'promptfooconfig.yaml'), 'utf8');
    const rubric = { type: 'llm-rubric', value: 'says something' };
    const { defaultTest, ...rest } = JSON.parse(config);
    writeFileSync(
      path.join(workspace, 'promptfooconfig.yaml'),
      JSON.stringify({ ...rest, defaultTest: { assert: [...defaultTest.assert, rubric] } }),
    );
    reply = (text) => (text.includes('BEGIN') ? '{"pass":true,"score":1,"reason":"fine"}' : text);
    const first = await attempt(1, graded);
    expect(first.outputs['verdict']).toBe('inconclusive');
    expect(gateway.modelCalls()).toHaveLength(14);
    const second = await attempt(2, graded);
    expect(second.outputs).toMatchObject({ verdict: 'passed', successes: '12' });
    expect(gateway.modelCalls()).toHaveLength(2 * CELLS);
  });

  test('of another run of the workflow all is asked anew, and the report says why', async () => {
    await attempt(1);
    const other = await runAction({
      workspace,
      env: { GITHUB_RUN_ID: '2' },
      inputs: { 'gateway-url': gateway.url, journal: 'kept/journal.jsonl', resume: 'true' },
    });
    expect(gateway.modelCalls()).toHaveLength(2 * CELLS);
    expect(other.summary).toContain('begins anew: the one that is there is of another run');
  });

  test('resume without a journal is a mistake, told before the first call', async () => {
    const { outputs, summary } = await attempt(1, { inputs: { journal: '' } });
    expect(outputs['verdict']).toBe('inconclusive');
    expect(summary).toContain('Resume goes on from the file that journal names: set journal too');
    expect(gateway.requests).toEqual([]);
  });

  test('a config that is wrong leaves it alone', async () => {
    writeFileSync(path.join(workspace, 'promptfooconfig.yaml'), 'providers: []');
    await attempt(1);
    expect(existsSync(path.join(workspace, 'kept'))).toBe(false);
  });
});
