/** A place in a file that the user wrote. `file` is relative to the working directory; line and column count from 1. */
export interface Position {
  file: string;
  line: number;
  column: number;
}

/** Of what stands in no file: an input, a default. */
export const NO_PLACE: Position = { file: '', line: 1, column: 1 };

/** `file:line:column`, as editors and terminals link it. */
export function formatPosition({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}
