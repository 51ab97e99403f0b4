import fs from 'node:fs';
import { distance } from 'fastest-levenshtein';

/** Names of a folder that are compared; a folder with more gives no hint. */
const MAX_NAMES = 5_000;

/** The name in `folder` that was probably meant, when one is close enough. */
export function nearestName(folder: string, name: string): string | undefined {
  let names: string[];
  try {
    names = fs.readdirSync(folder);
  } catch {
    return undefined;
  }
  if (names.length > MAX_NAMES) return undefined;
  const limit = Math.max(2, Math.floor(name.length / 4));
  const ranked = names
    .map((candidate) => ({ candidate, steps: distance(candidate.toLowerCase(), name.toLowerCase()) }))
    .filter(({ steps, candidate }) => steps <= limit && steps < candidate.length)
    .sort((left, right) => left.steps - right.steps || (left.candidate < right.candidate ? -1 : 1));
  return ranked[0]?.candidate;
}
