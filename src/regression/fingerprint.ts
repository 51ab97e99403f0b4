// What a cell depends on, as one hash: where it is equal on both sides, the two would differ by noise alone, and neither is
// run. It errs towards different: a wrong "equal" would hide what broke.
import { createHash } from 'node:crypto';
import { findAssertionType } from '../assertions/registry.js';
import { isCompared } from '../config/comparisons.js';
import {
  type Assertion,
  type CodeFile,
  type Endpoint,
  type EvalConfig,
  isAssertionSet,
  type Prompt,
  type SingleAssertion,
  type TestCase,
} from '../config/eval-config.js';
import type { Cell } from '../plan/cell.js';
import { needsMemory } from '../plan/memory.js';
import type { CodeSource } from '../sandbox/code-call.js';
import { type CodeReach, type ReadFile, reachOf } from './code-reach.js';

export interface CellPrints {
  /** What makes the output: prompt, variables, endpoint, parameters, transforms. */
  output: string;
  /** What judges it: assertions, thresholds, graders, rubrics. */
  check: string;
}

export interface PrintSide {
  config: EvalConfig;
  /** Absolute: the top of the repository as this side has it. */
  root: string;
  /** Absolute: where code starts that stands in the config itself. */
  codeFolder: string;
  readFile: ReadFile;
  /** Stands for all files: the same on both sides when no file differs. */
  allFiles: string;
}

/** A function that gives the prints of a cell of this side. @param cells all of the side: those that depend on each other share */
export function createPrints(side: PrintSide, cells: readonly Cell[]): (cell: Cell) => CellPrints {
  const { config } = side;
  const describe = describer(side);
  const textPrint = memoized(hashOf);
  const shared = hashOf(
    describe({
      env: config.env,
      filters: [...config.filters],
      hooks: config.hooks && [config.hooks.suite, config.hooks.extensions.map(({ source }) => source)],
    }),
  );
  // Thousands of cells share what may be long: each is described once.
  const promptPrint = memoized(({ at: _, ...prompt }: Prompt) => hashOf(describe(prompt)));
  const endpointPrint = memoized((endpoint: Endpoint) => hashOf(describe(bareEndpoint(endpoint))));
  const testPrints = memoized((test: TestCase) => ({
    output: hashOf(describe([bareOutput(test), varFilesOf(test, config, textPrint)])),
    check: hashOf(describe(bareCheck(test))),
  }));
  const own = memoized(({ test, prompt, endpoint }: Cell): CellPrints => {
    const { output, check } = testPrints(test);
    return { output: hashOf([shared, promptPrint(prompt), endpointPrint(endpoint), output]), check };
  });
  // A cell that sees what others answered depends on all that they depend on.
  const together = (ones: readonly Cell[]): CellPrints => ({
    output: hashOf(ones.map((one) => own(one).output)),
    check: hashOf(ones.map((one) => own(one).check)),
  });
  if (needsMemory(config)) {
    const { output } = together(cells);
    return (cell) => ({ output: hashOf([output, own(cell).output]), check: own(cell).check });
  }
  const rows = new Map<TestCase, Cell[]>();
  for (const cell of cells) if (isCompared(cell.test)) rows.set(cell.test, [...(rows.get(cell.test) ?? []), cell]);
  const rowPrints = memoized((test: TestCase) => together(rows.get(test) ?? []));
  return (cell) => (isCompared(cell.test) ? rowPrints(cell.test) : own(cell));
}

/** How often it runs changes no answer. */
function bareOutput({ description, vars, options, metadata, provider, providerOutput }: TestCase): object {
  const { grader: _, embeddingGrader: _e, rubricPrompt: _r, factuality: _f, repeat: _n, ...rest } = options;
  return {
    description,
    vars,
    options: rest,
    metadata,
    provider: provider && bareEndpoint(provider),
    providerOutput,
  };
}

function bareCheck({ assert, threshold, scoring, options }: TestCase): object {
  const { rubricPrompt, factuality } = options;
  return { assert: assert.map(bareAssertion), threshold, scoring, rubricPrompt, factuality };
}

