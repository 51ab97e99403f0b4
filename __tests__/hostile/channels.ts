// Everything that a run shows to anybody, by channel, from one report.
import { annotate } from '../../src/github/annotate.js';
import { annotationsOf } from '../../src/report/annotations.js';
import { renderComment, renderResolvedComment, renderSummary } from '../../src/report/comment.js';
import type { EvalReport, RunContext } from '../../src/report/eval-report.js';
import type { ShowAnswers } from '../../src/report/show-answers.js';
import { stepOutputs } from '../../src/report/step-outputs.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { RESULT_FORMATS } from '../../src/result-formats.js';

const LARGE = 16 * 1024 * 1024;

export async function allChannels(
  report: EvalReport,
  context: RunContext,
  showAnswers: ShowAnswers,
): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [ending, { load }] of Object.entries(RESULT_FORMATS)) {
    const write = await load();
    files[ending] = [...write(report, { showAnswers, context })].join('');
  }
  let annotations = '';
  annotate(annotationsOf(report, { showAnswers }), context, (text) => {
    annotations += text;
  });
  return {
    comment: renderComment(report, context, { showAnswers, limit: LARGE, earlier: [] }),
    'resolved comment': renderResolvedComment(report, context, { limit: LARGE, earlier: [] }),
    summary: renderSummary(report, context, { showAnswers, limit: LARGE }),
    terminal: renderTerminal(report, { width: 10_000, color: false, showAnswers }),
    outputs: JSON.stringify(stepOutputs(report)),
    annotations,
    ...files,
  };
}
