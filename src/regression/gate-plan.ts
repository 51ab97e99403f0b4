// Which gates judge a run, and what it is compared with. The base's own rules judge a change: it cannot loosen them.
import path from 'node:path';
import type { RecordedCell } from '../baseline/recorded-cell.js';
import type { Cell } from '../plan/cell.js';
import { applyRoles } from '../plan/check-roles.js';
import { needsMemory } from '../plan/memory.js';
import { planCells } from '../plan/plan.js';
import { plannedCells } from '../plan/planned-cells.js';
import type { Plan, PlanRequest } from '../prepare.js';
import { isJudged } from '../run/cell-state.js';
import type { Workspace } from '../trust/workspace.js';
import { type RulesInForce, ruleChanges, rulesInForce } from '../verdict/gate-rules.js';
import { type ArmedCell, type Arms, armCells, unarmedCells } from './arms.js';
import type { BasePlan } from './base-plan.js';
import { mayChangeRules } from './base-rules.js';
import { newIn, readFileBase } from './file-base.js';
import type { PrintSide } from './fingerprint.js';
import { closeBase, type GatesRequest, openBase } from './open-base.js';

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
  /** All cells, where no base is run, and some of them are new or have critical checks. */
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
export async function planGates(request: GatesRequest, plan: Plan): Promise<GatePlan> {
  const { settings } = request;
  const own = rulesInForce(settings.gateRules, plan.config.gate);
  const { baseline } = settings;
  const asked = baseline === undefined && own.gates.includes('regression');
  if (!asked && !(request.base && (await mayChangeRules(plan, settings, request.base))))
    return judgedAlone(request, plan, { rules: own });
  const opened = await openBase(request);
  if ('none' in opened) return judgedAlone(request, plan, { rules: own, ...(asked ? { none: opened.none } : {}) });
  let stays = false;
  try {
    const { base, repository } = opened;
    const rules = rulesInForce(settings.gateRules, base.plan.config.gate);
    // Inputs come from the workflow: what a block says beside them changes nothing.
    const changes = ruleChanges(
      { ...base.plan.config.gate, ...settings.gateRules },
      { ...plan.config.gate, ...settings.gateRules },
    );
    const compares = baseline === undefined && rules.gates.includes('regression');
    const none = compares ? whyNotCompared(plan, base.plan) : undefined;
    const roled = withRoles(plan, rules);
    if (!compares || none !== undefined || !plannedCells(roled).some(({ test }) => isJudged(test)))
      return await judgedAlone(request, plan, { rules, ruleChanges: changes, ...(none === undefined ? {} : { none }) });
    const arms = armsOf(request, { roled, base, repository, rules });
    stays = true;
    return {
      rules,
      plan: roled,
      ruleChanges: changes,
      notes: [],
      thresholds: judgesAll(rules, settings),
      compared: { base, arms },
      close: () => closeBase(base),
    };
  } finally {
    if (!stays) await closeBase(opened.base);
  }
}

/** Nothing is run of a base: thresholds judge, or a results file is compared with. */
async function judgedAlone(
  request: GatesRequest,
  plan: Plan,
  known: Pick<GatePlan, 'rules'> & Partial<Pick<GatePlan, 'ruleChanges' | 'none'>>,
): Promise<GatePlan> {
  const { rules } = known;
  const alone: GatePlan = {
    ruleChanges: [],
    notes: [],
    thresholds: true,
    close: async () => undefined,
    ...roledAlone(plan, rules),
    ...known,
  };
  const { baseline } = request.settings;
  if (baseline === undefined) return alone;
  const fileBase = await readFileBase(baseline, rules, request);
  if (!fileBase.recorded) return { ...alone, ...fileBase };
  const isNew = await newIn(plannedCells(alone.plan), fileBase.recorded);
  return {
    ...alone,
    ...fileBase,
    ...roledAlone(plan, rules, isNew),
    thresholds: judgesAll(rules, request.settings),
  };
}

function armsOf(
  { workspace, settings }: GatesRequest,
  { roled, base, repository, rules }: { roled: Plan; base: BasePlan; repository: string; rules: RulesInForce },
): Arms {
  const { tree } = base;
  const roledBase = withRoles(base.plan, rules);
  const arms = armCells(
    {
      ...printSide(roled, workspace, repository, settings.workingDirectory),
      cells: plannedCells(roled),
      allFiles: filesOf(tree.changed),
    },
    {
      ...printSide(roledBase, base.workspace, tree.folder, base.workingDirectory),
      cells: plannedCells(roledBase),
      allFiles: UNCHANGED,
    },
  );
  // Of a plan of some cases alone nobody has taken out the others.
  const cells = settings.cases.length > 0 ? arms.cells.filter(({ change }) => change !== 'removed') : arms.cells;
  return { ...arms, cells };
}

function judgesAll({ gates }: RulesInForce, { passThreshold }: PlanRequest['settings']): boolean {
  return gates.includes('assertions') || passThreshold !== undefined;
}

/** @param isNew which cells a base does not have: those are run again where they fail, as critical ones are */
function roledAlone(
  plan: Plan,
  rules: RulesInForce,
  isNew: (cell: Cell) => boolean = () => false,
): Pick<GatePlan, 'plan' | 'unarmed'> {
  const roled = withRoles(plan, rules);
  const cells = plannedCells(roled);
  return { plan: roled, ...(hasCritical(rules) || cells.some(isNew) ? { unarmed: unarmedCells(cells, isNew) } : {}) };
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
