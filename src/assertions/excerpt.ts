/** UTF-16 units of an excerpt in a reason: enough to recognise a text, short enough for a line of a report. */
const EXCERPT_LENGTH = 160;

/** A text in quotes on one line, cut to `length` and never inside a character. */
export function excerpt(text: string, length = EXCERPT_LENGTH): string {
  if (text.length <= length) return JSON.stringify(text);
  const cut = text.slice(0, length);
  const whole = /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
  return `${JSON.stringify(whole)}... (${text.length} characters)`;
}
