// Whose answers stand in a report: the input `show-answers`.
import type { ErrorKind } from '../cell-error.js';
import type { RunState } from '../run/results.js';
import type { Settings } from '../settings/settings.js';

export type ShowAnswers = NonNullable<Settings['showAnswers']>;

/** `failed` shows what somebody has to look at: an errored run may have an answer that its grader could not judge. */
export function showsAnswer(show: ShowAnswers, state: RunState): boolean {
  return show === 'all' || (show === 'failed' && (state === 'failed' || state === 'errored'));
}

/**
 * With `none`, the messages of these are left out as well, like the reasons of assertions: a grader quotes what it judges,
 * and code can put an answer into its exception.
 */
export const ERROR_KINDS_QUOTING_ANSWERS: ReadonlySet<ErrorKind> = new Set(['grader', 'user code']);
