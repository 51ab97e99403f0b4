// `value: file://expected.js` of an assertion that is no code itself: the code gives what is expected.
import type { CellError } from '../cell-error.js';
import type { SingleAssertion } from '../config/eval-config.js';
import { isObject } from '../json.js';
import { assertionCall } from '../sandbox/code-uses.js';
import type { JudgeContext } from './judge-context.js';

/** The assertion with the value that its code gives; as it is without such code. */
export async function withMadeValue(
  assertion: SingleAssertion,
  context: JudgeContext,
): Promise<SingleAssertion | { error: CellError }> {
  const { valueCode, config } = assertion;
  if (!valueCode) return assertion;
  if (!context.runCode) return failed('code of the config may not run here');
  const known = {
    ...context.codeContext?.(),
    prompt: context.prompt,
    vars: context.vars,
    ...(config ? { config } : {}),
  };
  const outcome = await context.runCode(assertionCall(valueCode, context.output, known));
  if (!outcome.ok) return { error: outcome.error };
  const { value } = outcome;
  if (value === undefined || value === null) return failed('the code of the value gave nothing back');
  // A judgement where a value belongs: the author meant the type javascript.
  if (typeof value === 'boolean' || (isObject(value) && 'pass' in value))
    return failed(
      `the code of the value gave ${typeof value === 'boolean' ? 'true or false' : 'a judgement'}, not what is expected; a judgement is for the type javascript or python`,
    );
  return { ...assertion, value, valueFromFile: true };
}

function failed(message: string): { error: CellError } {
  return { error: { kind: 'user code', message } };
}
