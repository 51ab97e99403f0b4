// Assertions and contexts for tests: only what a test names is of interest, the rest is filled in.
import { type Judgement, judgeAll } from '../../src/assertions/judge.js';
import type { AnswerFacts, EmbedOutcome, GradeOutcome, JudgeContext } from '../../src/assertions/judge-context.js';
import { parseTypeName } from '../../src/assertions/registry.js';
import type { Assertion, AssertionSet, Endpoint, SingleAssertion } from '../../src/config/eval-config.js';
import type { GatewayCall } from '../../src/gateway/call.js';
import type { Json, JsonObject } from '../../src/json.js';
import { createTemplates } from '../../src/template/templates.js';

const AT = { file: 'promptfooconfig.yaml', line: 7, column: 9 };
export const EMBEDDER: Endpoint = { id: 'mlflow-gateway:emb', name: 'emb', config: { params: {} }, at: AT };
export const GRADER: Endpoint = { id: 'mlflow-gateway:grader', name: 'grader', config: { params: {} }, at: AT };

type Extra = Partial<Omit<SingleAssertion, 'type' | 'negated' | 'at'>>;

/** `assertion('not-contains', { value: 'x' })` */
export function assertion(written: string, extra: Extra = {}): SingleAssertion {
  const name = parseTypeName(written);
  if (!name) throw new Error(`no assertion type ${written}`);
  return { ...name, weight: 1, at: AT, ...extra };
}

export function set(assert: SingleAssertion[], extra: Partial<AssertionSet> = {}): AssertionSet {
  return { type: 'assert-set', assert, weight: 1, at: AT, ...extra };
}

export function call(latencyMs = 120): GatewayCall {
  return { endpoint: 'chat', attempts: 1, latencyMs };
}

export interface Given {
  output?: Json;
  vars?: JsonObject;
  latencyMs?: number;
  costUsd?: number;
  answer?: AnswerFacts;
  params?: JsonObject;
  /** Replies of the grader, one a call; the last one repeats. */
  replies?: (string | GradeOutcome)[] | ((content: string, index: number) => string);
  /** The vector of a text. */
  vectors?: (text: string) => number[] | EmbedOutcome;
}

export interface Graded {
  grader: Endpoint;
  messages: { role: string; content: string }[];
}

export interface JudgingContext extends JudgeContext {
  graded: Graded[];
  embedded: string[];
}

export function context({
  output = '',
  vars = {},
  latencyMs,
  costUsd,
  answer,
  params,
  replies = [],
  vectors,
}: Given = {}): JudgingContext {
  const templates = createTemplates({ env: {} });
  const graded: Graded[] = [];
  const embedded: string[] = [];
  return {
    output,
    outputText: typeof output === 'string' ? output : JSON.stringify(output),
    vars,
    prompt: 'the prompt',
    ...(latencyMs === undefined && costUsd === undefined
      ? {}
      : { call: { ...call(latencyMs), ...(costUsd === undefined ? {} : { costUsd }) } }),
    ...(answer ? { answer } : {}),
    ...(params ? { params } : {}),
    render: (text) => templates.render(text, vars),
    renderWith: (text, more) => templates.render(text, { ...vars, ...more }),
    async grade(grader, messages) {
      const sent = messages as unknown as Graded['messages'];
      const reply =
        typeof replies === 'function'
          ? replies(sent.map(({ content }) => content).join('\n'), graded.length)
          : replies[Math.min(graded.length, replies.length - 1)];
      graded.push({ grader, messages: sent });
      if (reply === undefined) throw new Error('no grader was expected');
      return typeof reply === 'string' ? { ok: true, text: reply, call: call() } : reply;
    },
    async embed(_grader, text) {
      embedded.push(text);
      if (!vectors) throw new Error('no embedding was expected');
      const vector = vectors(text);
      return Array.isArray(vector) ? { ok: true, vector, call: call() } : vector;
    },
    graded,
    embedded,
  };
}

/** Judges and gives the verdict in brief: `true 1`, or the error as `kind: message`. */
export async function verdict(assertions: Assertion | Assertion[], given: Given, threshold?: number): Promise<string> {
  const judgement = await judge(assertions, given, threshold);
  return judgement.ok
    ? `${judgement.pass} ${Math.round(judgement.score * 1e6) / 1e6}`
    : `${judgement.error.kind}: ${judgement.error.message}`;
}

export function judge(assertions: Assertion | Assertion[], given: Given, threshold?: number): Promise<Judgement> {
  return judgeAll([assertions].flat(), context(given), { threshold });
}
