// The hooks that a config has around its cells and after its run: what they are shown, and what of their changes is kept.
import { isDeepStrictEqual } from 'node:util';
import type { CellError } from './cell-error.js';
import type { EvalConfig, TestCase } from './config/eval-config.js';
import { quote } from './config/keys.js';
import { isObject, type Json, type JsonObject } from './json.js';
import type { Cell } from './plan/cell.js';
import type { EvalReport } from './report/eval-report.js';
import { shownTest } from './run/code-context.js';
import type { RunDependencies } from './run/dependencies.js';
import type { RunResult } from './run/results.js';
import type { RunCode } from './sandbox/code-call.js';
import { type HookName, hookCall, isCalledFor, readHook } from './sandbox/hook-call.js';
import { VERSION } from './version.js';

export type CellHooks = Pick<RunDependencies, 'beforeEach' | 'afterEach'>;

interface HookParts {
  config: Pick<EvalConfig, 'hooks' | 'varFiles' | 'varCode'>;
  runCode: RunCode;
}

/**
 * Has only what the config has a hook for. One that fails before a cell makes it errored; after a cell it is told once, and
 * the result stays as it was.
 */
export function createCellHooks({
  config,
  runCode,
  repeat,
  onNotice,
}: HookParts & { repeat: number; onNotice(text: string): void }): CellHooks {
  const before = callsOf(config, 'beforeEach');
  const after = callsOf(config, 'afterEach');
  return {
    ...(before.length > 0 ? { beforeEach: createBeforeEach({ config, runCode }, before) } : {}),
    ...(after.length > 0 ? { afterEach: createAfterEach({ runCode, repeat, onNotice }, after) } : {}),
  };
}

function createBeforeEach(
  { config, runCode }: HookParts,
  calls: readonly OneCall[],
): NonNullable<CellHooks['beforeEach']> {
  return async (cell) => {
    const before = testOf(cell.test);
    let test = before;
    for (const call of calls) {
      const made = await run(call, { test }, 'test', runCode);
      if ('error' in made) return { error: made.error };
      test = made.value ?? test;
    }
    return isDeepStrictEqual(test, before) ? { cell } : changedCell(cell, { before, after: test }, config);
  };
}

function createAfterEach(
  { runCode, repeat, onNotice }: { runCode: RunCode; repeat: number; onNotice(text: string): void },
  calls: readonly OneCall[],
): NonNullable<CellHooks['afterEach']> {
  const told = new Set<string>();
  const tell = (text: string): void => {
    if (!told.has(text)) onNotice(text);
    told.add(text);
  };
  return async (cell, result) => {
    if (result.error?.kind === 'cancelled') return result;
    const { resultRow } = await import('./report/results-json-rows.js');
    let changed = result;
    for (const call of calls) {
      const runs = [changed];
      const row = resultRow({ cell, state: changed.state, runs }, changed, {
        report: { repeat },
        evalId: '',
        showAnswers: 'all',
      });
      const { id: _, ...shown } = JSON.parse(JSON.stringify(row)) as JsonObject;
      const given: JsonObject = { ...shown, metadata: { ...cell.test.metadata, ...mapOf(shown['metadata']) } };
      const made = await run(call, { test: testOf(cell.test), result: given }, 'result', runCode);
      if ('error' in made) {
        if (made.error.kind === 'cancelled') return changed;
        tell(`${made.error.message}; the result stays as it was`);
      } else if (made.value) changed = changedResult(changed, given, made.value);
    }
    return changed;
  };
}

/** Calls the hooks after a run with its results, as the result file has them. The error of the first that fails. */
export async function runAfterAll(
  { config, runCode }: HookParts,
  report: () => EvalReport,
): Promise<CellError | undefined> {
  const calls = callsOf(config, 'afterAll');
  if (calls.length === 0) return undefined;
  const { writeResultsJson } = await import('./report/results-json.js');
  const options = { showAnswers: 'all', context: { instance: '', version: VERSION } } as const;
  const file = JSON.parse([...writeResultsJson(report(), options)].join('')) as {
    evalId: string;
    config: JsonObject;
    results: { results: Json[]; prompts: Json[] };
  };
  const { evalId, config: shownConfig, results } = file;
  const suite = config.hooks?.suite ?? {};
  const context = { prompts: results.prompts, results: results.results, suite, evalId, config: shownConfig };
  for (const call of calls) {
    const outcome = await runCode(hookCall(call.source, 'afterAll', context));
    if (!outcome.ok) return failed(call, outcome.error);
  }
  return undefined;
}

