// Assertions in code of the config. The code runs in the sandbox; an exception is an error of the cell, never a failure.
import type { SingleAssertion } from '../config/eval-config.js';
import type { CodeSource, Language } from '../sandbox/code-call.js';
import { assertionCall } from '../sandbox/code-uses.js';
import type { AssertionRow, Judged } from './assertion-type.js';
import { readJavaScriptResult, readPythonResult } from './code-result.js';
import type { JudgeContext } from './judge-context.js';

function codeRow(type: string, language: Language): AssertionRow {
  return {
    type,
    group: 'code',
    needs: 'code',
    negatable: true,
    value: { required: true, shape: 'text' },
    threshold: 'optional',
    summary: `The ${language} code gives true, a score that passes, or a result with \`pass\``,
    check: (value) => (String(value).trim() === '' ? 'the code is empty' : undefined),
    judge: (assertion, context) => judgeCode(assertion, context, language),
  };
}

async function judgeCode(assertion: SingleAssertion, context: JudgeContext, language: Language): Promise<Judged> {
  const { value = '', code, config, negated, threshold } = assertion;
  if (!context.runCode) return { error: { kind: 'config', message: 'code of a config does not run here' } };
  const source: CodeSource = code ?? { kind: 'inline', language, code: String(value) };
  const known = {
    ...context.codeContext?.(),
    prompt: context.prompt,
    vars: context.vars,
    ...(config ? { config } : {}),
  };
  const outcome = await context.runCode(assertionCall(source, context.output, known));
  if (!outcome.ok) return { error: outcome.error };
  const read = (language === 'Python' ? readPythonResult : readJavaScriptResult)(outcome.value, { negated, threshold });
  return read.ok ? read.value : { error: { kind: 'user code', message: `the code ${read.problem}` } };
}

export const CODE_TYPES: AssertionRow[] = [codeRow('javascript', 'JavaScript'), codeRow('python', 'Python')];
