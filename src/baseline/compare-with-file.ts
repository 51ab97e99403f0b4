// The results of the head beside those that a file recorded of the base, cell by cell.
import { writtenType } from '../assertions/assertion-type.js';
import { OUTSIDE_TYPES } from '../assertions/outside-types.js';
import { type Assertion, isAssertionSet, type TestCase } from '../config/eval-config.js';
import type { CellResult, RunResult } from '../run/results.js';
import { failsCritical } from '../verdict/critical.js';
import type { ArmRun, ComparedCell } from '../verdict/regression/cells.js';
import { pairPrompts, pairProviders } from './pair-columns.js';
import { type Check, checkOf, type RecordedCell, testKeyOf } from './recorded-cell.js';

/** A cell of the head with what finds it in the file. */
interface HeadCell {
  result: CellResult;
  /** Of the test and of the columns of the file that are its own; undefined where it has none there. */
  place: string | undefined;
  test: TestCase;
  checks: readonly Check[];
}

/**
 * In the order of the head's cells, then those that only the file has, in the file's order. Tests are the same by
 * description and variables; prompts by label or text; providers by label or id; where as many of them are left over on
 * both sides, one took the place of the other. Of `removed`, `id` is the recorded cell's.
 *
 * `check changed`: other assertions, or another threshold of the test. Errors, and answers that nothing judges, are no
 * evidence.
 */
export function compareWithFile(head: readonly CellResult[], recorded: readonly RecordedCell[]): ComparedCell[] {
  const columns = createColumns(head, recorded);
  const cells = head.map((result): HeadCell => {
    const test = result.runs[0]?.test ?? result.cell.test;
    const place = columns.placeOf(result, testKeyOf(test.description, test.vars));
    return { result, test, place, checks: test.assert.flatMap(checksOf) };
  });
  const recordedOf = groupedBy(recorded, (cell) => columns.recordedPlace(cell));
  const found = new Map<HeadCell, RecordedCell>();
  const used = new Set<RecordedCell>();
  for (const [place, ofPlace] of groupedBy(cells, (cell) => cell.place))
    if (place !== undefined) findAll(ofPlace, recordedOf.get(place) ?? [], { found, used });
  const compared = cells.map((cell) => comparedCell(cell, found.get(cell)));
  return [...compared, ...recorded.filter((cell) => !used.has(cell)).map(removedCell)];
}

function groupedBy<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/**
 * Those of one place. With the same checks first, then those that were never judged, then in order: of two cases of one name
 * none takes what the other was judged by.
 */
function findAll(
  heads: readonly HeadCell[],
  bases: readonly RecordedCell[],
  { found, used }: { found: Map<HeadCell, RecordedCell>; used: Set<RecordedCell> },
): void {
  const open = (): HeadCell[] => heads.filter((head) => !found.has(head));
  for (const head of heads) {
    if (found.has(head)) continue;
    const [base, ...others] = bases.filter((one) => !used.has(one) && one.checks && hasSameChecks(head, one));
    if (!base) continue;
    used.add(base);
    const alike = base.isOneCase ? [head] : open().filter((other) => hasSameChecks(other, base));
    const parts = others.length === 0 && base.runs.length % alike.length === 0 ? alike : [head];
    const size = base.runs.length / parts.length;
    for (const [index, part] of parts.entries())
      found.set(part, { ...base, runs: base.runs.slice(index * size, (index + 1) * size) });
  }
  const left = bases
    .filter((base) => !used.has(base))
    .sort((a, b) => Number(a.checks !== undefined) - Number(b.checks !== undefined));
  for (const [index, head] of open().entries()) {
    const base = left[index];
    if (!base) return;
    used.add(base);
    found.set(head, base);
  }
}

