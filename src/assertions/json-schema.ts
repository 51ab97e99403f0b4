import { parse } from 'yaml';
import { isObject, type Json } from '../json.js';
import { runWithin } from '../time-limit.js';
import { shorten } from './excerpt.js';
import { JUDGE_TIME_LIMIT_MS } from './judge-limit.js';

/** Says how a value breaks the schema (`/age must be >= 0`), or undefined when it fits. */
export type Validator = (value: Json) => string | undefined;

export type CompiledSchema = { ok: true; validate: Validator } | { ok: false; problem: string };

/** Compiled schemas that are kept: an eval has a few, but one with templates may be another in every cell. */
const CACHE_SIZE = 200;
const cache = new Map<string, CompiledSchema>();

/**
 * Compiles a JSON schema: a map, or its YAML or JSON text. Draft-07 unless `$schema` names 2020-12; a keyword or format
 * that the draft does not know is a problem. The compiler is loaded with the first schema.
 */
export async function compileSchema(value: Json): Promise<CompiledSchema> {
  const key = JSON.stringify(value);
  const known = cache.get(key);
  if (known) return known;
  const compiled = await compile(value);
  const oldest = cache.size >= CACHE_SIZE ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(key, compiled);
  return compiled;
}

async function compile(value: Json): Promise<CompiledSchema> {
  let schema: unknown = value;
  if (typeof value === 'string') {
    try {
      schema = parse(value);
    } catch (error) {
      return problem(`the schema is no YAML: ${firstLine(error)}`);
    }
  }
  if (!isObject(schema) && typeof schema !== 'boolean') return problem('the schema has to be a map');
  const draft = isObject(schema) ? schema['$schema'] : undefined;
  const { createCompiler } = await import('./schema-compiler.js');
  // One compiler for each schema: two schemas of a config may have the same $id.
  const ajv = createCompiler(draft === DRAFT_2020 || draft === `${DRAFT_2020}#` ? '2020-12' : 'draft-07');
  try {
    const validate = runWithin(JUDGE_TIME_LIMIT_MS, () => ajv.compile(schema as object));
    if (!validate.inTime) return problem(`the schema took more than ${JUDGE_TIME_LIMIT_MS} ms to compile`);
    return {
      ok: true,
      validate: (tested) => (validate.value(tested) ? undefined : describeErrors(validate.value.errors)),
    };
  } catch (error) {
    return problem(`the schema does not compile: ${firstLine(error)}`);
  }
}

const DRAFT_2020 = 'https://json-schema.org/draft/2020-12/schema';

function problem(message: string): CompiledSchema {
  return { ok: false, problem: message };
}

interface SchemaError {
  instancePath: string;
  message?: string;
  params: Record<string, unknown>;
}

function describeErrors(errors: SchemaError[] | null | undefined): string {
  const [error] = errors ?? [];
  if (!error) return 'it does not fit the schema';
  const { additionalProperty, allowedValues, allowedValue } = error.params;
  const detail = additionalProperty ?? allowedValues ?? allowedValue;
  const named = detail === undefined ? '' : ` (${shorten(JSON.stringify(detail), 80)})`;
  // A path is made of the output's own keys, so it may be endless.
  return `${shorten(error.instancePath, 120) || 'it'} ${error.message ?? 'does not fit the schema'}${named}`;
}

function firstLine(error: unknown): string {
  const [line = ''] = (error as Error).message.split('\n');
  return shorten(line, 300);
}
