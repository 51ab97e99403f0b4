// Writes the result files of a report. One that cannot be written is a warning: the others still are.
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { renderSummary } from './report/comment.js';
import type { EvalReport, RunContext } from './report/eval-report.js';
import { renderResultsJson } from './report/results-json.js';
import { RESULT_FORMATS } from './settings/parse.js';
import type { Settings } from './settings/settings.js';
import type { Workspace } from './trust/workspace.js';

export interface WrittenFiles {
  /** As they are shown, in the order asked for. */
  written: string[];
  warnings: string[];
}

/** Files of any size: nobody cuts a file that was asked for. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

export function writeResultFiles(
  report: EvalReport,
  context: RunContext,
  parts: { settings: Pick<Settings, 'showAnswers' | 'workingDirectory' | 'outputPaths'>; workspace: Workspace },
): WrittenFiles {
  const { settings, workspace } = parts;
  const result: WrittenFiles = { written: [], warnings: [] };
  for (const file of settings.outputPaths.length > 0 ? settings.outputPaths : (report.outputPaths ?? [])) {
    if (!(RESULT_FORMATS as readonly string[]).includes(path.extname(file).toLowerCase())) {
      result.warnings.push(
        `the result file ${file} was not written: its ending has to be ${RESULT_FORMATS.join(' or ')}`,
      );
      continue;
    }
    const target = path.resolve(settings.workingDirectory, file);
    try {
      writeChunks(workspace.resolveForWrite(target), render(file, report, context, settings));
      result.written.push(workspace.display(target));
    } catch (error) {
      result.warnings.push(
        `the result file ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return result;
}

function render(
  file: string,
  report: EvalReport,
  context: RunContext,
  { showAnswers = 'all' }: Pick<Settings, 'showAnswers'>,
): Iterable<string> {
  if (path.extname(file).toLowerCase() === '.json')
    return renderResultsJson(report, { showAnswers, version: context.version });
  return [renderSummary(report, context, { showAnswers, limit: NO_LIMIT })];
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
      writeSync(descriptor, buffer);
      buffer = '';
    }
    writeSync(descriptor, buffer);
  } finally {
    closeSync(descriptor);
  }
}
