// "Compared with the base" on a terminal.
import type { EvalReport } from './eval-report.js';
import { counted } from './format.js';
import { baseText, gateFacts, gateGroups, ruleChangesText } from './gate-text.js';
import type { TerminalWriter } from './terminal-writer.js';
import { sentence } from './verdict-text.js';

/** Of one kind; a result file has all of them. */
const CASES_SHOWN = 20;

export function gateSection(
  { gate }: EvalReport,
  { write, section }: Pick<TerminalWriter, 'write' | 'section'>,
): string[] {
  if (!gate?.base) return [];
  const changes = ruleChangesText(gate);
  const groups = [true, false].flatMap((blocking) => gateGroups(gate, { blocking }));
  return section(`Compared with ${baseText(gate.base)}`, [
    ...(changes === undefined ? [] : [write(changes, 2)]),
    ...groups.flatMap(({ title, rule, cases }) => [
      write(`${title} (${rule})`, 2),
      ...cases.slice(0, CASES_SHOWN).map(({ name, text }) => write(text === '' ? name : `${name}: ${text}`, 4)),
      ...(cases.length > CASES_SHOWN ? [write(`and ${counted(cases.length - CASES_SHOWN, 'more case')}`, 4)] : []),
    ]),
    ...(gate.callsSaved > 0 ? [write(`${counted(gate.callsSaved, 'call')} saved.`, 2)] : []),
    ...(gate.served ?? []).map((text) => write(text, 2)),
    ...(gate.evidence === undefined ? [] : [write(gate.evidence, 2)]),
    ...gateFacts(gate).map((fact) => write(sentence(fact), 2)),
  ]);
}
