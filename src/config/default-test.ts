// `defaultTest` of every config file, and the prefix and suffix that stand in commandLineOptions.
import { isObject, type Json, type JsonObject } from '../json.js';
import { combineDefaultTests, usedDefaultTests } from './combine.js';
import { renderEnvInPlace } from './env-templates.js';
import { textField } from './fields.js';
import { flatMapInOrder } from './in-order.js';
import { collected, isFileReference, readData, resolveReference } from './loader.js';
import { NO_PLACE, type Position } from './position.js';
import type { ConfigSource } from './sources.js';
import { type RawTest, readTest, type TestReader } from './test-case.js';

/** A `defaultTest` as it is written; of one that is a file, what the file holds. */
export interface WrittenDefaultTest {
  value: Json;
  at: Position | undefined;
  /** Of its config: files that it names are found from there. */
  reader: TestReader;
}

/**
 * Those that apply, in the order of their configs.
 *
 * @param readers one for each source, in their order
 */
export async function findDefaultTests(
  sources: readonly ConfigSource[],
  readers: readonly TestReader[],
): Promise<WrittenDefaultTest[]> {
  const found = await flatMapInOrder(sources, async ({ loader, config }, index) => {
    const reader = readers[index];
    const one = reader && (await collected(loader, () => findDefaultTest(reader, config), undefined));
    return one ? [one] : [];
  });
  const used = usedDefaultTests(found);
  for (const one of found)
    if (!used.includes(one))
      one.reader.loader.withoutEffect(
        'this defaultTest is not used: that of another config is a file, which stands alone',
        one.at,
        'write both as maps, which are merged',
      );
  return used.map(({ value, at, reader }) => ({ value, at, reader }));
}

function findDefaultTest(
  reader: TestReader,
  config: JsonObject,
): (WrittenDefaultTest & { fromFile: boolean }) | undefined {
  const { loader } = reader;
  const written = config['defaultTest'] ?? null;
  const at = loader.positions.value(config, 'defaultTest');
  const fromFile = isFileReference(written);
  const value = (fromFile ? readData(loader, resolveReference(loader, written), at) : written) ?? null;
  if (value === null) return undefined;
  if (fromFile) renderEnvInPlace(value, loader.templates, reader.environment.env);
  const self = typeof value === 'object' ? loader.positions.of(value) : undefined;
  return { value, at: self ?? at, fromFile, reader };
}

export async function readDefaultTests(
  sources: readonly ConfigSource[],
  written: readonly WrittenDefaultTest[],
): Promise<RawTest | undefined> {
  const tests = await flatMapInOrder(written, async ({ value, at, reader }) => {
    const test = await collected(reader.loader, () => readTest(reader, value, 'defaultTest', at), undefined);
    return test ? [test] : [];
  });
  return withPromptAffixes(sources, combineDefaultTests(tests));
}

/** `commandLineOptions.promptPrefix` and `promptSuffix` are defaultTest's prefix and suffix under another name. */
function withPromptAffixes(sources: readonly ConfigSource[], defaults: RawTest | undefined): RawTest | undefined {
  let prefix: string | undefined;
  let suffix: string | undefined;
  for (const { loader, config } of sources) {
    const commandLine = config['commandLineOptions'];
    if (!isObject(commandLine)) continue;
    prefix = textField(loader, commandLine, 'promptPrefix') ?? prefix;
    suffix = textField(loader, commandLine, 'promptSuffix') ?? suffix;
  }
  if (prefix === undefined && suffix === undefined) return defaults;
  const base = defaults ?? NO_DEFAULTS;
  return {
    ...base,
    options: {
      ...(prefix === undefined ? {} : { prefix }),
      ...(suffix === undefined ? {} : { suffix }),
      ...base.options,
    },
  };
}

const NO_DEFAULTS: RawTest = { vars: {}, assert: [], options: { params: {} }, metadata: {}, at: NO_PLACE };
