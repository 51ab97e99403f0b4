// Configs in promptfoo's format, the answers of a stub gateway, and what promptfoo 0.123.1 made of them: the bundle is held
// to the same results, cell by cell. `case.json` says where it should not follow (`deviation`), and what is wanted instead.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

const HERE = import.meta.dirname;
const ROOT = path.join(HERE, '..', '..');

jest.setTimeout(600_000);

interface Report {
  cases: { case: string; state: 'ok' | 'dev' | 'FAIL'; found: string[] }[];
}

let folder: string;
let report: Report;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'conformance-'));
  const file = path.join(folder, 'report.json');
  spawnSync(
    process.execPath,
    [
      path.join(HERE, 'run.mjs'),
      ...['--report', file, '--agreement', path.join(folder, 'agreement.json')],
      ...['--', process.execPath, path.join(ROOT, 'dist', 'index.js')],
    ],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  report = JSON.parse(readFileSync(file, 'utf8')) as Report;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every case gives what promptfoo gives, or what is wanted instead', () => {
  expect(report.cases.length).toBeGreaterThan(200);
  const failed = report.cases.filter(({ state }) => state === 'FAIL');
  expect(failed.map(({ case: name, found }) => `${name}: ${found.join('; ')}`)).toEqual([]);
});

test('what the docs say of the agreement is what was measured; `npm run agreement` writes it', () => {
  const measured = readFileSync(path.join(folder, 'agreement.json'), 'utf8');
  expect(measured).toBe(readFileSync(path.join(HERE, 'agreement.json'), 'utf8'));
});
