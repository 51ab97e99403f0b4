// Annotations as commands to the runner.
import path from 'node:path';
import type { Annotation } from '../report/annotations.js';
import type { RunContext } from '../report/eval-report.js';
import { formatCommand } from './workflow-commands.js';

/** One command each; the files are named from the top of the clone. */
export function annotate(
  annotations: readonly Annotation[],
  { workingDirectory = '.' }: Pick<RunContext, 'workingDirectory'>,
  write: (text: string) => void,
): void {
  for (const { level, title, message, at } of annotations)
    write(
      `${formatCommand(level, message, {
        title,
        ...(at ? { file: path.posix.join(workingDirectory, at.file), line: at.line, col: at.column } : {}),
      })}\n`,
    );
}
