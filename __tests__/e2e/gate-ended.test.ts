// dist/index.js when the regression gate cannot go on to its end, and when a re-run goes on where it ended.
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { html, textOf } from '../report/markdown.js';
import { NEVER, type StubGatewayOptions } from '../support/stub-gateway.js';
import { answer, BASE, CASES, CONFIG, config, type GateScene, openGateScene } from './gate-scene.js';

jest.setTimeout(90_000);

const SUSPECT = 'Answer shortly: refund window';
let scene: GateScene;
/** From this run of the suspect on nothing is answered; all are by default. */
let silentFrom: number;
/** Resolves with the first call that is not answered. */
let stuck: Promise<void>;

beforeEach(async () => {
  silentFrom = Number.POSITIVE_INFINITY;
  let tell = (): void => undefined;
  stuck = new Promise((resolve) => {
    tell = resolve;
  });
  let runs = 0;
  const reply: NonNullable<StubGatewayOptions['reply']> = (request) => {
    const isSuspect = request.body.messages?.at(-1)?.content === SUSPECT;
    if (!isSuspect || ++runs < silentFrom) return answer(request);
    tell();
    return NEVER;
  };
  scene = await openGateScene({ reply });
});
afterEach(() => scene.close());

const clone = () => scene.checkOut(scene.merge);
const seen = (markdown: string): string => textOf(html(markdown)).replaceAll('\u200b', '');
const UNDECIDED = 'refund window with prompts/answer.txt did worse and could not be run again often enough';

test('max-calls ends the confirmation: no verdict on quality, and why', async () => {
  const result = await scene.run(clone(), { inputs: { 'max-calls': '12' } });
  expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', failures: '1' } });
  const text = seen(scene.comment());
  expect(text).toContain('Eval could not measure: what did worse could not be run again often enough');
  expect(text).toContain(`Inconclusive: ${UNDECIDED} (max-calls, 12, leaves no call for it). Not a quality result.`);
  expect(text).toContain('This is no statement about quality.');
  expect(text).toContain('Not measured: 1 case (refund window with prompts/answer.txt)');
  expect(scene.asked().length).toBeLessThanOrEqual(12);
});

test('max-calls that does not suffice for both sides is an error before the first call', async () => {
  const result = await scene.run(clone(), { inputs: { 'max-calls': '7' } });
  expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
  expect(seen(scene.comment())).toMatch(/at least 8 calls.*max-calls allows 7/);
  expect(scene.asked()).toEqual([]);
});

