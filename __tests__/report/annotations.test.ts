import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ANNOTATIONS_OF_A_LEVEL, annotationsOf } from '../../src/report/annotations.js';
import type { EvalReport } from '../../src/report/eval-report.js';
import type { AssertionOutcome } from '../../src/run/results.js';
import * as reports from './reports.js';
import { assertion, at, cell, outcome, report } from './reports.js';

const annotations = (of: EvalReport, showAnswers: 'failed' | 'none' = 'failed') => annotationsOf(of, { showAnswers });
const failed = (
  line: number,
  description: string,
  failure: AssertionOutcome = outcome(false, assertion('contains')),
) => {
  const made = cell({ index: line, state: 'failed', runs: [{ assertions: [failure] }] });
  return { ...made, cell: { ...made.cell, test: { ...made.cell.test, description, at: at(line) } } };
};

describe('annotations', () => {
  test('a config with problems: each at its line, the verdict with the first', () => {
    const found = annotations(reports.configError());
    expect(found[0]).toMatchObject({ level: 'error', title: 'Eval could not measure: the config has errors' });
    expect(found.map(({ at: place }) => place)).toEqual(reports.configError().problems.map((problem) => problem.at));
  });

  test('failed cells of one test are one annotation, at its line', () => {
    const [verdict, ...places] = annotations(report([failed(7, 'late'), failed(7, 'late'), failed(9, 'twice')]));
    expect(verdict).toMatchObject({ level: 'error', title: 'Eval failed' });
    expect(verdict).not.toHaveProperty('at');
    expect(places.map(({ title, at: place }) => [title, place])).toEqual([
      ['2 failed cells: late', at(7)],
      ['1 failed cell: twice', at(9)],
    ]);
  });

  test('a rubric in a file is annotated there', () => {
    const valueAt = { file: 'rubrics/polite.txt', line: 1, column: 1 };
    const rubric = outcome(false, { ...assertion('llm-rubric'), valueAt });
    const [, place] = annotations(report([failed(7, 'late', rubric), failed(9, 'x', rubric)]));
    expect(place).toMatchObject({ at: valueAt, title: '2 failed cells: late' });
  });

  test('an answer is in none when answers are not shown', () => {
    const secret = failed(7, 'late', outcome(false, assertion('contains'), 'expected x, got SECRET-ANSWER'));
    expect(JSON.stringify(annotations(report([secret])))).toContain('SECRET-ANSWER');
    expect(JSON.stringify(annotations(report([secret]), 'none'))).not.toContain('SECRET-ANSWER');
  });

  test('a run that passed in spite of them notes them; one that was skipped says nothing', () => {
    const of = report([failed(7, 'late')]);
    const verdict = { ...of.verdict, name: 'passed', exitCode: 0 } as const;
    expect(annotations({ ...of, verdict })).toEqual([expect.objectContaining({ level: 'notice', at: at(7) })]);
    expect(annotations({ ...of, verdict: { ...verdict, name: 'skipped' } })).toEqual([]);
  });

  test('never more of a level than GitHub shows, and what has no room is counted', () => {
    fc.assert(
      fc.property(fc.nat(60), (count) => {
        const found = annotations(report(Array.from({ length: count + 1 }, (_, i) => failed(i + 1, `n${i}`))));
        expect(found.length).toBe(Math.min(count + 2, ANNOTATIONS_OF_A_LEVEL));
        const left = count + 2 - found.length;
        if (left > 0) expect(found[0]?.message).toContain(`${left} more place`);
      }),
    );
  });
});
