// Every key that promptfoo's format knows, by the place where it may stand, and what becomes of it here. The one table
// that decides whether a key is used, has no effect, or stops the run; docs and messages are made from it.
import type { JsonObject } from '../json.js';
import type { Loader } from './loader.js';
import { closeName } from './names.js';

export type KeyRule =
  /** Read by the loader. */
  | 'used'
  /** Known and harmless: it steers something that does not exist here. Told in the log, counted nowhere. */
  | { noEffect: string }
  /** Known, but the author would believe in something that does not happen: told as a warning. */
  | { ignored: string }
  /** Known and needed for the meaning of the config: the run does not start. */
  | { unsupported: string };

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
  | 'evaluateOptions'
  | 'commandLineOptions';

const HOOK = {
  unsupported:
    'code around a whole run is not supported yet; code in prompts, vars, tests, transforms and assertions is',
};
const NOT_YET = { unsupported: 'not supported yet' };
const RED_TEAM = { unsupported: 'red teaming is not part of this tool; run it with promptfoo' };
const TRACING = { noEffect: 'tracing happens on the MLflow server' };
const SHARING = { noEffect: 'results are not uploaded anywhere' };
const FILTER = { ignored: 'filters are for a local run; every test of the config runs here' };

export const KEYS: Record<Place, Record<string, KeyRule>> = {
  config: {
    $schema: 'used',
    description: 'used',
    providers: 'used',
    targets: 'used',
    prompts: 'used',
    tests: 'used',
    defaultTest: 'used',
    env: 'used',
    evaluateOptions: 'used',
    commandLineOptions: 'used',
    outputPath: 'used',
    tags: { noEffect: 'tags label runs in the promptfoo viewer' },
    metadata: { noEffect: 'metadata of a config labels runs in the promptfoo viewer' },
    sharing: SHARING,
    writeLatestResults: { noEffect: 'no local database of results is kept' },
    tracing: TRACING,
    scenarios: 'used',
    nunjucksFilters: 'used',
    derivedMetrics: 'used',
    assertionTemplates: 'used',
    extensions: HOOK,
    redteam: RED_TEAM,
  },
  provider: {
    id: 'used',
    label: 'used',
    config: 'used',
    prompts: 'used',
    delay: 'used',
    env: NOT_YET,
    transform: 'used',
    inputs: RED_TEAM,
  },
  prompt: {
    id: 'used',
    label: 'used',
    raw: 'used',
    config: 'used',
    display: 'used',
    template: { noEffect: 'result files use it, configs do not' },
    function: { unsupported: 'write the prompt as file://prompt.js:name instead' },
  },
  test: {
    description: 'used',
    vars: 'used',
    assert: 'used',
    threshold: 'used',
    options: 'used',
    providers: 'used',
    prompts: 'used',
    provider: 'used',
    metadata: 'used',
    providerOutput: 'used',
    assertScoringFunction: 'used',
  },
  defaultTest: {
    vars: 'used',
    assert: 'used',
    threshold: 'used',
    options: 'used',
    providers: 'used',
    prompts: 'used',
    provider: 'used',
    metadata: 'used',
    description: { ignored: 'each test has its own description' },
    assertScoringFunction: 'used',
  },
  options: {
    prefix: 'used',
    suffix: 'used',
    provider: 'used',
    rubricPrompt: 'used',
    disableVarExpansion: 'used',
    disableDefaultAsserts: 'used',
    transform: 'used',
    postprocess: 'used',
    transformVars: 'used',
    storeOutputAs: 'used',
    repeat: 'used',
    factuality: 'used',
    runSerially: { noEffect: 'the order of calls decides no verdict' },
    disableConversationVar: 'used',
  },
  assertion: {
    type: 'used',
    value: 'used',
    threshold: 'used',
    weight: 'used',
    metric: 'used',
    provider: 'used',
    rubricPrompt: 'used',
    config: 'used',
    transform: 'used',
    contextTransform: 'used',
    $ref: 'used',
  },
  'assert-set': {
    type: 'used',
    assert: 'used',
    threshold: 'used',
    weight: 'used',
    metric: 'used',
    config: NOT_YET,
  },
  scenario: {
    description: { noEffect: 'each test has its own description' },
    config: 'used',
    tests: 'used',
  },
  evaluateOptions: {
    maxConcurrency: 'used',
    repeat: 'used',
    delay: 'used',
    timeoutMs: 'used',
    maxEvalTimeMs: NOT_YET,
    filterRange: FILTER,
    cache: { noEffect: 'answers are never cached' },
    showProgressBar: { noEffect: 'a terminal shows progress, a log does not' },
    interactiveProviders: { noEffect: 'there are no interactive providers' },
    generateSuggestions: { noEffect: 'prompts are not rewritten' },
    suggestionsCount: { noEffect: 'prompts are not rewritten' },
    silent: { noEffect: 'the log is the same for every run' },
    isRedteam: RED_TEAM,
  },
  commandLineOptions: {
    maxConcurrency: 'used',
    repeat: 'used',
    delay: 'used',
    grader: 'used',
    description: 'used',
    promptPrefix: 'used',
    promptSuffix: 'used',
    prompts: { ignored: 'the config says which prompts run' },
    providers: { ignored: 'the config says which endpoints run' },
    output: { ignored: 'use outputPath, or the input or flag output-path' },
    tests: { ignored: 'the config says which tests run' },
    vars: { ignored: 'the config says which tests run' },
    var: NOT_YET,
    config: { ignored: 'use the input or flag config' },
    assertions: NOT_YET,
    modelOutputs: NOT_YET,
    envPath: { ignored: 'set variables with env: in the workflow or in the config' },
    extension: HOOK,
    filterErrorsOnly: FILTER,
    filterFailing: FILTER,
    filterFailingOnly: FILTER,
    filterFirstN: FILTER,
    filterMetadata: FILTER,
    filterPattern: FILTER,
    filterPrompts: FILTER,
    filterProviders: FILTER,
    filterRange: FILTER,
    filterSample: FILTER,
    filterSampleSeed: FILTER,
    filterTargets: FILTER,
    retryErrors: { ignored: 'failed calls are retried within a run' },
    verbose: { noEffect: 'use step debug logging or --verbose' },
    tableCellMaxLength: { noEffect: 'tables fit the terminal' },
    write: { noEffect: 'no local database of results is kept' },
    cache: { noEffect: 'answers are never cached' },
    table: { noEffect: 'the terminal view is always shown' },
    share: SHARING,
    noShare: SHARING,
    progressBar: { noEffect: 'a terminal shows progress, a log does not' },
    watch: { noEffect: 'a run ends with its verdict' },
    tags: { noEffect: 'tags label runs in the promptfoo viewer' },
    generateSuggestions: { noEffect: 'prompts are not rewritten' },
    suggestionsCount: { noEffect: 'prompts are not rewritten' },
  },
};

