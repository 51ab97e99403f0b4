// What holds for every config of the supported language, whatever a gateway does: nothing crashes, and every cell that was
// planned is reported.
import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../../src/json.js';
import { annotationsOf } from '../../src/report/annotations.js';
import { stepOutputs } from '../../src/report/step-outputs.js';
import type { CellResult, RunState } from '../../src/run/results.js';
import { type ConfigSpec, configSpec } from './config-spec.js';
import { expectedCells, expectedColumns } from './expected-cells.js';
import { mutation } from './mutation.js';
import type { ConfigRunner, Ran, RunnerOptions } from './run-config.js';
import { configText, writeConfig } from './write-config.js';

export interface PropertyOptions {
  seed: number;
  numRuns: number;
}

export async function expectNoCellLost(runner: ConfigRunner, options: PropertyOptions): Promise<void> {
  const passThreshold = fc.integer({ min: 0, max: 100 });
  await fc.assert(
    fc.asyncProperty(configSpec, fc.nat(), fc.boolean(), passThreshold, async (spec, seed, faulty, threshold) => {
      const { config, files } = writeConfig(spec);
      const inputs = { 'pass-threshold': String(threshold) };
      const ran = await runner.run(configText(config, spec), files, { seed, faulty, inputs });
      expectRan(ran, spec, threshold);
      await expectRerun(runner, ran, spec, { seed, faulty });
    }),
    options,
  );
}

/** Two runs with the same answers give the same bytes, in whatever order these come and wherever results are kept. */
export async function expectSameInAnyOrder(runner: ConfigRunner, options: PropertyOptions): Promise<void> {
  await fc.assert(
    fc.asyncProperty(configSpec, fc.nat(), fc.nat(), fc.boolean(), async (spec, seed, order, faulty) => {
      const { config, files } = writeConfig(spec);
      const text = configText(config, spec);
      const shown = async (one: RunnerOptions): Promise<object> => {
        const { report, ...texts } = await runner.run(text, files, one);
        return {
          ...texts,
          outputs: stepOutputs(report),
          notices: report.notices,
          annotations: annotationsOf(report, { showAnswers: 'all' }),
        };
      };
      expect(await shown({ seed, faulty, order, onFile: true })).toEqual(
        await shown({ seed, faulty, order: order + 1 }),
      );
    }),
    options,
  );
}

export async function expectMistakesFound(runner: ConfigRunner, options: PropertyOptions): Promise<void> {
  await fc.assert(
    fc.asyncProperty(configSpec, mutation, fc.nat(), async (spec, mutate, seed) => {
      const { config, files } = writeConfig(spec);
      const ran = await runner.run(configText(mutate(config), spec), files, { seed });
      const { verdict, problems, cells } = ran.report;
      expectNoBug(ran);
      if (verdict.cause === 'config') {
        expect(problems.length).toBeGreaterThan(0);
        for (const { message, at } of problems)
          expect([message, at]).toEqual([message, expect.objectContaining({ line: expect.any(Number) })]);
        expect(ran.endpointCalls).toBe(0);
      } else {
        expectReported(ran);
        expect(verdict.counts.total).toBe(cells.length);
      }
    }),
    options,
  );
}

function expectRan(ran: Ran, spec: ConfigSpec, threshold: number): void {
  const { report } = ran;
  expectNoBug(ran);
  if (expectedColumns(spec).length === 0) {
    expect(report.problems.map(({ message }) => message)).toEqual(['no prompt is left for any provider']);
    return;
  }
  expect(report.problems).toEqual([]);
  const planned = expectedCells(spec);
  const reported = report.cells.map(({ cell, runs }) => ({
    testIdx: cell.testIdx,
    promptIdx: cell.promptIdx,
    runs: runs.length,
  }));
  expect(reported).toEqual(planned);
  if (planned.length === 0) {
    expect(report.verdict).toMatchObject({ name: 'inconclusive', cause: 'no cases', exitCode: 1 });
    return;
  }
  expectReported(ran);
  expectVerdict(ran, threshold);
}

/** The report is whole, in each of its forms. */
function expectReported({ report, files, comment, terminal }: Ran): void {
  const { cells } = report;
  expect(new Set(cells.map(({ cell }) => cell.id)).size).toBe(cells.length);
  for (const { runs, state } of cells) {
    expect(runs.map(({ repeat }) => repeat)).toEqual(runs.map((_, index) => index));
    for (const run of runs) {
      expect([run.state === 'errored', run.error?.message]).toEqual([run.error !== undefined, run.error?.message]);
      expect(Number.isFinite(run.score)).toBe(true);
    }
    expect(state).toBe(stateOf(runs.map((run) => run.state)));
  }
  const rows = (JSON.parse(files['.json'] ?? '') as { results: { results: JsonObject[] } }).results.results;
  expect(rows).toHaveLength(cells.reduce((sum, { runs }) => sum + runs.length, 0));
  for (const text of [comment, terminal, ...Object.values(files)]) expect(text).not.toMatch(/undefined cells|NaN %/);
}

function expectNoBug({ report, comment }: Ran): void {
  expect([report.verdict.cause === 'bug', report.verdict.reason]).toEqual([false, report.verdict.reason]);
  const bugs = report.cells.flatMap(({ runs }) =>
    runs.flatMap(({ error }) => (error?.message.includes('this is a bug') ? [error] : [])),
  );
  expect(bugs).toEqual([]);
  expect(comment.length).toBeLessThanOrEqual(65_536);
}

/** With every repeat needed: what all outcomes of the errored ones would give. */
function stateOf(states: readonly RunState[]): RunState {
  if (states.includes('failed')) return 'failed';
  if (states.includes('errored')) return 'errored';
  return states.includes('passed') ? 'passed' : 'unjudged';
}

/** The definition, in whole numbers: passed and failed hold whatever the errored cells would have been. */
function expectVerdict({ report: { cells, verdict } }: Ran, threshold: number): void {
  const count = (state: CellResult['state']): number => cells.filter((cell) => cell.state === state).length;
  const [passed, failed, errored] = [count('passed'), count('failed'), count('errored')];
  const all = passed + failed + errored;
  const worst = passed * 100 >= threshold * all;
  const best = (passed + errored) * 100 >= threshold * all;
  const name = passed + failed > 0 && worst ? 'passed' : all > 0 && !best ? 'failed' : 'inconclusive';
  expect(verdict).toMatchObject({ name, exitCode: name === 'passed' ? 0 : 1 });
  expect(verdict.counts).toEqual({
    total: cells.length,
    successes: passed,
    failures: failed,
    errors: errored,
    unjudged: count('unjudged'),
  });
}

/** The id that a report shows runs that cell alone again. */
async function expectRerun(
  runner: ConfigRunner,
  { report }: Ran,
  spec: ConfigSpec,
  { seed, faulty }: { seed: number; faulty: boolean },
): Promise<void> {
  const chosen = report.cells[seed % Math.max(1, report.cells.length)]?.cell;
  if (!chosen || seed % 4 > 0) return;
  const { config, files } = writeConfig(spec);
  const again = await runner.run(configText(config, spec), files, { seed, faulty, inputs: { case: chosen.id } });
  expectNoBug(again);
  expect(again.report.cells.map(({ cell }) => [cell.id, cell.testIdx, cell.promptIdx])).toEqual([
    [chosen.id, chosen.testIdx, chosen.promptIdx],
  ]);
}
