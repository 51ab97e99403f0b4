// The fields of a chat request that a provider's `config`, a prompt's `config` and a test's `options` may set.
import { type UsedKey, used } from './key-rules.js';
import { PRICE } from './ranges.js';

/** Sent as they are; the gateway checks some and passes the rest on to the provider. */
const PARAMETERS = {
  temperature: used('parameter', 'how freely tokens are chosen; 0 when nothing is set, `null` leaves it out'),
  max_tokens: used('parameter', 'the most tokens of the answer; 1024 when nothing is set, `null` leaves it out'),
  max_completion_tokens: used('parameter', 'the most tokens of the answer, reasoning included'),
  top_p: used('parameter', 'only the likeliest tokens that make up this probability'),
  top_k: used('parameter', 'only this many of the likeliest tokens'),
  n: used('parameter', 'how many answers are made; the first is judged'),
  presence_penalty: used('parameter', 'how much a token loses that was there already'),
  frequency_penalty: used('parameter', 'how much a token loses each time that it was there'),
  seed: used('parameter', 'starts the choice of tokens at the same point each time'),
  top_logprobs: used('parameter', 'how many alternatives of each token come with `logprobs`'),
  stop: used('anything', 'a text, or a list of texts, before which the answer ends'),
  response_format: used('anything', 'the form of the answer, for one a JSON schema; may be a file://'),
  tools: used('anything', 'tools that the model may call; may be a file://'),
  tool_choice: used('anything', 'whether it has to call a tool, and which'),
  parallel_tool_calls: used('anything', 'whether it may call several tools at once'),
  functions: used('anything', 'an older form of `tools`'),
  function_call: used('anything', 'an older form of `tool_choice`'),
  logprobs: used('anything', 'the probabilities of the tokens come with the answer'),
  logit_bias: used('anything', 'by token, how much likelier or less likely it becomes'),
  user: used('anything', 'an id of the end user'),
  metadata: used('anything', 'sent with the request'),
  store: used('anything', 'whether the provider keeps the answer'),
  reasoning: used('anything', 'settings of the reasoning'),
  reasoning_effort: used('anything', 'how much the model reasons'),
  verbosity: used('anything', 'how long the answer is'),
  service_tier: used('anything', 'the tier of the provider that serves the request'),
  modalities: used('anything', 'the kinds of output'),
  audio: used('anything', 'settings of spoken output'),
  prediction: used('anything', 'what the answer will mostly be'),
  thinking: used('anything', 'settings of the reasoning of some providers'),
  extra_body: used('anything', 'sent as it is'),
  prompt_cache_key: used('anything', 'which requests share a cache of prompts'),
  prompt_cache_retention: used('anything', 'how long a prompt stays in the cache'),
  prompt_cache_options: used('anything', 'settings of the cache of prompts'),
} satisfies Record<string, UsedKey>;

/** Keys of a provider's `config` that are not sent but steer the call. */
const CLIENT = {
  gatewayUrl: used('text', 'URL of another MLflow server, for this provider alone'),
  apiKey: used('text', 'the token for it, best as `{{env.NAME}}`'),
  apiKeyEnvar: used('text', 'name of the variable that holds the token'),
  apiKeyRequired: used('true or false', 'false: it is called without a token'),
  headers: used('named texts', 'HTTP headers of its calls'),
  passthrough: used('map', 'further fields of the request, sent as they are'),
  showThinking: used('true or false', 'false: reasoning is no part of the output'),
  route: used('text', 'unified (the default) or openai: the route of the gateway that chats take'),
  cost: used({ number: PRICE }, 'price of a token of both kinds, in USD'),
  inputCost: used({ number: PRICE }, 'price of a token of the prompt, in USD'),
  outputCost: used({ number: PRICE }, 'price of a token of the answer, in USD'),
} satisfies Record<string, UsedKey>;

export const PARAMETER_RULES: Readonly<Record<string, UsedKey>> = PARAMETERS;
export const CLIENT_RULES: Readonly<Record<string, UsedKey>> = CLIENT;

export const CHAT_PARAMETERS: readonly string[] = Object.keys(PARAMETERS);
export const CLIENT_KEYS: readonly string[] = Object.keys(CLIENT);

/** A gateway refuses anything but a number. Configs bring it as text when it comes from an environment variable. */
export function isNumericParameter(name: string): boolean {
  return Object.hasOwn(PARAMETER_RULES, name) && PARAMETER_RULES[name]?.used === 'parameter';
}

/** The number that a text is: `0.5`, ` 1e3`; undefined for any other text. */
export function numberInText(text: string): number | undefined {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

/** What a call without them sends, as promptfoo does for this provider. */
export const DEFAULT_PARAMETERS = { temperature: 0, max_tokens: 1024 } as const;
