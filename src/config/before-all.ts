// The hook beforeAll: code that is shown the prompts and tests of a config once they are read, and may change them.
import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../json.js';
import type { RunCode } from '../sandbox/code-call.js';
import { hookCall, isCalledFor, readHook } from '../sandbox/hook-call.js';
import type { Extension } from './eval-config.js';
import { CHANGEABLE, type Changeable, isBlank, isChangeable, readSuite } from './hook-suite.js';
import { quote } from './keys.js';
import type { Loader } from './loader.js';
import type { Position } from './position.js';
import type { ConfigSource } from './sources.js';
import type { TestReader } from './test-case.js';

/**
 * Calls the hooks one after the other, each with what the one before left. What has changed is reported at the place of the
 * last of them. Of the sources, `derivedMetrics` are changed in place.
 */
export async function runBeforeAll(
  { loader, runCode }: { loader: Loader; runCode: RunCode | undefined },
  sources: readonly ConfigSource[],
  {
    extensions,
    suite,
    before,
    reader,
  }: { extensions: readonly Extension[]; suite: JsonObject; before: Changeable; reader: TestReader },
): Promise<Changeable & { suite: JsonObject }> {
  let after = suite;
  let at: Position | undefined;
  for (const extension of extensions) {
    if (!isCalledFor(extension.source, 'beforeAll')) continue;
    at = extension.at;
    const what = `${quote(extension.reference)}: the hook beforeAll`;
    if (!runCode) {
      loader.error(`${what}: code of the config may not run here`, at);
      return { ...before, suite };
    }
    const outcome = await runCode(hookCall(extension.source, 'beforeAll', { suite: after }));
    const read = outcome.ok
      ? readHook(outcome.value, 'suite')
      : { ok: false as const, problem: `failed: ${outcome.error.message}` };
    if (!read.ok) {
      loader.error(`${what} ${read.problem}`, at);
      return { ...before, suite };
    }
    if (!read.value) continue;
    tellLeftOut(loader, { what, at }, after, read.value);
    // What may be changed is as the hook gives it, gone when it does not; anything else is as it was.
    const fixed = Object.entries(after).filter(([key]) => !isChangeable(key));
    after = { ...Object.fromEntries(fixed), ...read.value };
  }
  if (isDeepStrictEqual(after, suite)) return { ...before, suite };
  const changed = (key: string): boolean => !isDeepStrictEqual(after[key], suite[key]);
  for (const key of Object.keys(after))
    if (!isChangeable(key) && changed(key))
      loader.error(
        `the hook beforeAll changed ${quote(key)} of the suite, which cannot be changed there`,
        at,
        'it may change prompts, tests, defaultTest, scenarios and derivedMetrics',
      );
  const wrong = loader.problems.length;
  const read = readSuite(after, { sources, before, changed, hook: { reader, at } });
  if (loader.problems.length === wrong && isWithoutTests(read) && !isWithoutTests(before))
    loader.error('no test is left after the hook beforeAll', at, 'give the tests that it was given, or others');
  return { ...read, suite: after };
}

function isWithoutTests({ entries, scenarios }: Changeable): boolean {
  return entries.length === 0 && scenarios.every(({ holder }) => isBlank(holder['scenarios']));
}

/** Of what a hook leaves out nothing is left, assertions too: that must not look like a check that passed. */
function tellLeftOut(
  loader: Loader,
  { what, at }: { what: string; at: Position | undefined },
  before: JsonObject,
  given: JsonObject,
): void {
  for (const key of CHANGEABLE)
    if (given[key] === undefined && !isEmpty(before[key]))
      loader.withoutEffect(
        `${what} left ${key} out of the suite that it gave: nothing of it is left`,
        at,
        'give the whole suite that it was given, with its changes',
      );
}

/** Of a map too whose parts are all empty. */
function isEmpty(value: Json | undefined): boolean {
  return isBlank(value) || (isObject(value) && Object.values(value).every(isBlank));
}
