// The procedure step by step: what is asked for, when it stops, and what it says in the end.
import { describe, expect, test } from '@jest/globals';
import type { ArmRun, ComparedCell } from '../../../src/verdict/regression/cells.js';
import { CASE_RULES } from '../../../src/verdict/regression/classify.js';
import { concludeGate, type GateConclusion } from '../../../src/verdict/regression/conclude.js';
import type { GateSettings, GateState, RunRequest } from '../../../src/verdict/regression/gate-state.js';
import { compareOffline } from '../../../src/verdict/regression/offline.js';
import { readGateState } from '../../../src/verdict/regression/read-state.js';
import {
  cellsToMeasureAgain,
  nextRuns,
  recordRuns,
  resumeGate,
  startGate,
} from '../../../src/verdict/regression/regression-gate.js';
import type { GateNames } from '../../../src/verdict/regression/unmeasured-words.js';
import { evidenceWords, gateHeadline } from '../../../src/verdict/regression/words.js';
import { SETTINGS } from './simulation.js';

const P: ArmRun = { pass: true, score: 1 };
const F: ArmRun = { pass: false, score: 0 };
const E: ArmRun = null;
const scored = (score: number): ArmRun => ({ pass: true, score });
const NAMES: GateNames = { base: 'main', caseName: (cell) => cell, errorOf: () => 'gateway 503' };

const cell = (id: string, base: ArmRun[], head: ArmRun[], more: Partial<ComparedCell> = {}): ComparedCell => ({
  id,
  change: 'compared',
  base,
  head,
  ...more,
});
const passing = (count: number): ComparedCell[] => Array.from({ length: count }, (_, at) => cell(`ok${at}`, [P], [P]));
const start = (cells: readonly ComparedCell[], settings: Partial<GateSettings> = {}): GateState =>
  startGate(cells, { ...SETTINGS, ...settings });

type Answer = (request: RunRequest, arm: 'base' | 'head', round: number) => ArmRun;

function finish(state: GateState, answer: Answer): { state: GateState; asked: RunRequest[][] } {
  const asked: RunRequest[][] = [];
  for (let wanted = nextRuns(state); wanted.length > 0; wanted = nextRuns(state)) {
    const round = asked.push(wanted);
    state = recordRuns(
      state,
      wanted.map((request) => ({
        cell: request.cell,
        purpose: request.purpose,
        runs: request.arms.map((arm) => answer(request, arm, round)),
      })),
    );
  }
  return { state, asked };
}

const conclude = (state: GateState, answer: Answer): GateConclusion => concludeGate(finish(state, answer).state);
const kinds = ({ cases }: GateConclusion): Record<string, string> =>
  Object.fromEntries(cases.map((one) => [one.cell, one.kind]));
/** The head fails whatever it is asked, the base passes. */
const broken: Answer = (_, arm) => (arm === 'base' ? P : F);
const noise: Answer = () => P;

