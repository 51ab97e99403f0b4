// An eval with a journal, from the config to the report: what it asks again, and what it says.
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { EvaluateRequest } from '../src/evaluate.js';
import type { ChatOutcome } from '../src/gateway/client.js';
import type { EvalReport } from '../src/report/eval-report.js';
import { StopReason } from '../src/stop.js';
import { evaluateText, gatewayOf } from './support/evaluate-config.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'journal-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const INPUTS = { 'gateway-url': 'http://gateway.test', 'gateway-api-key': 'tok-en-tok-en', journal: 'journal.jsonl' };
const CONFIG = {
  providers: ['mlflow-gateway:chat'],
  prompts: ['Say {{q}}'],
  defaultTest: { assert: [{ type: 'contains', value: 'Say' }] },
  tests: ['a', 'b', 'c'].map((q) => ({ vars: { q } })),
};

type Answer = string | null | { error: 'gateway' | 'timeout' };

/** Runs it. `answer`: to the text of the last message; null: no content; the default repeats it. */
async function run(
  config: object,
  {
    answer = (text) => text,
    inputs = {},
    ...changes
  }: {
    answer?: (text: string, endpoint: string) => Answer;
    inputs?: Record<string, string>;
  } & Partial<EvaluateRequest> = {},
): Promise<{ report: EvalReport; asked: string[] }> {
  const asked: string[] = [];
  const gateway = gatewayOf(({ endpoint }, { messages }): Promise<ChatOutcome> => {
    const texts = (messages as { content: string }[]).map(({ content }) => content);
    // A grader that is reminded of the form is asked about the same answer.
    const text = endpoint === 'judge' ? texts.join('\n') : String(texts.at(-1));
    asked.push(`${endpoint}: ${text.slice(0, 20)}`);
    const given = answer(text, endpoint);
    const call = { endpoint, attempts: 1, latencyMs: asked.length };
    if (typeof given === 'object' && given !== null)
      return Promise.resolve({ ok: false, error: { kind: given.error, message: 'down' }, call });
    const message = { role: 'assistant', content: given };
    return Promise.resolve({ ok: true, answer: given === null ? { message } : { message, content: given }, call });
  });
  const report = await evaluateText(root, JSON.stringify(config), {
    inputs: { ...INPUTS, ...inputs },
    openGateway: () => Promise.resolve(gateway),
    ...changes,
  });
  return { report, asked };
}

const RESUME = { resume: 'true' };
const states = ({ cells }: EvalReport): string[] => cells.map(({ state }) => state);

test('a run that has all answers asks nothing, and reports the same', async () => {
  const first = await run(CONFIG);
  expect(first.asked).toHaveLength(3);
  expect(first.report.notices).toEqual([]);
  const second = await run(CONFIG, { inputs: RESUME });
  expect(second.asked).toEqual([]);
  expect(second.report.notices).toEqual([
    '3 of 3 answers were taken up from the journal (begun less than a minute ago)',
  ]);
  const apart = ({ durationMs: _, notices: __, ...report }: EvalReport): unknown => ({ ...report, startedAt: '' });
  expect(apart(second.report)).toEqual(apart(first.report));
});

test('repeats each have their own answer', async () => {
  let number = 0;
  const answer = (text: string): string => `${text} ${number++}`;
  const outputs = ({ report }: { report: EvalReport }): unknown =>
    report.cells.flatMap(({ runs }) => runs.map((one) => one.output));
  const first = await run(CONFIG, { answer, inputs: { repeat: '3' } });
  const second = await run(CONFIG, { answer, inputs: { ...RESUME, repeat: '3' } });
  expect(outputs(second)).toEqual(outputs(first));
  // More of them than there were.
  const third = await run(CONFIG, { answer, inputs: { ...RESUME, repeat: '4' } });
  expect(third.asked).toHaveLength(3);
});

test('a case that was changed is asked again, and no other', async () => {
  await run(CONFIG);
  const tests = [...CONFIG.tests.slice(0, 2), { vars: { q: 'd' } }];
  expect((await run({ ...CONFIG, tests }, { inputs: RESUME })).asked).toEqual(['chat: Say d']);
});

test('a call without an answer is made again; those that were answered are not', async () => {
  const down = await run(CONFIG, { answer: (text) => (text === 'Say b' ? { error: 'timeout' } : text) });
  expect(states(down.report)).toEqual(['passed', 'errored', 'passed']);
  const later = await run(CONFIG, { inputs: RESUME });
  expect(later.asked).toEqual(['chat: Say b']);
  expect(states(later.report)).toEqual(['passed', 'passed', 'passed']);
});

