// Workflow commands: the lines on stdout by which an action speaks to its runner, and how to keep any other line from
// being taken for one. The runner's two parsers (actions/runner, ActionCommand.cs) differ:
//   ::name key=value::data   only at the start of a line, after white space
//   ##[name key=value]data   ANYWHERE in a line
// Both search by the culture's rules, in which characters without a shape of their own (zero-width space, soft hyphen,
// NUL) do not count: `:<soft hyphen>:error::x` may be a command too.

/** An annotation's place and title; the runner links `file` (relative to the workspace) and `line` in the pull request. */
export interface CommandProperties {
  title?: string | undefined;
  file?: string | undefined;
  line?: number | undefined;
  col?: number | undefined;
}

/** One line, without its line break, that makes the runner do `name` with any text as `message`. */
export function formatCommand(name: string, message: string, properties: CommandProperties = {}): string {
  const pairs = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name}${pairs.length > 0 ? ` ${pairs.join(',')}` : ''}::${escapeData(message)}`;
}

/** `%` first: it is what the other escapes are made of. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const COMMAND_AT_START = /^[\p{Z}\p{C}\p{M}]*:/u;
const LEGACY_COMMAND = /#[\p{C}\p{M}]*#[\p{C}\p{M}]*(?=\[)/gu;
/** All but tab: what moves a cursor or colours a terminal has no place in text from outside. */
const CONTROL = /[^\P{Cc}\t]/gu;

/**
 * Text that may come from outside, as lines that no runner reads as a command. What could be one is shown with a
 * backslash before it; control characters are shown as `\uFFFD`; a lone carriage return ends a line, as it does for the runner.
 */
export function plainLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => {
    const visible = line.replace(LEGACY_COMMAND, '$&\\').replace(CONTROL, '\uFFFD');
    return COMMAND_AT_START.test(visible) ? `\\${visible}` : visible;
  });
}
