// The `.xml` result file: JUnit, as the test views of CI systems read it. A suite is a prompt at an endpoint, a test case is
// a cell. There is no standard, so what several readers use stands there: `name` and `classname` (a case is found again by
// both in the next run), `time` in seconds, `file` and `line` (annotations), and the details as text as well as in `message`,
// of which some readers show the one and some the other.

import { formatProblem } from '../config/problem.js';
import type { CellResult } from '../run/results.js';
import type { Verdict } from '../verdict/verdict.js';
import { attemptsOfError } from './attempts.js';
import { caseName, endpointName } from './case-names.js';
import type { EvalReport } from './eval-report.js';
import { finding, type Mismatch, TOO_FEW_MEASURED } from './findings.js';
import { counted } from './format.js';
import type { ResultOptions } from './result-writer.js';
import { errorText } from './results-json-rows.js';
import type { ShowAnswers } from './show-answers.js';
import { sum } from './statistics.js';
import { verdictTitle } from './verdict-text.js';
import { excerpt, short } from './visible.js';
import { xmlAttributes, xmlText } from './xml-text.js';

/** Some readers refuse files of megabytes; the whole answer is in the other formats. */
const ANSWER_CHARACTERS = 2_000;
const REASON_CHARACTERS = 2_000;
const MESSAGE_CHARACTERS = 300;

export function* writeJunit(report: EvalReport, { showAnswers }: ResultOptions): Generator<string> {
  const { cells, durationMs, verdict } = report;
  const nothing = cells.length === 0;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites${xmlAttributes({
    name: 'mlflow-gateway-eval',
    ...(nothing ? verdictTotals(verdict) : totals(cells)),
    time: seconds(durationMs),
  })}>\n`;
  if (nothing) yield verdictSuite(report);
  const timestamp = report.startedAt.toISOString();
  const byColumn = report.columns.map((): CellResult[] => []);
  for (const result of cells) byColumn[result.cell.promptIdx]?.push(result);
  const names = suiteNames(report);
  for (const [index, ofColumn] of byColumn.entries()) {
    if (ofColumn.length === 0) continue;
    const name = names[index] ?? '';
    const time = seconds(sum(ofColumn.map(latencyOf)));
    yield `  <testsuite${xmlAttributes({ name, ...totals(ofColumn), time, timestamp })}>\n`;
    for (const result of ofColumn) yield testCase(result, name, showAnswers);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

/** A file without a test case looks like one in which nothing failed. */
function verdictSuite({ verdict, problems, durationMs }: EvalReport): string {
  const name = 'mlflow-gateway-eval';
  const skipped = `<skipped${xmlAttributes({ message: short(verdict.reason, MESSAGE_CHARACTERS) })}/>`;
  const lines = [verdict.reason, ...problems.map(formatProblem)];
  return [
    `  <testsuite${xmlAttributes({ name, ...verdictTotals(verdict), time: seconds(durationMs) })}>`,
    `    <testcase${xmlAttributes({ name: verdictTitle(verdict), classname: name, time: '0' })}>`,
    `      ${verdict.name === 'skipped' ? skipped : problem('error', 'not measured', verdict.reason, lines)}`,
    '    </testcase>',
    '  </testsuite>\n',
  ].join('\n');
}

type Totals = Record<'tests' | 'failures' | 'errors' | 'skipped', number>;

/** Of a run without cells. One that nothing asked for is no error: its job is green. */
function verdictTotals({ name }: Verdict): Totals {
  const skipped = name === 'skipped' ? 1 : 0;
  return { tests: 1, failures: 0, errors: 1 - skipped, skipped };
}

function totals(cells: readonly CellResult[]): Totals {
  const count = (wanted: CellResult['state']) => cells.filter(({ state }) => state === wanted).length;
  return { tests: cells.length, failures: count('failed'), errors: count('errored'), skipped: count('unjudged') };
}

/** The endpoint, and the prompt where there are several. */
function suiteNames({ columns }: EvalReport): string[] {
  const prompts = new Set(columns.map(({ prompt }) => prompt));
  const used = new Map<string, number>();
  return columns.map(({ prompt, endpoint }) => {
    const name = endpointName(endpoint) + (prompts.size > 1 ? `: ${short(prompt.label, 80)}` : '');
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function testCase(result: CellResult, classname: string, show: ShowAnswers): string {
  const { cell, state } = result;
  const start = `    <testcase${xmlAttributes({
    name: `test ${cell.testIdx + 1}: ${caseName(cell)}`,
    classname,
    time: seconds(latencyOf(result)),
    file: cell.test.at.file,
    line: cell.test.at.line,
  })}`;
  if (state === 'passed') return `${start}/>\n`;
  return `${start}>\n      ${outcome(result, show)}\n    </testcase>\n`;
}

function outcome(result: CellResult, show: ShowAnswers): string {
  const { state, runs, cell } = result;
  if (state === 'unjudged') return `<skipped${xmlAttributes({ message: 'answered, but no assertion judged it' })}/>`;
  const { failedRuns, mismatches, answer } = finding(result, show);
  const lines = [
    ...(runs.length > 1 ? [`${failedRuns} of ${counted(runs.length, 'run')} failed`] : []),
    ...mismatches.map(mismatchLine),
    ...(answer === undefined ? [] : ['answer:', cut(answer, ANSWER_CHARACTERS)]),
    `case ${cell.id}`,
  ];
  if (state === 'failed') {
    const [first] = mismatches;
    const message = first === undefined ? 'the score is too low' : mismatchLine(first);
    return problem('failure', first?.type ?? 'threshold', message, lines);
  }
  const error = runs.find((run) => run.error !== undefined)?.error;
  const message = error === undefined ? TOO_FEW_MEASURED : errorText(error, show);
  const attempts = attemptsOfError(result);
  const said = [cut(message, REASON_CHARACTERS), ...(attempts === undefined ? [] : [attempts])];
  return problem('error', error?.kind ?? 'not run', message, [...said, ...lines]);
}

function problem(element: 'failure' | 'error', type: string, message: string, lines: readonly string[]): string {
  const attributes = xmlAttributes({ message: short(message, MESSAGE_CHARACTERS), type });
  return `<${element}${attributes}>${xmlText(lines.join('\n'))}</${element}>`;
}

function mismatchLine({ type, metric, expected, score, reason }: Mismatch): string {
  const name = metric === undefined ? type : `${type} (${metric})`;
  if (reason !== undefined) return `${name}: ${cut(reason, REASON_CHARACTERS)}`;
  return `${name}: ${expected === undefined ? '' : `expected ${expected}, `}got ${score}`;
}

function cut(text: string, characters: number): string {
  const { text: shown, left } = excerpt(text, { characters });
  return left === 0 ? shown : `${shown}… (${counted(left, 'more character')})`;
}

const latencyOf = ({ runs }: CellResult): number => sum(runs.map(({ call }) => call?.latencyMs ?? 0));

const seconds = (ms: number): string => String(Number((Math.max(0, ms) / 1000).toFixed(3)));
