// Which gates judge a run, and what it is compared with. The base's own rules judge a change: it cannot loosen them.
import path from 'node:path';
import type { BaseSearch } from '../baseline/base-tree.js';
import type { RecordedCell } from '../baseline/recorded-cell.js';
import { applyRoles } from '../plan/check-roles.js';
import { needsMemory } from '../plan/memory.js';
import { planCells } from '../plan/plan.js';
import { plannedCells } from '../plan/planned-cells.js';
import type { Plan, PlanRequest } from '../prepare.js';
import { isJudged } from '../run/cell-state.js';
import type { Logger } from '../settings/settings.js';
import type { Workspace } from '../trust/workspace.js';
import { type RulesInForce, ruleChanges, rulesInForce } from '../verdict/gate-rules.js';
import { type ArmedCell, type Arms, armCells, unarmedCells } from './arms.js';
import { type BasePlan, prepareBase } from './base-plan.js';
import { readFileBase } from './file-base.js';
import type { PrintSide } from './fingerprint.js';

/** Where the base of a change comes from. */
export interface BaseFinder {
  /** Absolute: the top of what is checked out. */
  repository: string;
  /**
   * Whether the change touches one of these files (from the top, `/` between). Where that is not known it may, unless GitHub
   * does not answer: whoever has no gate does not wait for it.
   */
  mayTouch(files: readonly string[]): Promise<boolean>;
  find(): Promise<BaseSearch>;
}

/** What is compared with instead of the commit that the change started from. */
export interface RecordedBase {
  /** As it was named. */
  file: string;
  cells: readonly RecordedCell[];
}

export interface GatePlan {
  rules: RulesInForce;
  /** With the roles of its checks. */
  plan: Plan;
  ruleChanges: string[];
  /** Present where the change is compared. */
  compared?: Compared;
  /** All cells, where nothing is compared and some of their checks are critical. */
  unarmed?: readonly ArmedCell[];
  recorded?: RecordedBase;
  /** What was asked for and has no effect here, one sentence each. */
  notes: readonly string[];
  /** Whether the pass threshold, over all cells, is a gate. */
  thresholds: boolean;
  /** A clause: why there is nothing to compare with though the rules ask for it. */
  none?: string;
  /** Ends what the base needs. */
  close(): Promise<void>;
}

export interface Compared {
  base: BasePlan;
  arms: Arms;
}

/** Never throws for anything that a base can hold. */
export async function planGates(
  request: PlanRequest & { base?: BaseFinder | undefined; log: Pick<Logger, 'info'> },
  plan: Plan,
): Promise<GatePlan> {
  const { settings } = request;
  const own = rulesInForce(settings.gateRules, plan.config.gate);
  const asked = own.gates.includes('regression');
  const alone = (rules: RulesInForce): GatePlan => ({
    rules,
    ...roledAlone(plan, rules),
    ruleChanges: [],
    notes: [],
    thresholds: true,
    close: async () => undefined,
  });
  if (settings.baseline !== undefined) {
    const fileBase = await readFileBase(settings.baseline, own, request);
    const thresholds = fileBase.recorded === undefined || judgesAll(own, settings);
    return { ...alone(own), ...fileBase, thresholds };
  }
  if (!asked && !(await mayLoosenGate(request, plan))) return alone(own);

  const none = (why: string): GatePlan => ({ ...alone(own), ...(asked ? { none: why } : {}) });
  const search: BaseSearch = request.base
    ? await request.base.find()
    : { none: 'this run knows of no commit that the change started from' };
  if ('none' in search || !request.base) return none('none' in search ? search.none : '');
  const { tree } = search;
  request.log.info(
    `compared with ${tree.name} (${tree.sha.slice(0, 7)}), read from ${tree.source === 'git' ? 'git' : 'GitHub'}`,
  );
  const base = await prepareBase(request, tree, request.base.repository);
  if ('none' in base) {
    await tree.close();
    return none(base.none);
  }
  const close = async (): Promise<void> => {
    base.plan.sandbox.close();
    await tree.close();
  };
  const rules = rulesInForce(settings.gateRules, base.plan.config.gate);
  // Inputs come from the workflow: what a block says beside them changes nothing.
  const changes = ruleChanges(
    { ...base.plan.config.gate, ...settings.gateRules },
    { ...plan.config.gate, ...settings.gateRules },
  );
  const roled = withRoles(plan, rules);
  const roledBase = withRoles(base.plan, rules);
  const cells = plannedCells(roled);
  const why = rules.gates.includes('regression') ? whyNotCompared(plan, base.plan) : undefined;
  if (!rules.gates.includes('regression') || why !== undefined || !cells.some(({ test }) => isJudged(test))) {
    await close();
    return { ...alone(rules), ruleChanges: changes, ...(why === undefined ? {} : { none: why }) };
  }
  const top = request.base.repository;
  const arms = armCells(
    { ...printSide(roled, request.workspace, top, settings.workingDirectory), cells, allFiles: filesOf(tree.changed) },
    {
      ...printSide(roledBase, base.workspace, tree.folder, base.workingDirectory),
      cells: plannedCells(roledBase),
      allFiles: UNCHANGED,
    },
  );
  // Of a plan of some cases alone nobody has taken out the others.
  const kept = settings.cases.length > 0 ? arms.cells.filter(({ change }) => change !== 'removed') : arms.cells;
  return {
    ...alone(rules),
    plan: roled,
    ruleChanges: changes,
    thresholds: judgesAll(rules, settings),
    close,
    compared: { base, arms: { ...arms, cells: kept } },
  };
}

