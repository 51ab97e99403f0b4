import type { EvalReport, RunContext } from './eval-report.js';
import type { ShowAnswers } from './show-answers.js';

export interface ResultOptions {
  showAnswers: ShowAnswers;
  context: RunContext;
}

/** A result file in pieces, about a cell in each: 5,000 answers of 20 KB are never one text in memory. */
export type ResultWriter = (report: EvalReport, options: ResultOptions) => Iterable<string>;
