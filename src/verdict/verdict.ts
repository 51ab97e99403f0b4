export type VerdictName = 'passed' | 'failed' | 'inconclusive' | 'skipped';

/** Counts of cells. `total` = successes + failures + errors + unjudged. */
export interface Counts {
  total: number;
  successes: number;
  failures: number;
  errors: number;
  /** Answered, but nothing judged it: no assertion, or none of a weight above 0. */
  unjudged: number;
}

export interface Verdict {
  name: VerdictName;
  counts: Counts;
  /** Successes in percent of the judged cells (successes + failures); undefined when none was judged. */
  passRate?: number;
  /** Percent. */
  passThreshold: number;
  /** Why, in one sentence without a full stop: `3 of 24 cells failed; the pass rate is 87.5 %, needs 100 %`. */
  reason: string;
  /** The gates in a sentence, where there are others than the threshold alone. */
  gate?: string;
  /** What was wrong when nothing could be measured. */
  cause?:
    | 'config'
    | 'nothing judged'
    | 'no cases'
    | 'untrusted'
    | 'not measured'
    | 'not confirmed'
    | 'base'
    | 'cancelled'
    | 'time limit'
    | 'bug'
    | 'hook failed';
  /** Where it says how this can be judged all the same; a sentence without a full stop. */
  recipe?: { text: string; url?: string };
  /** 0 or 1. */
  exitCode: number;
}
