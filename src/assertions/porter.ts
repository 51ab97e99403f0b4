// Porter's stemmer for English: An algorithm for suffix stripping, Program 14 (3), 1980, with the author's later rule for bli,
// https://tartarus.org/martin/PorterStemmer/. The names of the steps are the paper's.

/** The stem of a word in lower case; words of one or two letters are their own. */
export function stem(word: string): string {
  if (word.length < 3) return word;
  let stemmed = step1a(word);
  stemmed = step1b(stemmed);
  stemmed = stemmed.endsWith('y') && hasVowel(stemmed.slice(0, -1)) ? `${stemmed.slice(0, -1)}i` : stemmed;
  stemmed = replaceSuffix(stemmed, STEP_2, 0);
  stemmed = replaceSuffix(stemmed, STEP_3, 0);
  stemmed = step4(stemmed);
  return step5(stemmed);
}

/** Each letter as V or C: `y` is a vowel after a consonant. */
function shape(word: string): string {
  let shaped = '';
  for (const letter of word) shaped += /[aeiou]/.test(letter) || (letter === 'y' && shaped.endsWith('C')) ? 'V' : 'C';
  return shaped;
}

/** Porter's m: how often a consonant follows a vowel. */
function measure(word: string): number {
  return shape(word).match(/VC/g)?.length ?? 0;
}

function hasVowel(word: string): boolean {
  return shape(word).includes('V');
}

/** Porter's *d. */
function endsDouble(word: string): boolean {
  return word.length > 1 && word.at(-1) === word.at(-2) && shape(word).endsWith('C');
}

/** Porter's *o: consonant, vowel, consonant, of which the last is not w, x or y. */
function endsShort(word: string): boolean {
  return shape(word).endsWith('CVC') && !/[wxy]$/.test(word);
}

function step1a(word: string): string {
  if (/(?:ss|i)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function step1b(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const suffix = /(?:ed|ing)$/.exec(word)?.[0];
  const rest = suffix === undefined ? '' : word.slice(0, -suffix.length);
  if (!hasVowel(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (endsDouble(rest) && !/[lsz]$/.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

const STEP_2: Record<string, string> = {
  ational: 'ate',
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  izer: 'ize',
  bli: 'ble',
  alli: 'al',
  entli: 'ent',
  eli: 'e',
  ousli: 'ous',
  ization: 'ize',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  iveness: 'ive',
  fulness: 'ful',
  ousness: 'ous',
  aliti: 'al',
  iviti: 'ive',
  biliti: 'ble',
};

const STEP_3: Record<string, string> = {
  icate: 'ic',
  ative: '',
  alize: 'al',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
};

const STEP_4: Record<string, string> = Object.fromEntries(
  'al ance ence er ic able ible ant ement ment ent ou ism ate iti ous ive ize'.split(' ').map((suffix) => [suffix, '']),
);

/** The longest suffix that fits is the only one that is looked at. */
function replaceSuffix(word: string, suffixes: Record<string, string>, least: number): string {
  let longest: string | undefined;
  for (const suffix of Object.keys(suffixes))
    if (word.endsWith(suffix) && suffix.length > (longest?.length ?? 0)) longest = suffix;
  if (longest === undefined) return word;
  const rest = word.slice(0, -longest.length);
  return measure(rest) > least ? `${rest}${suffixes[longest]}` : word;
}

function step4(word: string): string {
  if (!word.endsWith('ion')) return replaceSuffix(word, STEP_4, 1);
  const rest = word.slice(0, -3);
  return /[st]$/.test(rest) && measure(rest) > 1 ? rest : word;
}

function step5(word: string): string {
  let stemmed = word;
  const rest = word.slice(0, -1);
  if (word.endsWith('e') && (measure(rest) > 1 || (measure(rest) === 1 && !endsShort(rest)))) stemmed = rest;
  return stemmed.endsWith('ll') && measure(stemmed) > 1 ? stemmed.slice(0, -1) : stemmed;
}
