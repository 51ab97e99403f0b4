// Assertions about JSON in an output. JSON is what JSON.parse takes: a trailing comma or a brace that never closes is none.
import type { Json } from '../json.js';
import { runWithin } from '../time-limit.js';
import type { AssertionRow } from './assertion-type.js';
import { excerpt } from './excerpt.js';
import { type Finding, judgeBy } from './finding.js';
import { findJsonObjects } from './json-objects.js';
import { compileSchema, type Validator } from './json-schema.js';
import { JUDGE_TIME_LIMIT_MS } from './judge-limit.js';

type NotFound = { problem: string };

const isJson = jsonType({
  type: 'is-json',
  summary: 'The whole output is JSON, and fits the schema when there is one',
  words: { claim: 'is JSON', denial: 'is not JSON' },
  find(text, validate) {
    let value: Json;
    try {
      value = JSON.parse(text);
    } catch {
      return { problem: `something else: ${excerpt(text)}` };
    }
    const broken = validate?.(value);
    return broken === undefined ? undefined : { problem: `JSON where ${broken}: ${excerpt(text)}` };
  },
});

const containsJson = jsonType({
  type: 'contains-json',
  summary: 'A JSON object stands somewhere in the output, and at least one fits the schema when there is one',
  words: { claim: 'contains a JSON object', denial: 'does not contain a JSON object' },
  find(text, validate) {
    let nearest: string | undefined;
    for (const object of findJsonObjects(text, { loose: false })) {
      const broken = validate?.(object);
      if (broken === undefined) return undefined;
      nearest = broken;
    }
    return { problem: nearest === undefined ? `none: ${excerpt(text)}` : `one where ${nearest}: ${excerpt(text)}` };
  },
});

function jsonType(row: {
  type: string;
  summary: string;
  words: { claim: string; denial: string };
  /** Undefined when it is there. */
  find(text: string, validate: Validator | undefined): NotFound | undefined;
}): AssertionRow {
  return {
    type: row.type,
    group: 'json',
    needs: 'nothing',
    negatable: true,
    value: { required: false, shape: 'schema' },
    threshold: 'none',
    summary: row.summary,
    async check(value) {
      if (!hasSchema(value)) return undefined;
      const schema = await compileSchema(value);
      return schema.ok ? undefined : schema.problem;
    },
    judge: judgeBy(
      async ({ value }, { outputText }): Promise<Finding | { error: { kind: 'config'; message: string } }> => {
        const schema = hasSchema(value) ? await compileSchema(value) : undefined;
        if (schema && !schema.ok) return { error: { kind: 'config', message: schema.problem } };
        const search = searchInTime(() => row.find(outputText, schema?.validate));
        if (!search.ok) return { error: { kind: 'config', message: search.problem } };
        const suffix = schema ? ' that fits the schema' : '';
        return {
          holds: search.missing === undefined,
          claim: `${row.words.claim}${suffix}`,
          denial: `${row.words.denial}${suffix}`,
          got: search.missing?.problem ?? excerpt(outputText),
        };
      },
    ),
  };
}

/** An empty text is no schema: a template may leave it out. */
function hasSchema(value: Json | undefined): value is Json {
  return value !== undefined && value !== '';
}

/** A schema's patterns can backtrack, and one that refers to itself goes as deep as the output does. */
function searchInTime(
  find: () => NotFound | undefined,
): { ok: true; missing: NotFound | undefined } | { ok: false; problem: string } {
  try {
    const search = runWithin(JUDGE_TIME_LIMIT_MS, find);
    if (search.inTime) return { ok: true, missing: search.value };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, problem: 'the output is nested too deeply to be held against the schema' };
  }
  return {
    ok: false,
    problem: `this output took more than ${JUDGE_TIME_LIMIT_MS} ms to be read and held against the schema; simplify the schema's patterns`,
  };
}

export const JSON_TYPES: AssertionRow[] = [isJson, containsJson];
