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
 * it. Characters without a shape of their own (joiners, combining marks) do not count for a runner: see
 * workflow-commands.ts.
 */
export function logLine(text: string): string {
  return visibleText(text).replace(COMMAND, '$& ').replace(LEGACY_COMMAND, '$& ');
}

const COMMAND = /^(?:[\p{Z}\p{M}]|[^\P{C}\n])*:(?:\p{M}|[^\P{C}\n])*(?=:)/gmu;
const LEGACY_COMMAND = /#(?:\p{M}|[^\P{C}\n])*#(?:\p{M}|[^\P{C}\n])*(?=\[)/gu;
