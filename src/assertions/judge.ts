// Judges one output: every assertion of its test, composed to a score. An assertion that cannot be judged makes the whole
// run errored, never failed; the others are judged all the same, since their outcomes are worth showing.
import type { CellError } from '../cell-error.js';
import type { Assertion, AssertionSet, SingleAssertion } from '../config/eval-config.js';
import { formatPosition } from '../config/position.js';
import { isObject, type Json } from '../json.js';
import type { AssertionOutcome } from '../run/results.js';
import { transformWith } from '../sandbox/transform.js';
import { type AssertionType, writtenType } from './assertion-type.js';
import { compose, namedScores, namedWeights, type Part } from './compose.js';
import type { JudgeContext } from './judge-context.js';
import { findAssertionType } from './registry.js';
import { withMadePrompts } from './rubric-code.js';
import { type ScoringFunction, scoreBy } from './scoring.js';
import { withMadeValue } from './value-code.js';

/** `outcomes` are in the config's order; of an errored judgement those that could be judged. */
export type Judgement =
  | {
      ok: true;
      pass: boolean;
      score: number;
      reason: string;
      namedScores: Record<string, number>;
      /** The sum of the weights behind each named score. */
      namedWeights: Record<string, number>;
      outcomes: AssertionOutcome[];
    }
  | { ok: false; error: CellError; outcomes: AssertionOutcome[] };

/** An outcome and what it brings into the score; `part` is missing when it could not be judged. */
type Unit = { outcome: AssertionOutcome; part: Part } | { error: CellError };

/** `threshold`: the mean score that decides instead of "every assertion passes". */
export async function judgeAll(
  assertions: readonly Assertion[],
  context: JudgeContext,
  { threshold, scoring }: { threshold?: number | undefined; scoring?: ScoringFunction | undefined } = {},
): Promise<Judgement> {
  const units = await Promise.all(
    assertions
      .filter(judgesOneOutput)
      .map((assertion) => (isSet(assertion) ? judgeSet(assertion, context) : judgeSingle(assertion, context))),
  );
  const { judged, error } = sort(units);
  const outcomes = judged.map(({ outcome }) => outcome);
  if (error) return { ok: false, error, outcomes };
  const { metrics, ...composed } = compose(
    judged.map(({ part }) => part),
    threshold,
  );
  const named = namedScores(metrics);
  const scored = scoring
    ? await scoreBy(scoring, { namedScores: named, outcomes, threshold }, context.runCode)
    : composed;
  if ('error' in scored) return { ok: false, error: scored.error, outcomes };
  return { ok: true, ...scored, namedScores: named, namedWeights: namedWeights(metrics), outcomes };
}

/** The others compare outputs: they are judged when all outputs of the test are there. */
function judgesOneOutput(assertion: Assertion): boolean {
  return findAssertionType(assertion.type)?.compare === undefined;
}

function isSet(assertion: Assertion): assertion is AssertionSet {
  return assertion.type === 'assert-set';
}

async function judgeSet({ assert, ...set }: AssertionSet, context: JudgeContext): Promise<Unit> {
  const { judged, error } = sort(await Promise.all(assert.map((assertion) => judgeSingle(assertion, context))));
  if (error) return { error };
  const { pass, score, reason, metrics } = compose(
    judged.map(({ part }) => part),
    set.threshold,
  );
  const outcome = { assertion: set, pass, score, reason, parts: judged.map(({ outcome }) => outcome) };
  return { outcome, part: { pass, score, reason, metrics, weight: set.weight, ...metricOf(set, context) } };
}

async function judgeSingle(assertion: SingleAssertion, given: JudgeContext): Promise<Unit> {
  const type = findAssertionType(assertion.type);
  if (!type?.judge) return failed(assertion, `no assertion type "${assertion.type}" judges one output`);
  const changed = await transformed(assertion, given);
  if ('error' in changed) return { error: placedError(assertion, changed.error) };
  const { context } = changed;
  const valued = await withMadeValue(assertion, context);
  if ('error' in valued) return { error: placedError(assertion, valued.error) };
  const prompted = await withMadePrompts(valued, context);
  if ('error' in prompted) return { error: placedError(assertion, prompted.error) };
  const rendered = await renderAssertion(type, prompted, context);
  if ('error' in rendered) return rendered;
  const judged = await type.judge(rendered, context);
  if ('error' in judged) return { error: placedError(assertion, judged.error) };
  const { score, reason, metrics, components } = judged;
  // What is marked as critical decides, whatever it weighs.
  const pass = judged.pass || (assertion.weight === 0 && !assertion.critical);
  return {
    outcome: { assertion, pass, score, reason, ...(components ? { components } : {}) },
    part: {
      pass,
      score,
      reason,
      weight: assertion.weight,
      ...(assertion.blockedPassesTest && !pass ? { settles: true } : {}),
      ...metricOf(assertion, context),
      ...(metrics ? { metrics } : {}),
    },
  };
}

