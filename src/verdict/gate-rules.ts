// What the gates are asked to hold a change to, by whoever says so: inputs, the config's `gate:` block, nobody.
import type { Measure } from './regression/cells.js';

/** In the order in which they are told. */
export const GATE_NAMES = ['assertions', 'regression'] as const;
export type GateName = (typeof GATE_NAMES)[number];

export const CHECK_ROLES = ['critical', 'gating', 'advisory'] as const;
/** `critical`: a confirmed failure blocks, whatever the rest. `gating`: counts as it is written. `advisory`: is shown. */
export type CheckRole = (typeof CHECK_ROLES)[number];

export const MEASURES = ['pass', 'score'] as const satisfies readonly Measure[];

/** Of `roles`: everything that has no name of its own there. */
export const ALL_OTHERS = '*';

/** What the user asks of the gates; every field absent unless somebody said it. */
export interface GateRules {
  /** Without repetition, in the order of `GATE_NAMES`. */
  gates?: readonly GateName[];
  /** By metric or type of an assertion, `*` for all others; a metric wins over a type. */
  roles?: Readonly<Record<string, CheckRole>>;
  measure?: Measure;
  /** Named scores whose means may not fall. */
  gateMetrics?: readonly string[];
  /** Percent over the base, 0 and more: the surely increased latency above which the gate blocks. */
  maxLatencyIncrease?: number;
  /** The same of tokens. */
  maxTokenIncrease?: number;
  /** A case that the change takes out blocks. */
  forbidRemoval?: boolean;
}

type Limits = 'maxLatencyIncrease' | 'maxTokenIncrease';

/** Complete but for the limits, of which there may be none. */
export type RulesInForce = Required<Omit<GateRules, Limits>> & Pick<GateRules, Limits>;

const BUILT_IN: RulesInForce = {
  gates: ['assertions'],
  roles: {},
  measure: 'pass',
  gateMetrics: [],
  forbidRemoval: false,
};

/**
 * What holds: inputs before the config's block before the built-in rules, field by field.
 * @param block of the base where there is one: a change does not loosen the gate that judges it
 */
export function rulesInForce(inputs: GateRules, block: GateRules | undefined): RulesInForce {
  return { ...BUILT_IN, ...said(block ?? {}), ...said(inputs) };
}

/** A field that is there and undefined says nothing. */
function said(rules: GateRules): GateRules {
  return Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
}

/**
 * What a change would make of the rules, one clause each (`this change would take "regression" out of the gates`, `it would
 * make safety advisory (critical now)`); empty when nothing changes. Names are whatever a config says: who shows them
 * escapes.
 */
export function ruleChanges(base: GateRules | undefined, head: GateRules | undefined): string[] {
  const now = rulesInForce({}, base);
  const then = rulesInForce({}, head);
  const [gone, come] = difference(now.gates, then.gates);
  const [freed, gated] = difference(now.gateMetrics, then.gateMetrics);
  return [
    ...gone.map((gate) => `take "${gate}" out of the gates`),
    ...come.map((gate) => `add "${gate}" to the gates`),
    ...roleChanges(now.roles, then.roles),
    ...(now.measure === then.measure ? [] : [`judge by ${then.measure} (by ${now.measure} now)`]),
    ...freed.map((metric) => `let the score ${metric} fall (it gates now)`),
    ...gated.map((metric) => `let the score ${metric} gate (it does not now)`),
    ...limitChange('latency', now.maxLatencyIncrease, then.maxLatencyIncrease),
    ...limitChange('tokens', now.maxTokenIncrease, then.maxTokenIncrease),
    ...(now.forbidRemoval === then.forbidRemoval
      ? []
      : [then.forbidRemoval ? 'forbid to remove cases (allowed now)' : 'allow to remove cases (forbidden now)']),
  ].map((change, index) => `${index === 0 ? 'this change' : 'it'} would ${change}`);
}

function difference<T>(now: readonly T[], then: readonly T[]): [gone: T[], come: T[]] {
  return [now.filter((one) => !then.includes(one)), then.filter((one) => !now.includes(one))];
}

type Roles = RulesInForce['roles'];

/** The role that a config gives to this name itself. Names such as `constructor` are names like any other. */
export function ownRole(roles: Roles, name: string): CheckRole | undefined {
  return Object.hasOwn(roles, name) ? roles[name] : undefined;
}

function roleChanges(now: Roles, then: Roles): string[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(then)])].sort();
  return names.flatMap((name) => {
    const [before, after] = [ownRole(now, name), ownRole(then, name)];
    // Of all others everybody knows what holds when nobody says it.
    if (name === ALL_OTHERS) {
      const [was, is] = [before ?? 'gating', after ?? 'gating'];
      return was === is ? [] : [`make all other checks ${is} (${was} now)`];
    }
    if (before === after) return [];
    if (after === undefined) return [`take from ${name} its role (${before} now)`];
    return [`make ${name} ${after} (${before ?? 'without a role of its own'} now)`];
  });
}

function limitChange(what: string, now: number | undefined, then: number | undefined): string[] {
  if (now === then) return [];
  if (then === undefined) return [`take the limit of ${now} % more ${what} away`];
  return [`allow ${then} % more ${what} (${now === undefined ? 'no limit' : `${now} %`} now)`];
}
