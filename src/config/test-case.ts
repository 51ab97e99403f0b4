// One entry of `tests`, wherever it came from, to test cases: checked, merged with defaultTest, expanded.
import { isObject, type Json, type JsonObject } from '../json.js';
import type { CodeSource } from '../sandbox/code-call.js';
import { readTransformedVars, transformCall } from '../sandbox/code-uses.js';
import { type AssertionReader, readAssertions } from './assertions.js';
import { CHAT_PARAMETERS } from './chat-parameters.js';
import { readCodeSource } from './code.js';
import { pickParameters, readEndpoint } from './endpoints.js';
import type { Assertion, CodeFile, TestCase, TestOptions } from './eval-config.js';
import { readFactualityScores } from './factuality-scores.js';
import { booleanField, describe, numberField, objectField, textField, textListField } from './fields.js';
import { readGraders } from './graders.js';
import { checkKeys, type Place } from './keys.js';
import { NO_PLACE, type Position } from './position.js';
import { NOT_NEGATIVE, REPEATS } from './ranges.js';
import { readRubricPrompt } from './rubric-prompts.js';
import { expandVars, readVarFiles, readVars } from './vars.js';
import { tellZeroThreshold } from './zero-threshold.js';

/** A test before defaultTest is merged in. */
export interface RawTest {
  description?: string;
  vars: JsonObject;
  assert: Assertion[];
  threshold?: number;
  options: TestOptions;
  disableDefaultAsserts?: boolean;
  providers?: string[];
  prompts?: string[];
  provider?: TestCase['provider'];
  providerOutput?: TestCase['providerOutput'];
  scoring?: TestCase['scoring'];
  metadata: JsonObject;
  at: Position;
}

export interface TestReader extends AssertionReader {
  varFiles: Map<string, string>;
  varCode: Map<string, CodeFile>;
  /** How many were read so far, of all files: each is a conversation of its own. */
  scenarios: { count: number };
}

