// Template variables that nothing defines: they render as nothing, and a prompt without its question is still answered.
import { isPartial } from '../plan/render.js';
import { tagsOf } from '../template/tags.js';
import { type EvalConfig, isAssertionSet } from './eval-config.js';
import { quote } from './keys.js';
import type { Loader } from './loader.js';
import { closeName } from './names.js';
import type { Position } from './position.js';

/** What templates know without a test. */
const ALWAYS_KNOWN = [
  'env',
  '_conversation',
  'loop',
  'range',
  'cycler',
  'joiner',
  'caller',
  'true',
  'false',
  'none',
  'null',
  'not',
];

/** Warns of the names that prompts and assertions read, and that no test at all defines. */
export function checkVariables(loader: Loader, config: EvalConfig): void {
  if (config.tests.length === 0) return;
  const known = new Set(
    config.tests.flatMap(({ vars, options }) => [...Object.keys(vars), options.storeOutputAs ?? 'env']),
  );
  const seen = new Set<string>();
  const told = new Set<string>();
  const check = (text: unknown, at: Position): void => {
    if (typeof text !== 'string' || !text.includes('{{') || seen.has(text)) return;
    seen.add(text);
    for (const name of namesIn(text)) {
      if (known.has(name) || told.has(name)) continue;
      told.add(name);
      const slip = closeName(name, known);
      loader.withoutEffect(
        `no test has the variable ${quote(name)}, so {{ ${name} }} is empty`,
        at,
        slip && `did you mean ${quote(slip)}?`,
      );
    }
  };
  for (const { raw, at } of config.prompts) check(raw, at);
  for (const { options, assert, at } of config.tests) {
    check(options.prefix, at);
    check(options.suffix, at);
    for (const one of assert.flatMap((assertion) => (isAssertionSet(assertion) ? assertion.assert : [assertion])))
      if (!one.valueFromFile) for (const value of [one.value].flat()) check(value, one.at);
  }
}

/**
 * The variables that a template's expressions begin with. Those that it sets itself, tests first, or gives a default are
 * left out: only what renders as nothing by mistake is looked for.
 */
function namesIn(text: string): string[] {
  if (isPartial(text)) return [];
  const names = new Set<string>();
  const own = new Set(ALWAYS_KNOWN);
  let raw = false;
  for (const { kind, text: tag } of tagsOf(text)) {
    if (kind === 'statement') {
      const [word = '', ...rest] = tag.match(/\w+/g) ?? [];
      raw = word === 'raw' || word === 'verbatim' || (raw && !/^end(raw|verbatim)$/.test(word));
      if (word === 'for') for (const name of rest.slice(0, rest.indexOf('in'))) own.add(name);
      else for (const name of rest) own.add(name);
    } else if (kind === 'expression' && !raw && !/\|\s*(default|d)\b|\b(if|is|or)\b/.test(tag)) {
      const name = /^\{\{-?\s*([A-Za-z_]\w*)(?!\w|\s*\()/.exec(tag)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  return [...names].filter((name) => !own.has(name));
}
