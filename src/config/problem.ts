import { formatPosition, type Position } from './position.js';

/** Something wrong (or without effect) in a config: what, where, and what to do about it. */
export interface Problem {
  /** What happened, lower-case start, no full stop. */
  message: string;
  at?: Position | undefined;
  /** What to do: `did you mean "assert"?`, lines to add. May span lines. */
  hint?: string | undefined;
  /** The config is right: the run was not given a variable, a secret, the URL. */
  ofEnvironment?: true;
  /** Of a warning: a key is to blame, which does nothing. */
  unusedKey?: true;
  /** The result file, as it was typed, that cannot be written. */
  resultFile?: string;
}

/** `file:line:column: message` with the hint indented below it. */
export function formatProblem({ message, at, hint }: Problem): string {
  const where = at ? `${formatPosition(at)}: ` : '';
  const remedy = hint ? `\n${hint.replace(/^/gm, '  ')}` : '';
  return `${where}${message}${remedy}`;
}

/**
 * File by file, as a reader mends them: in the order of `files`, then of lines. What stands in no file comes first. What
 * several tests share (a variable of defaultTest) is told once.
 * @param files as positions name them
 */
export function inFileOrder(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const order = new Map(files.map((file, index) => [file, index]));
  const place = ({ at }: Problem): [number, number, number] =>
    at && at.file !== '' ? [order.get(at.file) ?? files.length, at.line, at.column] : [-1, 0, 0];
  const distinct = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...distinct.values()]
    .map((problem) => ({ problem, place: place(problem) }))
    .sort(({ place: left }, { place: right }) => left[0] - right[0] || left[1] - right[1] || left[2] - right[2])
    .map(({ problem }) => problem);
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
