// The evidence of the regression gate between runs of one job: a file that a cache carries. It comes back as anybody's text.
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isDeeperThan, type Json, MAX_NESTING } from '../json.js';
import type { PlanRequest } from '../prepare.js';
import type { Logger } from '../settings/settings.js';
import type { GateSettings, GateState } from '../verdict/regression/gate-state.js';
import { readGateState } from '../verdict/regression/read-state.js';
import type { ArmedCell } from './arms.js';
import type { Compared, GatePlan } from './gate-plan.js';
import type { BaseFinder } from './open-base.js';

export interface EvidenceRequest extends Pick<PlanRequest, 'settings' | 'env' | 'trust' | 'workspace'> {
  base?: Pick<BaseFinder, 'isCommitted'>;
  log: Logger;
}

const VERSION = 1;
const MOST_CHARACTERS = 64_000_000;

/** @param print of both sides and the rules: evidence about anything else is none */
function formatEvidence(state: GateState, print: string): string {
  return `${JSON.stringify({ version: VERSION, print, state })}\n`;
}

/** What the evidence has to be about: the cells that count, and how they are judged. */
export interface Expected {
  print: string;
  cells: readonly Pick<ArmedCell, 'id' | 'change'>[];
  settings: Omit<GateSettings, 'maxExtraCalls'>;
}

/** `problem`: a clause that follows "the evidence in <file> ". */
function readEvidence(text: string, expected: Expected): { state: GateState } | { problem: string } {
  const none = { problem: 'is not as this version writes it' };
  if (text.length > MOST_CHARACTERS) return none;
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return none;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isDeeperThan(value, MAX_NESTING))
    return none;
  if (value['version'] !== VERSION) return none;
  const ofOther = { problem: 'is of another change, or was judged by other rules' };
  if (value['print'] !== expected.print) return ofOther;
  const state = readGateState(value['state']);
  if (!state) return none;
  return isAbout(state, expected) ? { state } : ofOther;
}

/** Cells that it leaves out would count for nothing, and fewer runs than are asked for would decide. */
function isAbout({ cells, settings: { maxExtraCalls: _, ...settings } }: GateState, expected: Expected): boolean {
  const names = (all: Expected['cells']): string[] => all.map(({ id, change }) => `${change} ${id}`);
  return isDeepStrictEqual(names(cells), names(expected.cells)) && isDeepStrictEqual(settings, expected.settings);
}

/** Evidence counts only for the same two sides and the same rules. */
export function evidencePrint({ arms, base }: Compared, rules: GatePlan['rules']): string {
  return `${base.tree.sha} ${arms.print} ${JSON.stringify(rules)}`;
}

/** `told`: of a run that is not the first of its job, or that goes on: a sentence. */
export async function readKept(
  { settings, trust, workspace, env, base }: EvidenceRequest,
  expected: Expected,
): Promise<{ kept?: GateState; told?: string }> {
  const attempt = Number(env['GITHUB_RUN_ATTEMPT'] ?? 1);
  const anew = (why: string): { told?: string } =>
    attempt > 1 ? { told: `This is attempt ${attempt}, and ${why}: the gate starts anew.` } : {};
  const { gateState: file } = settings;
  if (file === undefined || !trust.trusted)
    return anew('the evidence of the one before was not kept (gate-state keeps it)');
  if (!workspace.isFile(file)) return anew(`there is no ${file} with the evidence of the one before`);
  // A cache carries it, and never the change that it is about.
  if (await base?.isCommitted(path.resolve(settings.workingDirectory, file)))
    return { told: `The evidence in ${file} is a part of the change, so it is none: the gate starts anew.` };
  try {
    const read = readEvidence(workspace.readText(file), expected);
    if ('problem' in read) return anew(`the evidence in ${file} ${read.problem}`);
    return { kept: read.state, told: `The gate goes on with the evidence that ${file} kept of an earlier run.` };
  } catch {
    return anew(`the evidence in ${file} cannot be read`);
  }
}

/** A file that cannot be written is worth a warning, and no more. */
export function keep({ settings, trust, workspace, log }: EvidenceRequest, print: string, state: GateState): void {
  if (settings.gateState === undefined || !trust.trusted) return;
  try {
    workspace.write(settings.gateState, formatEvidence(state, print));
  } catch (error) {
    log.warning(`the evidence of the gate was not kept: ${error instanceof Error ? error.message : String(error)}`);
  }
}
