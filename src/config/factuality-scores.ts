// `options.factuality`: what each category of the assertion `factuality` scores.
import type { JsonObject } from '../json.js';
import type { FactualityScores } from './eval-config.js';
import { numberField, objectField } from './fields.js';
import { quote } from './keys.js';
import type { Loader } from './loader.js';
import { closeName } from './names.js';
import { NOT_NEGATIVE } from './ranges.js';

export const CATEGORIES = ['subset', 'superset', 'agree', 'disagree', 'differButFactual'] as const;

export function readFactualityScores(loader: Loader, options: JsonObject): FactualityScores | undefined {
  const written = objectField(loader, options, 'factuality');
  if (!written) return undefined;
  for (const key of Object.keys(written)) {
    if ((CATEGORIES as readonly string[]).includes(key)) continue;
    const slip = closeName(key, CATEGORIES);
    loader.error(
      `unknown key ${quote(key)} in factuality`,
      loader.positions.key(written, key),
      slip ? `did you mean ${quote(slip)}?` : `the categories: ${CATEGORIES.join(', ')}`,
    );
  }
  const scores: FactualityScores = {};
  for (const category of CATEGORIES) {
    const score = numberField(loader, written, category, NOT_NEGATIVE);
    if (score !== undefined) scores[category] = score;
  }
  return scores;
}
