// Lines of a terminal: wrapped, indented, without what a terminal or the log of a job would take for a command.
import { formatProblem, type Problem } from '../config/problem.js';
import { logLine, terminalText } from './plain-text.js';
import { wrap } from './terminal-width.js';

/** Select Graphic Rendition codes (ECMA-48 8.3.117). */
const STYLES = { bold: 1, red: 31, green: 32, yellow: 33 } as const;

/** Lines of a text from outside, each `indent` columns from the left. */
export type Write = (text: string, indent?: number) => string;

export interface TerminalWriter {
  write: Write;
  style(text: string, ...names: (keyof typeof STYLES)[]): string;
  /** A title with lines below it; nothing without lines. */
  section(title: string, lines: readonly string[]): string[];
}

/** @param options.width columns */
export function createTerminalWriter({ width, color }: { width: number; color: boolean }): TerminalWriter {
  const write: Write = (text, indent = 0) =>
    terminalLines(text, width - indent)
      .map((line) => (' '.repeat(indent) + line).trimEnd())
      .join('\n');
  const style: TerminalWriter['style'] = (text, ...names) =>
    color ? `\u001b[${names.map((name) => STYLES[name]).join(';')}m${text}\u001b[0m` : text;
  return {
    write,
    style,
    section: (title, lines) => (lines.length === 0 ? [] : [[style(write(title), 'bold'), ...lines].join('\n')]),
  };
}

/** In the log of a job a line can be a command to the runner, and a text may be broken so that one starts with it. */
export function terminalLines(text: string, width: number): string[] {
  return wrap(terminalText(text), width).flatMap((line) => {
    const safe = logLine(line);
    return safe === line ? [line] : terminalLines(safe, width);
  });
}

export function problemLines({ hint, ...problem }: Problem, write: Write): string {
  return [write(formatProblem(problem), 2), ...(hint ? [write(hint, 4)] : [])].join('\n');
}
