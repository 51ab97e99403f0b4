// Who served an endpoint, as the tables show it. Not escaped yet.

import type { Served, ServedModel } from '../verdict/provenance/served.js';
import { formatRate } from '../verdict/rate.js';
import { sum } from './statistics.js';
import { short } from './visible.js';

const MODEL_CHARACTERS = 80;
/** The models that served least are summed up. */
const MODELS_SHOWN = 4;

/** `gpt-4o-2024-08-06 (openai) 90 %, gpt-4o-mini (openai) 10 %`, by calls; of a single model its name alone. */
export function servedText({ models }: Pick<Served, 'models'>): string {
  const [first, second] = models;
  if (first && !second) return modelText(first);
  const whole = sum(models.map(({ calls }) => calls));
  const rest = sum(models.slice(MODELS_SHOWN).map(({ calls }) => calls));
  return [
    ...models.slice(0, MODELS_SHOWN).map((one) => ({ name: modelText(one), part: one.calls })),
    ...(rest > 0 ? [{ name: 'others', part: rest }] : []),
  ]
    .map(({ name, part }) => `${name} ${formatRate({ part, whole }, 100)}`)
    .join(', ');
}

function modelText({ model, provider }: ServedModel): string {
  return short(model + (provider === undefined ? '' : ` (${provider})`), MODEL_CHARACTERS);
}
