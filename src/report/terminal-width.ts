// How wide a text is on a terminal, and where its lines break.

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Two columns each: what Unicode calls wide or fullwidth (UAX #11), as far as terminals agree, and emoji. */
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18d08}\u{1b000}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|.*\ufe0f)/u;

/** A mark that is on its own, without a letter to stand on. */
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** Columns, of a text without control characters (see plain-text.ts). */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of SEGMENTER.segment(text)) width += ZERO.test(segment) ? 0 : WIDE.test(segment) ? 2 : 1;
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/**
 * Lines of at most `width` columns: broken at blanks, within a word only when it is longer than a line. Line feeds of the
 * text and blanks at the start of its lines are kept.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(width, 2)));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/(?<=[^ ])(?= )/)) {
    const columns = displayWidth(word);
    if (used + columns <= width) {
      line += word;
      used += columns;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = cut(lines.length > 0 ? word.trimStart() : word, width);
    line = pieces.pop() ?? '';
    used = displayWidth(line);
    lines.push(...pieces);
  }
  return [...lines, line];
}

/** Pieces of at most `width` columns; no grapheme is cut. */
function cut(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const { segment } of SEGMENTER.segment(word)) {
    const columns = displayWidth(segment);
    if (used + columns > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += segment;
    used += columns;
  }
  return [...pieces, piece];
}
