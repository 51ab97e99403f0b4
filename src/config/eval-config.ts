// What the user wrote, loaded, validated and normalised. Everything after this folder works on these types and never on
// raw YAML. Texts that may hold templates are kept as written: they are rendered where they are used (see template/).
import type { Route } from '../gateway/route.js';
import type { Json, JsonObject } from '../json.js';
import type { CodeSource } from '../sandbox/code-call.js';
import type { GateRules } from '../verdict/gate-rules.js';
import type { Position } from './position.js';
import type { Problem } from './problem.js';

export interface EvalConfig {
  description?: string;
  /** The config files and every file they refer to, relative to the working directory, in the order they were read. */
  files: string[];
  endpoints: Endpoint[];
  prompts: Prompt[];
  /** With `defaultTest` merged in and array variables expanded: one entry, one row of the result. */
  tests: TestCase[];
  /** The config's own `env`: never exported to the process. */
  env: Readonly<Record<string, string>>;
  /** What `{{env.X}}` may show in prompts and assertions: the process's variables and the config's, without secrets. */
  templateEnv: Readonly<Record<string, string>>;
  options: EvaluateOptions;
  /** The `gate:` block. */
  gate?: GateRules;
  /** Metrics of a column that are computed from its others, in the order in which they are computed. */
  derivedMetrics: DerivedMetric[];
  /** Texts of the files that variables name (`file://notes.txt`), by the reference as it stands in `vars`. */
  varFiles: ReadonlyMap<string, string>;
  /** Filters of templates that code is. */
  filters: ReadonlyMap<string, CodeFile>;
  /** The code that makes a variable (`file://greet.js`), by the reference as it stands in `vars`. */
  varCode: ReadonlyMap<string, CodeFile>;
  /** Code that is called around the run and around each cell. */
  hooks?: Hooks;
  /** What has no effect, in the order of files and lines: shown in the log, counted in the comment. */
  warnings: Problem[];
  /** Known keys that steer nothing here: shown in the log alone. */
  notices: Problem[];
}

export type CodeFile = Extract<CodeSource, { kind: 'file' }>;

export interface Hooks {
  extensions: Extension[];
  /** Prompts, tests and endpoints as hooks see them, after beforeAll. */
  suite: JsonObject;
}

/** An entry of `extensions`. */
export interface Extension {
  /** As written. */
  reference: string;
  source: CodeFile;
  at: Position | undefined;
}

export interface DerivedMetric {
  name: string;
  /** Parses; see expression.ts. */
  expression: string;
}

export interface EvaluateOptions {
  maxConcurrency?: number;
  repeat?: number;
  /** Milliseconds to wait after each call of one endpoint. */
  delayMs?: number;
  /** Milliseconds that one call may take, retries included. */
  callTimeoutMs?: number;
  /** Milliseconds that all calls may take together; what is not measured then is an error. */
  maxEvalTimeMs?: number;
  /** The config's own result files (`outputPath`). */
  outputPaths?: string[];
}

/** An endpoint of the gateway as one `providers` entry describes it; the same endpoint may stand there twice. */
export interface Endpoint {
  /** `mlflow-gateway:<name>` as in the config, or the mapped foreign id (see `endpoint-map`). What result files show. */
  id: string;
  /** The endpoint's name at the gateway: `model` of a request. */
  name: string;
  label?: string;
  config: EndpointConfig;
  /** Code that changes each output of this endpoint. */
  transform?: CodeSource;
  /** Labels of the only prompts that this endpoint gets (`group:*` and `group` match `group:x`). */
  prompts?: string[];
  delayMs?: number;
  at: Position;
}

/** A provider's `config`, `{{env.X}}` already rendered; other templates stand in it until the request is made. */
export interface EndpointConfig {
  gatewayUrl?: string;
  apiKey?: string;
  /** Name of the environment variable that holds the token. */
  apiKeyEnvar?: string;
  apiKeyRequired?: boolean;
  headers?: Record<string, string>;
  /** Which route of the gateway chats take; absent: the unified one. */
  route?: Route;
  /** False: a model's reasoning is no part of the output. */
  showThinking?: boolean;
  /** What calls are charged with: the gateway knows no prices. */
  price?: TokenPrice;
  /** Chat parameters by their name on the wire (`temperature`, `max_tokens`, `stop`...). `null` leaves a parameter out. */
  params: JsonObject;
}

/** USD for one token. */
export interface TokenPrice {
  input: number;
  output: number;
}

export interface Prompt {
  /** The text (or the JSON text of a chat) with its templates. */
  raw: string;
  /** What reports call it: the label, or the file's name, or the text itself. */
  label: string;
  id?: string;
  /** The function that makes the prompt; `raw` is then its source. */
  code?: CodeFile;
  /** Chat parameters that override the endpoint's. */
  config?: JsonObject;
  /** What the function is told as its `config`: all that stands there. */
  codeConfig?: JsonObject;
  at: Position;
}

