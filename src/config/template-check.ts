// Finds templates that cannot be parsed before the first call. What is wrong only with certain variables shows in a cell.
import type { Json } from '../json.js';
import { isPartial, jsonOf, keepPartial } from '../plan/render.js';
import { type EvalConfig, isAssertionSet, type SingleAssertion } from './eval-config.js';
import type { Loader } from './loader.js';
import type { Position } from './position.js';

/**
 * What is wrong with a prompt that is no template as a whole. The texts of a chat are rendered one by one, and a quote in
 * a tag (`default("x")`) is one only there: in the chat's JSON it has a backslash.
 */
function wrongChat(raw: string, { templates }: Loader): string | undefined {
  const chat = jsonOf(raw);
  const texts = chat === undefined ? [keepPartial(raw)] : textsIn(chat);
  return texts.map((text) => templates.check(text)).find((wrong) => wrong !== undefined);
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

export function checkTemplates(loader: Loader, config: EvalConfig): void {
  const seen = new Set<string>();
  const check = (text: string | undefined, what: string, at: Position): void => {
    if (text === undefined || !text.includes('{') || seen.has(text)) return;
    seen.add(text);
    const wrong = loader.templates.check(keepPartial(text));
    if (wrong) loader.error(`${what} is no valid template: ${wrong}`, at);
  };
  const checkValue = (value: Json | undefined, at: Position): void => {
    if (typeof value === 'string') check(value, 'the value', at);
    else if (Array.isArray(value)) for (const part of value) if (typeof part === 'string') check(part, 'the value', at);
  };
  const checkAssertion = (assertion: SingleAssertion): void => {
    if (!assertion.valueFromFile) checkValue(assertion.value, assertion.at);
    for (const prompt of [assertion.rubricPrompt, ...Object.values(assertion.rubricPrompts ?? {})])
      check(prompt, 'the rubricPrompt', assertion.at);
    check(assertion.metric, 'the metric', assertion.at);
  };
  for (const prompt of config.prompts) {
    const wrong = loader.templates.check(keepPartial(prompt.raw)) && wrongChat(prompt.raw, loader);
    if (wrong && !seen.has(prompt.raw)) loader.error(`the prompt is no valid template: ${wrong}`, prompt.at);
    seen.add(prompt.raw);
    if (isPartial(prompt.raw))
      loader.withoutEffect(
        'a line of the prompt opens {{, {% or {# and does not close it, so the whole prompt is sent as it stands',
        prompt.at,
        'begin and end each tag on one line',
      );
  }
  for (const test of config.tests) {
    check(test.options.prefix, 'the prefix', test.at);
    check(test.options.suffix, 'the suffix', test.at);
    const whole = test.options.rubricPrompt?.whole;
    if (typeof whole === 'string') check(whole, 'the rubricPrompt', test.at);
    for (const assertion of test.assert) {
      if (isAssertionSet(assertion)) for (const part of assertion.assert) checkAssertion(part);
      else checkAssertion(assertion);
    }
  }
}
