// docs/statistics.md says nothing in numbers that the code does not: each is computed here, and none is left over.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { courseOf, ENDPOINT_CASES, ENDPOINT_NAMES, SUSPECTS } from '../../src/documentation/statistics/examples.js';
import { statisticsBlocks, statisticsPictures } from '../../src/documentation/statistics/page.js';
import { chanceOfRed, FLAKY_SUITE } from '../../src/documentation/statistics/thresholds.js';
import { TYPICAL } from '../../src/documentation/statistics/visible-drop-picture.js';
import { passEvidence } from '../../src/statistics/betting.js';
import { wilsonInterval } from '../../src/statistics/interval.js';
import { signFlipLess } from '../../src/statistics/sign-flip.js';
import { LEAST_DROP, visibleDrop } from '../../src/statistics/visible-drop.js';
import { hodgesLehmann, signedRankInterval } from '../../src/statistics/wilcoxon.js';
import { compareEndpoints, MOST_LEFT_OUT, SEPARATION_LEVEL } from '../../src/verdict/comparison/compare-endpoints.js';
import { exceedsIncrease } from '../../src/verdict/comparison/compare-ratios.js';
import { comparisonWords } from '../../src/verdict/comparison/words.js';
import { asRange, inPercent } from '../../src/verdict/evidence-words.js';
import type { ComparedCell } from '../../src/verdict/regression/cells.js';
import { CASE_RULES } from '../../src/verdict/regression/classify.js';
import { compareOffline, LEVEL as OFFLINE_LEVEL } from '../../src/verdict/regression/offline.js';
import { FAILS, RECHECK_RUNS } from '../../src/verdict/regression/rechecks.js';
import { BUDGET_SHARE, LEAST_BUDGET } from '../../src/verdict/regression/regression-gate.js';
import { LEVEL, SCREEN_LEVEL } from '../../src/verdict/regression/second-pass.js';
import { suiteVisibleDrop } from '../../src/verdict/regression/suite.js';
import {
  CASE_LEVEL,
  CLEARED_BELOW,
  LEAST_PAIRS,
  MOST_PAIRS,
  SCORE_DROP,
  SCREEN_RUNS,
  SCREEN_TRIES,
} from '../../src/verdict/regression/suspects.js';
import { TOGETHER_AT } from '../../src/verdict/regression/together.js';
import { LEAST_BASE_CELLS, MOST_ERRORS, ONE_ARM_LEVEL } from '../../src/verdict/regression/unmeasured.js';
import { evidenceWords, visibleDropWords } from '../../src/verdict/regression/words.js';
import { type Population, seeded, simulate, unchanged } from '../verdict/regression/simulation.js';
import { PULL_REQUESTS, simulateGate } from './simulated-gate.js';

