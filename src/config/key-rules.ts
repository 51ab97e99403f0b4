// What the table of keys says of one key.
import type { NumberRange } from './ranges.js';

export type Place =
  | 'config'
  | 'provider'
  | 'prompt'
  | 'test'
  | 'defaultTest'
  | 'options'
  | 'assertion'
  | 'assert-set'
  | 'scenario'
  | 'gate'
  | 'evaluateOptions'
  | 'commandLineOptions';

export type KeyRule =
  /** Read by the loader. */
  | UsedKey
  /** Known and harmless: it steers something that does not exist here. Told in the log, counted nowhere. */
  | { noEffect: string }
  /** Known, but the author would believe in something that does not happen: told as a warning. */
  | { ignored: string }
  /** Known and needed for the meaning of the config: the run does not start. */
  | { unsupported: string };

export interface UsedKey {
  /** What its value has to be. */
  used: ValueForm;
  /** What it is for, in one sentence without a full stop, for editors and the docs. */
  about: string;
}

/** What a value has to be. Each of these is read by a function of its own, and has a JSON schema of its own. */
export type ValueForm =
  | 'anything'
  /** Numbers and booleans are taken as their text. */
  | 'text'
  | 'true or false'
  /** One text, or a list of them. */
  | 'texts'
  /** A list of `file://` with code. */
  | 'code files'
  | 'map'
  /** A map from names to texts. */
  | 'named texts'
  /** A text that is an expression or a body of JavaScript, or a `file://` with code. */
  | 'code'
  /** A number of a chat request, as a number or a text, which may be a template. */
  | 'parameter'
  /** Parameters of the chat request, and how the gateway is reached. */
  | 'provider config'
  /** Parameters of the chat request. */
  | 'parameters'
  | 'provider'
  | 'providers'
  /** A provider, or a map with one for each kind of grading. */
  | 'graders'
  | 'prompts'
  | 'tests'
  | 'test or file'
  | 'vars'
  | 'assertions'
  | 'assertion templates'
  | 'rubric prompt'
  | 'scenarios'
  | 'derived metrics'
  | 'scores of factuality'
  /** A number of percent, 0 and more, or its text: `20 %`. */
  | 'percent'
  | { number: NumberRange }
  /** One of these texts; a list of them; a map from names to them. */
  | { oneOf: readonly string[] }
  | { someOf: readonly string[] }
  | { namedOneOf: readonly string[] }
  /** A map whose keys are those of this place. */
  | { keysOf: Place };

export function used(form: ValueForm, about: string): UsedKey {
  return { used: form, about };
}
