// Where a text stops being JSON. `JSON.parse` says it in words that differ between engines, and for short texts not at all.

/** A sign, a string (looked at more closely below), or a word. */
const TOKEN =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\]|\\[\s\S])*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

type Expected = 'a value' | 'a value or ]' | 'a key' | 'a key or }' | ':' | ', or ]' | ', or }' | 'the end';

/** The offset of the first token that does not belong, and what should stand there; undefined for JSON. */
export function findJsonError(text: string): { offset: number; expected: Expected; atEnd: boolean } | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'a value';
  const after = (): Expected => (open.length === 0 ? 'the end' : open.at(-1) === '{' ? ', or }' : ', or ]');
  TOKEN.lastIndex = 0;
  for (;;) {
    const offset = skipSpace(text, TOKEN.lastIndex);
    if (offset >= text.length) return expected === 'the end' ? undefined : { offset, expected, atEnd: true };
    const match = TOKEN.exec(text);
    const wrong = { offset, expected, atEnd: false };
    const [, sign, string] = match ?? [];
    if (!match || (string !== undefined && !isString(string))) return wrong;
    const isValue = sign === undefined;
    if (expected === ':') {
      if (sign !== ':') return wrong;
      expected = 'a value';
    } else if (expected === 'a key' || expected === 'a key or }') {
      if (string !== undefined) expected = ':';
      else if (sign === '}' && expected === 'a key or }') {
        open.pop();
        expected = after();
      } else return wrong;
    } else if (expected === 'a value' || expected === 'a value or ]') {
      if (isValue) expected = after();
      else if (sign === '{' || sign === '[') {
        open.push(sign);
        expected = sign === '{' ? 'a key or }' : 'a value or ]';
      } else if (sign === ']' && expected === 'a value or ]') {
        open.pop();
        expected = after();
      } else return wrong;
    } else if (sign === ',' && expected !== 'the end') expected = open.at(-1) === '{' ? 'a key' : 'a value';
    else if ((sign === '}' && expected === ', or }') || (sign === ']' && expected === ', or ]')) {
      open.pop();
      expected = after();
    } else return wrong;
  }
}

/** The first key that a map of a JSON text has twice: `JSON.parse` keeps the last. `text` has to be JSON. */
export function findRepeatedKey(text: string): { offset: number; key: string } | undefined {
  const open: (Set<string> | undefined)[] = [];
  let string: { offset: number; text: string } | undefined;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [, sign, quoted] = match;
    if (sign === '{' || sign === '[') open.push(sign === '{' ? new Set() : undefined);
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ':' && string) {
      const key = JSON.parse(string.text) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return { offset: string.offset, key };
      keys?.add(key);
    }
    string = quoted === undefined ? undefined : { offset: TOKEN.lastIndex - quoted.length, text: quoted };
  }
  return undefined;
}

/** Line breaks and unknown escapes make a quoted text no string. */
function isString(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return at;
}
