import type { JsonObject } from '../json.js';
import type { Loader } from './loader.js';

/** A mean score is never below 0: with this threshold nothing can fail. */
export function tellZeroThreshold(loader: Loader, holder: JsonObject, what: string): void {
  if (holder['threshold'] === 0)
    loader.withoutEffect(
      `threshold: 0 lets ${what} pass whatever its assertions say`,
      loader.positions.value(holder, 'threshold'),
    );
}
