// A results file as what a change is compared with.
import type { Cell } from '../plan/cell.js';
import type { PlanRequest } from '../prepare.js';
import { whyNoBaselineFile } from '../trust/baseline-file.js';
import { FileError } from '../trust/workspace.js';
import type { RulesInForce } from '../verdict/gate-rules.js';
import type { GatePlan } from './gate-plan.js';

/** A file that is not there yet, or is none, is no base: thresholds judge then, and it is said. */
export async function readFileBase(
  file: string,
  rules: RulesInForce,
  { settings, trust, workspace }: Pick<PlanRequest, 'settings' | 'trust' | 'workspace'>,
): Promise<Pick<GatePlan, 'recorded' | 'none' | 'notes'>> {
  if (!rules.gates.includes('regression'))
    return {
      notes: ['baseline has no effect: the gates are without regression (gate: regression adds it).'],
    };
  const refused = whyNoBaselineFile(trust);
  if (refused !== undefined) return { notes: [], none: refused.replace(/\.$/, '') };
  if (!workspace.isFile(file)) return { notes: [], none: `there is no ${file} (baseline)` };
  let text: string;
  try {
    text = workspace.readText(file);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { notes: [], none: error.message };
  }
  const { readResultsFile } = await import('../baseline/results-file.js');
  const read = readResultsFile(text);
  if ('problem' in read) return { notes: [], none: `${file} cannot be compared with: ${read.problem}` };
  const asked = Object.entries({
    'max-latency-increase': rules.maxLatencyIncrease,
    'max-token-increase': rules.maxTokenIncrease,
    'gate-metrics': rules.gateMetrics[0],
    'gate-state': settings.gateState,
    'gate.measure': rules.measure === 'score' ? rules.measure : undefined,
  }).filter(([, value]) => value !== undefined);
  return {
    recorded: { file, cells: read.cells },
    notes: asked.map(
      ([name]) =>
        `${name} has no effect: what is compared with is a results file (baseline), whose calls are not made again.`,
    ),
  };
}

/** Which cells the file does not have; known before anything is run. */
export async function newIn(
  cells: readonly Cell[],
  { cells: recorded }: NonNullable<GatePlan['recorded']>,
): Promise<(cell: Cell) => boolean> {
  const { compareWithFile } = await import('../baseline/compare-with-file.js');
  const found = compareWithFile(
    cells.map((cell) => ({ cell, state: 'errored', runs: [] })),
    recorded,
  );
  const ids = new Set(found.filter(({ change }) => change === 'new').map(({ id }) => id));
  return ({ id }) => ids.has(id);
}
