import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ErrorKind } from '../../src/cell-error.js';
import type { CellResult, RunState } from '../../src/run/results.js';
import { countCells, tallyErroredCells, tallyErrors } from '../../src/verdict/counts.js';
import {
  configVerdict,
  decideVerdict,
  noCasesVerdict,
  untrustedVerdict,
  type VerdictOptions,
} from '../../src/verdict/decide.js';
import { formatRate, percentOf, reaches } from '../../src/verdict/rate.js';
import type { VerdictName } from '../../src/verdict/verdict.js';
import { cell, result, results, run, testCase } from '../run/cells.js';

const FAIL: VerdictOptions = { passThreshold: 100, onInconclusive: 'fail' };
const WARN: VerdictOptions = { passThreshold: 100, onInconclusive: 'warn' };
const at = (passThreshold: number): VerdictOptions => ({ ...FAIL, passThreshold });

/** A cell of a test without assertions. */
const withoutAssertions = (state: RunState): CellResult => ({
  ...result(state),
  cell: cell(0, { test: testCase({ assert: [] }) }),
});

describe('the verdict', () => {
  test.each<[string, CellResult[], VerdictOptions, VerdictName, string]>([
    ['all passed', results({ passed: 24 }), FAIL, 'passed', '24 of 24 cells passed'],
    ['one cell', results({ passed: 1 }), FAIL, 'passed', '1 of 1 cell passed'],
    [
      'some failed, enough passed',
      results({ passed: 23, failed: 1 }),
      at(95),
      'passed',
      '23 of 24 cells passed; the pass rate is 95.8 %, needs 95 %',
    ],
    [
      'exactly the threshold',
      results({ passed: 19, failed: 1 }),
      at(95),
      'passed',
      '19 of 20 cells passed; the pass rate is 95 %, needs 95 %',
    ],
    [
      'enough passed whatever the errored one had been',
      results({ passed: 9, errored: 1 }),
      at(90),
      'passed',
      '9 of 9 cells passed; 1 cell could not be measured, which cannot change that',
    ],
    [
      'unjudged ones do not count',
      results({ passed: 1, unjudged: 3 }),
      FAIL,
      'passed',
      '1 of 1 cell passed; 3 cells were answered but not judged',
    ],
    [
      'too few passed',
      results({ passed: 21, failed: 3 }),
      FAIL,
      'failed',
      '3 of 24 cells failed; the pass rate is 87.5 %, needs 100 %',
    ],
    [
      'failed whatever the errored ones had been',
      results({ passed: 1, failed: 1, errored: 2, unjudged: 1 }),
      FAIL,
      'failed',
      '1 of 2 cells failed; the pass rate is 50 %, needs 100 %; 2 cells could not be measured, which cannot change that; 1 cell was answered but not judged',
    ],
    ['nothing passed', results({ failed: 2 }), at(1), 'failed', '2 of 2 cells failed; the pass rate is 0 %, needs 1 %'],
    [
      'the errored ones decide',
      results({ passed: 22, errored: 2 }),
      at(95),
      'inconclusive',
      '2 of 24 cells could not be measured (2 gateway errors); the pass rate is between 91.6 % and 100 %, needs 95 %',
    ],
    [
      'nothing measured',
      [result('errored', 'grader'), result('errored', 'gateway'), result('errored', 'gateway')],
      FAIL,
      'inconclusive',
      '3 of 3 cells could not be measured (2 gateway errors, 1 grader error)',
    ],
    [
      'nothing measured passes no threshold',
      results({ errored: 1 }),
      at(0),
      'inconclusive',
      '1 of 1 cell could not be measured (1 gateway error)',
    ],
    [
      'nothing judged',
      [withoutAssertions('unjudged'), withoutAssertions('unjudged')],
      at(0),
      'inconclusive',
      'all 2 cells have no assertion that decides, so nothing was judged',
    ],
    ['no cells', [], at(0), 'inconclusive', 'there is nothing to run: no test case meets a prompt and an endpoint'],
  ])('%s', (_, cells, options, name, reason) => {
    const verdict = decideVerdict(cells, options);
    expect(verdict).toMatchObject({ name, reason, exitCode: name === 'passed' ? 0 : 1 });
    expect(verdict.counts).toEqual(countCells(cells));
    expect(verdict.passThreshold).toBe(options.passThreshold);
  });

  test('gives the pass rate of the judged cells, and none when none was judged', () => {
    expect(decideVerdict(results({ passed: 7, failed: 1, errored: 3, unjudged: 5 }), FAIL).passRate).toBe(87.5);
    expect(decideVerdict(results({ passed: 28, failed: 72 }), FAIL).passRate).toBe(28);
    expect(decideVerdict(results({ errored: 3 }), FAIL)).not.toHaveProperty('passRate');
  });
});

