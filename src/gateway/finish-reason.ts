import type { Json } from '../json.js';

/** Providers' own words and OpenAI's for the same end, as promptfoo 0.123 maps them. */
const OPENAI_NAMES: ReadonlyMap<string, string> = new Map([
  ['function_call', 'tool_calls'],
  ['tool_use', 'tool_calls'],
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['refusal', 'content_filter'],
]);

/** `finish_reason` in lower case and OpenAI's vocabulary; others as they are. */
export function finishReasonOf(raw: Json | undefined): string | undefined {
  const reason = typeof raw === 'string' ? raw.trim().toLowerCase() : '';
  return reason === '' ? undefined : (OPENAI_NAMES.get(reason) ?? reason);
}
