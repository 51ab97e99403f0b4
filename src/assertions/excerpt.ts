/** UTF-16 units of an excerpt in a reason: enough to recognise a text, short enough for a line of a report. */
const EXCERPT_LENGTH = 160;

/** A text in quotes on one line, cut to `length` and never inside a character. */
export function excerpt(text: string, length = EXCERPT_LENGTH): string {
  if (text.length <= length) return JSON.stringify(text);
  return `${JSON.stringify(beginning(text, length))}... (${text.length} characters)`;
}

/** A text as it is, cut to `length` with `…` behind it: what is left of a secret is found by that mark. */
export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${beginning(text, length)}…`;
}

function beginning(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
