// `$ref: '#/assertionTemplates/polite'`: the value at that place of the same config, or of another file, in its stead.
import path from 'node:path';
import { isObject, type Json, type JsonObject, MAX_NESTING } from '../json.js';
import { quote } from './keys.js';
import { collectedNow, type Loader, readData } from './loader.js';
import type { Position } from './position.js';
import { ConfigError } from './problem.js';

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

/** What references may expand to, in values: what shares a place here is copied by whatever reads it. */
const MAX_VALUES = 1_000_000;

/**
 * Replaces every reference inside `root` where it stands. Keys beside a `$ref` are laid over what it names.
 * @throws ConfigError when a value would stand inside itself, or references of references expand without measure
 */
export function resolveRefs(loader: Loader, root: Json, folder: string): void {
  try {
    walk({ loader, root, folder, visited: new Set() }, root);
    measure(loader, root, { sizes: new Map(), open: new Set() });
  } catch (error) {
    // A reference in a reference, ten thousand times: the stack ends before anything can be counted.
    if (error instanceof RangeError && isObject(root)) throw refuse(loader, root, TOO_DEEP);
    throw error;
  }
}

const TOO_DEEP = `$ref nests more than ${MAX_NESTING} lists or maps inside each other`;

interface Size {
  values: number;
  depth: number;
}

/** Each list and map once, however often references name it: measured by hand, a bomb would go off. */
function measure(loader: Loader, value: Json, known: { sizes: Map<object, Size>; open: Set<object> }): Size {
  if (typeof value !== 'object' || value === null) return { values: 1, depth: 0 };
  const { sizes, open } = known;
  const size = sizes.get(value);
  if (size) return size;
  if (open.has(value)) throw refuse(loader, value, 'a $ref leads round in a circle: what it names holds it again');
  open.add(value);
  const measured = { values: 1, depth: 0 };
  for (const entry of Object.values(value)) {
    const inner = measure(loader, entry, known);
    measured.values += inner.values;
    measured.depth = Math.max(measured.depth, inner.depth + 1);
  }
  if (measured.values > MAX_VALUES)
    throw refuse(loader, value, `$ref expands to more than ${MAX_VALUES.toLocaleString('en')} values`);
  if (measured.depth > MAX_NESTING) throw refuse(loader, value, TOO_DEEP);
  open.delete(value);
  sizes.set(value, measured);
  return measured;
}

function refuse(loader: Loader, value: object, message: string): ConfigError {
  return new ConfigError([{ message, at: loader.positions.of(value) }]);
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
    const key = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}

/** `%20` is a blank; a `%` that begins no such code stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
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
