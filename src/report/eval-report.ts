import type { ErrorKind } from '../cell-error.js';
import type { DerivedMetric } from '../config/eval-config.js';
import type { Problem } from '../config/problem.js';
import type { Column } from '../plan/cell.js';
import type { CellResult } from '../run/results.js';
import type { StoppedBy } from '../stop.js';
import type { RunComparison } from '../verdict/comparison/compare-run.js';
import type { Served } from '../verdict/provenance/served.js';
import type { GateReport } from '../verdict/regression/gate-report.js';
import type { Verdict } from '../verdict/verdict.js';

/** All that a report needs to know of one evaluation. Holds no secret: texts in it are redacted before it is made. */
export interface EvalReport {
  verdict: Verdict;
  description?: string;
  /** In the order of the plan: by test, then by column. */
  cells: CellResult[];
  /** prompts x endpoints; a cell's `promptIdx` points here. */
  columns: Column[];
  /** Config errors that kept the run from starting. */
  problems: readonly Problem[];
  /** What has no effect though its author may believe otherwise: keys, templates without their variable... */
  warnings: readonly Problem[];
  /** Notices of the run: a parameter left out, a preflight told once... One sentence each. */
  notices: string[];
  /** The config and every file it refers to. */
  files: string[];
  /** Origin and path of the gateway, without credentials. */
  gatewayUrl?: string;
  startedAt: Date;
  durationMs: number;
  /** Of a run that has measured two endpoints and more. */
  comparison?: RunComparison;
  /** Who answered for each endpoint of the gateway that was called; of two sides, those of the change. */
  served?: readonly Served[];
  /** Endpoint and grader calls; `attempts` counts HTTP requests. */
  calls: { endpoint: number; grader: number; attempts: number };
  /** Errored cells by kind. */
  errorKinds: Partial<Record<ErrorKind, number>>;
  /** What ended the run before it had measured everything. */
  stopped?: StoppedBy;
  /** How often a case runs whose test says nothing else. */
  repeat: number;
  /** How many repeats of a case must pass, or all where it has fewer. Absent: all. */
  repeatMinPass?: number;
  /** What the regression gate has to tell. */
  gate?: GateReport;
  /** Metrics of a column that are computed from its others. */
  derivedMetrics?: readonly DerivedMetric[];
  /** The config files alone: what `--config` gets to run it again. Default: the first of `files`. */
  configFiles?: string[];
  /** Result files that the config asks for; the input `output-path` wins. */
  outputPaths?: string[];
}

/** Where a report is made: shown in the comment, none of it decides anything. */
export interface RunContext {
  /** Head commit of the pull request, or the commit of the run. */
  sha?: string;
  /** `https://github.com/o/r/actions/runs/1` */
  runUrl?: string;
  runAttempt?: number;
  runId?: number;
  /** `https://github.com/o/r/actions/runs`: what the id of an earlier run is appended to. */
  runsUrl?: string;
  /** Of a merge queue's run: the pull request that is queued. */
  queuedPullRequest?: number;
  /** Workflow, job and matrix leg: tells several comments of one pull request apart. */
  instance: string;
  /** `https://github.com/o/r/blob/<sha>`: what a path in the repository is appended to. */
  blobUrl?: string;
  /** From the top of the repository to the working directory, `/` between: config files are relative to the latter. */
  workingDirectory?: string;
  /** Of this action. */
  version: string;
}
