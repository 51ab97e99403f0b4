// What an earlier run of the same job left. It comes from a cache or an artifact, so it may be anything.
import type { ArmRun, ComparedCell } from './cells.js';
import type { GateSettings, GateState, SecondPass } from './gate-state.js';
import { findRechecks, type Recheck } from './rechecks.js';
import { findSuspects, type Suspect } from './suspects.js';

/**
 * Takes a parsed JSON value for the state of a gate. All suspects that its own
 * first pass makes have to be there, and all failures that it wants run again.
 *
 * @returns undefined where anything in it is not as the gate writes it: then there is nothing to go on with
 */
export function readGateState(value: unknown): GateState | undefined {
  return isGateState(value) && isConsistent(value) ? value : undefined;
}

type Check = (value: unknown) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isShare: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const oneOf =
  (...names: readonly string[]): Check =>
  (value) =>
    names.includes(value as string);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** All keys checked, no others there. */
const shape =
  <T>(checks: Readonly<Record<keyof T, Check>>): Check =>
  (value) =>
    isObject(value) &&
    Object.keys(value).every((key) => Object.hasOwn(checks, key)) &&
    Object.entries<Check>(checks).every(([key, check]) => check(value[key]));

const isRun: Check = (value) =>
  value === null ||
  shape<NonNullable<ArmRun>>({
    pass: isFlag,
    score: isNumber,
    metrics: optional((metrics) => isObject(metrics) && Object.values(metrics).every(isNumber)),
  })(value);

const isSettings = shape<GateSettings>({
  measure: oneOf('pass', 'score'),
  repeatMinPass: (value) => isCount(value) && value !== 0,
  gateMetrics: listOf(isText),
  forbidRemoval: isFlag,
  maxExtraCalls: optional(isCount),
  differing: optional(isShare),
});

const isCell = shape<ComparedCell>({
  id: isText,
  change: oneOf('compared', 'carried over', 'new', 'removed', 'check changed'),
  cluster: optional(isText),
  base: listOf(isRun),
  head: listOf(isRun),
  criticalFailed: optional(isFlag),
});

const isPair: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(isShare);

const isSuspect = shape<Suspect>({
  cell: isText,
  gap: isShare,
  baseMean: isShare,
  screen: listOf(isShare),
  screenTries: isCount,
  pairs: listOf(isPair),
  pairTries: isCount,
});

const isRecheck = shape<Recheck>({
  cell: isText,
  reason: oneOf('new', 'critical'),
  passed: listOf(isFlag),
  tries: isCount,
});

const isSecondPass = shape<SecondPass>({ cell: isText, base: listOf(isRun), head: listOf(isRun) });

const isState = shape<GateState>({
  version: (value) => value === 1,
  settings: isSettings,
  cells: listOf(isCell),
  suspects: listOf(isSuspect),
  rechecks: listOf(isRecheck),
  second: listOf(isSecondPass),
  calls: shape<GateState['calls']>({ confirmation: isCount, second: isCount }),
});

function isGateState(value: unknown): value is GateState {
  return isState(value);
}

function isConsistent({ settings, cells, suspects, rechecks, second }: GateState): boolean {
  const ids = new Set(cells.map(({ id }) => id));
  const known = new Set(suspects.map(({ cell }) => cell));
  return (
    ids.size === cells.length &&
    known.size === suspects.length &&
    // More of them may be known: a cell that was measured again stays a suspect.
    findSuspects(cells, settings.measure).every(({ cell }) => known.has(cell)) &&
    hasAll(rechecks, findRechecks(cells, settings.repeatMinPass)) &&
    // What was compared has runs of both sides.
    cells.every(({ change, base, head }) => change !== 'compared' || (base.length > 0 && head.length > 0)) &&
    suspects.every(({ pairs, pairTries }) => pairs.length <= pairTries) &&
    [...suspects, ...rechecks, ...second].every(({ cell }) => ids.has(cell))
  );
}

function hasAll(rechecks: readonly Recheck[], wanted: readonly Recheck[]): boolean {
  const known = new Set(rechecks.map(({ cell, reason }) => `${reason} ${cell}`));
  return wanted.every(({ cell, reason }) => known.has(`${reason} ${cell}`));
}
