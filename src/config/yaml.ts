// YAML (and so JSON) text to plain values, remembering where each value stood.
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { Json, JsonObject } from '../json.js';
import type { Position } from './position.js';
import { ConfigError, type Problem } from './problem.js';

/** Where the values of one object or list stand: the key, and the value behind it. */
interface Places {
  self: Position;
  keys: Map<string | number, { key: Position; value: Position }>;
}

/** Positions of everything that was parsed, by the identity of the object that holds it. */
export interface Positions {
  /** Of an object or list itself. */
  of(container: object): Position | undefined;
  /** Of a key (of a list: the entry). */
  key(container: object, key: string | number): Position | undefined;
  /** Of the value behind a key. */
  value(container: object, key: string | number): Position | undefined;
  remember(container: object, places: Places): void;
}

export function createPositions(): Positions {
  const known = new WeakMap<object, Places>();
  return {
    of: (container) => known.get(container)?.self,
    key: (container, key) => known.get(container)?.keys.get(key)?.key,
    value: (container, key) => known.get(container)?.keys.get(key)?.value,
    remember: (container, places) => {
      known.set(container, places);
    },
  };
}

/** What aliases may expand to, in values. A bomb of nine levels of nine passes a hundred million. */
const MAX_ALIASED_VALUES = 1_000_000;

/**
 * @param file how messages name the file
 * @throws ConfigError with file, line and column: no YAML, several documents, a key twice, alias bombs, endless nesting
 */
export function parseYaml(text: string, file: string, positions: Positions): Json | undefined {
  const lines = new LineCounter();
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const fail = (message: string, offset: number, hint?: string): never => {
    throw new ConfigError([{ message, at: place(offset), hint }]);
  };
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core', logLevel: 'error' });
  } catch (error) {
    // Thousands of nested brackets exhaust the parser's stack.
    if (error instanceof RangeError) throw new ConfigError([{ message: `${file} is nested too deeply to be read` }]);
    throw error;
  }
  if (document.errors.length > 0) {
    const problems: Problem[] = document.errors.slice(0, 5).map((error) => ({
      message: `invalid YAML: ${lowerFirst(error.message.trim())}`,
      at: place(error.pos[0]),
      hint: hintFor(error.code),
    }));
    throw new ConfigError(problems);
  }
  if (document.contents === null) return undefined;
  try {
    return new Converter(document, place, fail, positions).convert(document.contents as Node).json;
  } catch (error) {
    if (error instanceof RangeError) throw new ConfigError([{ message: `${file} is nested too deeply to be read` }]);
    throw error;
  }
}

interface Converted {
  json: Json;
  /** How many values it holds when every alias in it is written out. */
  weight: number;
}

/** Walks the parsed nodes once. A class, since the walk has state that every step needs. */
class Converter {
  readonly #document: Document.Parsed;
  readonly #place: (offset: number) => Position;
  readonly #fail: (message: string, offset: number, hint?: string) => never;
  readonly #positions: Positions;
  readonly #done = new Map<Node, Converted>();
  readonly #open = new Set<Node>();

  constructor(
    document: Document.Parsed,
    place: (offset: number) => Position,
    fail: (message: string, offset: number, hint?: string) => never,
    positions: Positions,
  ) {
    this.#document = document;
    this.#place = place;
    this.#fail = fail;
    this.#positions = positions;
  }

  convert(node: Node | null): Converted {
    if (node === null) return { json: null, weight: 1 };
    if (isAlias(node)) return this.#alias(node);
    const done = this.#done.get(node);
    if (done) return done;
    this.#open.add(node);
    const converted = this.#fresh(node);
    this.#open.delete(node);
    if (node.anchor) this.#done.set(node, converted);
    return converted;
  }

