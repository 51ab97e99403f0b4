// Reads the verdict in a grader's reply. What models really send differs from the JSON they were asked for: fences, prose
// around it, single quotes, trailing commas. The rules for the values are promptfoo's where a reply says something. Where it
// does not, or says two things, promptfoo takes it for a pass; here it is no verdict, and the grader is asked again.
import { shorten } from '../assertions/excerpt.js';
import { findJsonObjects } from '../assertions/json-objects.js';
import type { Json, JsonObject } from '../json.js';

export interface GraderVerdict {
  pass: boolean;
  /** 0 to 1. */
  score: number;
  reason: string;
}

export interface VerdictUse {
  /** A threshold decides over the score: a score of 0 alone says enough. */
  scoreDecides?: boolean;
  /** The assertion holds when the verdict does not. */
  negated?: boolean;
}

/** UTF-16 units of a reason that are kept. Graders are asked for two sentences. */
const MAX_REASON = 4_000;

/**
 * The verdict in a reply; undefined when there is none, and when the reply cannot be trusted: a value that means nothing,
 * or a first verdict in the assertion's favour that a later one takes back. The first may be quoted from the graded
 * output. Never throws, whatever the reply holds.
 */
export function readVerdict(
  reply: string,
  { scoreDecides = false, negated = false }: VerdictUse = {},
): GraderVerdict | undefined {
  let first: GraderVerdict | undefined;
  for (const object of findJsonObjects(reply, { loose: true })) {
    const verdict = verdictOf(object, scoreDecides);
    if (verdict === 'none') continue;
    if (verdict === 'unusable') return undefined;
    first ??= verdict;
    const [better, worse] = negated ? [verdict, first] : [first, verdict];
    if ((better.pass && !worse.pass) || better.score > worse.score) return undefined;
  }
  return first;
}

function verdictOf(object: JsonObject, scoreDecides: boolean): GraderVerdict | 'none' | 'unusable' {
  const written = own(object, 'pass');
  const score = own(object, 'score');
  if (written === undefined && score === undefined) return 'none';
  const reason = reasonOf(own(object, 'reason'));
  if (written === undefined) {
    // A grader that was asked for a score alone passes what its threshold lets through.
    const alone = scoreOf(score);
    if (alone === undefined || !inRange(alone) || (alone === 0 && !scoreDecides)) return 'unusable';
    return { pass: true, score: alone, reason };
  }
  const pass = passOf(written);
  if (pass === undefined) return 'unusable';
  const found = (score === null ? 0 : scoreOf(score)) ?? Number(pass);
  return inRange(found) ? { pass, score: found, reason } : 'unusable';
}

/** A key of its own: `toString` is none. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function passOf(value: Json): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  if (/^(true|yes|pass|y)$/i.test(value)) return true;
  return /^(false|no|fail|n)$/i.test(value) ? false : undefined;
}

function scoreOf(value: Json | undefined): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  const score = Number(value);
  return Number.isNaN(score) ? undefined : score;
}

function inRange(score: number): boolean {
  return score >= 0 && score <= 1;
}

/** Bounded, and a text whatever the grader sent. */
export function reasonOf(value: Json | undefined): string {
  const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
  return shorten(text.trim(), MAX_REASON - 1) || 'the grader gave no reason';
}