const GRADED = { ...CONFIG, defaultTest: { assert: [{ type: 'llm-rubric', value: 'fine' }] } };
const GRADER = { grader: 'judge' };
const FINE = '{"pass":true,"score":1,"reason":"ok"}';

test('a grader that was down is asked again, and the answer that it judges is not', async () => {
  const answer = (text: string, endpoint: string): Answer => (endpoint === 'judge' ? { error: 'gateway' } : text);
  await run(GRADED, { answer, inputs: GRADER });
  const later = await run(GRADED, {
    answer: (text, endpoint) => (endpoint === 'judge' ? FINE : text),
    inputs: { ...GRADER, ...RESUME },
  });
  expect(later.asked.map((one) => one.split(':')[0])).toEqual(['judge', 'judge', 'judge']);
  expect(states(later.report)).toEqual(['passed', 'passed', 'passed']);
});

test.each<[string, object, (text: string, endpoint: string) => Answer, Record<string, string>]>([
  ['an answer without content', CONFIG, (text) => (text === 'Say b' ? null : text), {}],
  [
    'replies of a grader that nobody can read',
    { ...GRADED, tests: [...GRADED.tests.slice(0, 2), { vars: { q: 'c' }, assert: [] }] },
    (text, endpoint) => (endpoint === 'judge' ? (text.includes('Say b') ? 'hm' : FINE) : text),
    GRADER,
  ],
])(
  '%s: a whole run is mended by the next one, one that was cut off comes to the same',
  async (_, config, answer, inputs) => {
    const stopping = new AbortController();
    const cut = await run(config, {
      answer,
      inputs,
      signal: stopping.signal,
      onProgress: ({ done, total }) => {
        if (done === total) stopping.abort(new StopReason('cancellation', 'enough'));
      },
    });
    expect(states(cut.report)).toEqual(['passed', 'errored', 'passed']);
    const same = await run(config, { answer, inputs: { ...inputs, ...RESUME } });
    expect(same.asked).toEqual([]);
    expect(states(same.report)).toEqual(['passed', 'errored', 'passed']);
    const better = (text: string, endpoint: string): Answer => (endpoint === 'judge' ? FINE : text);
    const mended = await run(config, { answer: better, inputs: { ...inputs, ...RESUME } });
    expect(mended.asked[0]).toBe('chat: Say b');
    expect(mended.asked.every((one) => one === 'chat: Say b' || one.startsWith('judge'))).toBe(true);
    expect(states(mended.report)).toEqual(['passed', 'passed', 'passed']);
  },
);

test('a gateway that is down takes no answer away', async () => {
  await run(CONFIG, { answer: (text) => (text === 'Say c' ? { error: 'gateway' } : text) });
  const blocked = gatewayOf(() => Promise.reject(new Error('nothing is asked')));
  const error = { kind: 'gateway' as const, message: 'no server there' };
  const down = await run(CONFIG, {
    inputs: RESUME,
    openGateway: () => Promise.resolve({ ...blocked, preflight: () => Promise.resolve({ errorOf: () => error }) }),
  });
  expect(states(down.report)).toEqual(['errored', 'errored', 'errored']);
  expect((await run(CONFIG, { inputs: RESUME })).asked).toEqual(['chat: Say c']);
});

test('nobody waits between answers that are there', async () => {
  const waits: number[] = [];
  const sleep: EvaluateRequest['sleep'] = (ms, signal) => {
    waits.push(ms);
    return new Promise((resolve) => {
      if (ms > 1_000) resolve();
      else signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  };
  const slow = { ...CONFIG, evaluateOptions: { delay: 5_000 } };
  await run(slow, { sleep });
  expect(waits.filter((ms) => ms > 1_000)).toHaveLength(2);
  waits.length = 0;
  expect((await run(slow, { sleep, inputs: RESUME })).asked).toEqual([]);
  expect(waits.filter((ms) => ms > 1_000)).toEqual([]);
});

test('a change from outside neither reads nor writes one, and the report says so', async () => {
  await run(CONFIG);
  const file = path.join(root, 'journal.jsonl');
  const before = readFileSync(file, 'utf8');
  const reason = 'This change comes from stranger/app, not from acme/app.';
  const inputs = { ...RESUME, 'allowed-endpoints': 'chat', 'max-calls': '9' };
  const { report, asked } = await run(CONFIG, { inputs, trust: { trusted: false, reason } });
  expect(asked).toHaveLength(3);
  expect(report.notices).toEqual([`the journal is neither read nor written: ${reason}`]);
  expect(readFileSync(file, 'utf8')).toBe(before);
});
