// "What could not be measured", apart from what failed; and what was answered but not judged.
import type { Problem } from '../config/problem.js';
import type { CellResult } from '../run/results.js';
import { caseName, endpointName } from './case-names.js';
import { fold, notShown } from './comment-cells.js';
import { fencedBlock, htmlInMarkdown, inlineCode, markdownMessage, markdownText } from './escape.js';
import type { EvalReport, RunContext } from './eval-report.js';
import { type ErrorGroup, errorGroups } from './findings.js';
import { counted } from './format.js';
import { LINE, type Part } from './layout.js';
import type { ShowAnswers } from './show-answers.js';
import { sourceLink } from './source-link.js';
import { sentence, warningsTitle } from './verdict-text.js';
import { excerpt, short } from './visible.js';

const MESSAGE_CHARACTERS = 600;
const HINT_CHARACTERS = 1500;
const NAMES_SHOWN = 5;
const UNJUDGED_SHOWN = 20;

/** Errored cells by kind and reason. */
export function errorParts(report: EvalReport, options: { showAnswers: ShowAnswers; elsewhere: string }): Part[] {
  const groups = errorGroups(report, options.showAnswers);
  if (groups.length === 0) return [];
  const cells = counted(report.verdict.counts.errors, 'cell');
  const leftOut = (count: number) => notShown(counted(count, 'more reason'), options.elsewhere);
  return [
    { before: `### What could not be measured: ${cells}`, entries: groups.map(groupItem), gap: LINE, leftOut, rank: 2 },
  ];
}

function groupItem({ kind, status, message, cells, attempts }: ErrorGroup): string {
  const what = status === undefined ? kind : `${kind}, HTTP ${status}`;
  const endpoints = [...new Set(cells.map(({ cell }) => endpointName(cell.endpoint)))];
  const why =
    message === undefined
      ? 'The message is not shown, since it may quote an answer.'
      : markdownMessage(sentence(short(message, MESSAGE_CHARACTERS)));
  const tried =
    attempts === undefined
      ? ''
      : `\n  ${markdownText(`${cells.length === 1 ? '' : 'The first of them: '}${attempts}.`)}`;
  return `- **${what}**, ${counted(cells.length, 'cell')} on ${nameList(endpoints)}. ${why}${tried}\n  Cases: ${caseList(cells, NAMES_SHOWN)}.`;
}

/** Cells without an assertion are named: a green run says nothing about them. */
export function unjudgedParts(report: EvalReport, options: { elsewhere: string }): Part[] {
  const cells = report.cells.filter(({ state }) => state === 'unjudged');
  if (cells.length === 0) return [];
  const entry = `No assertion judges these, so the verdict says nothing about them: ${caseList(cells, UNJUDGED_SHOWN)}.`;
  const leftOut = () => notShown('Their names are', options.elsewhere);
  return [{ before: `### Answered, not judged: ${counted(cells.length, 'cell')}`, entries: [entry], leftOut, rank: 3 }];
}

/** Config errors, each with its place and what to do. */
export function problemParts({ problems }: EvalReport, context: RunContext, elsewhere: string): Part[] {
  if (problems.length === 0) return [];
  const leftOut = (count: number) => notShown(counted(count, 'more problem'), elsewhere);
  return [
    {
      before: `### What to fix: ${counted(problems.length, 'problem')}`,
      entries: problems.map((problem) => problemBlock(problem, context)),
      leftOut,
      rank: 1,
    },
  ];
}

/** Folded, but the count is seen: their author may believe in a check that never ran. */
export function warningParts(report: EvalReport, context: RunContext, elsewhere: string): Part[] {
  const entries = report.warnings.map((warning) => problemBlock(warning, context));
  const leftOut = (count: number) => notShown(counted(count, 'more warning'), elsewhere);
  return fold(htmlInMarkdown(warningsTitle(report)), entries, leftOut, 6);
}

function problemBlock({ message, at, hint = '' }: Problem, context: RunContext): string {
  const where = at === undefined ? '' : `${sourceLink(at, context)}: `;
  const what = where + markdownMessage(sentence(short(message, MESSAGE_CHARACTERS)));
  if (hint === '') return what;
  // A hint of several lines holds lines to add to the config: to be copied with its indentation.
  return hint.includes('\n')
    ? `${what}\n\n${fencedBlock(cutLines(hint), 'text')}`
    : `${what} ${markdownMessage(sentence(short(hint, MESSAGE_CHARACTERS)))}`;
}

function cutLines(hint: string): string {
  const { text, left } = excerpt(hint, { characters: HINT_CHARACTERS });
  return left > 0 ? `${text}…` : text;
}

function caseList(cells: readonly CellResult[], most: number): string {
  const more = cells.length - most;
  const shown = cells.slice(0, most).map(({ cell }) => `${markdownText(caseName(cell))} (${inlineCode(cell.id)})`);
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function nameList(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  const shown = names.slice(0, NAMES_SHOWN).map(inlineCode).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
