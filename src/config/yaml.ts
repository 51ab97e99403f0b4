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
import { type Json, type JsonObject, MAX_NESTING } from '../json.js';
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

export function tooDeep(file: string, at?: Position): ConfigError {
  return new ConfigError([
    { message: `${file} is nested too deeply: more than ${MAX_NESTING} lists or maps stand inside each other`, at },
  ]);
}

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
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core', logLevel: 'error' });
  } catch (error) {
    // Thousands of nested brackets exhaust the parser's stack.
    if (error instanceof RangeError) throw tooDeep(file);
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
  return new Converter(file, place, positions).convert(document.contents as Node).json;
}

interface Converted {
  json: Json;
  /** How many values it holds when every alias in it is written out. */
  weight: number;
  /** Levels of lists and maps, likewise. */
  depth: number;
}

/** Walks the parsed nodes once. A class, since the walk has state that every step needs. */
class Converter {
  readonly #file: string;
  readonly #place: (offset: number) => Position;
  readonly #positions: Positions;
  /** The last anchor of each name so far: what an alias means. The parser's own search walks the document for each alias. */
  readonly #anchors = new Map<string, Converted | 'open'>();
  /** Values that all aliases so far stand for. */
  #aliased = 0;
  /** Lists and maps that are being walked, one inside the other. */
  #level = 0;

  constructor(file: string, place: (offset: number) => Position, positions: Positions) {
    this.#file = file;
    this.#place = place;
    this.#positions = positions;
  }

  convert(node: Node | null): Converted {
    if (node === null) return { json: null, weight: 1, depth: 0 };
    if (isAlias(node)) return this.#alias(node);
    if (node.anchor) this.#anchors.set(node.anchor, 'open');
    // Before the walk goes down, and after it: an alias is as deep as what it stands for.
    if (++this.#level > MAX_NESTING + 1) throw tooDeep(this.#file, this.#at(node));
    const converted = this.#fresh(node);
    if (converted.depth > MAX_NESTING) throw tooDeep(this.#file, this.#at(node));
    this.#level--;
    if (node.anchor) this.#anchors.set(node.anchor, converted);
    return converted;
  }

  #fail(message: string, offset: number, hint?: string): never {
    throw new ConfigError([{ message, at: this.#place(offset), hint }]);
  }

  #fresh(node: Node): Converted {
    if (isScalar(node)) return { json: scalar(node.value, node.source), weight: 1, depth: 0 };
    if (isSeq(node)) {
      const list: Json[] = [];
      const places: Places = { self: this.#at(node), keys: new Map() };
      let weight = 1;
      let depth = 0;
      for (const [index, item] of node.items.entries()) {
        const converted = this.convert(item as Node | null);
        const at = this.#at(item as Node | null, node);
        places.keys.set(index, { key: at, value: at });
        list.push(converted.json);
        weight += converted.weight;
        depth = Math.max(depth, converted.depth);
      }
      this.#positions.remember(list, places);
      return { json: list, weight, depth: depth + 1 };
    }
    if (isMap(node)) return this.#map(node);
    return this.#fail('this kind of YAML value is not supported', offsetOf(node));
  }

  #map(node: YAMLMap): Converted {
    const object: JsonObject = {};
    const places: Places = { self: this.#at(node), keys: new Map() };
    const merged: Converted[] = [];
    let weight = 1;
    let depth = 0;
    for (const { key, value } of node.items) {
      const keyNode = key as Node;
      if (!isScalar(keyNode)) this.#fail('a key has to be a text, not a list or a map', offsetOf(keyNode ?? node));
      if (isScalar(keyNode)) this.convert(keyNode);
      const converted = this.convert(value as Node | null);
      weight += converted.weight;
      depth = Math.max(depth, converted.depth);
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
    return { json: object, weight, depth: depth + 1 };
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
    const converted = this.#anchors.get(alias.source);
    if (!converted) return this.#fail(`the alias *${alias.source} names no anchor`, offsetOf(alias));
    if (converted === 'open')
      return this.#fail(`the alias *${alias.source} stands inside its own anchor`, offsetOf(alias));
    this.#aliased += converted.weight;
    if (this.#aliased > MAX_ALIASED_VALUES)
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
