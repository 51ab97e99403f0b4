// How the endpoints compare, on the page of the `.html` result file: the leaderboard with pictures, what tells the endpoints
// apart, and the numbers behind it.
import { latencyChart, passRateChart } from './comparison-chart.js';
import { type EndpointTable, endpointTable } from './endpoint-table.js';
import { htmlText } from './escape.js';
import type { EvalReport } from './eval-report.js';
import { counted } from './format.js';
import { bestNote, type Leaderboard, type LeaderboardLine, leaderboard, leaderboardTable } from './leaderboard.js';

const TELLING_OPEN = 5;
const TELLING_SHOWN = 500;

/** Empty where no endpoint answered. */
export function pageComparison(report: EvalReport): string {
  const board = leaderboard(report);
  const table = board?.lines ? leaderboardTable(board.lines) : endpointTable(report);
  if (table === undefined) return '';
  return [
    '<section><h2>How the endpoints compare</h2>',
    ...(board ? [`<p class="words">${htmlText(board.words)}</p>`] : []),
    ...(board?.lines ? [charts(board.lines)] : []),
    tableHtml(table, board?.lines ? 'endpoints ranked' : 'endpoints'),
    ...(board ? [...bestNote(board.lines ?? [], 'Bold').map(note), telling(board), numbers(board)] : []),
    '</section>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const note = (text: string): string => `<p class="facts">${htmlText(text)}</p>`;

/** A line for each endpoint. */
function tableHtml({ endpoints, rows }: EndpointTable, kind = 'endpoints'): string {
  const head = rows.map(({ name }) => `<th scope="col">${htmlText(name)}</th>`).join('');
  const lines = endpoints.map((endpoint, index) => {
    const values = rows.map(({ name, values, best }) => {
      const value = htmlText(values[index] ?? '');
      return `<td data-label="${htmlText(name)}">${index === best ? `<strong>${value}</strong>` : value}</td>`;
    });
    return `<tr><th scope="row">${htmlText(endpoint)}</th>${values.join('')}</tr>`;
  });
  return [
    `<table class="${kind}"><thead><tr><th scope="col">Endpoint</th>${head}</tr></thead>`,
    `<tbody>${lines.join('')}</tbody></table>`,
  ].join('\n');
}

function charts(lines: readonly LeaderboardLine[]): string {
  const figure = (caption: string, chart: string): string =>
    chart === '' ? '' : `<figure><figcaption>${caption}</figcaption>${chart}</figure>`;
  return `<div class="charts">${figure('Pass rate, and what cases like these would give', passRateChart(lines, 'each endpoint'))}${figure(
    'Latency, p50 to p95',
    latencyChart(lines),
  )}</div>`;
}

function telling({ telling: cases }: Leaderboard): string {
  if (cases.length === 0) return '';
  const items = cases
    .slice(0, TELLING_SHOWN)
    .map(({ name, passes }) => `<li><strong>${htmlText(name)}</strong>: ${htmlText(passes)}</li>`);
  const more = cases.length - items.length;
  const unlisted = more > 0 ? `<p class="facts">and ${counted(more, 'more case')}</p>` : '';
  const open = cases.length <= TELLING_OPEN ? ' open' : '';
  const summary = `The endpoints differ on ${counted(cases.length, 'case')}, the most telling first`;
  return `<details class="numbers"${open}><summary>${summary}</summary><ul>${items.join('')}</ul>${unlisted}</details>`;
}

function numbers({ numbers: list }: Leaderboard): string {
  const items = list.map((text) => `<li>${htmlText(text)}</li>`).join('');
  return `<details class="numbers"><summary>The numbers behind this</summary><ul>${items}</ul></details>`;
}
