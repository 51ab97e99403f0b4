/** Why a cell could not be measured. Never counted as failed and never as passed. */
export type ErrorKind =
  | 'config'
  | 'gateway'
  | 'budget'
  | 'timeout'
  | 'grader'
  | 'user code'
  | 'webhook'
  | 'not run'
  | 'cancelled';

/** An error as a value, on its way through a cell. */
export interface CellError {
  kind: ErrorKind;
  /** What happened and what to do; lower-case start; may quote text from outside. */
  message: string;
  /** HTTP status, when one was the cause. */
  status?: number;
  /** The config chose what failed: `on-inconclusive: warn` does not forgive it. */
  ofConfig?: true;
  /** The input whose limit kept it from being asked. */
  limit?: 'max-calls';
}
