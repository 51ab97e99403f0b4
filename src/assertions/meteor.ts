import { stem } from './porter.js';

/** Weight of recall against precision, exponent and weight of the penalty: those of promptfoo and of NLTK. */
const ALPHA = 0.9;
const BETA = 3;
const GAMMA = 0.5;

/**
 * METEOR, 0 to almost 1: words that match exactly and then by their stem, with recall counting nine times as much as
 * precision, and less the more pieces the matches fall into (Lavie and Agarwal, METEOR, 2007,
 * https://aclanthology.org/W07-0734/). The best reference counts. Synonyms are left out: they need WordNet. A text has not
 * quite 1 with itself, since even one piece is penalised: 0.5 for one word, 0.9995 for ten.
 */
export function meteor(candidate: string, references: readonly string[]): number {
  const words = wordsOf(candidate);
  return Math.max(0, ...references.map((reference) => scoreAgainst(words, wordsOf(reference))));
}

function scoreAgainst(words: string[], reference: string[]): number {
  const matches = align(words, reference);
  if (matches.length === 0) return 0;
  const precision = matches.length / words.length;
  const recall = matches.length / reference.length;
  const mean = (precision * recall) / (ALPHA * precision + (1 - ALPHA) * recall);
  return mean * (1 - GAMMA * (countPieces(matches) / matches.length) ** BETA);
}

/** Positions of a matching word in the text and in the reference. */
type Match = [position: number, referencePosition: number];

/** In the order of the text. */
function align(words: string[], reference: string[]): Match[] {
  const exact = pair(entries(words), entries(reference));
  const left = (list: string[], side: 0 | 1): [number, string][] => {
    const taken = new Set(exact.map((match) => match[side]));
    return entries(list).flatMap(([position, word]) => (taken.has(position) ? [] : [[position, stem(word)]]));
  };
  return [...exact, ...pair(left(words, 0), left(reference, 1))].sort(([a], [b]) => a - b);
}

function entries(words: string[]): [number, string][] {
  return [...words.entries()];
}

/** From the end: the last word of the text takes the last equal one of the reference. */
function pair(words: [number, string][], reference: [number, string][]): Match[] {
  const places = new Map<string, number[]>();
  for (const [position, word] of reference) {
    const known = places.get(word);
    if (known) known.push(position);
    else places.set(word, [position]);
  }
  return words.toReversed().flatMap(([position, word]): Match[] => {
    const place = places.get(word)?.pop();
    return place === undefined ? [] : [[position, place]];
  });
}

/** Runs of matches that stand side by side in both texts. */
function countPieces(matches: Match[]): number {
  return matches.filter(([position, place], index) => {
    const previous = matches[index - 1];
    return !previous || previous[0] + 1 !== position || previous[1] + 1 !== place;
  }).length;
}

function wordsOf(text: string): string[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  return trimmed.split(/\s+/).map((word) => word.replace(/(?<!\.)\.+$/, '').toLowerCase());
}
