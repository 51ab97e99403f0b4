// Whose answers stand in a report: the input `show-answers`.
import type { CellError, ErrorKind } from '../cell-error.js';
import type { RunState } from '../run/results.js';
import type { Settings } from '../settings/settings.js';

export type ShowAnswers = NonNullable<Settings['showAnswers']>;

/** `failed` shows what somebody has to look at: an errored run may have an answer that its grader could not judge. */
export function showsAnswer(show: ShowAnswers, state: RunState): boolean {
  return show === 'all' || (show === 'failed' && (state === 'failed' || state === 'errored'));
}

/** A grader quotes what it judges; code and a webhook can put an answer into what they say. */
const KINDS_QUOTING_ANSWERS: ReadonlySet<ErrorKind> = new Set(['grader', 'user code', 'webhook']);

/** Told before a model was asked: what the gateway says then is about credentials, names, limits. */
const STATUSES_WITHOUT_ANSWER: ReadonlySet<number> = new Set([401, 403, 404, 407, 408, 429]);

/**
 * Whether the message of an error is shown. With `none` those are left out that may quote an answer, like the reasons of
 * assertions: of graders, of code, of webhooks, and of a gateway whose body the message quotes (an answer that cannot be used, a refusal
 * or a failure of the provider).
 */
export function showsMessage(show: ShowAnswers, { kind, status }: Pick<CellError, 'kind' | 'status'>): boolean {
  if (show !== 'none') return true;
  return !KINDS_QUOTING_ANSWERS.has(kind) && (status === undefined || STATUSES_WITHOUT_ANSWER.has(status));
}
