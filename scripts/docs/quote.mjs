import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const LANGUAGES = { '.yml': 'yaml', '.yaml': 'yaml', '.csv': 'csv', '.txt': 'text' };

/**
 * A file, or a part of it, as a code block: `path`, `path from "text"`, `path from "text" to "text"`. A part goes from the
 * first line that holds the one text up to the next that holds the other, both included, without their common indent.
 *
 * @throws Error when a text does not occur: the quote would silently become another one
 */
export function quoteFile(root, args) {
  const [, path, from, to] = /^(\S+)(?: from "(.+?)")?(?: to "(.+?)")?$/.exec(args) ?? [];
  if (path === undefined) throw new Error(`README.md: cannot read "quote ${args}"`);
  const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n');
  const first = from === undefined ? 0 : indexOf(lines, from, 0, path);
  const last = to === undefined ? lines.length - 1 : indexOf(lines, to, first, path);
  return `\`\`\`${LANGUAGES[extname(path)] ?? ''}\n${dedent(lines.slice(first, last + 1)).join('\n')}\n\`\`\``;
}

function indexOf(lines, text, start, path) {
  const index = lines.findIndex((line, at) => at >= start && line.includes(text));
  if (index < 0) throw new Error(`README.md quotes ${path}, but "${text}" is not in it`);
  return index;
}

function dedent(lines) {
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent));
}
