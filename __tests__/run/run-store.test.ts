// Runs whose texts are kept in a file are in every channel what they would be without one.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openRecordFile } from '../../src/record-file.js';
import type { EvalReport } from '../../src/report/eval-report.js';
import { redactReport } from '../../src/report/redact.js';
import { isRecorded } from '../../src/run/run-record.js';
import { createRunStore, type RecordFile, type RunStore } from '../../src/run/run-store.js';
import { createRedactor } from '../../src/trust/secrets.js';
import { allChannels } from '../hostile/channels.js';
import { hostileReport } from '../hostile/fields.js';
import { CONTESTANTS, compared } from '../report/compared-reports.js';
import * as reports from '../report/reports.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const openFile = (): RecordFile => openRecordFile({ RUNNER_TEMP: folder });

function storeOf(options: Partial<Parameters<typeof createRunStore>[0]> = {}): RunStore {
  return createRunStore({
    openFile,
    onFull: (error) => {
      throw error;
    },
    inMemory: 0,
    ...options,
  });
}

function kept(report: EvalReport, store: RunStore): EvalReport {
  // The first of all stays in memory.
  store.keep((report.cells[0] as EvalReport['cells'][number]).runs[0] as EvalReport['cells'][number]['runs'][number]);
  return { ...report, cells: report.cells.map((one) => ({ ...one, runs: one.runs.map(store.keep) })) };
}

const FULL: Record<string, () => EvalReport> = {
  passed: reports.passed,
  failed: reports.failed,
  'gateway down': reports.gatewayDown,
  hostile: reports.hostile,
  many: () => reports.many(10),
  compared: () => compared(CONTESTANTS, { repeats: 2 }),
  'half a surrogate pair': () => hostileReport('\ud800 and \udfff, \u2028, \u0000'),
};

describe.each(Object.entries(FULL))('%s', (_, make) => {
  test.each(['failed', 'all', 'none'] as const)('reads the same from a file, answers: %s', async (showAnswers) => {
    const report = kept(make(), storeOf());
    expect(report.cells.every(({ runs }) => runs.every(isRecorded))).toBe(true);
    expect(await allChannels(report, reports.CONTEXT, showAnswers)).toEqual(
      await allChannels(make(), reports.CONTEXT, showAnswers),
    );
  });
});

test('what is secret is redacted before it is written, and all else in the report', async () => {
  const SECRET = 'sk-0123456789abcdef';
  const redact = createRedactor([SECRET]);
  const written: string[] = [];
  const store = storeOf({
    redact,
    openFile: () => {
      const file = openFile();
      return {
        ...file,
        append(text) {
          written.push(text);
          return file.append(text);
        },
      };
    },
  });
  const onFile = redactReport(kept(hostileReport(`a key: ${SECRET}.`), store), redact);
  expect(written.length).toBeGreaterThan(0);
  expect(written.join('\n')).not.toContain(SECRET);
  expect(await allChannels(onFile, reports.CONTEXT, 'all')).toEqual(
    await allChannels(redactReport(hostileReport(`a key: ${SECRET}.`), redact), reports.CONTEXT, 'all'),
  );
});

test('a run without a secret is no other object in the report', () => {
  const report = kept(reports.passed(), storeOf());
  const redacted = redactReport(report, createRedactor(['not-to-be-found-anywhere']));
  expect(redacted.cells.map(({ runs }) => runs[0] === undefined)).toEqual(report.cells.map(() => false));
  for (const [index, { runs }] of redacted.cells.entries()) expect(runs[0]).toBe(report.cells[index]?.runs[0]);
});

test('a small suite opens no file', () => {
  const store = storeOf({
    inMemory: 1_000_000,
    openFile: () => {
      throw new Error('no file is needed');
    },
  });
  const report = kept(reports.many(20), store);
  expect(report.cells.some(({ runs }) => runs.some(isRecorded))).toBe(false);
});

describe('a disk that takes no more', () => {
  const ENOSPC = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

  test.each([
    ['from the beginning', 0],
    ['after a while', 5],
  ])('%s: nothing is lost, and it is told once', async (_, room) => {
    const told: unknown[] = [];
    const file = openFile();
    let appended = 0;
    const store = storeOf({
      openFile: () => ({
        ...file,
        append(text) {
          if (appended++ >= room) throw ENOSPC;
          return file.append(text);
        },
      }),
      onFull: (error) => told.push(error),
    });
    const report = kept(reports.many(10), store);
    expect(report.cells.filter(({ runs }) => runs.some(isRecorded)).length).toBe(room);
    expect(told).toEqual([ENOSPC]);
    expect(await allChannels(report, reports.CONTEXT, 'all')).toEqual(
      await allChannels(reports.many(10), reports.CONTEXT, 'all'),
    );
  });

  test('no file at all: everything stays in memory', () => {
    const told: unknown[] = [];
    const store = storeOf({
      openFile: () => {
        throw ENOSPC;
      },
      onFull: (error) => told.push(error),
    });
    expect(kept(reports.many(10), store).cells.some(({ runs }) => runs.some(isRecorded))).toBe(false);
    expect(told).toEqual([ENOSPC]);
  });
});

describe('the file', () => {
  test('has no name, and gives back each text, written or still waiting, of any length', () => {
    const file = openRecordFile({ RUNNER_TEMP: folder });
    const texts = [0, 1, 70_000, 300_000, 5, 262_144, 262_145, 12].map((length, index) =>
      String.fromCodePoint(0x61 + index, 0x1f600).repeat(length),
    );
    const places = texts.map(file.append);
    expect(readdirSync(folder)).toEqual([]);
    for (const index of [7, 0, 3, 6, 1, 2, 5, 4, 7]) {
      // Not toBe: it would print a megabyte.
      expect(file.read(places[index] as (typeof places)[number]) === texts[index] ? index : 'another text').toBe(index);
    }
    file.close();
  });

  test('stands elsewhere when RUNNER_TEMP is no folder', () => {
    const file = openRecordFile({ RUNNER_TEMP: path.join(folder, 'none') });
    expect(file.read(file.append('a text'))).toBe('a text');
    file.close();
  });
});
