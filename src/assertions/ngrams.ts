// Runs of words and how many of them two texts share: what BLEU, GLEU and ROUGE are made of.

/** How often each run of `length` words occurs. Words hold no space. */
export function countNgrams(words: readonly string[], length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + length <= words.length; start++) {
    const ngram = words.slice(start, start + length).join(' ');
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

/** Runs of `length` words in a text of `words` words. */
export function ngramTotal(words: number, length: number): number {
  return Math.max(0, words - length + 1);
}

/** Clipped: a run counts as often as it occurs in the text that has it less often. */
export function sharedNgrams(some: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [ngram, count] of some) shared += Math.min(count, others.get(ngram) ?? 0);
  return shared;
}
