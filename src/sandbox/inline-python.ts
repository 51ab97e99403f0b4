// Inline Python as a function. What counts as an expression is promptfoo's rule: one line, and no line break at its end.

/** Lines that stand before the code, so that a line of an error can be told as the author counts. */
export const LINES_BEFORE = 1;

/** Defines `main`. The driver puts `json` in scope. */
export function pythonFunction(code: string, parameters: readonly string[]): string {
  const body = code.includes('\n')
    ? code
        .split('\n')
        .map((line) => `    ${line}`)
        .join('\n')
    : `    return ${code}`;
  return `def main(${parameters.join(', ')}):\n${body}\n`;
}
