// Which prompts an endpoint gets, and which columns a test runs in. The rules are promptfoo's: a name, a name with `*` at
// its end, or a group (`summary` takes `summary:short` too).
import type { Endpoint, Prompt } from '../config/eval-config.js';

function nameMatches(name: string | undefined, wanted: string): boolean {
  if (!name) return false;
  if (name === wanted || name.startsWith(`${wanted}:`)) return true;
  return wanted.endsWith('*') && name.startsWith(wanted.slice(0, -1));
}

/** No list: every prompt. An empty list: none. */
export function promptMatches(prompt: Prompt, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.some((name) => namesPrompt(name, prompt));
}

/** Prompts from files go by their path too, with or without `file://`. */
export function namesPrompt(name: string, prompt: Prompt): boolean {
  const path = name.replace(/^file:\/\/(\.\/)?/, '');
  return [name, path].some((one) => nameMatches(prompt.label, one) || nameMatches(prompt.id, one));
}

export function endpointMatches(endpoint: Endpoint, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.some((name) => namesEndpoint(name, endpoint));
}

export function namesEndpoint(name: string, endpoint: Endpoint): boolean {
  return nameMatches(endpoint.label, name) || nameMatches(endpoint.id, name);
}
