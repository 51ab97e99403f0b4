import { MAX_CONCURRENCY, MAX_DELAY_MS, MAX_REPEATS } from '../run/limits.js';
import type { EvaluateOptions } from './eval-config.js';
import { numberField, objectField, textListField } from './fields.js';
import { checkKeys } from './keys.js';
import type { ConfigSource } from './sources.js';

/** `evaluateOptions`, over `commandLineOptions`, over nothing, each of all files; and every `outputPath`. */
export function readOptions(sources: readonly ConfigSource[]): EvaluateOptions {
  const options: EvaluateOptions = {};
  const places = (['commandLineOptions', 'evaluateOptions'] as const).flatMap((place) =>
    sources.map((source) => ({ ...source, place })),
  );
  for (const { loader, config, place } of places) {
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
    if (delay !== undefined) options.delayMs = delay;
    if (timeout !== undefined) options.callTimeoutMs = timeout;
  }
  // No delay and no limit: the same as none given.
  if (!options.delayMs) delete options.delayMs;
  if (!options.callTimeoutMs) delete options.callTimeoutMs;
  const outputPaths = sources.flatMap(({ loader, config }) => textListField(loader, config, 'outputPath') ?? []);
  return outputPaths.length > 0 ? { ...options, outputPaths } : options;
}