export async function readTest(
  reader: TestReader,
  entry: Json,
  place: Place,
  at: Position | undefined,
): Promise<RawTest | undefined> {
  const { loader } = reader;
  if (!isObject(entry)) {
    loader.error(`a test has to be a map, got ${describe(entry)}`, at);
    return undefined;
  }
  checkKeys(loader, entry, place);
  const vars = await readVars(loader, entry);
  if (Object.hasOwn(vars, 'assert'))
    loader.withoutEffect(
      'assert inside vars is a variable, not an assertion',
      loader.positions.key(vars, 'assert'),
      'move it one level out',
    );
  const options = readOptions(reader, entry);
  const scoring = readCodeSource(loader, entry, 'assertScoringFunction');
  if (scoring?.kind === 'inline')
    loader.error(
      'assertScoringFunction has to be a file of code',
      loader.positions.value(entry, 'assertScoringFunction'),
      'assertScoringFunction: file://score.js',
    );
  const description = textField(loader, entry, 'description');
  const threshold = numberField(loader, entry, 'threshold', NOT_NEGATIVE);
  tellZeroThreshold(loader, entry, 'a test');
  const providers = textListField(loader, entry, 'providers');
  const prompts = textListField(loader, entry, 'prompts');
  const providerAt = loader.positions.value(entry, 'provider');
  const named = entry['provider'] ?? null;
  const provider = named === null ? undefined : readEndpoint(reader, named, providerAt);
  return {
    vars,
    assert: readAssertions(reader, entry, at),
    options: options.options,
    metadata: objectField(loader, entry, 'metadata') ?? {},
    at: loader.positions.of(entry) ?? at ?? NO_PLACE,
    ...(description === undefined ? {} : { description }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(providers === undefined ? {} : { providers }),
    ...(prompts === undefined ? {} : { prompts }),
    ...(provider === undefined ? {} : { provider }),
    ...(scoring?.kind === 'file' ? { scoring } : {}),
    ...(entry['providerOutput'] ? { providerOutput: entry['providerOutput'] } : {}),
    ...(options.disableDefaultAsserts ? { disableDefaultAsserts: true } : {}),
  };
}

function readOptions(reader: TestReader, entry: JsonObject): { options: TestOptions; disableDefaultAsserts: boolean } {
  const { loader } = reader;
  const written = objectField(loader, entry, 'options');
  if (!written) return { options: { params: {} }, disableDefaultAsserts: false };
  checkKeys(loader, written, 'options', CHAT_PARAMETERS);
  const prefix = textField(loader, written, 'prefix');
  const suffix = textField(loader, written, 'suffix');
  const graders = readGraders(reader, written, 'grader');
  const rubricPrompt = readRubricPrompt(loader, written);
  const factuality = readFactualityScores(loader, written);
  const disableVarExpansion = booleanField(loader, written, 'disableVarExpansion');
  const transform = readCodeSource(loader, written, 'transform', 'postprocess');
  const transformVars = readCodeSource(loader, written, 'transformVars');
  const repeat = numberField(loader, written, 'repeat', REPEATS);
  const storeOutputAs = textField(loader, written, 'storeOutputAs');
  const disableConversationVar = booleanField(loader, written, 'disableConversationVar');
  return {
    options: {
      params: pickParameters(loader, written),
      ...(prefix === undefined ? {} : { prefix }),
      ...(suffix === undefined ? {} : { suffix }),
      ...graders,
      ...(rubricPrompt === undefined ? {} : { rubricPrompt }),
      ...(factuality === undefined ? {} : { factuality }),
      ...(disableVarExpansion === undefined ? {} : { disableVarExpansion }),
      ...(transform === undefined ? {} : { transform }),
      ...(transformVars === undefined ? {} : { transformVars }),
      ...(repeat === undefined ? {} : { repeat }),
      ...(storeOutputAs === undefined ? {} : { storeOutputAs }),
      ...(disableConversationVar === undefined ? {} : { disableConversationVar }),
    },
    disableDefaultAsserts: booleanField(loader, written, 'disableDefaultAsserts') === true,
  };
}

/**
 * Merges defaultTest under a test and expands its variables. defaultTest's assertions come first; maps are merged key by
 * key, and what the test says itself wins.
 */
export async function expandTest(
  reader: TestReader,
  test: RawTest,
  defaults: RawTest | undefined,
  index: number,
): Promise<TestCase[]> {
  const merged = { ...defaults?.vars, ...test.vars };
  const source = test.options.transformVars ?? defaults?.options.transformVars;
  const vars = source ? await transformVars(reader, source, merged, test.at) : merged;
  const { prefix, suffix, ...options } = { ...defaults?.options, ...test.options };
  const params = { ...defaults?.options.params, ...test.options.params };
  // An empty prefix does not take defaultTest's away.
  const kept = {
    prefix: test.options.prefix || defaults?.options.prefix || '',
    suffix: test.options.suffix || defaults?.options.suffix || '',
  };
  const threshold = test.threshold ?? defaults?.threshold;
  const providers = test.providers ?? defaults?.providers;
  const prompts = test.prompts ?? defaults?.prompts;
  const provider = test.provider ?? defaults?.provider;
  const scoring = test.scoring ?? defaults?.scoring;
  const places = placesOf(reader, test, defaults);
  const combinations = options.disableVarExpansion ? [vars] : await expandVars(places, vars, test.at);
  return combinations.map((combination, number) => {
    readVarFiles(places, combination, reader, test.at);
    return {
      vars: combination,
      origin: { test: index, combination: number, combinations: combinations.length },
      assert: [...(test.disableDefaultAsserts ? [] : (defaults?.assert ?? [])), ...test.assert],
      options: {
        ...options,
        params,
        ...(kept.prefix ? { prefix: kept.prefix } : {}),
        ...(kept.suffix ? { suffix: kept.suffix } : {}),
      },
      metadata: { ...defaults?.metadata, ...test.metadata },
      at: test.at,
      ...(test.description === undefined ? {} : { description: test.description }),
      ...(threshold === undefined ? {} : { threshold }),
      ...(providers === undefined ? {} : { providers }),
      ...(prompts === undefined ? {} : { prompts }),
      ...(provider === undefined ? {} : { provider }),
      ...(scoring === undefined ? {} : { scoring }),
      ...(test.providerOutput === undefined ? {} : { providerOutput: test.providerOutput }),
    };
  });
}

/** Variables that code makes of the variables, laid over them. */
async function transformVars(
  { loader }: TestReader,
  source: CodeSource,
  vars: JsonObject,
  at: Position,
): Promise<JsonObject> {
  if (!loader.runCode) {
    loader.error('transformVars: code of the config may not run here', at);
    return vars;
  }
  const outcome = await loader.runCode(transformCall(source, { name: 'vars', value: vars }, { prompt: {} }));
  const read = outcome.ok ? readTransformedVars(outcome.value) : { ok: false as const, problem: outcome.error.message };
  if (read.ok) return { ...vars, ...read.value };
  loader.error(`transformVars: ${outcome.ok ? 'the code ' : ''}${read.problem}`, at);
  return vars;
}

/** A loader for which the merged variables stand where the test or defaultTest wrote them. */
function placesOf(reader: TestReader, test: RawTest, defaults: RawTest | undefined): TestReader['loader'] {
  const { positions } = reader.loader;
  return {
    ...reader.loader,
    positions: {
      ...positions,
      value: (_merged, name) =>
        positions.value(test.vars, name) ?? (defaults ? positions.value(defaults.vars, name) : undefined),
    },
  };
}
