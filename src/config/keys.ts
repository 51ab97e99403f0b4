// Every key that promptfoo's format knows, by the place where it may stand, and what becomes of it here. The one table
// that decides whether a key is used, has no effect, or stops the run; docs and messages are made from it.
import type { JsonObject } from '../json.js';
import { CHECK_ROLES, GATE_NAMES, MEASURES } from '../verdict/gate-rules.js';
import { type KeyRule, type Place, used } from './key-rules.js';
import type { Loader } from './loader.js';
import { closeName } from './names.js';
import { ANY_NUMBER, CONCURRENCY, DELAY, EVAL_TIME, NOT_NEGATIVE, REPEATS, TIME_LIMIT } from './ranges.js';

export type { Place } from './key-rules.js';

const RED_TEAM = { unsupported: 'red teaming is not part of this tool; run it with promptfoo' };
const TRACING = { noEffect: 'tracing happens on the MLflow server' };
const SHARING = { noEffect: 'results are not uploaded anywhere' };
const FILTER = { ignored: 'filters are for a local run; every test of the config runs here' };

export const KEYS: Record<Place, Record<string, KeyRule>> = {
  config: {
    $schema: used('anything', 'where an editor finds the schema of this file'),
    description: used('text', 'what reports call this eval'),
    providers: used('providers', 'the endpoints of the gateway that are asked: `mlflow-gateway:<endpoint>`'),
    targets: used('providers', 'another name of `providers`'),
    prompts: used('prompts', 'what is sent: texts, chats, files, globs, functions'),
    tests: used('tests', 'the cases: a list, files, globs, or code that makes them'),
    defaultTest: used('test or file', 'what every test has besides its own keys'),
    env: used('named texts', 'variables for `{{env.NAME}}` in this config; they are not exported'),
    gate: used(
      { keysOf: 'gate' },
      'which gates a change has to pass, and what each check counts; promptfoo does not know it',
    ),
    evaluateOptions: used({ keysOf: 'evaluateOptions' }, 'how the calls are made'),
    commandLineOptions: used({ keysOf: 'commandLineOptions' }, 'defaults of what promptfoo takes as flags'),
    outputPath: used('texts', 'result files; the ending chooses the format'),
    tags: { noEffect: 'tags label runs in the promptfoo viewer' },
    metadata: { noEffect: 'metadata of a config labels runs in the promptfoo viewer' },
    sharing: SHARING,
    writeLatestResults: { noEffect: 'no local database of results is kept' },
    tracing: TRACING,
    scenarios: used('scenarios', 'sets of data, each with every test of a list'),
    nunjucksFilters: used('named texts', 'filters for templates: a name and a file of JavaScript each'),
    derivedMetrics: used('derived metrics', 'metrics of a column that are computed from its others'),
    assertionTemplates: used('assertion templates', "assertions by name, for `$ref: '#/assertionTemplates/<name>'`"),
    extensions: used('code files', 'hooks: code that is called before and after the run and each of its cells'),
    redteam: RED_TEAM,
  },
  provider: {
    id: used('text', '`mlflow-gateway:<endpoint>`, or an id that `endpoint-map` maps'),
    label: used('text', 'what reports and filters call it'),
    config: used('provider config', 'parameters of the chat request, and how the gateway is reached'),
    prompts: used('texts', 'labels of the only prompts that it gets'),
    delay: used({ number: DELAY }, 'wait after each call, in milliseconds'),
    env: used('named texts', 'variables for its own `config`, where neither the run nor the config sets them'),
    transform: used('code', 'code that changes each output of this provider'),
    inputs: RED_TEAM,
  },
  prompt: {
    id: used('text', 'the file, when there is no `raw`'),
    label: used('text', 'what reports and filters call it'),
    raw: used('text', 'the prompt, a file or a glob'),
    config: used('parameters', "parameters of the chat request that go before the provider's"),
    display: used('text', 'an older name of `label`'),
    template: { noEffect: 'result files use it, configs do not' },
    function: { unsupported: 'promptfoo refuses it in a file too; write the prompt as file://prompt.js:name' },
  },
  test: {
    description: used('text', 'what reports call it'),
    vars: used('vars', 'variables of the templates; a list of texts makes one test of each'),
    assert: used('assertions', 'what the output has to be'),
    threshold: used(
      { number: NOT_NEGATIVE },
      'the least weighted mean of the scores, in place of every assertion passing',
    ),
    options: used({ keysOf: 'options' }, 'how this test is asked and judged'),
    providers: used('texts', 'labels or ids of the only providers that it runs on'),
    prompts: used('texts', 'labels of the only prompts that it runs with'),
    provider: used('provider', 'asked in place of the providers of the config'),
    metadata: used(
      'map',
      'kept in result files; `conversationId` parts conversations, cases with the same `cluster` hang together',
    ),
    providerOutput: used('anything', 'judged in place of an answer; no call is made'),
    assertScoringFunction: used('code', 'a file of code that decides what the scores come to'),
  },
  defaultTest: {
    vars: used('vars', 'variables of the templates; a list of texts makes one test of each'),
    assert: used('assertions', 'what every output has to be, before the assertions of the test'),
    threshold: used(
      { number: NOT_NEGATIVE },
      'the least weighted mean of the scores, in place of every assertion passing',
    ),
    options: used({ keysOf: 'options' }, 'how this test is asked and judged'),
    providers: used('texts', 'labels or ids of the only providers that it runs on'),
    prompts: used('texts', 'labels of the only prompts that it runs with'),
    provider: used('provider', 'asked in place of the providers of the config'),
    metadata: used(
      'map',
      'kept in result files; `conversationId` parts conversations, cases with the same `cluster` hang together',
    ),
    description: { ignored: 'each test has its own description' },
    assertScoringFunction: used('code', 'a file of code that decides what the scores come to'),
  },
  options: {
    prefix: used('text', 'put before the prompt'),
    suffix: used('text', 'put after the prompt'),
    provider: used('graders', 'the grader of model-graded assertions'),
    rubricPrompt: used('rubric prompt', 'a grading prompt of your own'),
    disableVarExpansion: used('true or false', 'a list in `vars` stays one value'),
    disableDefaultAsserts: used('true or false', 'the assertions of `defaultTest` do not apply'),
    transform: used('code', 'code that changes the output before it is judged'),
    postprocess: used('code', 'an older name of `transform`'),
    transformVars: used('code', 'code that makes variables of the variables'),
    storeOutputAs: used('text', 'the output becomes the variable of this name in later tests'),
    repeat: used({ number: REPEATS }, 'how often this test runs'),
    factuality: used('scores of factuality', 'what each category of `factuality` scores'),
    runSerially: { noEffect: 'the order of calls decides no verdict' },
    disableConversationVar: used('true or false', 'this test sees no `_conversation`'),
  },
  assertion: {
    type: used('text', 'what is checked; most types take `not-` in front'),
    value: used('anything', 'what the output is compared with; what it may be depends on the type'),
    threshold: used({ number: ANY_NUMBER }, 'the score or the measure that passes; what it means depends on the type'),
    weight: used({ number: NOT_NEGATIVE }, 'how much its score counts; 1 by default, with 0 it decides nothing'),
    metric: used('text', 'its score is counted under this name too'),
    provider: used('graders', 'the grader of this assertion'),
    rubricPrompt: used('rubric prompt', 'a grading prompt of your own'),
    config: used('map', 'settings of the type; code gets them as `context.config`'),
    transform: used('code', 'code that changes the output for this assertion alone'),
    contextTransform: used('code', 'code that finds the context in the output'),
    $ref: used('text', 'an assertion of `assertionTemplates` or another file; the keys beside it go before its own'),
  },
  'assert-set': {
    type: used('text', '`assert-set`: several assertions that count as one'),
    assert: used('assertions', 'the assertions of the set'),
    threshold: used({ number: NOT_NEGATIVE }, 'the least weighted mean of their scores, in place of every one passing'),
    weight: used({ number: NOT_NEGATIVE }, 'how much the score of the set counts; 1 by default'),
    metric: used('text', 'the score of the set is counted under this name too'),
    config: { ignored: 'promptfoo hands it to no assertion; give each its own config' },
  },
  scenario: {
    description: { noEffect: 'each test has its own description' },
    config: used('tests', 'the sets of data'),
    tests: used('tests', 'the tests that run with each of them'),
  },
  gate: {
    use: used({ someOf: GATE_NAMES }, '`assertions`, the default, `regression`, or both'),
    roles: used(
      { namedOneOf: CHECK_ROLES },
      '`critical`, `gating` or `advisory` by metric or type of assertions, `*` for all others; a metric goes before a type',
    ),
    measure: used({ oneOf: MEASURES }, '`pass`, the default, or `score`: what the regression gate compares'),
    metrics: used('texts', 'named scores whose means may not fall'),
    maxLatencyIncrease: used('percent', 'percent of latency over the base above which a change is blocked'),
    maxTokenIncrease: used('percent', 'percent of tokens over the base above which a change is blocked'),
    forbidRemoval: used('true or false', 'a change that removes a case is blocked'),
  },
  evaluateOptions: {
    maxConcurrency: used({ number: CONCURRENCY }, 'calls in flight to one server, from the start and at most'),
    repeat: used({ number: REPEATS }, 'how often each test runs'),
    delay: used({ number: DELAY }, 'wait after each call of one endpoint, in milliseconds'),
    timeoutMs: used({ number: TIME_LIMIT }, 'time that one call may take, retries included, in milliseconds'),
    maxEvalTimeMs: used({ number: EVAL_TIME }, 'the longest that all calls may take, in milliseconds; 0 is no limit'),
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
    maxConcurrency: used({ number: CONCURRENCY }, 'calls in flight to one server, from the start and at most'),
    repeat: used({ number: REPEATS }, 'how often each test runs'),
    delay: used({ number: DELAY }, 'wait after each call of one endpoint, in milliseconds'),
    grader: used('texts', 'the grader, where the config names none elsewhere'),
    description: used('text', 'what reports call this eval'),
    promptPrefix: used('text', 'put before every prompt'),
    promptSuffix: used('text', 'put after every prompt'),
    prompts: { ignored: 'the config says which prompts run' },
    providers: { ignored: 'the config says which endpoints run' },
    output: { ignored: 'use outputPath, or the input or flag output-path' },
    tests: { ignored: 'the config says which tests run' },
    vars: { ignored: 'the config says which tests run' },
    var: { ignored: 'promptfoo takes it as a flag alone; write defaultTest.vars' },
    config: { ignored: 'use the input or flag config' },
    assertions: { ignored: 'promptfoo takes it as a flag alone; write defaultTest.assert' },
    modelOutputs: { ignored: 'promptfoo takes it as a flag alone; write providerOutput in a test' },
    envPath: { ignored: 'set variables with env: in the workflow or in the config' },
    extension: { unsupported: 'write it into the list `extensions` of the config' },
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
  gate: 'gate',
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
    if ((rule && 'used' in rule) || alsoKnown.includes(key)) continue;
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
  'gate',
];

function otherPlace(key: string, place: Place): Place | undefined {
  return LIKELY.find((other) => other !== place && isUsed(key, other));
}

function isUsed(key: string, place: Place): boolean {
  const rule = Object.hasOwn(KEYS[place], key) ? KEYS[place][key] : undefined;
  return rule !== undefined && 'used' in rule;
}

export function quote(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 57)}...` : name);
}
