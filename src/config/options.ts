import { listEndings, resultFormat } from '../result-formats.js';
import type { EvaluateOptions } from './eval-config.js';
import { numberField, objectField, textListField } from './fields.js';
import { checkKeys, quote } from './keys.js';
import { CONCURRENCY, DELAY, EVAL_TIME, REPEATS, TIME_LIMIT } from './ranges.js';
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
    const maxConcurrency = numberField(loader, written, 'maxConcurrency', CONCURRENCY);
    const repeat = numberField(loader, written, 'repeat', REPEATS);
    const delay = numberField(loader, written, 'delay', DELAY);
    const timeout = place === 'evaluateOptions' ? numberField(loader, written, 'timeoutMs', TIME_LIMIT) : undefined;
    const evalTime = place === 'evaluateOptions' ? numberField(loader, written, 'maxEvalTimeMs', EVAL_TIME) : undefined;
    if (maxConcurrency !== undefined) options.maxConcurrency = maxConcurrency;
    if (repeat !== undefined) options.repeat = repeat;
    if (delay !== undefined) options.delayMs = delay;
    if (timeout !== undefined) options.callTimeoutMs = timeout;
    if (evalTime !== undefined) options.maxEvalTimeMs = evalTime;
  }
  // No delay and no limit: the same as none given.
  if (!options.delayMs) delete options.delayMs;
  if (!options.callTimeoutMs) delete options.callTimeoutMs;
  if (!options.maxEvalTimeMs) delete options.maxEvalTimeMs;
  const outputPaths = sources.flatMap(readOutputPaths);
  return outputPaths.length > 0 ? { ...options, outputPaths } : options;
}

/** promptfoo has formats that are not written here. No verdict hangs on such a file: the others are, and the run goes on. */
function readOutputPaths({ loader, config }: ConfigSource): string[] {
  const paths = textListField(loader, config, 'outputPath') ?? [];
  return paths.filter((file) => {
    if (resultFormat(file) !== undefined) return true;
    loader.withoutEffect(
      `the result file ${quote(file)} is not written`,
      loader.positions.value(config, 'outputPath'),
      `it has to end in ${listEndings()}`,
    );
    return false;
  });
}
