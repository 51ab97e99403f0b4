// The `.jsonl` result files while a run goes on: whoever kills it finds what it has measured. The report at the end writes
// them once more, with the ids of their rows, which nobody knows before all has been measured.
import { closeSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plan, PlanRequest } from './prepare.js';
import { targetOf } from './result-target.js';
import type { CellResult } from './run/results.js';

export interface RowStream {
  /** Cells in the order of the plan. */
  add(result: CellResult): void;
  /** Ends what is under way: the files are the report's from then on. */
  close(): Promise<void>;
}

/** A row, or several, with their line feeds. */
type MakeRows = (result: CellResult) => string;

interface StreamRequest {
  /** As they were asked for. */
  files: readonly string[];
  /** Where a file may be written. @throws where it may not */
  target(file: string): string;
  /** Loaded when there is a first row. */
  loadRows(): Promise<MakeRows>;
  /** A file that takes no rows: the report tells of it at the end. */
  onFault(file: string, error: unknown): void;
}

/** The stream that a plan asks for; undefined without a `.jsonl` file. */
export function rowStreamOf(
  { settings, workspace, log }: Pick<PlanRequest, 'settings' | 'workspace'> & { log: { debug(text: string): void } },
  plan: Plan,
  { redact, started }: { redact: (text: string) => string; started: number },
): RowStream | undefined {
  const asked = settings.outputPaths.length > 0 ? settings.outputPaths : plan.outputPaths;
  const files = asked.filter((file) => path.extname(file).toLowerCase() === '.jsonl');
  if (files.length === 0) return undefined;
  return createRowStream({
    files,
    target: (file) =>
      targetOf(file, {
        fromConfig: settings.outputPaths.length === 0,
        read: [...plan.config.files, ...plan.configFiles],
        workspace,
        workingDirectory: settings.workingDirectory,
      }),
    async loadRows() {
      const { createRowMaker } = await import('./report/row-maker.js');
      return createRowMaker({ repeat: plan.repeat, started, showAnswers: settings.showAnswers ?? 'all', redact });
    },
    onFault: (file, error) => log.debug(redact(`no rows are written to ${file} before the end: ${String(error)}`)),
  });
}

export function createRowStream({ files, target, loadRows, onFault }: StreamRequest): RowStream {
  const open = new Map<string, number>();
  let waiting: CellResult[] = [];
  let working: Promise<void> | undefined;
  let rowsOf: MakeRows | undefined;

  function write(rows: string): void {
    for (const [file, descriptor] of open)
      attempt(file, () => {
        writeFileSync(descriptor, rows);
      });
  }

  function attempt(file: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      const descriptor = open.get(file);
      open.delete(file);
      if (descriptor !== undefined) closeSync(descriptor);
      onFault(file, error);
    }
  }

  async function begin(): Promise<void> {
    try {
      rowsOf = await loadRows();
      for (const file of files) attempt(file, () => open.set(file, openSync(target(file), 'w')));
      flush();
    } catch (error) {
      for (const file of files) onFault(file, error);
    }
  }

  function flush(): void {
    if (!rowsOf) return;
    const rows = open.size > 0 ? waiting.map(rowsOf).join('') : '';
    waiting = [];
    if (rows !== '') write(rows);
  }

  return {
    add(result) {
      waiting.push(result);
      working ??= begin();
      flush();
    },
    async close() {
      await working;
      for (const descriptor of open.values()) closeSync(descriptor);
      open.clear();
    },
  };
}
