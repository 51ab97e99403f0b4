// The part of the `.html` result file above its list: the verdict, what kept the run from measuring, how the endpoints compare.
// Plain HTML, so that it is there where a viewer runs no program.
import { formatProblem } from '../config/problem.js';
import { htmlText } from './escape.js';
import type { EvalReport, RunContext } from './eval-report.js';
import { pageComparison } from './page-comparison.js';
import { pageGate } from './page-gate.js';
import { callFacts, durationFact, graderFacts } from './run-facts.js';
import { countsSentence, sentence, verdictTitle, warningsTitle } from './verdict-text.js';
import { oneLine, short } from './visible.js';

export function pageHead(report: EvalReport, context: RunContext): string {
  const { verdict, description } = report;
  return [
    `<header class="verdict-${verdict.name}">`,
    `<p class="overline">MLflow Gateway Eval${description === undefined ? '' : ` · ${htmlText(short(description, 200))}`}</p>`,
    `<h1>${htmlText(verdictTitle(verdict))}</h1>`,
    `<p class="reason">${htmlText(sentence(verdict.reason))}</p>`,
    bar(report),
    ...countsSentence(verdict).map((text) => `<p class="facts">${htmlText(text)}</p>`),
    `<p class="facts">${runFacts(report, context)}</p>`,
    problems(report),
    notes(warningsTitle(report), report.warnings.map(formatProblem)),
    notes('Notices of the run', report.notices),
    '</header>',
    pageGate(report),
    pageComparison(report),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** One stretch for each state, as long as it has cells. */
function bar({ verdict: { counts } }: EvalReport): string {
  if (counts.total === 0) return '';
  const states = {
    passed: counts.successes,
    failed: counts.failures,
    errored: counts.errors,
    unjudged: counts.unjudged,
  };
  let x = 0;
  const stretches = Object.entries(states).map(([state, count]) => {
    const stretch = `<rect class="${state}" x="${x}" y="0" width="${count}" height="1"/>`;
    x += count;
    return count === 0 ? '' : stretch;
  });
  const { total } = counts;
  return `<svg class="bar" viewBox="0 0 ${total} 1" preserveAspectRatio="none" aria-hidden="true">${stretches.join('')}</svg>`;
}

function runFacts(report: EvalReport, { runUrl, sha }: RunContext): string {
  const texts = [
    durationFact(report),
    ...callFacts(report),
    ...graderFacts(report),
    ...(report.gatewayUrl ? [`Gateway ${report.gatewayUrl}`] : []),
  ];
  const link = runUrl !== undefined && /^https:\/\/[\w.~:/?#@!$&*+,;=%-]+$/.test(runUrl);
  return [
    ...texts.map(htmlText),
    ...(sha === undefined ? [] : [`Commit ${htmlText(oneLine(sha).slice(0, 7))}`]),
    ...(link ? [`<a href="${htmlText(runUrl)}" rel="noreferrer">the run</a>`] : []),
  ].join(' · ');
}

function problems({ problems: list }: EvalReport): string {
  if (list.length === 0) return '';
  return `<ul class="problems">${list.map((problem) => `<li>${htmlText(formatProblem(problem))}</li>`).join('')}</ul>`;
}

function notes(title: string, list: readonly string[]): string {
  if (list.length === 0) return '';
  const items = list.map((text) => `<li>${htmlText(text)}</li>`).join('');
  return `<details class="notes"><summary>${htmlText(title)}</summary><ul>${items}</ul></details>`;
}