describe('on-inconclusive: warn', () => {
  test.each<[ErrorKind, number]>([
    ['gateway', 0],
    ['budget', 0],
    ['timeout', 0],
    ['grader', 0],
    ['config', 1],
    ['user code', 1],
    ['webhook', 1],
    ['not run', 1],
    ['cancelled', 1],
  ])('an inconclusive run with errors of kind %s exits %i', (kind, exitCode) => {
    const cells = [result('passed'), result('errored', kind), result('errored', 'gateway')];
    expect(decideVerdict(cells, WARN)).toMatchObject({ name: 'inconclusive', cause: 'not measured', exitCode });
    expect(decideVerdict(cells, FAIL)).toMatchObject({ name: 'inconclusive', cause: 'not measured', exitCode: 1 });
  });

  test('forgives no failure', () => {
    expect(decideVerdict(results({ failed: 1, errored: 5 }), WARN)).toMatchObject({ name: 'failed', exitCode: 1 });
  });

  test('asks every repeat of an errored cell, and no other cell', () => {
    const repeated: CellResult = {
      cell: cell(),
      state: 'errored',
      runs: [run('errored', 'gateway'), run('errored', 'config'), run('passed')],
    };
    expect(decideVerdict([repeated], WARN).exitCode).toBe(1);
    const decided: CellResult = { ...repeated, state: 'passed' };
    expect(decideVerdict([decided, result('errored', 'gateway')], WARN).exitCode).toBe(0);
  });

  test('forgives nothing that the config chose itself, and says so where it would otherwise', () => {
    const chosen = result('errored', 'timeout');
    for (const one of chosen.runs) if (one.error) one.error.ofConfig = true;
    const cells = [result('passed'), chosen, result('errored', 'gateway')];
    const said = /on-inconclusive: warn does not forgive 1 cell, where the config chose/;
    const warned = decideVerdict(cells, WARN);
    expect(warned).toMatchObject({ exitCode: 1, reason: expect.stringMatching(said) });
    expect(decideVerdict(cells, FAIL).reason).not.toMatch(said);
  });

  test('a dead gateway does not excuse a config that judges nothing', () => {
    const cells = [withoutAssertions('errored'), withoutAssertions('unjudged')];
    expect(decideVerdict(cells, WARN)).toMatchObject({ cause: 'nothing judged', exitCode: 1 });
    const emptySet = { type: 'assert-set' as const, assert: [], weight: 1, at: cell().test.at };
    const onlyEmptySet: CellResult = {
      ...result('errored'),
      cell: cell(0, { test: testCase({ assert: [emptySet] }) }),
    };
    expect(decideVerdict([onlyEmptySet], WARN)).toMatchObject({
      cause: 'nothing judged',
      reason:
        'the only cell has no assertion that decides, so nothing was judged; 1 cell could not be measured (1 gateway error)',
      exitCode: 1,
    });
  });

  test.each([
    [configVerdict(['a', 'b'], WARN), 'config', 'the config has 2 problems, so nothing was run'],
    [configVerdict(['a'], WARN), 'config', 'the config has a problem, so nothing was run'],
    [noCasesVerdict(WARN), 'no cases', 'there is nothing to run: no test case meets a prompt and an endpoint'],
    [untrustedVerdict('a fork gets no secrets', WARN), 'untrusted', 'a fork gets no secrets'],
  ])('forgives nothing that was never asked: %#', (verdict, cause, reason) => {
    const counts = { total: 0, successes: 0, failures: 0, errors: 0, unjudged: 0 };
    expect(verdict).toEqual({ name: 'inconclusive', counts, passThreshold: 100, reason, cause, exitCode: 1 });
  });
});

