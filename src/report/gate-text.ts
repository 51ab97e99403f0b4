// What the regression gate tells, as plain text for Markdown, terminal and page alike. Names in it are hostile and not
// escaped yet.
import type { Passes } from '../statistics/passes.js';
import { latencyWords, tokenWords } from '../verdict/comparison/words.js';
import { asRange, inPercent } from '../verdict/evidence-words.js';
import type { PassRate } from '../verdict/pass-rate.js';
import { CASE_RULES, type CaseKind } from '../verdict/regression/classify.js';
import type { ComparedBase, GateCase, GateReport } from '../verdict/regression/gate-report.js';
import { evidenceWords } from '../verdict/regression/words.js';
import { counted, formatDuration } from './format.js';

/** Cases of one kind, with the rule that made them it. */
export interface GateGroup {
  /** `Broke: 1 case` */
  title: string;
  rule: string;
  cases: { name: string; text: string }[];
}

/** Worst first; what needs nobody's eyes last. */
const ORDER: readonly CaseKind[] = [
  'broke',
  'worse together',
  'new',
  'removed',
  'not measured',
  'flaky',
  'already failing',
  'check changed',
  'fixed',
  'same',
  'carried over',
];

/** Named one by one: whoever reads wants to know which. */
const COUNTED_ONLY: ReadonlySet<CaseKind> = new Set(['same', 'carried over']);

const TITLES: Readonly<Record<CaseKind, string>> = {
  broke: 'Broke',
  'worse together': 'Worse together',
  new: 'New',
  removed: 'Removed',
  'not measured': 'Not measured',
  flaky: 'Flaky',
  'already failing': 'Already failing',
  'check changed': 'Check changed',
  fixed: 'Fixed',
  same: 'No worse',
  'carried over': 'Carried over',
};

/** `main (3f78685)`, `baseline.json` */
export function baseText({ name, sha, file }: ComparedBase): string {
  return file ?? (sha === undefined ? name : `${name} (${sha.slice(0, 7)})`);
}

/** @param blocking those that block, or all others */
export function gateGroups({ cases, base }: GateReport, { blocking }: { blocking: boolean }): GateGroup[] {
  return ORDER.flatMap((kind): GateGroup[] => {
    const ones = cases.filter((one) => one.kind === kind && one.blocks === blocking);
    if (ones.length === 0) return [];
    const shown = COUNTED_ONLY.has(kind) ? [] : ones;
    return [
      {
        title: `${TITLES[kind]}: ${counted(ones.length, 'case')}`,
        rule: CASE_RULES[kind],
        cases: shown.map((one) => ({ name: one.name, text: caseText(one, base?.name ?? 'the base') })),
      },
    ];
  });
}

/** `main passed 5 of 5, this change 0 of 5 in fresh runs` */
function caseText({ kind, base, head, fresh, checkChanged, error }: GateCase, baseName: string): string {
  const again = fresh && fresh.head.length > 0;
  const parts = [
    again && fresh.base.length > 0 && `${evidenceWords([fresh], baseName)} when run again`,
    !(again && fresh.base.length > 0) && firstPass(kind, { base, head }, baseName),
    again && fresh.base.length === 0 && `run again it passed ${passes(fresh.head)}`,
    error !== undefined && error,
    checkChanged === true && 'its checks changed too, and those of this change judged both sides',
  ];
  return parts.filter((part) => part !== false && part !== '').join('; ');
}

function firstPass(kind: CaseKind, { base, head }: { base: Passes; head: Passes }, baseName: string): string {
  const now = head.scored > 0 ? `this change passed ${head.passed} of ${head.scored}` : '';
  if (kind === 'new' || kind === 'check changed') return now;
  if (kind === 'removed') return '';
  const before = base.scored > 0 ? `${baseName} passed ${base.passed} of ${base.scored}` : '';
  return [before, now].filter((part) => part !== '').join(', ');
}

function passes(values: readonly number[]): string {
  return `${values.filter((value) => value === 1).length} of ${values.length}`;
}

/** The numbers behind the verdict, one sentence without a full stop each. */
export function gateFacts(gate: GateReport): string[] {
  const { base, conclusion, callsSaved, latency, tokens, evidence } = gate;
  if (!base) return [];
  const { passRate, calls, visibleDrop } = conclusion;
  const extra = calls.confirmation + calls.second;
  return [
    ...(passRate.head.scored > 0 ? [`This change: ${rateText(passRate.head)}`] : []),
    ...(passRate.base.scored > 0 ? [`${baseText(base)}: ${rateText(passRate.base)}`] : []),
    ...(visibleDrop === undefined || visibleDrop >= 1
      ? []
      : [`A drop of ${Math.round(100 * visibleDrop)} points over all cases would be noticed four times in five`]),
    `${counted(calls.first, 'run')} on both sides in turns${extra > 0 ? `, and ${counted(extra, 'run')} more to be sure` : ''}`,
    ...(callsSaved > 0 ? [`${counted(callsSaved, 'run')} saved: cases that nothing changed are carried over`] : []),
    ...(latency ? [`Latency: ${latencyText(latency)}`] : []),
    ...(tokens?.ratio ? [`Tokens: ${tokenWords(tokens)}${limitText(tokens)}`] : []),
    ...base.renamed.map(({ from, to }) => `${to} is ${from} on ${base.name}`),
    ...(evidence === undefined ? [] : [evidence.replace(/\.$/, '')]),
  ];
}

function rateText({ passed, scored, interval }: PassRate): string {
  const share = inPercent(passed / scored);
  return `${passed} of ${counted(scored, 'case')} passed (${share}${interval ? `, likely ${asRange(interval)}` : ''})`;
}

function latencyText(latency: NonNullable<GateReport['latency']>): string {
  const { base, head } = latency.medians;
  const words = latencyWords(latency);
  return `median ${formatDuration(head)}, before ${formatDuration(base)}${words ? `: ${words}` : ''}${limitText(latency)}`;
}

function limitText({ maxIncrease, exceeded }: NonNullable<GateReport['latency']>): string {
  if (maxIncrease === undefined) return '';
  return exceeded
    ? `, which is surely more than the ${maxIncrease} % allowed`
    : `, within the ${maxIncrease} % allowed`;
}

/** What the change would make of its own gate; undefined when nothing. */
export function ruleChangesText({ ruleChanges, base }: GateReport): string | undefined {
  if (ruleChanges.length === 0) return undefined;
  return `This pull request edits its own gate, so the rules of ${base?.name ?? 'the base'} judged it: ${ruleChanges.join(', ')}.`;
}
