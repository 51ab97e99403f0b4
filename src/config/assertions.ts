// `assert` of a test or of defaultTest: types, values and thresholds are checked here, before anything is called.
import type { AssertionType } from '../assertions/assertion-type.js';
import { findAssertionType, nearestAssertionName, parseTypeName, unsupportedReason } from '../assertions/registry.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import type { CodeSource } from '../sandbox/code-call.js';
import { parseCodeReference } from '../sandbox/code-reference.js';
import { mayCallWebhooks } from '../trust/webhook.js';
import { readCodeFile, readCodeSource } from './code.js';
import {
  type Assertion,
  type AssertionSet,
  type CodeFile,
  isAssertionSet,
  type SingleAssertion,
} from './eval-config.js';
import { describe, listField, numberField, objectField, textField } from './fields.js';
import { type GraderReader, type Graders, readGraders } from './graders.js';
import { checkKeys, quote } from './keys.js';
import { collectedNow, isFileReference, readData, readText, resolveReference } from './loader.js';
import { NO_PLACE, type Position } from './position.js';
import { ANY_NUMBER, COUNT, NOT_NEGATIVE, type NumberRange } from './ranges.js';
import { fitRubricPrompt, type OwnPrompts, readRubricPrompt } from './rubric-prompts.js';
import { tellZeroThreshold } from './zero-threshold.js';

/** Checks of values that cannot be made at once (a schema compiler is loaded late): awaited before the run starts. */
export type PendingCheck = () => Promise<void>;

export interface AssertionReader extends GraderReader {
  pending: PendingCheck[];
}

/** @param otherwise where assertions stand whose source knows no closer place (a row of a CSV) */
export function readAssertions(
  reader: AssertionReader,
  holder: JsonObject,
  otherwise: Position | undefined,
): Assertion[] {
  const list = listField(reader.loader, holder, 'assert');
  if (!list) return [];
  return list.flatMap((entry, index) => {
    const at = reader.loader.positions.value(list, index) ?? otherwise;
    const assertion = readAssertion(reader, entry, at);
    return assertion ? [assertion] : [];
  });
}

/** One assertion of any source; `at` is where it stands when the source knows no closer place (a CSV row). */
function readAssertion(reader: AssertionReader, entry: Json, at: Position | undefined): Assertion | undefined {
  const { loader } = reader;
  if (!isObject(entry)) {
    loader.error(
      `an assertion has to be a map with a type, got ${describe(entry)}`,
      at,
      '- { type: contains, value: text }',
    );
    return undefined;
  }
  const place = loader.positions.of(entry) ?? at ?? NO_PLACE;
  if (Object.hasOwn(entry, '$ref') && !Object.hasOwn(entry, 'type')) {
    checkKeys(loader, entry, 'assertion');
    return undefined;
  }
  if (entry['type'] === 'assert-set') return readSet(reader, entry, place);
  return readSingle(reader, entry, place);
}

function readSet(reader: AssertionReader, entry: JsonObject, at: Position): AssertionSet | undefined {
  const { loader } = reader;
  checkKeys(loader, entry, 'assert-set');
  const list = listField(loader, entry, 'assert');
  if (!list || list.length === 0) {
    loader.error('an assert-set needs a list of assertions in assert', at);
    return undefined;
  }
  const assert = list.flatMap((part, index) => {
    const place = loader.positions.value(list, index) ?? at;
    if (isObject(part) && part['type'] === 'assert-set') {
      loader.error('an assert-set cannot stand inside an assert-set', place, 'move its assertions one level up');
      return [];
    }
    const assertion = readAssertion(reader, part, place);
    if (!assertion || isAssertionSet(assertion)) return [];
    if (findAssertionType(assertion.type)?.compare) {
      loader.error(
        `${assertion.type} compares whole tests and cannot stand inside an assert-set`,
        place,
        'move it one level up',
      );
      return [];
    }
    return [assertion];
  });
  tellZeroThreshold(loader, entry, 'an assert-set');
  return { type: 'assert-set', assert, ...common(reader, entry, NOT_NEGATIVE), at };
}

function common(
  reader: AssertionReader,
  entry: JsonObject,
  range: NumberRange,
): { weight: number; threshold?: number; metric?: string } {
  const { loader } = reader;
  const weight = numberField(loader, entry, 'weight', NOT_NEGATIVE);
  const threshold = numberField(loader, entry, 'threshold', range);
  const metric = textField(loader, entry, 'metric');
  return {
    weight: weight ?? 1,
    ...(threshold === undefined ? {} : { threshold }),
    ...(metric === undefined ? {} : { metric }),
  };
}

