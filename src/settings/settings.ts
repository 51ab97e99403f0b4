// What a run is asked to do, however it was asked (action inputs or command-line flags). Parsed in one place: parse.ts.
import type { CodeSetting } from '../trust/code.js';
import type { GateRules } from '../verdict/gate-rules.js';

export interface Settings {
  /** Config files or globs, relative to the working directory. */
  config: string[];
  /** Absolute. Relative paths start here. */
  workingDirectory: string;
  gatewayUrl?: string;
  gatewayApiKey?: string;
  githubToken?: string;
  /** Foreign provider ids (with `*`) to gateway endpoint names, in the order given. */
  endpointMap: { pattern: string; endpoint: string }[];
  /** `mlflow-gateway:<endpoint>` */
  grader?: string;
  strict: boolean;
  /** Whether code of the config runs where the change is ours; see trust/code.ts. */
  code: CodeSetting;
  comment: 'always' | 'on-failure' | 'never';
  commentId?: string;
  /** Values of the matrix that this job is a leg of, as one text: part of the comment's default id. */
  matrixLeg?: string;
  /** The pull request to comment on where the event names none. */
  pullRequest?: number;
  commitStatus: boolean;
  issueOnFailure: boolean;
  /** Whose answers are shown. Unset: in comment and summary those that failed, in result files all. */
  showAnswers?: 'failed' | 'all' | 'none';
  /** Calls in flight to one server, at first and at most. */
  maxConcurrency?: number;
  /** The most requests to one endpoint. */
  requestsPerMinute?: number;
  repeat?: number;
  repeatMinPass?: number;
  /** Percent, 0 to 100. */
  passThreshold?: number;
  /** What the inputs say of the gates: they go before the config's own block. */
  gateRules: GateRules;
  /** A results file, relative to the working directory: compared with, in place of the live base. */
  baseline?: string;
  /** A file, relative to the working directory: the evidence of the regression gate is kept in it between runs of a job. */
  gateState?: string;
  /** A file, relative to the working directory: the answers of finished calls are kept in it. */
  journal?: string;
  /** What the journal holds of the same run is not asked for again. */
  resume?: true;
  onInconclusive: 'fail' | 'warn';
  /** Patterns of files that matter, from the top of the repository, `!` before those that do not; `auto`. Empty: all. */
  paths: string[];
  /** Names of endpoints (with `*`) that a config from outside may call; empty: none. */
  allowedEndpoints: string[];
  /** The most requests to models, retries included. */
  maxCalls?: number;
  /** Milliseconds, above 0: the run ends with a verdict before it. */
  timeLimitMs?: number;
  outputPaths: string[];
  /** Only the plan: nothing is called or written. */
  dryRun?: true;
  /** Ids of the only cells to run; empty: all. */
  cases: string[];
}

/** Where messages to the user go. `debug` is shown with step debug logging or `--verbose`. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warning(message: string): void;
  error(message: string): void;
}

/** Environment variables, read once. */
export type Env = Readonly<Record<string, string | undefined>>;
