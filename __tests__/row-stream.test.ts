// What a `.jsonl` file holds while a run goes on, and when its files cannot be written.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createRowMaker } from '../src/report/row-maker.js';
import { writeResultFiles } from '../src/result-files.js';
import { createRowStream } from '../src/row-stream.js';
import type { CellResult } from '../src/run/results.js';
import { createRedactor } from '../src/trust/secrets.js';
import { createWorkspace } from '../src/trust/workspace.js';
import * as reports from './report/reports.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rows-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => path.join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const lines = (name: string): Record<string, unknown>[] =>
  read(name)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

function streamOf(files: string[], redact: (text: string) => string = (text) => text) {
  const faults: string[] = [];
  const stream = createRowStream({
    files,
    target: at,
    loadRows: async () => createRowMaker({ repeat: 1, started: 0, showAnswers: 'all', redact }),
    onFault: (file, error) => faults.push(`${file}: ${(error as NodeJS.ErrnoException).code}`),
  });
  return { ...stream, faults };
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
const results = (): CellResult[] => reports.failed().cells;

test('nothing is touched before the first cell; each cell is there as soon as it was told', async () => {
  writeFileSync(at('a.jsonl'), 'of the run before\n');
  const stream = streamOf(['a.jsonl', 'b.jsonl']);
  await settled();
  expect(read('a.jsonl')).toBe('of the run before\n');
  const [first, second, ...others] = results();
  stream.add(first as CellResult);
  stream.add(second as CellResult);
  await settled();
  expect(lines('a.jsonl')).toHaveLength(2);
  stream.add(others[0] as CellResult);
  expect(lines('b.jsonl').map((row) => (row['metadata'] as { cellId: string }).cellId)).toEqual(
    results()
      .slice(0, 3)
      .map(({ cell }) => cell.id),
  );
  await stream.close();
  expect(read('a.jsonl')).toBe(read('b.jsonl'));
});

test('who closes at once has every cell in the file', async () => {
  const stream = streamOf(['a.jsonl']);
  for (const result of results()) stream.add(result);
  await stream.close();
  expect(lines('a.jsonl')).toHaveLength(results().flatMap(({ runs }) => runs).length);
});

test('without a cell there is no file', async () => {
  await streamOf(['a.jsonl']).close();
  expect(existsSync(at('a.jsonl'))).toBe(false);
});

test('a file that cannot be written costs the others nothing', async () => {
  const stream = streamOf(['no/folder.jsonl', 'b.jsonl']);
  for (const result of results()) stream.add(result);
  await stream.close();
  expect(stream.faults).toEqual(['no/folder.jsonl: ENOENT']);
  expect(lines('b.jsonl')).toHaveLength(results().length);
});

test('secrets are in no row', async () => {
  const word = String(reports.failed().cells[0]?.runs[0]?.output).slice(0, 12);
  const stream = streamOf(['a.jsonl'], createRedactor([word]));
  for (const result of results()) stream.add(result);
  await stream.close();
  expect(read('a.jsonl')).not.toContain(word);
});

describe('the report at the end', () => {
  const report = reports.failed();
  const write = () =>
    writeResultFiles(report, reports.CONTEXT, {
      settings: { workingDirectory: folder, outputPaths: ['a.jsonl'] },
      workspace: createWorkspace({ root: folder, cwd: folder }),
    });

  test('changes nothing of a row but its id, and no place of it in the file', async () => {
    const stream = streamOf(['a.jsonl']);
    for (const result of report.cells) stream.add(result);
    await stream.close();
    const before = read('a.jsonl');
    const rows = lines('a.jsonl');
    expect(await write()).toEqual({ written: ['a.jsonl'], warnings: [] });
    expect(
      read('a.jsonl')
        .split('\n')
        .map(({ length }) => length),
    ).toEqual(before.split('\n').map(({ length }) => length));
    expect(lines('a.jsonl').map(({ id: _, ...row }) => row)).toEqual(rows.map(({ id: _, ...row }) => row));
  });

  test('leaves nothing of a longer file', async () => {
    await write();
    const alone = read('a.jsonl');
    writeFileSync(at('a.jsonl'), `${alone}${alone}`);
    await write();
    expect(read('a.jsonl')).toBe(alone);
  });
});
