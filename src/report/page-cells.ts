// What the `.html` result file knows of its cells, as data: a short entry of each for the list, and the whole of each, which
// the page reads when it is opened. Texts have their invisible characters written out; nothing is escaped yet.

import { isDeepStrictEqual } from 'node:util';
import type { TestCase } from '../config/eval-config.js';
import { formatPosition } from '../config/position.js';
import type { AssertionOutcome, CellResult, RunResult, RunState } from '../run/results.js';
import { cellsByEndpoint, endpointKey } from '../verdict/comparison/endpoint-cells.js';
import { attemptsText, graderAttempts } from './attempts.js';
import { assertionType, caseName, endpointName, isSingle, readableText, testAsRun } from './case-names.js';
import { uniqueNames } from './endpoint-table.js';
import type { EvalReport } from './eval-report.js';
import { finding, TOO_FEW_MEASURED } from './findings.js';
import { counted, formatCount, formatDuration, formatScore, formatScoreAgainst } from './format.js';
import { rerunCommand } from './rerun.js';
import { errorText } from './results-json-rows.js';
import { type ShowAnswers, showsAnswer } from './show-answers.js';
import { sum } from './statistics.js';
import { short, visibleText } from './visible.js';

const WHY_CHARACTERS = 160;
const PROMPT_CHARACTERS = 60;

export interface PageIndex {
  endpoints: string[];
  prompts: string[];
  cells: IndexEntry[];
}

interface IndexEntry {
  id: string;
  state: RunState;
  name: string;
  /** Why it failed or could not be measured, in short; else empty. */
  why: string;
  /** Index into `endpoints`. */
  endpoint: number;
  /** Index into `prompts`. */
  prompt: number;
  score: string;
  latency: string;
}

export function pageIndex(report: EvalReport, show: ShowAnswers): PageIndex {
  const groups = cellsByEndpoint(report);
  const prompts = [
    ...new Set([...report.columns, ...report.cells.map(({ cell }) => cell)].map(({ prompt }) => prompt.label)),
  ];
  const endpointOf = new Map(groups.map(({ endpoint }, index) => [endpointKey(endpoint), index]));
  return {
    endpoints: uniqueNames(groups.map(({ endpoint }) => endpointName(endpoint))),
    prompts: uniqueNames(prompts.map((label) => short(label, PROMPT_CHARACTERS))),
    cells: report.cells.map((result) => ({
      ...indexEntry(result, show),
      endpoint: endpointOf.get(endpointKey(result.cell.endpoint)) ?? 0,
      prompt: prompts.indexOf(result.cell.prompt.label),
    })),
  };
}

function indexEntry(result: CellResult, show: ShowAnswers): Omit<IndexEntry, 'endpoint' | 'prompt'> {
  const { cell, state, runs } = result;
  const { run } = finding(result, show);
  const calls = runs.flatMap(({ call }) => call ?? []);
  return {
    id: cell.id,
    state,
    name: caseName(cell),
    why: short(whyOf(result, show), WHY_CHARACTERS),
    score: run === undefined || state === 'errored' || state === 'unjudged' ? '' : formatScore(run.score),
    latency: calls.length === 0 ? '' : formatDuration(sum(calls.map(({ latencyMs }) => latencyMs)) / calls.length),
  };
}

function whyOf(result: CellResult, show: ShowAnswers): string {
  if (result.state === 'errored') {
    const error = result.runs.find((run) => run.error !== undefined)?.error;
    return error === undefined ? TOO_FEW_MEASURED : errorText(error, show);
  }
  if (result.state !== 'failed') return '';
  const { mismatches, failedRuns } = finding(result, show);
  const [first] = mismatches;
  const repeats = result.runs.length > 1 ? `${failedRuns} of ${counted(result.runs.length, 'run')} failed; ` : '';
  if (first === undefined) return `${repeats}the score is too low`;
  return `${repeats}${first.type}: ${first.reason ?? first.score}`;
}

/** The whole of a cell. */
export function pageCell({ cell, runs }: CellResult, report: EvalReport, show: ShowAnswers): object {
  const rerun = rerunCommand(report, { cellId: cell.id });
  const varsOf = (run: RunResult | undefined) => testAsRun(cell, run).vars;
  const [first] = runs;
  const alike = runs.every((run) => isDeepStrictEqual(varsOf(run), varsOf(first)));
  return {
    id: cell.id,
    at: visibleText(formatPosition(cell.test.at)),
    ...(rerun === undefined ? {} : { rerun: visibleText(rerun) }),
    // Of all runs; where a hook has given each its own, of each.
    vars: alike ? pageVars(varsOf(first)) : [],
    runs: runs.map((run) => ({
      ...pageRun(run, testAsRun(cell, run).threshold, show),
      ...(alike ? {} : { vars: pageVars(varsOf(run)) }),
    })),
  };
}

function pageVars(vars: TestCase['vars']): [name: string, value: string][] {
  return Object.entries(vars).map(([name, value]) => [visibleText(name), visibleText(readableText(value))]);
}

function pageRun(run: RunResult, threshold: number | undefined, show: ShowAnswers): object {
  const { state, error, output, assertions, prompt } = run;
  const answer = output === undefined || !showsAnswer(show, state) ? undefined : visibleText(readableText(output));
  return {
    state,
    prompt: visibleText(prompt),
    ...(answer === undefined
      ? { noAnswer: output === undefined ? 'There is none.' : 'Not shown (show-answers).' }
      : { answer }),
    ...(error === undefined ? {} : { error: visibleText(errorText(error, show)) }),
    assertions: assertions.map((outcome) => pageAssertion(outcome, show)),
    facts: facts(run, threshold),
  };
}

function pageAssertion({ assertion, pass, score, reason, parts }: AssertionOutcome, show: ShowAnswers): object {
  const { threshold, metric } = assertion;
  const value = isSingle(assertion) ? assertion.value : undefined;
  return {
    type: visibleText(assertionType(assertion)),
    ...(metric === undefined ? {} : { metric: visibleText(metric) }),
    pass,
    score: threshold === undefined ? formatScore(score) : formatScoreAgainst(score, threshold),
    ...(value === undefined ? {} : { expected: visibleText(readableText(value)) }),
    // A reason can quote the answer it is about.
    ...(show === 'none' ? {} : { reason: visibleText(reason) }),
    parts: (parts ?? []).map((part) => pageAssertion(part, show)),
  };
}

/** `score 0.5, needs 0.6 · 840 ms · 165 tokens · gpt-4o-2024-08-06 (openai) · 2 attempts in 1.2 s: 503, answered` */
function facts(run: RunResult, threshold: number | undefined): string {
  const { state, score, call, graderCalls } = run;
  const attempts = call && attemptsText(call);
  const judged = state === 'passed' || state === 'failed';
  const needed = threshold === undefined ? formatScore(score) : formatScoreAgainst(score, threshold);
  return [
    ...(judged ? [`score ${needed}`] : []),
    ...(call === undefined ? [] : [formatDuration(call.latencyMs)]),
    ...(call?.tokens === undefined ? [] : [`${formatCount(call.tokens.total)} tokens`]),
    ...(call?.servedModel === undefined
      ? []
      : [short(call.servedModel + (call.servedBy === undefined ? '' : ` (${call.servedBy})`), 120)]),
    ...(attempts === undefined ? [] : [attempts]),
    ...(graderCalls.length > 0 ? [counted(graderCalls.length, 'grader call')] : []),
    ...graderAttempts(run),
  ].join(' · ');
}
