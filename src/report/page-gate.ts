// "Compared with the base" on the page: the pass rates of both sides as intervals, what became of each case, the numbers.

import { asRange, inPercent } from '../verdict/evidence-words.js';
import type { PassRate } from '../verdict/pass-rate.js';
import { passRateChart } from './comparison-chart.js';
import { htmlText } from './escape.js';
import type { EvalReport } from './eval-report.js';
import { counted } from './format.js';
import { baseText, type GateGroup, gateFacts, gateGroups, ruleChangesText } from './gate-text.js';
import { sentence } from './verdict-text.js';

export function pageGate({ gate }: EvalReport): string {
  if (!gate?.base) return '';
  const { head, base } = gate.conclusion.passRate;
  const changes = ruleChangesText(gate);
  const facts = gateFacts(gate).map((fact) => `<li>${htmlText(sentence(fact))}</li>`);
  return [
    `<section><h2>Compared with ${htmlText(baseText(gate.base))}</h2>`,
    ...(changes === undefined ? [] : [`<p class="reason">${htmlText(changes)}</p>`]),
    chart([
      { name: gate.base.name, of: base },
      { name: 'this change', of: head },
    ]),
    ...gateGroups(gate, { blocking: true }).map((group) => groupHtml(group, true)),
    ...(gate.callsSaved > 0 ? [`<p class="facts">${counted(gate.callsSaved, 'call')} saved.</p>`] : []),
    ...gateGroups(gate, { blocking: false }).map((group) => groupHtml(group, false)),
    ...(gate.served ?? []).map((text) => `<p class="facts">${htmlText(text)}</p>`),
    ...(gate.evidence === undefined ? [] : [`<p class="facts">${htmlText(gate.evidence)}</p>`]),
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

function chart(sides: readonly { name: string; of: PassRate }[]): string {
  const lines = sides.flatMap(({ name, of: { rate, interval } }) =>
    rate === undefined
      ? []
      : [
          {
            name,
            passRate: `${inPercent(rate)}${interval ? `, likely ${asRange(interval)}` : ''}`,
            measured: { rate, ...(interval ? { interval } : {}) },
          },
        ],
  );
  if (lines.length === 0) return '';
  const caption = 'Pass rate of the cases that ran, and what cases like these would give';
  return `<div class="charts"><figure><figcaption>${caption}</figcaption>${passRateChart(lines, 'each side')}</figure></div>`;
}
