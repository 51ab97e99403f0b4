// The fields of a chat request that a provider's `config`, a prompt's `config` and a test's `options` may set.

/** A gateway refuses any other value. Configs bring them as text when they come from an environment variable. */
const NUMERIC_PARAMETERS = [
  'temperature',
  'max_tokens',
  'max_completion_tokens',
  'top_p',
  'top_k',
  'n',
  'presence_penalty',
  'frequency_penalty',
  'seed',
  'top_logprobs',
] as const;

const NUMERIC: ReadonlySet<string> = new Set(NUMERIC_PARAMETERS);

export function isNumericParameter(name: string): boolean {
  return NUMERIC.has(name);
}

/** The number that a text is: `0.5`, ` 1e3`; undefined for any other text. */
export function numberInText(text: string): number | undefined {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

/** Sent as they are; the gateway checks some and passes the rest on to the provider. */
export const CHAT_PARAMETERS = [
  ...NUMERIC_PARAMETERS,
  'stop',
  'response_format',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'functions',
  'function_call',
  'logprobs',
  'logit_bias',
  'user',
  'metadata',
  'store',
  'reasoning',
  'reasoning_effort',
  'verbosity',
  'service_tier',
  'modalities',
  'audio',
  'prediction',
  'thinking',
  'extra_body',
  'prompt_cache_key',
  'prompt_cache_retention',
  'prompt_cache_options',
] as const;

/** Keys of a provider's `config` that are not sent but steer the call. */
export const CLIENT_KEYS = [
  'gatewayUrl',
  'apiKey',
  'apiKeyEnvar',
  'apiKeyRequired',
  'headers',
  'passthrough',
  'showThinking',
  'route',
  'cost',
  'inputCost',
  'outputCost',
] as const;

/** What a call without them sends, as promptfoo does for this provider. */
export const DEFAULT_PARAMETERS = { temperature: 0, max_tokens: 1024 } as const;