  #fresh(node: Node): Converted {
    if (isScalar(node)) return { json: scalar(node.value, node.source), weight: 1 };
    if (isSeq(node)) {
      const list: Json[] = [];
      const places: Places = { self: this.#at(node), keys: new Map() };
      let weight = 1;
      for (const [index, item] of node.items.entries()) {
        const converted = this.convert(item as Node | null);
        const at = this.#at(item as Node | null, node);
        places.keys.set(index, { key: at, value: at });
        list.push(converted.json);
        weight += converted.weight;
      }
      this.#positions.remember(list, places);
      return { json: list, weight };
    }
    if (isMap(node)) return this.#map(node);
    return this.#fail('this kind of YAML value is not supported', offsetOf(node));
  }

  #map(node: YAMLMap): Converted {
    const object: JsonObject = {};
    const places: Places = { self: this.#at(node), keys: new Map() };
    const merged: Converted[] = [];
    let weight = 1;
    for (const { key, value } of node.items) {
      const keyNode = key as Node;
      if (!isScalar(keyNode)) this.#fail('a key has to be a text, not a list or a map', offsetOf(keyNode ?? node));
      const converted = this.convert(value as Node | null);
      weight += converted.weight;
      if (isScalar(keyNode) && keyNode.value === '<<' && keyNode.type === 'PLAIN') {
        merged.push(converted);
        continue;
      }
      const name = isScalar(keyNode) ? String(keyNode.value ?? 'null') : '';
      define(object, name, converted.json);
      places.keys.set(name, { key: this.#at(keyNode), value: this.#at(value as Node | null, keyNode) });
    }
    for (const { json } of merged) this.#merge(object, places, json, offsetOf(node));
    this.#positions.remember(object, places);
    return { json: object, weight };
  }

  /** `<<: *base` and `<<: [*a, *b]`: keys that are there already win, and so does the earlier of several. */
  #merge(object: JsonObject, places: Places, source: Json, offset: number): void {
    for (const part of Array.isArray(source) ? source : [source]) {
      if (typeof part !== 'object' || part === null || Array.isArray(part))
        this.#fail('<< needs a map or a list of maps behind it', offset);
      for (const [name, value] of Object.entries(part as JsonObject)) {
        if (Object.hasOwn(object, name)) continue;
        define(object, name, value);
        const key = this.#positions.key(part as object, name);
        const at = this.#positions.value(part as object, name);
        if (key && at) places.keys.set(name, { key, value: at });
      }
    }
  }

  #alias(alias: Alias): Converted {
    const target = alias.resolve(this.#document) as Node | undefined;
    if (!target) return this.#fail(`the alias *${alias.source} names no anchor`, offsetOf(alias));
    if (this.#open.has(target))
      return this.#fail(`the alias *${alias.source} stands inside its own anchor`, offsetOf(alias));
    const converted = this.convert(target);
    this.#done.set(target, converted);
    if (converted.weight > MAX_ALIASED_VALUES)
      this.#fail(
        `the aliases expand to more than ${MAX_ALIASED_VALUES.toLocaleString('en')} values`,
        offsetOf(alias),
        'an anchor that holds many aliases of anchors that hold many aliases cannot be meant',
      );
    return converted;
  }

  #at(node: Node | null, otherwise?: Node): Position {
    return this.#place(offsetOf(node ?? otherwise ?? null));
  }
}

const offsetOf = (node: Node | null): number => node?.range?.[0] ?? 0;

function scalar(value: unknown, source: string | undefined): Json {
  if (typeof value === 'bigint') return source ?? String(value);
  // .nan and .inf are YAML, but nothing JSON can hold: kept as they were written.
  if (typeof value === 'number' && !Number.isFinite(value)) return source ?? String(value);
  return (value ?? null) as Json;
}

/** A key `__proto__` becomes data, never the prototype. */
function define(object: JsonObject, key: string, value: Json): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  else object[key] = value;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function hintFor(code: string): string | undefined {
  if (code === 'BAD_INDENT' || code === 'TAB_AS_INDENT')
    return 'indent with spaces, the same number for keys of one level';
  if (code === 'DUPLICATE_KEY') return 'each key may stand once in a map; rename or merge them';
  if (code === 'MULTIPLE_DOCS') return 'put one config into each file';
  return undefined;
}