/** `contextTransform` finds the context of a model-graded assertion in the output; the variable `context` then has it. */
async function withFoundContext(
  source: SingleAssertion['contextTransform'],
  context: JudgeContext,
): Promise<{ context: JudgeContext } | { error: CellError }> {
  if (!source) return { context };
  const { vars, prompt, output, untransformed = output, runCode } = context;
  const result = await transformWith(source, untransformed, { vars, prompt: { label: prompt } }, runCode);
  if ('error' in result)
    return { error: { ...result.error, message: `its contextTransform: ${result.error.message}` } };
  return { context: { ...context, vars: { ...vars, context: result.value } } };
}

/** What an assertion with a transform of its own judges. */
async function transformed(
  { transform, contextTransform }: SingleAssertion,
  given: JudgeContext,
): Promise<{ context: JudgeContext } | { error: CellError }> {
  const found = await withFoundContext(contextTransform, given);
  if ('error' in found || !transform) return found;
  const { context } = found;
  const { vars, prompt, output, runCode } = context;
  const result = await transformWith(transform, output, { vars, prompt: { label: prompt } }, runCode);
  if ('error' in result) return { error: { ...result.error, message: `its transform: ${result.error.message}` } };
  const { value } = result;
  return {
    context: { ...context, output: value, outputText: typeof value === 'string' ? value : JSON.stringify(value) },
  };
}

/** The assertion with its value rendered and checked; errors name where it stands. */
export async function renderAssertion(
  type: AssertionType,
  assertion: SingleAssertion,
  context: JudgeContext,
): Promise<SingleAssertion | { error: CellError }> {
  let value: Json | undefined;
  try {
    value = renderValue(type, assertion, context);
  } catch (error) {
    return failed(assertion, `the value is a template that failed: ${(error as Error).message}`);
  }
  const problem = await type.check(value, assertion.threshold);
  if (problem) return failed(assertion, problem);
  return { ...assertion, ...(value === undefined ? {} : { value }) };
}

function renderValue(type: AssertionType, assertion: SingleAssertion, { render }: JudgeContext): Json | undefined {
  const { value, valueFromFile } = assertion;
  if (type.templates === 'everything') return value === undefined ? undefined : renderDeep(value, render);
  if (valueFromFile) return value;
  if (Array.isArray(value)) return value.map((entry) => (typeof entry === 'string' ? render(entry) : entry));
  return typeof value === 'string' ? render(value) : value;
}

function renderDeep(value: Json, render: (text: string) => string): Json {
  if (typeof value === 'string') return render(value);
  if (Array.isArray(value)) return value.map((entry) => renderDeep(entry, render));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, renderDeep(entry, render)]));
}

/** A metric's name is a template too. It decides nothing, so one that fails stands as it was written. */
function metricOf({ metric }: { metric?: string }, { render }: JudgeContext): { metric?: string } {
  if (!metric) return {};
  try {
    return { metric: render(metric) };
  } catch {
    return { metric };
  }
}

function sort(units: Unit[]): { judged: Exclude<Unit, { error: CellError }>[]; error: CellError | undefined } {
  const judged = [];
  let first: CellError | undefined;
  for (const unit of units) {
    if ('error' in unit) first ??= unit.error;
    else judged.push(unit);
  }
  return { judged, error: first };
}

function failed(assertion: SingleAssertion, message: string): { error: CellError } {
  return { error: placedError(assertion, { kind: 'config', message }) };
}

/** An error that names the assertion it is about, and where that stands. */
export function placedError(assertion: SingleAssertion, error: CellError): CellError {
  return { ...error, message: `${writtenType(assertion)} (${formatPosition(assertion.at)}): ${error.message}` };
}
