// What the runner does with a line of a step's output, after actions/runner's ActionCommand.cs. More suspicious than the
// runner: any name is a command, and characters without a shape do not count wherever they stand (its searches follow the
// culture).
const COMMAND = /^\s*::(?<name>[^\s:]+)(?: (?<properties>[^:]*))?::(?<data>[\s\S]*)$/u;
const LEGACY = /##\[(?<name>[^\]\s]+)[^\]]*\]/u;
const shapeless = (line: string) => line.replace(/[\p{C}\p{M}]/gu, '');

export interface RunnerCommand {
  name: string;
  data: string;
  properties: Record<string, string>;
}

export const runnerLines = (text: string): string[] => text.split(/\r\n|\r|\n/);

export function parseCommand(line: string): RunnerCommand | undefined {
  const plain = shapeless(line).trimStart();
  const name = (COMMAND.exec(plain) ?? LEGACY.exec(plain))?.groups?.['name'];
  if (name === undefined) return undefined;
  const { data = '', properties = '' } = COMMAND.exec(line)?.groups ?? {};
  return { name, data: unescapeData(data), properties: readProperties(properties) };
}

/** All commands of a log. */
export function commandsOf(log: string): RunnerCommand[] {
  return runnerLines(log).flatMap((line) => parseCommand(line) ?? []);
}

function readProperties(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), unescapeData(pair.slice(at + 1))];
      }),
  );
}

function unescapeData(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