interface OneCall {
  reference: string;
  source: NonNullable<EvalConfig['hooks']>['extensions'][number]['source'];
  hook: HookName;
}

function callsOf({ hooks }: Pick<EvalConfig, 'hooks'>, hook: HookName): OneCall[] {
  return (hooks?.extensions ?? [])
    .filter(({ source }) => isCalledFor(source, hook))
    .map(({ reference, source }) => ({ reference, source, hook }));
}

async function run(
  call: OneCall,
  context: JsonObject,
  name: 'test' | 'result',
  runCode: RunCode,
): Promise<{ value: JsonObject | undefined } | { error: CellError }> {
  const outcome = await runCode(hookCall(call.source, call.hook, context));
  if (!outcome.ok) return { error: failed(call, outcome.error) };
  const read = readHook(outcome.value, name);
  if (read.ok) return { value: read.value };
  return { error: { kind: 'user code', message: `${nameOf(call)} ${read.problem}` } };
}

function failed(call: OneCall, error: CellError): CellError {
  return { ...error, message: `${nameOf(call)} failed: ${error.message}` };
}

function nameOf({ reference, hook }: OneCall): string {
  return `${quote(reference)}: the hook ${hook}`;
}

/** With what of the options is no code, no grader and no key. */
function testOf(test: TestCase): JsonObject {
  const { prefix, suffix, params, repeat, storeOutputAs } = test.options;
  const options = { ...params, prefix, suffix, repeat, storeOutputAs };
  const { providerOutput } = test;
  // As it comes back: without what JSON does not hold.
  return JSON.parse(
    JSON.stringify({ ...shownTest(test), options, ...(providerOutput === undefined ? {} : { providerOutput }) }),
  );
}

/** What a hook may change of a test: the rest was checked, and its endpoints looked at, before the run. */
const CHANGEABLE = ['vars', 'metadata', 'threshold', 'description'];

function changedCell(
  cell: Cell,
  { before, after }: { before: JsonObject; after: JsonObject },
  { varFiles, varCode }: HookParts['config'],
): { cell: Cell } | { error: CellError } {
  const wrong = (message: string): { error: CellError } => ({ error: { kind: 'user code', message } });
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const key of keys)
    if (!CHANGEABLE.includes(key) && !isDeepStrictEqual(before[key], after[key]))
      return wrong(
        `the hook beforeEach changed ${quote(key)} of the test; it may change ${CHANGEABLE.join(', ')}, and beforeAll whole tests`,
      );
  const { vars = {}, metadata = {}, threshold = null, description = null } = after;
  if (!isObject(vars) || !isObject(metadata))
    return wrong('the hook beforeEach has to leave vars and metadata of the test as maps');
  if (threshold !== null && (typeof threshold !== 'number' || threshold < 0))
    return wrong('the hook beforeEach has to leave threshold of the test as a number from 0 on');
  for (const [name, value] of Object.entries(vars))
    if (typeof value === 'string' && value.startsWith('file://') && !varFiles.has(value) && !varCode.has(value))
      return wrong(
        `the hook beforeEach gave the variable ${name} a file, which is read only before the run: give its text`,
      );
  const { threshold: _, description: __, ...test } = cell.test;
  return {
    cell: {
      ...cell,
      test: {
        ...test,
        vars,
        metadata,
        ...(threshold === null ? {} : { threshold }),
        ...(typeof description === 'string' ? { description } : {}),
      },
    },
  };
}

/** Named scores and metadata are laid over those that there are; nothing else of a result is a hook's to change. */
function changedResult(result: RunResult, given: JsonObject, after: JsonObject): RunResult {
  const scores = Object.entries(mapOf(after['namedScores'])).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]),
  );
  const known = mapOf(given['metadata']);
  const added = Object.entries(mapOf(after['metadata'])).filter(
    ([key, value]) => !isDeepStrictEqual(value, known[key]),
  );
  return {
    ...result,
    namedScores: Object.fromEntries([...Object.entries(result.namedScores), ...scores]),
    ...(added.length === 0
      ? {}
      : { metadata: Object.fromEntries([...Object.entries(result.metadata ?? {}), ...added]) }),
  };
}

function mapOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
