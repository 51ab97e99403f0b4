// "What exactly ran?"
import { notShown } from './comment-cells.js';
import { fencedBlock, inlineCode, markdownLink, markdownMessage, markdownText } from './escape.js';
import type { EvalReport, RunContext } from './eval-report.js';
import { firstToRepeat } from './findings.js';
import { counted } from './format.js';
import { LINE, type Part } from './layout.js';
import { rerunCommand } from './rerun.js';
import { callFacts, durationFact, errorFact, graderFacts, repeatFact } from './run-facts.js';
import type { ShowAnswers } from './show-answers.js';
import { fileLink } from './source-link.js';
import { sentence } from './verdict-text.js';
import { short } from './visible.js';

const FILES_SHOWN = 10;
const NOTICE_CHARACTERS = 300;

export function ranParts(
  report: EvalReport,
  context: RunContext,
  { showAnswers, elsewhere }: { showAnswers: ShowAnswers; elsewhere: string },
): Part[] {
  const items = [
    ...commitItem(context),
    ...runItem(context),
    durationFact(report),
    ...callFacts(report),
    ...graderFacts(report).map(markdownText),
    ...errorFact(report),
    ...repeatFact(report),
    ...(report.gatewayUrl === undefined ? [] : [`Gateway ${inlineCode(report.gatewayUrl)}`]),
    ...fileItems(report, context),
    ...(showAnswers === 'none' ? ['Answers are not shown (`show-answers: none`)'] : []),
    ...report.notices.map((notice) => `Notice: ${markdownMessage(short(sentence(notice), NOTICE_CHARACTERS))}`),
    `Reported by mlflow-gateway-eval ${markdownText(short(context.version, 40))} for ${inlineCode(short(context.instance, 100))}`,
  ];
  const leftOut = (count: number) => notShown(counted(count, 'more line'), elsewhere);
  return [
    { before: '### What exactly ran', entries: items.map((item) => `- ${item}`), gap: LINE, leftOut, rank: 4 },
    ...rerunParts(report),
  ];
}

/** A hash alone is left to GitHub, which links it to the commit. */
export function commitItem({ sha, queuedPullRequest }: RunContext): string[] {
  if (sha === undefined) return [];
  const queue = queuedPullRequest === undefined ? '' : `, of the merge queue for pull request ${queuedPullRequest}`;
  return [`Commit ${/^[0-9a-f]{40}$/.test(sha) ? sha : inlineCode(sha)}${queue}`];
}

export function runItem({ runUrl, runAttempt }: RunContext): string[] {
  if (runUrl === undefined) return [];
  const attempt = runAttempt === undefined ? '' : `, attempt ${runAttempt}`;
  return [`Workflow ${markdownLink('run', runUrl)}${attempt}`];
}

function fileItems({ files }: EvalReport, context: RunContext): string[] {
  if (files.length === 0) return [];
  const more = files.length - FILES_SHOWN;
  const shown = files.slice(0, FILES_SHOWN).map((file) => fileLink(file, context));
  return [`Config ${shown.join(', ')}${more > 0 ? ` and ${counted(more, 'more file')}` : ''}`];
}

/** One failing case, or the whole run when none failed. */
function rerunParts(report: EvalReport): Part[] {
  const cell = firstToRepeat(report);
  const command = rerunCommand(report, { cellId: cell?.cell.id });
  if (command === undefined) return [];
  const title =
    cell === undefined
      ? 'To repeat this on a laptop:'
      : 'To repeat one case on a laptop (`--case` takes the id of any case above):';
  return [{ entries: [`${title}\n\n${fencedBlock(command, 'sh')}`], leftOut: () => '', rank: 4 }];
}
