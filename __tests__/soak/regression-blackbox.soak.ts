// What the regression gate is held to, through the bundle: as often as this it may be wrong, and as often it has to notice.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GateConclusion } from '../../src/verdict/regression/conclude.js';
import type { Repository } from '../baseline/repositories.js';
import { BAD_SPELLS, CALM, DRIFT, FOUR_HALF_BROKEN, ONE_GONE, ROUGH } from '../verdict/regression/goals.js';
import { changed, POPULATIONS, seeded, tally, unchanged } from '../verdict/regression/simulation.js';
import { SAMPLE } from './extent.js';
import {
  concludeAlone,
  createCheckout,
  evaluatePullRequest,
  type Outcome,
  type PullRequest,
  removeCheckout,
} from './pull-request.js';

const CASES = 40;
/** Pull requests of each kind. */
const COUNT = SAMPLE ? 5 : 100;
const PROCESSES = 2;
const MOST_DIFFERING = 0.05;
/** Pull requests of each kind for the procedure alone. */
const COUNT_ALONE = SAMPLE ? COUNT : 2_000;

let checkouts: Repository[];
beforeAll(() => {
  checkouts = Array.from({ length: PROCESSES }, () => createCheckout(CASES));
});
afterAll(() => {
  for (const checkout of checkouts) removeCheckout(checkout);
});

async function evaluateAll(requests: readonly PullRequest[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const differing: number[] = [];
  const queue = requests.entries();
  await Promise.all(
    checkouts.map(async (checkout) => {
      for (const [index, request] of queue) {
        const outcome = await evaluatePullRequest(request, checkout);
        expectSound(outcome);
        if (gist(outcome.conclusion) !== gist(concludeAlone(request))) differing.push(request.seed);
        outcomes[index] = outcome;
      }
    }),
  );
  // How calls are made changes nothing; but calls that overtake each other meet other weather.
  process.stdout.write(`seeds that end otherwise than the procedure by itself: ${differing.join(', ') || 'none'}\n`);
  expect(differing.length).toBeLessThanOrEqual(Math.max(1, requests.length * MOST_DIFFERING));
  return outcomes;
}

function gist({ verdict, failures }: GateConclusion): string {
  return [verdict, ...failures.map(({ gate }) => gate)].join(' ');
}

/** Whatever the answers were. */
function expectSound({ exitCode, conclusion, asked }: Outcome): void {
  const { verdict, calls } = conclusion;
  expect(exitCode).toBe(verdict === 'passed' ? 0 : 1);
  expect(asked).toHaveLength(calls.first + calls.confirmation + calls.second);
  // Both arms of a case next to each other, and neither of them always first.
  const places = (arm: string): number[] => {
    const found: number[] = [];
    for (const [place, one] of asked.slice(0, 2 * CASES).entries()) if (one.arm === arm) found[one.index] = place;
    return found;
  };
  const head = places('head');
  const gaps = places('base').map((place, index) => place - (head[index] ?? Number.NaN));
  expect(gaps).toHaveLength(CASES);
  expect(Math.max(...gaps.map(Math.abs))).toBeLessThan(CASES / 2);
  const first = gaps.filter((gap) => gap < 0).length;
  expect(Math.abs(first - CASES / 2)).toBeLessThan(CASES / 4);
}

/** Prints what came of it, with the seeds of the others. @returns how many were blocked */
function shown(
  name: string,
  expected: GateConclusion['verdict'],
  requests: readonly PullRequest[],
  outcomes: readonly Outcome[],
): number {
  const { verdicts, extra } = tally(outcomes.map(({ conclusion }) => conclusion));
  const others = outcomes.flatMap(({ conclusion }, index) =>
    conclusion.verdict === expected ? [] : [`${requests[index]?.seed} ${gist(conclusion)}`],
  );
  const seconds = outcomes.reduce((sum, { wallMs }) => sum + wallMs, 0) / outcomes.length / 1000;
  process.stdout.write(
    `${name}: ${verdicts.failed} of ${outcomes.length} blocked, ${(100 * extra).toFixed(1)} % more calls, ` +
      `${seconds.toFixed(1)} s each; seeds not ${expected}: ${others.join(', ') || 'none'}\n`,
  );
  return verdicts.failed;
}

test.each([
  ['calm', CALM, 10_000_000],
  ['drift and bad spells', ROUGH, 20_000_000],
])('unchanged, %s', async (name, weather, from) => {
  let blocked = 0;
  let extraOfTypical = 0;
  for (const [at, population] of POPULATIONS.entries()) {
    const requests = Array.from({ length: COUNT }, (_, index): PullRequest => {
      const seed = from + 1_000_000 * at + index;
      return { world: unchanged(population, CASES, seeded(seed)), seed, weather };
    });
    const outcomes = await evaluateAll(requests);
    blocked += shown(`unchanged, ${population}, ${name}`, 'passed', requests, outcomes);
    if (population === 'typical') extraOfTypical = tally(outcomes.map(({ conclusion }) => conclusion)).extra;
  }
  expect(blocked).toBeLessThanOrEqual(SAMPLE ? 1 : 5);
  // Of a few the mean says nothing.
  if (!SAMPLE) expect(extraOfTypical).toBeLessThanOrEqual(0.2);
});

// `share`: the goal, of those through the bundle and of many by the procedure alone, from the same answers. Four half-broken
// cases are close to theirs, where a hundred say little: twice as many run. Under drift and bad spells at once the procedure
// itself catches 73 to 75 %, so that row may be red.
const ONE = { ...ONE_GONE, count: COUNT, share: 0.85 };
const FOUR = { ...FOUR_HALF_BROKEN, count: SAMPLE ? COUNT : 2 * COUNT, share: 0.75 };
test.each([
  ['one gone, calm', CALM, ONE, 30_000_000],
  ['one gone, drift', DRIFT, ONE, 31_000_000],
  ['one gone, bad spells', BAD_SPELLS, ONE, 32_000_000],
  ['one gone, drift and bad spells', ROUGH, ONE, 33_000_000],
  ['four half-broken, calm', CALM, FOUR, 40_000_000],
  ['four half-broken, drift', DRIFT, FOUR, 41_000_000],
  ['four half-broken, bad spells', BAD_SPELLS, FOUR, 42_000_000],
  ['four half-broken, drift and bad spells', ROUGH, FOUR, 43_000_000],
])('%s', async (name, weather, { broken, head, count, share }, from) => {
  const requests = Array.from({ length: COUNT_ALONE }, (_, index): PullRequest => {
    const seed = from + index;
    return { world: changed(unchanged('clean', CASES, seeded(seed)), broken, { base: 0.99, head }), seed, weather };
  });
  const alone = requests.filter((request) => concludeAlone(request).verdict === 'failed').length;
  process.stdout.write(`${name}, the procedure alone: ${alone} of ${COUNT_ALONE} blocked\n`);
  const some = requests.slice(0, count);
  const caught = shown(name, 'failed', some, await evaluateAll(some));
  expect(caught).toBeGreaterThanOrEqual(SAMPLE ? 2 : share * count);
  // Of a few the share says little.
  if (!SAMPLE) expect(alone).toBeGreaterThanOrEqual(share * COUNT_ALONE);
});
