// Texts from outside on a terminal and in the log of a job.
import { visibleText } from './visible.js';

const TAB = '  ';

/** For a terminal: no escape code reaches it, and tabs, whose width nobody knows, are two blanks. Keeps line feeds. */
export function terminalText(text: string): string {
  return visibleText(text).replaceAll('\t', TAB);
}

/**
 * For the log of a job, one or more lines. A runner takes a line for a command to itself when it starts with `::`, blanks
 * before it or not, or has `##[` anywhere (actions/runner, ActionCommand.cs): a blank between the two marks makes text of
 * it.
 */
export function logLine(text: string): string {
  return visibleText(text)
    .replace(/^(\s*):(?=:)/gm, '$1: ')
    .replaceAll('##[', '## [');
}
