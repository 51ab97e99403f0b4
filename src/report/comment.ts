// The comment on a pull request, and the same text as job summary and `.md` file. It answers, in this order: may this be
// merged, what broke, what could not be measured, how do the endpoints compare, what exactly ran.

import { brokenParts, type CellSectionOptions, passedParts } from './comment-cells.js';
import { comparisonParts } from './comment-comparison.js';
import { errorParts, problemParts, unjudgedParts, warningParts } from './comment-errors.js';
import { gateParts } from './comment-gate.js';
import { commitItem, ranParts, runItem } from './comment-run.js';
import { markdownLink, markdownText } from './escape.js';
import type { EvalReport, RunContext } from './eval-report.js';
import { historyLine, historyParts, type PastResult } from './history.js';
import { LINE, layOut, type Part } from './layout.js';
import { commentMarker } from './marker.js';
import type { ShowAnswers } from './show-answers.js';
import { countsSentence, sentence, verdictTitle } from './verdict-text.js';
import { short } from './visible.js';

/** A longer comment is refused with 422 "Body is too long (maximum is 65536 characters)". */
export const COMMENT_CHARACTERS = 65_536;

/** GitHub drops a job summary over 1 MiB as a whole (docs: workflow commands, "Step isolation and limits"). */
export const SUMMARY_BYTES = 1024 * 1024;

/** What another step appends to the summary must not land on the line of a fence. */
const END = '\n';

const REASON_CHARACTERS = 600;
const DESCRIPTION_CHARACTERS = 80;

export interface MarkdownOptions {
  showAnswers: ShowAnswers;
  /** Characters of a comment, bytes of a summary. */
  limit: number;
}

export interface CommentOptions extends MarkdownOptions {
  /** Results of earlier runs, newest first. Absent for a run that may neither read nor write them. */
  earlier?: readonly PastResult[] | undefined;
}

/**
 * The comment, its first line a hidden marker (see marker.ts). What does not fit is left out in whole entries, and the
 * text says so.
 *
 * @param options.limit in UTF-16 units, of which a text never has fewer than characters
 */
export function renderComment(
  report: EvalReport,
  context: RunContext,
  { showAnswers, limit, earlier }: CommentOptions,
): string {
  const cells: CellSectionOptions = {
    showAnswers,
    open: 3,
    answer: { characters: 600, lines: 12 },
    elsewhere: 'The job summary and the result files have more.',
  };
  return fitComment(
    [...parts(report, context, cells), ...(earlier ? historyParts(earlier, context) : [])],
    hiddenLines(report, context, earlier),
    limit,
  );
}

/**
 * What takes the place of a comment that told of a failure where green runs have none (`comment: on-failure`): short,
 * since nobody has to do anything.
 */
export function renderResolvedComment(
  report: EvalReport,
  context: RunContext,
  { limit, earlier }: Pick<CommentOptions, 'limit' | 'earlier'>,
): string {
  const { verdict } = report;
  const items = [...commitItem(context), ...runItem(context)].map((item) => `- ${item}`);
  const again = verdict.name === 'passed' ? { ...report, title: 'Eval passed again' } : report;
  return fitComment(
    [
      verdictPart(again),
      { entries: items, gap: LINE, leftOut: () => '', rank: 1 },
      ...(earlier ? historyParts(earlier, context) : []),
    ],
    hiddenLines(report, context, earlier),
    limit,
  );
}

/** Marker and history: found again by the next run, seen by nobody. */
function hiddenLines(report: EvalReport, context: RunContext, earlier: CommentOptions['earlier']): string {
  const marker = commentMarker(context.instance);
  return `${[marker, ...(earlier ? [historyLine(report, context, earlier)] : [])].join('\n')}\n`;
}

function fitComment(shown: readonly Part[], hidden: string, limit: number): string {
  const size = limit - hidden.length - END.length;
  return hidden + layOut(shown, { size, measure: (text) => text.length }) + END;
}

/** The comment's text without the marker, with more of everything: the job summary, and a `.md` result file. */
export function renderSummary(
  report: EvalReport,
  context: RunContext,
  { showAnswers, limit }: MarkdownOptions,
): string {
  const cells: CellSectionOptions = {
    showAnswers,
    open: 10,
    answer: { characters: 3000, lines: 60 },
    elsewhere: 'A `.json` result file (`output-path`) has all of them.',
  };
  const size = limit - END.length;
  return layOut(parts(report, context, cells), { size, measure: (text) => Buffer.byteLength(text) }) + END;
}

function parts(report: EvalReport, context: RunContext, options: CellSectionOptions): Part[] {
  const { elsewhere } = options;
  return [
    verdictPart(report),
    ...problemParts(report, context, elsewhere),
    ...gateParts(report, options),
    ...brokenParts(report, context, options),
    ...errorParts(report, options),
    ...unjudgedParts(report, options),
    ...warningParts(report, context, elsewhere),
    ...comparisonParts(report, elsewhere),
    ...ranParts(report, context, options),
    ...passedParts(report, context, options),
  ];
}

function verdictPart({
  verdict,
  description = '',
  title = verdictTitle(verdict),
}: EvalReport & { title?: string }): Part {
  const name = markdownText(short(description, DESCRIPTION_CHARACTERS));
  return {
    before: `## ${title}${name && ` (${name})`}`,
    entries: [
      `**${markdownText(sentence(short(verdict.reason, REASON_CHARACTERS)))}**`,
      markdownText(countsSentence(verdict).join(' ')),
      ...(verdict.recipe ? [recipeLine(verdict.recipe)] : []),
    ].filter(Boolean),
    leftOut: () => '',
    rank: 0,
  };
}

function recipeLine({ text, url }: NonNullable<EvalReport['verdict']['recipe']>): string {
  return markdownLink(markdownText(sentence(text)), url);
}