function readSingle(reader: AssertionReader, entry: JsonObject, at: Position): SingleAssertion | undefined {
  const { loader } = reader;
  const written = entry['type'];
  if (typeof written !== 'string') {
    loader.error('an assertion needs a type', at, '- { type: contains, value: text }');
    return undefined;
  }
  const typeAt = loader.positions.value(entry, 'type') ?? at;
  const name = parseTypeName(written);
  const type = name && findAssertionType(name.type);
  if (!name || !type) {
    reportUnknown(reader, written, typeAt);
    return undefined;
  }
  checkKeys(loader, entry, 'assertion');
  const webhooks = type.needs === 'webhook' ? mayCallWebhooks(reader.environment.trust) : undefined;
  if (webhooks && !webhooks.allowed) loader.error(webhooks.reason, typeAt);
  const transform = readCodeSource(loader, entry, 'transform');
  const contextTransform = readCodeSource(loader, entry, 'contextTransform');
  const read = collectedNow(loader, () => readValueOrCode(reader, entry, type, at), undefined);
  const assertion: SingleAssertion = {
    type: type.type,
    negated: name.negated,
    ...read,
    ...(transform === undefined ? {} : { transform }),
    ...(contextTransform === undefined ? {} : { contextTransform }),
    ...common(reader, entry, ANY_NUMBER),
    ...(blockedPassesTest(reader, entry, name) ? { blockedPassesTest: true } : {}),
    ...gradersOf(reader, entry, type),
    ...promptsOf(reader, entry, type),
    ...settingsOf(reader, entry, type),
    at,
  };
  // Of a value that cannot be read nothing else is known.
  if (!read) return undefined;
  checkAssertion(reader, type, assertion, loader.positions.value(entry, 'value') ?? at);
  return assertion;
}

/** @throws ConfigError when a file may not or cannot be read */
function readValueOrCode(
  reader: AssertionReader,
  entry: JsonObject,
  { needs }: AssertionType,
  at: Position,
): Pick<SingleAssertion, 'value' | 'valueFromFile' | 'valueAt' | 'code' | 'codeMissing' | 'valueCode'> {
  const valueCode = needs === 'code' ? undefined : readValueCode(reader, entry, at);
  if (valueCode) return { valueCode };
  const code = needs === 'code' ? readCode(reader, entry, at) : {};
  const read: ReadValue = code.code ? { value: entry['value'] ?? null, fromFile: true } : readValue(reader, entry, at);
  const { value, fromFile, valueAt } = read;
  return {
    ...(value === undefined ? {} : { value }),
    ...(fromFile ? { valueFromFile: true } : {}),
    ...(valueAt === undefined ? {} : { valueAt }),
    ...code,
  };
}

/** `config: { purpose: redteam }` of guardrails; of other types the key has been reported. */
function blockedPassesTest(
  { loader }: AssertionReader,
  entry: JsonObject,
  { type, negated }: { type: string; negated: boolean },
): boolean {
  const config = type === 'guardrails' ? objectField(loader, entry, 'config') : undefined;
  if (!config) return false;
  if (config['purpose'] === 'redteam' && !negated && Object.keys(config).length === 1) return true;
  loader.unusedKey(
    'config of guardrails has no effect but as { purpose: redteam }, and none with not-',
    loader.positions.key(entry, 'config'),
  );
  return false;
}

function reportUnknown({ loader }: AssertionReader, written: string, at: Position): void {
  const reason = unsupportedReason(written);
  const positive = written.replace(/^not-/, '');
  if (positive !== written && findAssertionType(positive)) {
    loader.error(`${quote(written)}: ${positive} has no opposite`, at);
    return;
  }
  const near = nearestAssertionName(written);
  if (reason)
    loader.error(
      `the assertion ${quote(written)} cannot run here: ${reason}`,
      at,
      near && `the nearest type that can: ${near}`,
    );
  else loader.error(`unknown assertion type ${quote(written)}`, at, near && `did you mean ${quote(near)}?`);
}

interface ReadValue {
  value?: Json;
  fromFile?: boolean;
  valueAt?: Position;
}

/** A value from a file is data and no template; a file of code gives its reference back, for the types that run it. */
function readValue({ loader }: AssertionReader, entry: JsonObject, at: Position): ReadValue {
  const value = entry['value'];
  if (value === undefined || value === null) return {};
  const place = loader.positions.value(entry, 'value') ?? at;
  if (isFileReference(value)) {
    const file = loader.workspace.display(resolveReference(loader, value));
    return { value: readValueFile(value), fromFile: true, valueAt: { file, line: 1, column: 1 } };
  }
  if (Array.isArray(value)) return { value: value.map((part) => (isFileReference(part) ? readValueFile(part) : part)) };
  return { value };

  function readValueFile(reference: string): Json {
    const file = resolveReference(loader, reference);
    if (/\.(json|ya?ml)$/i.test(file)) return readData(loader, file, place) ?? '';
    return readText(loader, file, place).trim();
  }
}

