// "Compared with the base": what got worse, and why it is believed; the rest folded.
import { type CellSectionOptions, fold, notShown } from './comment-cells.js';
import { markdownText } from './escape.js';
import type { EvalReport } from './eval-report.js';
import { counted } from './format.js';
import { baseText, type GateGroup, gateFacts, gateGroups, othersText, ruleChangesText } from './gate-text.js';
import type { Part } from './layout.js';
import { sentence } from './verdict-text.js';

/** Of one kind; a results file has all of them. */
const CASES_OPEN = 20;
const CASES_FOLDED = 30;

export function gateParts({ gate }: EvalReport, { elsewhere }: CellSectionOptions): Part[] {
  if (!gate?.base) return [];
  const leftOut = (count: number): string => notShown(counted(count, 'group'), elsewhere);
  const changes = ruleChangesText(gate);
  const blocking = gateGroups(gate, { blocking: true });
  const others = gateGroups(gate, { blocking: false });
  const facts = gateFacts(gate).map((fact) => `- ${markdownText(fact)}`);
  return [
    {
      before: `### Compared with ${markdownText(baseText(gate.base))}`,
      entries: [
        ...(changes === undefined ? [] : [`**${markdownText(changes)}**`]),
        ...blocking.map((group) => groupText(group, CASES_OPEN)),
        ...(others.length > 0 ? [markdownText(`${othersText(gate)}.`)] : []),
        ...(gate.served ?? []).map((text) => markdownText(text)),
        ...(gate.evidence === undefined ? [] : [markdownText(gate.evidence)]),
      ],
      leftOut,
      rank: 1,
    },
    ...fold(
      'What each of these cases did',
      others.map((group) => groupText(group, CASES_FOLDED)),
      leftOut,
      4,
    ),
    ...fold('The numbers behind it', facts.length === 0 ? [] : [facts.join('\n')], leftOut, 4),
  ];
}

function groupText({ title, rule, cases }: GateGroup, most: number): string {
  const more = cases.length - most;
  const items = cases
    .slice(0, most)
    .map(({ name, text }) => `- **${markdownText(name)}**${text === '' ? '' : `: ${markdownText(text)}`}`);
  return [
    `**${markdownText(title)}.** ${markdownText(sentence(rule))}`,
    [...items, ...(more > 0 ? [`- and ${counted(more, 'more case')}`] : [])].join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}
