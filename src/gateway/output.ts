// What of an answer the assertions judge: the same as promptfoo 0.123 hands them for an OpenAI-compatible chat.
import { isDeeperThan, isObject, type Json, type JsonObject, MAX_NESTING } from '../json.js';
import type { ChatAnswer } from './answer.js';

/** What promptfoo puts in the place of a text that the provider's filter kept back; configs may look for it. */
const FILTERED = 'Content filtered by provider';

/**
 * The output of an answer: text, or a structure when the answer is one.
 *
 * @param params the chat parameters of the call
 * @param formatFromFile keeps an answer by a JSON schema the text that it is
 * @returns undefined when there is nothing to judge: no content and no tool calls
 */
export function outputOf(
  answer: ChatAnswer,
  params: JsonObject,
  { showReasoning = true, formatFromFile = false }: { showReasoning?: boolean; formatFromFile?: boolean } = {},
): Json | undefined {
  const { content, message, toolCalls, functionCall, refusal, reasoning, finishReason, guardrail } = answer;
  if (guardrail !== undefined) return guardrail;
  if (refusal !== undefined) return refusal;
  if (finishReason === 'content_filter') return content || FILTERED;

  const calls: Json | undefined = functionCall ?? toolCalls;
  if (content && calls !== undefined) {
    // Beside a text the calls are judged together with it; but a model that reasons aloud is judged by its text.
    if (typeof message['reasoning'] !== 'string') return message;
  } else if (!content && calls !== undefined) {
    return calls;
  }
  const output = content === undefined ? transcriptOf(message) : formatFromFile ? content : asAsked(content, params);
  return reasoning !== undefined && showReasoning && typeof output === 'string'
    ? `Thinking: ${reasoning}\n\n${output}`
    : output;
}

/**
 * Parsed when JSON was asked for by schema. Text that is no JSON stays text: that is the finding. So does a hundred thousand
 * brackets, which no report could be made of.
 */
function asAsked(content: string, params: JsonObject): Json {
  const format = params['response_format'];
  if (!isObject(format) || format['type'] !== 'json_schema') return content;
  try {
    const value = JSON.parse(content) as Json;
    return isDeeperThan(value, MAX_NESTING) ? content : value;
  } catch {
    return content;
  }
}

/** A spoken answer has its text beside the sound. */
function transcriptOf(message: JsonObject): string | undefined {
  const audio = message['audio'];
  const transcript = isObject(audio) ? audio['transcript'] : undefined;
  return typeof transcript === 'string' ? transcript : undefined;
}