function judgesAll({ gates }: RulesInForce, { passThreshold }: PlanRequest['settings']): boolean {
  return gates.includes('assertions') || passThreshold !== undefined;
}

function roledAlone(plan: Plan, rules: RulesInForce): Pick<GatePlan, 'plan' | 'unarmed'> {
  const roled = withRoles(plan, rules);
  return { plan: roled, ...(hasCritical(rules) ? { unarmed: unarmedCells(plannedCells(roled)) } : {}) };
}

/** The plan with the roles of its checks. */
function withRoles(plan: Plan, { roles }: RulesInForce): Plan {
  if (Object.keys(roles).length === 0) return plan;
  const config = { ...plan.config, tests: applyRoles(plan.config.tests, roles) };
  const chosen = plan.cells && new Set(plan.cells.map(({ id }) => id));
  return {
    ...plan,
    config,
    cells: chosen && [...planCells(config.tests, plan.columns)].filter(({ id }) => chosen.has(id)),
  };
}

/** Whether a failing check is run again before anything is said of it, base or not. */
function hasCritical({ roles }: RulesInForce): boolean {
  return Object.values(roles).includes('critical');
}

/** A block that was taken out, or that asks for less, is seen on the base alone. */
async function mayLoosenGate(
  { settings, base }: Pick<PlanRequest, 'settings'> & { base?: BaseFinder | undefined },
  plan: Plan,
): Promise<boolean> {
  if (!base || settings.gateRules.gates !== undefined) return false;
  const files = plan.configFiles.map((file) =>
    path.relative(base.repository, path.resolve(settings.workingDirectory, file)).split(path.sep).join('/'),
  );
  return base.mayTouch(files);
}

function whyNotCompared(head: Plan, base: Plan): string | undefined {
  if (![head, base].some(({ config }) => needsMemory(config))) return undefined;
  return 'cases that use what earlier ones answered (_conversation, storeOutputAs) cannot be run again one by one';
}

const UNCHANGED = 'as on the base';

function filesOf(changed: ReadonlySet<string> | undefined): string {
  return changed?.size === 0 ? UNCHANGED : 'changed';
}

function printSide(
  { config, configFiles }: Plan,
  workspace: Workspace,
  root: string,
  workingDirectory: string,
): Omit<PrintSide, 'allFiles'> {
  return {
    config,
    root,
    codeFolder: path.dirname(path.resolve(workingDirectory, configFiles[0] ?? '.')),
    readFile(file) {
      try {
        return workspace.readText(file);
      } catch {
        return undefined;
      }
    },
  };
}
