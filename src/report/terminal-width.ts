// How wide a text is on a terminal, and where its lines break.

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Two columns each: what Unicode calls wide or fullwidth (UAX #11), as far as terminals agree, and emoji. */
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18d08}\u{1b000}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;

/** A mark that is on its own, without a letter to stand on. */
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/**
 * Texts of these alone need no segmenter, which takes microseconds for each character: Latin letters, then CJK marks,
 * kana, ideographs, Hangul and fullwidth forms, each a grapheme of its own, and all from U+1100 on two columns wide.
 */
const PLAIN =
  /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;

/** A grapheme with the columns it takes. */
type Grapheme = readonly [text: string, columns: number];

function* graphemes(text: string): Generator<Grapheme> {
  if (PLAIN.test(text)) for (const unit of text) yield [unit, unit < '\u1100' ? 1 : 2];
  else
    for (const { segment } of SEGMENTER.segment(text))
      yield [segment, ZERO.test(segment) ? 0 : WIDE.test(segment) ? 2 : 1];
}

const PRINTABLE_ASCII = /^[ -~]*$/;

/** Columns, of a text without control characters (see plain-text.ts). */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const [, columns] of graphemes(text)) width += columns;
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
  if (PRINTABLE_ASCII.test(word)) {
    for (let at = 0; at < word.length; at += width) pieces.push(word.slice(at, at + width));
    return pieces;
  }
  let piece = '';
  let used = 0;
  for (const [text, columns] of graphemes(word)) {
    if (used + columns > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += text;
    used += columns;
  }
  return [...pieces, piece];
}