export interface TestCase {
  description?: string;
  /** As written, one value each: arrays and globs are already expanded to several test cases. */
  vars: JsonObject;
  /** Which entry of `tests` this comes from, and which of its combinations of variables it is (all 0-based). */
  origin: { test: number; combination: number; combinations: number };
  assert: Assertion[];
  /** The mean score that decides instead of "every assertion passes". */
  threshold?: number;
  options: TestOptions;
  /** Labels or ids of the only endpoints this test runs against. */
  providers?: string[];
  /** Labels of the only prompts this test runs with. */
  prompts?: string[];
  /** Code that decides what the assertions come to. */
  scoring?: CodeFile;
  /** Called instead of the column's endpoint. */
  provider?: Endpoint;
  /** Judged instead of an answer: no call is made. */
  providerOutput?: Json;
  metadata: JsonObject;
  at: Position;
}

export interface TestOptions {
  prefix?: string;
  suffix?: string;
  /** The grader for text (`options.provider`, a string, an object or its `text`). */
  grader?: Endpoint;
  /** The grader that gives embeddings (`options.provider.embedding`). */
  embeddingGrader?: Endpoint;
  /** Replaces the built-in grading prompts. */
  rubricPrompt?: RubricPrompt;
  /** Scores of the categories of `factuality`. */
  factuality?: FactualityScores;
  /** Chat parameters that this test changes (`temperature`, `response_format`...). */
  params: JsonObject;
  disableVarExpansion?: boolean;
  /** Code that changes the output before it is judged. */
  transform?: CodeSource;
  /** Code that makes variables of the variables, when the config is read. */
  transformVars?: CodeSource;
  /** Overrides how often the other tests run. */
  repeat?: number;
  /** The output becomes the variable of this name for the tests after it. */
  storeOutputAs?: string;
  /** No `_conversation` for this test. */
  disableConversationVar?: boolean;
}

/** A grading prompt as a config gives it; templates still stand in it. Either field, or both, are there. */
export interface RubricPrompt {
  /** As one prompt: a text, the JSON text of chat messages, or code that gives either. */
  whole?: string | CodeFile;
  /** As prompts of several calls: by position in a list (`0`, `1`), or by key of a map (`steps`, `evaluate`). */
  parts?: Readonly<Record<string, string | CodeFile>>;
}

/** What an answer of each category scores; above 0 it passes. Left out: 1, and 0 for `disagree`. */
export interface FactualityScores {
  subset?: number;
  superset?: number;
  agree?: number;
  disagree?: number;
  differButFactual?: number;
}

/** An assertion of one test, in the order of the config. */
export type Assertion = SingleAssertion | AssertionSet;

export interface SingleAssertion {
  /** The type without `not-`: a name of the registry in assertions/. */
  type: string;
  negated: boolean;
  /** As written; may hold templates; `file://` already replaced by the file's content. */
  value?: Json;
  /** True when `value` is a file's content: only a rubric is still a template then. */
  valueFromFile?: boolean;
  /** That file: its first line. */
  valueAt?: Position;
  /** The code that gives the value, of a type that is no code itself. */
  valueCode?: CodeFile;
  /** The file of code that `value` names, of a type that runs it. */
  code?: CodeSource;
  /** Why that file cannot be read: the tests that use it are errors, the others run. */
  codeMissing?: string;
  /** Code that changes the output for this assertion alone. */
  transform?: CodeSource;
  /** Code that finds the context in the output, where no variable has it. */
  contextTransform?: CodeSource;
  threshold?: number;
  /** Default 1. 0: reported, decides nothing. */
  weight: number;
  /** By its role (see plan/check-roles.ts): a confirmed failure blocks, whatever the rest. Its weight may be 0 all the same. */
  critical?: true;
  metric?: string;
  /** Of guardrails: an answer that was blocked is what the test wants, and passes it whatever else fails. */
  blockedPassesTest?: true;
  grader?: Endpoint;
  embeddingGrader?: Endpoint;
  /** A text, or the JSON text of chat messages, as a template. */
  rubricPrompt?: string;
  /** Of a type that asks more than once: the prompts of its calls, by name. A call without one has the built-in one. */
  rubricPrompts?: Readonly<Record<string, string>>;
  /** The code that gives `rubricPrompt`. */
  rubricPromptCode?: CodeFile;
  /** The code that gives some of `rubricPrompts`, by name. */
  rubricPromptsCode?: Readonly<Record<string, CodeFile>>;
  /** Settings of the type (`windowSize`), checked; of code, what it is given as `context.config`. */
  config?: JsonObject;
  factuality?: FactualityScores;
  at: Position;
}

export interface AssertionSet {
  type: 'assert-set';
  assert: SingleAssertion[];
  threshold?: number;
  weight: number;
  /** By its role: that the set as a whole fails, confirmed, blocks. */
  critical?: true;
  metric?: string;
  at: Position;
}

export function isAssertionSet(assertion: Assertion): assertion is AssertionSet {
  return assertion.type === 'assert-set';
}
