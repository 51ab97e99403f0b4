// One function for each place in Markdown or HTML where a text from outside goes. Everything that a reviewer reads passes
// through one of them: prompts, vars, answers, reasons, errors, names of files and endpoints.
//
// GitHub does more to a comment than Markdown: after rendering it looks through the text for mentions, references, commits
// and emoji names, and an entity or a backslash does not hide them, since both are gone by then. Code is left alone; in
// other places a zero-width space breaks what would be recognised. A zero-width space of the text itself is written out
// (see visible.ts), so removing ours gives back exactly what is to be read.
import { oneLine, visibleText } from './visible.js';

export const BREAK = '\u200b';

/**
 * What GitHub would turn into a link or a picture, apart from Markdown: see "Autolinked references and URLs", "Mentioning
 * people and teams" and "Using emojis" on docs.github.com, and https://github.github.com/gfm/#autolinks-extension-.
 */
const TRIGGERS: readonly [RegExp, string][] = [
  // @user, @org/team, user@sha, mail addresses
  [/@/g, `@${BREAK}`],
  // #1, owner/repo#1
  [/#(?=\d)/g, `#${BREAK}`],
  [/(gh)-(?=\d)/gi, `$1-${BREAK}`],
  // advisories: CVE-2021-44228, GHSA-...
  [/(cve|ghsa)(?=-)/gi, `$1${BREAK}`],
  // commits: 7 to 40 hex digits
  [/[0-9a-f]{6}(?=[0-9a-f])/gi, `$&${BREAK}`],
  // http://, ftp://
  [/:(?=\/\/)/g, `:${BREAK}`],
  [/www(?=\.)/gi, `$&${BREAK}`],
  // :name: of an emoji
  [/:(?=[\w+-]+:)/g, `:${BREAK}`],
];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Never a `|` in Markdown text: in a table it would end the cell, even after a backslash of the text.
  '|': '&#124;',
};

function entities(text: string, characters: RegExp): string {
  return text.replace(characters, (character) => ENTITIES[character] ?? character);
}

function breakTriggers(text: string): string {
  return TRIGGERS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

/** Text of a paragraph, a list item, a heading or a table cell: one line, no Markdown in it. */
export function markdownText(text: string): string {
  return escapeLine(oneLine(text));
}

function escapeLine(line: string): string {
  const escaped = breakTriggers(line)
    .replace(/[\\`*_[\]#~$]/g, '\\$&')
    // What means something at the start of a line only: list items, rules, underlines of headings.
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
  return entities(escaped, /[&<>|]/g);
}

/**
 * An address, or a place `file.yaml:18:9`, as messages of ours hold them: where a word starts, and without what ends a
 * sentence. `$` before or after code would be a formula on GitHub.
 */
const TO_COPY =
  /(?<=^|[ ("'])(?:https?:\/\/[^\s"'<>`$|]*[\w/]|[\w./-]{1,200}\.\w{1,10}:\d{1,9}:\d{1,9})(?=$|[\s"').,:;!?])/giu;

/**
 * A message in a paragraph or a list item: like other text, but its addresses and its places in files are code spans. A
 * reader copies those, and must not copy a zero-width space with them.
 */
export function markdownMessage(text: string): string {
  const line = oneLine(text);
  const parts: string[] = [];
  let end = 0;
  for (const { 0: found, index } of line.matchAll(TO_COPY)) {
    parts.push(escapeLine(line.slice(end, index)), inlineCode(found));
    end = index + found.length;
  }
  return [...parts, escapeLine(line.slice(end))].join('');
}

/** A cell of a table: like other text, but never empty, since an empty cell reads like a fault of the report. */
export function markdownCell(text: string): string {
  return markdownText(text) || '-';
}

/**
 * A code span: the text as it is, to be copied. Line feeds become `↵`. Not for table cells: a `|` would end the cell, and a
 * `\|` in code cannot be written in one.
 */
export function inlineCode(text: string): string {
  const line = visibleText(text).replace(/\n/g, '↵');
  if (line === '') return '(empty)';
  const fence = '`'.repeat(longestRun(line) + 1);
  // One blank at each end is taken off by Markdown, and a backtick must not touch the fence.
  const pad = /^`|`$|^ .*[^ ].* $/.test(line) ? ' ' : '';
  return fence + pad + line + pad + fence;
}

/** A fenced block, to stand at the start of a line with an empty line before and after it. The fence is longer than any in the text. */
export function fencedBlock(text: string, info = ''): string {
  const visible = visibleText(text);
  const fence = '`'.repeat(Math.max(3, longestRun(visible) + 1));
  return `${fence}${info}\n${visible}\n${fence}`;
}

/** Text or a quoted attribute of an HTML page that is not rendered by GitHub. */
export function htmlText(text: string): string {
  return entities(visibleText(text), /[&<>"']/g);
}

/** Text in an HTML element within Markdown, such as `<summary>`: one line, or an empty line would end the HTML. */
export function htmlInMarkdown(text: string): string {
  return entities(breakTriggers(oneLine(text)), /[&<>"'|]/g);
}

/**
 * A link, when the URL is a plain one; else the label alone.
 *
 * @param label Markdown, already escaped
 */
export function markdownLink(label: string, url: string | undefined): string {
  return url !== undefined && /^https?:\/\/[\w.~:/?#@!$&*+,;=%-]+$/.test(url) ? `[${label}](${url})` : label;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
