// Every assertion type that works, one row each. The config loader, the judge and the README table all read it here.
import { distance } from 'fastest-levenshtein';
import { GRADED_TYPES } from '../grading/graded-types.js';
import { ANSWER_TYPES } from './answer.js';
import type { AssertionRow, AssertionType } from './assertion-type.js';
import { CODE_TYPES } from './code.js';
import { HTML_TYPES } from './html.js';
import { JSON_TYPES } from './json.js';
import { LOG_PROB_TYPES } from './log-probs.js';
import { MAX_SCORE } from './max-score.js';
import { METRIC_TYPES } from './metric.js';
import { OVERLAP_TYPES } from './overlap.js';
import { REGEX } from './regex.js';
import { SQL_TYPES } from './sql.js';
import { TEXT_TYPES } from './text.js';
import { TOOL_CALL_F1 } from './tool-call-f1.js';
import { TOOL_CALL_TYPES } from './tool-calls.js';
import { RED_TEAM_PREFIX, RED_TEAM_REASON, UNSUPPORTED, WITHOUT_OPPOSITE } from './unsupported.js';
import { checkShape } from './value-shape.js';
import { WEBHOOK } from './webhook.js';
import { XML_TYPES } from './xml.js';

export const ASSERTION_TYPES: readonly AssertionType[] = [
  ...TEXT_TYPES,
  REGEX,
  ...JSON_TYPES,
  ...XML_TYPES,
  ...HTML_TYPES,
  ...SQL_TYPES,
  ...TOOL_CALL_TYPES,
  TOOL_CALL_F1,
  ...ANSWER_TYPES,
  ...METRIC_TYPES,
  ...LOG_PROB_TYPES,
  ...OVERLAP_TYPES,
  ...CODE_TYPES,
  WEBHOOK,
  MAX_SCORE,
  ...GRADED_TYPES,
].map(completeRow);

const BY_NAME: ReadonlyMap<string, AssertionType> = new Map(ASSERTION_TYPES.map((row) => [row.type, row]));
const KNOWN_NAMES: ReadonlySet<string> = new Set([...BY_NAME.keys(), ...Object.keys(UNSUPPORTED)]);

/** The row of a type, by its name without `not-`. */
export function findAssertionType(name: string): AssertionType | undefined {
  return BY_NAME.get(name);
}

/** `not-contains` -> contains, negated; undefined when no type that works has this name. */
export function parseTypeName(written: string): { type: string; negated: boolean } | undefined {
  const { type, negated } = splitName(written);
  const row = BY_NAME.get(type);
  return row && (row.negatable || !negated) ? { type, negated } : undefined;
}

/** Why a type that promptfoo knows cannot run here; undefined for names that work or mean nothing. */
export function unsupportedReason(written: string): string | undefined {
  const { type, negated } = splitName(written);
  if (type.startsWith(RED_TEAM_PREFIX)) return RED_TEAM_REASON;
  if (!Object.hasOwn(UNSUPPORTED, type) || (negated && WITHOUT_OPPOSITE.has(type))) return undefined;
  return UNSUPPORTED[type];
}

/** All names without `not-` that promptfoo knows, whether they work here or not. */
export function assertionNames(): ReadonlySet<string> {
  return KNOWN_NAMES;
}

/** Edits at which a name still counts as a slip of another. */
const SLIP = 3;

/** The name of a type that works and that the author most likely meant, with `not-` when it was written; or undefined. */
export function nearestAssertionName(written: string): string | undefined {
  const { type, negated } = splitName(written.toLowerCase().replaceAll('_', '-'));
  let nearest: { name: string; edits: number } | undefined;
  for (const { type: name, negatable } of ASSERTION_TYPES) {
    if (negated && !negatable) continue;
    const edits = distance(type, name);
    if (edits <= Math.min(SLIP, Math.floor(name.length / 2)) && edits < (nearest?.edits ?? Number.POSITIVE_INFINITY))
      nearest = { name, edits };
  }
  return nearest && `${negated ? 'not-' : ''}${nearest.name}`;
}

function splitName(written: string): { type: string; negated: boolean } {
  const negated = written.startsWith('not-');
  return { type: negated ? written.slice('not-'.length) : written, negated };
}

function completeRow(row: AssertionRow): AssertionType {
  return {
    ...row,
    templates: row.templates ?? 'texts',
    rubricPrompts: row.rubricPrompts ?? 'none',
    variables: row.variables ?? [],
    settings: row.settings ?? [],
    check: (value, threshold) => checkShape(row.value, value) ?? row.check?.(value, threshold),
  };
}
