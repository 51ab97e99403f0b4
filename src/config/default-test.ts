// `defaultTest` of every config file, and the prefix and suffix that stand in commandLineOptions.
import { isObject } from '../json.js';
import { combineDefaultTests, type DefaultTest, unusedDefaultTests } from './combine.js';
import { renderEnvInPlace } from './env-templates.js';
import { textField } from './fields.js';
import { collected, isFileReference, readData, resolveReference } from './loader.js';
import { NO_PLACE } from './position.js';
import type { ConfigSource } from './sources.js';
import { type RawTest, readTest, type TestReader } from './test-case.js';

/** @param readers one for each source, in their order */
export async function readDefaultTests(
  sources: readonly ConfigSource[],
  readers: readonly TestReader[],
): Promise<RawTest | undefined> {
  const defaults: DefaultTest[] = [];
  for (const [index, source] of sources.entries()) {
    const reader = readers[index];
    if (!reader) continue;
    const one = await collected(source.loader, () => readDefaultTest(reader, source), undefined);
    if (one) defaults.push(one);
  }
  for (const { at } of unusedDefaultTests(defaults))
    sources[0]?.loader.withoutEffect(
      'this defaultTest is not used: that of another config is a file, which stands alone',
      at,
      'write both as maps, which are merged',
    );
  return withPromptAffixes(sources, combineDefaultTests(defaults));
}

async function readDefaultTest(reader: TestReader, { loader, config }: ConfigSource): Promise<DefaultTest | undefined> {
  const written = config['defaultTest'];
  if (written === undefined || written === null) return undefined;
  const at = loader.positions.value(config, 'defaultTest');
  const fromFile = isFileReference(written);
  const value = fromFile ? readData(loader, resolveReference(loader, written), at) : written;
  if (value === undefined || value === null) return undefined;
  if (fromFile) renderEnvInPlace(value, loader.templates, reader.environment.env);
  const test = await readTest(reader, value, 'defaultTest', at);
  return test && { test, fromFile };
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
