// Fits a text into a limit by leaving out whole entries, never by cutting one: a cut can end inside a fence, an entity or
// a surrogate pair, and takes the rest of the page with it.

/** A text, or what makes it: of thousands of entries only those that fit are made. */
export type Entry = string | (() => string);

/** Entries that belong together, with what stands around them. All are blocks: an empty line is put between them. */
export interface Part {
  before?: string;
  entries: readonly Entry[];
  after?: string;
  /** Between entries; a line feed alone for the items of a list. Default: an empty line. */
  gap?: typeof LINE;
  /** What is said when entries had to be left out; the longest of all numbers for the largest or for 1. */
  leftOut: (count: number) => string;
  /** Which part is filled first; 0 is the most important. */
  rank: number;
}

export interface Limit {
  size: number;
  /** Characters or bytes. Never smaller for a longer text. */
  measure: (text: string) => number;
}

export const LINE = '\n';
const GAP = '\n\n';

/**
 * Blocks, with an empty line between them, that fit the limit.
 *
 * Parts are filled in the order of their rank, each from its first entry on: the entries that are kept are always the
 * first ones, so a small one further down never takes the place of a worse one. When the limit is too small even for what
 * stands around the entries, parts are left out as a whole, the least important first.
 */
export function layOut(parts: readonly Part[], { size, measure }: Limit): string {
  const cost = (block: string | undefined): number => (block === undefined ? 0 : measure(block) + measure(GAP));
  const frameCost = (part: Part): number =>
    cost(part.before) +
    cost(part.after) +
    Math.max(0, ...[1, part.entries.length].map((count) => cost(part.leftOut(count))));

  const byRank = parts
    .filter((part) => part.entries.length > 0 || part.before !== undefined)
    .sort((a, b) => a.rank - b.rank);
  let used = byRank.reduce((total, part) => total + frameCost(part), 0);
  while (byRank.length > 0 && used > size) used -= frameCost(byRank.pop() as Part);

  const kept = new Map<Part, string[]>();
  for (const part of byRank) {
    const texts: string[] = [];
    for (const entry of part.entries) {
      const text = typeof entry === 'string' ? entry : entry();
      if (used + cost(text) > size) break;
      used += cost(text);
      texts.push(text);
    }
    kept.set(part, texts);
  }

  const blocks = parts.flatMap((part) => {
    const texts = kept.get(part);
    if (texts === undefined) return [];
    const missing = part.entries.length - texts.length;
    return [part.before, texts.join(part.gap ?? GAP), missing > 0 ? part.leftOut(missing) : undefined, part.after];
  });
  return blocks.filter(Boolean).join(GAP);
}
