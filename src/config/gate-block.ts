// The `gate:` block of a config, of all its files.
import { isDeepStrictEqual } from 'node:util';
import { isObject, type JsonObject } from '../json.js';
import { parsePercent } from '../percent.js';
import {
  CHECK_ROLES,
  type CheckRole,
  GATE_NAMES,
  type GateName,
  type GateRules,
  MEASURES,
} from '../verdict/gate-rules.js';
import { booleanField, describe, objectField, textListField } from './fields.js';
import { checkKeys, quote } from './keys.js';
import type { Loader } from './loader.js';
import { closeName } from './names.js';
import { formatPosition, type Position } from './position.js';
import type { ConfigSource } from './sources.js';

/** What stands in the files, before it is known which assertions there are. */
export interface GateBlock {
  rules: GateRules;
  /** Where each role stands. */
  roles: ReadonlyMap<string, { role: CheckRole; at: Position | undefined }>;
  /** Where `metrics` stand. */
  metricsAt?: Position | undefined;
}

interface Said {
  value: unknown;
  at: Position | undefined;
}

/** Undefined where no file has such a block. What two files say of one key has to be the same. */
export function readGate(sources: readonly ConfigSource[]): GateBlock | undefined {
  const said = new Map<keyof GateRules, Said>();
  const roles = new Map<string, { role: CheckRole; at: Position | undefined }>();
  let found = false;
  for (const { loader, config } of sources) {
    const block = objectField(loader, config, 'gate');
    if (!block) continue;
    found = true;
    checkKeys(loader, block, 'gate');
    for (const [field, key, value] of fieldsOf(loader, block)) {
      const at = loader.positions.key(block, key);
      const before = said.get(field);
      if (before && !isDeepStrictEqual(before.value, value)) contradict(loader, `gate.${key}`, before.at, at);
      else if (!before) said.set(field, { value, at });
    }
    for (const [name, role] of rolesOf(loader, block)) {
      const at = placeOfRole(loader, block, name);
      const before = roles.get(name);
      if (before && before.role !== role) contradict(loader, `the role of ${quote(name)}`, before.at, at);
      else if (!before) roles.set(name, { role, at });
    }
  }
  if (!found) return undefined;
  const rules: GateRules = {
    ...(Object.fromEntries([...said].map(([field, { value }]) => [field, value])) as GateRules),
    ...(roles.size === 0 ? {} : { roles: Object.fromEntries([...roles].map(([name, { role }]) => [name, role])) }),
  };
  return { rules, roles, metricsAt: said.get('gateMetrics')?.at };
}

function contradict(loader: Loader, what: string, before: Position | undefined, at: Position | undefined): void {
  const other = before ? formatPosition(before) : 'another file';
  loader.error(`${what} is not what it is in ${other}`, at, 'files of one run have one gate: keep one of the two');
}

type Field = Exclude<keyof GateRules, 'roles'>;

/** Fields that are there and right, each with its key in the block. */
function fieldsOf(loader: Loader, block: JsonObject): [field: Field, key: string, value: unknown][] {
  const metrics = textListField(loader, block, 'metrics');
  const all: [Field, string, unknown][] = [
    ['gates', 'use', gatesOf(loader, block)],
    ['measure', 'measure', choiceOf(loader, block, { key: 'measure', choices: MEASURES })],
    ['gateMetrics', 'metrics', metrics && [...new Set(metrics)]],
    ['maxLatencyIncrease', 'maxLatencyIncrease', percentOf(loader, block, 'maxLatencyIncrease')],
    ['maxTokenIncrease', 'maxTokenIncrease', percentOf(loader, block, 'maxTokenIncrease')],
    ['forbidRemoval', 'forbidRemoval', booleanField(loader, block, 'forbidRemoval')],
  ];
  return all.filter(([, , value]) => value !== undefined);
}

function gatesOf(loader: Loader, block: JsonObject): GateName[] | undefined {
  const names = textListField(loader, block, 'use');
  if (!names) return undefined;
  const wanted = `${GATE_NAMES.join(', ')} or both`;
  if (names.length === 0) {
    loader.error(`use has to be ${wanted}, got an empty list`, loader.positions.value(block, 'use'));
    return undefined;
  }
  const other = names.find((name) => !(GATE_NAMES as readonly string[]).includes(name));
  if (other === undefined) return GATE_NAMES.filter((gate) => names.includes(gate));
  loader.error(
    `use has to be ${wanted}, got ${describe(other)}`,
    loader.positions.value(block, 'use'),
    nearest(other, GATE_NAMES),
  );
  return undefined;
}

function choiceOf<T extends string>(
  loader: Loader,
  object: JsonObject,
  { key, what = key, choices }: { key: string; what?: string; choices: readonly T[] },
): T | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  if (value === undefined || value === null) return undefined;
  const choice = choices.find((one) => one === value);
  if (choice !== undefined) return choice;
  const wanted = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
  const hint = typeof value === 'string' ? nearest(value, choices) : undefined;
  loader.error(`${what} has to be ${wanted}, got ${describe(value)}`, loader.positions.value(object, key), hint);
  return undefined;
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const near = closeName(name, known);
  return near && `did you mean ${near}?`;
}

function percentOf(loader: Loader, block: JsonObject, key: string): number | undefined {
  const value = Object.hasOwn(block, key) ? block[key] : undefined;
  if (value === undefined || value === null) return undefined;
  const percent = typeof value === 'number' || typeof value === 'string' ? parsePercent(String(value)) : undefined;
  if (percent !== undefined) return percent;
  loader.error(
    `${key} has to be a percentage, 0 or more, got ${describe(value)}`,
    loader.positions.value(block, key),
    `${key}: 20 %`,
  );
  return undefined;
}

function rolesOf(loader: Loader, block: JsonObject): [string, CheckRole][] {
  const written = objectField(loader, block, 'roles') ?? {};
  return Object.keys(written).flatMap((name): [string, CheckRole][] => {
    const role = choiceOf(loader, written, { key: name, what: `the role of ${quote(name)}`, choices: CHECK_ROLES });
    return role === undefined ? [] : [[name, role]];
  });
}

function placeOfRole(loader: Loader, block: JsonObject, name: string): Position | undefined {
  const written = block['roles'];
  return isObject(written) ? loader.positions.key(written, name) : undefined;
}
