// What a reader must be able to see in a text from outside, whatever it is printed on. Neither Markdown nor HTML is known
// here: see escape.ts.

/**
 * Characters that act instead of being seen: controls (a terminal obeys them), marks that turn the direction of reading
 * (they make a text look like another one), ignorable ones (they hide a text or tell two equal ones apart), separators
 * that only some programs take for line ends, surrogates without a partner (they cannot be written as UTF-8). Line feed
 * and tab are text; ZWJ, ZWNJ and the last two variation selectors are needed by emoji and by Persian.
 */
const ACTING =
  /(?!\n|\t|\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

/** First of the pictures that Unicode has for the C0 controls: U+241B is `␛`. */
const CONTROL_PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';

/**
 * The text with line feeds alone as line ends, and every other character that acts instead of being seen written out: `␛`
 * for an escape, `\u{202e}` for one that has no picture. Applied twice it changes nothing more.
 */
export function visibleText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(ACTING, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
    return code === 0x7f ? PICTURE_OF_DELETE : `\\u{${code.toString(16)}}`;
  });
}

/**
 * Visible, on one line: runs of blanks, tabs and line feeds are one blank; none at the ends, wide ones neither: Markdown
 * makes nothing bold that begins with one.
 */
export function oneLine(text: string): string {
  return visibleText(text)
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}

export interface Excerpt {
  text: string;
  /** Characters (UTF-16 units) that were cut off. */
  left: number;
}

/**
 * The beginning of a text. To be taken before any escaping, so that no entity and no fence is cut; never cuts a surrogate
 * pair.
 */
export function excerpt(text: string, limits: { characters: number; lines?: number }): Excerpt {
  let end = Math.min(text.length, limits.characters);
  let at = -1;
  for (let line = 0; line < (limits.lines ?? 0); line++) {
    at = text.indexOf('\n', at + 1);
    if (at === -1 || at >= end) break;
    if (line === (limits.lines ?? 0) - 1) end = at;
  }
  if (/[\ud800-\udbff]/.test(text.charAt(end - 1)) && end < text.length) end--;
  return { text: text.slice(0, end), left: text.length - end };
}

/** On one line, with `…` where it was cut. */
export function short(text: string, characters: number): string {
  // Blanks may shrink, so a little more than is wanted is looked at, and a text of megabytes never as a whole.
  const line = oneLine(excerpt(text, { characters: 4 * characters }).text);
  const cut = excerpt(line, { characters });
  return cut.left > 0 || text.length > 4 * characters ? `${cut.text.trimEnd()}…` : line;
}
