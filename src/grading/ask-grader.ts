// Asks a grader until its reply can be read. A reply that cannot is no verdict: it makes the cell errored, never failed.
import { excerpt } from '../assertions/excerpt.js';
import type { JudgeContext } from '../assertions/judge-context.js';
import type { CellError } from '../cell-error.js';
import type { Endpoint } from '../config/eval-config.js';
import type { Json } from '../json.js';

/** How often a grader is asked again after a reply that cannot be read. */
export const MORE_TRIES = 2;
/** UTF-16 units of an unusable reply that the error shows. */
const REPLY_EXCERPT = 200;

export interface Question<T> {
  grader: Endpoint;
  messages: Json[];
  /** The reply's meaning, or undefined when it has none. */
  read(reply: string): T | undefined;
  /** What a reply has to be, for the model and for the reader of the error: `one JSON object ...`. */
  form: string;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; error: CellError };

export async function askGrader<T>(question: Question<T>, grade: JudgeContext['grade']): Promise<Answer<T>> {
  const { grader, messages, read, form } = question;
  const reminder = {
    role: 'user',
    content: `The reply could not be read. Reply again, with ${form} and no other text.`,
  };
  let reply = '';
  for (let tries = 0; tries <= MORE_TRIES; tries += 1) {
    const outcome = await grade(grader, tries === 0 ? messages : [...messages, reminder]);
    if (!outcome.ok) return { ok: false, error: graderError(grader, outcome.error) };
    reply = outcome.text;
    const value = read(reply);
    if (value !== undefined) return { ok: true, value };
  }
  const got = reply.trim() === '' ? 'nothing' : excerpt(reply, REPLY_EXCERPT);
  const message = `the grader ${grader.name} gave no usable reply in ${MORE_TRIES + 1} tries: wanted ${form}, got ${got}`;
  return { ok: false, error: { kind: 'grader', message } };
}

/**
 * A call that the gateway did not answer, or not in time, is the grader's error here. The other kinds say what to do better
 * than `grader` would: raise the budget, repair the config, start the run again.
 */
function graderError(grader: Endpoint, error: CellError): CellError {
  const kind = error.kind === 'gateway' || error.kind === 'timeout' ? 'grader' : error.kind;
  return { ...error, kind, message: `the grader ${grader.name} could not be asked: ${error.message}` };
}
