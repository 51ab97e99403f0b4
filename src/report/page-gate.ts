// "Compared with the base" on the page: the pass rates of both sides as intervals, what became of each case, the numbers.

import { inPercent } from '../verdict/evidence-words.js';
import type { PassRate } from '../verdict/pass-rate.js';
import { htmlText } from './escape.js';
import type { EvalReport } from './eval-report.js';
import { counted } from './format.js';
import { baseText, type GateGroup, gateFacts, gateGroups, ruleChangesText } from './gate-text.js';
import { sentence } from './verdict-text.js';
import { short } from './visible.js';

const NAME_CHARACTERS = 24;

export function pageGate({ gate }: EvalReport): string {
  if (!gate?.base) return '';
  const { head, base } = gate.conclusion.passRate;
  const changes = ruleChangesText(gate);
  const facts = gateFacts(gate).map((fact) => `<li>${htmlText(sentence(fact))}</li>`);
  return [
    `<section><h2>Compared with ${htmlText(baseText(gate.base))}</h2>`,
    ...(changes === undefined ? [] : [`<p class="reason">${htmlText(changes)}</p>`]),
    intervalsSvg([
      { name: short(gate.base.name, NAME_CHARACTERS), rate: base },
      { name: 'this change', rate: head },
    ]),
    ...gateGroups(gate, { blocking: true }).map((group) => groupHtml(group, true)),
    ...(gate.callsSaved > 0 ? [`<p class="facts">${counted(gate.callsSaved, 'call')} saved.</p>`] : []),
    ...gateGroups(gate, { blocking: false }).map((group) => groupHtml(group, false)),
    `<details class="notes"><summary>The numbers behind it</summary><ul>${facts.join('')}</ul></details>`,
    '</section>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function groupHtml({ title, rule, cases }: GateGroup, open: boolean): string {
  const items = cases.map(
    ({ name, text }) => `<li><b>${htmlText(name)}</b>${text === '' ? '' : `: ${htmlText(text)}`}</li>`,
  );
  return `<details class="notes"${open ? ' open' : ''}><summary>${htmlText(title)}</summary><p>${htmlText(sentence(rule))}</p><ul>${items.join('')}</ul></details>`;
}

/** Pixels of the viewBox. */
const CHART = { width: 480, left: 130, right: 60, row: 26, axis: 22 };

/** A dot for each rate and a line for its interval, on one axis from 0 to 100 %. */
function intervalsSvg(rows: readonly { name: string; rate: PassRate }[]): string {
  const shown = rows.flatMap(({ name, rate: { rate, interval } }) =>
    rate === undefined ? [] : [{ name, rate, interval }],
  );
  if (shown.length === 0) return '';
  const span = CHART.width - CHART.left - CHART.right;
  const x = (share: number): string => (CHART.left + share * span).toFixed(1);
  const bottom = shown.length * CHART.row;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<line class="tick" x1="${x(share)}" y1="0" x2="${x(share)}" y2="${bottom}"/><text class="label" x="${x(share)}" y="${bottom + 16}" text-anchor="middle">${100 * share} %</text>`,
  );
  const bars = shown.map(({ name, rate, interval }, index) => {
    const y = index * CHART.row + CHART.row / 2;
    const whisker = interval
      ? `<line class="whisker" x1="${x(interval.low)}" y1="${y}" x2="${x(interval.high)}" y2="${y}"/>`
      : '';
    return `<text class="label" x="${CHART.left - 10}" y="${y + 4}" text-anchor="end">${htmlText(name)}</text>${whisker}<circle class="dot" cx="${x(rate)}" cy="${y}" r="5"/><text class="label" x="${CHART.width - CHART.right + 10}" y="${y + 4}">${inPercent(rate)}</text>`;
  });
  const words = shown.map(
    ({ name, rate, interval }) =>
      `${name} ${inPercent(rate)}${interval ? `, likely ${Math.round(100 * interval.low)} to ${Math.round(100 * interval.high)} %` : ''}`,
  );
  return `<svg class="chart" viewBox="0 0 ${CHART.width} ${bottom + CHART.axis}" role="img"><title>${htmlText(`Pass rates: ${words.join('; ')}`)}</title>${ticks.join('')}${bars.join('')}</svg>`;
}
