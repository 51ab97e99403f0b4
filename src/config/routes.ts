// What a config asks for that the gateway's own chat route does not pass on: told before anything is paid for, with the key
// that keeps it. Warnings and no errors: what a route loses is the server's doing, and another version may lose less.
import { KEEP_HINT } from '../gateway/route.js';
import { lostInMessages, lostInTools } from '../gateway/unified-route.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import { endpointMatches, promptMatches } from '../plan/filters.js';
import { chatOf } from '../plan/render.js';
import { type Endpoint, type EvalConfig, isAssertionSet, type Prompt, type TestCase } from './eval-config.js';
import { quote } from './keys.js';
import type { Loader } from './loader.js';
import type { Position } from './position.js';

const ROUTE = "the gateway's own chat route";
/** Of a long list the first ones say enough. */
const MAX_PLACES = 3;

/** What of `params` the gateway's own route does not pass on, by the key: a sentence each. */
function parameterLosses(params: JsonObject): { key: string; message: string }[] {
  const losses: { key: string; message: string }[] = [];
  const answer = (key: string, what: string): void => {
    losses.push({ key, message: `${key}: ${ROUTE} drops ${what} from the answer` });
  };
  const { logprobs, top_logprobs, functions, modalities, tools } = params;
  if (isSet(logprobs)) answer('logprobs', 'the log probabilities');
  else if (isSet(top_logprobs)) answer('top_logprobs', 'the log probabilities');
  if (isSet(functions)) answer('functions', 'the call of a function');
  if (Array.isArray(modalities) && modalities.includes('audio')) answer('modalities', 'the sound');
  const lost = lostInTools(tools ?? null);
  if (lost.length > 0) losses.push({ key: 'tools', message: `tools: ${ROUTE} does not send ${places(lost)}` });
  return losses;
}

/** Tells of the parameters of one provider. `at`: where a key stands. */
export function tellLostParameters(
  loader: Loader,
  params: JsonObject,
  at: (key: string) => Position | undefined,
): void {
  for (const { key, message } of parameterLosses(params)) loader.withoutEffect(message, at(key), KEEP_HINT);
}

/** Tells of prompts, tests and assertions that meet an endpoint on a route without what they need. */
export function checkRoutes(loader: Loader, config: EvalConfig): void {
  const told = new Set<string>();
  const once = (message: string, at: Position, hint: string): void => {
    const key = JSON.stringify([message, at]);
    if (told.has(key)) return;
    told.add(key);
    loader.withoutEffect(message, at, hint);
  };
  const tellParameters = (params: JsonObject, at: Position): void => {
    for (const { message } of parameterLosses(params)) once(message, at, KEEP_HINT);
  };

  for (const prompt of config.prompts) {
    if (!config.endpoints.some((endpoint) => isUnified(endpoint) && promptMatches(prompt, endpoint.prompts))) continue;
    tellParameters(prompt.config ?? {}, prompt.at);
    const lost = lostInPrompt(prompt);
    if (lost.length > 0) once(`${ROUTE} does not send ${places(lost)}`, prompt.at, KEEP_HINT);
  }
  for (const test of config.tests) {
    const endpoints = endpointsOf(test, config);
    if (endpoints.some(isUnified)) tellParameters(test.options.params, test.at);
    for (const { type, at } of logProbAssertions(test))
      for (const endpoint of endpoints) {
        const asked = asksForLogProbs(endpoint, test, config.prompts);
        // With `logprobs` set on a route that drops them, that key has been told already.
        if (isUnified(endpoint) && !asked)
          once(
            `${type} needs log probabilities, which ${ROUTE} drops from the answer of ${quote(endpoint.id)}`,
            at,
            BOTH,
          );
        else if (!asked) once(`${type} needs log probabilities, which ${quote(endpoint.id)} does not ask for`, at, ASK);
      }
  }
}

const ASK = "in the provider's config:\nlogprobs: true";
const BOTH = `${KEEP_HINT}\nlogprobs: true`;

/** What a prompt loses that is a chat before its variables are known; of others only a run can tell. */
export function lostInPrompt({ raw, code }: Pick<Prompt, 'raw' | 'code'>): string[] {
  return code ? [] : lostInMessages(chatOf(raw) ?? null);
}

/** `messages[0].name, messages[2].name and 4 more` */
export function places(lost: readonly string[]): string {
  const more = lost.length - MAX_PLACES;
  return `${lost.slice(0, MAX_PLACES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function endpointsOf(test: TestCase, { endpoints }: EvalConfig): Endpoint[] {
  if (test.providerOutput !== undefined) return [];
  return test.provider ? [test.provider] : endpoints.filter((endpoint) => endpointMatches(endpoint, test.providers));
}

function isUnified({ config }: Endpoint): boolean {
  return config.route !== 'openai';
}

function logProbAssertions({ assert }: TestCase): { type: string; at: Position }[] {
  return assert
    .flatMap((assertion) => (isAssertionSet(assertion) ? assertion.assert : [assertion]))
    .filter(({ type }) => type === 'perplexity' || type === 'perplexity-score');
}

function asksForLogProbs({ config }: Endpoint, { options }: TestCase, prompts: readonly Prompt[]): boolean {
  const holders = [config.params, options.params, ...prompts.map((prompt) => prompt.config ?? {})];
  return holders.some(({ logprobs }) => isSet(logprobs));
}

function isSet(value: Json | undefined): boolean {
  return (
    value !== undefined && value !== null && value !== false && !(isObject(value) && Object.keys(value).length === 0)
  );
}
