// Which parts of a config are programs, for people who want to know before they run it.
import { findAssertionType } from '../assertions/registry.js';
import { type Assertion, type EvalConfig, isAssertionSet, type SingleAssertion } from '../config/eval-config.js';

/** `javascript assertions`, `prompts`, `transforms`... each once. Tests and variables made when the config is read show as files. */
export function usedCode(config: EvalConfig): string[] {
  const kinds = new Set<string>();
  const note = (kind: string, isCode: unknown): void => {
    if (isCode) kinds.add(kind);
  };
  const noteAssertion = (assertion: SingleAssertion): void => {
    note(`${assertion.type} assertions`, findAssertionType(assertion.type)?.needs === 'code');
    note('values of assertions', assertion.valueCode);
    note('rubric prompts', assertion.rubricPromptCode ?? assertion.rubricPromptsCode);
    note('transforms', assertion.transform ?? assertion.contextTransform);
  };
  note('filters of templates', config.filters.size > 0);
  note('hooks', config.hooks);
  note('variables', config.varCode.size > 0);
  for (const { code } of config.prompts) note('prompts', code);
  for (const { transform } of config.endpoints) note('transforms', transform);
  for (const { assert, options, scoring, provider } of config.tests) {
    note('transforms', options.transform ?? provider?.transform);
    note('transformVars', options.transformVars);
    note('scoring', scoring);
    for (const assertion of singles(assert)) noteAssertion(assertion);
  }
  return [...kinds].sort();
}

function singles(assertions: readonly Assertion[]): SingleAssertion[] {
  return assertions.flatMap((assertion) => (isAssertionSet(assertion) ? assertion.assert : [assertion]));
}
