import type { Endpoint, Prompt, TestCase } from '../config/eval-config.js';

/** test x prompt x endpoint: what is measured once for each repeat, and what every number of the verdict counts. */
export interface Cell {
  /** Stable over runs of the same config: made of test, prompt and endpoint, not of their order. 16 hex digits. */
  id: string;
  /** Row: index into EvalConfig.tests. */
  testIdx: number;
  /** Column: index into Plan.columns. */
  promptIdx: number;
  test: TestCase;
  prompt: Prompt;
  endpoint: Endpoint;
  /** A cell of the commit that a change is compared with; absent on the change itself. */
  arm?: 'base';
}

/** A column of the result table: a prompt as one endpoint gets it. */
export interface Column {
  prompt: Prompt;
  endpoint: Endpoint;
}
