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
import { mayChangeRules, type Touches } from './base-rules.js';
import { readFileBase } from './file-base.js';
import type { PrintSide } from './fingerprint.js';

/** Where the base of a change comes from. */
export interface BaseFinder {
  /** Absolute: the top of what is checked out. */
  repository: string;
  /**
   * Whether the change touches a file of which `test` is true. Where that is not known it may, unless GitHub does not answer:
   * whoever has no gate does not wait for it.
   */
  mayTouch: Touches;
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

type GatesRequest = PlanRequest & { base?: BaseFinder | undefined; log: Pick<Logger, 'info'> };

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
  return { ...alone, ...fileBase, thresholds: fileBase.recorded === undefined || judgesAll(rules, request.settings) };
}

async function openBase(request: GatesRequest): Promise<{ base: BasePlan; repository: string } | { none: string }> {
  const { base: finder, log } = request;
  if (!finder) return { none: 'this run knows of no commit that the change started from' };
  const search = await finder.find();
  if ('none' in search) return search;
  const { tree } = search;
  log.info(
    `compared with ${tree.name} (${tree.sha.slice(0, 7)}), read from ${tree.source === 'git' ? 'git' : 'GitHub'}`,
  );
  let base: Awaited<ReturnType<typeof prepareBase>> | undefined;
  try {
    base = await prepareBase(request, tree, finder.repository);
  } finally {
    if (!base || 'none' in base) await tree.close();
  }
  return 'none' in base ? base : { base, repository: finder.repository };
}

async function closeBase({ plan, tree }: BasePlan): Promise<void> {
  plan.sandbox.close();
  await tree.close();
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
