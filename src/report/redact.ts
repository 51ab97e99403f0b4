// Takes secrets out of everything in a report that came from outside, once, before any channel sees it.
import type { CellError } from '../cell-error.js';
import type { Endpoint, TestCase, TestOptions } from '../config/eval-config.js';
import type { Problem } from '../config/problem.js';
import type { Json } from '../json.js';
import type { AssertionOutcome, CellResult, CodeComponent, RunResult } from '../run/results.js';
import type { EvalReport } from './eval-report.js';

export type Redact = (text: string) => string;

/** Names of files stay: they stand in the repository, and decide which files a result may not replace. */
export function redactReport(report: EvalReport, redact: Redact): EvalReport {
  return {
    ...report,
    ...(report.description === undefined ? {} : { description: redact(report.description) }),
    cells: report.cells.map((cell) => redactCell(cell, redact)),
    columns: report.columns.map(({ prompt, endpoint }) => ({
      prompt: redactTexts(prompt, redact),
      endpoint: redactEndpoint(endpoint, redact),
    })),
    problems: report.problems.map((problem) => redactProblem(problem, redact)),
    warnings: report.warnings.map((problem) => redactProblem(problem, redact)),
    notices: report.notices.map(redact),
    ...(report.derivedMetrics === undefined
      ? {}
      : { derivedMetrics: report.derivedMetrics.map((metric) => ({ ...metric, name: redact(metric.name) })) }),
    verdict: {
      ...report.verdict,
      reason: redact(report.verdict.reason),
      ...(report.verdict.gate === undefined ? {} : { gate: redact(report.verdict.gate) }),
    },
    ...(report.served === undefined ? {} : { served: redactTexts(report.served, redact) }),
    ...(report.gate === undefined ? {} : { gate: redactTexts(report.gate, redact) }),
    ...(report.gatewayUrl === undefined ? {} : { gatewayUrl: redact(report.gatewayUrl) }),
  };
}

function redactProblem(problem: Problem, redact: Redact): Problem {
  return { ...problem, message: redact(problem.message), hint: problem.hint && redact(problem.hint) };
}

function redactCell({ cell, state, runs }: CellResult, redact: Redact): CellResult {
  return {
    state,
    runs: runs.map((run) => redactRun(run, redact)),
    cell: {
      ...cell,
      test: redactTest(cell.test, redact),
      prompt: redactTexts(cell.prompt, redact),
      endpoint: redactEndpoint(cell.endpoint, redact),
    },
  };
}

/** What result files have of a test's options. */
function shownOptions({ prefix, suffix }: TestOptions): Pick<TestOptions, 'prefix' | 'suffix'> {
  return { ...(prefix === undefined ? {} : { prefix }), ...(suffix === undefined ? {} : { suffix }) };
}

function redactTest(test: TestCase, redact: Redact): TestCase {
  return {
    ...test,
    vars: redactTexts(test.vars, redact),
    metadata: redactTexts(test.metadata, redact),
    options: { ...test.options, ...redactTexts(shownOptions(test.options), redact) },
    ...(test.provider === undefined ? {} : { provider: redactEndpoint(test.provider, redact) }),
    ...(test.description === undefined ? {} : { description: redact(test.description) }),
  };
}

function redactRun(run: RunResult, redact: Redact): RunResult {
  return {
    ...run,
    vars: redactTexts(run.vars, redact),
    prompt: redact(run.prompt),
    namedScores: redactTexts(run.namedScores, redact),
    ...(run.namedWeights === undefined ? {} : { namedWeights: redactTexts(run.namedWeights, redact) }),
    ...(run.call === undefined ? {} : { call: redactTexts(run.call, redact) }),
    graderCalls: run.graderCalls.map((call) => redactTexts(call, redact)),
    ...(run.output === undefined ? {} : { output: redactTexts(run.output, redact) }),
    assertions: run.assertions.map((outcome) => redactOutcome(outcome, redact)),
    ...(run.test === undefined ? {} : { test: redactTest(run.test, redact) }),
    ...(run.metadata === undefined ? {} : { metadata: redactTexts(run.metadata, redact) }),
    ...(run.error === undefined ? {} : { error: redactError(run.error, redact) }),
  };
}

/** An endpoint's `config` holds keys: reports have no use for it, so it does not come along. */
function redactEndpoint(endpoint: Endpoint, redact: Redact): Endpoint {
  return {
    ...endpoint,
    id: redact(endpoint.id),
    name: redact(endpoint.name),
    ...(endpoint.label === undefined ? {} : { label: redact(endpoint.label) }),
    config: { params: {} },
  };
}

function redactError(error: CellError, redact: Redact): CellError {
  return { ...error, message: redact(error.message) };
}

function redactOutcome(outcome: AssertionOutcome, redact: Redact): AssertionOutcome {
  const { assertion } = outcome;
  const shown = {
    ...assertion,
    ...(assertion.metric === undefined ? {} : { metric: redact(assertion.metric) }),
    ...('value' in assertion && assertion.value !== undefined ? { value: redactTexts(assertion.value, redact) } : {}),
  };
  return {
    ...outcome,
    assertion: shown,
    reason: redact(outcome.reason),
    ...(outcome.parts ? { parts: outcome.parts.map((part) => redactOutcome(part, redact)) } : {}),
    ...(outcome.components ? { components: outcome.components.map((one) => redactComponent(one, redact)) } : {}),
  };
}

function redactComponent(component: CodeComponent, redact: Redact): CodeComponent {
  const { reason, type, metric } = component;
  return {
    ...component,
    reason: redact(reason),
    ...(type === undefined ? {} : { type: redact(type) }),
    ...(metric === undefined ? {} : { metric: redact(metric) }),
  };
}

/** Every text inside a value, keys of maps too. */
export function redactTexts<T>(value: T, redact: Redact): T {
  const walk = (part: unknown): Json => {
    if (typeof part === 'string') return redact(part);
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(Object.entries(part).map(([key, entry]) => [redact(key), walk(entry)]));
    return part as Json;
  };
  return walk(value) as T;
}
