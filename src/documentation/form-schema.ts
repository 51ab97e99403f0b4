// What a value of a key has to be, as JSON schema. Combined keywords rather than `anyOf`: `items` holds for lists alone and
// `properties` for maps alone, and an editor can say which of them is wrong.
import { CLIENT_RULES, PARAMETER_RULES } from '../config/chat-parameters.js';
import { CATEGORIES } from '../config/factuality-scores.js';
import { KINDS } from '../config/graders.js';
import type { Place, UsedKey, ValueForm } from '../config/key-rules.js';
import { NOT_NEGATIVE, type NumberRange } from '../config/ranges.js';
import type { JsonObject } from '../json.js';
import { PERCENT_PATTERN } from '../percent.js';
import { NUMBER_OR_TEMPLATE } from './value-schema.js';

type NamedForm = Extract<ValueForm, string>;

const TEXT: JsonObject = { type: ['string', 'number', 'boolean', 'null'] };
const REFERENCE = '$ref';

/** The schema of a key that is used, with what it is for. */
export function keySchema({ used, about }: UsedKey): JsonObject {
  return { ...described(about), ...formSchema(used) };
}

/** For hover. Editors show `description` as it is, so that names in backticks need the words of Markdown beside it. */
export function described(text: string): JsonObject {
  const markdown = sentence(text);
  const plain = markdown.replaceAll('`', '');
  return plain === markdown ? { description: plain } : { description: plain, markdownDescription: markdown };
}

/** A capital letter and a full stop. */
export function sentence(text: string): string {
  const first = text.startsWith('`') ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return `${first}.`;
}

function formSchema(form: ValueForm): JsonObject {
  if (typeof form === 'string') return FORMS[form];
  if ('number' in form) return numberSchema(form.number);
  if ('oneOf' in form) return { enum: [...form.oneOf, null] };
  if ('someOf' in form)
    return {
      type: ['string', 'array', 'null'],
      if: { type: 'string' },
      then: { enum: [...form.someOf] },
      minItems: 1,
      items: { enum: [...form.someOf] },
    };
  if ('namedOneOf' in form)
    return {
      type: ['object', 'null'],
      properties: { [REFERENCE]: TEXT },
      additionalProperties: { enum: [...form.namedOneOf, null] },
    };
  return { type: ['object', 'null'], ...keysOf(form.keysOf) };
}

export function numberSchema({ min, max, whole }: NumberRange): JsonObject {
  return {
    type: [whole ? 'integer' : 'number', 'null'],
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
  };
}

export const DEFINITIONS = '#/definitions/';
const definition = (name: string): JsonObject => ({ $ref: DEFINITIONS + name });
const keysOf = (place: Place): JsonObject => ({ allOf: [definition(place)] });

/** A map with one of these keys; a `$ref` may bring the others. */
export function needs(...keys: string[]): JsonObject {
  return { anyOf: [...keys, REFERENCE].map((key) => ({ required: [key] })) };
}

export function closedMap(properties: JsonObject): JsonObject {
  return { properties: { ...properties, [REFERENCE]: { type: 'string' } }, additionalProperties: false };
}

/** A list with entries like this, or a `$ref` to one. */
function listOf(entry: JsonObject): JsonObject {
  return { type: ['array', 'object', 'null'], items: entry, required: [REFERENCE] };
}

