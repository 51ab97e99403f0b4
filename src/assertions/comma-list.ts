/** Separators, then a field in double quotes or one up to the next comma. */
const FIELD = /[\s,]*(?:"((?:\\["\\]|""|[^"\\]|\\(?!["\\]))*)"\s*(?=,|$)|([^\s,"][^,]*))/y;

/**
 * The entries of `a, b, "c, d"`: what a list type makes of one text. In quotes `""`, `\"` and `\\` stand for themselves;
 * empty entries are dropped. Undefined when a quote does not close before a comma or the end.
 */
export function splitCommaList(text: string): string[] | undefined {
  const entries: string[] = [];
  let position = 0;
  while (/[^\s,]/.test(text.slice(position))) {
    FIELD.lastIndex = position;
    const match = FIELD.exec(text);
    if (!match) return undefined;
    const [, quoted, plain = ''] = match;
    entries.push(
      quoted === undefined ? plain.trim() : quoted.replaceAll(/\\(["\\])|""/g, (_whole, escaped) => escaped ?? '"'),
    );
    position = FIELD.lastIndex;
  }
  return entries;
}
