// What the regression gate is held to, through the bundle: as often as this it may be wrong, and as often it has to notice.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Repository } from '../baseline/repositories.js';
import { BAD_SPELLS, CALM, DRIFT, FOUR_HALF_BROKEN, ONE_GONE, ROUGH } from '../verdict/regression/goals.js';
import { changed, POPULATIONS, seeded, tally, unchanged } from '../verdict/regression/simulation.js';
import { SAMPLE } from './extent.js';
import { createCheckout, evaluatePullRequest, type Outcome, type PullRequest, removeCheckout } from './pull-request.js';

const CASES = 40;
/** Pull requests of each kind. */
const COUNT = SAMPLE ? 5 : 100;
const PROCESSES = 2;

let checkouts: Repository[];
beforeAll(() => {
  checkouts = Array.from({ length: PROCESSES }, () => createCheckout(CASES));
});
afterAll(() => {
  for (const checkout of checkouts) removeCheckout(checkout);
});

async function evaluateAll(requests: readonly PullRequest[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const queue = requests.entries();
  await Promise.all(
    checkouts.map(async (checkout) => {
      for (const [index, request] of queue) {
        const outcome = await evaluatePullRequest(request, checkout);
        expectSound(outcome);
        outcomes[index] = outcome;
      }
    }),
  );
  return outcomes;
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

/** @returns how many were blocked */
function shown(name: string, requests: readonly PullRequest[], outcomes: readonly Outcome[]): number {
  const { verdicts, extra } = tally(outcomes.map(({ conclusion }) => conclusion));
  const seeds = requests.flatMap(({ seed }, index) => {
    const { verdict, failures } = outcomes[index]?.conclusion ?? { verdict: 'none', failures: [] };
    return verdict === 'passed' ? [] : [`${seed} ${verdict === 'failed' ? failures.map(({ gate }) => gate) : verdict}`];
  });
  const seconds = outcomes.reduce((sum, { wallMs }) => sum + wallMs, 0) / outcomes.length / 1000;
  process.stdout.write(
    `${name}: ${verdicts.failed} of ${outcomes.length} blocked, ${(100 * extra).toFixed(1)} % more calls, ` +
      `${seconds.toFixed(1)} s each; not passed: ${seeds.join(', ') || 'none'}\n`,
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
    blocked += shown(`unchanged, ${population}, ${name}`, requests, outcomes);
    if (population === 'typical') extraOfTypical = tally(outcomes.map(({ conclusion }) => conclusion)).extra;
  }
  expect(blocked).toBeLessThanOrEqual(SAMPLE ? 1 : 5);
  // Of a few the mean says nothing.
  if (!SAMPLE) expect(extraOfTypical).toBeLessThanOrEqual(0.2);
});

test.each([
  ['one gone, calm', CALM, ONE_GONE, 0.85, 30_000_000],
  ['one gone, drift', DRIFT, ONE_GONE, 0.85, 31_000_000],
  ['one gone, bad spells', BAD_SPELLS, ONE_GONE, 0.85, 32_000_000],
  ['one gone, drift and bad spells', ROUGH, ONE_GONE, 0.85, 33_000_000],
  ['four half-broken, calm', CALM, FOUR_HALF_BROKEN, 0.75, 40_000_000],
  ['four half-broken, drift', DRIFT, FOUR_HALF_BROKEN, 0.75, 41_000_000],
  ['four half-broken, bad spells', BAD_SPELLS, FOUR_HALF_BROKEN, 0.75, 42_000_000],
  ['four half-broken, drift and bad spells', ROUGH, FOUR_HALF_BROKEN, 0.75, 43_000_000],
])('%s', async (name, weather, { broken, head }, expected, from) => {
  const requests = Array.from({ length: COUNT }, (_, index): PullRequest => {
    const seed = from + index;
    return { world: changed(unchanged('clean', CASES, seeded(seed)), broken, { base: 0.99, head }), seed, weather };
  });
  const caught = shown(name, requests, await evaluateAll(requests));
  expect(caught).toBeGreaterThanOrEqual(SAMPLE ? 2 : expected * COUNT);
});
