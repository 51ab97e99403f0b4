// What an assertion type is. One row of registry.ts holds all that the rest of the program knows of it.
import type { CellError } from '../cell-error.js';
import type { SingleAssertion } from '../config/eval-config.js';
import type { Json } from '../json.js';
import type { JudgeContext } from './judge-context.js';

export interface AssertionType {
  /** The name without `not-`. */
  type: string;
  group: 'text' | 'json' | 'markup' | 'tools' | 'answer' | 'metric' | 'model-graded';
  needs: 'nothing' | 'grader';
  /** Whether `not-` stands for its opposite. */
  negatable: boolean;
  value: ValueRule;
  threshold: 'none' | 'optional' | 'required';
  /** One sentence without a full stop, for the README. */
  summary: string;
  /**
   * Which parts of a value are templates: `texts` (a text, and the texts of a list) or `everything` (maps too, and what
   * came from a file).
   */
  templates: 'texts' | 'everything';
  /** What is wrong with a value that holds no templates (any more): presence, shape, and whether it compiles. */
  check(value: Json | undefined, threshold: number | undefined): string | undefined | Promise<string | undefined>;
  /** Judges one output. The value is rendered and has passed `check`. */
  judge(assertion: SingleAssertion, context: JudgeContext): Judged | Promise<Judged>;
}

/** A row before the registry completes it: `check` looks only at what the value's shape does not say. */
export type AssertionRow = Omit<AssertionType, 'check' | 'templates'> &
  Partial<Pick<AssertionType, 'check' | 'templates'>>;

export interface ValueRule {
  required: boolean;
  shape: ValueShape;
}

export type ValueShape =
  | 'none'
  | 'any'
  | 'text'
  | 'text or number'
  /** Texts and numbers; or one text with commas. */
  | 'list'
  /** A JSON schema: a map, or its YAML or JSON text. */
  | 'schema'
  /** A number, or a map with `min`, `max` or both. */
  | 'range'
  /** A text, a map or a list. */
  | 'rubric'
  /** What the output is compared with: a text, or a list of which the nearest counts. */
  | 'references'
  /** `root.item.name`: one text with commas, a list, or a map with the list in `requiredElements`. */
  | 'element paths'
  /** A map with the dialect of SQL and what a statement may touch. */
  | 'sql';

export interface AssertionJudgement {
  pass: boolean;
  /** Usually 0 to 1. */
  score: number;
  /** Why, in one line without a full stop; quotes bounded excerpts of hostile text. */
  reason: string;
}

/** A judgement, or why there can be none. */
export type Judged = AssertionJudgement | { error: CellError };

/** The type as a config writes it. */
export function writtenType({ type, negated }: { type: string; negated: boolean }): string {
  return negated ? `not-${type}` : type;
}
