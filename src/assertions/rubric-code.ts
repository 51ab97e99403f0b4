// `rubricPrompt: file://rubric.js`: the code gives the grading prompt.
import type { CellError } from '../cell-error.js';
import type { CodeFile, SingleAssertion } from '../config/eval-config.js';
import { readRubricPrompt, rubricPromptCall } from '../sandbox/code-uses.js';
import type { JudgeContext } from './judge-context.js';

/** The assertion with the prompts that its code gives; as it is without such code. */
export async function withMadePrompts(
  assertion: SingleAssertion,
  { runCode }: Pick<JudgeContext, 'runCode'>,
): Promise<SingleAssertion | { error: CellError }> {
  const { rubricPromptCode, rubricPromptsCode } = assertion;
  if (!rubricPromptCode && !rubricPromptsCode) return assertion;
  if (!runCode) return failed('code of the config may not run here');

  const made: Record<string, string> = {};
  for (const [name, source] of Object.entries(rubricPromptsCode ?? {})) {
    const prompt = await ask(source);
    if ('error' in prompt) return prompt;
    made[name] = prompt.text;
  }
  const rubricPrompts = { ...assertion.rubricPrompts, ...made };
  if (!rubricPromptCode) return { ...assertion, rubricPrompts };
  const prompt = await ask(rubricPromptCode);
  return 'error' in prompt ? prompt : { ...assertion, rubricPrompt: prompt.text };

  async function ask(source: CodeFile): Promise<{ text: string } | { error: CellError }> {
    const outcome = await (runCode as NonNullable<typeof runCode>)(rubricPromptCall(source));
    if (!outcome.ok) return { error: { ...outcome.error, message: `its rubricPrompt: ${outcome.error.message}` } };
    const read = readRubricPrompt(outcome.value);
    return read.ok ? { text: read.value } : failed(`its rubricPrompt: the code ${read.problem}`);
  }
}

function failed(message: string): { error: CellError } {
  return { error: { kind: 'user code', message } };
}
