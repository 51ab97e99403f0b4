// `$ref: '#/assertionTemplates/polite'`: the value at that place of the same config, or of another file, in its stead.
import path from 'node:path';
import { isObject, type Json, type JsonObject } from '../json.js';
import { quote } from './keys.js';
import { collectedNow, type Loader, readData } from './loader.js';
import type { Position } from './position.js';

/** What these keys hold is JSON schema or the like, where a `$ref` means something else. */
const FOREIGN = new Set(['value', 'response_format', 'tools', 'functions', 'vars']);

/** A reference may lead to another one, but not round in a circle. */
const MAX_STEPS = 50;

interface Walk {
  loader: Loader;
  /** The document whose places `#/...` means. */
  root: Json;
  /** Of that document: where `other.yaml#/...` starts. */
  folder: string;
  visited: Set<object>;
}

/** Replaces every reference inside `root` where it stands. Keys beside a `$ref` are laid over what it names. */
export function resolveRefs(loader: Loader, root: Json, folder: string): void {
  walk({ loader, root, folder, visited: new Set() }, root);
}

function walk(state: Walk, container: Json): void {
  if (typeof container !== 'object' || container === null || state.visited.has(container)) return;
  state.visited.add(container);
  const target = container as JsonObject;
  for (const key of Object.keys(container)) {
    if (!Array.isArray(container) && FOREIGN.has(key)) continue;
    const entry = target[key] ?? null;
    const place = Array.isArray(container) ? Number(key) : key;
    if (isReference(entry)) target[key] = resolve(state, entry, state.loader.positions.value(container, place));
    walk(state, target[key] ?? null);
  }
}

function isReference(value: Json): value is JsonObject & { $ref: string } {
  return isObject(value) && typeof value['$ref'] === 'string';
}

function resolve(state: Walk, reference: JsonObject & { $ref: string }, at: Position | undefined, steps = 0): Json {
  const { loader } = state;
  const { $ref, ...beside } = reference;
  const found = steps < MAX_STEPS ? find(state, $ref, at) : undefined;
  if (found === 'unreadable') return { ...beside };
  if (found === undefined) {
    const why = steps < MAX_STEPS ? 'names nothing in this config' : 'leads round in a circle';
    loader.error(`$ref ${quote($ref)} ${why}`, loader.positions.value(reference, '$ref') ?? at);
    return { ...beside };
  }
  const value = isReference(found.value) ? resolve(found.state, found.value, at, steps + 1) : found.value;
  if (Object.keys(beside).length === 0 || !isObject(value)) return value;
  return withPlaces(loader, { ...value, ...beside }, value, reference);
}

function find(
  state: Walk,
  reference: string,
  at: Position | undefined,
): { value: Json; state: Walk } | 'unreadable' | undefined {
  const [file = '', pointer = ''] = reference.split('#', 2);
  if (file === '') {
    const value = valueAt(state.root, pointer);
    return value === undefined ? undefined : { value, state };
  }
  const absolute = path.resolve(state.folder, file.replace(/^file:\/\//, ''));
  const root = collectedNow(state.loader, () => readData(state.loader, absolute, at), null);
  if (root === null) return 'unreadable';
  const value = root === undefined ? undefined : valueAt(root, pointer);
  if (root === undefined || value === undefined) return undefined;
  return { value, state: { ...state, root, folder: path.dirname(absolute) } };
}

/** RFC 6901: `/` parts, `~1` is a slash, `~0` a tilde. */
function valueAt(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}

/** The merged map stands where the reference stands; each key where it was written. */
function withPlaces(loader: Loader, merged: JsonObject, base: JsonObject, over: JsonObject): JsonObject {
  const { positions } = loader;
  const self = positions.of(over) ?? positions.of(base);
  if (!self) return merged;
  const keys = new Map<string | number, { key: Position; value: Position }>();
  for (const name of Object.keys(merged)) {
    const holder = Object.hasOwn(over, name) ? over : base;
    keys.set(name, { key: positions.key(holder, name) ?? self, value: positions.value(holder, name) ?? self });
  }
  positions.remember(merged, { self, keys });
  return merged;
}
