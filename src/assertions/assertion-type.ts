// What an assertion type is. One row of registry.ts holds all that the rest of the program knows of it.
import type { CellError } from '../cell-error.js';
import type { SingleAssertion } from '../config/eval-config.js';
import type { Json } from '../json.js';
import type { AssertionOutcome, CodeComponent } from '../run/results.js';
import type { Metrics } from './compose.js';
import type { JudgeContext } from './judge-context.js';

export type AssertionType = AssertionFacts & (JudgesOne | ComparesRow);

interface AssertionFacts {
  /** The name without `not-`. */
  type: string;
  group: 'text' | 'json' | 'markup' | 'tools' | 'answer' | 'metric' | 'model-graded' | 'code';
  needs: 'nothing' | 'grader' | 'embeddings' | 'grader and embeddings' | 'code' | 'webhook';
  /** What a config's own grading prompt can be: none, one prompt, or one for each call, by these names. */
  rubricPrompts: 'none' | 'one' | readonly string[];
  /** Variables that a test with this type has to have. */
  variables: readonly string[];
  /** Keys of `config` at the assertion. */
  settings: readonly string[];
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
}

interface JudgesOne {
  /** Judges one output. The value is rendered and has passed `check`. */
  judge(assertion: SingleAssertion, context: JudgeContext): Judged | Promise<Judged>;
  compare?: undefined;
}

interface ComparesRow {
  judge?: undefined;
  /**
   * Judges the outputs of one test against each other, one judgement for each. The value is rendered and has passed
   * `check`; `context` is that of the first output.
   */
  compare(
    assertion: SingleAssertion,
    candidates: readonly Candidate[],
    context: JudgeContext,
  ): AssertionJudgement[] | { error: CellError } | Promise<AssertionJudgement[] | { error: CellError }>;
}

/** An output among those of its test's other columns. */
export interface Candidate {
  outputText: string;
  /** What the assertions of its own found. */
  outcomes: readonly AssertionOutcome[];
}

/** Facts that most types have none of. */
type Rare = 'check' | 'templates' | 'rubricPrompts' | 'variables' | 'settings';

/** A row before the registry completes it: `check` looks only at what the value's shape does not say. */
export type AssertionRow = Omit<AssertionFacts, Rare> & Partial<Pick<AssertionFacts, Rare>> & (JudgesOne | ComparesRow);

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
  /** A text, or a list of texts. */
  | 'texts'
  /** How scores are put together: a map with `method`, `weights` and `threshold`. */
  | 'aggregate'
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
  /** Scores under names of their own, beside the one of `metric`. */
  metrics?: Metrics;
  /** What code says that its judgement is made of: shown, and in no score. */
  components?: readonly CodeComponent[];
}

/** A judgement, or why there can be none. */
export type Judged = AssertionJudgement | { error: CellError };

/** The type as a config writes it. */
export function writtenType({ type, negated }: { type: string; negated: boolean }): string {
  return negated ? `not-${type}` : type;
}
