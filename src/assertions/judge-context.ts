import type { CellError } from '../cell-error.js';
import type { Endpoint } from '../config/eval-config.js';
import type { ChatAnswer } from '../gateway/answer.js';
import type { GatewayCall } from '../gateway/call.js';
import type { Route } from '../gateway/route.js';
import type { Json, JsonObject } from '../json.js';
import type { RunCode } from '../sandbox/code-call.js';
import type { WebhookOutcome } from '../webhook/webhooks.js';

/** What a call to a grader gave. */
export type GradeOutcome =
  | { ok: true; text: string; call: GatewayCall }
  | { ok: false; error: CellError; call: GatewayCall };

/** The vector of one text, or why there is none. */
export type EmbedOutcome =
  | { ok: true; vector: number[]; call: GatewayCall }
  | { ok: false; error: CellError; call: GatewayCall };
/** What is known of an answer beside its output. */
export type AnswerFacts = Pick<ChatAnswer, 'content' | 'finishReason' | 'refusal' | 'guardrail' | 'logProbs'>;

/** What the assertions of one run of a cell are judged with. */
export interface JudgeContext {
  output: Json;
  /** The output as text: itself, or its JSON without white space. What all text assertions see. */
  outputText: string;
  /** The output before the test's own transform: where a context is looked for. */
  untransformed?: Json;
  /** Rendered. */
  vars: JsonObject;
  /** As it was sent: text, or the JSON text of the messages. */
  prompt: string;
  /** The call to the endpoint under test; absent when none was made. */
  call?: GatewayCall;
  /** Absent like the call. */
  answer?: AnswerFacts;
  /** The route that the call took; absent: the unified one. */
  route?: Route;
  /** The chat parameters of the call, rendered: among them the `tools` and `functions` that it offered. */
  params?: JsonObject;
  /** Renders a template over the variables. @throws Error that says what is wrong with the template */
  render(text: string): string;
  /** The same with more variables, which win over the cell's own. */
  renderWith(text: string, vars: JsonObject): string;
  /** Calls a grader. Whoever gives this keeps the record of the calls. */
  grade(grader: Endpoint, messages: Json): Promise<GradeOutcome>;
  /** Asks an embedding grader for the vector of a text. */
  embed(grader: Endpoint, text: string): Promise<EmbedOutcome>;
  /** Runs code of the config; absent where none may run. */
  runCode?: RunCode;
  /** Posts to a webhook of the config; absent where none may be called. */
  callWebhook?(url: string, body: JsonObject): Promise<WebhookOutcome>;
  /** What `context` of that code holds beside prompt, vars and config. */
  codeContext?(): JsonObject;
}