describe('one suspect', () => {
  const cells = [cell('refund-window', [P], [F]), ...passing(49)];

  test('that is broken takes three runs of the head, then five pairs that use them, alternating', () => {
    const { state, asked } = finish(start(cells), broken);
    expect(asked.map(([request]) => [request?.purpose, request?.arms.join(' ')])).toEqual([
      ['screen', 'head head head'],
      ['pair', 'base'],
      ['pair', 'base'],
      ['pair', 'base'],
      ['pair', 'head base'],
      ['pair', 'base head'],
    ]);
    const conclusion = concludeGate(state);
    expect(conclusion.calls).toEqual({ first: 100, confirmation: 10, second: 0 });
    expect(kinds(conclusion)['refund-window']).toBe('broke');
    expect(gateHeadline(conclusion, NAMES)).toBe(
      'Failed: 1 case broke. refund-window: main passed 5 of 5, this change 0 of 5.',
    );
  });

  test('that passes three times was noise', () => {
    const conclusion = conclude(start(cells), noise);
    expect(conclusion).toMatchObject({ verdict: 'passed', flips: { noise: 1 }, calls: { confirmation: 3 } });
    expect(kinds(conclusion)['refund-window']).toBe('flaky');
    expect(gateHeadline(conclusion, NAMES)).toBe(
      'Passed. 49 of 50 cases pass (98 %, likely 90 to 100 %), main 50. 1 flip was run again and was noise. This suite would notice a drop of about 15 points.',
    );
  });

  test('that cannot be run again is no evidence: six tries, then inconclusive', () => {
    const conclusion = conclude(start(cells), () => E);
    expect(conclusion.calls.confirmation).toBe(6);
    expect(kinds(conclusion)['refund-window']).toBe('not measured');
    expect(gateHeadline(conclusion, NAMES)).toBe(
      'Inconclusive: refund-window did worse and could not be run again often enough (gateway 503). Not a quality result.',
    );
  });

  test('whose base errs in each pair is tried forty times', () => {
    const { state, asked } = finish(start(cells), (_, arm) => (arm === 'base' ? E : F));
    expect(asked).toHaveLength(1 + 40);
    expect(concludeGate(state).verdict).toBe('inconclusive');
  });

  test('an errored half drops its pair, not the run of the screen', () => {
    const { state } = finish(start(cells), (request, arm, round) =>
      round === 2 && arm === 'base' ? E : broken(request, arm, round),
    );
    expect(state.suspects[0]?.pairs).toHaveLength(5);
    expect(concludeGate(state).verdict).toBe('failed');
  });

  test('half broken decides within twenty pairs and forty calls', () => {
    let flip = 0;
    const conclusion = conclude(start(cells), (_, arm) => (arm === 'base' || flip++ % 2 === 1 ? P : F));
    expect(conclusion.verdict).toBe('failed');
    expect(conclusion.calls.confirmation).toBeLessThanOrEqual(40);
  });

  test('that is left open when the run ends is inconclusive with few pairs', () => {
    expect(concludeGate(start(cells)).verdict).toBe('inconclusive');
  });

  test('stops at the limit of the user', () => {
    const conclusion = conclude(start(cells, { maxExtraCalls: 4 }), broken);
    expect(conclusion).toMatchObject({ verdict: 'inconclusive', calls: { confirmation: 4 } });
  });

  test('goes on where an earlier run ended, with its evidence', () => {
    const kept = finish(start(cells, { maxExtraCalls: 8 }), broken).state;
    expect(kept.suspects[0]?.pairs).toHaveLength(4);
    const resumed = resumeGate(JSON.parse(JSON.stringify(kept)), [], {});
    const { state, asked } = finish(resumed, broken);
    expect(asked).toHaveLength(1);
    expect(concludeGate(state)).toMatchObject({ verdict: 'failed', calls: { confirmation: 2 } });
  });

  test('a run that nobody asked for is refused', () => {
    const answer = { cell: 'ok1', purpose: 'pair', runs: [P] } as const;
    expect(() => recordRuns(start(cells), [answer])).toThrow('nobody asked for 1 runs (pair) of cell ok1');
  });
});

test('confirmation stops at 200 calls or 60 % of the first pass, widest gap first', () => {
  const cells = Array.from({ length: 100 }, (_, at) => cell(`s${at}`, [P, P], at === 50 ? [F, F] : [P, F]));
  const { state, asked } = finish(start(cells), (request, arm) =>
    request.cell === 's50' ? broken(request, arm, 0) : F,
  );
  expect(asked[0]?.[0]?.cell).toBe('s50');
  expect(state.calls.confirmation).toBeLessThanOrEqual(240);
  expect(state.calls.confirmation).toBeGreaterThan(237);
});

test('suspects that are worse together block, without one that is proven', () => {
  const cells = [...Array.from({ length: 4 }, (_, at) => cell(`c${at}`, [P], [F])), ...passing(36)];
  const heads = new Map<string, number>();
  const conclusion = conclude(start(cells), ({ cell: id }, arm) => {
    if (arm === 'base') return P;
    const count = (heads.get(id) ?? 0) + 1;
    heads.set(id, count);
    return count % 3 === 0 ? F : P;
  });
  expect(conclusion.verdict).toBe('failed');
  expect(gateHeadline(conclusion, NAMES)).toBe(
    'Failed: 4 cases got worse together. main passed 64 of 64, this change 44 of 64. Most of it: c0, c1, c2 and c3.',
  );
  expect(kinds(conclusion)['c0']).toBe('worse together');
});

