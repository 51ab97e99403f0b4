// Texts that have been used, or could be, to make a channel do something else than show them: `corpus.json`.
import { readFileSync } from 'node:fs';

interface CorpusEntry {
  kind: string;
  text: string;
  /** Written so many times in a row. Default: once. */
  times?: number;
}

const ENTRIES = JSON.parse(readFileSync(new URL('corpus.json', import.meta.url), 'utf8')) as CorpusEntry[];

/** Kind and text, for `test.each`. */
export const CORPUS: readonly (readonly [kind: string, text: string])[] = ENTRIES.map(({ kind, text, times = 1 }) => [
  kind,
  text.repeat(times),
]);
