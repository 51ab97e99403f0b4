// The `.html` result file: one page that asks for nothing else. Its policy lets it load nothing, send nothing and run the one
// program of ours. Cells are data, a block of JSON for each, of which the page reads those that somebody opens: so it opens
// with 5,000 answers of 20 KB.
import { createHash } from 'node:crypto';
import { htmlText } from './escape.js';
import type { EvalReport } from './eval-report.js';
import { type PageIndex, pageCell, pageIndex } from './page-cells.js';
import { pageHead } from './page-head.js';
import { PAGE_PROGRAM, PAGE_STYLE } from './page-sources.js';
import type { ResultOptions } from './result-writer.js';
import { verdictTitle } from './verdict-text.js';
import { short } from './visible.js';

const POLICY = [
  "default-src 'none'",
  `style-src '${hashOf(PAGE_STYLE)}'`,
  `script-src '${hashOf(PAGE_PROGRAM)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function* writeResultsHtml(report: EvalReport, { showAnswers, context }: ResultOptions): Generator<string> {
  const title = `${verdictTitle(report.verdict)}${report.description ? `: ${short(report.description, 100)}` : ''}`;
  yield [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<meta name="generator" content="mlflow-gateway-eval ${htmlText(context.version)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    // Without it a browser asks the server for one.
    '<link rel="icon" href="data:,">',
    `<title>${htmlText(title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    pageHead(report, context),
    '',
  ].join('\n');
  if (report.cells.length > 0) {
    const index = pageIndex(report, showAnswers);
    yield listHtml(report, index);
    yield dataBlock('index', index);
    for (const [position, result] of report.cells.entries())
      yield dataBlock(`cell-${position}`, pageCell(result, report, showAnswers));
    yield `<script>${PAGE_PROGRAM}</script>\n`;
  } else yield '</main>\n';
  yield '</body>\n</html>\n';
}

/** JSON that a `<` of a text cannot end: neither as `</script` nor by opening a comment. */
function dataBlock(id: string, data: object): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>\n`;
}

function listHtml({ verdict: { counts } }: EvalReport, { endpoints, prompts }: PageIndex): string {
  const { total, successes, failures, errors, unjudged } = counts;
  const states: [value: string, name: string, count: number][] = [
    ['all', 'All', total],
    ['failed', 'Failed', failures],
    ['errored', 'Not measured', errors],
    ['passed', 'Passed', successes],
    ['unjudged', 'Not judged', unjudged],
  ];
  const first = failures > 0 ? 'failed' : errors > 0 ? 'errored' : 'all';
  const radios = states
    .filter(([value, , count]) => value === 'all' || count > 0)
    .map(([value, name, count]) => {
      const checked = value === first ? ' checked' : '';
      return `<label><input type="radio" name="state" value="${value}"${checked}>${name} <b>${count}</b></label>`;
    });
  return [
    '<section>',
    '<h2>Cells</h2>',
    '<noscript><p class="reason">The list of cells needs JavaScript, which this viewer does not run.</p></noscript>',
    '<form id="tools" class="tools" hidden>',
    `<fieldset aria-label="Result">${radios.join('')}</fieldset>`,
    choice('endpoint', 'All endpoints', endpoints),
    choice('prompt', 'All prompts', prompts),
    '<input type="search" id="search" name="search" placeholder="Search prompts, answers, reasons" aria-label="Search" autocomplete="off" spellcheck="false">',
    '</form>',
    '<p id="shown" class="shown" role="status"></p>',
    '<div id="head" class="head" aria-hidden="true" hidden><span></span><span>Case</span><span>Endpoint</span><span class="number">Score</span><span class="number">Latency</span></div>',
    '<div id="cells"></div>',
    '<button type="button" id="more" hidden></button>',
    '<p class="keys"><kbd>/</kbd> search · <kbd>j</kbd> <kbd>k</kbd> next and previous cell · <kbd>Enter</kbd> open or close</p>',
    '</section>',
    '</main>',
    '',
  ].join('\n');
}

/** Only where there is something to choose. */
function choice(name: string, all: string, values: readonly string[]): string {
  if (values.length < 2) return '';
  const options = values.map((value, index) => `<option value="${index}">${htmlText(value)}</option>`).join('');
  return `<select name="${name}" aria-label="${name}"><option value="">${all}</option>${options}</select>`;
}

/** What the page's policy names a script or a style by: browsers read its line ends as line feeds. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
