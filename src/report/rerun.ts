// How to repeat the run, or one case of it, on a laptop.
import type { EvalReport } from './eval-report.js';

/** What it is called where nobody knows how it was started. */
const COMMAND = 'mlflow-gateway-eval';

/**
 * A command for a POSIX shell, whose words `command` start it here. File names and URL come from outside and are quoted; undefined when one of them holds a
 * control character, which nobody should paste into a shell.
 */
export function rerunCommand(
  report: Pick<EvalReport, 'files' | 'configFiles' | 'gatewayUrl'>,
  { cellId, command: program = [COMMAND] }: { cellId?: string | undefined; command?: readonly string[] | undefined },
): string | undefined {
  const { files, configFiles = files.slice(0, 1), gatewayUrl } = report;
  const command = [
    ...program.map(shellWord),
    ...configFiles.flatMap((file) => ['--config', shellWord(file)]),
    ...(cellId === undefined ? [] : ['--case', shellWord(cellId)]),
  ].join(' ');
  const lines = [...(gatewayUrl === undefined ? [] : [`MLFLOW_GATEWAY_URL=${shellWord(gatewayUrl)}`]), command];
  return lines.some((line) => /\p{Cc}/u.test(line)) ? undefined : lines.join(' \\\n  ');
}

function shellWord(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
