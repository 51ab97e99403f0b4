// One seeded pull request through the bundle: a real repository whose working tree asks differently than main did, and a
// gateway whose answers are right as often as a world says.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { GateConclusion } from '../../src/verdict/regression/conclude.js';
import { createRepository, type Repository, temporaryFolder } from '../baseline/repositories.js';
import { ROOT } from '../support/run-action.js';
import { startStubGateway } from '../support/stub-gateway.js';
import { seeded, simulate, type Weather, type World } from '../verdict/regression/simulation.js';

/** Small, and still enough for calls to overtake each other. */
const CONCURRENCY = 4;
const CONFIG = 'promptfooconfig.yaml';
const PROMPTS = { base: 'Answer {{question}}', head: 'Please answer {{question}}' };
const RIGHT = 'right';
const QUESTION = /^(Please )?.*number (\d+)$/;

export interface PullRequest {
  world: World;
  seed: number;
  weather: Weather;
}

export interface Outcome {
  exitCode: number | null;
  conclusion: GateConclusion;
  /** Prompts in the order in which the gateway got them. */
  asked: { arm: 'base' | 'head'; index: number }[];
  /** Of the process, milliseconds. */
  wallMs: number;
}

/** A repository with the base on main and the change in the working tree; for one process at a time. */
export function createCheckout(cases: number): Repository {
  const repository = createRepository(path.join(temporaryFolder('soak'), 'repository'));
  const config = (prompt: string): string =>
    JSON.stringify({
      providers: ['mlflow-gateway:chat'],
      prompts: [prompt],
      tests: Array.from({ length: cases }, (_, index) => ({
        vars: { question: `number ${index}` },
        assert: [{ type: 'equals', value: RIGHT }],
      })),
    });
  repository.commit({ [CONFIG]: config(PROMPTS.base) });
  repository.write({ [CONFIG]: config(PROMPTS.head) });
  return repository;
}

export function removeCheckout({ folder }: Repository): void {
  rmSync(path.dirname(folder), { recursive: true });
}

/** As on a laptop: what is not committed is the change. */
export async function evaluatePullRequest(request: PullRequest, { folder }: Repository): Promise<Outcome> {
  const answers = createAnswers(request);
  const asked: Outcome['asked'] = [];
  const gateway = await startStubGateway({
    endpoints: ['chat'],
    reply({ body }) {
      const prompt = body.messages?.at(-1)?.content ?? '';
      const [, please, number] = QUESTION.exec(prompt) ?? [];
      const question = { arm: please ? ('head' as const) : ('base' as const), index: Number(number) };
      asked.push(question);
      return answers(question);
    },
  });
  const started = performance.now();
  const flags = ['--gateway-url', gateway.url, '--gate', 'regression', '--output-path', 'out.json'];
  const bundle = [path.join(ROOT, 'dist', 'index.js'), ...flags, '--max-concurrency', `${CONCURRENCY}`];
  const child = spawn(process.execPath, bundle, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env['PATH'], HOME: path.dirname(folder) },
  });
  const exitCode = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  const wallMs = performance.now() - started;
  await gateway.close();
  const results = path.join(folder, 'out.json');
  const { metadata } = JSON.parse(readFileSync(results, 'utf8')) as {
    metadata: { gate: { conclusion: GateConclusion } };
  };
  rmSync(results);
  return { exitCode, conclusion: metadata.gate.conclusion, asked, wallMs };
}

/** What the procedure concludes by itself, one call after the other, from the same answers. */
export function concludeAlone(request: PullRequest): GateConclusion {
  const answers = createAnswers(request);
  return simulate(request.world, (index, arm) => {
    const pass = answers({ arm, index }) === RIGHT;
    return { pass, score: pass ? 1 : 0 };
  });
}

/**
 * Weather goes by the number of the call. Luck goes by the question and how often it was asked: calls that overtake each
 * other do not change it, so that a seed gives the same pull request on every machine.
 */
function createAnswers({ world, seed, weather }: PullRequest): (asked: Outcome['asked'][number]) => string {
  const { drift = 0, badSpells = 0 } = weather;
  const luck = (of: string): number => seeded(createHash('sha256').update(`${seed} ${of}`).digest().readInt32LE())();
  const times = new Map<string, number>();
  let calls = 0;
  let spellEnd = 0;
  return ({ arm, index }) => {
    calls++;
    if (luck(`spell ${calls}`) < 1 / 400) spellEnd = calls + 20;
    const question = `${arm} ${index}`;
    const time = times.get(question) ?? 0;
    times.set(question, time + 1);
    const spell = calls < spellEnd ? 1 - badSpells : 1;
    const chance = (world[index]?.[arm] ?? 0) * (1 - (drift * Math.min(calls, 300)) / 300) * spell;
    return luck(`${question} ${time}`) < chance ? RIGHT : 'wrong';
  };
}
