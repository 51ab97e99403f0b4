// The shapes of value-shape.ts as JSON schema. A test holds both to the same answers.
import type { ValueShape } from '../assertions/assertion-type.js';
import type { JsonObject } from '../json.js';

const SCALAR = { type: ['string', 'number', 'boolean'] };
const TEXT = { type: 'string' };
/** The pattern of a text that is a number, or a template that will be one. */
export const NUMBER_OR_TEMPLATE = String.raw`^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$|\{[{%]`;
const NUMBER: JsonObject = { type: ['number', 'string'], pattern: NUMBER_OR_TEMPLATE };
const TEXTS: JsonObject = { type: ['string', 'array'], minItems: 1, items: TEXT };

/** Before a `file://` and a template are let through, as `valueSchema` does. */
export const VALUE_SCHEMAS: Readonly<Record<ValueShape, JsonObject>> = {
  none: {},
  any: {},
  text: TEXT,
  'text or number': { type: ['string', 'number'], minLength: 1 },
  list: { type: ['string', 'array'], minLength: 1, minItems: 1, items: SCALAR },
  schema: { type: ['string', 'object'] },
  range: { ...NUMBER, ...closed({ min: NUMBER, max: NUMBER }), type: ['number', 'string', 'object'], minProperties: 1 },
  rubric: { type: ['string', 'object', 'array'] },
  texts: TEXTS,
  references: TEXTS,
  aggregate: {
    type: 'object',
    ...closed({
      method: { enum: ['average', 'sum'] },
      weights: { type: 'object', additionalProperties: { type: 'number' } },
      threshold: { type: 'number' },
    }),
  },
  'element paths': {
    type: ['string', 'array', 'object'],
    minLength: 1,
    items: SCALAR,
    ...closed({ requiredElements: { type: 'array', items: SCALAR } }),
  },
  sql: {
    type: 'object',
    ...closed({
      databaseType: TEXT,
      allowedTables: { type: 'array', minItems: 1, items: TEXT },
      allowedColumns: { type: 'array', minItems: 1, items: TEXT },
    }),
  },
};

/** A value as it stands in a config: of its shape, from a file, or of a template. */
export function valueSchema(shape: ValueShape): JsonObject {
  const schema = VALUE_SCHEMAS[shape];
  if (Object.keys(schema).length === 0) return {};
  return { anyOf: [schema, { type: 'string', pattern: String.raw`^file://|\{[{%]` }, { type: 'null' }] };
}

function closed(properties: JsonObject): JsonObject {
  return { properties, additionalProperties: false };
}