const states = fc.array(fc.constantFrom<RunState>('passed', 'failed', 'errored', 'unjudged'), { maxLength: 9 });
const threshold = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.constantFrom(33.33, 33.34, 66.66, 66.67, 87.5, 14.285),
  fc.double({ min: 0, max: 100, noNaN: true }),
);
const cellsOf = (list: readonly RunState[]): CellResult[] => list.map((state) => result(state));

/** Every list that comes of `list` when each errored cell had passed or had failed. */
function outcomes(list: readonly RunState[]): RunState[][] {
  return list.reduce<RunState[][]>(
    (heads, state) =>
      heads.flatMap((head) =>
        state === 'errored'
          ? [
              [...head, 'passed'],
              [...head, 'failed'],
            ]
          : [[...head, state]],
      ),
    [[]],
  );
}

/** Worse to better. */
const RANK: Record<VerdictName, number> = { failed: 0, inconclusive: 1, skipped: 1, passed: 2 };

describe('for any cells and any threshold', () => {
  test('passed and failed are what every outcome of the errored cells would give', () => {
    fc.assert(
      fc.property(states, threshold, (list, passThreshold) => {
        const { name } = decideVerdict(cellsOf(list), at(passThreshold));
        const names = new Set(outcomes(list).map((outcome) => decideVerdict(cellsOf(outcome), at(passThreshold)).name));
        const judged = list.some((state) => state === 'passed' || state === 'failed');
        const isCertain = names.size === 1 && !names.has('inconclusive');
        // All the same whatever had been, but nobody looked: with a threshold of 0 anything would pass.
        if (isCertain && judged) expect([...names]).toEqual([name]);
        else expect(name).toBe('inconclusive');
      }),
    );
  });

  test('without errors the verdict is the plain comparison', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), fc.integer({ min: 0, max: 10_000 }), (passed, failed, hundredths) => {
        fc.pre(passed + failed > 0);
        const { name } = decideVerdict(results({ passed, failed }), at(hundredths / 100));
        expect(name).toBe(passed * 10_000 >= hundredths * (passed + failed) ? 'passed' : 'failed');
      }),
    );
  });

  test('a failed or errored cell that passes instead never makes it worse, a higher threshold never better', () => {
    fc.assert(
      fc.property(states, threshold, threshold, fc.nat(), (list, low, high, place) => {
        const index = place % Math.max(1, list.length);
        const rank = (cells: readonly RunState[], limit: number): number =>
          RANK[decideVerdict(cellsOf(cells), at(limit)).name];
        if (list[index] === 'failed' || list[index] === 'errored') {
          expect(rank(list.with(index, 'passed'), low)).toBeGreaterThanOrEqual(rank(list, low));
        }
        expect(rank(list, Math.max(low, high))).toBeLessThanOrEqual(rank(list, Math.min(low, high)));
      }),
    );
  });

  test('order decides nothing, counts add up, and exit 0 without warn means passed', () => {
    const shuffled = states.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, threshold, ([list, other], passThreshold) => {
        const verdict = decideVerdict(cellsOf(list), at(passThreshold));
        expect(decideVerdict(cellsOf(other), at(passThreshold))).toEqual(verdict);
        const { total, successes, failures, errors, unjudged } = verdict.counts;
        expect(successes + failures + errors + unjudged).toBe(total);
        expect(total).toBe(list.length);
        expect(verdict.exitCode === 0).toBe(verdict.name === 'passed');
        if (verdict.name === 'passed') expect(successes + failures).toBeGreaterThan(0);
      }),
    );
  });
});

