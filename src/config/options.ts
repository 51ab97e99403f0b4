import type { JsonObject } from '../json.js';
import { MAX_CONCURRENCY, MAX_DELAY_MS, MAX_REPEATS } from '../run/limits.js';
import type { EvaluateOptions } from './eval-config.js';
import { numberField, objectField, textListField } from './fields.js';
import { checkKeys } from './keys.js';
import type { Loader } from './loader.js';

/** `evaluateOptions`, over `commandLineOptions`, over nothing; and `outputPath`. */
export function readOptions(loader: Loader, config: JsonObject): EvaluateOptions {
  const options: EvaluateOptions = {};
  for (const place of ['commandLineOptions', 'evaluateOptions'] as const) {
    const written = objectField(loader, config, place);
    if (!written) continue;
    checkKeys(loader, written, place);
    const maxConcurrency = numberField(loader, written, 'maxConcurrency', {
      min: 1,
      max: MAX_CONCURRENCY,
      whole: true,
    });
    const repeat = numberField(loader, written, 'repeat', { min: 1, max: MAX_REPEATS, whole: true });
    const delay = numberField(loader, written, 'delay', { min: 0, max: MAX_DELAY_MS, unit: 'milliseconds' });
    const timeout =
      place === 'evaluateOptions'
        ? numberField(loader, written, 'timeoutMs', { min: 0, unit: 'milliseconds' })
        : undefined;
    if (maxConcurrency !== undefined) options.maxConcurrency = maxConcurrency;
    if (repeat !== undefined) options.repeat = repeat;
    if (delay) options.delayMs = delay;
    if (timeout) options.callTimeoutMs = timeout;
  }
  const outputPaths = textListField(loader, config, 'outputPath');
  return outputPaths ? { ...options, outputPaths } : options;
}
