// What a run leaves behind. Made in run/, read by verdict/ and report/.
import type { CellError } from '../cell-error.js';
import type { AssertionSet, SingleAssertion, TestCase } from '../config/eval-config.js';
import type { GatewayCall } from '../gateway/call.js';
import type { Json, JsonObject } from '../json.js';
import type { Cell } from '../plan/cell.js';

/** What judging one assertion gave. */
export interface AssertionOutcome {
  assertion: SingleAssertion | Omit<AssertionSet, 'assert'>;
  pass: boolean;
  /** Usually 0 to 1. */
  score: number;
  reason: string;
  /** The parts of an assert-set, in order. */
  parts?: AssertionOutcome[] | undefined;
  /** What code says that its judgement is made of; no score counts it. */
  components?: readonly CodeComponent[] | undefined;
}

/** One of the `componentResults` of an assertion in code. */
export interface CodeComponent {
  pass: boolean;
  score: number;
  reason: string;
  /** As the code names them; without a type it is that of the assertion. */
  type?: string;
  metric?: string;
}

export type RunState = 'passed' | 'failed' | 'errored' | 'unjudged';

/** One repeat of a cell. Prompt, answer and reasons of many runs are read from a file when they are asked for. */
export interface RunResult {
  /** 0-based. */
  repeat: number;
  state: RunState;
  /** The variables as they were rendered. */
  vars: JsonObject;
  /** The prompt as it was sent: text, or the JSON text of the messages. */
  prompt: string;
  /** What the assertions judged. */
  output?: Json | undefined;
  score: number;
  namedScores: Record<string, number>;
  /** Sum of the weights behind each named score, when the names as written do not tell (`metric: 'Case {{k}}'`). */
  namedWeights?: Record<string, number> | undefined;
  assertions: AssertionOutcome[];
  error?: CellError | undefined;
  /** The test as a hook of the config has changed it. */
  test?: TestCase | undefined;
  /** What a hook has added to the metadata of the result. */
  metadata?: JsonObject | undefined;
  /** The call to the endpoint under test; absent when none was made. */
  call?: GatewayCall | undefined;
  graderCalls: GatewayCall[];
}

/** A cell with all its repeats. `state`: errored when the repeats that were measured cannot decide. */
export interface CellResult {
  cell: Cell;
  state: RunState;
  runs: RunResult[];
}
