// What the regression gate tells, as plain text for Markdown, terminal and page alike. Names in it are hostile and not
// escaped yet.
import type { Passes } from '../statistics/passes.js';
import { latencyWords, tokenWords } from '../verdict/comparison/words.js';
import { asRange, inPercent, listed } from '../verdict/evidence-words.js';
import type { PassRate } from '../verdict/pass-rate.js';
import { CASE_RULES, type CaseKind } from '../verdict/regression/classify.js';
import type { ComparedBase, GateCase, GateReport } from '../verdict/regression/gate-report.js';
import { evidenceWords } from '../verdict/regression/words.js';
import { counted, formatCount, formatDuration } from './format.js';

/** Whatever the comparison made of it: a critical check that failed blocks. */
type GroupKind = CaseKind | 'critical';

/** Cases of one kind, with the rule that made them it. */
export interface GateGroup {
  kind: GroupKind;
  /** `Broke: 1 case` */
  title: string;
  rule: string;
  cases: { name: string; text: string }[];
}

/** Worst first; what needs nobody's eyes last. */
const ORDER: readonly GroupKind[] = [
  'critical',
  'broke',
  'worse together',
  'new',
  'removed',
  'not measured',
  'unproven',
  'flaky',
  'already failing',
  'check changed',
  'fixed',
  'same',
  'carried over',
];

/** Named one by one: whoever reads wants to know which. */
const COUNTED_ONLY: ReadonlySet<GroupKind> = new Set(['same', 'carried over']);

const RULES: Readonly<Record<GroupKind, string>> = {
  ...CASE_RULES,
  critical: 'a check that is marked as critical failed, and failed again in at least two of three fresh runs; blocks',
};

const TITLES: Readonly<Record<GroupKind, string>> = {
  critical: 'Critical',
  broke: 'Broke',
  'worse together': 'Worse together',
  new: 'New',
  removed: 'Removed',
  'not measured': 'Not measured',
  unproven: 'Worse, unproven',
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
    const ones = cases.filter((one) => groupOf(one) === kind && one.blocks === blocking);
    if (ones.length === 0) return [];
    const shown = COUNTED_ONLY.has(kind) ? [] : ones;
    return [
      {
        kind,
        title: `${TITLES[kind]}: ${counted(ones.length, 'case')}`,
        rule: RULES[kind],
        cases: shown.map((one) => ({ name: one.name, text: caseText(one, base?.name ?? 'the base') })),
      },
    ];
  });
}

function groupOf({ kind, critical }: GateCase): GroupKind {
  return critical ? 'critical' : kind;
}

/** `main passed 5 of 5, this change 0 of 5 when run again` */
function caseText({ kind, base, head, fresh, critical, checkChanged, error }: GateCase, baseName: string): string {
  const pairs = fresh && fresh.base.length > 0;
  const parts = [
    pairs ? `${evidenceWords([fresh], baseName)} when run again` : firstPass(kind, { base, head }, baseName),
    ...(fresh && !pairs && fresh.head.length > 0 ? [`run again it passed ${passes(fresh.head)}`] : []),
    ...(critical ? [`its critical check failed ${critical.failed} of ${critical.runs} runs`] : []),
    ...(error === undefined ? [] : [error]),
    ...(checkChanged ? ['its checks changed too, and those of this change judged both sides'] : []),
  ];
  return parts.filter((part) => part !== '').join('; ');
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

/** Named where all is said in one line: what a reviewer likes to hear, or would miss. */
const NAMED: ReadonlySet<GroupKind> = new Set(['fixed', 'new', 'removed', 'not measured', 'unproven']);
const NAMES_SHOWN = 3;

/** `Fixed: 1 case (hours), Carried over: 12 cases (24 calls saved)`: what does not block. */
export function othersText(gate: GateReport): string {
  return gateGroups(gate, { blocking: false })
    .map(({ kind, title, cases }) => {
      const names = NAMED.has(kind)
        ? listed(
            cases.map(({ name }) => name),
            NAMES_SHOWN,
          )
        : kind === 'carried over'
          ? `${counted(gate.callsSaved, 'call')} saved`
          : '';
      return names === '' ? title : `${title} (${names})`;
    })
    .join(', ');
}

/** The numbers behind the verdict, one sentence without a full stop each. */
export function gateFacts(gate: GateReport): string[] {
  const { base, conclusion, latency, tokens } = gate;
  if (!base) return [];
  const { passRate, calls, visibleDrop } = conclusion;
  const extra = calls.confirmation + calls.second;
  return [
    ...(passRate.head.scored > 0 ? [`This change: ${rateText(passRate.head)}`] : []),
    ...(passRate.base.scored > 0 ? [`Base ${baseText(base)}: ${rateText(passRate.base)}`] : []),
    ...(visibleDrop === undefined || visibleDrop >= 1
      ? []
      : [`A drop of ${Math.round(100 * visibleDrop)} points over all cases would be noticed four times in five`]),
    ...(base.source !== 'file' && calls.first + extra > 0 ? [callsText(calls.first, extra)] : []),
    ...(latency ? [`Latency: ${latencyText(latency)}`] : []),
    ...(tokens?.ratio ? [`Tokens: ${tokenWords(tokens)}${limitText(tokens)}`] : []),
    ...base.renamed.map(({ from, to }) => `${to} is ${from} on ${base.name}`),
  ];
}

function callsText(first: number, extra: number): string {
  return `${counted(first, 'call')} on both sides in turns${extra > 0 ? `, and ${formatCount(extra)} more to be sure` : ''}`;
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
  return `This change edits its own gate, so the rules of ${base?.name ?? 'the base'} judged it: ${ruleChanges.join(', ')}.`;
}
