// Which errors of calls a config has brought about itself, though they look like the gateway's.
import type { CellError } from './cell-error.js';
import type { EvaluateOptions } from './config/eval-config.js';
import { DEFAULT_CALL_TIMEOUT_MS } from './gateway/limits.js';
import type { ChosenByConfig } from './trust/destination.js';

/** A request that a server refuses for what it is or carries: not one that came too late or too often. */
const REFUSED = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429;

/**
 * The error, marked when the config chose what failed: any error of another gateway than the run's own, a refusal of
 * credentials or headers that it gave, and a time limit that is shorter than the built-in one. Whoever changes a config could
 * otherwise make a check green by it.
 */
export function blameConfig(
  error: CellError,
  chosen: ChosenByConfig,
  { callTimeoutMs = DEFAULT_CALL_TIMEOUT_MS }: Pick<EvaluateOptions, 'callTimeoutMs'>,
): CellError {
  const refused = chosen.credentials && error.status !== undefined && REFUSED(error.status);
  const hurried = error.kind === 'timeout' && callTimeoutMs < DEFAULT_CALL_TIMEOUT_MS;
  return chosen.gateway || refused || hurried ? { ...error, ofConfig: true } : error;
}
