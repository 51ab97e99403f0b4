// The verdict in words: for a heading and the sentences below it.
import type { Verdict } from '../verdict/verdict.js';
import type { EvalReport } from './eval-report.js';
import { counted } from './format.js';

const CAUSES: Readonly<Record<NonNullable<Verdict['cause']>, string>> = {
  config: 'the config has errors',
  'nothing judged': 'nothing was judged',
  'no cases': 'there are no cases',
  untrusted: 'this pull request may not use the gateway',
  'not measured': 'too many cells have no result',
  'not confirmed': 'what did worse could not be run again often enough',
  base: 'there is no result of the base',
  cancelled: 'the run was cancelled',
  'time limit': 'the time was up',
  'hook failed': 'code after the run has failed',
  bug: 'mlflow-gateway-eval has a bug',
};

/** Nothing is known, neither good nor bad. */
const UNDECIDED: ReadonlySet<Verdict['cause']> = new Set([
  'not measured',
  'not confirmed',
  'base',
  'cancelled',
  'time limit',
]);

/** `Eval failed`, `Eval could not measure: the config has errors` */
export function verdictTitle({ name, cause }: Verdict): string {
  if (name !== 'inconclusive') return `Eval ${name}`;
  return `Eval could not measure: ${CAUSES[cause ?? 'not measured']}`;
}

/**
 * What embeds (a reason, a message) as a sentence. The first word gets a capital when it is a word: `llm-rubric`,
 * `max_tokens` and `http://...` are none.
 */
export function sentence(text: string): string {
  const start = text.replace(/^[a-z]+(?=[ ,;]|:(?!\/\/))/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
  return /[.!?]$/.test(start) ? start : `${start}.`;
}

/** How many of how many, in every case, and the gate that decided. */
export function countsSentence({ counts, passThreshold, gate, name, cause, exitCode }: Verdict): string[] {
  const { total, successes, failures, errors, unjudged } = counts;
  const parts = [
    `${successes} passed`,
    `${failures} failed`,
    ...(errors > 0 ? [`${errors} could not be measured`] : []),
    ...(unjudged > 0 ? [`${unjudged} answered but not judged`] : []),
  ];
  return [
    ...(total > 0 ? [`${counted(total, 'cell')}: ${parts.join(', ')}.`] : []),
    ...(gate !== undefined ? [gate] : total > 0 ? [`Gate: at least ${passThreshold} % of the judged cells pass.`] : []),
    ...(name === 'inconclusive' && exitCode === 0 ? ['The job is green all the same: on-inconclusive is warn.'] : []),
    ...(cause !== undefined && UNDECIDED.has(cause) && exitCode !== 0 ? ['This is no statement about quality.'] : []),
  ];
}

/**
 * `2 keys have no effect`, `3 warnings about the config, 2 of them keys without effect`: their author may believe in a
 * check that never ran.
 */
export function warningsTitle({ warnings }: Pick<EvalReport, 'warnings'>): string {
  const all = warnings.length;
  const keys = warnings.filter(({ unusedKey }) => unusedKey).length;
  if (keys === all) return `${counted(keys, 'key')} ${keys === 1 ? 'has' : 'have'} no effect`;
  const some = keys === 0 ? '' : `, ${keys} of them ${keys === 1 ? 'a key' : 'keys'} without effect`;
  return `${counted(all, 'warning')} about the config${some}`;
}

/** Plain text: what the page says, and its address on a line of its own, to be copied. */
export function recipeLines(recipe: Verdict['recipe']): string[] {
  if (recipe === undefined) return [];
  return recipe.url === undefined ? [sentence(recipe.text)] : [sentence(recipe.text).replace(/\.$/, ':'), recipe.url];
}
