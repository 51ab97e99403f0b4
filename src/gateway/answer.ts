// A chat completion, read: what was said, and what it cost.
import { isObject, type Json, type JsonObject } from '../json.js';
import type { GatewayCall, TokenUsage } from './call.js';
import { finishReasonOf } from './finish-reason.js';

/** The first choice of an answer. */
export interface ChatAnswer {
  /** Text; parts of text are joined. Absent when the content is null: then there are tool calls, or it is a refusal. */
  content?: string;
  /** As it came. */
  message: JsonObject;
  /** Absent rather than empty. */
  toolCalls?: Json[];
  functionCall?: JsonObject;
  refusal?: string;
  reasoning?: string;
  finishReason?: string;
  /** Natural logarithms of the probabilities of the tokens, when the answer has them. */
  logProbs?: number[];
  /** Why a guardrail blocked the call: `content` is then this text and no model's. */
  guardrail?: string;
}

/** The part of a GatewayCall that the body of an answer tells. */
export type Served = Pick<GatewayCall, 'servedModel' | 'servedBy' | 'tokens' | 'answerId' | 'finishReason'>;

/** Reads a parsed body. `problem`: why it is no chat completion. */
export function readCompletion(body: unknown): { answer: ChatAnswer; served: Served } | { problem: string } {
  if (!isObject(body) || !Array.isArray(body['choices'])) return { problem: 'it is JSON but no chat completion' };
  const choice = body['choices'][0];
  if (choice === undefined) return { problem: 'its list of choices is empty' };
  const message = isObject(choice) ? choice['message'] : undefined;
  if (!isObject(choice) || !isObject(message)) return { problem: 'its first choice has no message' };

  const finishReason = finishReasonOf(choice['finish_reason']);
  return {
    answer: {
      message,
      ...defined('content', contentOf(message['content'])),
      ...defined('toolCalls', filledList(message['tool_calls'])),
      ...defined('functionCall', isObject(message['function_call']) ? message['function_call'] : undefined),
      ...defined('refusal', text(message['refusal'])),
      ...defined('reasoning', text(message['reasoning']) ?? text(message['reasoning_content'])),
      ...defined('finishReason', finishReason),
      ...defined('logProbs', logProbsOf(choice['logprobs'])),
    },
    served: { ...servedOf(body), ...defined('finishReason', finishReason) },
  };
}

/** Who served an answer and what it cost, as any body tells it. */
export function servedOf(body: JsonObject): Served {
  return {
    ...defined('servedModel', text(body['model'])),
    ...defined('servedBy', text(body['provider'])),
    ...defined('tokens', tokensOf(body['usage'])),
    ...defined('answerId', text(body['id'])),
  };
}

/** A guardrail's refusal: nobody's completion, but something for the assertions to judge. */
export function guardrailAnswer(rationale: string): ChatAnswer {
  return { content: rationale, guardrail: rationale, message: { role: 'assistant', content: rationale } };
}

function contentOf(content: Json | undefined): string | undefined {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return undefined;
  const texts = content
    .map((part) => (isObject(part) ? part['text'] : part))
    .filter((part) => typeof part === 'string');
  return texts.length > 0 ? texts.join('') : undefined;
}

function tokensOf(usage: Json | undefined): TokenUsage | undefined {
  if (!isObject(usage)) return undefined;
  const { prompt_tokens: prompt, total_tokens: total } = usage;
  // Embeddings complete nothing and do not say so.
  const completion = Object.hasOwn(usage, 'completion_tokens') ? usage['completion_tokens'] : 0;
  // Providers that count nothing arrive as three nulls; zeros would look like a measurement.
  if (!isCount(prompt) || !isCount(completion)) return undefined;
  return {
    prompt,
    completion,
    total: isCount(total) ? total : prompt + completion,
    ...defined('cached', countIn(usage['prompt_tokens_details'], 'cached_tokens')),
    ...defined('reasoning', countIn(usage['completion_tokens_details'], 'reasoning_tokens')),
  };
}

/** JSON can hold 1e999, and servers can count below zero. */
function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}

function countIn(value: Json | undefined, key: string): number | undefined {
  const count = isObject(value) ? value[key] : undefined;
  return isCount(count) ? count : undefined;
}

function logProbsOf(logprobs: Json | undefined): number[] | undefined {
  const tokens = isObject(logprobs) ? filledList(logprobs['content']) : undefined;
  return tokens?.map((token) => numberIn(token, 'logprob')).filter((value) => value !== undefined);
}

function numberIn(value: Json | undefined, key: string): number | undefined {
  const number = isObject(value) ? value[key] : undefined;
  return typeof number === 'number' ? number : undefined;
}

function filledList(value: Json | undefined): Json[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `{ [key]: value }`, or nothing: an absent field is absent and not `undefined`. */
function defined<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });
}
