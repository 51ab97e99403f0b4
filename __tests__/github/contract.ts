// GitHub's OpenAPI description (contract.json) as a judge: is this request one that GitHub knows, is this answer one
// that GitHub gives. Stricter than OpenAPI asks for: a query parameter or a body field that the description does not
// name is a fault too, since GitHub would ignore it without a word.
import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { isObject, type Json, type JsonObject } from '../../src/json.js';

export interface Operation {
  id: string;
  params: Record<string, string>;
  /** Keys that lead from the root of the description to the operation. */
  pointer: string[];
}

export interface Contract {
  find(method: string, path: string): Operation | undefined;
  requestFaults(operation: Operation, request: { query: Record<string, string>; body: unknown }): string[];
  responseFaults(operation: Operation, response: { status: number; body: unknown }): string[];
  /** The smallest answer that the description allows: what an answer of ninety fields is filled up with. */
  example(operation: Operation, status: number): Json;
  /** The same for an entry of an answer that is a list. */
  exampleEntry(operation: Operation, status: number): Json;
}

/** Answers that the description does not repeat for each operation. */
const UNLISTED_STATUSES = [401, 403, 404];

export function loadContract(): Contract {
  const text = readFileSync(new URL('./contract.json', import.meta.url), 'utf8');
  const root = JSON.parse(text, (_, value) => withNull(value as Json)) as JsonObject;
  // Not strict: OpenAPI 3.0 has words of its own.
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true, validateSchema: false }));
  ajv.addSchema(root, 'contract');

  const at = (pointer: string[]): Json | undefined =>
    pointer.reduce<Json | undefined>(
      (value, key) => (isObject(value) ? value[key] : (value as Json[])?.[Number(key)]),
      root,
    );
  /** The pointer itself, or the one that a `$ref` there names. */
  const resolve = (pointer: string[]): string[] => {
    const value = at(pointer);
    return isObject(value) && typeof value['$ref'] === 'string' ? value['$ref'].slice(2).split('/') : pointer;
  };
  const faults = (pointer: string[], value: unknown): string[] => {
    const path = pointer.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const validate = ajv.getSchema(`contract#/${path}`);
    if (!validate) throw new Error(`the contract has no schema at ${path}`);
    return validate(value) ? [] : (validate.errors ?? []).map(describe);
  };

  const follow = (ref: string): JsonObject => at(ref.slice(2).split('/')) as JsonObject;
  const schemaOf = (pointer: string[], status: number): JsonObject => {
    const response = resolve([...pointer, 'responses', String(status)]);
    return at([...response, 'content', 'application/json', 'schema']) as JsonObject;
  };

  return {
    find(method, path) {
      for (const [template, methods] of Object.entries(root['paths'] as Record<string, JsonObject>)) {
        const operation = methods[method.toLowerCase()];
        const params = matchPath(template, path);
        if (!params || !isObject(operation)) continue;
        return { id: String(operation['operationId']), params, pointer: ['paths', template, method.toLowerCase()] };
      }
      return undefined;
    },

    requestFaults({ pointer, params }, { query, body }) {
      const found: string[] = [];
      const named = new Set<string>();
      for (const index of ((at([...pointer, 'parameters']) ?? []) as Json[]).keys()) {
        const parameter = resolve([...pointer, 'parameters', String(index)]);
        const { name, in: place, required } = at(parameter) as { name: string; in: string; required?: boolean };
        const value = place === 'path' ? params[name] : query[name];
        if (place === 'query') named.add(name);
        if (value !== undefined) found.push(...validateText(faults, [...parameter, 'schema'], { name, value }));
        else if (required) found.push(`parameter ${name} is missing`);
      }
      found.push(...unknownKeys('query parameter', query, named));
      if (at([...pointer, 'requestBody']) !== undefined) {
        const schema = [...pointer, 'requestBody', 'content', 'application/json', 'schema'];
        found.push(...faults(schema, body));
        const properties = at([...schema, 'properties']) as JsonObject;
        if (isObject(body)) found.push(...unknownKeys('body field', body, new Set(Object.keys(properties))));
      }
      return found;
    },

    responseFaults({ pointer }, { status, body }) {
      const response = resolve([...pointer, 'responses', String(status)]);
      if (at(response) === undefined)
        return UNLISTED_STATUSES.includes(status) ? [] : [`no status ${status} is described`];
      if (at([...response, 'content']) === undefined) return body === undefined ? [] : ['a body is not described'];
      return faults([...response, 'content', 'application/json', 'schema'], body);
    },

    example: ({ pointer }, status) => exampleOf(schemaOf(pointer, status), follow),
    exampleEntry: ({ pointer }, status) => exampleOf(schemaOf(pointer, status)['items'] as JsonObject, follow),
  };
}

/** `nullable` beside alternatives instead of a type is OpenAPI, and no JSON schema. */
function withNull(value: Json): Json {
  if (!isObject(value) || value['nullable'] !== true || value['type'] !== undefined) return value;
  const { nullable: _, ...rest } = value;
  return { anyOf: [{ enum: [null] }, rest] };
}

const TEXTS: Record<string, string> = { uri: 'https://github.com/x', 'date-time': '2026-01-01T00:00:00Z' };

/** Required properties alone, the first of alternatives, null where it is allowed; no list has an entry. */
function exampleOf(schema: JsonObject, follow: (ref: string) => JsonObject): Json {
  if (typeof schema['$ref'] === 'string') return exampleOf(follow(schema['$ref']), follow);
  if (schema['nullable'] === true) return null;
  if (Array.isArray(schema['enum'])) return schema['enum'][0] as Json;
  const [first] = (schema['oneOf'] ?? schema['anyOf'] ?? []) as JsonObject[];
  if (first) return exampleOf(first, follow);
  if (Array.isArray(schema['allOf']))
    return Object.assign({}, ...(schema['allOf'] as JsonObject[]).map((part) => exampleOf(part, follow)));
  switch (schema['type']) {
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 1;
    case 'string':
      return TEXTS[String(schema['format'])] ?? 'x';
    default: {
      const properties = (schema['properties'] ?? {}) as Record<string, JsonObject>;
      const required = (schema['required'] ?? []) as string[];
      return Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? {}, follow)]));
    }
  }
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const pattern = template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const groups = new RegExp(`^${pattern}$`).exec(path)?.groups;
  return groups && Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
}

/** A parameter arrives as text: `100` may be meant as a number or as a text. */
function validateText(
  faults: (pointer: string[], value: unknown) => string[],
  pointer: string[],
  { name, value }: { name: string; value: string },
): string[] {
  const candidates: unknown[] = /^-?\d+$/.test(value) ? [Number(value), value] : [value];
  const results = candidates.map((candidate) => faults(pointer, candidate));
  return results.some((result) => result.length === 0)
    ? []
    : (results[0] ?? []).map((fault) => `parameter ${name}${fault}`);
}

function unknownKeys(what: string, values: object, known: Set<string>): string[] {
  return Object.keys(values)
    .filter((key) => !known.has(key))
    .map((key) => `${what} ${key} is not described`);
}

function describe({ instancePath, message }: ErrorObject): string {
  return `${instancePath} ${message}`;
}
