// A row of the result file: one run of one cell.
import { hash } from 'node:crypto';
import type { CellError } from '../cell-error.js';
import type { TestCase } from '../config/eval-config.js';
import type { Cell } from '../plan/cell.js';
import type { AssertionOutcome, CellResult, CodeComponent, RunResult, RunState } from '../run/results.js';
import { attemptsData } from './attempts.js';
import { assertionType, isSingle, testAsRun } from './case-names.js';
import type { EvalReport } from './eval-report.js';
import { formatScoreAgainst } from './format.js';
import { promptId, tokenStats } from './results-json-columns.js';
import { type ShowAnswers, showsAnswer, showsMessage } from './show-answers.js';

export interface RowContext {
  report: Pick<EvalReport, 'repeat'>;
  evalId: string;
  showAnswers: ShowAnswers;
}

/** `failureReason`: none, an assertion, an error. */
const FAILURE_REASONS: Readonly<Record<RunState, number>> = { passed: 0, unjudged: 0, failed: 1, errored: 2 };

const NOT_SHOWN = 'not shown (show-answers)';

export function resultRow({ cell }: CellResult, run: RunResult, context: RowContext) {
  const { report, evalId, showAnswers } = context;
  const test = testAsRun(cell, run);
  const { state, call } = run;
  const errored = state === 'errored';
  const success = state === 'passed' || state === 'unjudged';
  const message = errored ? errorText(run.error, showAnswers) : undefined;
  const reason = reasonOf(test, run, showAnswers);
  const latencyMs = call?.latencyMs ?? 0;
  const tokenUsage = tokenStats(call ? [call] : [], run.graderCalls);
  return {
    id: rowId(evalId, cell.id, run.repeat),
    testIdx: rowTestIdx(cell, run.repeat, report.repeat),
    promptIdx: cell.promptIdx,
    promptId: promptId(cell.prompt),
    provider: { id: cell.endpoint.id, label: cell.endpoint.label ?? '' },
    prompt: { raw: run.prompt, label: cell.prompt.label },
    vars: test.vars,
    success,
    // Without an assertion the answer stands for itself: promptfoo counts it as a full success.
    score: errored ? 0 : state === 'unjudged' && run.assertions.length === 0 ? 1 : run.score,
    failureReason: FAILURE_REASONS[state],
    ...(success ? {} : { error: message ?? reason }),
    response: {
      ...(showsAnswer(showAnswers, state) && run.output !== undefined ? { output: run.output } : {}),
      ...(message === undefined ? {} : { error: message }),
      ...(call?.finishReason === undefined ? {} : { finishReason: call.finishReason }),
      cached: false,
      latencyMs,
      // Of the endpoint alone: promptfoo adds what grading took when it reads the row.
      tokenUsage: tokenStats(call ? [call] : [], []),
    },
    gradingResult: errored ? null : gradingResult(run, reason, showAnswers),
    namedScores: errored ? {} : run.namedScores,
    latencyMs,
    cost: 0,
    tokenUsage,
    testCase: testCase(test),
    metadata: {
      ...run.metadata,
      cellId: cell.id,
      repeat: run.repeat,
      state,
      ...(run.error ? { errorKind: run.error.kind } : {}),
      ...(call ? { attempts: call.attempts, ...attemptsData(call.failedAttempts, showAnswers) } : {}),
      ...gradersMetadata(run, showAnswers),
      ...(call?.servedModel === undefined ? {} : { servedModel: call.servedModel }),
      ...(call?.servedBy === undefined ? {} : { servedBy: call.servedBy }),
    },
  };
}

/** Calls to graders that took more than one request. */
function gradersMetadata({ graderCalls }: RunResult, show: ShowAnswers): { graderAttempts?: object[] } {
  const retried = graderCalls.filter(({ attempts }) => attempts > 1);
  if (retried.length === 0) return {};
  return {
    graderAttempts: retried.map(({ endpoint, attempts, failedAttempts }) => ({
      endpoint,
      attempts,
      ...attemptsData(failedAttempts, show),
    })),
  };
}

/**
 * Repeats are rows of their own in promptfoo's table, in this order: by entry of `tests`, then by repeat, then by
 * combination of variables.
 */
export function rowTestIdx({ testIdx, test }: Cell, repeat: number, repeats: number): number {
  const { combination, combinations } = test.origin;
  return (testIdx - combination) * repeats + repeat * combinations + combination;
}

