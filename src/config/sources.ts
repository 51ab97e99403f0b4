// The config files of a run as they are read: each with the folder where its own `file://` start, and its own `$ref`.
import path from 'node:path';
import { isObject, type JsonObject } from '../json.js';
import { createTemplates, type Templates } from '../template/templates.js';
import { FileError } from '../trust/workspace.js';
import { describe, objectField, textsField } from './fields.js';
import { checkKeys } from './keys.js';
import { createLoader, type Loader, type LoaderOptions, readData } from './loader.js';
import { ConfigError, type Problem } from './problem.js';
import { resolveRefs } from './refs.js';

/** One config file. */
export interface ConfigSource {
  config: JsonObject;
  /** Shares everything with those of the other files but `baseDir`. */
  loader: Loader;
  /** The file's own `env`. */
  env: Record<string, string>;
}

/**
 * @param files absolute, at least one
 * @throws ConfigError with what keeps files from being read, of all of them
 */
export function readSources(options: Omit<LoaderOptions, 'baseDir' | 'templates'>, files: readonly string[]) {
  const [first = ''] = files;
  const loader = createLoader({ ...options, baseDir: path.dirname(first), templates: createTemplates({ env: {} }) });
  const problems: Problem[] = [];
  const sources = files.flatMap((file): ConfigSource[] => {
    try {
      const config = readConfigFile(loader, file);
      return [{ config, loader: { ...loader, baseDir: path.dirname(file) }, env: {} }];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
  for (const source of sources) {
    resolveRefs(source.loader, source.config, source.loader.baseDir);
    checkKeys(source.loader, source.config, 'config');
    // What is in it was looked at where a $ref names it.
    objectField(source.loader, source.config, 'assertionTemplates');
    source.env = textsField(source.loader, source.config, 'env') ?? {};
  }
  return { loader, sources };
}

/** From now on all of them render with these. */
export function useTemplates(templates: Templates, loaders: readonly Loader[]): void {
  for (const loader of loaders) loader.templates = templates;
}

function readConfigFile(loader: Loader, file: string): JsonObject {
  let value: ReturnType<typeof readData>;
  try {
    value = readData(loader, file, undefined);
  } catch (error) {
    if (error instanceof FileError) throw new ConfigError([{ message: error.message, hint: error.hint }]);
    throw error;
  }
  const start = { file: loader.workspace.display(file), line: 1, column: 1 };
  if (value === undefined || value === null)
    throw new ConfigError([
      { message: 'the config is empty', at: start, hint: 'it needs providers, prompts and tests' },
    ]);
  if (!isObject(value))
    throw new ConfigError([{ message: `a config has to be a map, got ${describe(value)}`, at: start }]);
  return value;
}
