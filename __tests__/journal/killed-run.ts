// Evals that are killed in the middle and taken up again, by the bundle as a command, against a gateway that numbers its
// answers: what it answers depends on what it is asked alone, and the number shows which answer it was.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { createRepository, type Files, type Repository, temporaryFolder } from '../baseline/repositories.js';
import { ROOT } from '../support/run-action.js';
import { type GatewayRequest, type Reply, type StubGateway, startStubGateway } from '../support/stub-gateway.js';

export interface KilledEval {
  name: string;
  base: Files;
  /** Over `base`, not committed: what the regression gate compares. */
  change?: Files;
  flags?: string[];
}

const CONFIG = 'promptfooconfig.yaml';
/** What a call takes, milliseconds: long enough that a kill meets some in flight, and that half an eval outlasts a batch of the journal. */
const CALL_MS = 40;
const CONCURRENCY = '4';

const tests = (count: number): { vars: Record<string, string> }[] =>
  Array.from({ length: count }, (_, index) => ({ vars: { q: `question ${index}` } }));

export const EVALS: readonly KilledEval[] = [
  {
    name: 'repeats',
    base: {
      [CONFIG]: JSON.stringify({
        providers: ['mlflow-gateway:chat', 'mlflow-gateway:other'],
        prompts: ['Say {{q}}', 'Tell {{q}} again'],
        defaultTest: { assert: [{ type: 'contains', value: 'fine' }] },
        tests: tests(14),
      }),
    },
    flags: ['--repeat', '3'],
  },
  {
    name: 'answers that later prompts hold',
    base: {
      [CONFIG]: JSON.stringify({
        providers: ['mlflow-gateway:chat'],
        prompts: ['Say {{q}}{% if before %} after: {{before}}{% endif %}'],
        defaultTest: { assert: [{ type: 'contains', value: 'fine' }] },
        tests: tests(24).map((test, index) => ({
          vars: { ...test.vars, ...(index === 0 ? {} : { before: '{{said}}' }) },
          options: { storeOutputAs: 'said' },
        })),
      }),
    },
  },
  {
    name: 'graders',
    base: {
      [CONFIG]: JSON.stringify({
        providers: ['mlflow-gateway:chat', 'mlflow-gateway:other'],
        prompts: ['Say {{q}}'],
        defaultTest: {
          options: {
            provider: { text: 'mlflow-gateway:grader', embedding: 'mlflow-gateway:vectors' },
          },
          assert: [
            { type: 'llm-rubric', value: 'is polite' },
            { type: 'llm-rubric', value: 'is polite' },
            { type: 'similar', value: 'an answer', threshold: 0.2 },
            { type: 'select-best', value: 'the shorter one' },
          ],
        },
        tests: tests(20),
      }),
    },
  },
  {
    name: 'a gate',
    base: {
      [CONFIG]: JSON.stringify({
        providers: ['mlflow-gateway:chat'],
        prompts: ['Say {{q}}'],
        defaultTest: { assert: [{ type: 'contains', value: 'fine' }] },
        tests: tests(40),
      }),
    },
    change: {
      [CONFIG]: JSON.stringify({
        providers: ['mlflow-gateway:chat'],
        prompts: ['Say shortly {{q}}'],
        defaultTest: { assert: [{ type: 'contains', value: 'fine' }] },
        tests: tests(40),
      }),
    },
    flags: ['--gate', 'regression'],
  },
];

/** 0 to 99, of a text. */
function share(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() % 100;
}

