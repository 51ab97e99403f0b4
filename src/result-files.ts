// Writes the result files of a report. One that cannot be written is a warning: the others still are.
import { closeSync, constants, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EvalReport, RunContext } from './report/eval-report.js';
import { listEndings, resultFormat } from './result-formats.js';
import { targetOf } from './result-target.js';
import type { Settings } from './settings/settings.js';
import type { Workspace } from './trust/workspace.js';

export interface WrittenFiles {
  /** As they are shown, in the order asked for. */
  written: string[];
  warnings: string[];
}

/** Files that the report's own problems refuse are left out without another word. */
export async function writeResultFiles(
  report: EvalReport,
  context: RunContext,
  parts: { settings: Pick<Settings, 'showAnswers' | 'workingDirectory' | 'outputPaths'>; workspace: Workspace },
): Promise<WrittenFiles> {
  const { settings, workspace } = parts;
  const result: WrittenFiles = { written: [], warnings: [] };
  const read = [...report.files, ...(report.configFiles ?? [])];
  const refused = new Set(report.problems.map(({ resultFile }) => resultFile));
  for (const file of settings.outputPaths.length > 0 ? settings.outputPaths : (report.outputPaths ?? [])) {
    if (refused.has(file)) continue;
    const format = resultFormat(file);
    if (format === undefined) {
      result.warnings.push(`the result file ${file} was not written: its ending has to be ${listEndings()}`);
      continue;
    }
    const target = path.resolve(settings.workingDirectory, file);
    try {
      const real = targetOf(file, {
        fromConfig: settings.outputPaths.length === 0,
        read,
        workspace,
        workingDirectory: settings.workingDirectory,
      });
      const write = await format.load();
      writeChunks(real, write(report, { showAnswers: settings.showAnswers ?? 'all', context }));
      result.written.push(workspace.display(target));
    } catch (error) {
      result.warnings.push(
        `the result file ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return result;
}

/** Many small pieces make few system calls. */
const BUFFER_CHARACTERS = 1 << 20;

/** Over what stands there: rows that the run has written are as long as these, so that no moment is without them. */
function writeChunks(file: string, chunks: Iterable<string>): void {
  const { O_WRONLY, O_CREAT, O_TRUNC } = constants;
  const isStream = path.extname(file).toLowerCase() === '.jsonl';
  const descriptor = openSync(file, O_WRONLY | O_CREAT | (isStream ? 0 : O_TRUNC), 0o666);
  let bytes = 0;
  const write = (text: string): void => {
    // Unlike writeSync it goes on until everything is written.
    writeFileSync(descriptor, text);
    bytes += Buffer.byteLength(text);
  };
  try {
    let buffer = '';
    for (const chunk of chunks) {
      buffer += chunk;
      if (buffer.length < BUFFER_CHARACTERS) continue;
      write(buffer);
      buffer = '';
    }
    write(buffer);
    if (isStream) ftruncateSync(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
}
