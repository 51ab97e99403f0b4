// Whether the result files that are asked for can be written: asked before the first call, which costs money.
import path from 'node:path';
import { ConfigError, type Problem } from './config/problem.js';
import { listEndings, resultFormat } from './result-formats.js';
import { whyNotReplaced } from './result-target.js';
import type { Settings } from './settings/settings.js';
import { FileError, type Workspace } from './trust/workspace.js';

/**
 * Creates the folders of the files, unless told not to, and no file.
 *
 * @param run.configured the config's `outputPath`, which the input `output-path` overrides
 * @param run.read the files that the run has read, relative to the working directory
 * @throws ConfigError with every path, as it was typed, that cannot be written
 */
export function checkResultPaths(
  { outputPaths, workingDirectory }: Pick<Settings, 'outputPaths' | 'workingDirectory'>,
  {
    configured,
    read,
    workspace,
    createFolders = true,
  }: { configured: readonly string[]; read: readonly string[]; workspace: Workspace; createFolders?: boolean },
): void {
  const asked = outputPaths.length > 0;
  const problems = (asked ? outputPaths : configured).flatMap((file): Problem[] => {
    const name = `the result file ${JSON.stringify(file)} (${asked ? 'output-path' : 'outputPath'})`;
    // Of the config's own the reader has told already.
    if (resultFormat(file) === undefined)
      return [{ resultFile: file, message: `${name} has to end in ${listEndings()}` }];
    try {
      const refusal = whyNotReplaced({
        file: workspace.resolveForWrite(path.resolve(workingDirectory, file), { createFolder: createFolders }),
        fromConfig: !asked,
        read: read.map((one) => path.resolve(workingDirectory, one)),
      });
      return refusal === undefined ? [] : [{ resultFile: file, message: `${name} cannot be written: ${refusal}` }];
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return [{ resultFile: file, message: `${name} cannot be written: ${reasonOf(error)}`, hint: error.hint }];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
}

/** Without the path, which the message of a FileError begins with: it stands there as it was typed already. */
function reasonOf({ fault, message }: FileError): string {
  switch (fault) {
    case 'outside':
      return 'it is outside the workspace';
    case 'git':
      return 'it belongs to git';
    case 'directory':
      return 'it is a folder';
    default:
      return message.replace(/^"(?:[^"\\]|\\.)*":? /, '');
  }
}
