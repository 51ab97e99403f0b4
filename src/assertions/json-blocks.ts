import type { Json } from '../json.js';

/** Characters that are read for each character of the text; texts of brackets that never close are read often. */
const READS_PER_CHARACTER = 16;

/**
 * The JSON lists and maps of a text that begin and end with a line, outside of fenced blocks: what a model writes as its
 * own words between prose, and not what it shows as an example.
 */
export function* jsonBlocks(text: string): Generator<Json> {
  const outside = withoutFences(text);
  let reads = READS_PER_CHARACTER * (outside.length + 1);
  const start = /^[ \t]*[[{]/gm;
  for (let match = start.exec(outside); match && reads > 0; match = start.exec(outside)) {
    const from = start.lastIndex - 1;
    const to = endOfBrackets(outside, from);
    reads -= (to ?? outside.length) - from;
    if (to === undefined || !/^[ \t\r]*(?:\n|$)/.test(outside.slice(to, to + 200))) continue;
    try {
      yield JSON.parse(outside.slice(from, to)) as Json;
      start.lastIndex = to;
    } catch {
      // A bracket of prose: what is inside may begin with a line too.
    }
  }
}

function withoutFences(text: string): string {
  const kept: string[] = [];
  let fence = '';
  for (const line of text.split('\n')) {
    const [, mark = '', info = ''] = /^[ \t]*(?:(?:[-+*]|\d+[.)])[ \t]+)?(`{3,}|~{3,})(.*)$/.exec(line.trimEnd()) ?? [];
    if (fence) {
      if (mark.startsWith(fence) && info.trim() === '') fence = '';
    } else if (mark && !(mark.startsWith('`') && info.includes('`'))) {
      fence = mark;
    } else {
      kept.push(line);
      continue;
    }
    kept.push('');
  }
  return kept.join('\n');
}

const BRACKET_OR_TEXT = /"(?:[^"\\\n]|\\.)*"|[[\]{}]/g;

/** The position after the bracket that closes the one at `from`. */
function endOfBrackets(text: string, from: number): number | undefined {
  let depth = 0;
  BRACKET_OR_TEXT.lastIndex = from;
  for (let match = BRACKET_OR_TEXT.exec(text); match; match = BRACKET_OR_TEXT.exec(text)) {
    if (match[0] === '{' || match[0] === '[') depth += 1;
    else if (match[0] === '}' || match[0] === ']') depth -= 1;
    if (depth === 0) return BRACKET_OR_TEXT.lastIndex;
  }
  return undefined;
}