function readValueCode({ loader }: AssertionReader, entry: JsonObject, at: Position): CodeFile | undefined {
  const { value } = entry;
  if (!isFileReference(value)) return undefined;
  return readCodeFile(loader, value, loader.positions.value(entry, 'value') ?? at);
}

/**
 * The file of code that a value names.
 * @throws ConfigError when it may not be read
 */
function readCode(
  { loader }: AssertionReader,
  entry: JsonObject,
  at: Position,
): Pick<SingleAssertion, 'code' | 'codeMissing'> {
  const { value } = entry;
  loader.meetCode(`the assertion ${quote(String(entry['type']))}`, loader.positions.value(entry, 'value') ?? at);
  const reference = isFileReference(value) ? parseCodeReference(value) : undefined;
  if (!reference) return {};
  const { path, ...named } = reference;
  const file = resolveReference(loader, path);
  const code: CodeSource = { kind: 'file', file, ...named };
  if (!loader.workspace.exists(file)) {
    const shown = quote(loader.workspace.display(file));
    return { code, codeMissing: `there is no file ${shown} in the workspace` };
  }
  readText(loader, file, loader.positions.value(entry, 'value') ?? at);
  return { code };
}

function gradersOf(reader: AssertionReader, entry: JsonObject, { type, needs }: AssertionType): Graders {
  const { loader } = reader;
  if (entry['provider'] === undefined || entry['provider'] === null) return {};
  if (needs === 'nothing' || needs === 'code' || needs === 'webhook') {
    loader.unusedKey(
      `provider has no effect on ${type}, which no model grades`,
      loader.positions.key(entry, 'provider'),
    );
    return {};
  }
  return readGraders(reader, entry, needs === 'embeddings' ? 'embeddingGrader' : 'grader');
}

function promptsOf({ loader }: AssertionReader, entry: JsonObject, type: AssertionType): OwnPrompts {
  const written = readRubricPrompt(loader, entry);
  if (!written) return {};
  const fitted = fitRubricPrompt(type, written);
  if ('problem' in fitted) {
    loader.error(fitted.problem, loader.positions.value(entry, 'rubricPrompt'));
    return {};
  }
  if (Object.keys(fitted).length === 0)
    loader.unusedKey(
      `this rubricPrompt has no effect on ${type.type}`,
      loader.positions.key(entry, 'rubricPrompt'),
      typeof type.rubricPrompts === 'string' ? undefined : `it takes a map with ${type.rubricPrompts.join(' and ')}`,
    );
  return fitted;
}

function settingsOf({ loader }: AssertionReader, entry: JsonObject, type: AssertionType): { config?: JsonObject } {
  const written = objectField(loader, entry, 'config');
  if (!written) return {};
  // What code makes of its config is its own affair.
  if (type.needs === 'code') return { config: written };
  // See blockedPassesTest.
  if (type.type === 'guardrails') return {};
  for (const key of Object.keys(written))
    if (!type.settings.includes(key))
      loader.unusedKey(`config.${key} has no effect on ${type.type}`, loader.positions.key(written, key));
  for (const key of type.settings) numberField(loader, written, key, COUNT);
  return { config: written };
}

/** The registry's rules for value and threshold; texts with templates are known only when a test runs. */
function checkAssertion(reader: AssertionReader, type: AssertionType, assertion: SingleAssertion, at: Position): void {
  const { loader } = reader;
  const complain = (message: string | undefined): void => {
    if (message) loader.error(`${assertion.negated ? 'not-' : ''}${type.type}: ${message}`, at);
  };
  if (type.threshold === 'required' && assertion.threshold === undefined) complain('needs a threshold');
  if (type.threshold === 'none' && assertion.threshold !== undefined)
    loader.unusedKey(`threshold has no effect on ${type.type}`, at);
  if (type.compare && assertion.metric !== undefined)
    loader.unusedKey(`metric has no effect on ${type.type}, which only chooses`, assertion.at);
  // What code will give is not known yet.
  if (assertion.valueCode) return;
  if (hasTemplate(assertion.value) && (type.templates === 'everything' || !assertion.valueFromFile)) return;
  reader.pending.push(async () => complain(await type.check(assertion.value, assertion.threshold)));
}

function hasTemplate(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.includes('{{') || value.includes('{%');
  if (Array.isArray(value)) return value.some(hasTemplate);
  return isObject(value) && Object.values(value).some(hasTemplate);
}