const FORMS: Readonly<Record<NamedForm, JsonObject>> = {
  anything: {},
  text: TEXT,
  'true or false': { type: ['boolean', 'null'] },
  texts: { type: ['string', 'array', 'null'], items: { type: 'string' } },
  'code files': { type: ['array', 'null'], items: { type: 'string', pattern: '^file://' } },
  map: { type: ['object', 'null'] },
  'named texts': { type: ['object', 'null'], additionalProperties: TEXT },
  code: TEXT,
  parameter: {
    type: ['number', 'string', 'null'],
    pattern: NUMBER_OR_TEMPLATE,
    patternErrorMessage: 'A number, or a template that gives one.',
  },
  percent: {
    type: ['number', 'string', 'null'],
    minimum: 0,
    pattern: PERCENT_PATTERN,
    patternErrorMessage: 'A percentage, 0 or more.',
  },
  parameters: { type: ['object', 'null'], allOf: [definition('parameters')] },
  'provider config': { type: ['object', 'null'], allOf: [definition('provider-config')] },
  provider: { anyOf: [definition('one-provider'), { type: 'null' }] },
  providers: {
    type: ['string', 'array', 'object'],
    minItems: 1,
    items: definition('one-provider'),
    if: { not: { type: 'array' } },
    then: definition('one-provider'),
  },
  graders: {
    anyOf: [definition('one-provider'), definition('graders-by-kind'), { type: 'null' }],
  },
  prompts: {
    type: ['string', 'array', 'object'],
    minLength: 1,
    minItems: 1,
    items: {
      type: ['string', 'object'],
      minLength: 1,
      if: { type: 'object' },
      then: { ...keysOf('prompt'), ...needs('raw', 'id') },
    },
  },
  tests: {
    type: ['string', 'array', 'object', 'null'],
    items: definition('one-test'),
    if: { type: 'object' },
    then: definition('one-test'),
  },
  'test or file': { type: ['string', 'object', 'null'], pattern: '^file://', ...keysOf('defaultTest') },
  vars: { type: ['object', 'string', 'array', 'null'], items: { type: 'string' } },
  assertions: listOf(definition('one-assertion')),
  // One without a type gets it beside the `$ref`.
  'assertion templates': {
    type: ['object', 'null'],
    additionalProperties: { if: { type: 'object', required: ['type'] }, then: definition('one-assertion') },
  },
  'rubric prompt': {
    type: ['string', 'array', 'object', 'null'],
    minItems: 1,
    items: { type: ['string', 'object'], properties: { role: { type: 'string' } }, required: ['role'] },
    minProperties: 1,
    additionalProperties: { type: 'string' },
  },
  scenarios: listOf({
    type: ['string', 'object'],
    if: { type: 'object' },
    then: { ...keysOf('scenario'), ...needs('config') },
  }),
  'derived metrics': listOf({
    type: 'object',
    properties: { name: TEXT, value: TEXT },
    required: ['name', 'value'],
  }),
  'scores of factuality': {
    type: ['object', 'null'],
    ...closedMap(Object.fromEntries(CATEGORIES.map((category) => [category, numberSchema(NOT_NEGATIVE)]))),
  },
};

/** What the forms refer to. */
export const FORM_DEFINITIONS: Readonly<Record<string, JsonObject>> = {
  // Other keys do no harm: promptfoo's other providers use them.
  parameters: { properties: keySchemas(PARAMETER_RULES) },
  'provider-config': closedMap(keySchemas({ ...PARAMETER_RULES, ...CLIENT_RULES })),
  'one-provider': {
    type: ['string', 'object'],
    // A prefix without a name. Other ids are fine: `endpoint-map` may send them to an endpoint.
    pattern: String.raw`^(?!\s*mlflow-gateway:\s*$)\s*\S`,
    patternErrorMessage: 'A provider is mlflow-gateway:<endpoint>.',
    if: { type: 'object' },
    then: {
      // Either a map with an id, or one from the id to the rest.
      if: { minProperties: 1, maxProperties: 1, propertyNames: { pattern: ':' } },
      then: { additionalProperties: { type: ['object', 'null'], ...keysOf('provider') } },
      else: { ...keysOf('provider'), ...needs('id') },
    },
  },
  'graders-by-kind': {
    type: 'object',
    ...closedMap(
      Object.fromEntries(KINDS.map((kind) => [kind, { anyOf: [definition('one-provider'), { type: 'null' }] }])),
    ),
  },
  'one-test': {
    type: ['string', 'object'],
    if: { type: 'object', required: ['path'] },
    then: { properties: { path: { type: 'string' }, config: { type: ['object', 'null'] } } },
    else: keysOf('test'),
  },
};

function keySchemas(rules: Readonly<Record<string, UsedKey>>): JsonObject {
  return Object.fromEntries(Object.entries(rules).map(([key, rule]) => [key, keySchema(rule)]));
}
