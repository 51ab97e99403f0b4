// Reads the verdict in a grader's reply. What models really send differs from the JSON they were asked for: fences, prose
// around it, single quotes, trailing commas. The rules for the values are promptfoo's, with one exception: an object with
// neither pass nor score is no verdict (promptfoo takes it for a pass).
import { findJsonObjects } from '../assertions/json-objects.js';
import type { Json, JsonObject } from '../json.js';

export interface GraderVerdict {
  pass: boolean;
  /** Asked for as 0 to 1, kept as it came. */
  score: number;
  reason: string;
}

/** UTF-16 units of a reason that are kept. Graders are asked for two sentences. */
const MAX_REASON = 4_000;

/** The first verdict in a reply; undefined when there is none. Never throws, whatever the reply holds. */
export function readVerdict(reply: string): GraderVerdict | undefined {
  for (const object of findJsonObjects(reply, { loose: true })) {
    const verdict = verdictOf(object);
    if (verdict) return verdict;
  }
  return undefined;
}

function verdictOf(object: JsonObject): GraderVerdict | undefined {
  const written = own(object, 'pass');
  const score = own(object, 'score');
  if (!isValue(written) && !isValue(score)) return undefined;
  // A grader that was asked for a score alone passes what its threshold lets through.
  const pass = isValue(written) ? isPass(written) : true;
  return { pass, score: scoreOf(score, pass), reason: reasonOf(own(object, 'reason')) };
}

/** A key of its own: `toString` is none. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isValue(value: Json | undefined): value is string | number | boolean {
  return value !== undefined && value !== null && typeof value !== 'object';
}

function isPass(value: string | number | boolean): boolean {
  return typeof value === 'boolean' ? value : /^(true|yes|pass|y)$/i.test(String(value));
}

function scoreOf(value: Json | undefined, pass: boolean): number {
  const score = typeof value === 'object' && value !== null ? Number.NaN : Number(value);
  return Number.isFinite(score) ? score : Number(pass);
}

/** Bounded, and a text whatever the grader sent. */
export function reasonOf(value: Json | undefined): string {
  const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
  return text.trim().slice(0, MAX_REASON) || 'the grader gave no reason';
}
