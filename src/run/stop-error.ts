import type { CellError } from '../cell-error.js';

/** The error of a run that the end of the whole run has cut off, or kept from its call. */
export function stopError(kind: 'cancelled' | 'not run', signal: AbortSignal | undefined): CellError {
  const reason: unknown = signal?.reason;
  const why = reason instanceof Error ? reason.message : String(reason);
  return { kind, message: kind === 'cancelled' ? `stopped before it was measured: ${why}` : `not run: ${why}` };
}