describe('kinds', () => {
  const conclusion = conclude(
    start([
      cell('fixed', [F], [P]),
      cell('failing', [F], [F]),
      cell('same', [P], [P]),
      cell('mixed', [P, F], [P, F]),
      cell('errored', [P], [E]),
      cell('new-bad', [], [F], { change: 'new' }),
      cell('new-good', [], [P], { change: 'new' }),
      cell('gone', [], [], { change: 'removed' }),
      cell('check', [], [F], { change: 'check changed' }),
      cell('carried', [], [], { change: 'carried over' }),
      ...passing(20),
    ]),
    (_, arm) => (arm === 'head' ? F : P),
  );

  test.each([
    ['fixed', 'fixed'],
    ['failing', 'already failing'],
    ['same', 'same'],
    ['mixed', 'flaky'],
    ['errored', 'not measured'],
    ['new-bad', 'new'],
    ['new-good', 'new'],
    ['gone', 'removed'],
    ['check', 'check changed'],
    ['carried', 'carried over'],
  ])('%s is %s', (id, kind) => {
    expect(kinds(conclusion)[id]).toBe(kind);
  });

  test('a new case blocks when it fails again', () => {
    expect(gateHeadline(conclusion, NAMES)).toBe('Failed: 1 new case fails. new-bad failed 4 of 4.');
  });
});

test.each<[string, ComparedCell[], Partial<GateSettings>, Answer, string]>([
  [
    'nothing changed',
    [cell('a', [], [], { change: 'carried over' })],
    {},
    noise,
    'Passed: nothing that is evaluated changed. 1 case carried over, 0 calls.',
  ],
  [
    'removed, allowed',
    [cell('a', [], [], { change: 'removed' }), ...passing(5)],
    {},
    noise,
    'Passed. 5 of 5 cases pass (100 %, likely 57 to 100 %), main 5. 1 case was removed. This suite is too small to notice a drop that is spread over its cases.',
  ],
  [
    'removed, forbidden',
    [cell('a', [], [], { change: 'removed' })],
    { forbidRemoval: true },
    noise,
    'Failed: 1 case was removed: a.',
  ],
  [
    'a critical assertion',
    [cell('a', [F], [F], { criticalFailed: true }), ...passing(5)],
    {},
    broken,
    'Failed: 1 case fails at a critical assertion. a failed 4 of 4.',
  ],
  [
    'a broken base',
    Array.from({ length: 6 }, (_, at) => cell(`c${at}`, [F], [F])),
    {},
    noise,
    'Inconclusive: the base could not be measured: on main none of its 6 cases passes. Not a quality result.',
  ],
  [
    'errors of the base',
    [cell('a', [E], [P]), ...passing(5)],
    {},
    noise,
    'Inconclusive: the base could not be measured: on main 1 of its 6 runs erred; 1 of 6 cases could not be measured (a): gateway 503. Not a quality result.',
  ],
  [
    'errors of the head',
    [cell('a', [P], [E]), ...passing(5)],
    {},
    noise,
    'Inconclusive: 1 of 6 cases could not be measured (a): gateway 503. Not a quality result.',
  ],
])('%s', (_, cells, settings, answer, headline) => {
  expect(gateHeadline(conclude(start(cells, settings), answer), NAMES)).toBe(headline);
});

test('errors on one side only', () => {
  const cells = [...Array.from({ length: 20 }, (_, at) => cell(`e${at}`, [P, P], [P, E], {})), ...passing(300)];
  const conclusion = concludeGate(start(cells));
  expect(gateHeadline(conclusion, NAMES)).toBe(
    'Inconclusive: errors hit one side: 20 of 340 runs of this change, 0 of 340 of main. Not a quality result.',
  );
});

describe('the suite', () => {
  const fallen = (again: Answer): GateConclusion => {
    const cells = [...Array.from({ length: 12 }, (_, at) => cell(`w${at}`, [P], [F])), ...passing(88)];
    // Each suspect is noise when it is run alone.
    return conclude(start(cells), (request, arm, round) =>
      request.purpose === 'second pass' ? again(request, arm, round) : P,
    );
  };

  test('blocks when it falls twice', () => {
    const conclusion = fallen(({ cell: id }, arm) => (arm === 'head' && id.startsWith('w') ? F : P));
    expect(conclusion.calls.second).toBe(200);
    expect(gateHeadline(conclusion, NAMES)).toBe(
      'Failed: quality fell by 12 points, seen twice. main 100 %, this change 88 %; 24 answers worse, 0 better.',
    );
  });

  test('does not when the second look is as bad the other way', () => {
    expect(fallen(({ cell: id }, arm) => (arm === 'base' && id.startsWith('w') ? F : P)).verdict).toBe('passed');
  });

  test('is inconclusive when it cannot be looked at again', () => {
    expect(fallen(() => E)).toMatchObject({ verdict: 'inconclusive', unmeasured: [{ what: 'suite' }] });
  });

  test('cells of one cluster are one', () => {
    const cells = Array.from({ length: 12 }, (_, at) => cell(`w${at}`, [P], [F], { cluster: 'one document' }));
    expect(concludeGate(start([...cells, ...passing(50)])).suite.results[0]?.p).toBe(0.5);
  });
});

