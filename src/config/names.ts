import { distance } from 'fastest-levenshtein';

/** Case, `_` and `-` are the usual slips: `maxTokens` for `max_tokens`. */
const plain = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');

/** The largest edit distance at which a name of this length still counts as a typing error. */
function tolerance(name: string): number {
  return name.length <= 3 ? 0 : name.length <= 8 ? 1 : 2;
}

/** The known name that `name` is most likely a slip of, or undefined when none is close. */
export function closeName(name: string, known: Iterable<string>): string | undefined {
  const text = plain(name);
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const apart = plain(candidate) === text ? 0 : distance(text, plain(candidate));
    if (apart <= tolerance(text) && (!best || apart < best.distance)) best = { name: candidate, distance: apart };
  }
  return best?.name;
}
