// Takes secrets out of everything in a report that came from outside, once, before any channel sees it.
import type { Problem } from '../config/problem.js';
import { createCellRedactor } from '../plan/redact-cell.js';
import { createRunRedactor } from '../run/redact-run.js';
import type { CellResult } from '../run/results.js';
import { type Redact, redactTexts } from '../trust/redact-texts.js';
import type { EvalReport } from './eval-report.js';

/** Names of files stay: they stand in the repository, and decide which files a result may not replace. */
export function redactReport(report: EvalReport, redact: Redact): EvalReport {
  const cells = createCellRedactor(redact);
  return {
    ...report,
    ...(report.description === undefined ? {} : { description: redact(report.description) }),
    cells: report.cells.map(createResultRedactor(redact, cells)),
    columns: report.columns.map(cells.column),
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

export function createResultRedactor(
  redact: Redact,
  cells = createCellRedactor(redact),
): (result: CellResult) => CellResult {
  const redactRun = createRunRedactor(redact, cells);
  return ({ cell, state, runs }) => ({ state, runs: runs.map(redactRun), cell: cells.cell(cell) });
}

function redactProblem(problem: Problem, redact: Redact): Problem {
  return { ...problem, message: redact(problem.message), hint: problem.hint && redact(problem.hint) };
}