describe('ended in the first round of the confirmation', () => {
  beforeEach(() => {
    silentFrom = 2;
  });

  test('by timeout-minutes: a comment that claims nothing', async () => {
    const result = await scene.run(clone(), { inputs: { 'timeout-minutes': '0.25' } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
    const text = seen(scene.comment());
    expect(text).toContain('Eval could not measure: the time was up');
    expect(text).toContain(`Inconclusive: ${UNDECIDED} (the time was up). Not a quality result.`);
    expect(text).toContain('This is no statement about quality.');
    expect(text).not.toContain('What broke');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('by %s: the comment stays as it was', async (signal) => {
    const result = await scene.run(clone(), {
      started: (kill) => {
        void stuck.then(() => kill(signal));
      },
    });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
    expect(seen(result.summary)).toContain('Eval could not measure: the run was cancelled');
    expect(seen(result.summary)).toContain(`${UNDECIDED} (the run was cancelled). Not a quality result.`);
    expect(scene.api.comments).toEqual([]);
  });
});

test('cancelled while GitHub is asked for the base: nothing is left of it', async () => {
  await scene.close();
  scene = await openGateScene({ faults: [{ match: '/git/blobs/', cut: 'never', times: 9 }] });
  const result = await scene.run(scene.checkOut(scene.merge, ['--depth=1']), {
    started: (kill) => {
      const asked = setInterval(() => {
        if (!scene.api.requests.some(({ where }) => where.includes('/git/blobs/'))) return;
        clearInterval(asked);
        kill('SIGTERM');
      }, 20);
    },
  });
  expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
  expect(seen(result.summary)).toContain('there is nothing to compare with: the run was stopped.');
  expect(scene.asked()).toEqual([]);
});

test('cancelled in the first pass: the folder with the base is gone', async () => {
  silentFrom = 1;
  const result = await scene.run(clone(), {
    started: (kill) => {
      void stuck.then(() => kill('SIGTERM'));
    },
  });
  expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
  expect(seen(result.summary)).toContain('Eval could not measure: the run was cancelled');
  expect(seen(result.summary)).toContain('This is no statement about quality.');
  expect(scene.api.comments).toEqual([]);
});

describe('a re-run', () => {
  const again = { env: { GITHUB_RUN_ATTEMPT: '2' } };
  const inputs = { 'gate-state': 'evidence.json' };

  test('without gate-state starts anew, and says so without a tap', async () => {
    await scene.run(clone(), again);
    const [open = ''] = scene.comment().split('<details>');
    expect(seen(open)).toContain(
      'This is attempt 2, and the evidence of the one before was not kept (gate-state keeps it): the gate starts anew.',
    );
    expect(scene.asked()).toHaveLength(18);
  });

  test('with gate-state goes on: what was proven stays so', async () => {
    const workspace = clone();
    await scene.run(workspace, { inputs });
    expect(workspace.git('status', '--porcelain')).toBe('?? evals/evidence.json');
    const before = scene.asked().length;
    const result = await scene.run(workspace, { ...again, inputs });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
    expect(seen(scene.comment())).toContain('main passed 5 of 5, this change 0 of 5.');
    const [open = ''] = scene.comment().split('<details>');
    expect(seen(open)).toContain('The gate goes on with the evidence that evidence.json kept of an earlier run.');
    // The change alone: what the base did is known.
    expect(scene.asked().slice(before).toSorted()).toEqual(CASES.map((name) => `Answer shortly: ${name}`).toSorted());
  });

  test('with code in the config, that may read any file, goes on too', async () => {
    await scene.close();
    const code = {
      [CONFIG]: config().replace(
        /^defaultTest: .*$/m,
        'defaultTest: { assert: [{ type: javascript, value: file://fine.js }] }',
      ),
      'evals/fine.js': "module.exports = (output) => output.includes('fine');\n",
    };
    scene = await openGateScene({ base: { ...BASE, ...code } });
    const workspace = clone();
    const first = await scene.run(workspace, { inputs });
    expect(first.outputs).toMatchObject({ verdict: 'failed', total: '4' });
    const before = scene.asked().length;
    expect((await scene.run(workspace, { ...again, inputs })).outputs['verdict']).toBe('failed');
    expect(seen(scene.comment())).toContain('The gate goes on with the evidence that evidence.json kept');
    expect(scene.asked()).toHaveLength(before + 4);
  });

  test('after one that max-calls ended goes on where it ended', async () => {
    const workspace = clone();
    const first = await scene.run(workspace, { inputs: { ...inputs, 'max-calls': '12' } });
    expect(first.outputs['verdict']).toBe('inconclusive');
    const second = await scene.run(workspace, { ...again, inputs });
    expect(second.outputs['verdict']).toBe('failed');
    expect(seen(scene.comment())).toContain('main passed 5 of 5, this change 0 of 5.');
    // Four of the first, of ten in all.
    expect(scene.asked()).toHaveLength(12 + 4 + 6);
  });

  test('with a journal too asks for no answer that is there, and takes none for new evidence', async () => {
    const workspace = clone();
    const kept = { ...inputs, journal: 'journal.jsonl', resume: 'true' };
    const first = await scene.run(workspace, { inputs: { ...kept, 'max-calls': '12' } });
    expect(first.outputs['verdict']).toBe('inconclusive');
    expect(scene.asked()).toHaveLength(12);
    const second = await scene.run(workspace, { ...again, inputs: kept });
    expect(second.outputs['verdict']).toBe('failed');
    expect(seen(scene.comment())).toContain('main passed 5 of 5, this change 0 of 5.');
    expect(seen(scene.comment())).toContain('4 of 10 answers were taken up from the journal (attempt 1,');
    // Six more confirm it, as they do without a journal; the first pass is all there.
    expect(scene.asked()).toHaveLength(12 + 6);
    const third = await scene.run(workspace, { env: { GITHUB_RUN_ATTEMPT: '3' }, inputs: kept });
    expect(third.outputs['verdict']).toBe('failed');
    expect(scene.asked()).toHaveLength(12 + 6);
  });
});