/** The columns of both sides, paired. */
function createColumns(head: readonly CellResult[], recorded: readonly RecordedCell[]) {
  const promptKey = ({ label, raw }: { label: string; raw?: string }): string => JSON.stringify([label, raw]);
  const providerKey = ({ id, label }: { id: string; label?: string }): string => JSON.stringify([id, label || null]);
  const basePrompts = new Map(recorded.map(({ prompt }) => [promptKey(prompt), prompt]));
  const baseProviders = new Map(recorded.map(({ provider }) => [providerKey(provider), provider]));
  const headPrompts = new Map(head.map(({ cell: { prompt } }) => [promptKey(prompt), prompt]));
  const headProviders = new Map(head.map(({ cell: { endpoint } }) => [providerKey(endpoint), endpoint]));
  const prompts = pairPrompts([...basePrompts.values()], [...headPrompts.values()]);
  const providers = pairProviders([...baseProviders.values()], [...headProviders.values()]);
  const place = (testKey: string, prompt: string, provider: string): string =>
    JSON.stringify([testKey, prompt, provider]);
  return {
    recordedPlace: ({ testKey, prompt, provider }: RecordedCell): string =>
      place(testKey, promptKey(prompt), providerKey(provider)),
    placeOf({ cell }: CellResult, testKey: string): string | undefined {
      const ownPrompt = headPrompts.get(promptKey(cell.prompt));
      const ownProvider = headProviders.get(providerKey(cell.endpoint));
      const prompt = ownPrompt && prompts.get(ownPrompt);
      const provider = ownProvider && providers.get(ownProvider);
      return prompt && provider && place(testKey, promptKey(prompt), providerKey(provider));
    },
  };
}

function hasSameChecks({ test, checks: own }: HeadCell, { checks, threshold }: RecordedCell): boolean {
  if (threshold !== test.threshold) return false;
  // No run was judged: there is nothing to compare, but the case is there.
  if (!checks) return true;
  const open = [...checks];
  for (const check of own) {
    const index = open.findIndex(({ keys }) => keys.some((key) => check.keys.includes(key)));
    if (index < 0) return false;
    open.splice(index, 1);
  }
  // Code may say what its judgement is made of, and something else each time.
  return open.every(({ bare }) => bare) && (open.length === 0 || test.assert.some(runsCode));
}

function checksOf(assertion: Assertion): Check[] {
  if (isAssertionSet(assertion)) return [checkOf(assertion), ...assertion.assert.flatMap(checksOf)];
  const { value, threshold, weight, valueFromFile, code, valueCode } = assertion;
  const fromFile = (valueFromFile === true && code === undefined) || valueCode !== undefined;
  return [checkOf({ type: writtenType(assertion), value, threshold, weight, fromFile })];
}

function runsCode(assertion: Assertion): boolean {
  if (isAssertionSet(assertion)) return assertion.assert.some(runsCode);
  return OUTSIDE_TYPES.has(assertion.type);
}

function comparedCell(head: HeadCell, base: RecordedCell | undefined): ComparedCell {
  const { result, test } = head;
  return {
    id: result.cell.id,
    change: !base ? 'new' : hasSameChecks(head, base) ? 'compared' : 'check changed',
    cluster: clusterOf(test),
    base: base?.runs.map(({ run }) => run) ?? [],
    head: result.runs.map(armRun),
    ...(result.runs.some(({ assertions }) => failsCritical(assertions)) ? { criticalFailed: true } : {}),
  };
}

/** `metadata.cluster`, else the case: on several endpoints, or with several prompts, it counts once. */
function clusterOf({ description, vars, metadata: { cluster } }: TestCase): string {
  return typeof cluster === 'string' || typeof cluster === 'number' ? String(cluster) : testKeyOf(description, vars);
}

function removedCell({ id, runs }: RecordedCell): ComparedCell {
  return { id, change: 'removed', base: runs.map(({ run }) => run), head: [] };
}

function armRun({ state, score, namedScores }: RunResult): ArmRun {
  if (state === 'errored' || state === 'unjudged') return null;
  return { pass: state === 'passed', score, metrics: namedScores };
}
