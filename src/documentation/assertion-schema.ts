// One assertion as JSON schema, from the registry: which types there are, and what each makes of value, threshold, config.
import { VALUE_WORDS } from '../assertions/assertion-table.js';
import type { AssertionType } from '../assertions/assertion-type.js';
import { ASSERTION_TYPES } from '../assertions/registry.js';
import { COUNT } from '../config/ranges.js';
import type { JsonObject } from '../json.js';
import { DEFINITIONS, described, needs, numberSchema, sentence } from './form-schema.js';
import { valueSchema } from './value-schema.js';

const SET = 'assert-set';

/** The types as a config writes them, each with what it checks: an editor shows both when it completes a name. */
export function typeSchema(about: string): JsonObject {
  const names = ASSERTION_TYPES.flatMap(({ type, negatable, summary }) => [
    [type, summary],
    ...(negatable ? [[`not-${type}`, `Not: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}`]] : []),
  ]);
  const all = [...names, [SET, 'Several assertions that count as one']];
  return {
    ...described(about),
    enum: all.map(([name = '']) => name),
    markdownEnumDescriptions: all.map(([, summary = '']) => sentence(summary)),
  };
}

export function assertionSchema(): JsonObject {
  return {
    type: 'object',
    if: { properties: { type: { const: SET } }, required: ['type'] },
    then: { allOf: [{ $ref: `${DEFINITIONS}${SET}` }], ...needs('assert') },
    else: { allOf: [{ $ref: `${DEFINITIONS}assertion` }, ...typeRules()], ...needs('type') },
  };
}

/** Types that ask for the same share a rule. */
function typeRules(): JsonObject[] {
  const byRule = new Map<string, { rule: JsonObject; names: string[] }>();
  for (const type of ASSERTION_TYPES) {
    const rule = ruleOf(type);
    const key = JSON.stringify(rule);
    const group = byRule.get(key) ?? { rule, names: [] };
    group.names.push(type.type, ...(type.negatable ? [`not-${type.type}`] : []));
    byRule.set(key, group);
  }
  return [...byRule.values()].map(({ rule, names }) => ({
    if: { properties: { type: { enum: names } }, required: ['type'] },
    then: rule,
  }));
}

function ruleOf({ value, threshold, settings }: AssertionType): JsonObject {
  const wanted = [...(value.required ? ['value'] : []), ...(threshold === 'required' ? ['threshold'] : [])];
  return {
    properties: {
      ...(value.shape === 'none'
        ? {}
        : { value: { ...described(VALUE_WORDS[value.shape]), ...valueSchema(value.shape) } }),
      ...(threshold === 'none' ? { threshold: { deprecationMessage: 'The type knows no threshold.' } } : {}),
      ...(settings.length === 0
        ? {}
        : { config: { properties: Object.fromEntries(settings.map((key) => [key, numberSchema(COUNT)])) } }),
    },
    ...(wanted.length === 0 ? {} : { allOf: wanted.map((key) => needs(key)) }),
  };
}
