// What the gateway's own chat route loses of a request: it reads messages and tools into models of its own, and a field that
// they do not have is not sent on. Measured on MLflow 3.17. Pure.
import { isObject, type Json, type JsonObject } from '../json.js';

const MESSAGE = new Set(['role', 'content', 'tool_calls', 'tool_call_id', 'refusal']);
/** By the `type` of a part. Parts of other types are refused, or passed as they are. */
const PARTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['text', new Set(['type', 'text'])],
  ['image_url', new Set(['type', 'image_url'])],
  ['input_audio', new Set(['type', 'input_audio'])],
]);

const FUNCTION = new Set(['name', 'description', 'parameters', 'strict']);
const PARAMETERS = new Set(['type', 'properties', 'required', 'additionalProperties']);
const PROPERTY = new Set(['type', 'description', 'enum', 'items']);
/** They only annotate: a schema without them means the same. */
const ANNOTATIONS = new Set(['title', '$schema', '$id', '$comment', 'examples']);

/** Where in `messages` something stands that is not sent on: `messages[0].name`. */
export function lostInMessages(messages: Json): string[] {
  return list(messages).flatMap((message, index) => {
    const place = `messages[${index}]`;
    return [
      ...lostKeys(message, MESSAGE, place),
      ...list(message['content'] ?? null).flatMap((part, at) =>
        lostKeys(part, PARTS.get(String(part['type'])), `${place}.content[${at}]`),
      ),
    ];
  });
}

/** Where in `tools` something stands that is not sent on: `tools[0].function.parameters.properties.address.properties`. */
export function lostInTools(tools: Json): string[] {
  return list(tools).flatMap((tool, index) => {
    const definition = tool['function'];
    if (!isObject(definition)) return [];
    const place = `tools[${index}].function`;
    return [...lostKeys(definition, FUNCTION, place), ...lostInParameters(definition['parameters'], place)];
  });
}

function lostInParameters(parameters: Json | undefined, functionPlace: string): string[] {
  if (!isObject(parameters)) return [];
  const place = `${functionPlace}.parameters`;
  const { properties } = parameters;
  return [
    ...lostKeys(parameters, PARAMETERS, place),
    ...Object.entries(isObject(properties) ? properties : {}).flatMap(([name, property]) =>
      lostInProperty(property, `${place}.properties.${name}`),
    ),
  ];
}

/** Lists inside lists are kept; what is inside a map is not. */
function lostInProperty(property: Json | undefined, place: string): string[] {
  if (!isObject(property)) return [];
  return [...lostKeys(property, PROPERTY, place), ...lostInProperty(property['items'], `${place}.items`)];
}

function lostKeys(object: JsonObject, kept: ReadonlySet<string> | undefined, place: string): string[] {
  if (!kept) return [];
  return Object.keys(object)
    .filter((key) => !kept.has(key) && !ANNOTATIONS.has(key))
    .map((key) => `${place}.${key}`);
}

function list(value: Json): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
