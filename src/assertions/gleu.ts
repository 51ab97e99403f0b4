import { countNgrams, ngramTotal, sharedNgrams } from './ngrams.js';

const LONGEST = 4;

/**
 * Google-BLEU of a sentence, 0 to 1: of the runs of 1 to 4 words the shared ones, as a part of all runs of the text that
 * has more; the best reference counts (Wu et al., Google's Neural Machine Translation System, 2016, section 6,
 * https://arxiv.org/abs/1609.08144). Like promptfoo's: words are divided by white space and lose the full stops at their
 * end, and case does not count.
 */
export function gleu(candidate: string, references: readonly string[]): number {
  const words = wordsOf(candidate);
  return Math.max(0, ...references.map((reference) => scoreAgainst(words, wordsOf(reference))));
}

function scoreAgainst(words: string[], reference: string[]): number {
  let shared = 0;
  let total = 0;
  let referenceTotal = 0;
  for (let length = 1; length <= LONGEST; length++) {
    shared += sharedNgrams(countNgrams(words, length), countNgrams(reference, length));
    total += ngramTotal(words.length, length);
    referenceTotal += ngramTotal(reference.length, length);
  }
  return total === 0 || referenceTotal === 0 ? 0 : shared / Math.max(total, referenceTotal);
}

/** None when nothing but full stops is there. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().trim().split(/\s+/).map(withoutFullStops);
  return words.some(Boolean) ? words : [];
}

// Not `/\.+$/`, which takes quadratic time for a text of many full stops that do not end it.
function withoutFullStops(word: string): string {
  let end = word.length;
  while (word[end - 1] === '.') end -= 1;
  return word.slice(0, end);
}
