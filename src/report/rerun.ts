// How to repeat the run, or one case of it, on a laptop.
import type { EvalReport } from './eval-report.js';

const COMMAND = 'mlflow-gateway-eval';

/**
 * A command for a POSIX shell. File names and URL come from outside and are quoted; undefined when one of them holds a
 * control character, which nobody should paste into a shell.
 */
export function rerunCommand(
  report: Pick<EvalReport, 'files' | 'configFiles' | 'gatewayUrl'>,
  cellId?: string,
): string | undefined {
  const { files, configFiles = files.slice(0, 1), gatewayUrl } = report;
  const command = [
    COMMAND,
    ...configFiles.flatMap((file) => ['--config', shellWord(file)]),
    ...(cellId === undefined ? [] : ['--case', shellWord(cellId)]),
  ].join(' ');
  const lines = [...(gatewayUrl === undefined ? [] : [`MLFLOW_GATEWAY_URL=${shellWord(gatewayUrl)}`]), command];
  return lines.some((line) => /\p{Cc}/u.test(line)) ? undefined : lines.join(' \\\n  ');
}

function shellWord(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
