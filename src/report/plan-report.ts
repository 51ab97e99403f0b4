import type { Problem } from '../config/problem.js';

/** What `validate` and `--dry-run` found. Holds no secret: texts in it are redacted. */
export interface PlanReport {
  /** What keeps a run from measuring anything, or some of its cells. */
  problems: readonly Problem[];
  warnings: readonly Problem[];
  /** What a run would also need: variables, the URL of the gateway. */
  needs: readonly Problem[];
  /** Absent when the config could not be read. */
  plan?: PlannedRun | undefined;
}

export interface PlannedRun {
  description?: string;
  gatewayUrl?: string;
  cells: number;
  /** Cells, each as often as it repeats. */
  runs: number;
  /** Tests of which at least one cell runs. */
  tests: number;
  /** As the config has them, like `endpoints`. */
  prompts: number;
  endpoints: number;
  /** One cell after the other, since tests refer to earlier outputs. */
  inOrder: boolean;
  calls: readonly PlannedCalls[];
  gradings: readonly PlannedGrading[];
  /** Runs of tests whose output stands in the config. */
  withoutCall: number;
  /** What of the config is code: `javascript assertions`. */
  code: readonly string[];
  /** The configs and every file they refer to, as shown. */
  files: readonly string[];
  configFiles: readonly string[];
  resultFiles: readonly string[];
}

export interface PlannedCalls {
  endpoint: string;
  calls: number;
  /** An estimate, of all calls together: characters of the prompts by 4. */
  promptTokens: number;
}

export interface PlannedGrading {
  grader: string;
  /** The type of assertion that asks. */
  type: string;
  kind: 'chat' | 'embeddings';
  /** At least. */
  calls: number;
}