function bareAssertion(assertion: Assertion): object {
  const { at: _, ...rest } = assertion;
  if (isAssertionSet(assertion)) return { ...rest, assert: assertion.assert.map(bareAssertion) };
  const { valueAt: _v, grader, embeddingGrader, ...single } = rest as SingleAssertion;
  return {
    ...single,
    grader: grader && bareEndpoint(grader),
    embeddingGrader: embeddingGrader && bareEndpoint(embeddingGrader),
    ...inlineCode(assertion),
  };
}

/** Code that stands in `value` is a text there, and reaches what code reaches. */
function inlineCode({ type, value, code }: SingleAssertion): { inline?: CodeSource } {
  if (code !== undefined || typeof value !== 'string' || findAssertionType(type)?.needs !== 'code') return {};
  return { inline: { kind: 'inline', language: type === 'python' ? 'Python' : 'JavaScript', code: value } };
}

/** Which prompts it gets and how long it waits between calls changes no answer. */
function bareEndpoint({ id, name, label, config, transform }: Endpoint): object {
  return { id, name, label, config, transform };
}

/** What the files hold that the variables name, and the code that makes them. */
function varFilesOf(
  { vars }: TestCase,
  { varFiles, varCode }: EvalConfig,
  printOf: (text: string) => string,
): [string, string | CodeFile | undefined][] {
  if (varFiles.size + varCode.size === 0) return [];
  return Object.values(vars)
    .filter((value) => typeof value === 'string')
    .map((value) => {
      const text = varFiles.get(value);
      return [value, text === undefined ? varCode.get(value) : printOf(text)];
    });
}

/** Values as plain data: keys in order, files of the repository by their path in it, code with all that it reaches. */
function describer({ root, codeFolder, readFile, allFiles }: PrintSide): (value: unknown) => unknown {
  const below = `${root}/`;
  const texts = memoized(readFile);
  const reached = ({ files, anything }: CodeReach): unknown => [
    [...files].map(([name, text]) => [name, text === undefined ? null : hashOf(text)]).sort(),
    anything ? allFiles : null,
  ];
  // By its place or text: every test of a suite may have the same code.
  const reachPrint = memoizedBy(sourceKey, (source) =>
    hashOf(
      reached(
        reachOf(
          source.kind === 'file'
            ? { language: source.language, file: source.file }
            : { language: source.language, text: source.code, folder: codeFolder },
          { root, readFile: texts },
        ),
      ),
    ),
  );
  const describe = (value: unknown): unknown => {
    if (typeof value === 'string') return value.startsWith(below) ? { inRepository: value.slice(below.length) } : value;
    if (Array.isArray(value)) return value.map(describe);
    if (typeof value !== 'object' || value === null) return value === undefined ? null : value;
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, describe(member)]);
    return isCodeSource(value) ? { entries, reach: reachPrint(value) } : { entries };
  };
  return describe;
}

function isCodeSource(value: object): value is CodeSource {
  const { kind, language, file, code } = value as Record<string, unknown>;
  return (
    (language === 'JavaScript' || language === 'Python') &&
    ((kind === 'file' && typeof file === 'string') || (kind === 'inline' && typeof code === 'string'))
  );
}

function sourceKey(source: CodeSource): string {
  return JSON.stringify([source.language, source.kind, source.kind === 'file' ? source.file : source.code]);
}

function memoized<K, V>(make: (value: K) => V): (value: K) => V {
  return memoizedBy((value) => value, make);
}

function memoizedBy<T, K, V>(keyOf: (value: T) => K, make: (value: T) => V): (value: T) => V {
  const known = new Map<K, V>();
  return (value) => {
    const key = keyOf(value);
    if (!known.has(key)) known.set(key, make(value));
    return known.get(key) as V;
  };
}

function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(typeof value === 'string' ? value : JSON.stringify(value))
    .digest('hex');
}