/** UUID of version 8 (RFC 9562: made by the application): one for each row of each eval, the same for the same report. */
function rowId(evalId: string, cellId: string, repeat: number): string {
  const hex = hash('sha256', JSON.stringify([evalId, cellId, repeat]), 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function errorText(error: CellError | undefined, show: ShowAnswers): string {
  if (error === undefined) return 'not measured';
  const { kind, status, message } = error;
  const shown = showsMessage(show, error) ? message : NOT_SHOWN;
  return `${kind} error${status === undefined ? '' : ` (HTTP ${status})`}: ${shown}`;
}

/** Why the row came out as it did: the last failed assertion, or the threshold of the test. */
function reasonOf({ threshold }: TestCase, { state, score, assertions }: RunResult, show: ShowAnswers): string {
  if (state === 'unjudged') return 'not judged: no assertion decides';
  if (threshold !== undefined) return `score ${formatScoreAgainst(score, threshold)}`;
  if (state === 'passed') return 'every assertion passed';
  const failed = assertions.findLast(({ pass }) => !pass);
  return failed === undefined ? `score ${score}` : shownReason(failed, show);
}

/** A reason can quote the answer it is about. */
function shownReason({ assertion, pass, reason }: AssertionOutcome, show: ShowAnswers): string {
  if (show === 'none') return `${assertionType(assertion)} ${pass ? 'passed' : 'failed'}`;
  return reason;
}

interface GradingResult {
  pass: boolean;
  score: number;
  reason: string;
  namedScores?: Record<string, number>;
  /** Of graders. */
  tokensUsed: object;
  componentResults?: object[];
}

function gradingResult(
  { state, score, namedScores, assertions, graderCalls }: RunResult,
  reason: string,
  show: ShowAnswers,
): GradingResult {
  // Where it is missing promptfoo counts one grader call.
  const tokensUsed = tokenStats(graderCalls);
  if (state === 'unjudged' && assertions.length === 0) return { pass: true, score: 1, reason, tokensUsed };
  return {
    pass: state === 'passed' || state === 'unjudged',
    score,
    reason,
    namedScores,
    tokensUsed,
    componentResults: assertions.flatMap((outcome) => components(outcome, show)),
  };
}

/** An assert-set is one entry without an assertion; its parts follow it and stand in it. */
function components(outcome: AssertionOutcome, show: ShowAnswers): object[] {
  const { pass, score, assertion } = outcome;
  const judged = { pass, score, reason: shownReason(outcome, show) };
  if (isSingle(assertion)) {
    const { value, threshold, weight, metric } = assertion;
    return [
      {
        ...judged,
        assertion: {
          type: assertionType(assertion),
          ...(value === undefined ? {} : { value }),
          ...(threshold === undefined ? {} : { threshold }),
          ...(weight === 1 ? {} : { weight }),
          ...(metric === undefined ? {} : { metric }),
        },
      },
      ...(outcome.components ?? []).map((component) => codeComponent(component, outcome, show)),
    ];
  }
  const parts = (outcome.parts ?? []).flatMap((part) => components(part, show));
  const { threshold, weight, metric } = assertion;
  const assertionSet = {
    type: 'assert-set',
    assertionCount: parts.length,
    ...(threshold === undefined ? {} : { threshold }),
    ...(weight === 1 ? {} : { weight }),
    ...(metric === undefined ? {} : { metric }),
  };
  return [{ ...judged, componentResults: parts, metadata: { assertionSet } }, ...parts];
}

function codeComponent(component: CodeComponent, { assertion }: AssertionOutcome, show: ShowAnswers): object {
  const { pass, score, reason, type = assertionType(assertion), metric } = component;
  return {
    pass,
    score,
    reason: show === 'none' ? `${type} ${pass ? 'passed' : 'failed'}` : reason,
    assertion: { type, ...(metric === undefined ? {} : { metric }) },
  };
}

/** Without graders and providers: their settings can hold keys and headers. */
function testCase({ description, vars, threshold, options: { prefix, suffix }, metadata }: TestCase): object {
  return {
    ...(description === undefined ? {} : { description }),
    vars,
    ...(threshold === undefined ? {} : { threshold }),
    options: { ...(prefix === undefined ? {} : { prefix }), ...(suffix === undefined ? {} : { suffix }) },
    metadata,
  };
}