/** Where a misplaced key belongs, in the words of a message. */
const PLACE_NAMES: Record<Place, string> = {
  config: 'the top of the config',
  provider: 'a provider',
  prompt: 'a prompt',
  test: 'a test',
  defaultTest: 'defaultTest',
  options: 'options of a test',
  assertion: 'an assertion',
  'assert-set': 'an assert-set',
  scenario: 'a scenario',
  evaluateOptions: 'evaluateOptions',
  commandLineOptions: 'commandLineOptions',
};

/**
 * Reports every key of `object` that is not used at `place`: a slip of a known key is an error, anything else unknown a
 * warning (its author may believe in a check that never ran), and with `strict` an error too.
 *
 * @param alsoKnown further names that are right at this place (chat parameters in `options`)
 */
export function checkKeys(loader: Loader, object: JsonObject, place: Place, alsoKnown: readonly string[] = []): void {
  const rules = KEYS[place];
  for (const key of Object.keys(object)) {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (rule === 'used' || alsoKnown.includes(key)) continue;
    const at = loader.positions.key(object, key);
    if (rule && 'unsupported' in rule) loader.error(`${key}: ${rule.unsupported}`, at);
    else if (rule && 'ignored' in rule) loader.unusedKey(`${key} has no effect: ${rule.ignored}`, at);
    else if (rule && 'noEffect' in rule) loader.notice(`${key} has no effect: ${rule.noEffect}`, at);
    else {
      const slip = closeName(key, [...Object.keys(rules), ...alsoKnown]);
      const elsewhere = otherPlace(key, place);
      if (slip) loader.error(`unknown key ${quote(key)} in ${PLACE_NAMES[place]}`, at, `did you mean ${quote(slip)}?`);
      else if (elsewhere)
        loader.unusedKey(
          `${key} has no effect in ${PLACE_NAMES[place]}`,
          at,
          `it belongs into ${PLACE_NAMES[elsewhere]}`,
        );
      else loader.unusedKey(`unknown key ${quote(key)} in ${PLACE_NAMES[place]} has no effect`, at);
    }
  }
}

/** The places in the order in which a reader most likely meant them. */
const LIKELY: readonly Place[] = [
  'test',
  'assertion',
  'options',
  'config',
  'provider',
  'prompt',
  'evaluateOptions',
  'commandLineOptions',
];

function otherPlace(key: string, place: Place): Place | undefined {
  return LIKELY.find((other) => other !== place && KEYS[other][key] === 'used');
}

export function quote(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 57)}...` : name);
}