describe('pass rates', () => {
  test.each([
    [19, 20, 95, true],
    [57, 100, 57, true],
    [2, 3, 66.67, false],
    [2, 3, 66.66, true],
    [999, 1000, 99.9, true],
    [999, 1000, 100, false],
    [1, 1, 100, true],
    [0, 5, 0, true],
    [0, 5, 1e-7, false],
    [1, 1_000_000_000, 1e-7, true],
    [1, 1_000_000_001, 1e-7, false],
  ])('%i of %i against %d %%: %s', (part, whole, limit, expected) => {
    expect(reaches({ part, whole }, limit)).toBe(expected);
  });

  test.each([
    [7, 8, 100, '87.5 %'],
    [2, 3, 100, '66.6 %'],
    [2, 3, 66.67, '66.66 %'],
    [2, 3, 66.66, '66.66 %'],
    [9999, 10_000, 100, '99.9 %'],
    [1, 1, 66.67, '100 %'],
    [0, 3, 50, '0 %'],
    [1, 2000, 50, '0 %'],
    [1, 2000, 0.05, '0.05 %'],
    [1, 10, 50, '10 %'],
  ])('%i of %i, needs %d %%, reads %s', (part, whole, limit, text) => {
    expect(formatRate({ part, whole }, limit)).toBe(text);
  });

  test('a rate reads like the threshold or more exactly when it reaches it', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), threshold, (part, extra, limit) => {
        const share = { part, whole: part + extra };
        fc.pre(limit === 0 || limit >= 1e-6);
        expect(Number.parseFloat(formatRate(share, limit)) >= limit).toBe(reaches(share, limit));
      }),
    );
  });

  test('there is none of nothing, and a threshold that is no percentage is refused', () => {
    expect(percentOf({ part: 0, whole: 0 })).toBeUndefined();
    expect(() => reaches({ part: 1, whole: 1 }, Number.NaN)).toThrow('NaN is no percentage');
    expect(() => reaches({ part: 1, whole: 1 }, -1)).toThrow('-1 is no percentage');
  });
});

test('errors are tallied by run for the report and by cell for the reason', () => {
  const cells: CellResult[] = [
    { cell: cell(), state: 'passed', runs: [run('passed'), run('errored', 'timeout')] },
    { cell: cell(), state: 'errored', runs: [run('errored', 'gateway'), run('errored', 'grader')] },
    result('errored', 'gateway'),
    result('failed'),
  ];
  expect(tallyErrors(cells)).toEqual({ timeout: 1, gateway: 2, grader: 1 });
  expect(tallyErroredCells(cells)).toEqual({ gateway: 2 });
});

describe('a run that was stopped', () => {
  const stopped = [...results({ passed: 3 }), result('errored', 'cancelled'), result('errored', 'not run')];
  test.each([
    ['cancellation', 'cancelled', 'the run was cancelled after 3 of 5 cells; 2 of 5 cells could not be measured'],
    ['time limit', 'time limit', 'the time was up after 3 of 5 cells; 2 of 5 cells could not be measured'],
  ] as const)('by %s says how far it came', (by, cause, reason) => {
    const verdict = decideVerdict(stopped, { ...WARN, stopped: by });
    expect(verdict).toMatchObject({ name: 'inconclusive', cause, exitCode: 1 });
    expect(verdict.reason).toContain(reason);
  });

  test('after its last cell, is as if it had not been', () => {
    const whole = results({ passed: 3, errored: 1 });
    expect(decideVerdict(whole, { ...FAIL, stopped: 'cancellation' })).toEqual(decideVerdict(whole, FAIL));
  });
});
