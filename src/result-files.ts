// Writes the result files of a report. One that cannot be written is a warning: the others still are.
import { closeSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EvalReport, RunContext } from './report/eval-report.js';
import { listEndings, resultFormat } from './result-formats.js';
import { whyNotReplaced } from './result-target.js';
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
  const read = [...report.files, ...(report.configFiles ?? [])].map((file) =>
    path.resolve(settings.workingDirectory, file),
  );
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
      const real = workspace.resolveForWrite(target);
      const refusal = whyNotReplaced({ file: real, fromConfig: settings.outputPaths.length === 0, read });
      if (refusal !== undefined) throw new Error(refusal);
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

function writeChunks(file: string, chunks: Iterable<string>): void {
  const descriptor = openSync(file, 'w');
  try {
    let buffer = '';
    for (const chunk of chunks) {
      buffer += chunk;
      if (buffer.length < BUFFER_CHARACTERS) continue;
      // Unlike writeSync it goes on until everything is written.
      writeFileSync(descriptor, buffer);
      buffer = '';
    }
    writeFileSync(descriptor, buffer);
  } finally {
    closeSync(descriptor);
  }
}
