import type { JsonObject } from '../json.js';
import { objectField, textField } from './fields.js';
import type { Loader } from './loader.js';

/** A config's own `env`. */
export function readEnv(loader: Loader, config: JsonObject): Record<string, string> {
  const env: Record<string, string> = {};
  const written = objectField(loader, config, 'env') ?? {};
  for (const key of Object.keys(written)) {
    const text = textField(loader, written, key);
    if (text !== undefined) env[key] = text;
  }
  return env;
}
