// What models write where JSON wants something else. Used to read a grader's reply, never to judge an output.
import type { Json } from '../json.js';
import type { Read } from './json-objects.js';

const BLANK_OR_COMMENT = /(?:\s|\/\/[^\n]*|#[^\n]*)*/y;

export function skipBlankAndComments(text: string, from: number): number {
  BLANK_OR_COMMENT.lastIndex = from;
  BLANK_OR_COMMENT.test(text);
  return BLANK_OR_COMMENT.lastIndex;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A text in double or single quotes; line breaks may stand in it. A backslash that escapes nothing is kept. */
export function readLooseText(text: string, from: number): Read<string | undefined> | undefined {
  const quote = text[from];
  if (quote !== '"' && quote !== "'") return undefined;
  let value = '';
  let at = from + 1;
  for (;;) {
    const character = text[at];
    if (character === undefined) return { value: undefined, end: at };
    if (character === quote) {
      // YAML doubles a single quote inside single quotes.
      if (quote !== "'" || text[at + 1] !== "'") return { value, end: at + 1 };
      value += quote;
      at += 2;
    } else if (character === '\\') {
      const escaped = readEscape(text, at);
      value += escaped.value;
      at = escaped.end;
    } else {
      value += character;
      at += 1;
    }
  }
}

function readEscape(text: string, at: number): Read<string> {
  const escaped = text[at + 1] ?? '';
  const code = escaped === 'u' ? /^[0-9a-fA-F]{4}/.exec(text.slice(at + 2, at + 6)) : null;
  if (code) return { value: String.fromCharCode(Number.parseInt(code[0], 16)), end: at + 6 };
  const value = ESCAPES[escaped] ?? (/["'\\/]/.test(escaped) ? escaped : `\\${escaped}`);
  return { value, end: at + 1 + escaped.length };
}

const BARE_KEY = /[A-Za-z_$][\w$-]*/y;

export function readBareKey(text: string, from: number): Read<string> | undefined {
  BARE_KEY.lastIndex = from;
  const match = BARE_KEY.exec(text);
  return match ? { value: match[0], end: BARE_KEY.lastIndex } : undefined;
}

/** Up to what could end it; a comment needs a blank before it. */
const BARE_VALUE = /[^\s,[\]{}"'](?:[^\s,[\]{}"]|[ \t]+(?![ \t,[\]{}"#]|\/\/|[\r\n]|$))*/y;
const WORDS: Record<string, Json> = { true: true, false: false, null: null, none: null, '~': null };

/** A number, a word that means one of JSON's, in any case and in Python's spelling too, or else bare text. */
export function readLooseScalar(text: string, from: number): Read<Json> | undefined {
  BARE_VALUE.lastIndex = from;
  const match = BARE_VALUE.exec(text);
  if (!match) return undefined;
  const [word] = match;
  const end = BARE_VALUE.lastIndex;
  const meant = WORDS[word.toLowerCase()];
  if (meant !== undefined) return { value: meant, end };
  const isNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(word);
  return { value: isNumber ? Number(word) : word, end };
}
