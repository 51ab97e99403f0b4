import type { JsonObject } from '../json.js';
import type { EvaluateOptions } from './eval-config.js';
import { numberField, objectField, textListField } from './fields.js';
import { checkKeys } from './keys.js';
import type { Loader } from './loader.js';
import { CONCURRENCY, DELAY, EVAL_TIME, REPEATS, TIME_LIMIT } from './ranges.js';

/** `evaluateOptions`, over `commandLineOptions`, over nothing; and `outputPath`. */
export function readOptions(loader: Loader, config: JsonObject): EvaluateOptions {
  const options: EvaluateOptions = {};
  for (const place of ['commandLineOptions', 'evaluateOptions'] as const) {
    const written = objectField(loader, config, place);
    if (!written) continue;
    checkKeys(loader, written, place);
    const maxConcurrency = numberField(loader, written, 'maxConcurrency', CONCURRENCY);
    const repeat = numberField(loader, written, 'repeat', REPEATS);
    const delay = numberField(loader, written, 'delay', DELAY);
    const timeout = place === 'evaluateOptions' ? numberField(loader, written, 'timeoutMs', TIME_LIMIT) : undefined;
    const evalTime = place === 'evaluateOptions' ? numberField(loader, written, 'maxEvalTimeMs', EVAL_TIME) : undefined;
    if (maxConcurrency !== undefined) options.maxConcurrency = maxConcurrency;
    if (repeat !== undefined) options.repeat = repeat;
    if (delay) options.delayMs = delay;
    if (timeout) options.callTimeoutMs = timeout;
    // 0 is no limit, as for timeoutMs.
    if (evalTime) options.maxEvalTimeMs = evalTime;
  }
  const outputPaths = textListField(loader, config, 'outputPath');
  return outputPaths ? { ...options, outputPaths } : options;
}
