// Finds JSON objects in text that holds other things too: prose, fences, objects that are cut off. The text is a model's
// and may be hostile: no recursion, and a bound on the characters that are looked at.
import type { Json, JsonObject } from '../json.js';
import { readBareKey, readLooseScalar, readLooseText, skipBlankAndComments } from './json-loose.js';

export interface FindOptions {
  /**
   * Take what models write for JSON: single quotes, bare keys and words, trailing commas, comments, line breaks in texts,
   * and missing brackets at the end of the text.
   */
  loose: boolean;
}

/** Characters looked at for each character of the text. Attempts that overlap look at the same ones a few times. */
const LOOKS_PER_CHARACTER = 64;

/** The objects of a text from left to right, none inside another. */
export function* findJsonObjects(text: string, { loose }: FindOptions): Generator<JsonObject> {
  const hopeless = new Set<number>();
  let looks = LOOKS_PER_CHARACTER * (text.length + 1);
  let position = text.indexOf('{');
  while (position >= 0 && looks > 0) {
    let next = position + 1;
    if (!hopeless.has(position)) {
      const attempt = readObject(text, position, loose ? LOOSE : STRICT);
      looks -= attempt.end - position + 1;
      if (attempt.ok) {
        yield attempt.value;
        next = attempt.end;
      } else {
        // Whatever was still open ends at the same error when it is read from its own beginning.
        for (const start of attempt.open) hopeless.add(start);
      }
    }
    position = text.indexOf('{', next);
  }
}

type Attempt = { ok: true; value: JsonObject; end: number } | { ok: false; end: number; open: number[] };

/** What the two grammars read differently. Positions go in and out; undefined: there is none here. */
export interface Grammar {
  loose: boolean;
  skipBlank(text: string, from: number): number;
  /** A text whose value is undefined is broken: `end` tells how far it was looked at. */
  readText(text: string, from: number): Read<string | undefined> | undefined;
  readKey(text: string, from: number): Read<string | undefined> | undefined;
  readScalar(text: string, from: number): Read<Json> | undefined;
}

export interface Read<T> {
  value: T;
  /** The position after it. */
  end: number;
}

const BLANK = /[ \t\n\r]*/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

const STRICT: Grammar = {
  loose: false,
  skipBlank(text, from) {
    BLANK.lastIndex = from;
    BLANK.test(text);
    return BLANK.lastIndex;
  },
  readText: readStrictText,
  readKey: readStrictText,
  readScalar(text, from) {
    SCALAR.lastIndex = from;
    const match = SCALAR.exec(text);
    return match ? { value: JSON.parse(match[0]), end: SCALAR.lastIndex } : undefined;
  },
};

const LOOSE: Grammar = {
  loose: true,
  skipBlank: skipBlankAndComments,
  readText: readLooseText,
  readKey: (text, from) => readLooseText(text, from) ?? readBareKey(text, from),
  readScalar: readLooseScalar,
};

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function readStrictText(text: string, from: number): Read<string | undefined> | undefined {
  if (text[from] !== '"') return undefined;
  let end = from + 1;
  for (;;) {
    const character = text[end];
    if (character === undefined || character < ' ') return { value: undefined, end };
    if (character === '"') return { value: JSON.parse(text.slice(from, end + 1)), end: end + 1 };
    if (character === '\\') {
      ESCAPE.lastIndex = end;
      if (!ESCAPE.test(text)) return { value: undefined, end };
      end = ESCAPE.lastIndex;
    } else end += 1;
  }
}

interface Level {
  start: number;
  /** Undefined: a list. */
  entries?: [string, Json][];
  list: Json[];
  key: string;
}

/** Where the reader stands: before the first entry, after a comma, before a value, or after a value. */
type Expecting = 'first' | 'next' | 'value' | 'comma';

/** What can follow an opening brace, blanks aside: most braces of a text that is no JSON are told by it at once. */
const FIRST_IN_OBJECT = /["'}\w$]/;

function readObject(text: string, start: number, grammar: Grammar): Attempt {
  const first = grammar.skipBlank(text, start + 1);
  if (!FIRST_IN_OBJECT.test(text[first] ?? '')) return { ok: false, end: first, open: [] };
  const levels: Level[] = [{ start, entries: [], list: [], key: '' }];
  let expecting: Expecting = 'first';
  let at = first;
  for (;;) {
    at = grammar.skipBlank(text, at);
    const level = levels.at(-1) as Level;
    const character = text[at];
    const complete = expecting === 'first' || expecting === 'comma' || (expecting === 'next' && grammar.loose);
    const cutOff = character === undefined && grammar.loose && expecting !== 'first';
    if (complete && (cutOff || character === (level.entries ? '}' : ']'))) {
      levels.pop();
      const value: Json = level.entries ? Object.fromEntries(level.entries) : level.list;
      if (!cutOff) at += 1;
      const outer = levels.at(-1);
      if (!outer) return { ok: true, value: value as JsonObject, end: at };
      put(outer, value);
      expecting = 'comma';
    } else if (expecting === 'comma') {
      if (character !== ',') return failed();
      at += 1;
      expecting = 'next';
    } else if (level.entries && expecting !== 'value') {
      const key = grammar.readKey(text, at);
      if (key) at = grammar.skipBlank(text, key.end);
      if (key?.value === undefined || text[at] !== ':') return failed();
      level.key = key.value;
      at += 1;
      expecting = 'value';
    } else if (character === '{' || character === '[') {
      levels.push({ start: at, list: [], key: '', ...(character === '{' ? { entries: [] } : {}) });
      at += 1;
      expecting = 'first';
    } else {
      const value = grammar.readText(text, at) ?? grammar.readScalar(text, at);
      if (value) at = value.end;
      if (value?.value === undefined) return failed();
      put(level, value.value);
      expecting = 'comma';
    }
  }

  function failed(): Attempt {
    const open = [];
    for (const level of levels) if (level.entries && level.start > start) open.push(level.start);
    return { ok: false, end: Math.min(at, text.length), open };
  }
}

function put(level: Level, value: Json): void {
  if (level.entries) level.entries.push([level.key, value]);
  else level.list.push(value);
}
