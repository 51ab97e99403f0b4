import { formatPosition, type Position } from './position.js';

/** Something wrong (or without effect) in a config: what, where, and what to do about it. */
export interface Problem {
  /** What happened, lower-case start, no full stop. */
  message: string;
  at?: Position | undefined;
  /** What to do: `did you mean "assert"?`, lines to add. May span lines. */
  hint?: string | undefined;
}

/** `file:line:column: message` with the hint indented below it. */
export function formatProblem({ message, at, hint }: Problem): string {
  const where = at ? `${formatPosition(at)}: ` : '';
  const remedy = hint ? `\n${hint.replace(/^/gm, '  ')}` : '';
  return `${where}${message}${remedy}`;
}

/** Ends the run before the first call to a model: the config cannot be run as it is. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}
