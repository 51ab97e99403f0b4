import { countNgrams, ngramTotal, sharedNgrams } from './ngrams.js';

const LONGEST = 4;
/** Stands for a precision of 0, whose logarithm there is none of. promptfoo's number. */
const NO_MATCH = 1e-7;

/**
 * BLEU of a sentence, 0 to 1: the geometric mean of the precisions of its runs of 1 to 4 words, times a penalty when it is
 * shorter than the nearest reference (Papineni et al., BLEU, ACL 2002, https://doi.org/10.3115/1073083.1073135). Like
 * promptfoo's: words are divided by white space, case does not count, lengths that a short text has no runs of are left
 * out, and of several references the one that shares most counts for each length, not their union. An empty text has 0.
 *
 * @param references at least one
 */
export function bleu(candidate: string, references: readonly string[]): number {
  if (candidate.trim() === '') return 0;
  const words = wordsOf(candidate);
  const referenceWords = references.map(wordsOf);
  const logarithms: number[] = [];
  for (let length = 1; length <= Math.min(LONGEST, words.length); length++) {
    const ngrams = countNgrams(words, length);
    const shared = Math.max(...referenceWords.map((reference) => sharedNgrams(ngrams, countNgrams(reference, length))));
    logarithms.push(Math.log(shared / ngramTotal(words.length, length) || NO_MATCH));
  }
  const mean = logarithms.reduce((sum, value) => sum + value, 0) / logarithms.length;
  return (
    brevityPenalty(
      words.length,
      referenceWords.map(({ length }) => length),
    ) * Math.exp(mean)
  );
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().trim().split(/\s+/);
}

/** Of two references that are equally near the shorter one counts. */
function brevityPenalty(length: number, referenceLengths: number[]): number {
  const [nearest = 0] = referenceLengths.toSorted((a, b) => Math.abs(a - length) - Math.abs(b - length) || a - b);
  return length > nearest ? 1 : Math.exp(1 - nearest / length);
}
