// Inline JavaScript as the body of a function. What counts as an expression is promptfoo's rule.
import type { InlineMode } from './code-call.js';

/**
 * Several lines are a body, which has to say `return` itself; one line is an expression. An assertion's line may declare
 * variables before its last expression (`const n = output.length; n > 3`) or begin with `return`.
 */
export function functionBody(code: string, mode: InlineMode): string {
  if (mode === 'transform') return code.includes('\n') ? code : `return ${code}`;
  const text = code.trimEnd();
  if (text.includes('\n')) return text;
  const line = text.trim().replace(/;+\s*$/, '');
  if (/^return\b/.test(line)) return line;
  if (!/^(const|let|var)\s/.test(line)) return `return ${line}`;
  const end = lastStatementEnd(line);
  const expression = line.slice(end).trim();
  return end === 0 || expression === '' ? line : `${line.slice(0, end)} return ${expression}`;
}

/** Behind the last `;` that ends a statement of the outermost level; 0 when there is none. */
function lastStatementEnd(line: string): number {
  let end = 0;
  let depth = 0;
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if ('"\'`'.includes(character)) index = closingQuote(line, index);
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === ';' && depth === 0) end = index + 1;
  }
  return end;
}

/** A template's `${}` may hold quotes of its own; that such a line is read as one text only costs it its `return`. */
function closingQuote(line: string, start: number): number {
  const quote = line.charAt(start);
  for (let index = start + 1; index < line.length; index += 1) {
    if (line.charAt(index) === '\\') index += 1;
    else if (line.charAt(index) === quote) return index;
  }
  return line.length;
}
