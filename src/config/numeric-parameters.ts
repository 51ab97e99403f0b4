// Chat parameters that count or weigh something: a gateway refuses any other value, once for each cell.
import type { Json } from '../json.js';
import { isNumericParameter, numberInText } from './chat-parameters.js';
import { describe } from './fields.js';
import type { Loader } from './loader.js';
import type { Position } from './position.js';

/** Numbers may be texts (`{{env.TEMPERATURE}}` gives one), and templates until they are rendered. */
export function checkNumber(
  loader: Loader,
  {
    key,
    value,
    written = value,
    at,
  }: { key: string; value: Json; written?: Json | undefined; at: Position | undefined },
): void {
  if (!isNumericParameter(key) || value === null || typeof value === 'number') return;
  const isTemplate = (text: Json): boolean => typeof text === 'string' && /\{[{%]/.test(text);
  if (isTemplate(value)) return;
  if (typeof value === 'string' && numberInText(value) !== undefined) return;
  // What a template was rendered to may be a secret.
  const got = isTemplate(written) ? 'a template that gives something else' : describe(value);
  loader.error(`${key} has to be a number, got ${got}`, at);
}