test('a named score that gates may not fall either; one that does not is told', () => {
  const run = (tone: number): ArmRun => ({ pass: true, score: 1, metrics: { tone } });
  const cells = Array.from({ length: 30 }, (_, at) => cell(`c${at}`, [run(0.9)], [run(0.7)]));
  const answer: Answer = (_, arm) => run(arm === 'base' ? 0.9 : 0.7);
  const gating = conclude(start(cells, { gateMetrics: ['tone'] }), answer);
  expect(gateHeadline(gating, NAMES)).toBe(
    'Failed: the score tone fell, seen twice. main 0.9, this change 0.7; 30 cases worse, 0 better.',
  );
  const advisory = conclude(start(cells), answer);
  expect(advisory).toMatchObject({ verdict: 'passed', advisory: [{ metric: 'tone', worse: 30 }] });
});

test('of scores, a drop of a tenth makes a suspect', () => {
  const cells = [cell('lower', [scored(0.85)], [scored(0.6)]), cell('bit', [scored(0.8)], [scored(0.75)])];
  const state = start(cells, { measure: 'score' });
  expect(state.suspects.map((suspect) => suspect.cell)).toEqual(['lower']);
  const conclusion = conclude(state, (_, arm) => scored(arm === 'base' ? 0.85 : 0.6));
  expect(gateHeadline(conclusion, NAMES)).toMatch(
    /^Failed: 1 case broke\. lower: main scored 0\.85, this change 0\.6 \(means of \d+ runs\)\.$/,
  );
});

test('what errors left out is measured again by a later run, and may make a suspect', () => {
  const kept = finish(start([cell('a', [P], [E]), ...passing(5)]), noise).state;
  expect(cellsToMeasureAgain(kept)).toEqual(['a']);
  const resumed = resumeGate(kept, [cell('a', [P], [F])], {});
  expect(nextRuns(resumed)[0]).toMatchObject({ cell: 'a', purpose: 'screen' });
});

test('two files: a case needs its own repeats, the suite its cases', () => {
  const seven = (run: ArmRun): ArmRun[] => Array.from({ length: 7 }, () => run);
  const one = compareOffline([cell('a', seven(P), seven(F)), cell('b', seven(P), seven(P))]);
  expect(one.broke).toEqual([{ cell: 'a', base: { passed: 7, scored: 7 }, head: { passed: 0, scored: 7 } }]);
  const many = compareOffline([...Array.from({ length: 8 }, (_, at) => cell(`w${at}`, [P], [F])), ...passing(20)]);
  expect([many.broke, many.suite.fell]).toEqual([[], true]);
});

test('each kind has its rule, and what was seen of a case has its words', () => {
  const conclusion = conclude(start([cell('a', [P], [F]), ...passing(5)]), broken);
  const [a] = conclusion.cases;
  expect(a && CASE_RULES[a.kind]).toBe('got worse, and fresh runs of both sides confirmed it; blocks');
  expect(a?.fresh && evidenceWords([a.fresh], 'main')).toBe('main passed 5 of 5, this change 0 of 5');
});

describe('a kept state', () => {
  const state = finish(
    start([cell('a', [P], [F]), cell('n', [], [F], { change: 'new' }), ...passing(5)]),
    broken,
  ).state;
  const kept = (): Record<string, unknown> => JSON.parse(JSON.stringify(state));
  const [suspect] = state.suspects;

  test('is read as it was', () => {
    expect(readGateState(kept())).toEqual(state);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['text', 'state'],
    ['another version', { ...kept(), version: 2 }],
    ['an unknown key', { ...kept(), verdict: 'passed' }],
    ['no suspects, where the first pass makes one', { ...kept(), suspects: [] }],
    ['a suspect twice', { ...kept(), suspects: [suspect, suspect] }],
    ['a suspect that is no cell', { ...kept(), suspects: [suspect, { ...suspect, cell: 'x' }] }],
    ['a value of 2', { ...kept(), suspects: [{ ...suspect, pairs: [[2, 0]] }] }],
    ['more pairs than tries', { ...kept(), suspects: [{ ...suspect, pairTries: 0 }] }],
  ])('with %s is not', (_, value) => {
    expect(readGateState(value)).toBeUndefined();
  });
});
