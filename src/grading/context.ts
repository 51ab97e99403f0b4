// The context that an answer was to be made from: what a retriever found.
import type { JudgeContext } from '../assertions/judge-context.js';
import type { CellError } from '../cell-error.js';

/** A text, or the pieces that were found. */
export type RetrievedContext = string | string[];

/**
 * The variable `context`: a text, or a list of texts.
 *
 * @param otherwise stands for a context that is missing or empty
 */
export function retrievedContext(
  { vars }: Pick<JudgeContext, 'vars'>,
  otherwise?: string,
): { context: RetrievedContext } | { error: CellError } {
  const written = Object.hasOwn(vars, 'context') ? vars['context'] : undefined;
  const context = written === undefined || written === null || written === '' ? otherwise : written;
  if (typeof context === 'string' && context !== '') return { context };
  const isList = Array.isArray(context) && context.length > 0;
  if (isList && context.every((piece) => typeof piece === 'string' && piece !== ''))
    return { context: context as string[] };
  const message =
    'the variable context has to be a text, or a list of texts (with disableVarExpansion), none of them empty';
  return { error: { kind: 'config', message } };
}

/** As one text, pieces apart. */
export function contextText(context: RetrievedContext): string {
  return Array.isArray(context) ? context.join('\n\n') : context;
}

/** The variable `query`: the question that an answer was to be found for. */
export function queryOf({ vars }: Pick<JudgeContext, 'vars'>): { query: string } | { error: CellError } {
  const query = Object.hasOwn(vars, 'query') ? vars['query'] : undefined;
  if (typeof query === 'string') return { query };
  return { error: { kind: 'config', message: 'the variable query has to be a text: the question of the user' } };
}
