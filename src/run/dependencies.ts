// What the runner is given: everything that renders, calls, judges, waits or tells the time.
import type { Judgement } from '../assertions/judge.js';
import type { EmbedOutcome, GradeOutcome, JudgeContext } from '../assertions/judge-context.js';
import type { CellError } from '../cell-error.js';
import type { Assertion, Endpoint, TestCase } from '../config/eval-config.js';
import type { ChatOutcome } from '../gateway/client.js';
import type { Asker, ChatRequest, Destination } from '../gateway/request.js';
import type { Json, JsonObject } from '../json.js';
import type { Cell } from '../plan/cell.js';
import type { CodeCall, CodeOutcome } from '../sandbox/code-call.js';
import type { Webhooks } from '../webhook/webhooks.js';
import type { PacerClock } from './pacer.js';
import type { CellProgress } from './progress-counter.js';
import type { CellResult, RunResult } from './results.js';

/** One cell with its templates rendered: ready to be sent. */
export interface PreparedRun {
  /** Rendered. */
  vars: JsonObject;
  /** As it is sent: text, or the JSON text of the messages. */
  prompt: string;
  messages: Json[];
  params: JsonObject;
  /** The parameters that the user did not set. */
  defaulted: string[];
  destination: Destination;
  /** Whether a model's reasoning is part of its output. */
  showReasoning: boolean;
  /** An answer by a JSON schema stays the text that it is. */
  formatFromFile?: boolean;
  /** Renders a template of an assertion over the variables of this cell. */
  render(text: string): string;
  /** The same with more variables, which win over the cell's own. */
  renderWith(text: string, vars: JsonObject): string;
}

export type Prepared = PreparedRun | { error: CellError };

export interface RunDependencies extends PacerClock {
  /** The error of a template that fails or a file that is missing. */
  prepare(cell: Cell): Prepared | Promise<Prepared>;
  /** Code of the config that is called before each run of a cell, and may change its test. */
  beforeEach?(cell: Cell): Promise<{ cell: Cell } | { error: CellError }>;
  /** The same after it, errored or not; only named scores and metadata can change. */
  afterEach?(cell: Cell, result: RunResult): Promise<RunResult>;
  /** Told each output before it is judged: later cells may refer to it. */
  answered?(cell: Cell, prepared: PreparedRun, output: Json): void;
  /** Why the cell's endpoint is not called at all: what a look at the gateway before the first call found. */
  blocked(cell: Cell): CellError | undefined;
  chat(destination: Destination, request: ChatRequest): Promise<ChatOutcome>;
  /** Names the next run of a cell, where answers are kept for whoever asked. Never the same name twice. */
  nameRun?(cell: Cell): string;
  /** Whether the answer is there without a request: nobody has to wait between such calls. */
  isRecorded?(destination: Destination, request: ChatRequest): boolean;
  /** Calls a grader for one assertion of the cell. */
  grade(
    grader: Endpoint,
    messages: Json,
    run: { cell: Cell; prepared: PreparedRun; signal?: AbortSignal; asker?: Asker },
  ): Promise<GradeOutcome>;
  /** Asks an embedding grader for the vector of a text. */
  embed(
    grader: Endpoint,
    text: string,
    run: { cell: Cell; prepared: PreparedRun; signal?: AbortSignal; asker?: Asker },
  ): Promise<EmbedOutcome>;
  /** Runs code of the config, `arm`: of which side; absent where none may run. */
  runCode?(call: CodeCall, options: { signal?: AbortSignal; arm?: 'base' }): Promise<CodeOutcome>;
  /** Posts to a webhook of the config; absent where none may be called. */
  callWebhook?: Webhooks['call'];
  judge(
    assertions: readonly Assertion[],
    context: JudgeContext,
    options: { threshold: number | undefined; scoring?: TestCase['scoring'] },
  ): Promise<Judgement>;
  /** Takes secrets out of a text; whole ones, so before anything is cut out of it. */
  redact?(text: string): string;
  /** Where a run is kept once it has ended; default: as it is. */
  keep?(run: RunResult): RunResult;
  /** Told each cell in the order of the plan, once all before it have ended too. */
  onCell?(result: CellResult): void;
  onProgress(progress: CellProgress): void;
  /** Stops the run; its reason (a text or an Error) tells why in the cells that were not measured. */
  signal?: AbortSignal;
}
