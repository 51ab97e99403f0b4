// The tokens of the Penn Treebank (its tokenizer.sed, 1995) with what js-rouge 3.2 makes of it: Unicode digits and letters,
// full stops of acronyms that stay where they are, and quotes told apart before anything is cut.

/** Words and punctuation marks of a text that is taken for one sentence. */
export function treebankTokens(text: string): string[] {
  const oneLine = text.replaceAll(/[\s\u0085]+/g, ' ').trim();
  if (oneLine === '') return [];
  let cut = nameQuotes(oneLine);
  for (const [pattern, replacement] of PUNCTUATION) cut = cut.replaceAll(pattern, replacement);
  cut = ` ${cut} `;
  for (const [pattern, replacement] of ENDINGS) cut = cut.replaceAll(pattern, replacement);
  return cut.split(' ').filter(Boolean);
}

const PUNCTUATION: [RegExp, string][] = [
  [/\.{3}/g, ' ... '],
  [/[:,](?!\p{Nd})/gu, ' $& '],
  [/[;@#$%&]/g, ' $& '],
  // The full stop of the sentence, with what closes after it; not that of an acronym.
  [/([^.])(?<!\b[A-Za-z]\.[A-Za-z])(\.)([\])}>'\s]*)$/g, '$1 $2$3 '],
  [/[?!]/g, ' $& '],
  [/[[\](){}<>]/g, ' $& '],
  [/--/g, ' -- '],
];

const WORD_CHARACTER = String.raw`[\p{ID_Continue}\u200c\u200d]`;

const ENDINGS: [RegExp, string][] = [
  [/([^'])' /g, "$1 ' "],
  [/'([smd]) /gi, " '$1 "],
  [/('ll|'re|'ve|n't) /g, ' $1 '],
  [/('LL|'RE|'VE|N'T) /g, ' $1 '],
  ...[
    '(can)(not)',
    "(d)('ye)",
    '(gim)(me)',
    '(gon)(na)',
    '(got)(ta)',
    '(lem)(me)',
    "(more)('n)",
    '(wan)(na)(?= )',
    "('t)(is)",
    "('t)(was)",
  ].map((parts): [RegExp, string] => [
    new RegExp(`(?<!${WORD_CHARACTER})${parts}(?!${WORD_CHARACTER})`, 'giu'),
    ' $1 $2 ',
  ]),
];

/** Straight double quotes, and those of the Treebank, become `` at the beginning of a quotation and '' at its end. */
function nameQuotes(text: string): string {
  const quotes = [...text.matchAll(/``|''|"/g)];
  let named = '';
  let from = 0;
  let inside = false;
  for (const [position, { 0: quote, index }] of quotes.entries()) {
    inside = quote === '``' || (!inside && opens(text, { quote, index, next: quotes[position + 1]?.[0] }));
    named += `${text.slice(from, index)}${inside ? ' `` ' : " '' "}`;
    from = index + quote.length;
  }
  return named + text.slice(from);
}

function opens(
  text: string,
  { quote, index, next }: { quote: string; index: number; next: string | undefined },
): boolean {
  const before = text[index - 1];
  if (before !== undefined) {
    if (/[.!?]/.test(before) || !/[\s\p{P}<`]/u.test(before)) return false;
    const atEnd = index + quote.length === text.length;
    if (atEnd && !/[\s\p{Ps}<]/u.test(before)) return false;
  }
  if (quote === '"') return true;
  // Two apostrophes open only what two apostrophes close.
  return before !== undefined && next === "''" && /^[\p{L}\p{N}\p{Sc}\p{Ps}]/u.test(text.slice(index + 2, index + 4));
}