/** Wrong for one question of five; the change of the gate makes one of ten worse. */
function answerTo({ body }: GatewayRequest, number: number): Reply {
  // Of an answer that is judged its words count, and not which one it was; the marks around it are made of it.
  const asked = String(body.messages?.at(-1)?.content ?? body.input);
  const text = asked.replaceAll(/#\d+|[0-9a-f]{16}(?=\])/g, '');
  if (body.model === 'vectors') return [[1, share(text) / 100, share(`${text}.`) / 100]];
  if (body.model === 'grader') {
    if (/select|choose|best/i.test(text) && !/is polite/.test(text)) return `${share(text) % 2}`;
    return JSON.stringify({ pass: share(text) < 80, score: share(text) / 100, reason: `thought #${number}` });
  }
  const question = /question \d+/.exec(text)?.[0] ?? '';
  const isWrong = share(question) < 20 || (text.includes('shortly') && share(`${question}!`) < 10);
  return `${isWrong ? 'no idea' : 'fine'} about ${question}, #${number}`;
}

export interface Place {
  gateway: StubGateway;
  repository: Repository;
  /** Calls `listener` when the n-th call has arrived, n from 1. */
  onCall(listener: (n: number) => void): void;
  close(): Promise<void>;
}

async function openPlace({ base, change = {} }: KilledEval): Promise<Place> {
  const folder = temporaryFolder('journal');
  const repository = createRepository(path.join(folder, 'repository'));
  repository.commit(base);
  repository.write(change);
  mkdirSync(path.join(folder, 'tmp'));
  let heard: (n: number) => void = () => undefined;
  let calls = 0;
  const gateway = await startStubGateway({
    endpoints: ['chat', 'other', 'grader', 'vectors'],
    async reply(request) {
      const number = ++calls;
      heard(number);
      await wait(CALL_MS);
      return answerTo(request, number);
    },
  });
  return {
    gateway,
    repository,
    onCall: (listener) => {
      heard = listener;
    },
    async close() {
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** When to kill it: once so many calls have arrived, and then so many milliseconds. */
export interface KillPoint {
  calls: number;
  ms: number;
}

/**
 * Anywhere in an eval of so many calls; the first point of several in its second half, where something is kept already.
 *
 * @param point from 0
 * @param mostMs 0 to this
 */
export function killPoint(
  random: () => number,
  { calls, point, mostMs }: { calls: number; point: number; mostMs: number },
): KillPoint {
  const from = point === 0 ? Math.ceil(calls / 2) : 1;
  return { calls: from + Math.floor(random() * (calls - from)), ms: Math.floor(random() * mostMs) };
}

export interface Ended {
  exitCode: number | null;
  stdout: string;
  /** Requests to models that it made. */
  calls: number;
}

async function runEval(
  { flags = [] }: KilledEval,
  { gateway, repository, onCall }: Place,
  { kill, node = process.execPath, more = [] }: { kill?: KillPoint; node?: string; more?: string[] } = {},
): Promise<Ended> {
  const before = gateway.modelCalls().length;
  const journal = ['--journal', 'journal.jsonl', '--output-path', 'out.json', '--max-concurrency', CONCURRENCY];
  const bundle = [path.join(ROOT, 'dist', 'index.js'), '--gateway-url', gateway.url, ...journal, ...flags, ...more];
  const child = spawn(node, bundle, {
    cwd: repository.folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      HOME: path.dirname(repository.folder),
      TMPDIR: path.join(path.dirname(repository.folder), 'tmp'),
    },
  });
  if (kill)
    onCall((n) => {
      if (n - before === kill.calls) setTimeout(() => child.kill('SIGKILL'), kill.ms);
    });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const exitCode = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  onCall(() => undefined);
  // What was on its way to the gateway when it was killed.
  if (kill) await wait(50);
  return { exitCode, stdout, calls: gateway.modelCalls().length - before };
}

/** The answers that the file holds, the first line apart: whole lines alone. */
function journalled({ repository: { folder } }: Place): string[] {
  const text = readFileSync(path.join(folder, 'journal.jsonl'), 'utf8');
  return text
    .split('\n')
    .slice(1, -1)
    .filter((line) => line.includes('"key":'));
}

const numbersIn = (text: string): number[] => [...text.matchAll(/#(\d+)/g)].map(([, number]) => Number(number));

function resultsOf({ repository: { folder } }: Place): string {
  return readFileSync(path.join(folder, 'out.json'), 'utf8');
}

/** What two runs with the same answers have in common: all but times, the numbers of the answers, and what names the run. */
function comparable(results: string): unknown {
  return JSON.parse(results.replaceAll(/#\d+/g, '#'), (key, value: unknown) => {
    if (/latency|duration|timestamp|createdAt|evalId|^id$|^sha$|exportedAt/i.test(key)) return '(differs)';
    if (key === 'notices') return (value as string[]).filter((text) => !/taken up from the journal/.test(text));
    if (typeof value === 'string') return value.replaceAll(/127\.0\.0\.1:\d+/g, 'gateway');
    return value;
  });
}

export interface Whole {
  calls: number;
  results: unknown;
}

export async function runWhole(one: KilledEval): Promise<Whole> {
  const place = await openPlace(one);
  const { calls } = await runEval(one, place);
  const whole = { calls, results: comparable(resultsOf(place)) };
  await place.close();
  return whole;
}

/** Kills it, as often as there are points, and takes it up; then everything holds that a resumed run promises. */
export async function expectResumed(
  one: KilledEval,
  whole: Whole,
  points: readonly KillPoint[],
  node?: string,
): Promise<{ journalled: number; told: string | undefined }> {
  const place = await openPlace(one);
  try {
    const options = { ...(node === undefined ? {} : { node }), more: ['--resume'] };
    for (const kill of points) await runEval(one, place, { ...options, kill });
    const kept = journalled(place);
    const { calls } = await runEval(one, place, options);
    // Nothing that was kept is asked again, and everything else is.
    expect(calls).toBe(whole.calls - kept.length);
    expect(journalled(place)).toHaveLength(whole.calls);
    const results = resultsOf(place);
    expect(comparable(results)).toEqual(whole.results);
    // The very answers that were kept, each in its place: the confirmations of a gate stand in no row.
    if (!one.flags?.includes('--gate'))
      expect(numbersIn(results)).toEqual(expect.arrayContaining(numbersIn(kept.join())));
    return { journalled: kept.length, told: /\d+ of \d+ answers were taken up[^"]*/.exec(results)?.[0] };
  } finally {
    await place.close();
  }
}
