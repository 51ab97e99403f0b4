import { renderSummary, SUMMARY_BYTES } from './comment.js';
import type { ResultWriter } from './result-writer.js';

export const writeResultsMd: ResultWriter = (report, { showAnswers, context }) => [
  renderSummary(report, context, { showAnswers, limit: SUMMARY_BYTES }),
];