const page = readFileSync('docs/statistics.md', 'utf8');
const prose = page
  .replace(/<!-- docs:[\s\S]*?<!-- \/docs -->/g, '')
  .replace(/## Where the formulas come from[\s\S]*?(?=\n## )/, '')
  .replace(/^\d\. /gm, '')
  .replace(/ width="520"/g, '')
  .replace(/\s+/g, ' ');
const blocks = statisticsBlocks(simulateGate(1));
const block = (name: string): string[] => (blocks[name]?.() ?? '').split('\n').slice(2);

const percent = (share: number): string => `${Number((100 * share).toFixed(4))} %`;
const times = (chance: number): number => Math.round(100 * chance);
const onceIn = (chance: number): string => `once in ${Math.round(1 / chance)}`;
const points = (drop: number): string => (100 * drop).toFixed(1);
const [flakySuite, broke, flaky] = [FLAKY_SUITE, courseOf(SUSPECTS.broke, 1), courseOf(SUSPECTS.flaky, 3)];
const bound = CASE_LEVEL + 1 / TOGETHER_AT + LEVEL;
const comparison = compareEndpoints(ENDPOINT_NAMES.length, ENDPOINT_CASES);
const failsOf = (name: string): Set<string> => {
  const place = ENDPOINT_NAMES.indexOf(name);
  return new Set(ENDPOINT_CASES.filter(({ runs }) => runs[place]?.[0] === false).map(({ id }) => id));
};

/** Whole phrases of the page with every number in them computed. */
const PHRASES: readonly string[] = [
  // The question and the answer; thresholds
  `the gate is red at most ${percent(bound)} of the time, however flaky`,
  `Take ${flakySuite.cases} cases of which some pass ${percent(flakySuite.passRate)} of the time`,
  `With two such cases a threshold of 100 % makes an unchanged pull request red ${times(chanceOfRed(2, 100))} times in 100, with six ${times(chanceOfRed(6, 100))} times`,
  `A threshold of 90 % is red ${times(chanceOfRed(16, 90))} times in 100 with sixteen`,
  `stays green while ${flakySuite.cases - Math.ceil(0.9 * flakySuite.cases)} cases are broken for good`,
  'a threshold of 100 % rises at once towards certainty, one of 90 % later to more than half',
  `simulated pull requests, ${PULL_REQUESTS} for each of its points`,
  // A run
  `runs ${SCREEN_RUNS} times. If all ${SCREEN_RUNS} pass, it was noise`,
  `pair by pair, at most ${MOST_PAIRS} times; the ${SCREEN_RUNS} runs are`,
  `a bet: ${passEvidence([])} is put on`,
  `it reaches ${1 / CASE_LEVEL} at most once in ${1 / CASE_LEVEL} times, whenever one looks. With one suspect ${1 / CASE_LEVEL} is needed, with three ${3 / CASE_LEVEL}`,
  `\`${evidenceWords([{ base: Array(broke.pairs).fill(1), head: Array(broke.pairs).fill(0) }], 'main')}\`; it took ${callsOfBroken()} calls beside`,
  `take the evidence to ${passEvidence([[1, 1]]).toFixed(2)}, a failure of main alone to ${passEvidence([[0, 1]]).toFixed(2)}. Below ${CLEARED_BELOW},`,
  `with the line at ${3 / CASE_LEVEL} for three suspects: the broken case passes it with the sixth pair, the flaky one rises to ${Math.max(...flaky.evidence).toFixed(0)} and falls below ${CLEARED_BELOW} with the seventh`,
  `joined into one, and ${TOGETHER_AT} blocks: the chance of that without a worse case is at most ${percent(1 / TOGETHER_AT)}`,
  `5 worse and none better happen ${onceIn(signFlipLess(Array(5).fill(-1)))} times, 7 ${onceIn(signFlipLess(Array(7).fill(-1)))}.`,
  `at most ${onceIn(SCREEN_LEVEL)} times makes the whole first pass run once more`,
  `both passes together would happen at most ${onceIn(LEVEL)} times and the pass rate fell by ${100 * LEAST_DROP} points or more`,
  // Errors and costs
  `fewer than ${SCREEN_RUNS} runs in ${SCREEN_TRIES} tries of its screen, or it ended open with fewer than ${LEAST_PAIRS} pairs`,
  `more than ${percent(MOST_ERRORS)} of the cases have no outcome`,
  `erred in more than ${percent(MOST_ERRORS)}, or main passes none of at least ${LEAST_BASE_CELLS} cases`,
  `as chance would do at most ${onceIn(ONE_ARM_LEVEL)} times`,
  `Confirmation stops at ${percent(BUDGET_SHARE)} of that or ${LEAST_BUDGET} runs`,
  // Looked at below.
  'Simulated pull requests of 50 cases that change nothing, each case once. *Clean*: cases pass 99 % of the time, and 4 % of them hardly ever. *Typical*: 12 % of the cases pass 50 to 95 % of the time. *Noisy*: 35 % do.',
  // What it can see
  `in simulation, ${PULL_REQUESTS} pull requests each, where the cases passed 99 % of the time before`,
  `\`${visibleDropWords(suiteVisibleDrop(suiteWithFlips(50, 3)) ?? 0)}\``,
  'here for 50 cases of which 3 differed',
  `where ${inPercent(TYPICAL)} of the answers differ: from ${(100 * visibleDrop(TYPICAL, 25)).toFixed(0)} points at 25 cases to ${points(visibleDrop(TYPICAL, 500))} at 500`,
  `${100 * LEAST_DROP} points is the floor. Even where no answer ever flips, ${Math.ceil(100 * visibleDrop(0, 100))} answers`,
  `47 of 50 cases pass (${inPercent(47 / 50)}, likely ${asRange(wilsonInterval(47 / 50, 50))})`,
  // The bounds
  `| a case broke | ${percent(CASE_LEVEL)} | | cases got worse together | ${percent(1 / TOGETHER_AT)} | | the suite fell, twice (with the scores that gate) | ${percent(LEVEL)} | | all of it | ${percent(bound)} |`,
  `a new question with its own ${percent(bound)}`,
  // Results files
  `with 50 compared cases, ${repeatsForProof(50)} of ${repeatsForProof(50)} before and 0 of ${repeatsForProof(50)} now`,
  `at ${onceIn(OFFLINE_LEVEL)} times and ${100 * LEAST_DROP} points, seen once. The bound is ${percent(2 * OFFLINE_LEVEL)}`,
  // Scores, latency, roles
  `a suspect is ${SCORE_DROP} lower or more`,
  `share its ${percent(LEVEL)}`,
  '`1.3 times as much (1.1 to 1.5)`',
  '`max-latency-increase` of 5 does, 20 does not',
  'Fewer than 6 cases show medians',
  `a failure makes ${RECHECK_RUNS} fresh runs of the change; ${FAILS} failures among them block`,
  // Endpoints
  `told apart at most ${percent(SEPARATION_LEVEL)} of the time`,
  `> ${comparisonWords(comparison, ENDPOINT_NAMES)}`,
  `fails what gpt-a fails and ${failsOf('gemini-c').size - failsOf('gpt-a').size} cases more`,
  `with more than ${percent(MOST_LEFT_OUT)} left out nothing is ranked`,
  // The 95 % interval, whose lower end alone decides a limit.
  'lie, 95 % of the time',
  'with 2.5 % each if the change takes exactly as much more',
  'what was seen (`5 of 5, 0 of 5`)',
];

test.each(PHRASES)('the page says: %s', (phrase) => {
  expect(prose).toContain(phrase);
});

test('it says no number beside those', () => {
  const rest = PHRASES.reduce((text, phrase) => text.replaceAll(phrase, ''), prose);
  expect(rest.match(/.{0,60}\d.{0,60}/g) ?? []).toEqual([]);
});

describe('what the phrases take for granted', () => {
  test('ranges that overlap, and what tells the endpoints apart all the same', () => {
    const [first, , last] = comparison.ranked;
    expect(last?.interval?.high).toBeGreaterThan(first?.interval?.low ?? 1);
    expect(comparison.ranked.map(({ letters }) => letters)).toEqual(['a', 'ab', 'b']);
    expect([...failsOf('gpt-a')].every((id) => failsOf('gemini-c').has(id))).toBe(true);
  });

  test('of the three suspects each ends as the picture has it', () => {
    const courses = Object.values(SUSPECTS).map((runs) => courseOf(runs, 3));
    expect(courses.map(({ pairs, status }) => [pairs, status])).toEqual([
      [6, 'broke'],
      [7, 'cleared'],
      [0, 'cleared'],
    ]);
    expect(broke.pairs).toBe(5);
  });

  test('the range of a ratio against both limits, and the least cases for a range', () => {
    const ratio = { cases: 40, medians: { base: 1, head: 1.3 }, ratio: { estimate: 1.3, low: 1.1, high: 1.5 } };
    expect([5, 20].map((limit) => exceedsIncrease(ratio, limit))).toEqual([true, false]);
    expect(signedRankInterval([1, 2, 3, 4, 5])).toBeUndefined();
    expect(signedRankInterval([1, 2, 3, 4, 5, 6])?.low).toBeLessThanOrEqual(hodgesLehmann([1, 2, 3, 4, 5, 6]));
  });

  test.each<[Population, number]>([
    ['clean', 0],
    ['typical', 0.12],
    ['noisy', 0.35],
  ])('a %s suite', (population, share) => {
    const chances = unchanged(population, 20_000, seeded(1)).map(({ head }) => head);
    const flakyOnes = chances.filter((chance) => chance >= 0.5 && chance < 0.95);
    expect(flakyOnes.length / 20_000).toBeCloseTo(share, 1.7);
    expect(chances.filter((chance) => chance === 0.01).length / 20_000).toBeCloseTo(0.04, 1.7);
    expect(new Set(chances.filter((chance) => !flakyOnes.includes(chance)))).toEqual(new Set([0.99, 0.01]));
  });

  test('thresholds: none is red where nothing is flaky, and the edge itself passes', () => {
    expect(chanceOfRed(0, 100)).toBe(0);
    expect(chanceOfRed(5, 90)).toBe(0);
    expect(chanceOfRed(6, 90)).toBeCloseTo(0.3 ** 6, 12);
  });
});

describe('blocks and pictures', () => {
  test('every kind of case is in the page with its rule', () => {
    for (const [kind, rule] of Object.entries(CASE_RULES)) expect(page).toContain(`| **${kind}** | ${rule} |`);
  });

  test('the smallest visible drops, against the numbers they were verified with', () => {
    expect(
      block('visible-drop').map((row) =>
        row
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      ),
    ).toEqual([
      ['50', '13.4', '16.5', '7.5', '22.1'],
      ['100', '7.4', '9.9', '4.8', '14.1'],
      ['200', '4.3', '6.2', '3.1', '9.2'],
      ['500', '2.2', '3.5', '2', '5.4'],
    ]);
  });

  test.each(['evidence-of-a-case', 'visible-drop', 'case-rules'])('the block %s is not stale', (name) => {
    expect(page).toContain(blocks[name]?.());
  });

  test('every picture is shown, and is text alone: no script, no link, nothing from elsewhere', () => {
    const pictures = statisticsPictures(simulateGate(1));
    const shown = [...page.matchAll(/<img src="statistics\/([^"]+)"/g)].map(([, name]) => name);
    expect(shown.toSorted()).toEqual(Object.keys(pictures).toSorted());
    for (const svg of Object.values(pictures)) {
      expect(svg).not.toMatch(/<script|<foreignObject|href|url\(|NaN|undefined|\son\w+=/);
      expect(svg.match(/https?:[^"]+/g)).toEqual(['http://www.w3.org/2000/svg']);
    }
  });
});

/** One case of fifty that always passed and always fails: the calls beside the first pass. */
function callsOfBroken(): number {
  const world = Array.from({ length: 50 }, () => ({ base: 1, head: 1 }));
  const { calls } = simulate(world, (cell, arm) => {
    const pass = cell > 0 || arm === 'base';
    return { pass, score: Number(pass) };
  });
  return calls.confirmation + calls.second;
}

/** Repeats on each side from which a case that is gone for good breaks by itself, among so many cases. */
function repeatsForProof(cases: number): number {
  const runs = (pass: boolean, repeats: number) =>
    Array.from({ length: repeats }, () => ({ pass, score: Number(pass) }));
  const cellsOf = (repeats: number): ComparedCell[] =>
    Array.from({ length: cases }, (_, index) => ({
      id: `c${index}`,
      change: 'compared',
      base: runs(true, repeats),
      head: runs(index > 0, repeats),
    }));
  for (let repeats = 1; ; repeats++) if (compareOffline(cellsOf(repeats)).broke.length > 0) return repeats;
}

function suiteWithFlips(cases: number, flips: number) {
  return Array.from({ length: cases }, (_, index) => ({
    cluster: `cell ${index}`,
    base: [1],
    head: [index < flips ? 0 : 1],
  }));
}
