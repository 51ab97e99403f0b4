// What every part of the loader shares: where files are read, where problems are collected, where values stood.
import path from 'node:path';
import { isDeeperThan, type Json, MAX_NESTING } from '../json.js';
import type { RunCode } from '../sandbox/code-call.js';
import type { Templates } from '../template/templates.js';
import { FileError, type Workspace } from '../trust/workspace.js';
import { findJsonError, findRepeatedKey } from './json-error.js';
import type { Position } from './position.js';
import { ConfigError, type Problem } from './problem.js';
import { createPositions, type Positions, parseYaml, tooDeep } from './yaml.js';

/** What the settings of a run say about reading its config. */
export interface LoadSettings {
  /** Keys without effect are errors. */
  strict: boolean;
  /** Foreign provider ids (with `*`) to names of endpoints; the first that matches wins. */
  endpointMap: readonly { pattern: string; endpoint: string }[];
  /** `mlflow-gateway:<endpoint>`: grades where the config names no grader. */
  grader?: string | undefined;
}

export interface Loader {
  readonly settings: LoadSettings;
  readonly workspace: Workspace;
  readonly positions: Positions;
  /** Absolute: where `file://` and globs of this config start. */
  readonly baseDir: string;
  /** Absolute: where the files start that variables name. One for all configs, so that a reference means one file. */
  readonly varsDir: string;
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly notices: Problem[];
  /** Files that were read, as they are shown. */
  readonly files: Set<string>;
  /** What graders are named for that cannot be read: that none is left is no news then. */
  readonly failedGraders: Set<'grader' | 'embeddingGrader'>;
  /** Runs code of the config that makes tests; absent where none may run, which `refuseCode` then says. */
  readonly runCode?: RunCode | undefined;
  /** Renders `{{env.X}}`: no secret stands in this environment. */
  templates: Templates;
  error(message: string, at?: Position, hint?: string): void;
  /** What does nothing though its author may believe otherwise. An error when strict. */
  withoutEffect(message: string, at?: Position, hint?: string): void;
  /** The same, where `at` is the key. */
  unusedKey(message: string, at?: Position, hint?: string): void;
  notice(message: string, at?: Position): void;
  /** Told of all code that the config holds: an error where none may run. */
  meetCode(what: string, at: Position | undefined): void;
}

export interface LoaderOptions extends Pick<Loader, 'settings' | 'workspace' | 'baseDir' | 'templates'> {
  runCode?: RunCode | undefined;
  codeRefusal?: string | undefined;
}

export function createLoader(options: LoaderOptions): Loader {
  const { settings, workspace, baseDir, templates, runCode, codeRefusal } = options;
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const notices: Problem[] = [];
  const error = (message: string, at?: Position, hint?: string): void => {
    problems.push({ message, at, hint });
  };
  return {
    settings,
    workspace,
    baseDir,
    varsDir: baseDir,
    templates,
    ...(runCode && codeRefusal === undefined ? { runCode } : {}),
    positions: createPositions(),
    problems,
    warnings,
    notices,
    files: new Set(),
    failedGraders: new Set(),
    error,
    withoutEffect: (message, at, hint) => {
      if (settings.strict) error(message, at, hint);
      else warnings.push({ message, at, hint });
    },
    unusedKey: (message, at, hint) => {
      if (settings.strict) error(message, at, hint);
      else warnings.push({ message, at, hint, unusedKey: true });
    },
    notice: (message, at) => {
      notices.push({ message, at });
    },
    meetCode: (what, at) => {
      if (codeRefusal !== undefined) error(`${what} is code, and code is not run: ${codeRefusal}`, at);
    },
  };
}

/** `work`, or `otherwise` when it ends with problems: they are kept, and the rest of the config is looked at too. */
export async function collected<T>(loader: Loader, work: () => T | Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    loader.problems.push(...error.problems);
    return otherwise;
  }
}

/** The same for what need not wait. */
export function collectedNow<T>(loader: Pick<Loader, 'problems'>, work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    loader.problems.push(...error.problems);
    return otherwise;
  }
}

export const FILE_PREFIX = 'file://';

export function isFileReference(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(FILE_PREFIX);
}

/** The absolute path that a reference of the config means. */
export function resolveReference(loader: Loader, reference: string): string {
  const name = isFileReference(reference) ? reference.slice(FILE_PREFIX.length) : reference;
  return path.resolve(loader.baseDir, name);
}

/**
 * A file's text without its byte order mark.
 * @throws ConfigError at `at` when the file may not or cannot be read
 */
export function readText(loader: Loader, file: string, at: Position | undefined): string {
  try {
    const text = loader.workspace.readText(file);
    loader.files.add(loader.workspace.display(file));
    return text;
  } catch (error) {
    if (error instanceof FileError) throw new ConfigError([{ message: error.message, at, hint: error.hint }]);
    throw error;
  }
}

/**
 * The files that a glob of the config matches, as absolute paths, sorted.
 * @throws ConfigError at `at` when it looks at or finds too many
 */
export async function findFiles(loader: Loader, pattern: string, at: Position | undefined): Promise<string[]> {
  try {
    return await loader.workspace.glob(pattern, loader.baseDir);
  } catch (error) {
    if (error instanceof FileError) throw new ConfigError([{ message: error.message, at, hint: error.hint }]);
    throw error;
  }
}

/** JSON files over this size are read without positions: the YAML reader that knows them takes ten times as long. */
const MAX_POSITIONED_JSON = 1_000_000;

/**
 * A YAML or JSON file (by its ending) as values; undefined when it is empty.
 * @throws ConfigError
 */
export function readData(loader: Loader, file: string, at: Position | undefined): Json | undefined {
  const text = readText(loader, file, at);
  const shown = loader.workspace.display(file);
  if (!/\.json$/i.test(file)) return parseYaml(text, shown, loader.positions);
  if (text.trim() === '') return undefined;
  const json = parseJson(text, shown);
  if (text.length > MAX_POSITIONED_JSON) return json;
  try {
    return parseYaml(text, shown, loader.positions);
  } catch {
    // JSON that YAML does not take (tabs) has no positions, and is read all the same.
    return json;
  }
}

/**
 * @param line added to the line of the error: JSON Lines are parsed one by one
 * @throws ConfigError with the line and column of the first character that is wrong, or of a key that stands twice
 */
export function parseJson(text: string, file: string, line = 1): Json {
  const placeOf = (offset: number): Position => {
    const before = text.slice(0, offset).split('\n');
    return { file, line: line + before.length - 1, column: (before.at(-1) ?? '').length + 1 };
  };
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    const error = findJsonError(text) ?? { offset: 0, expected: 'a value' as const, atEnd: false };
    const found = error.atEnd
      ? 'the text ends'
      : `there is ${JSON.stringify(text.slice(error.offset, error.offset + 10))}`;
    const message = `invalid JSON: ${found} where ${error.expected} should be`;
    throw new ConfigError([{ message, at: placeOf(error.offset) }]);
  }
  if (isDeeperThan(value, MAX_NESTING)) throw tooDeep(file, placeOf(0));
  const repeated = findRepeatedKey(text);
  if (!repeated) return value;
  const message = `invalid JSON: the key ${JSON.stringify(repeated.key)} stands twice in one map`;
  const hint = 'only the last would count; rename or merge them';
  throw new ConfigError([{ message, at: placeOf(repeated.offset), hint }]);
}
