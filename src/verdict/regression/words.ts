// The verdict of the gate in the words of a reviewer.
import type { Passes } from '../../statistics/passes.js';
import { sum } from '../../statistics/sums.js';
import { asRange, counted, inPercent, inPoints, listed } from '../evidence-words.js';
import type { CaseKind, FreshRuns } from './classify.js';
import type { GateConclusion, GateFailure } from './conclude.js';
import type { SuiteResult } from './second-pass.js';
import { type GateNames, unmeasuredWords } from './unmeasured-words.js';

/** `Failed: 1 case broke. refund-window: main passed 5 of 5, this change 0 of 5.` Whole sentences. */
export function gateHeadline(conclusion: GateConclusion, names: GateNames): string {
  const { verdict, failures, unmeasured } = conclusion;
  if (verdict === 'failed') return `Failed: ${failures.map((failure) => failureWords(failure, names)).join(' ')}`;
  if (verdict === 'inconclusive') {
    return `Inconclusive: ${unmeasured.map((one) => unmeasuredWords(one, names)).join('; ')}. Not a quality result.`;
  }
  return passedWords(conclusion, names);
}

/** `main passed 5 of 5, this change 0 of 5`; of scores, `main scored 0.85, this change 0.6 (means of 8 runs)`. */
export function evidenceWords(runs: readonly FreshRuns[], base: string): string {
  const before = runs.flatMap((one) => one.base);
  const after = runs.flatMap((one) => one.head);
  const isCounted = [...before, ...after].every((value) => value === 0 || value === 1);
  if (isCounted)
    return passesWords(
      { passed: sum(before), scored: before.length },
      { passed: sum(after), scored: after.length },
      base,
    );
  const scored = (values: readonly number[]): string => String(Number((sum(values) / values.length).toFixed(2)));
  return `${base} scored ${scored(before)}, this change ${scored(after)} (means of ${counted(before.length, 'run')})`;
}

/** `main passed 5 of 5, this change 0 of 5` */
export function passesWords(before: Passes, after: Passes, base: string): string {
  return `${base} passed ${before.passed} of ${before.scored}, this change ${after.passed} of ${after.scored}`;
}

/** `This suite would notice a drop of about 17 points.` @param drop 0 to 1 */
export function visibleDropWords(drop: number): string {
  if (drop >= 1) return 'This suite is too small to notice a drop that is spread over its cases.';
  return `This suite would notice a drop of about ${inPoints(drop)}.`;
}

function failureWords(failure: GateFailure, names: GateNames): string {
  if (failure.gate === 'suite') return failure.fallen.map((result) => fellWords(result, names.base)).join(' ');
  if (failure.gate === 'removed') {
    const { cells } = failure;
    const were = cells.length === 1 ? 'was' : 'were';
    return `${counted(cells.length, 'case')} ${were} removed: ${listed(cells.map(names.caseName))}.`;
  }
  if (failure.gate === 'broke') {
    const each = failure.cases.map((one) => `${names.caseName(one.cell)}: ${evidenceWords([one], names.base)}`);
    return `${counted(failure.cases.length, 'case')} broke. ${listedSentences(each)}`;
  }
  if (failure.gate === 'together') {
    const { cases } = failure;
    const who = listed(cases.map(({ cell }) => names.caseName(cell)));
    return `${counted(cases.length, 'case')} got worse together. ${evidenceWords(cases, names.base)}. Most of it: ${who}.`;
  }
  const each = failure.cases.map(({ cell, failed, runs }) => `${names.caseName(cell)} failed ${failed} of ${runs}`);
  const what = failure.gate === 'new' ? counted(each.length, 'new case') : counted(each.length, 'case');
  const whose = failure.gate === 'new' ? '' : ' at a critical assertion';
  return `${what} ${each.length === 1 ? 'fails' : 'fail'}${whose}. ${listedSentences(each)}`;
}

function fellWords({ metric, baseMean, headMean, worse, better }: SuiteResult, base: string): string {
  const drop = inPoints(baseMean - headMean);
  if (metric !== undefined) {
    const mean = (value: number): string => String(Number(value.toFixed(2)));
    return `the score ${metric} fell, seen twice. ${base} ${mean(baseMean)}, this change ${mean(headMean)}; ${worse} cases worse, ${better} better.`;
  }
  return `quality fell by ${drop}, seen twice. ${suiteWords({ baseMean, headMean, worse, better }, base)}`;
}

/** `main 94 %, this change 82 %; 14 answers worse, 2 better.` */
export function suiteWords(
  { baseMean, headMean, worse, better }: Pick<SuiteResult, 'baseMean' | 'headMean' | 'worse' | 'better'>,
  base: string,
): string {
  return `${base} ${inPercent(baseMean)}, this change ${inPercent(headMean)}; ${counted(worse, 'answer')} worse, ${better} better.`;
}

function passedWords({ cases, passRate, flips, visibleDrop, suite, calls }: GateConclusion, names: GateNames): string {
  const count = (wanted: CaseKind): number => cases.filter(({ kind }) => kind === wanted).length;
  const carried = count('carried over');
  const unmeasured = count('not measured');
  const removed = cases.filter(({ kind }) => kind === 'removed').map(({ cell }) => names.caseName(cell));
  const removedWords = `${counted(removed.length, 'case')} ${removed.length === 1 ? 'was' : 'were'} removed`;
  const more = calls.confirmation + calls.second;
  if (calls.first + more === 0) {
    const rest = `${counted(carried, 'case')} carried over, 0 calls.`;
    if (removed.length === 0) return `Passed: nothing that is evaluated changed. ${rest}`;
    return `Passed: ${removedWords} (${listed(removed)}), nothing else that is evaluated changed. ${rest}`;
  }
  return [
    `Passed. ${rateWords(passRate, names)}`,
    passRate.head.rate !== undefined &&
      passRate.base.rate === undefined &&
      `None of them could be compared with ${names.base}.`,
    flips.noise > 0 &&
      `${counted(flips.noise, 'flip')} ${flips.noise === 1 ? 'was' : 'were'} run again and ${flips.noise === 1 ? 'was' : 'were'} noise.`,
    flips.undecided > 0 &&
      `${counted(flips.undecided, 'flip')} ${flips.undecided === 1 ? 'was' : 'were'} run again and could not be confirmed.`,
    suite.state === 'noise' && 'The suite looked worse once, and did not when it was run again.',
    carried > 0 && `${counted(carried, 'case')} carried over.`,
    unmeasured > 0 && `${counted(unmeasured, 'case')} could not be measured.`,
    removed.length > 0 && `${removedWords}.`,
    visibleDrop !== undefined && visibleDropWords(visibleDrop),
  ]
    .filter((sentence) => sentence !== false)
    .join(' ');
}

/** `47 of 50 cases pass (94 %, likely 84 to 98 %), main 48.` */
function rateWords({ head, base }: GateConclusion['passRate'], names: GateNames): string {
  if (head.rate === undefined) return 'No case of this change was run.';
  const likely = head.interval ? `, likely ${asRange(head.interval)}` : '';
  const before = base.scored === head.scored ? `${base.passed}` : `${base.passed} of ${base.scored}`;
  const against = base.rate === undefined ? '' : `, ${names.base} ${before}`;
  return `${head.passed} of ${counted(head.scored, 'case')} ${head.scored === 1 ? 'passes' : 'pass'} (${inPercent(head.rate)}${likely})${against}.`;
}

/** At most five, each a sentence. */
export function listedSentences(each: readonly string[]): string {
  const more = each.length - 5;
  return `${each.slice(0, 5).join('. ')}.${more > 0 ? ` And ${more} more.` : ''}`;
}
