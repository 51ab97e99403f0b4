// Asks a grader until its reply can be read. A reply that cannot is no verdict: it makes the cell errored, never failed.
import { excerpt } from '../assertions/excerpt.js';
import type { JudgeContext } from '../assertions/judge-context.js';
import type { CellError } from '../cell-error.js';
import type { Endpoint, SingleAssertion } from '../config/eval-config.js';
import type { Json } from '../json.js';
import type { Message } from './marked-blocks.js';
import { customMessages, type PromptVariables } from './rubric-prompt.js';

/** How often a grader is asked again after a reply that cannot be read. */
export const MORE_TRIES = 2;
/** UTF-16 units of an unusable reply that the error shows. */
const REPLY_EXCERPT = 200;

export interface Question<T> {
  /** The config's own prompt, and what it is rendered with. */
  own: { prompt: string | undefined; variables: PromptVariables };
  /** The messages of the built-in prompt. */
  builtIn(): Message[];
  /** The reply's meaning, or undefined when it has none. */
  read(reply: string): T | undefined;
  /** What a reply has to be, for the model and for the reader of the error: `one JSON object ...`. */
  form: string;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; error: CellError };

export async function askGrader<T>(
  { grader }: Pick<SingleAssertion, 'grader'>,
  { own, builtIn, read, form }: Question<T>,
  context: JudgeContext,
): Promise<Answer<T>> {
  if (!grader)
    return configError('no grader is named; name one in defaultTest.options.provider or with the input or flag grader');
  let messages: Json[];
  try {
    messages =
      own.prompt === undefined
        ? builtIn().map((one) => ({ ...one }))
        : customMessages(own.prompt, own.variables, context);
  } catch (error) {
    return configError(`the rubricPrompt is a template that failed: ${(error as Error).message}`);
  }
  const reminder = {
    role: 'user',
    content: `The reply could not be read. Reply again, with ${form} and no other text.`,
  };
  let reply = '';
  for (let tries = 0; tries <= MORE_TRIES; tries += 1) {
    const outcome = await context.grade(grader, tries === 0 ? messages : [...messages, reminder]);
    if (!outcome.ok) return { ok: false, error: graderError(grader, outcome.error) };
    reply = outcome.text;
    // An empty reply means nothing in any protocol.
    const value = reply.trim() === '' ? undefined : read(reply);
    if (value !== undefined) return { ok: true, value };
  }
  const got = reply.trim() === '' ? 'nothing' : excerpt(reply, REPLY_EXCERPT);
  const asked = own.prompt === undefined ? '' : ' to this rubricPrompt';
  const message = `the grader ${grader.name} gave no usable reply${asked} in ${MORE_TRIES + 1} tries: wanted ${form}, got ${got}`;
  // A prompt of the config's own has to ask for that form, and whoever changes the prompt can repair it.
  return { ok: false, error: { kind: own.prompt === undefined ? 'grader' : 'config', message } };
}

/** The vector of a text, from an embedding grader. */
export async function askEmbedding(
  { embeddingGrader: grader }: Pick<SingleAssertion, 'embeddingGrader'>,
  text: string,
  { embed }: JudgeContext,
): Promise<Answer<number[]>> {
  if (!grader) return configError('no embedding grader is named; name one in defaultTest.options.provider.embedding');
  const outcome = await embed(grader, text);
  return outcome.ok ? { ok: true, value: outcome.vector } : { ok: false, error: graderError(grader, outcome.error) };
}

/**
 * A call that the gateway did not answer, or not in time, is the grader's error here. The other kinds say what to do better
 * than `grader` would: raise the budget, repair the config, start the run again.
 */
function graderError(grader: Endpoint, error: CellError): CellError {
  const kind = error.kind === 'gateway' || error.kind === 'timeout' ? 'grader' : error.kind;
  return { ...error, kind, message: `the grader ${grader.name} could not be asked: ${error.message}` };
}

function configError(message: string): { ok: false; error: CellError } {
  return { ok: false, error: { kind: 'config', message } };
}
