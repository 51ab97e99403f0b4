import { countNgrams, sharedNgrams } from './ngrams.js';
import { treebankTokens } from './treebank.js';

/**
 * ROUGE-1, 0 to 1: the harmonic mean of precision and recall over single words, each counted as often as both texts have it
 * (Lin, ROUGE: A Package for Automatic Evaluation of Summaries, 2004, https://aclanthology.org/W04-1013/). Case does not
 * count; punctuation marks are words. promptfoo's rouge-n is this too: its n is 1.
 */
export function rouge1(candidate: string, reference: string): number {
  const words = treebankTokens(candidate.toLowerCase());
  const referenceWords = treebankTokens(reference.toLowerCase());
  const shared = sharedNgrams(countNgrams(words, 1), countNgrams(referenceWords, 1));
  return shared === 0 ? 0 : (2 * shared) / (words.length + referenceWords.length);
}
